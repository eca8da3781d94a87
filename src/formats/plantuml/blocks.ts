// The blocks of a text: from `@startuml` to `@end…`, without the prefix that a source comment puts before each line. Only lines with a
// delimiter are looked at: what stands between them is found as stretches of the text.

import type { Span } from '../../source/span.js';
import type { SourceLine } from './preprocessor/index.js';

/** A block with what stands between its delimiters. */
export interface Block {
  readonly name?: string;
  readonly id?: string;
  readonly start: number;
  readonly end: number;
  /** Where the first line stands. */
  readonly opening: Span;
  /** What stands before each of its lines. */
  readonly prefix: string;
  /** Whole lines, with their ends; more than one where the block pauses. */
  readonly stretches: readonly Span[];
  /** Whether its end was written (or none was needed). */
  readonly closed: boolean;
}

/** The lines of a block as they stand between its delimiters, without its prefix. */
export function linesOf({ stretches, prefix }: Block, text: string): readonly SourceLine[] {
  const lines: SourceLine[] = [];
  const ends = /\r\n|\n|\r/g;
  for (const { start: from, end } of stretches) {
    let start = from;
    ends.lastIndex = from;
    for (let found = ends.exec(text); found && found.index < end; found = ends.exec(text)) {
      lines.push(withoutPrefix({ text: text.slice(start, found.index), start, end: found.index }, prefix));
      start = ends.lastIndex;
    }
    if (start < end) lines.push(withoutPrefix({ text: text.slice(start, end), start, end }, prefix));
  }
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

/** All that may delimit a block or a part of one. */
const marks = /[@\\](?:start|end|pause|unpause)/g;

/** Every block of a text. A text without any delimiter is one block. */
export function blocksOf(text: string): readonly Block[] {
  const first = text.startsWith('\uFEFF') ? 1 : 0;
  if (!/[@\\]start\w|(?:^|[\r\n])[^\S\r\n]*[@\\]start/.test(text)) return text.trim() === '' ? [] : [bareBlock(text, first)];
  const blocks = new Blocks(text);
  let done = first;
  for (const { index } of text.matchAll(marks)) {
    if (index < done) continue;
    const line = lineAt(text, index, done);
    done = line.next;
    blocks.read(line);
  }
  return blocks.finish();
}

/** A line with the place of what follows it. */
interface MarkedLine extends SourceLine {
  readonly next: number;
}

/** The line round a place; it begins nowhere before `from`. */
function lineAt(text: string, at: number, from: number): MarkedLine {
  let start = at;
  while (start > from && !isLineEnd(text.charCodeAt(start - 1))) start--;
  let end = at;
  while (end < text.length && !isLineEnd(text.charCodeAt(end))) end++;
  const next = text.startsWith('\r\n', end) ? end + 2 : Math.min(end + 1, text.length);
  return { text: text.slice(start, end), start, end, next };
}

const isLineEnd = (code: number): boolean => code === 10 || code === 13;

/** Goes from delimiter to delimiter. */
class Blocks {
  readonly #text: string;
  readonly #blocks: Block[] = [];
  #open: (Opening & { readonly line: SourceLine }) | undefined;
  #stretches: Span[] = [];
  /** Where the stretch begins that is not ended; undefined where the block pauses. */
  #from: number | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  /** Reads a line with a delimiter. Within a block, one that is none after all belongs to its stretch. */
  read(line: MarkedLine): void {
    const opening = openingIn(line.text);
    if (opening) {
      this.#open = { ...opening, line };
      this.#stretches = [];
      this.#from = line.next;
      return;
    }
    if (!this.#open) return;
    const own = withoutPrefix(line, this.#open.prefix);
    const first = own.text.trimStart();
    if (otherOpening.test(own.text)) this.#open = undefined;
    else if (/^[@\\]end/.test(first) && !this.#goesOn(line.start)) this.#close(line.start, line.end, true);
    else if (/^[@\\]pause/.test(first)) this.#pause(line.start);
    else if (/^[@\\]unpause/.test(first)) {
      this.#pause(line.start);
      this.#from = line.next;
    }
  }

  finish(): readonly Block[] {
    this.#close(this.#text.length, this.#text.length, false);
    return this.#blocks;
  }

  #pause(at: number): void {
    if (this.#from !== undefined && this.#from < at) this.#stretches.push({ start: this.#from, end: at });
    this.#from = undefined;
  }

  /** A backslash at the end of a line takes the next one along, even if that would end the block. */
  #goesOn(start: number): boolean {
    const end = this.#from !== undefined && this.#from < start ? start : this.#stretches.at(-1)?.end;
    if (end === undefined) return false;
    const last = this.#text.startsWith('\r\n', end - 2) ? end - 2 : end - 1;
    return this.#text[last - 1] === '\\' && this.#text[last - 2] !== '\\';
  }

  #close(stop: number, end: number, closed: boolean): void {
    if (!this.#open) return;
    this.#pause(stop);
    const { line, head, prefix } = this.#open;
    const opening = { start: line.start, end: line.end };
    this.#blocks.push({ ...headOf(head), start: line.start, end, opening, prefix, stretches: this.#stretches, closed });
    this.#open = undefined;
  }
}

function bareBlock(text: string, first: number): Block {
  const { length } = text;
  const stretches = [{ start: first, end: length }];
  return { start: 0, end: length, opening: { start: first, end: first }, prefix: '', stretches, closed: true };
}

function withoutPrefix(line: SourceLine, prefix: string): SourceLine {
  const { text, start, end } = line;
  if (prefix === '') return line;
  const bare = prefix.trimEnd();
  if (text.startsWith(prefix)) return { text: text.slice(prefix.length), start: start + prefix.length, end };
  return bare !== '' && text.startsWith(bare) ? { text: text.slice(bare.length), start: start + bare.length, end } : line;
}

function headOf(head: string): { readonly name?: string; readonly id?: string } {
  const closed = head.slice(0, head.lastIndexOf(')') + 1);
  const id = /\(id=([^)]+)\)/.exec(closed)?.[1];
  const name = (closed.replace(/\(id=[^)]*\)/, '') + head.slice(closed.length)).trim().replace(/^"(.*)"$/, '$1');
  return { ...(name !== '' && { name }), ...(id !== undefined && { id }) };
}
