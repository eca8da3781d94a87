// HTML: `<pre class="mermaid">` and its kin, and addresses in attributes. Found by parse5, edited by offsets.

import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import type { Span } from '../source/span.js';
import { type Body, bodyOf, lineEndOf, linesOf, type Unescape } from './body.js';
import type { Container, Embedded, Found } from './embedded.js';
import { decodeEntity, encodeText, entityPattern } from './entities.js';
import { statedFormat, wordFor } from './names.js';
import { linkIn } from './urls/links.js';

export const html: Container = {
  id: 'html',
  extensions: ['.html', '.htm', '.xhtml', '.vue', '.svelte'],
  hint: /mermaid|plantuml|puml|kroki/i,
  find: (text) => findInHtml(text, { start: 0, end: text.length }, 'html'),
};

type Element = DefaultTreeAdapterTypes.Element;
type ChildNode = DefaultTreeAdapterTypes.ChildNode;

/** Every diagram in a stretch of HTML. */
export function findInHtml(document: string, within: Span, container: string): Found {
  const fragment = parseFragment(document.slice(within.start, within.end), { sourceCodeLocationInfo: true });
  const embedded: Embedded[] = [];
  const pending: ChildNode[] = [...fragment.childNodes].reverse();
  for (;;) {
    const node = pending.pop();
    if (!node) break;
    if (!('tagName' in node)) continue;
    const block = blockIn(document, within.start, node, container);
    if (block) {
      embedded.push(block);
      continue;
    }
    embedded.push(...linksOf(document, within.start, node));
    const children = 'content' in node ? node.content.childNodes : node.childNodes;
    for (let i = children.length - 1; i >= 0; i--) {
      const child = children[i];
      if (child) pending.push(child);
    }
  }
  return { embedded, references: [] };
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
  const name = { start: shift + attribute.startOffset, end: shift + attribute.endOffset };
  return {
    container,
    shape: 'block',
    format: naming.format,
    claim: 'stated',
    span,
    ...innerBody(document, inner),
    rewrite: (text, format) => {
      const word = wordFor(format, naming.word);
      const written = document.slice(name.start, name.end);
      const named = word === naming.word ? written : written.replace(new RegExp(`(["'\\s=-])${naming.word}(?=["'\\s]|$)`), `$1${word}`);
      const raw = document.slice(inner.start, inner.end);
      const before = /^[ \t]*(\r\n|\n|\r)?/.exec(raw)?.[0] ?? '';
      const after = /((\r\n|\n|\r)[ \t]*)?$/.exec(raw)?.[0] ?? '';
      const indent = /^[ \t]*/.exec(raw.slice(before.length))?.[0] ?? '';
      const lines = linesOf(text).map((line) => (line === '' ? '' : indent + encodeText(line, raw)));
      const head = document.slice(span.start, name.start) + named + document.slice(name.end, inner.start);
      return { text: head + before + lines.join(lineEndOf(document, span.start)) + after + document.slice(inner.end, span.end) };
    },
  };
}

/** The text inside an element, without the line end behind the start tag and the blanks before the end tag. */
function innerBody(document: string, inner: Span): Body {
  const raw = document.slice(inner.start, inner.end);
  const before = /^[ \t]*(\r\n|\n|\r)/.exec(raw)?.[0].length ?? 0;
  const after = /((\r\n|\n|\r)[ \t]*)?$/.exec(raw.slice(before))?.[0].length ?? 0;
  const start = inner.start + before;
  return bodyOf(document, [{ start, end: Math.max(start, inner.end - after) }], escapes);
}

/** Addresses in `src` and `href` that hold a diagram. */
function linksOf(document: string, shift: number, node: Element): readonly Embedded[] {
  return ['src', 'href'].flatMap((name) => {
    const at = node.sourceCodeLocation?.attrs?.[name];
    if (!at) return [];
    const raw = document.slice(shift + at.startOffset, shift + at.endOffset);
    const value = /^[^=]*=\s*(["']?)/.exec(raw);
    if (!value) return [];
    const start = shift + at.startOffset + value[0].length;
    const end = shift + at.endOffset - (value[1] === '' ? 0 : 1);
    const written = document.slice(start, end);
    const link = linkIn(written.replaceAll('&amp;', '&'), { start, end });
    if (!link) return [];
    return [{ ...link, rewrite: (text: string, format: string) => inAttribute(link.rewrite(text, format)) }];
  });
}

function inAttribute(rewritten: ReturnType<Embedded['rewrite']>): ReturnType<Embedded['rewrite']> {
  return 'text' in rewritten ? { text: rewritten.text.replaceAll('&', '&amp;').replaceAll('"', '&quot;') } : rewritten;
}
