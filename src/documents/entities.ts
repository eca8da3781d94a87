// Character references of HTML and XML in the text of a diagram.

import { parseFragment } from 'parse5';

/** One reference, as HTML reads it in text. */
export const entityPattern = /&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);/g;

const common: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
  '&quot;': '"',
  '&apos;': "'",
  '&nbsp;': '\u00a0',
};

/** What a reference stands for; the reference itself where it is unknown. */
export function decodeEntity(reference: string): string {
  const known = common[reference];
  if (known !== undefined) return known;
  const node = parseFragment(reference).childNodes[0];
  return node && 'value' in node ? node.value : reference;
}

/** Text for the inside of an element. A bare `>` is legal, and is written where the author wrote it so. */
export function encodeText(text: string, written: string): string {
  const pattern = written.includes('>') ? /[&<]/g : /[&<>]/g;
  return text.replace(pattern, (char) => (char === '&' ? '&amp;' : char === '<' ? '&lt;' : '&gt;'));
}
