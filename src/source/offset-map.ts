// Both big languages rewrite their text before they read it. An offset map leads from the rewritten text back to the author's.

import type { Span } from './span.js';

/**
 * Pieces of a rewritten text, ascending by `at`. A piece begins at `at` in the rewritten text and comes from `from` in the original.
 * A `copied` piece runs character by character beside the original; any other stands as a whole for the original's `from … to`.
 */
export interface OffsetMap {
  readonly pieces: readonly Piece[];
}

interface Piece {
  readonly at: number;
  readonly from: number;
  readonly to: number;
  readonly copied: boolean;
}

/** The map of a text that was not rewritten. */
export const identityMap: OffsetMap = { pieces: [] };

/** Builds a rewritten text and its map together. */
export class Rewriter {
  readonly #pieces: Piece[] = [];
  readonly #parts: string[] = [];
  readonly #original: string;
  #length = 0;

  constructor(original: string) {
    this.#original = original;
  }

  /** The length of what was written so far. */
  get length(): number {
    return this.#length;
  }

  /** Copies the original's `start … end` unchanged. */
  copy(start: number, end: number): void {
    if (end <= start) return;
    this.#add({ at: this.#length, from: start, to: end, copied: true }, this.#original.slice(start, end));
  }

  /** Writes `text` in the place of the original's `start … end`. */
  replace(start: number, end: number, text: string): void {
    if (text === '') return;
    this.#add({ at: this.#length, from: start, to: end, copied: false }, text);
  }

  /** The rewritten text and the way back from it. */
  finish(): { readonly text: string; readonly map: OffsetMap } {
    return { text: this.#parts.join(''), map: { pieces: this.#pieces } };
  }

  #add(piece: Piece, text: string): void {
    this.#pieces.push(piece);
    this.#parts.push(text);
    this.#length += text.length;
  }
}

/** The offset in the original that an offset of the rewritten text stands for. */
export function originalOffset(map: OffsetMap, offset: number): number {
  const piece = pieceAt(map, offset);
  if (!piece) return offset;
  return piece.copied ? Math.min(piece.from + offset - piece.at, piece.to) : piece.from;
}

/** The span of the original that a span of the rewritten text stands for. */
export function originalSpan(map: OffsetMap, span: Span): Span {
  if (map.pieces.length === 0) return span;
  const start = originalOffset(map, span.start);
  const last = pieceAt(map, Math.max(span.start, span.end - 1));
  if (!last) return { start, end: Math.max(start, span.end) };
  const end = span.end === span.start ? start : last.copied ? Math.min(last.from + span.end - last.at, last.to) : last.to;
  return { start, end: Math.max(start, end) };
}

/** The way from a text of this length, which was made of parts of another, through that other text to its original. */
export function composed({ pieces }: OffsetMap, length: number, outer: OffsetMap): OffsetMap {
  if (outer.pieces.length === 0) return { pieces };
  const own = pieces.length > 0 ? pieces : [{ at: 0, from: 0, to: length, copied: true }];
  return {
    pieces: own.flatMap(({ at, from, to, copied }) => {
      if (copied && from < to) return stretch(outer, from, to).map((piece) => ({ ...piece, at: at + piece.at - from }));
      const { start, end } = originalSpan(outer, { start: from, end: to });
      return [{ at, from: start, to: end, copied: false }];
    }),
  };
}

/** The pieces that a stretch of the rewritten text has a part in, each cut to that part. */
function stretch({ pieces }: OffsetMap, start: number, end: number): readonly Piece[] {
  const found: Piece[] = [];
  for (let index = indexAt(pieces, start); index < pieces.length; index++) {
    const piece = pieces[index];
    if (!piece || piece.at >= end) break;
    const at = Math.max(piece.at, start);
    const from = piece.from + at - piece.at;
    found.push(piece.copied ? { at, from, to: Math.min(piece.to, from + end - at), copied: true } : { ...piece, at });
  }
  return found;
}

function pieceAt({ pieces }: OffsetMap, offset: number): Piece | undefined {
  return pieces[indexAt(pieces, offset)];
}

/** Where the last piece stands that begins at an offset or before it; the first where none does. */
function indexAt(pieces: readonly Piece[], offset: number): number {
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((pieces[middle]?.at ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
