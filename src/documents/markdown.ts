// Markdown and MDX: fences, `::: mermaid` blocks, HTML within, images and links. Found by micromark, edited by offsets.

import type { Span } from '../source/span.js';
import { bodyOf, type Lines, lineAt, lineEndOf, lineSearch, lineSpan, linesOf, prefixed, splitLines } from './body.js';
import type { Container, Embedded, Found, Reference } from './embedded.js';
import { fenceFor, readInfo } from './fences.js';
import { findInHtml } from './html.js';
import { componentIn } from './jsx.js';
import { type Address, type Fence, type MarkdownParts, markdownParts } from './markdown-events.js';
import { statedFormat, wordFor } from './names.js';
import { formatOfPath, isLocal } from './references.js';
import { linkIn } from './urls/links.js';

export const markdown: Container = {
  id: 'markdown',
  extensions: ['.md', '.markdown', '.mdx', '.mdown', '.mkd', '.qmd', '.rmd'],
  hint: /mermaid|mmd|puml|uml|kroki|sequence|participants/i,
  find(text, filename) {
    return find(text, /\.mdx$/i.test(filename));
  },
};

function find(text: string, mdx: boolean): Found {
  const lines = splitLines(text);
  const parts = markdownParts(text, mdx);
  const colons = colonBlocks(lines, parts.paragraphs);
  const html = parts.html
    .filter(({ start }) => !prefixBefore(lines, start).includes('>'))
    .map((span) => findInHtml(text, span, 'markdown'));
  const fences = parts.fences.flatMap((fence) => fenced(lines, fence) ?? []);
  const linked = addressed(lines, parts);
  const components = parts.jsx.flatMap((tag) => componentIn(text, tag) ?? []);
  const all = [...colons, ...fences, ...components, ...html.flatMap(({ embedded }) => embedded), ...linked.embedded];
  const inColons = ({ span }: { span: Span }) => colons.some((block) => block.span.start < span.start && span.end <= block.span.end);
  const embedded = all.filter((one) => !inColons(one)).sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  return { embedded: withoutInner(embedded), references: [...linked.references, ...html.flatMap(({ references }) => references)] };
}

/** Of blocks that overlap the outer one stays: two edits in one place would damage each other. */
function withoutInner(sorted: readonly Embedded[]): readonly Embedded[] {
  let end = -1;
  return sorted.filter(({ span }) => {
    if (span.start < end) return false;
    end = span.end;
    return true;
  });
}

/** What stands on the line before an offset. */
function prefixBefore(lines: Lines, offset: number): string {
  const start = lineSpan(lines, lineIndex(lines, offset)).start;
  return lines.document.slice(start, offset);
}

/** What every further line of a block needs before it: quote markers stay, list markers become blanks. */
function continuation(prefix: string): string {
  return prefix.replace(/[^>\t ]/g, ' ');
}

