// Reads Markdown and MDX with micromark and keeps only what may hold a diagram, with offsets.

import { mdxExpression } from 'micromark-extension-mdx-expression';
import { mdxJsx } from 'micromark-extension-mdx-jsx';
import { mdxMd } from 'micromark-extension-mdx-md';
import type { Event, Extension } from 'micromark-util-types';
import { frontMatter, markdownEvents, withoutEmphasis, withoutInlines } from '../formats/kit/markdown.js';
import type { Span } from '../source/span.js';
import { plantumlPaths } from './urls/addresses.js';

/** A fenced block. `values` are the stretches of its body's lines behind the document's prefixes. */
export interface Fence extends Span {
  readonly sequence: Span;
  readonly info?: Span;
  readonly closing?: Span;
  readonly values: readonly Span[];
}

/** An image, link or definition: the whole and the address within. */
export interface Address extends Span {
  readonly image: boolean;
  readonly target: Span;
  readonly label?: Span;
}

/** The parts of a Markdown document that may hold a diagram. */
export interface MarkdownParts {
  readonly fences: readonly Fence[];
  readonly paragraphs: readonly Span[];
  readonly html: readonly Span[];
  readonly addresses: readonly Address[];
  /** Tags of JSX, without what stands between begin and end tag. */
  readonly jsx: readonly Span[];
  /** Stretches of text, and autolinks, in which an address may stand by itself. */
  readonly plain: readonly Span[];
}

type Open<T> = { -readonly [K in keyof T]: T[K] };

/** Finds the parts. A text that is no valid MDX is read as plain Markdown, as people name anything `.mdx`. */
export function markdownParts(text: string, mdx: boolean): MarkdownParts {
  const plain: Extension[] = [...frontMatter(text, ['yaml', 'toml']), addressLike.test(text) ? withoutEmphasis : withoutInlines];
  if (!mdx) return collect(markdownEvents(text, plain));
  try {
    return collect(markdownEvents(text, [...plain, mdxExpression(), mdxJsx(), mdxMd()]));
  } catch {
    return collect(markdownEvents(text, plain));
  }
}

/** Without any of these a text has no address that leads to a diagram, and no element that holds one. */
const addressLike = new RegExp(
  `\\.(?:puml|plantuml|pu|wsd|iuml|mmd|mermaid|svg|png)\\b|mermaid[.-](?:live|ink)|/proxy\\?|\\bclass=|/(?:${plantumlPaths}|jpeg|base64)/[\\w~]`,
  'i',
);

interface Collecting {
  readonly fences: Open<Fence>[];
  readonly paragraphs: Span[];
  readonly html: Span[];
  readonly addresses: Address[];
  readonly jsx: Span[];
  readonly plain: Span[];
  fence: (Open<Fence> & { values: Span[] }) | undefined;
  /** Open images and links, the innermost last. */
  readonly open: { image: boolean; target?: Span; label?: Span }[];
}

function collect(events: readonly Event[]): MarkdownParts {
  const parts: Collecting = { fences: [], paragraphs: [], html: [], addresses: [], jsx: [], plain: [], fence: undefined, open: [] };
  for (const [kind, token] of events) {
    const span: Span = { start: token.start.offset, end: token.end.offset };
    if (kind === 'enter') enter(parts, token.type, span);
    else leave(parts, token.type, span);
  }
  return parts;
}

function enter(parts: Collecting, type: string, span: Span): void {
  const { fence } = parts;
  switch (type) {
    case 'codeFenced':
      parts.fence = { ...span, sequence: span, values: [] };
      parts.fences.push(parts.fence);
      break;
    case 'codeFencedFence':
      // The first is the opening one, which begins where the block does.
      if (fence && span.start !== fence.start) fence.closing = span;
      break;
    case 'codeFencedFenceSequence':
      if (fence?.start === span.start) fence.sequence = span;
      break;
    case 'codeFencedFenceInfo':
      if (fence) fence.info = span;
      break;
    case 'codeFlowValue':
      fence?.values.push(span);
      break;
    // A line of dashes makes a heading of the lines above it, within `:::`, too.
    case 'setextHeading':
    case 'paragraph':
      parts.paragraphs.push(span);
      break;
    case 'htmlFlow':
    case 'htmlText':
      parts.html.push(span);
      break;
    case 'mdxJsxFlowTag':
    case 'mdxJsxTextTag':
      parts.jsx.push(span);
      break;
    case 'image':
    case 'link':
    case 'definition':
      parts.open.push({ image: type === 'image' });
      break;
    case 'autolinkProtocol':
      parts.plain.push(span);
      break;
    case 'data':
      // The text of a link is not an address, even where it looks like one.
      if (parts.open.length === 0) parts.plain.push(span);
      break;
    default:
      noteDetail(parts.open.at(-1), type, span);
  }
}

function noteDetail(open: Collecting['open'][number] | undefined, type: string, span: Span): void {
  if (!open) return;
  if (type === 'resourceDestinationString' || type === 'definitionDestinationString') open.target = span;
  else if (type === 'labelText') open.label = span;
}

function leave(parts: Collecting, type: string, span: Span): void {
  if (type === 'codeFenced') parts.fence = undefined;
  if (type !== 'image' && type !== 'link' && type !== 'definition') return;
  const open = parts.open.pop();
  if (open?.target) parts.addresses.push({ ...span, image: open.image, target: open.target, ...(open.label && { label: open.label }) });
}
