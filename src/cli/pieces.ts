// The diagrams of one file: each with its format, its text, and where in the file that text stands.

import { type Diagnostic, detect, diagrams, embeddedIn, formats, isDocument, originalSpan, type Span } from '../index.js';

/** One diagram of a file. */
export interface Piece {
  readonly format: string;
  readonly text: string;
  /** From a span of `text` to a span of the file. */
  place(span: Span): Span;
}

/** What was found in a piece, at its place in the file. */
export function placedIn(found: Diagnostic, { place }: Piece): Diagnostic {
  return found.span ? { ...found, span: place(found.span) } : found;
}

/** The format whose files are called so. */
export function formatOfName(filename: string): string | undefined {
  const name = filename.toLowerCase();
  return formats().find(({ extensions }) => extensions.some((extension) => name.endsWith(extension)))?.id;
}

/** Every diagram of a file or of standard input, in order; undefined where its format is not certain. */
export function piecesOf(text: string, filename: string | undefined, from: string | undefined): readonly Piece[] | undefined {
  // `login.page.md` is Markdown, but first of all a page.
  const isInside = from === undefined && filename !== undefined && isDocument(filename) && formatOfName(filename) === undefined;
  if (isInside) return embeddedPieces(text, filename);
  const format = from ?? detect(text, filename);
  if (format === undefined) return undefined;
  const located = diagrams(text, { from: format });
  if (located.length < 2) return [{ format, text, place: (span) => span }];
  return located.map((one) => ({
    format,
    text: one.text,
    place: ({ start, end }) => ({ start: start + one.span.start, end: end + one.span.start }),
  }));
}

function embeddedPieces(text: string, filename: string): readonly Piece[] {
  const found = embeddedIn(text, filename, (one, format) => detect(one) === format);
  return found.map(({ format, text: inner, map }) => ({ format, text: inner, place: (span) => originalSpan(map, span) }));
}
