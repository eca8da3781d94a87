// What stands between the lines that are read: comments and blank lines.

import type { Span } from '../../../source/span.js';
import type { Comment } from '../prepare.js';
import type { Reading } from './reading.js';

/** Adds comments to a diagram, each before the statement that follows it, and sees blank lines. */
export class Surroundings {
  readonly #comments: readonly Comment[];
  readonly #reading: Reading;
  #next = 0;
  /** Where the last thing ended, and where the last blank line stood. */
  #lastEnd = -1;
  #blank = -1;

  constructor(comments: readonly Comment[], reading: Reading) {
    this.#comments = comments;
    this.#reading = reading;
  }

  /** Notes a blank line. */
  blankAt(start: number): void {
    this.#blank = start;
  }

  /** Whether a blank line stands between the last thing and the one that begins here. */
  takeBlank({ end }: Span): boolean {
    const isBlank = this.#blank > this.#lastEnd;
    this.#lastEnd = Math.max(this.#lastEnd, end);
    this.#blank = -1;
    return isBlank;
  }

  /** Adds the comments that stand before a place. */
  before(start: number): void {
    for (let comment = this.#comments[this.#next]; comment && comment.start < start; comment = this.#comments[++this.#next])
      this.#add(comment);
  }

  #add({ text, start, end, blankBefore }: Comment): void {
    const block = /^\/'([\s\S]*)'\/$/.exec(text)?.[1];
    const said = (block ?? text.replace(/^'/gm, '')).trim();
    const isBlank = blankBefore && this.#lastEnd < start;
    this.#lastEnd = Math.max(this.#lastEnd, end);
    this.#reading.add({
      kind: 'comment',
      text: said,
      origin: {
        span: { start, end },
        ...(isBlank && { blankBefore: true as const }),
        ...(block !== undefined && { as: 'block' }),
        raw: { format: 'plantuml', text },
      },
    });
  }
}
