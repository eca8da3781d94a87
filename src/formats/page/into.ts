// A workflow written into a page that is there already: parts that say the same stay as their author wrote them, so does all that is
// verbatim, and so do words that the workflow has nothing to say about.

import { equalMeaning } from '../../ir/compare.js';
import { equal } from '../../ir/equal.js';
import { readPieces } from './reader.js';
import type { Piece, Said } from './said.js';
import { defaultAudience, type Language } from './vocabulary.js';

/** A page with its pieces. */
interface Source {
  readonly text: string;
  readonly pieces: readonly Piece[];
}

/** The old page with the new one's parts in their places. Both pages' lines may end in either way; the old one's way stays. */
export function merged(text: string, written: string, languages: readonly Language[]): string {
  const crlf = written.includes('\r\n');
  const old = sourceOf(written.replace(/^\ufeff/, '').replaceAll('\r\n', '\n'), languages);
  const fresh = sourceOf(text, languages);
  if (!old.pieces.some(({ said }) => said?.part === 'diagram')) return text;
  const joined = join(old, woven(old, fresh));
  return crlf ? joined.replaceAll('\n', '\r\n') : joined;
}

function sourceOf(text: string, languages: readonly Language[]): Source {
  return { text, pieces: readPieces(text, languages) };
}

/** A stretch of the new page: one of the old, or text. */
interface Stretch {
  readonly text: string;
  /** The piece of the old page that this is, unchanged. */
  readonly old?: Piece;
}

function woven(old: Source, fresh: Source): readonly Stretch[] {
  const news = keyed(fresh.pieces);
  const olds = keyed(old.pieces);
  const out: Stretch[] = [];
  const order = [...news.keys()];
  const places = new Map(order.map((key, index) => [key, index]));
  let next = 0;
  /** New parts whose turn it is, before an old one that stands behind them. */
  const addUpTo = (end: number): void => {
    for (; next < end; next++) {
      const key = order[next] ?? '';
      const piece = news.get(key);
      if (piece && !olds.has(key)) out.push({ text: sliceOf(fresh, piece) });
    }
  };
  for (const piece of old.pieces) {
    const key = keyOf(piece, olds);
    const now = key === undefined ? undefined : news.get(key);
    const place = key === undefined ? undefined : places.get(key);
    if (place !== undefined) addUpTo(place);
    const stays = now ? says(now, fresh, piece, old) : key === undefined || isKept(piece, news);
    if (stays) out.push({ text: sliceOf(old, piece), old: piece });
    else if (now) out.push({ text: sliceOf(fresh, now) });
    if (place !== undefined) next = Math.max(next, place + 1);
  }
  addUpTo(order.length);
  return out;
}

/** Each part by its name; those that there may be several of with their title. */
function keyed(pieces: readonly Piece[]): ReadonlyMap<string, Piece> {
  const byKey = new Map<string, Piece>();
  for (const piece of pieces) {
    const key = nameOf(piece.said);
    if (key !== undefined && !byKey.has(key)) byKey.set(key, piece);
  }
  return byKey;
}

function keyOf(piece: Piece, pieces: ReadonlyMap<string, Piece>): string | undefined {
  const key = nameOf(piece.said);
  return key !== undefined && pieces.get(key) === piece ? key : undefined;
}

function nameOf(said: Said | undefined): string | undefined {
  switch (said?.part) {
    case 'error':
    case 'alternative':
      return `${said.part} ${said.section.title ?? ''}`;
    case 'payload':
      return `payload ${said.payload.title ?? ''}`;
    default:
      return said?.part;
  }
}

const own: ReadonlySet<string> = new Set(['front', 'purpose', 'audience', 'performance', 'notes', 'related']);

/** Whether a part of the old page that the new one lacks stays: words that a workflow need not repeat do, what it draws does not. */
function isKept({ said }: Piece, news: ReadonlyMap<string, Piece>): boolean {
  if (said === undefined || own.has(said.part)) return true;
  return (said.part === 'payload' || said.part === 'data') && !news.has('data');
}

/** Whether both pieces say the same, or the new one says only what every page does. */
function says(now: Piece, fresh: Source, piece: Piece, old: Source): boolean {
  const [a, b] = [now.said, piece.said];
  if (a?.part === 'purpose') return a.text.startsWith('This diagram shows the runtime collaboration ') || equal(a, b);
  if (a?.part === 'audience') return a.text === defaultAudience || equal(a, b);
  if (a?.part === 'details') return sliceOf(fresh, now) === sliceOf(old, piece);
  if (a?.part !== 'diagram' || b?.part !== 'diagram') return equal(a, b);
  const drawings = [fresh.text.slice(a.content.start, a.content.end), old.text.slice(b.content.start, b.content.end)];
  const [mine, theirs] = drawings.map((drawing) => b.language.format.parse(drawing, {}).diagram);
  return a.language === b.language && mine !== undefined && theirs !== undefined && equalMeaning(mine, theirs);
}

function sliceOf({ text }: Source, { span }: Piece): string {
  return text.slice(span.start, span.end);
}

/** The stretches with the blank lines that stood between them, where they stood side by side before. */
function join(old: Source, stretches: readonly Stretch[]): string {
  const places = new Map(old.pieces.map((piece, index) => [piece, index]));
  const out: string[] = [];
  let before: number | undefined;
  for (const { text, old: piece } of stretches) {
    const at = piece && places.get(piece);
    const beside = at !== undefined && before === at - 1;
    const gap = beside && piece ? old.text.slice(old.pieces[at - 1]?.span.end, piece.span.start) : '\n\n';
    out.push(...(out.length > 0 ? [gap] : []), text);
    before = at;
  }
  return `${out.join('')}\n`;
}
