// Where the lines that are read stand in the author's text. The prepared lines are one text; each knows its line of the source.

import type { Span } from '../../../source/span.js';
import type { ExpandedLine } from '../preprocessor/index.js';

/** The prepared lines as one text, and the way back. */
export class Places {
  readonly text: string;
  readonly lines: readonly ExpandedLine[];
  readonly #starts: readonly number[];
  /** The line of the last question; questions come in the order of the text. */
  #at = 0;

  constructor(lines: readonly ExpandedLine[]) {
    this.lines = lines;
    const starts: number[] = [];
    let length = 0;
    for (const { text } of lines) {
      starts.push(length);
      length += text.length + 1;
    }
    this.#starts = starts;
    this.text = lines.map(({ text }) => text).join('\n');
  }

  /** The index of the line in which an offset of the prepared text stands. */
  lineAt(offset: number): number {
    while (this.#at > 0 && (this.#starts[this.#at] ?? 0) > offset) this.#at--;
    while ((this.#starts[this.#at + 1] ?? Number.POSITIVE_INFINITY) <= offset) this.#at++;
    return this.#at;
  }

  /** Where a line begins in the prepared text. */
  startOf(line: number): number {
    return this.#starts[line] ?? 0;
  }

  /** The span of the author's text that a span of the prepared text stands for. */
  spanOf(start: number, end: number): Span {
    const from = this.#original(start, false);
    return { start: from, end: Math.max(from, this.#original(end, true)) };
  }

  #original(offset: number, isEnd: boolean): number {
    const index = this.lineAt(isEnd && offset > 0 ? offset - 1 : offset);
    const line = this.lines[index];
    if (!line) return 0;
    if (!line.copied) return isEnd ? line.end : line.start;
    return Math.min(line.start + offset - (this.#starts[index] ?? 0), line.end);
  }
}
