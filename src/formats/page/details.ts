// The one comment of a page: what its text and its diagram do not show, a line for each step, participant or part.

import { asJson, stringify } from '../../ir/json.js';
import type { Diagram, Json, JsonObject } from '../../ir/model.js';
import { isDiagram } from '../../ir/validate.js';
import type { Span } from '../../source/span.js';
import { isRecord, readFields, writeFields } from '../kit/carry/flow.js';
import { unplaced } from './places.js';
import { detailsMark } from './vocabulary.js';

/** One line of the comment. */
export interface Detail {
  readonly data: JsonObject;
  readonly span?: Span;
}

/** What the comment of a page says. */
export interface Details {
  /** The diagram is to be read as it stands: nothing in its labels and notes follows the conventions of workflows. */
  readonly plain: boolean;
  /** The whole diagram, where lines for its parts would not do; valid while the page's mark is this. */
  readonly model?: { readonly diagram: Diagram; readonly mark: string; readonly span?: Span };
  readonly lines: readonly Detail[];
  readonly damaged: readonly Span[];
}

/** What a page without a comment says there. */
export const noDetails: Details = { plain: false, lines: [], damaged: [] };

// ---- the comment as text ---------------------------------------------------------------------------------------

/** The comment; undefined where there is nothing to say. */
export function writeDetails({ plain, model, lines }: Details): string | undefined {
  const all: readonly JsonObject[] = [
    ...(plain ? [{ plain }] : []),
    ...(model ? [{ model: asJson(model.diagram), mark: model.mark }] : []),
    ...lines.map(({ data }) => data),
  ];
  if (all.length === 0) return undefined;
  return [detailsMark, ...all.map(writeLine), '-->'].join('\n');
}

/** As people write data; as JSON where the comment would otherwise end within a text, and whole diagrams, which nobody edits there. */
function writeLine(data: JsonObject): string {
  const line = 'model' in data ? '{' : writeFields(data);
  return line.includes('-->') || line.startsWith('{') ? stringify(data, 0).replaceAll('-->', '--\\u003e') : line;
}

/** Reads the lines between the first and the last of the comment. */
export function readDetails(text: string, content: Span | undefined): Details {
  if (!content) return noDetails;
  const lines: Detail[] = [];
  const damaged: Span[] = [];
  let plain = false;
  let model: Details['model'];
  for (let start = content.start, end = 0; start < content.end; start = end + 1) {
    const next = text.indexOf('\n', start);
    end = next < 0 || next > content.end ? content.end : next;
    const span = { start, end };
    const source = text.slice(start, end).trim();
    if (source === '') continue;
    const data = readLine(source);
    const diagram: unknown = data?.['model'];
    if (!data) damaged.push(span);
    else if (data['plain'] === true) plain = true;
    else if (diagram === undefined) lines.push({ data, span });
    else if (isDiagram(diagram)) model = { diagram, mark: String(data['mark']), span };
    else damaged.push(span);
  }
  return { plain, ...(model && { model }), lines, damaged };
}

function readLine(source: string): JsonObject | undefined {
  if (!source.startsWith('{')) return readFields(source);
  try {
    const data: Json = JSON.parse(source);
    return isRecord(data) ? data : undefined;
  } catch {
    // JSON.parse has no other way of saying no.
    return undefined;
  }
}

/** The whole diagram as a detail. */
export function modelOf(diagram: Diagram, mark: string): Details {
  return { ...noDetails, model: { diagram: unplaced(diagram), mark } };
}
