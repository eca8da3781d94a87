// The one comment of a page: what its text and its diagram do not show, a line of JSON for each step, participant or part.

import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.js';
import { equalMeaning } from '../../ir/compare.js';
import { equal } from '../../ir/equal.js';
import { stringify } from '../../ir/json.js';
import type { Diagram, Json, JsonObject, Statement } from '../../ir/model.js';
import { renameIds } from '../../ir/rename.js';
import { plainText } from '../../ir/text.js';
import { isDiagram } from '../../ir/validate.js';
import { boxesIn, mapMembers, mapStatements, participantsOf, walk } from '../../ir/walk.js';
import type { StepDetails, Workflow } from '../../ir/workflow.js';
import type { Span } from '../../source/span.js';
import { isRecord, readFields, writeFields } from '../kit/carry/flow.js';
import { trailingSections } from './assemble.js';
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

/** IR data is JSON; its types do not say so. */
function asJson(value: object): JsonObject {
  return value as JsonObject;
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

// ---- the difference between two diagrams -----------------------------------------------------------------------

/** What must be said beside `shown` to have `wanted`; undefined where lines for its parts would not do. */
export function detailsOf(wanted: Diagram, shown: Diagram): readonly Detail[] | undefined {
  const lines = [
    ...diagramLines(wanted, shown),
    ...participantLines(wanted, shown),
    ...boxLines(wanted, shown),
    ...stepLines(wanted, shown),
    ...sectionLines(wanted, shown),
  ];
  const details = lines.map((data): Detail => ({ data }));
  return equalMeaning(applyDetails(shown, { ...noDetails, lines: details }).diagram, wanted) ? details : undefined;
}

/** The fields of one node that the other does not have, `null` for those that it has not; undefined where they are the same. */
function patch(wanted: object, shown: object): JsonObject | undefined {
  const [before, after] = [new Map(Object.entries(shown)), new Map(Object.entries(wanted))];
  const fields = [...new Set([...after.keys(), ...before.keys()])]
    .filter((key) => !structure.has(key) && !equal(withoutOrigin(after.get(key)), withoutOrigin(before.get(key))))
    .sort((a, b) => Number(b === 'id') - Number(a === 'id') || (a < b ? -1 : 1));
  if (fields.length === 0) return undefined;
  // IR data is JSON; its types do not say so.
  return Object.fromEntries(fields.map((key) => [key, (withoutOrigin(after.get(key)) ?? null) as Json]));
}

/** What is never part of a line: inner nodes have lines of their own. */
const structure: ReadonlySet<string> = new Set(['origin', 'statements', 'participants']);

/** A banner knows where it stood. */
function withoutOrigin(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('origin' in value)) return value;
  const { origin: _, ...rest } = value;
  return rest;
}

function diagramLines(wanted: Diagram, shown: Diagram): readonly JsonObject[] {
  const { workflow: mine = {}, ...own } = wanted;
  const { workflow: read = {}, ...other } = shown;
  const diagram = patch(own, other);
  const payloads = mine.data?.length === read.data?.length;
  const payloadLines = !payloads
    ? []
    : (mine.data ?? []).flatMap((payload, index): readonly JsonObject[] => {
        const one = read.data?.[index];
        const found = one && patch(payload, one);
        return found ? [{ payload: one.id, ...found }] : [];
      });
  const workflow = patch(payloads ? withoutData(mine) : mine, payloads ? withoutData(read) : read);
  return [...(diagram ? [{ diagram }] : []), ...(workflow ? [{ workflow }] : []), ...payloadLines];
}

function withoutData({ data: _, ...workflow }: Workflow): Workflow {
  return workflow;
}

function participantLines(wanted: Diagram, shown: Diagram): readonly JsonObject[] {
  const read = new Map(participantsOf(shown).map((one) => [one.id, one]));
  return participantsOf(wanted).flatMap((participant): readonly JsonObject[] => {
    const one = read.get(participant.id);
    const found = one && patch(participant, one);
    return found ? [{ participant: participant.id, ...found }] : [];
  });
}

/** Boxes have ids in the YAML alone. */
function boxLines(wanted: Diagram, shown: Diagram): readonly JsonObject[] {
  const read = [...boxesIn(shown.participants)];
  return [...boxesIn(wanted.participants)].flatMap(({ id }, index): readonly JsonObject[] => {
    const one = read[index];
    return one && one.id !== id ? [{ box: one.id, id }] : [];
  });
}

function messagesOf(diagram: Diagram): readonly Statement<'message'>[] {
  return [...walk(diagram.statements)].filter((statement): statement is Statement<'message'> => statement.kind === 'message');
}

function stepLines(wanted: Diagram, shown: Diagram): readonly JsonObject[] {
  const read = messagesOf(shown);
  return messagesOf(wanted).flatMap((message, index): readonly JsonObject[] => {
    const one = read[index];
    const found = one && patch(message.step ?? {}, one.step ?? {});
    return found ? [{ step: index + 1, says: saysOf(one), ...found }] : [];
  });
}

/** The beginning of a label: it tells whether the line and the message still belong together. */
function saysOf({ text }: Statement<'message'>): string {
  const [line = ''] = plainText(text).split('\n');
  return line.replace(/^\d+\. /, '').slice(0, 40);
}

function sectionLines(wanted: Diagram, shown: Diagram): readonly JsonObject[] {
  const read = trailingSections(shown.statements);
  return trailingSections(wanted.statements).flatMap((section, index): readonly JsonObject[] => {
    const one = read[index];
    const found = one && patch(section, one);
    return found ? [{ section: one.id ?? '', ...found }] : [];
  });
}

// ---- the way back ----------------------------------------------------------------------------------------------

