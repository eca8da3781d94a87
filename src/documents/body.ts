// The lines of a diagram within a document: read without the prefix that the document puts before each, and written back with it.

import { type OffsetMap, Rewriter } from '../source/offset-map.js';
import { type LineStarts, lineStarts } from '../source/positions.js';
import type { Span } from '../source/span.js';

/** The text of a diagram and the way back into its document. */
export interface Body {
  readonly text: string;
  readonly map: OffsetMap;
}

/** Replaces an escape of the document by what it stands for. */
export interface Unescape {
  /** Global and sticky-free. */
  readonly pattern: RegExp;
  readonly resolve: (escaped: string) => string;
}

/** Joins stretches of a document that make up a diagram, one a line; each but the last takes its line end along. */
export function bodyOf(document: string, lines: readonly Span[], escapes?: Unescape): Body {
  const rewriter = new Rewriter(document);
  for (const [index, line] of lines.entries()) {
    const end = index < lines.length - 1 ? line.end + lineEndAt(document, line.end).length : line.end;
    if (escapes) copyUnescaped(rewriter, document, { start: line.start, end }, escapes);
    else rewriter.copy(line.start, end);
  }
  const { text, map } = rewriter.finish();
  const start = lines[0]?.start ?? 0;
  return { text, map: text === '' ? { pieces: [{ at: 0, from: start, to: start, copied: true }] } : map };
}

function copyUnescaped(rewriter: Rewriter, document: string, span: Span, { pattern, resolve }: Unescape): void {
  const raw = document.slice(span.start, span.end);
  let done = 0;
  for (const match of raw.matchAll(pattern)) {
    const plain = resolve(match[0]);
    if (plain === match[0]) continue;
    rewriter.copy(span.start + done, span.start + match.index);
    rewriter.replace(span.start + match.index, span.start + match.index + match[0].length, plain);
    done = match.index + match[0].length;
  }
  rewriter.copy(span.start + done, span.end);
}

/** The line end at an offset; empty where there is none. */
export function lineEndAt(document: string, offset: number): string {
  const code = document.charCodeAt(offset);
  if (code === 13) return document.charCodeAt(offset + 1) === 10 ? '\r\n' : '\r';
  return code === 10 ? '\n' : '';
}

/** The line end that a document uses, judged by the first one behind `from`, then by the first of all. */
export function lineEndOf(document: string, from = 0): string {
  const pattern = /\r\n|\n|\r/g;
  pattern.lastIndex = from;
  return pattern.exec(document)?.[0] ?? /\r\n|\n|\r/.exec(document)?.[0] ?? '\n';
}

/** The lines of a printed diagram, without the empty ones at its end. */
export function linesOf(text: string): readonly string[] {
  return text.replace(/(?<![\r\n])[\r\n]+$/, '').split(/\r\n|\n|\r/);
}

/** The lines of a diagram with what stood for it where it could not be seen, as a comment. */
export function captioned(printed: readonly string[], format: string, caption: string): readonly string[] {
  const comment = caption === '' ? [] : [`${format === 'mermaid' ? '%%' : "'"} ${caption}`];
  return format === 'plantuml' ? [...printed.slice(0, 1), ...comment, ...printed.slice(1)] : [...comment, ...printed];
}

/** Puts a prefix before every line; an empty line gets what of it is visible. */
export function prefixed(lines: readonly string[], prefix: string): readonly string[] {
  const bare = prefix.trimEnd();
  return lines.map((line) => (line === '' ? bare : prefix + line));
}

/** A document as lines: content spans without line ends. */
export interface Lines {
  readonly document: string;
  readonly starts: LineStarts;
  readonly count: number;
}

/** Splits a document once. */
export function splitLines(document: string): Lines {
  const starts = lineStarts(document);
  return { document, starts, count: starts.starts.length };
}

/** The span of a line (0-based) without its line end. */
export function lineSpan(lines: Lines, index: number): Span {
  const start = lines.starts.starts[index] ?? lines.document.length;
  let end = lines.starts.starts[index + 1] ?? lines.document.length;
  if (end > start && lines.document.charCodeAt(end - 1) === 10) end--;
  if (end > start && lines.document.charCodeAt(end - 1) === 13) end--;
  return { start, end };
}

/** The text of a line (0-based) without its line end. */
export function lineAt(lines: Lines, index: number): string {
  const { start, end } = lineSpan(lines, index);
  return lines.document.slice(start, end);
}

/** The line (0-based) that an offset is on. */
export function lineIndex(lines: Lines, offset: number): number {
  const { starts } = lines.starts;
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** What a line is to a search for the end of a block. */
export type Verdict = 'end' | 'stop' | 'inside';

/** Finds the line at which a block ends, or -1. */
export type LineSearch = (key: string, from: number, judge: (text: string) => Verdict) => number;

/** A search that remembers for each kind of end where there is none, so that blocks that never end cost linear time all together. */
export function lineSearch(lines: Lines): LineSearch {
  const hopeless = new Map<string, number>();
  return (key, from, judge) => {
    if (from <= (hopeless.get(key) ?? -1)) return -1;
    for (let at = from; at < lines.count; at++) {
      const verdict = judge(lineAt(lines, at));
      if (verdict === 'end') return at;
      if (verdict === 'inside') continue;
      hopeless.set(key, at);
      return -1;
    }
    hopeless.set(key, lines.count);
    return -1;
  };
}

/** How many columns of blanks a line begins with; a tab counts to the next multiple of eight. */
export function indentOf(line: string): number {
  let column = 0;
  for (const char of line) {
    if (char === ' ') column++;
    else if (char === '\t') column += 8 - (column % 8);
    else break;
  }
  return column;
}

/** How many characters of a line make up its first `columns` columns of blanks. */
export function indentLength(line: string, columns: number): number {
  let column = 0;
  let at = 0;
  while (at < line.length && column < columns) {
    const char = line[at];
    if (char === ' ') column++;
    else if (char === '\t') column += 8 - (column % 8);
    else break;
    at++;
  }
  return at;
}
