// Markdown and MDX: fences, `::: mermaid` blocks, shortcodes, HTML within, images and links. Found by micromark, edited by offsets.

import type { Span } from '../source/span.js';
import { bodyOf, type Lines, lineEndOf, lineIndex, lineSpan, linesOf, prefixed, splitLines } from './body.js';
import { type Bystander, bystander, type Container, type Embedded, type Finding, type Found, finding } from './embedded.js';
import { fenceFor, otherInfo, readInfo } from './fences.js';
import { findInHtml } from './html.js';
import { componentIn } from './jsx.js';
import { colonBlocks } from './markdown-colons.js';
import { type Fence, markdownParts } from './markdown-events.js';
import { includedFile, putTogether } from './markdown-includes.js';
import { findLinks } from './markdown-links.js';
import { continuation, prefixBefore } from './markdown-prefix.js';
import { findInRst } from './markdown-rst.js';
import { shortcodes } from './markdown-shortcodes.js';
import { otherWords } from './names.js';

/** Markdown and MDX: fences, links and images. */
export const markdown: Container = {
  id: 'markdown',
  extensions: ['.md', '.markdown', '.mdx', '.mdown', '.mkd', '.qmd', '.rmd'],
  hint: new RegExp(
    `mermaid|mmd|puml|uml|kroki|sequence|participants|(?:\\]\\(|\\bsrc=["']?)(?!\\w+:)[^()=\\s[\\]"'>]*\\.(?:svg|png)|(?:\`\`\`|~~~)[ \\t]*[{.]*(?:${otherWords})\\b`,
    'i',
  ),
  find(text, filename) {
    return find(text, filename);
  },
};

function find(text: string, filename: string): Found {
  const lines = splitLines(text);
  const parts = markdownParts(text, /\.mdx$/i.test(filename));
  const found = finding();
  found.embedded.push(...colonBlocks(lines, parts.paragraphs), ...shortcodes(lines));
  for (const fence of parts.fences) {
    const block = fenced(lines, fence);
    const other = block ? undefined : foreign(text, fence);
    if (block) addFence(found, block);
    if (other) found.bystanders.push(other);
    const rest = restructured(lines, fence);
    if (rest) add(found, findInRst(text, rest, text.slice(fence.sequence.start, fence.sequence.end), filename));
  }
  for (const tag of parts.jsx) found.embedded.push(...componentIn(text, tag));
  for (const span of parts.html) if (!prefixBefore(lines, span.start).includes('>')) findInHtml(found, text, span, 'markdown');
  findLinks(found, lines, parts);
  return { ...found, embedded: withoutInner(found.embedded.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end)) };
}

/** A fence holds its text, or says where it comes from. */
function addFence(found: Finding, block: Embedded): void {
  const file = includedFile(block);
  const left = file ? undefined : putTogether(block);
  if (file) found.references.push(file);
  else if (left) found.bystanders.push(left);
  else found.embedded.push(block);
}

function add(found: Finding, more: Found): void {
  found.embedded.push(...more.embedded);
  found.references.push(...more.references);
  found.bystanders.push(...more.bystanders);
}

/** The body of a fence that holds reStructuredText, where nothing stands before its lines. */
function restructured(lines: Lines, fence: Fence): Span | undefined {
  const { info, closing } = fence;
  if (!info || !closing || lines.document.slice(info.start, info.end) !== '{eval-rst}') return undefined;
  if (prefixBefore(lines, fence.start) !== '' || prefixBefore(lines, closing.start) !== '') return undefined;
  return { start: Math.min(closing.start, lineSpan(lines, lineIndex(lines, fence.start) + 1).start), end: closing.start };
}

/** A fence of another kind of diagram. */
function foreign(document: string, { info, start, end }: Fence): Bystander | undefined {
  const other = info && otherInfo(document.slice(info.start, info.end));
  return other && bystander('markdown', other.word, other.name, { start, end });
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
