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
  sprite: line('(?:end ?sprite|\\})'),
  svg: endingWith('[^\\n]*<\\/svg>'),
  style: line('<\\/style>'),
};

/** A diagram within a text (`{{` … `}}`): where it begins and ends, never where that is infinite. */
interface Embedded {
  readonly start: number;
  end: number;
}

/** What is known of a text: from which offset on a kind of closing line does not come, and which braces belong together. */
interface Known {
  text: string;
  readonly none: Map<ClosingKind, number>;
  braces: ReadonlyMap<number, number> | undefined;
  embedded: readonly Embedded[] | undefined;
}

// A memory of the last text, not a state: forgetting it would cost time and change nothing.
const known: Known = { text: '', none: new Map(), braces: undefined, embedded: undefined };

/** The offset behind the line that closes; `from` is the end of the opening line. */
export function closingEnd(text: string, from: number, kind: ClosingKind): number | undefined {
  if (known.text !== text) {
    known.text = text;
    known.none.clear();
    known.braces = undefined;
    known.embedded = undefined;
  }
  if (kind === 'braces') {
    known.braces ??= pairsOfBraces(text);
    return known.braces.get(from);
  }
  const none = known.none.get(kind);
  if (none !== undefined && from >= none) return undefined;
  const closes = closings[kind];
  closes.lastIndex = from;
  let found = closes.exec(text);
  if (!found) known.none.set(kind, from);
  for (let at = from; found; ) {
    const inner = embeddedIn(text, at, found.index);
    if (!inner) return found.index + found[0].length;
    if (inner.end === Number.POSITIVE_INFINITY) return undefined;
    at = inner.end;
    if (at < found.index) continue;
    closes.lastIndex = at;
    found = closes.exec(text);
  }
  return undefined;
}

/** The first embedded diagram that begins between two offsets. */
function embeddedIn(text: string, from: number, to: number): Embedded | undefined {
  known.embedded ??= embeddedDiagrams(text);
  let low = 0;
  for (let high = known.embedded.length; low < high; ) {
    const middle = (low + high) >> 1;
    if ((known.embedded[middle]?.start ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  const next = known.embedded[low];
  return next && next.start < to ? next : undefined;
}

/** Every embedded diagram of a text by its beginning; they may hold others. */
function embeddedDiagrams(text: string): readonly Embedded[] {
  const all: Embedded[] = [];
  if (!text.includes('{{')) return all;
  const open: Embedded[] = [];
  const signs = /(?<=\n)[ \t\u00a0]*(?:\{\{|\}\}[ \t\u00a0]*(?![^\n]))/g;
  for (let found = signs.exec(text); found; found = signs.exec(text)) {
    if (found[0].includes('}')) {
      const last = open.pop();
      if (last) last.end = found.index + found[0].length;
      continue;
    }
    const begun = { start: found.index, end: Number.POSITIVE_INFINITY };
    all.push(begun);
    open.push(begun);
  }
  return all;
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
