// `::: mermaid` … `:::` in Markdown, as Azure DevOps writes it.

import type { Span } from '../source/span.js';
import { bodyOf, type Lines, lineAt, lineEndOf, lineIndex, lineSearch, lineSpan, linesOf } from './body.js';
import type { Embedded } from './embedded.js';
import { statedFormat, wordFor } from './names.js';

/** The blocks between colons. CommonMark sees paragraphs there, so the lines are read from the source. */
export function colonBlocks(lines: Lines, paragraphs: readonly Span[]): readonly Embedded[] {
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
