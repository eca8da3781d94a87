// An address in a document as a diagram of it.

import type { Span } from '../../source/span.js';
import type { Embedded } from '../embedded.js';
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
