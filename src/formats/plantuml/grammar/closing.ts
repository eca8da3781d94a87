// The lines that close what a line opened. Where none comes, the opening line means nothing, and nobody looks a second time.

import type { ClosingKind } from './lines.js';

/** A line that is nothing but this. */
const line = (inner: string): RegExp => endingWith(`[ \\t\\u00a0]*${inner}`);
const endingWith = (start: string): RegExp => new RegExp(`(?<=\\n)${start}[ \\t\\u00a0]*(?![^\\n])`, 'gi');

const closings: Readonly<Record<Exclude<ClosingKind, 'braces'>, RegExp>> = {
  note: line('end ?[hr]?note'),
  'note beside': line('end ?note'),
  ref: line('end ?(?:ref)?'),
  title: line('end ?title'),
  caption: line('end ?caption'),
  legend: line('end ?legend'),
  header: line('end ?header'),
  footer: line('end ?footer'),
  participant: endingWith('[^[\\]\\n]*\\]'),
  style: endingWith('[^\\n]*<\\/style>'),
};

/** What is known of a text: from which offset on a kind of closing line does not come, and which braces belong together. */
interface Known {
  text: string;
  readonly none: Map<ClosingKind | 'embedded', number>;
  braces: ReadonlyMap<number, number> | undefined;
}

// A memory of the last text, not a state: forgetting it would cost time and change nothing.
const known: Known = { text: '', none: new Map(), braces: undefined };

/** The offset behind the line that closes; `from` is the end of the opening line. */
export function closingEnd(text: string, from: number, kind: ClosingKind): number | undefined {
  if (known.text !== text) {
    known.text = text;
    known.none.clear();
    known.braces = undefined;
  }
  if (kind === 'braces') {
    known.braces ??= pairsOfBraces(text);
    return known.braces.get(from);
  }
  const none = known.none.get(kind);
  if (none !== undefined && from >= none) return undefined;
  const found = lineEnd(text, from, closings[kind]);
  if (found === undefined) known.none.set(kind, from);
  return found;
}

function lineEnd(text: string, from: number, closes: RegExp): number | undefined {
  for (let at = from; ; ) {
    closes.lastIndex = at;
    const found = closes.exec(text);
    if (!found) return undefined;
    const inner = embeddedEnd(text, at, found.index);
    if (inner === undefined) return found.index + found[0].length;
    at = inner;
  }
}

const opensEmbedded = /(?<=\n)[ \t\u00a0]*\{\{/g;
const closesEmbedded = line('\\}\\}');

/** Behind an embedded diagram (`{{` … `}}`) that is open at `to`; undefined where none is. */
function embeddedEnd(text: string, from: number, to: number): number | undefined {
  if (!text.slice(from, to).includes('{{')) return undefined;
  opensEmbedded.lastIndex = from;
  for (let open = opensEmbedded.exec(text); open && open.index < to; open = opensEmbedded.exec(text)) {
    const none = known.none.get('embedded');
    if (none !== undefined && open.index >= none) return undefined;
    closesEmbedded.lastIndex = opensEmbedded.lastIndex;
    const close = closesEmbedded.exec(text);
    if (!close) known.none.set('embedded', open.index);
    if (!close) return undefined;
    if (close.index > to) return close.index + close[0].length;
    opensEmbedded.lastIndex = closesEmbedded.lastIndex;
  }
  return undefined;
}

/** For each line that ends with `{`: the end of the line `}` that closes it. */
function pairsOfBraces(text: string): ReadonlyMap<number, number> {
  const pairs = new Map<number, number>();
  const open: number[] = [];
  const brace = /(?<=\n|^)[ \t\u00a0]*\}[ \t\u00a0]*(?![^\n])|\{[ \t\u00a0\r]*(?![^\n])/g;
  for (let found = brace.exec(text); found; found = brace.exec(text)) {
    const end = found.index + found[0].length;
    if (found[0].startsWith('{')) open.push(end);
    else {
      const begin = open.pop();
      if (begin !== undefined) pairs.set(begin, end);
    }
  }
  return pairs;
}
