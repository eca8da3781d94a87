// The blocks of a text: from `@startuml` to `@end…`, without the prefix that a source comment puts before each line.

import type { SourceLine } from './preprocessor/index.js';

/** A block with its lines as they stand between its delimiters. */
export interface Block {
  readonly name?: string;
  readonly id?: string;
  readonly start: number;
  readonly end: number;
  /** Where the first line stands. */
  readonly opening: SourceLine;
  readonly lines: readonly SourceLine[];
  /** Whether its end was written (or none was needed). */
  readonly closed: boolean;
}

/** The lines of a text; they end at LF, CRLF or a lone CR. */
export function linesOf(text: string): readonly SourceLine[] {
  const lines: SourceLine[] = [];
  const ends = /\r\n|\n|\r/g;
  let start = text.startsWith('\uFEFF') ? 1 : 0;
  for (let found = ends.exec(text); found; found = ends.exec(text)) {
    lines.push({ text: text.slice(start, found.index), start, end: found.index });
    start = ends.lastIndex;
  }
  if (start < text.length) lines.push({ text: text.slice(start), start, end: text.length });
  return lines;
}

interface Opening {
  readonly prefix: string;
  /** What stands behind `@startuml`. */
  readonly head: string;
}

/** The beginning of a block. Before it may stand signs and tags, but no word. */
function openingIn(line: string): Opening | undefined {
  const at = line.search(/[@\\]startuml/);
  if (at < 0) return undefined;
  const prefix = line.slice(0, at);
  if (/[\p{L}\p{N}_@]/u.test(prefix.replace(/<[^<>]*>/g, ''))) return undefined;
  return { prefix, head: line.slice(at + '@startuml'.length).trim() };
}

/** Any other beginning, of a diagram that is not read here. */
const otherOpening = /^\s*[@\\]start(?!uml)/;

/** Every block of a text. A text without any delimiter is one block. */
export function blocksOf(text: string): readonly Block[] {
  const lines = linesOf(text);
  if (!/[@\\]start\w|(?:^|[\r\n])[^\S\r\n]*[@\\]start/.test(text)) return text.trim() === '' ? [] : [bareBlock(text, lines)];
  const blocks: Block[] = [];
  let open: (Opening & { readonly line: SourceLine }) | undefined;
  let inner: SourceLine[] = [];
  let paused = false;
  const close = (end: number, closed: boolean): void => {
    if (open) blocks.push({ ...headOf(open.head), start: open.line.start, end, opening: open.line, lines: inner, closed });
    open = undefined;
  };
  for (const line of lines) {
    const found = openingIn(line.text);
    if (found) {
      open = { ...found, line };
      inner = [];
      paused = false;
      continue;
    }
    if (!open) continue;
    const own = withoutPrefix(line, open.prefix);
    const first = own.text.trimStart();
    if (otherOpening.test(own.text)) open = undefined;
    else if (/^[@\\]end/.test(first) && !goesOn(inner.at(-1))) close(line.end, true);
    else if (/^[@\\]pause/.test(first)) paused = true;
    else if (/^[@\\]unpause/.test(first)) paused = false;
    else if (!paused) inner.push(own);
  }
  close(text.length, false);
  return blocks;
}

/** A backslash at the end of a line takes the next one along, even if that would end the block. */
function goesOn(line: SourceLine | undefined): boolean {
  return line !== undefined && /(?:^|[^\\])\\$/.test(line.text);
}

function bareBlock(text: string, lines: readonly SourceLine[]): Block {
  const first = lines[0] ?? { text: '', start: 0, end: 0 };
  return { start: 0, end: text.length, opening: { ...first, end: first.start }, lines, closed: true };
}

function withoutPrefix(line: SourceLine, prefix: string): SourceLine {
  const { text, start, end } = line;
  if (prefix === '') return line;
  const bare = prefix.trimEnd();
  if (text.startsWith(prefix)) return { text: text.slice(prefix.length), start: start + prefix.length, end };
  return bare !== '' && text.startsWith(bare) ? { text: text.slice(bare.length), start: start + bare.length, end } : line;
}

function headOf(head: string): { readonly name?: string; readonly id?: string } {
  const id = /\(id=([^)]+)\)/.exec(head)?.[1];
  const name = head
    .replace(/\(id=[^)]*\)/, '')
    .trim()
    .replace(/^"(.*)"$/, '$1');
  return { ...(name !== '' && { name }), ...(id !== undefined && { id }) };
}
