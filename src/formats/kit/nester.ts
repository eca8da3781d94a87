// Line languages say "here a fragment begins" and "here it ends"; this builds the nesting with an explicit stack, so that depth is no limit.

import type { Operand, Origin, Statement } from '../../ir/model.js';
import type { Span } from '../../source/span.js';

/** A fragment while it is read: its operands are collected, its span grows up to the line that closes it. */
export type OpenFragment = Omit<Statement<'fragment'>, 'operands' | 'origin'> & {
  readonly origin: Omit<Origin, 'span'> & { span?: Span };
  readonly operands: Operand[];
};
/** An operand while its statements are collected. */
export type OpenOperand = Omit<Operand, 'statements'> & { readonly statements: Statement[] };

/** A block that is open: a fragment with the word that opened it. */
export interface OpenBlock {
  readonly fragment: OpenFragment;
  readonly keyword: string;
  /** Where the opening line stands. */
  readonly span: Span;
}

/** Collects statements in source order and nests them. What it is given it fills and passes on: copies would cost as much as all else. */
export class Nester {
  readonly #root: Statement[] = [];
  readonly #blocks: OpenBlock[] = [];
  /** The lists of statements round the current one. */
  readonly #outer: Statement[][] = [];
  #current: Statement[] = this.#root;
  #added = 0;
  #closed = 0;

  /** How many statements were added or opened so far, and how many lines have closed some. */
  get progress(): { readonly added: number; readonly closed: number } {
    return { added: this.#added, closed: this.#closed };
  }

  /** The innermost open block. */
  get open(): OpenBlock | undefined {
    return this.#blocks[this.#blocks.length - 1];
  }

  add(statement: Statement): void {
    this.#added++;
    this.#current.push(statement);
  }

  /** Adds a statement that can be taken out again, once it turns out to say something else; gives what takes it out. */
  addForNow(statement: Statement): () => void {
    const list = this.#current;
    this.add(statement);
    return () => {
      list.splice(list.lastIndexOf(statement), 1);
    };
  }

  /** Adds a statement before the first of the few last ones that comes later than it; what is not `near` ends the search. */
  addBefore(statement: Statement, near: (one: Statement) => boolean, comesLater: (one: Statement) => boolean): void {
    let place = this.#current.length;
    for (let at = place - 1; at >= Math.max(0, this.#current.length - 4); at--) {
      const one = this.#current[at];
      if (!one || !near(one)) break;
      if (comesLater(one)) place = at;
    }
    this.#added++;
    this.#current.splice(place, 0, statement);
  }

  /** Opens a fragment with its first operand; neither may be in use elsewhere. */
  begin(block: OpenBlock, operand: OpenOperand): void {
    this.#added++;
    block.fragment.operands.push(operand);
    this.#blocks.push(block);
    this.#outer.push(this.#current);
    this.#current = operand.statements;
  }

  /** Begins the next operand of the innermost block; false when none is open. */
  next(operand: OpenOperand): boolean {
    const { open } = this;
    if (!open) return false;
    this.#closed++;
    open.fragment.operands.push(operand);
    this.#current = operand.statements;
    return true;
  }

  /** Ends the innermost block; false when none is open. `end` is the span of the closing line, `more` what it says itself. */
  end(end: Span, more?: Partial<Statement<'fragment'>>): boolean {
    const block = this.#blocks.pop();
    if (!block) return false;
    this.#closed++;
    const { fragment, span } = block;
    if (more) Object.assign(fragment, more);
    fragment.origin.span = { start: span.start, end: Math.max(span.end, end.end) };
    this.#current = this.#outer.pop() ?? this.#root;
    this.#current.push(fragment);
    return true;
  }

  /** Closes what is still open at the end of the text, and gives all statements. */
  finish(end: Span): { readonly statements: readonly Statement[]; readonly unclosed: readonly OpenBlock[] } {
    const unclosed = [...this.#blocks];
    for (let { open } = this; open; open = this.open) this.end(end, { origin: { ...open.fragment.origin, as: 'unclosed' } });
    return { statements: this.#root, unclosed };
  }
}
