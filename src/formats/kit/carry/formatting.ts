// The formatting of a text as places in its plain reading: `strong 0-4 9-12`, so that a carried line need not repeat the words. What is never
// ended has no end: `strong 9-`.

import { asJson } from '../../../ir/json.js';
import type { Json } from '../../../ir/model.js';
import { type Inline, type InlineNode, isUnclosed, joinStrings, plainText, type Unclosed } from '../../../ir/text.js';
import { isStyleKind, spanNode } from '../creole/markup.js';

/** Formatting between two places of a plain text: a word that says which, or a node as a whole. */
interface Mark {
  readonly word?: string;
  readonly node?: InlineNode;
  readonly from: number;
  to: number;
  readonly unclosed?: boolean;
}

/** What stands before an item of a list in the plain reading. */
const bullet = '• ';

/**
 * The formatting of a content, in reading order, outer before inner. What goes round all of it is a word without places, and holds for
 * another text too.
 */
export function formattingOf(content: readonly Inline[]): readonly Json[] {
  const marks: Mark[] = [];
  let at = 0;
  const pending: (Inline | { readonly ends: Mark })[] = [...content].reverse();
  for (let item = pending.pop(); item !== undefined; item = pending.pop()) {
    if (typeof item === 'string') at += item.length;
    else if ('ends' in item) item.ends.to = at;
    else {
      const word = wordOf(item);
      const mark: Mark = word === undefined ? { node: item, from: at, to: at } : { word, from: at, to: at, unclosed: isUnclosed(item) };
      marks.push(mark);
      if (word === undefined) {
        at += plainText({ content: [item] }).length;
        mark.to = at;
      } else if (item.kind === 'link') {
        at += item.label?.length ?? 0;
        mark.to = at;
      } else if ('content' in item && item.content) {
        if (word.startsWith('bullet')) at += bullet.length;
        pending.push({ ends: mark }, ...[...item.content].reverse());
      }
    }
  }
  return grouped(marks, at);
}

/** Marks of one kind are said together, where their places alone tell their order, otherwise those that follow each other. */
function grouped(marks: readonly Mark[], length: number): readonly Json[] {
  const byWord = new Map<string | undefined, Mark[]>();
  for (const mark of marks) {
    const alike = byWord.get(mark.word);
    if (alike) alike.push(mark);
    else byWord.set(mark.word, [mark]);
  }
  const together = [...byWord.values()].flat();
  const isTold = inOrder(together).every((mark, index) => mark === marks[index]);
  return said(isTold ? together : marks, length);
}

/** Marks in reading order; where they are said together, outer before inner, and in one place those that are said first. */
function inOrder(marks: readonly Mark[]): readonly Mark[] {
  if (marks.every(({ from }, index) => from >= (marks[index - 1]?.from ?? 0))) return marks;
  return [...marks].sort((a, b) => a.from - b.from || b.to - a.to);
}

function said(marks: readonly Mark[], length: number): readonly Json[] {
  const out: Json[] = [];
  let last: string | undefined;
  let outermost = true;
  for (const { word, node, from, to, unclosed } of marks) {
    outermost &&= word !== undefined && from === 0 && to === length && length > 0 && !unclosed;
    const place = `${from}-${unclosed ? '' : to}`;
    if (word === undefined) out.push([from, to, asJson(node ?? null)]);
    else if (outermost) out.push(word);
    else if (word === last) out.push(`${String(out.pop())} ${place}`);
    else out.push(`${word} ${place}`);
    last = outermost ? undefined : word;
  }
  return out;
}

/** Whether formatting goes round all of a text, whatever its words. */
export function isWhole(formatting: readonly Json[]): boolean {
  return formatting.every((one) => typeof one === 'string' && /^\S+(?: 0-)?$/.test(one));
}

