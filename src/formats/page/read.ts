// A page as a diagram: its Markdown into pieces, the diagram in it through its own language, and both put together.

import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.js';
import type { Parsed, ParseOptions } from '../../format.js';
import { type OffsetMap, originalSpan, Rewriter } from '../../source/offset-map.js';
import type { Span } from '../../source/span.js';
import { markOf } from '../kit/carry/line.js';
import { asWorkflow } from '../kit/workflow/lift.js';
import { assemble } from './assemble.js';
import { applyDetails, type Details, readDetails } from './details.js';
import { placed } from './places.js';
import { type Piece, readPieces, type Said } from './reader.js';
import type { Language } from './vocabulary.js';

/** Reads the workflow of a page. */
export function read(source: string, options: ParseOptions, languages: readonly Language[]): Parsed {
  const { text, map } = normalised(source);
  const { diagram, diagnostics } = readText(text, options, languages);
  const place = (span: Span): Span => originalSpan(map, span);
  return {
    ...(diagram && { diagram: placed(diagram, place) }),
    diagnostics: diagnostics.map((found) => placedFinding(found, place)),
  };
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
  const pieces = readPieces(text, languages);
  const details = readDetails(text, partOf(pieces, 'details')?.content);
  const { model } = details;
  if (!model) return readPage(text, pieces, details, options);
  if (pageMark(text, pieces) === model.mark) return { diagram: model.diagram, diagnostics: [] };
  const { diagram, diagnostics } = readPage(text, pieces, details, options);
  const edited = diagnostic('carried-edited', { construct: 'a workflow' }, model.span);
  return { ...(diagram && { diagram }), diagnostics: [...diagnostics, edited] };
}

/** Reads a page that has no comment yet as if it had one with these details. */
export function readWith(text: string, details: Details, languages: readonly Language[]): Parsed {
  return readPage(text, readPieces(text, languages), details, {});
}

function readPage(text: string, pieces: readonly Piece[], details: Details, options: ParseOptions): Parsed {
  const drawing = partOf(pieces, 'diagram');
  if (!drawing) return { diagnostics: [diagnostic('no-diagram', { format: 'Markdown' }, { start: 0, end: 0 })] };
  const inner = readDrawing(text, drawing, options);
  if (!inner.diagram) return inner;
  const drawn = details.plain ? inner.diagram : asWorkflow(inner.diagram);
  const { diagram, diagnostics } = assemble({ text, pieces, drawing, drawn });
  const applied = applyDetails(diagram, details);
  return { diagram: applied.diagram, diagnostics: [...inner.diagnostics, ...diagnostics, ...applied.diagnostics] };
}

/** A mark of everything on a page but its comment. */
export function pageMark(text: string, pieces: readonly Piece[]): string {
  return markOf(pieces.filter(({ said }) => said?.part !== 'details').map(({ span }) => text.slice(span.start, span.end)));
}

/** What the first part with a name says. */
export function partOf<P extends Said['part']>(pieces: readonly Piece[], part: P): Extract<Said, { part: P }> | undefined {
  const isThat = (said: Said | undefined): said is Extract<Said, { part: P }> => said?.part === part;
  for (const { said } of pieces) if (isThat(said)) return said;
  return undefined;
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
