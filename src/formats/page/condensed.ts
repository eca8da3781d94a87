// Long numbered lists without their middle: micromark takes tenths of a millisecond for each item, and what an item of one line says can
// be read without it.

import { type OffsetMap, originalOffset, Rewriter } from '../../source/offset-map.js';
import type { Span } from '../../source/span.js';
import type { Block, Item } from './blocks.js';

/** A text with the middle of its long numbered lists left out. */
export interface Condensed {
  readonly text: string;
  readonly map: OffsetMap;
  /** The items that were left out, in order. */
  readonly items: readonly Item[];
}

interface Line {
  readonly number: number;
  readonly start: number;
  readonly end: number;
  readonly item: Item;
}

/** Shorter runs are left to the parser. */
const shortest = 16;

/**
 * Leaves out lines between two others with consecutive numbers. Such a line at the left edge is the next item where its neighbour is an
 * item, and text where its neighbour is text (only a 1 may interrupt a paragraph), so nothing around it is read otherwise without it.
 */
export function condensed(source: string): Condensed {
  const rewriter = new Rewriter(source);
  const items: Item[] = [];
  let at = 0;
  for (const run of runsOf(source)) {
    const [second, last] = [run[1], run.at(-1)];
    if (!second || !last) continue;
    rewriter.copy(at, second.start);
    at = last.start;
    for (const { item } of run.slice(1, -1)) items.push(item);
  }
  if (at === 0) return { text: source, map: { pieces: [] }, items };
  rewriter.copy(at, source.length);
  return { ...rewriter.finish(), items };
}

function* runsOf(source: string): Generator<readonly Line[]> {
  let run: Line[] = [];
  for (const match of source.slice(0, source.lastIndexOf('\n') + 1).matchAll(/^(\d{1,9})\. \S[^\n]*\n/gm)) {
    const [whole, digits = ''] = match;
    const [start, number] = [match.index, Number(digits)];
    const content = { start: start + digits.length + 2, end: start + whole.trimEnd().length };
    const line: Line = { number, start, end: start + whole.length, item: { content, number } };
    const before = run.at(-1);
    if (before && (before.end !== start || before.number + 1 !== number)) {
      if (run.length >= shortest) yield run;
      run = [];
    }
    run.push(line);
  }
  if (run.length >= shortest) yield run;
}

/** The blocks of a condensed text where they stand in the whole one, their lists complete. */
export function completed(blocks: readonly Block[], { map, items }: Condensed): readonly Block[] {
  if (items.length === 0) return blocks;
  const place = ({ start, end }: Span): Span => {
    const from = originalOffset(map, start);
    return { start: from, end: end === start ? from : originalOffset(map, end - 1) + 1 };
  };
  let next = 0;
  return blocks.map((block): Block => {
    const span = place(block.span);
    if (block.kind === 'fence') return { ...block, span, content: place(block.content) };
    if (block.kind !== 'list') return { ...block, span };
    const own = block.items.map((item) => ({ ...item, content: place(item.content) }));
    const added: Item[] = [];
    for (let item = items[next]; item && item.content.start < span.end; item = items[++next]) {
      if (item.content.start > span.start) added.push(item);
    }
    const all = [...own, ...added].sort((a, b) => a.content.start - b.content.start);
    return { ...block, span, items: all };
  });
}