/** A plain text with formatting; undefined where the formatting is none that `formattingOf` gave. */
export function withFormatting(plain: string, formatting: readonly Json[]): readonly Inline[] | undefined {
  const marks = inOrder(formatting.flatMap((one) => marksIn(one, plain.length)));
  if (marks.some(({ from, to }) => !(from <= to && to <= plain.length))) return undefined;
  const stack: { readonly mark: Mark; readonly content: Inline[] }[] = [{ mark: { from: 0, to: plain.length }, content: [] }];
  let at = 0;
  const write = (to: number): void => {
    stack.at(-1)?.content.push(plain.slice(at, to));
    at = Math.max(at, to);
  };
  const close = (): void => {
    const top = stack.pop();
    if (!top) return;
    top.content.push(plain.slice(at, top.mark.to));
    at = Math.max(at, top.mark.to);
    const node = nodeOf(top.mark.word ?? '', joinStrings(top.content), top.mark.unclosed ? { unclosed: true } : {});
    stack.at(-1)?.content.push(...(node ? [node] : top.content));
  };
  for (const mark of marks) {
    for (let top = stack.at(-1); top && stack.length > 1 && mark.from >= top.mark.to; top = stack.at(-1)) close();
    write(mark.from);
    if (mark.node) {
      stack.at(-1)?.content.push(mark.node);
      at = mark.to;
    } else {
      stack.push({ mark, content: [] });
      if (mark.word?.startsWith('bullet')) at += bullet.length;
    }
  }
  while (stack.length > 1) close();
  write(plain.length);
  return joinStrings(stack[0]?.content ?? []);
}

function marksIn(said: Json, length: number): readonly Mark[] {
  if (typeof said !== 'string') return opaqueIn(said);
  const [word, ...places] = said.split(' ');
  if (places.length === 0) return [{ word: said, from: 0, to: length }];
  return places.map((place): Mark => {
    const [from, to] = place.split('-');
    const unclosed = to === '';
    return { word: word ?? '', from: Number(from), to: unclosed ? length : Number(to), unclosed };
  });
}

function opaqueIn(said: Json): readonly Mark[] {
  if (!Array.isArray(said)) return [];
  const [from, to, node]: readonly unknown[] = said;
  return typeof from === 'number' && typeof to === 'number' && isNode(node) ? [{ from, to, node }] : [];
}

/** `strong 0-4 9-12, color=red 3-8`: formatting as the words of a line; undefined where some of it is a node as a whole. */
export function formattingWords(formatting: readonly Json[]): string | undefined {
  return formatting.length > 0 && formatting.every((one) => typeof one === 'string') ? formatting.join(', ') : undefined;
}

/** Reads the words of a line; undefined where they are something else. */
export function readFormatting(words: string): readonly string[] | undefined {
  const list = words.split(', ');
  return list.every((one) => /^[a-z]+(?:=[\w#./:?&=+@-]+)?(?: \d+-\d*)*$/.test(one)) ? list : undefined;
}

/** Whether it may be a node; the statement it belongs to is validated as a whole. */
function isNode(value: unknown): value is InlineNode {
  return typeof value === 'object' && value !== null && 'kind' in value;
}

// ---- words -----------------------------------------------------------------------------------------------------

/** `strong`, `color=red`, `bullet=2`; undefined for a node that is carried as a whole. */
function wordOf(node: InlineNode): string | undefined {
  switch (node.kind) {
    case 'strong':
    case 'emphasis':
    case 'mono':
    case 'sub':
    case 'sup':
    case 'plain':
      return node.kind;
    case 'underline':
    case 'wave':
    case 'strike':
      return node.color === undefined ? node.kind : withValue(node.kind, node.color);
    case 'color':
    case 'back':
      return withValue(node.kind, node.color);
    case 'size':
      return withValue(node.kind, String(node.size));
    case 'font':
      return withValue(node.kind, node.font);
    case 'heading':
      return withValue(node.kind, String(node.level));
    case 'item':
      return withValue(node.list, String(node.level));
    case 'link':
      return node.tooltip === undefined && node.label !== undefined ? withValue(node.kind, node.href) : undefined;
    default:
      return undefined;
  }
}

function withValue(word: string, value: string): string | undefined {
  return /^[\w#./:?&=+@-]+$/.test(value) ? `${word}=${value}` : undefined;
}

function nodeOf(word: string, content: readonly Inline[], more: Unclosed): InlineNode | undefined {
  const [, kind = '', value] = /^([^=]*)(?:=(.*))?$/.exec(word) ?? [];
  if (isStyleKind(kind)) return spanNode({ kind, ...(value !== undefined && { value }) }, content, more);
  switch (kind) {
    case 'heading':
      return { kind, level: Number(value), content };
    case 'bullet':
    case 'number':
      return { kind: 'item', list: kind, level: Number(value), content };
    case 'link':
      return { kind, href: value ?? '', label: plainText({ content }) };
    default:
      return undefined;
  }
}
