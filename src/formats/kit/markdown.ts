// Markdown through micromark: its tokens with their offsets, in linear time whatever the text.

import { parse, postprocess, preprocess } from 'micromark';
import { frontmatter } from 'micromark-extension-frontmatter';
import type { Event, Extension } from 'micromark-util-types';

/** Emphasis says nothing of where blocks stand, and a line of many unpaired marks costs quadratic time. */
export const withoutEmphasis: Extension = { disable: { null: ['attention'] } };

/** Nothing within a paragraph matters where only blocks, or no addresses, are looked for: half of the time is saved. */
export const withoutInlines: Extension = {
  disable: {
    null: [
      ...['attention', 'autolink', 'characterEscape', 'characterReference', 'codeText', 'hardBreakEscape', 'hardBreakTrailing', 'htmlText'],
      ...['labelStartImage', 'labelStartLink', 'labelEnd'],
    ],
  },
};

/**
 * Front matter of these kinds, for a text that has some. Where the first line only looks like it and nothing closes it, the extension
 * reads on to the end, and leaves out what stands in lists and quotes when it then begins anew.
 */
export function frontMatter(text: string, kinds: ('yaml' | 'toml')[]): Extension[] {
  const fence = /^(?:---|\+\+\+)(?=[ \t]*[\r\n])/.exec(text)?.[0];
  if (fence === undefined) return [];
  const closing = fence === '---' ? /[\r\n]---[ \t]*(?:[\r\n]|$)/ : /[\r\n]\+\+\+[ \t]*(?:[\r\n]|$)/;
  return closing.test(text) ? [frontmatter(kinds)] : [];
}

/** The tokens of a Markdown text, each as it is entered and left. Offsets are those of the text, a byte order mark counted. */
export function markdownEvents(text: string, extensions: Extension[]): Event[] {
  // micromark takes a byte order mark away without counting it; a blank in its place keeps the offsets.
  const counted = withoutTrailingBlanks(withoutUnderlines(withoutDepth(text.startsWith('\ufeff') ? ` ${text.slice(1)}` : text)));
  return postprocess(
    parse({ extensions })
      .document()
      .write(preprocess()(counted, undefined, true)),
  );
}

/** Quotes and lists within each other cost far more than linear time; nobody nests a hundred, so what is deeper is not looked at. */
function withoutDepth(text: string): string {
  return text.replace(deepLine, (line: string, head: string, rest: string) =>
    thematicBreak.test(line) ? line : head + 'x'.repeat(rest.length),
  );
}

const deepLine = /^((?:[ \t]*(?:>|(?:[-*+]|[0-9]{1,9}[.)])(?=[ \t]))){100})(.*)/gm;
const thematicBreak = /^[ \t]*([-*])(?:[ \t]*\1)*[ \t]*$/;

/** micromark copies all that came before for each heading that is underlined; those beyond the thousandth are read as text. */
function withoutUnderlines(text: string): string {
  let count = 0;
  return text.replace(underline, (line: string) => (count++ < 1_000 ? line : line.replace(/[-=]/g, 'x')));
}

/** A line of such signs below a blank one is a rule across the page and costs nothing. */
const underline = /(?<=[^\s>][^\r\n]*(?:\r\n|\n|\r))[ \t>]*(?:=+|-+)[ \t]*$/gm;

/** Blanks at the ends of lines cost as much as there are further lines in the paragraph; beyond the thousandth they are read as text. */
function withoutTrailingBlanks(text: string): string {
  if (!/[ \t][\r\n]/.test(text)) return text;
  let count = 0;
  return text.replace(/[^\r\n]+/g, (line) => {
    const end = line.endsWith(' ') || line.endsWith('\t') ? line.replace(/(?<![ \t])[ \t]+$/, '').length : line.length;
    if (end === line.length || !afterWord.test(line.charAt(end - 1)) || /```|~~~/.test(line) || count++ < 1_000) return line;
    return line.slice(0, end) + '\u00a0'.repeat(line.length - end);
  });
}

/** Behind a letter or a stop, so that no rule and no fence is meant. */
const afterWord = /[\p{L}\p{N}.,;:!?)]/u;
