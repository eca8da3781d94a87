// What quotes and lists put before each line of a block in Markdown.

import { type Lines, lineIndex, lineSpan } from './body.js';

/** What stands on the line before an offset. */
export function prefixBefore(lines: Lines, offset: number): string {
  const start = lineSpan(lines, lineIndex(lines, offset)).start;
  return lines.document.slice(start, offset);
}

/** What every further line of a block needs before it: quote markers stay, list markers become blanks. */
export function continuation(prefix: string): string {
  return prefix.replace(/[^>\t ]/g, ' ');
}
