// Images and links in Markdown: addresses that hold a diagram, and files that show one.

import type { Span } from '../source/span.js';
import { captioned, type Lines, lineEndOf, linesOf, prefixed } from './body.js';
import type { Finding, Reference, Rewritten } from './embedded.js';
import { fenceFor } from './fences.js';
import type { Address, MarkdownParts } from './markdown-events.js';
import { continuation, prefixBefore } from './markdown-prefix.js';
import { formatOfPath, isDrawing, isLocal } from './references.js';
import { findAddresses, linkIn, unreadable } from './urls/links.js';

/** Adds what images, links and bare addresses of a document lead to. */
export function findLinks(found: Finding, lines: Lines, { addresses, paragraphs, plain }: MarkdownParts): void {
  const { document } = lines;
  const alone = new Set(paragraphs.map(({ start, end }) => `${start}:${end}`));
  for (const span of plain) findAddresses(found, document, span, 'markdown');
  for (const address of addresses) {
    const url = document.slice(address.target.start, address.target.end);
    const block = address.image && alone.has(`${address.start}:${address.end}`);
    const link = linkIn(url, address.target);
    const left = link ? undefined : unreadable(url, address.target, 'markdown');
    const reference = link || left ? undefined : fileShown(lines, address, url, block);
    if (link && block)
      found.embedded.push({ ...link, span: whole(address), rewrite: (text, format) => fenceInstead(lines, address, text, format) });
    else if (link) found.embedded.push(link);
    if (left) found.bystanders.push(left);
    if (reference) found.references.push(reference);
  }
}

function whole({ start, end }: Span): Span {
  return { start, end };
}

function fileShown(lines: Lines, address: Address, path: string, block: boolean): Reference | undefined {
  if (!isLocal(path)) return undefined;
  if (address.image && isDrawing(path)) {
    return {
      container: 'markdown',
      span: block ? whole(address) : address.target,
      path,
      format: 'image',
      rewrite: () => ({ refused: 'an image is drawn anew, not renamed' }),
      instead: (text, format) =>
        block ? fenceInstead(lines, address, text, format) : { refused: 'an image within other text stays an image' },
    };
  }
  const format = formatOfPath(path);
  return format === undefined ? undefined : { container: 'markdown', span: address.target, path, format, rewrite: (to) => ({ text: to }) };
}

/** An image that stands alone becomes a fence; its alternative text stays as a comment of the diagram. */
function fenceInstead(lines: Lines, address: Address, text: string, format: string): Rewritten {
  const { document } = lines;
  const eol = lineEndOf(document, address.start);
  const alt = address.label ? document.slice(address.label.start, address.label.end).replace(/\s+/g, ' ').trim() : '';
  const body = captioned(linesOf(text), format, alt);
  const fence = fenceFor(body, '```');
  const prefix = continuation(prefixBefore(lines, address.start));
  return { text: [fence + format, ...prefixed([...body, fence], prefix)].join(eol) };
}
