// A text as runs: pieces with the formatting they stand in. Two texts that make the same runs are drawn alike.

import { equal } from '../../../ir/equal.js';
import { type Inline, type LeafNode, type LineNode, unclosedAtEnd } from '../../../ir/text.js';
import { isSpanNode, type Style, styleOf } from './markup.js';

/** A piece of a line: a string or something that stands by itself, in formatting from the outside in. */
export interface Run {
  readonly styles: readonly Style[];
  readonly piece: string | LeafNode | LineNode;
}

/**
 * The lines of a text, each as its runs. A break within formatting ends the formatting and begins it again. Where formatting goes on
 * behind the text, an empty run is the last: what stands there stands in it.
 */
export function runsOf(content: readonly Inline[]): readonly (readonly Run[])[] {
  const lines: Run[][] = [[]];
  const pending: { readonly item: Inline; readonly styles: readonly Style[] }[] = [];
  const enter = (items: readonly Inline[], styles: readonly Style[]): void => {
    for (let i = items.length - 1; i >= 0; i--) pending.push({ item: items[i] ?? '', styles });
  };
  enter(content, []);
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { item, styles } = next;
    if (typeof item === 'string') addLines(lines, item, styles);
    else if (isSpanNode(item)) enter(item.content, within(styles, styleOf(item)));
    else lines.at(-1)?.push({ styles, piece: item });
  }
  const behind = stylesBehind(content);
  if (behind.length > 0) lines.at(-1)?.push({ styles: behind, piece: '' });
  return lines;
}

/** The formatting that goes on behind a text. */
function stylesBehind(content: readonly Inline[]): readonly Style[] {
  let styles: readonly Style[] = [];
  for (const node of unclosedAtEnd(content)) styles = within(styles, styleOf(node));
  return styles;
}

/** The same of a line. */
export function behindLine(line: readonly Run[]): readonly Style[] {
  const last = line.at(-1);
  return last?.piece === '' ? last.styles : [];
}

function addLines(lines: Run[][], text: string, styles: readonly Style[]): void {
  const parts = text.split('\n');
  for (let i = 0; i < parts.length; i++) {
    if (i > 0) lines.push([]);
    const part = parts[i] ?? '';
    const line = lines.at(-1);
    const last = line?.at(-1);
    if (part === '' || !line) continue;
    if (last && typeof last.piece === 'string' && equal(last.styles, styles)) line[line.length - 1] = { styles, piece: last.piece + part };
    else line.push({ styles, piece: part });
  }
}

/** Formatting within other formatting; of one kind only the inner counts. Letters of one width are a font. */
function within(styles: readonly Style[], style: Style): readonly Style[] {
  const same = styles.find(({ kind }) => kind === style.kind);
  if (same && same.value === style.value) return styles;
  const family = familyOf(style);
  return [...styles.filter((one) => familyOf(one) !== family), style];
}

function familyOf({ kind }: Style): Style['kind'] {
  return kind === 'mono' ? 'font' : kind;
}

/** Whether two lines are drawn alike. */
export function sameRuns(a: readonly Run[], b: readonly Run[]): boolean {
  return equal(a, b);
}
