// A reader of XML's pieces with their offsets, for documents that are fragments with undeclared prefixes and entities.

import type { Span } from '../source/span.js';

/** A piece of XML. Text between the pieces is not reported. */
export interface Piece extends Span {
  readonly kind: 'open' | 'close' | 'empty' | 'cdata' | 'comment' | 'instruction';
  /** The name of an element or the target of an instruction. */
  readonly name: string;
}

/** Reads the pieces in order. A piece that never ends is left out, and what stands behind its begin is read on. */
export function* pieces(text: string): Generator<Piece> {
  const ends = new Map<string, number>();
  const endOf = (close: string, from: number): number => {
    // A close that was not found once is never looked for again, or damaged files would cost quadratic time.
    const known = ends.get(close);
    if (known === -1) return -1;
    const at = text.indexOf(close, from);
    ends.set(close, at);
    return at < 0 ? -1 : at + close.length;
  };
  let at = text.indexOf('<');
  while (at >= 0) {
    const piece = pieceAt(text, at, endOf);
    if (piece) yield piece;
    at = text.indexOf('<', piece ? piece.end : at + 1);
  }
}

function pieceAt(text: string, start: number, endOf: (close: string, from: number) => number): Piece | undefined {
  const whole = (kind: Piece['kind'], close: string, skip: number, name = ''): Piece | undefined => {
    const end = endOf(close, start + skip);
    return end < 0 ? undefined : { kind, name, start, end };
  };
  if (text.startsWith('<!--', start)) return whole('comment', '-->', 4);
  if (text.startsWith('<![CDATA[', start)) return whole('cdata', ']]>', 9);
  if (text.startsWith('<?', start)) return whole('instruction', '?>', 2, nameAt(text, start + 2));
  const closing = text[start + 1] === '/';
  const name = nameAt(text, start + (closing ? 2 : 1));
  if (name === '') return undefined;
  const end = tagEnd(text, start + 1 + name.length, endOf);
  if (end < 0) return undefined;
  return { kind: closing ? 'close' : text[end - 2] === '/' ? 'empty' : 'open', name, start, end };
}

function nameAt(text: string, offset: number): string {
  const pattern = /[A-Za-z_][\w:.-]*/y;
  pattern.lastIndex = offset;
  return pattern.exec(text)?.[0] ?? '';
}

/** The end of a tag; a `>` within quotes is none. */
function tagEnd(text: string, offset: number, endOf: (close: string, from: number) => number): number {
  const pattern = /["'>]/g;
  for (let at = offset; ; ) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (!match) return -1;
    if (match[0] === '>') return match.index + 1;
    at = endOf(match[0], match.index + 1);
    if (at < 0) return -1;
  }
}
