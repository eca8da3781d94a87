// `{{< mermaid >}}` … `{{< /mermaid >}}` of Hugo, `{% mermaid %}` … `{% endmermaid %}` of Jekyll, Hexo and GitBook, and `{% mermaid() %}` …
// `{% end %}` of Zola, in Markdown. Their engines take them out before any Markdown is read.

import type { Span } from '../source/span.js';
import { bodyOf, indentLength, indentOf, type Lines, lineAt, lineEndOf, lineSpan, linesOf, prefixed } from './body.js';
import type { Embedded } from './embedded.js';
import { fenceFor } from './fences.js';
import { statedFormat } from './names.js';

/** How a kind of shortcode begins and ends; the word is the first group. An end without one ends any. */
interface Kind {
  readonly begin: RegExp;
  readonly end: RegExp;
}

const kinds: readonly Kind[] = [
  {
    begin: /^[ \t]*\{\{[<%][ \t]*(\w+)(?:[ \t][^{}]*)?(?<!\/)[>%]\}\}[ \t]*$/,
    end: /^[ \t]*\{\{[<%][ \t]*\/[ \t]*(\w+)[ \t]*[>%]\}\}[ \t]*$/,
  },
  {
    begin: /^[ \t]*\{%-?[ \t]*(\w+)(?:\([^{}()]*\))?(?:[ \t][^{}]*)?%\}[ \t]*$/,
    end: /^[ \t]*\{%-?[ \t]*end(\w*)(?:\(\))?[ \t]*-?%\}[ \t]*$/,
  },
];

interface Open {
  readonly kind: Kind;
  readonly index: number;
  readonly word: string;
  readonly format: string;
}

/** The blocks between shortcodes, each on a line of its own; what stands in a fence shows how they are written. */
export function shortcodes(lines: Lines): readonly Embedded[] {
  if (!/\{[{%]/.test(lines.document)) return [];
  const found: Embedded[] = [];
  let open: Open | undefined;
  let fence: string | undefined;
  for (let index = 0; index < lines.count; index++) {
    const text = lineAt(lines, index);
    const run = open ? undefined : fenceLine.exec(text);
    if (run) fence = fenceBehind(fence, run);
    if (fence !== undefined || !/^[ \t]*\{[{%]/.test(text)) continue;
    const ended = open?.kind.end.exec(text)?.[1];
    if (open && (ended === '' || ended?.toLowerCase() === open.word.toLowerCase())) {
      if (index > open.index + 1) found.push(shortcode(lines, open, index));
      open = undefined;
    } else open = opening(text, index) ?? open;
  }
  return found;
}

/** CommonMark is of no use here: it would see fences where a shortcode holds the text of one. */
const fenceLine = /^[ \t>]*(?:(?:[*+-]|\d+[.)])[ \t]+)*(`{3,}|~{3,})(.*)$/;

/** The fence that is open behind a line of fence characters. */
function fenceBehind(open: string | undefined, [, run = '', info = '']: RegExpExecArray): string | undefined {
  if (open === undefined) return run.startsWith('`') && info.includes('`') ? undefined : run;
  return run.startsWith(open) && info.trim() === '' ? undefined : open;
}

function opening(text: string, index: number): Open | undefined {
  for (const kind of kinds) {
    const word = kind.begin.exec(text)?.[1] ?? '';
    const format = statedFormat(word);
    if (format !== undefined) return { kind, index, word, format };
  }
  return undefined;
}

function shortcode(lines: Lines, { index, format }: Open, last: number): Embedded {
  const { document } = lines;
  const first = lineSpan(lines, index);
  const closing = lineSpan(lines, last);
  const indent = indentOf(lineAt(lines, index));
  const prefix = lineAt(lines, index).slice(0, indentLength(lineAt(lines, index), indent));
  const content = Array.from({ length: last - index - 1 }, (_, i): Span => {
    const { start, end } = lineSpan(lines, index + 1 + i);
    return { start: start + indentLength(lineAt(lines, index + 1 + i), indent), end };
  });
  const start = first.start + prefix.length;
  return {
    container: 'markdown',
    shape: 'block',
    format,
    claim: 'stated',
    span: { start, end: closing.end },
    ...bodyOf(document, content),
    rewrite: (text, to) => {
      const body = linesOf(text);
      // No site knows the shortcodes of both languages; a fence is drawn by all that draw diagrams in Markdown.
      const fence = fenceFor(body, '```');
      const [head, tail] =
        to === format ? [document.slice(start, first.end), document.slice(closing.start, closing.end)] : [fence + to, prefix + fence];
      return { text: [head, ...prefixed(body, prefix), tail].join(lineEndOf(document, first.end)) };
    },
  };
}
