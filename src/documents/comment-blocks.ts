// Which lines of a program stand within a comment of several lines, and what must not stand in a text there.

import { type Lines, lineAt } from './body.js';

/** How a language writes a comment of several lines. */
export interface BlockComment {
  /** A line that begins one and does not end it. */
  readonly begin: RegExp;
  readonly end: string;
  /** It is a string that documents what stands above it: only there is it a comment, and a backslash would be read as an escape. */
  readonly documentation?: true;
}

const slashes: BlockComment = { begin: /^\s*\/\*(?!.*\*\/)/, end: '*/' };
const docstring: BlockComment = { begin: /^\s*[rRuU]?"""(?!.*""")/, end: '"""', documentation: true };

/** What differs from the comments of C. */
const byExtension: Readonly<Record<string, BlockComment>> = {
  '.py': docstring,
  '.jl': docstring,
  '.rb': { begin: /^=begin\b/, end: '=end' },
  '.hs': { begin: /^\s*\{-(?!.*-\})/, end: '-}' },
  '.lua': { begin: /^\s*--\[\[(?!.*\]\])/, end: ']]' },
};

/** The comments of a file's language. */
export function blockCommentOf(filename: string): BlockComment {
  return byExtension[/\.[^./\\]+$/.exec(filename)?.[0].toLowerCase() ?? ''] ?? slashes;
}

/** For every line whether it begins within such a comment. One that begins behind code on its line may be part of a string. */
export function blockComments(lines: Lines, { begin, end, documentation }: BlockComment): readonly boolean[] {
  const inside: boolean[] = [];
  let open = false;
  // At the top of a file, and below `def pay():`, a string is documentation; anywhere else it is the program's own.
  let documents = true;
  for (let index = 0; index < lines.count; index++) {
    const text = lineAt(lines, index);
    const within = open;
    if (open) open = !text.includes(end);
    else open = begin.test(text) && (documentation === undefined || documents);
    inside.push(within);
    if (!within && text.trim() !== '' && !/^\s*#/.test(text)) documents = /:\s*(?:#[\s\S]*)?$/.test(text);
  }
  return inside;
}

/** Why a text cannot stand in such a comment. */
export function refusalIn({ end, documentation }: BlockComment, text: string): string | undefined {
  if (text.includes(end) || text.includes('*/')) return 'the text would end the comment it stands in';
  if (documentation && text.includes('\\')) return 'a backslash would be an escape in the string it stands in';
  return undefined;
}