function lineIndex(lines: Lines, offset: number): number {
  const { starts } = lines.starts;
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

function fenced(lines: Lines, fence: Fence): Embedded | undefined {
  if (!fence.info) return undefined;
  const { document } = lines;
  const infoSpan = fence.info;
  const info = readInfo(document.slice(infoSpan.start, infoSpan.end));
  if (!info) return undefined;
  const first = lineIndex(lines, fence.start) + 1;
  const all = fenceLines(lines, fence, first);
  const options = info.directive ? optionCount(document, all) : 0;
  const content = all.slice(options);
  const opening = lineSpan(lines, first - 1);
  const prefix = continuation(prefixBefore(lines, fence.start));
  return {
    container: 'markdown',
    shape: 'block',
    format: info.format,
    claim: info.claim,
    span: { start: fence.start, end: fence.closing?.end ?? all.at(-1)?.end ?? opening.end },
    ...bodyOf(document, content),
    rewrite: (text, format) => {
      const body = linesOf(text);
      const written = document.slice(fence.sequence.start, fence.sequence.end);
      const sequence = fenceFor(body, written);
      const eol = lineEndOf(document, opening.end);
      const between = document.slice(fence.sequence.end, infoSpan.start);
      const head = sequence + between + info.rename(format) + document.slice(infoSpan.end, opening.end);
      const kept = all.slice(0, options).map(({ start, end }) => prefix + document.slice(start, end));
      return { text: [head, ...kept, ...prefixed(body, prefix), ...closingLines(lines, fence, sequence, written)].join(eol) };
    },
  };
}

/** The content of every line between the fences; a line that the prefix does not reach is empty. */
function fenceLines(lines: Lines, fence: Fence, first: number): readonly Span[] {
  const values = new Map(fence.values.map((value) => [lineIndex(lines, value.start), value]));
  const last = fence.closing ? lineIndex(lines, fence.closing.start) - 1 : lineIndex(lines, Math.max(fence.start, fence.end - 1));
  const spans: Span[] = [];
  for (let index = first; index <= last; index++) {
    const { start, end } = lineSpan(lines, index);
    const value = values.get(index);
    spans.push(value ? { start: value.start, end } : { start: Math.max(start, end), end });
  }
  return spans;
}

function optionCount(document: string, content: readonly Span[]): number {
  const index = content.findIndex(({ start, end }) => !/^:[\w-]+:/.test(document.slice(start, end)));
  return index < 0 ? content.length : index;
}

function closingLines(lines: Lines, fence: Fence, sequence: string, written: string): readonly string[] {
  if (!fence.closing) return [];
  const closing = lines.document.slice(fence.closing.start, fence.closing.end);
  const longer =
    sequence.length > written.length ? closing.replace(/`+|~+/, (run) => (run.length < sequence.length ? sequence : run)) : closing;
  return [prefixBefore(lines, fence.closing.start) + longer];
}

/** `::: mermaid` … `:::`, as Azure DevOps writes it. CommonMark sees paragraphs there, so the lines are read from the source. */
function colonBlocks(lines: Lines, paragraphs: readonly Span[]): readonly Embedded[] {
  const found: Embedded[] = [];
  let done = -1;
  const search = lineSearch(lines);
  for (const paragraph of paragraphs) {
    const index = lineIndex(lines, paragraph.start);
    const match = /^( {0,3}:::+[ \t]*)(\w+)[ \t]*$/.exec(lineAt(lines, index));
    const [, before = '', word = ''] = match ?? [];
    const format = statedFormat(word);
    if (index <= done || format === undefined) continue;
    const last = search(':::', index + 1, (text) => (/^ {0,3}:::+[ \t]*$/.test(text) ? 'end' : 'inside'));
    if (last < 0) continue;
    done = last;
    found.push(colonBlock(lines, { index, last, before, word, format }));
  }
  return found;
}

interface Colons {
  readonly index: number;
  readonly last: number;
  readonly before: string;
  readonly word: string;
  readonly format: string;
}

function colonBlock(lines: Lines, { index, last, before, word, format }: Colons): Embedded {
  const { document } = lines;
  const opening = lineSpan(lines, index);
  const closing = lineSpan(lines, last);
  const content = Array.from({ length: last - index - 1 }, (_, i) => lineSpan(lines, index + 1 + i));
  return {
    container: 'markdown',
    shape: 'block',
    format,
    claim: 'stated',
    span: { start: opening.start, end: closing.end },
    ...bodyOf(document, content),
    rewrite: (text, to) => {
      const head = before + wordFor(to, word) + document.slice(opening.start + before.length + word.length, opening.end);
      return { text: [head, ...linesOf(text), document.slice(closing.start, closing.end)].join(lineEndOf(document, opening.end)) };
    },
  };
}

/** Images and links whose address holds a diagram, and images that show the file of one. */
function addressed(
  lines: Lines,
  { addresses, paragraphs }: MarkdownParts,
): { embedded: readonly Embedded[]; references: readonly Reference[] } {
  const { document } = lines;
  const alone = new Set(paragraphs.map(({ start, end }) => `${start}:${end}`));
  const embedded: Embedded[] = [];
  const references: Reference[] = [];
  for (const address of addresses) {
    const url = document.slice(address.target.start, address.target.end);
    const link = linkIn(url, address.target);
    if (link) {
      const block = address.image && alone.has(`${address.start}:${address.end}`);
      embedded.push(block ? { ...link, span: address, rewrite: (text, format) => fenceInstead(lines, address, text, format) } : link);
      continue;
    }
    const format = isLocal(url) ? formatOfPath(url) : undefined;
    if (format === undefined) continue;
    references.push({ container: 'markdown', span: address.target, path: url, format, rewrite: (to) => ({ text: to }) });
  }
  return { embedded, references };
}

/** An image that stands alone becomes a fence; its alternative text stays as a comment of the diagram. */
function fenceInstead(lines: Lines, address: Address, text: string, format: string): { readonly text: string } {
  const { document } = lines;
  const eol = lineEndOf(document, address.start);
  const alt = address.label ? document.slice(address.label.start, address.label.end).replace(/\s+/g, ' ').trim() : '';
  const printed = linesOf(text);
  const comment = alt === '' ? [] : [`${format === 'mermaid' ? '%%' : "'"} ${alt}`];
  const body = format === 'plantuml' ? [...printed.slice(0, 1), ...comment, ...printed.slice(1)] : [...comment, ...printed];
  const fence = fenceFor(body, '```');
  const prefix = continuation(prefixBefore(lines, address.start));
  return { text: [fence + format, ...prefixed([...body, fence], prefix)].join(eol) };
}
