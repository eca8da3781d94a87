// What stands between the parts of a file and means nothing: comments and blank lines. A comment belongs to the list of steps whose
// dashes stand in its column.

import type { Statement } from '../../../ir/model.js';
import { type LineStarts, positionAt } from '../../../source/positions.js';
import type { Comment, SeqNode } from '../yaml/nodes.js';

/** Further left than this in its line nothing can be told to stand alone without looking too far. */
const farthest = 2000;

/** The comments of a document, given out in order, each once. */
export class Trivia {
  readonly #comments: readonly Comment[];
  readonly #lines: LineStarts;
  #next = 0;
  #content = { after: 0, line: 0 };

  constructor(comments: readonly Comment[], lines: LineStarts) {
    this.#comments = comments;
    this.#lines = lines;
  }

  /** The comments before a place. */
  before(offset: number): Statement<'comment'>[] {
    const found: Statement<'comment'>[] = [];
    for (let comment = this.#comments[this.#next]; comment && comment.span.start < offset; comment = this.#comments[++this.#next])
      found.push(this.#statement(comment));
    return found;
  }

  /** The comments behind something, in its last line. */
  behind(end: number): Statement<'comment'>[] {
    const comment = this.#comments[this.#next];
    if (!comment || comment.ownLine || comment.after !== end) return [];
    this.#next++;
    return [this.#statement(comment)];
  }

  /** The comments that end a list: in its column, or further in, with nothing but comments in between. */
  closing({ span, flow, items }: SeqNode): Statement<'comment'>[] {
    const found: Statement<'comment'>[] = [];
    const column = positionAt(this.#lines, items[0]?.start ?? span.start).column;
    for (let comment = this.#comments[this.#next]; comment && comment.after <= span.end; comment = this.#comments[++this.#next]) {
      if (flow ? comment.span.start > span.end : !this.#endsList(comment, column)) break;
      found.push(this.#statement(comment));
    }
    return found;
  }

  /** A comment in the column of the dashes belongs to a key that follows in that column, where lists stand under their keys. */
  #endsList(comment: Comment, column: number): boolean {
    const at = positionAt(this.#lines, comment.span.start);
    if (at.column !== column) return at.column > column;
    const next = this.#nextContent(at.line);
    return next.length - next.trimStart().length !== column - 1 || /^\s*(?:-\s|$)/.test(next);
  }

  /** The next line that is neither empty nor a comment; asked for line after line, it is looked for once. */
  #nextContent(line: number): string {
    if (line < this.#content.after || line >= this.#content.line) {
      let at = line + 1;
      while (at <= this.#lines.starts.length && /^\s*(?:#|$)/.test(this.#source(at))) at++;
      this.#content = { after: line, line: at };
    }
    return this.#source(this.#content.line);
  }

  #source(line: number): string {
    const { text, starts } = this.#lines;
    return text.slice(starts[line - 1] ?? text.length, starts[line] ?? text.length);
  }

  /** Whether a line stands empty before the line that begins here. */
  blankBefore(offset: number): boolean {
    const { line, column } = positionAt(this.#lines, offset);
    if (line < 2 || column > farthest) return false;
    const start = this.#lines.starts[line - 1] ?? 0;
    const { text } = this.#lines;
    return text.slice(start, offset).trim() === '' && text.slice(this.#lines.starts[line - 2], start).trim() === '';
  }

  #statement({ text, span, ownLine }: Comment): Statement<'comment'> {
    const blank = ownLine && this.blankBefore(span.start);
    return { kind: 'comment', text, origin: { span, ...(blank && { blankBefore: true }), ...(!ownLine && { as: 'aside' }) } };
  }
}
