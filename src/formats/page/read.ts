// A page as a diagram: its Markdown into pieces, the diagram in it through its own language, and both put together.

import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.js';
import type { Parsed, ParseOptions } from '../../format.js';
import type { Diagram } from '../../ir/model.js';
import { type OffsetMap, originalSpan, Rewriter } from '../../source/offset-map.js';
import type { Span } from '../../source/span.js';
import { markOf } from '../kit/carry/marks.js';
import { asWorkflow } from '../kit/workflow/lift.js';
import { almostHeadings, unreadSteps } from './almost.js';
import { applyDetails } from './apply.js';
import { assemble } from './assemble.js';
import { type Details, readDetails } from './details.js';
import { placed, placedAt } from './places.js';
import { readPieces } from './reader.js';
import { type Piece, partOf, type Said } from './said.js';
import type { Language } from './vocabulary.js';

/** Reads the workflow of a page. */
export function read(source: string, options: ParseOptions, languages: readonly Language[]): Parsed {
  const { text, map } = normalised(source);
  const { diagram, diagnostics } = readText(text, options, languages);
  const place = (span: Span): Span => originalSpan(map, span);
  return {
    ...(diagram && { diagram: withRaw(placed(diagram, place), source) }),
    diagnostics: diagnostics.map((found) => placedFinding(found, place)),
  };
}

/** The page itself stays with the diagram, so that it comes back as its author wrote it. */
function withRaw(diagram: Diagram, text: string): Diagram {
  return { ...diagram, origin: { ...diagram.origin, raw: { format: 'page', text } } };
}

/** Lines end with `\n` alone, and there is no byte order mark. */
function normalised(source: string): { readonly text: string; readonly map: OffsetMap } {
  const rewriter = new Rewriter(source);
  let at = source.startsWith('\ufeff') ? 1 : 0;
  for (let next = source.indexOf('\r', at); next >= 0; next = source.indexOf('\r', at)) {
    rewriter.copy(at, next);
    at = source.charAt(next + 1) === '\n' ? next + 2 : next + 1;
    rewriter.replace(next, at, '\n');
  }
  if (at === 0) return { text: source, map: { pieces: [] } };
  rewriter.copy(at, source.length);
  return rewriter.finish();
}

function readText(text: string, options: ParseOptions, languages: readonly Language[]): Parsed {
  const page = openPage(text, options, languages);
  const details = readDetails(text, partOf(page.pieces, 'details')?.content);
  const { model } = details;
  if (!model) return readPage(page, details);
  if (pageMark(page) === model.mark) {
    return { diagram: model.span ? placedAt(model.diagram, model.span) : model.diagram, diagnostics: [] };
  }
  const { diagram, diagnostics } = readPage(page, details);
  const edited = diagnostic('carried-edited', { construct: 'a workflow' }, model.span);
  return { ...(diagram && { diagram }), diagnostics: [...diagnostics, edited] };
}

/** A page whose pieces are known, and what stands in its diagram. */
export interface OpenPage {
  readonly text: string;
  readonly pieces: readonly Piece[];
  readonly drawing?: Extract<Said, { part: 'diagram' }>;
  readonly inner: Parsed;
}

/** Reads all of a page but its comment. */
export function openPage(text: string, options: ParseOptions, languages: readonly Language[]): OpenPage {
  const pieces = readPieces(text, languages);
  const drawing = partOf(pieces, 'diagram');
  if (!drawing) {
    const { span } = pieces.find(({ said }) => said?.part === 'diagram-heading') ?? { span: { start: 0, end: 0 } };
    return { text, pieces, inner: { diagnostics: [diagnostic('page/no-diagram', {}, span)] } };
  }
  return { text, pieces, drawing, inner: readDrawing(text, drawing, options) };
}

/** The workflow of a page, together with what its comment says. */
export function readPage({ text, pieces, drawing, inner }: OpenPage, details: Details): Parsed {
  if (!drawing || !inner.diagram) return inner;
  const drawn = details.plain ? inner.diagram : asWorkflow(inner.diagram);
  const { diagram, diagnostics } = assemble({ text, pieces, drawing, drawn });
  const applied = applyDetails(diagram, details);
  return {
    diagram: applied.diagram,
    diagnostics: [
      ...inner.diagnostics,
      ...almostHeadings(text, pieces),
      ...unreadSteps(text, pieces),
      ...diagnostics,
      ...applied.diagnostics,
    ],
  };
}

/** A mark of everything on a page but its comment. */
export function pageMark({ text, pieces }: OpenPage): string {
  return markOf(pieces.filter(({ said }) => said?.part !== 'details').map(({ span }) => text.slice(span.start, span.end)));
}

/** The diagram of a page, its spans those of the page. */
function readDrawing(text: string, { language, content }: Extract<Said, { part: 'diagram' }>, options: ParseOptions): Parsed {
  const place = ({ start, end }: Span): Span => ({ start: start + content.start, end: end + content.start });
  const { diagram, diagnostics } = language.format.parse(text.slice(content.start, content.end), options);
  return { ...(diagram && { diagram: placed(diagram, place) }), diagnostics: diagnostics.map((found) => placedFinding(found, place)) };
}

function placedFinding(found: Diagnostic, place: (span: Span) => Span): Diagnostic {
  const { span, related } = found;
  return {
    ...found,
    ...(span && { span: place(span) }),
    ...(related && { related: related.map((one) => ({ ...one, span: place(one.span) })) }),
  };
}
