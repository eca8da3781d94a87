// An address in a document as a diagram of it.

import type { Span } from '../../source/span.js';
import type { Bystander, Embedded, Finding } from '../embedded.js';
import { otherLanguage } from '../names.js';
import { decodeAddress } from './addresses.js';

/** The diagram that the address at `span` holds. Its text stands nowhere in the document, so every offset leads to the address. */
export function linkIn(address: string, span: Span): Embedded | undefined {
  const found = decodeAddress(address);
  if (!found) return undefined;
  return {
    container: found.service,
    shape: 'link',
    format: found.format,
    claim: 'stated',
    span,
    text: found.text,
    map: { pieces: [{ at: 0, from: span.start, to: span.end, copied: false }] },
    rewrite: (text, format) => {
      if (found.text.trimEnd() === text.trimEnd() && format === found.format) return { text: address };
      const rewritten = found.rewrite(text, format);
      return rewritten === '' ? { refused: `no service shows ${format} from an address` } : { text: rewritten };
    },
  };
}

/** What certainly leads to a drawing. */
const proxyQuery = /\/proxy\?([^#]*)/;
const drawn =
  /^(?:https?:)?\/\/(?:(?:www\.)?plantuml\.com\/plantuml\/(?:png|svg|txt|uml|img)|mermaid\.ink\/(?:img|svg|pdf)\/(?:pako:|base64:)?|mermaid\.live\/(?:edit|view)#pako:|kroki\.io\/(?:plantuml|c4plantuml|mermaid)\/\w+)\/?[\w~=-]{8,}/;
const krokiOther = /^https?:\/\/[^?#]*?\/([a-z0-9]+)\/(?:svg|png|pdf|jpeg|base64)\/[\w=-]{8,}$/;

/** An address that shows a diagram which cannot be read from it. */
export function unreadable(address: string, span: Span, container: string): Bystander | undefined {
  const source = proxyQuery
    .exec(address)?.[1]
    ?.split('&')
    .find((part) => /^src=./.test(part))
    ?.slice(4);
  if (source !== undefined) {
    const shown = withoutPercents(source);
    return { container, span, language: 'plantuml', reason: `The address shows ${shown}, and nothing is fetched.` };
  }
  const name = otherLanguage(krokiOther.exec(address)?.[1] ?? '');
  if (name !== undefined) return { container, span, language: name, reason: `${name} is a language that sequitur does not read.` };
  if (!drawn.test(address)) return undefined;
  return { container, span, language: 'address', reason: 'The diagram in this address is damaged.' };
}

function withoutPercents(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A damaged escape is shown as it is.
    return text;
  }
}

const written = /(?:https?:)?\/\/[^\s<>"'`[\](){}|\\^,]+/g;

/** Adds the addresses of diagrams that stand in a stretch of a document as plain text. */
export function findAddresses(found: Finding, document: string, within: Span, container: string): void {
  for (const match of document.slice(within.start, within.end).matchAll(written)) {
    const address = match[0].replace(/(?<![.,;:!?])[.,;:!?]+$/, '');
    const start = within.start + match.index;
    const span = { start, end: start + address.length };
    const link = linkIn(address, span);
    const left = link ? undefined : unreadable(address, span, container);
    if (link) found.embedded.push(link);
    if (left) found.bystanders.push(left);
  }
}
