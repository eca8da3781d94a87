// Diagrams in the comments of source code: `@startuml` blocks and Markdown fences behind a comment's prefix.

import { bodyOf, type LineSearch, type Lines, lineAt, lineEndOf, lineSearch, lineSpan, linesOf, prefixed, splitLines } from './body.js';
import { type BlockComment, blockCommentOf, blockComments, refusalIn } from './comment-blocks.js';
import type { Container, Embedded, Found } from './embedded.js';
import { fenceFor, readInfo } from './fences.js';
import { type StartBlock, startBlocks } from './plantuml-file.js';

/** Comments in source code. */
export const sourceComments: Container = {
  id: 'source-comments',
  extensions: (
    '.java .kt .kts .scala .groovy .c .h .cc .cpp .cxx .hpp .hh .m .mm .cs .fs .vb .go .rs .swift .dart .js .mjs .cjs .jsx .ts .mts .cts ' +
    '.tsx .py .rb .php .pl .lua .sql .sh .hs .ex .exs .erl .clj .tf .proto .dox .jl .r .zig'
  ).split(' '),
  hint: /[@\\]startuml|(```|~~~)\s*(mermaid|plantuml|puml|uml)/i,
  find,
};

/** What may stand before a line of a comment. */
const commentPrefix = /^[ \t]*(?:\/{2,}[!/]?|\*+|#+|--+|;+|%+|'+)[ \t]*$/;
/** A fence has no backtick behind it: the last ones are one, or tildes behind them. */
const fences: readonly RegExp[] = [
  /^(.*(?<!`))(`{3,})[ \t]*(?![ \t])([^\s`]*)((?:\s[^`]*)?)$/,
  /^((?:.*`)?[^`~\n\r\u2028\u2029]*(?:~{1,2}(?!~)[^`~\n\r\u2028\u2029]*)*)(~{3,})[ \t]*(?![ \t])([^\s`]*)((?:\s[^`]*)?)$/,
];

function find(document: string, filename: string): Found {
  const lines = splitLines(document);
  const kind = blockCommentOf(filename);
  const inBlock = blockComments(lines, kind);
  const search = lineSearch(lines);
  const starts = new Map(startBlocks(lines).map((block) => [block.first, block]));
  const embedded: Embedded[] = [];
  for (let index = 0; index < lines.count; index++) {
    if (!isComment(lines, index, inBlock)) continue;
    // Whichever begins first holds the other: a fence around `@startuml` is one diagram.
    const start = starts.get(index);
    const fenced = start ? undefined : fencedAt(lines, search, index, kind);
    if (start) embedded.push(commented(lines, start, kind));
    else if (fenced?.embedded) embedded.push(fenced.embedded);
    index = start?.last ?? fenced?.last ?? index;
  }
  return { embedded, references: [], bystanders: [] };
}

/** Only what is certainly a comment is read: a diagram in a string of the program is the program's own. */
function isComment(lines: Lines, index: number, inBlock: readonly boolean[]): boolean {
  const before = /^[^@\\`~]*/.exec(lineAt(lines, index))?.[0] ?? '';
  return commentPrefix.test(before) || (before.trim() === '' && inBlock[index] === true);
}

/** In a comment another language needs a fence around it; a text that would end the comment is refused. */
function commented(lines: Lines, { first, embedded }: StartBlock, kind: BlockComment): Embedded {
  const { start } = lineSpan(lines, first);
  const prefix = lines.document.slice(start, embedded.span.start);
  return {
    ...embedded,
    container: 'source-comments',
    rewrite: (text, format) => {
      const refused = refusalIn(kind, text);
      if (refused !== undefined) return { refused };
      if (format === 'plantuml') return embedded.rewrite(text, format);
      const body = linesOf(text);
      const sequence = fenceFor(body, '```');
      const all = prefixed([sequence + format, ...body, sequence], prefix);
      return { text: all.join(lineEndOf(lines.document, start)).slice(prefix.length) };
    },
  };
}

interface Fenced {
  /** Absent where the fence is of something else. */
  readonly embedded?: Embedded;
  readonly last: number;
}

function fencedAt(lines: Lines, search: LineSearch, index: number, kind: BlockComment): Fenced | undefined {
  const line = lineAt(lines, index);
  const match = fences.map((fence) => fence.exec(line)).find((found) => found !== null);
  if (!match) return undefined;
  const [, prefix = '', sequence = '', word = '', rest = ''] = match;
  const last = closingFence(search, index, prefix.trim(), { sequence, end: kind.end });
  if (last < 0) return undefined;
  const info = readInfo(word);
  if (info?.claim !== 'stated') return { last };
  const { document } = lines;
  const opening = lineSpan(lines, index);
  const closing = lineSpan(lines, last);
  const bare = prefix.trimEnd();
  const content = Array.from({ length: last - index - 1 }, (_, i) => {
    const { start, end } = lineSpan(lines, index + 1 + i);
    const text = document.slice(start, end);
    return { start: start + (text.startsWith(prefix) ? prefix.length : text.startsWith(bare) ? bare.length : 0), end };
  });
  const start = opening.start + prefix.length;
  const embedded: Embedded = {
    container: 'source-comments',
    shape: 'block',
    format: info.format,
    claim: 'stated',
    span: { start, end: closing.end },
    ...bodyOf(document, content),
    rewrite: (text, format) => {
      const refused = refusalIn(kind, text);
      if (refused !== undefined) return { refused };
      const body = linesOf(text);
      const needed = fenceFor(body, sequence);
      const head = document.slice(start, opening.end - word.length - rest.length).replace(sequence, needed) + info.rename(format) + rest;
      const end = needed === sequence ? document.slice(closing.start, closing.end) : prefix + needed;
      return { text: [head, ...prefixed(body, prefix), end].join(lineEndOf(document, opening.end)) };
    },
  };
  return { embedded, last };
}

function closingFence(
  search: LineSearch,
  index: number,
  bare: string,
  { sequence, end }: { readonly sequence: string; readonly end: string },
): number {
  return search(bare + sequence, index + 1, (line) => {
    const text = line.trim();
    if (!text.startsWith(bare) || text.includes(end)) return 'stop';
    const rest = text.slice(bare.length).trim();
    return rest.length >= sequence.length && rest === sequence.charAt(0).repeat(rest.length) ? 'end' : 'inside';
  });
}
