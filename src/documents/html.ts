// HTML: `<pre class="mermaid">` and its kin, and addresses in attributes. Found by parse5, edited by offsets.

import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import type { Span } from '../source/span.js';
import { bodyOf, lineAt, lineEndOf, lineSpan, linesOf, splitLines, type Unescape } from './body.js';
import { type Container, type Embedded, type Finding, finding, type Rewritten } from './embedded.js';
import { decodeEntity, encodeText, entityPattern } from './entities.js';
import { statedFormat, wordFor } from './names.js';
import { formatOfPath, isDrawing, isLocal } from './references.js';
import { linkIn, unreadable } from './urls/links.js';

/** HTML: `<pre class="mermaid">` and its like. */
export const html: Container = {
  id: 'html',
  extensions: ['.html', '.htm', '.xhtml', '.vue', '.svelte'],
  hint: /mermaid|plantuml|puml|kroki|\bsrc=["']?(?!\w+:)[^"'=\s>]*\.(?:svg|png)\b/i,
  find: (text) => {
    const found = finding();
    findInHtml(found, text, { start: 0, end: text.length }, 'html');
    return found;
  },
};

type Element = DefaultTreeAdapterTypes.Element;
type ChildNode = DefaultTreeAdapterTypes.ChildNode;

/** Adds every diagram in a stretch of HTML. */
export function findInHtml(found: Finding, document: string, within: Span, container: string): void {
  const fragment = parseFragment(document.slice(within.start, within.end), { sourceCodeLocationInfo: true });
  const pending: ChildNode[] = [...fragment.childNodes].reverse();
  for (;;) {
    const node = pending.pop();
    if (!node) break;
    if (!('tagName' in node)) continue;
    const block = blockIn(document, within.start, node, container);
    if (block) {
      found.embedded.push(block);
      continue;
    }
    findLinks(found, document, within.start, node, container);
    const children = 'content' in node ? node.content.childNodes : node.childNodes;
    for (let i = children.length - 1; i >= 0; i--) {
      const child = children[i];
      if (child) pending.push(child);
    }
  }
}

const tags: ReadonlySet<string> = new Set(['pre', 'div', 'code']);

/** The word of a class list that names a format: `mermaid`, `language-plantuml`. A `code` element needs the prefix. */
function namingClass(node: Element): { readonly word: string; readonly format: string } | undefined {
  if (!tags.has(node.tagName)) return undefined;
  const classes = node.attrs.find(({ name }) => name === 'class')?.value.split(/\s+/) ?? [];
  for (const name of classes) {
    const [, prefix, word = ''] = /^(language-|lang-)?(\w+)$/.exec(name) ?? [];
    const format = statedFormat(word);
    if (format !== undefined && word !== 'uml' && (prefix !== undefined || node.tagName !== 'code')) return { word, format };
  }
  return undefined;
}

const escapes: Unescape = { pattern: entityPattern, resolve: decodeEntity };

function blockIn(document: string, shift: number, node: Element, container: string): Embedded | undefined {
  const naming = namingClass(node);
  const location = node.sourceCodeLocation;
  const attribute = location?.attrs?.['class'];
  if (!naming || !location?.startTag || !location.endTag || !attribute) return undefined;
  // A `pre` that only wraps a `code` of its own is found at the `code`.
  if (node.childNodes.some((child) => 'tagName' in child && tags.has(child.tagName))) return undefined;
  const span = { start: shift + location.startOffset, end: shift + location.endOffset };
  const inner = { start: shift + location.startTag.endOffset, end: shift + location.endTag.startOffset };
  const content = contentOf(document, inner);
  const name = { start: shift + attribute.startOffset, end: shift + attribute.endOffset };
  return {
    container,
    shape: 'block',
    format: naming.format,
    claim: 'stated',
    span,
    ...bodyOf(document, content.lines, escapes),
    rewrite: (text, format) => {
      const word = wordFor(format, naming.word);
      const written = document.slice(name.start, name.end);
      const named = word === naming.word ? written : written.replace(new RegExp(`(["'\\s=-])${naming.word}(?=["'\\s]|$)`), `$1${word}`);
      const raw = document.slice(inner.start, inner.end);
      const lines = linesOf(text).map((line) => (line === '' ? '' : content.indent + encodeText(line, raw)));
      const head = document.slice(span.start, name.start) + named + document.slice(name.end, content.start);
      return { text: head + lines.join(lineEndOf(document, span.start)) + document.slice(content.end, span.end) };
    },
  };
}

/** Where the text inside an element begins and ends, and by what all of its lines are indented. */
interface Content extends Span {
  readonly indent: string;
  readonly lines: readonly Span[];
}

/** Leaves out the line end behind the start tag and the blanks before the end tag. */
function contentOf(document: string, inner: Span): Content {
  const raw = document.slice(inner.start, inner.end);
  const before = /^[ \t]*(\r\n|\n|\r)/.exec(raw)?.[0].length ?? 0;
  const start = inner.start + before;
  const after = /((\r\n|\n|\r)[ \t]*)?$/.exec(raw.slice(before))?.[0].length ?? 0;
  const end = Math.max(start, inner.end - after);
  const lines = splitLines(document.slice(start, end));
  const texts = Array.from({ length: lines.count }, (_, index) => lineAt(lines, index));
  const depth = before === 0 ? 0 : sharedIndent(texts);
  const spans = texts.map((text, index) => {
    const line = lineSpan(lines, index);
    return { start: start + line.start + Math.min(depth, text.length), end: start + line.end };
  });
  return { start, end, indent: texts.find((text) => text.trim() !== '')?.slice(0, depth) ?? '', lines: spans };
}

/** How many leading blanks the lines have in common. */
function sharedIndent(texts: readonly string[]): number {
  let depth: number | undefined;
  for (const text of texts) if (text.trim() !== '') depth = Math.min(depth ?? text.length, /^[ \t]*/.exec(text)?.[0].length ?? 0);
  return depth ?? 0;
}

/** Adds the addresses of diagrams, and the files of diagrams, that `src`, `href` and `data` name. */
function findLinks(found: Finding, document: string, shift: number, node: Element, container: string): void {
  for (const name of ['src', 'href', 'data']) {
    const at = node.sourceCodeLocation?.attrs?.[name];
    if (!at) continue;
    const raw = document.slice(shift + at.startOffset, shift + at.endOffset);
    const value = /^[^=]*=\s*(["']?)/.exec(raw);
    if (!value) continue;
    const start = shift + at.startOffset + value[0].length;
    const end = shift + at.endOffset - (value[1] === '' ? 0 : 1);
    findInAttribute(found, document, { start, end }, container);
    if (node.tagName === 'img' && name === 'src') findDrawing(found, document, { start, end }, container);
  }
}

/** Adds an image that may carry its source. What draws a diagram in its place is up to the page. */
function findDrawing(found: Finding, document: string, span: Span, container: string): void {
  const path = document.slice(span.start, span.end).replaceAll('&amp;', '&');
  if (!isLocal(path) || !isDrawing(path)) return;
  const stays = () => ({ refused: 'an image in HTML stays an image' });
  found.references.push({ container, span, path, format: 'image', rewrite: stays, instead: stays });
}

/** Adds what the address in an attribute leads to. */
export function findInAttribute(found: Finding, document: string, span: Span, container: string): void {
  const address = document.slice(span.start, span.end).replaceAll('&amp;', '&');
  const link = linkIn(address, span);
  const left = link ? undefined : unreadable(address, span, container);
  const format = link || left || !isLocal(address) ? undefined : formatOfPath(address);
  if (link) found.embedded.push({ ...link, rewrite: (text, to) => inAttribute(link.rewrite(text, to)) });
  if (left) found.bystanders.push(left);
  if (format !== undefined) {
    found.references.push({ container, span, path: address, format, rewrite: (to) => inAttribute({ text: to }) });
  }
}

function inAttribute(rewritten: Rewritten): Rewritten {
  return 'text' in rewritten
    ? { text: rewritten.text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll("'", '&#39;') }
    : rewritten;
}
