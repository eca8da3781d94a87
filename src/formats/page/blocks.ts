// The blocks of a Markdown text that stand at its left edge, with their places: all that a page is read from.

import type { Event } from 'micromark-util-types';
import type { Span } from '../../source/span.js';
import { frontMatter, markdownEvents, withoutInlines } from '../kit/markdown.js';
import { completed, condensed } from './condensed.js';

/** What a page has at its left edge. */
export type Block =
  | { readonly kind: 'heading'; readonly span: Span; readonly level: number; readonly text: string }
  | { readonly kind: 'fence'; readonly span: Span; readonly word: string; readonly content: Span; readonly closed: boolean }
  | { readonly kind: 'list'; readonly span: Span; readonly ordered: boolean; readonly items: readonly Item[] }
  | { readonly kind: 'front' | 'paragraph' | 'html' | 'other'; readonly span: Span };

/** An item of a list; `content` begins behind its marker. */
export interface Item {
  readonly content: Span;
  /** Of a numbered list. */
  readonly number: number | undefined;
}

const kinds: Readonly<Record<string, Block['kind'] | undefined>> = {
  yaml: 'front',
  atxHeading: 'heading',
  setextHeading: 'heading',
  codeFenced: 'fence',
  listOrdered: 'list',
  listUnordered: 'list',
  paragraph: 'paragraph',
  htmlFlow: 'html',
  blockQuote: 'other',
  thematicBreak: 'other',
  codeIndented: 'other',
  definition: 'other',
};

interface Open {
  readonly type: string;
  readonly span: Span;
  /** Tokens of a root block that say more about it, those of blocks within it left out. */
  readonly details: { readonly type: string; readonly span: Span }[];
}

/** The root blocks of a text, in order. */
export function blocksOf(text: string): readonly Block[] {
  const short = condensed(text);
  return completed(blocksIn(short.text), short);
}

function blocksIn(text: string): readonly Block[] {
  const blocks: Block[] = [];
  let open: Open | undefined;
  let depth = 0;
  for (const [event, token] of eventsOf(text)) {
    const span: Span = { start: token.start.offset, end: token.end.offset };
    const isBlock = kinds[token.type] !== undefined;
    if (event === 'exit') {
      if (!isBlock) continue;
      depth--;
      if (depth > 0 || !open) continue;
      blocks.push(makeBlock(open, text));
      open = undefined;
    } else if (!isBlock) {
      if (depth === 1) open?.details.push({ type: token.type, span });
    } else if (depth++ === 0) open = { type: token.type, span: trimmed(text, span), details: [] };
  }
  return blocks;
}

function eventsOf(text: string): readonly Event[] {
  return markdownEvents(text, [...frontMatter(text, ['yaml']), withoutInlines]);
}

/** A span without the line ends behind the block. */
function trimmed(text: string, { start, end }: Span): Span {
  let last = end;
  while (last > start && /\s/.test(text.charAt(last - 1))) last--;
  return { start, end: last };
}

function makeBlock(open: Open, text: string): Block {
  const { type, span } = open;
  switch (kinds[type]) {
    case 'heading':
      return headingOf(open, text);
    case 'fence':
      return fenceOf(open, text);
    case 'list':
      return { kind: 'list', span, ordered: type === 'listOrdered', items: itemsOf(open, text) };
    case 'front':
    case 'paragraph':
    case 'html':
      return { kind: kinds[type], span };
    default:
      return { kind: 'other', span };
  }
}

function detail({ details }: Open, ...types: readonly string[]): Span | undefined {
  return details.find(({ type }) => types.includes(type))?.span;
}

function headingOf(open: Open, text: string): Block {
  const { span } = open;
  const words = detail(open, 'atxHeadingText', 'setextHeadingText');
  const sequence = detail(open, 'atxHeadingSequence');
  const line = detail(open, 'setextHeadingLineSequence');
  const level = sequence ? sequence.end - sequence.start : text.charAt(line?.start ?? 0) === '=' ? 1 : 2;
  return { kind: 'heading', span, level, text: words ? text.slice(words.start, words.end) : '' };
}

function fenceOf(open: Open, text: string): Block {
  const { span, details } = open;
  const info = detail(open, 'codeFencedFenceInfo');
  const fences = details.filter(({ type }) => type === 'codeFencedFence');
  const [opening, closing] = fences;
  const lineEnd = text.indexOf('\n', opening?.span.end ?? span.start);
  const start = lineEnd < 0 ? text.length : lineEnd + 1;
  const end = closing ? text.lastIndexOf('\n', closing.span.start - 1) + 1 : text.length;
  const content = { start, end: Math.max(start, end) };
  return { kind: 'fence', span, word: info ? text.slice(info.start, info.end) : '', content, closed: closing !== undefined };
}

function itemsOf({ details, span }: Open, text: string): readonly Item[] {
  const prefixes = details.filter(({ type }) => type === 'listItemPrefix');
  const values = details.filter(({ type }) => type === 'listItemValue');
  return prefixes.map(({ span: prefix }, index): Item => {
    const next = prefixes[index + 1]?.span.start ?? span.end;
    const value = values[index]?.span;
    return {
      content: trimmed(text, { start: Math.min(prefix.end, next), end: next }),
      number: value && Number(text.slice(value.start, value.end)),
    };
  });
}
