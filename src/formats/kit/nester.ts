// Line languages say "here a fragment begins" and "here it ends"; this builds the nesting with an explicit stack, so that depth is no limit.

import type { Operand, Origin, Statement, StatementByKind } from '../../ir/model.js';
import type { Span } from '../../source/span.js';

/** A fragment without its operands. */
export type FragmentHead = Omit<StatementByKind['fragment'], 'operands'> & { readonly origin?: Origin };
/** An operand without its statements. */
export type OperandHead = Omit<Operand, 'statements'>;

/** A block that is open: a fragment with the words that opened it. */
export interface OpenBlock {
  readonly head: FragmentHead;
  readonly keyword: string;
  /** Where the opening line stands. */
  readonly span: Span;
}

interface Level extends OpenBlock {
  readonly operands: Operand[];
  operand: OperandHead;
  statements: Statement[];
}

/** Collects statements in source order and nests them. */
export class Nester {
  readonly #root: Statement[] = [];
  readonly #levels: Level[] = [];
  #current: Statement[] = this.#root;

  /** The innermost open block. */
  get open(): OpenBlock | undefined {
    return this.#levels.at(-1);
  }

  /** How many blocks are open. */
  get depth(): number {
    return this.#levels.length;
  }

  /** The statements collected so far in the innermost open operand. */
  get current(): readonly Statement[] {
    return this.#current;
  }

  add(statement: Statement): void {
    this.#current.push(statement);
  }

  /** Takes back the last statement of the innermost open operand. */
  takeBack(): Statement | undefined {
    return this.#current.pop();
  }

  begin(block: OpenBlock, operand: OperandHead): void {
    const level: Level = { ...block, operands: [], operand, statements: [] };
    this.#levels.push(level);
    this.#current = level.statements;
  }

  /** Begins the next operand of the innermost block; false when none is open. */
  next(operand: OperandHead): boolean {
    const level = this.#levels.at(-1);
    if (!level) return false;
    level.operands.push({ ...level.operand, statements: level.statements });
    level.operand = operand;
    level.statements = [];
    this.#current = level.statements;
    return true;
  }

  /** Ends the innermost block; false when none is open. `end` is the span of the closing line, `more` what it says itself. */
  end(end: Span, more: Partial<FragmentHead> = {}): boolean {
    const level = this.#levels.pop();
    if (!level) return false;
    level.operands.push({ ...level.operand, statements: level.statements });
    const head = { ...level.head, ...more };
    const { origin } = head;
    const span = { start: level.span.start, end: Math.max(level.span.end, end.end) };
    this.#current = this.#levels.at(-1)?.statements ?? this.#root;
    this.#current.push({ kind: 'fragment', ...head, operands: level.operands, origin: { ...origin, span } });
    return true;
  }

  /** Closes what is still open at the end of the text, and gives all statements. */
  finish(end: Span): { readonly statements: readonly Statement[]; readonly unclosed: readonly OpenBlock[] } {
    const unclosed = [...this.#levels];
    for (let level = this.#levels.at(-1); level; level = this.#levels.at(-1))
      this.end(end, { origin: { ...level.head.origin, as: 'unclosed' } });
    return { statements: this.#root, unclosed };
  }
}
