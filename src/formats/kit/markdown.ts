// Markdown through micromark: its tokens with their offsets, in linear time whatever the text.

import { parse, postprocess, preprocess } from 'micromark';
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

/** The tokens of a Markdown text, each as it is entered and left. Offsets are those of the text, a byte order mark counted. */
export function markdownEvents(text: string, extensions: Extension[]): Event[] {
  // micromark takes a byte order mark away without counting it; a blank in its place keeps the offsets.
  const counted = withoutDepth(text.startsWith('\ufeff') ? ` ${text.slice(1)}` : text);
  return postprocess(
    parse({ extensions })
      .document()
      .write(preprocess()(counted, undefined, true)),
  );
}

/** Quotes within quotes cost more than linear time, too; nobody nests a hundred, so what is deeper is not looked at. */
function withoutDepth(text: string): string {
  return text.replace(/^((?:[ \t]*>){100})(.*)/gm, (_, head: string, rest: string) => head + 'x'.repeat(rest.length));
}
