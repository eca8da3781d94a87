// Where what is read stands in the author's text. The prepared lines are one text; its pieces lead back.

import type { Span } from '../../../source/span.js';
import type { Piece, Prepared } from '../prepare.js';
import type { SourceLine } from '../preprocessor/index.js';

/** The prepared text, and the way back from it. */
export class Places {
  readonly text: string;
  readonly #pieces: readonly Piece[];
  /** The piece of the last question; questions come in the order of the text. */
  #at = 0;

  constructor({ text, pieces }: Pick<Prepared, 'text' | 'pieces'>) {
    this.text = text;
    this.#pieces = pieces;
  }

  /** The piece in which an offset of the prepared text stands. */
  pieceAt(offset: number): Piece | undefined {
    while (this.#at > 0 && (this.#pieces[this.#at]?.at ?? 0) > offset) this.#at--;
    while ((this.#pieces[this.#at + 1]?.at ?? Number.POSITIVE_INFINITY) <= offset) this.#at++;
    return this.#pieces[this.#at];
  }

  /** Where the line round an offset of the prepared text begins. */
  lineStart(offset: number): number {
    let start = offset;
    while (start > 0 && this.text.charCodeAt(start - 1) !== 10) start--;
    return start;
  }

  /** Where the line before the one that begins here begins, if it is blank; control signs are blanks there. */
  blankBefore(lineStart: number): number | undefined {
    if (lineStart === 0) return undefined;
    let start = lineStart - 1;
    while (start > 0 && this.text.charCodeAt(start - 1) !== 10) {
      const code = this.text.charCodeAt(start - 1);
      if (code > 32 && code !== 160) return undefined;
      start--;
    }
    return start;
  }

  /** The lines that say anything, each with its place in the author's text. */
  *lines(): Generator<SourceLine> {
    let at = 0;
    for (const line of this.text.split('\n')) {
      const text = line.trim();
      if (text !== '') yield { text, ...this.spanOf(at, at + line.length) };
      at += line.length + 1;
    }
  }

  /** The span of the author's text that a span of the prepared text stands for. */
  spanOf(start: number, end: number): Span {
    const from = this.originalOf(start);
    return { start: from, end: Math.max(from, this.#originalEnd(end)) };
  }

  /** The offset of the author's text that an offset of the prepared text stands for. */
  originalOf(offset: number): number {
    const piece = this.pieceAt(offset);
    if (!piece) return 0;
    return piece.copied ? Math.min(piece.start + offset - piece.at, piece.end) : piece.start;
  }

  #originalEnd(offset: number): number {
    const piece = this.pieceAt(offset > 0 ? offset - 1 : offset);
    if (!piece) return 0;
    return piece.copied ? Math.min(piece.start + offset - piece.at, piece.end) : piece.end;
  }
}