interface Applied {
  readonly diagram: Diagram;
  readonly diagnostics: readonly Diagnostic[];
}

/** The diagram with what the lines say; a line that fits nothing any more is reported, the page wins. */
export function applyDetails(shown: Diagram, { lines, damaged }: Details): Applied {
  const diagnostics = damaged.map((span) => diagnostic('carried-unreadable', {}, span));
  if (lines.length === 0) return { diagram: shown, diagnostics };
  const applying = new Applying(shown, diagnostics);
  const diagram = applying.apply(lines);
  return { diagram, diagnostics };
}

class Applying {
  readonly #shown: Diagram;
  readonly #diagnostics: Diagnostic[];
  readonly #messages: readonly Statement<'message'>[];
  readonly #bySays = new Map<string, Statement<'message'>[]>();
  readonly #patches = new Map<object, JsonObject>();

  constructor(shown: Diagram, diagnostics: Diagnostic[]) {
    this.#shown = shown;
    this.#diagnostics = diagnostics;
    this.#messages = messagesOf(shown);
    for (const message of this.#messages) {
      const says = saysOf(message);
      const others = this.#bySays.get(says);
      if (others) others.push(message);
      else this.#bySays.set(says, [message]);
    }
  }

  apply(lines: readonly Detail[]): Diagram {
    const participants = new Map(participantsOf(this.#shown).map((one) => [one.id, one]));
    const sections = new Map(trailingSections(this.#shown.statements).map((one) => [one.id ?? '', one]));
    const payloads = new Map(this.#shown.workflow?.data?.map((one) => [one.id, one]));
    const boxes = new Map<string, string>();
    let whole: JsonObject = {};
    let workflow: JsonObject = {};
    for (const { data, span } of lines) {
      if (isRecord(data['diagram'])) whole = data['diagram'];
      else if (isRecord(data['workflow'])) workflow = data['workflow'];
      else if ('step' in data) this.#note(this.#messageOf(data), without(data, 'step', 'says'), 'a step', span);
      else if ('participant' in data)
        this.#note(participants.get(String(data['participant'])), without(data, 'participant'), 'a participant', span);
      else if ('box' in data) boxes.set(String(data['box']), String(data['id']));
      else if ('section' in data) this.#note(sections.get(String(data['section'])), without(data, 'section'), 'a path', span);
      else this.#note(payloads.get(String(data['payload'])), without(data, 'payload'), 'a payload', span);
    }
    const settled = this.#settled(this.#rebuilt(whole, workflow), lines);
    return boxes.size === 0 ? settled : renameIds(settled, boxes);
  }

  #note(node: object | undefined, data: JsonObject, construct: string, span: Span | undefined): void {
    if (node) this.#patches.set(node, data);
    else this.#diagnostics.push(diagnostic('carried-edited', { construct }, span));
  }

  #messageOf({ step, says }: JsonObject): Statement<'message'> | undefined {
    const there = typeof step === 'number' ? this.#messages[step - 1] : undefined;
    if (there && saysOf(there) === says) return there;
    const alike = typeof says === 'string' ? this.#bySays.get(says) : undefined;
    return alike?.length === 1 ? alike[0] : undefined;
  }

  #rebuilt(whole: JsonObject, workflowPatch: JsonObject): object {
    const { workflow, ...own } = this.#shown;
    const data = workflow?.data?.map((payload) => patched(payload, this.#patches.get(payload)));
    const parts = patched({ ...workflow, ...(data && { data }) }, workflowPatch);
    return {
      ...patched(own, whole),
      participants: mapMembers(own.participants, (member, inner) => {
        if (member.kind === 'box') return [{ ...member, participants: member.participants.flatMap(inner) }];
        return [patched(member, this.#patches.get(member)) as typeof member];
      }),
      statements: this.#statements(),
      ...(Object.keys(parts).length > 0 && { workflow: parts }),
    };
  }

  #statements(): readonly Statement[] {
    const sources = new Map<Statement, Statement>();
    return mapStatements(
      this.#shown.statements,
      (statement) => {
        const found = this.#patches.get(sources.get(statement) ?? statement);
        if (!found) return [statement];
        if (statement.kind !== 'message') return [patched(statement, found) as Statement];
        const { step, ...bare } = statement;
        const next: StepDetails = patched(step ?? {}, found);
        return [Object.keys(next).length > 0 ? { ...bare, step: next } : bare];
      },
      (before, after) => sources.set(after, before),
    );
  }

  /** A damaged value must not make something that is no diagram. */
  #settled(diagram: object, lines: readonly Detail[]): Diagram {
    if (isDiagram(diagram)) return diagram;
    this.#diagnostics.push(...lines.slice(0, 1).map(({ span }) => diagnostic('carried-unreadable', {}, span)));
    return this.#shown;
  }
}

function without(data: JsonObject, ...keys: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(data).filter(([key]) => !keys.includes(key)));
}

function patched(node: object, fields: JsonObject | undefined): object {
  if (!fields) return node;
  const next: Record<string, unknown> = { ...node };
  for (const [key, value] of Object.entries(fields)) {
    if (value === null) delete next[key];
    else next[key] = value;
  }
  return next;
}

/** Whether a diagram uses nothing of what only workflows have. */
export function isPlain(diagram: Diagram): boolean {
  if (diagram.workflow?.labelNumbers || participantsOf(diagram).some(({ element }) => element)) return false;
  for (const statement of walk(diagram.statements)) {
    if (statement.kind === 'section' || (statement.kind === 'message' && statement.step)) return false;
  }
  return true;
}

/** The whole diagram as a detail. */
export function modelOf(diagram: Diagram, mark: string): Details {
  return { ...noDetails, model: { diagram: unplaced(diagram), mark } };
}
