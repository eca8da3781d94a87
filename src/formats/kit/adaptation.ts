// Turning a diagram into one that a language can say: what was replaced, what was added, and what it cost.

import type { Capabilities } from '../../format.js';
import type { Construct } from '../../ir/constructs.js';
import type { Origin, Statement } from '../../ir/model.js';
import { mapStatements } from '../../ir/walk.js';
import { LossLog } from './losses.js';

/** What became of a statement: nothing, itself, or others. */
export type Replacement = readonly Statement[];

/** One adaptation: its losses, and the way from each new statement back to the one it stands for. */
export class Adaptation {
  readonly losses: LossLog;
  readonly #sources = new WeakMap<object, object>();
  readonly #dropped = new Map<object, Statement[]>();

  constructor(target: string, capabilities: Capabilities) {
    this.losses = new LossLog(target, capabilities);
  }

  /** Reports a loss at a node of the original diagram. */
  lose(construct: Construct, node: { readonly origin?: Origin }, shown?: string): void {
    this.losses.add(construct, node, shown);
  }

  /** The statement of the original diagram that a statement stands for: itself where it never changed. */
  sourceOf(statement: object): object {
    return this.#sources.get(statement) ?? statement;
  }

  /** Notes that `next` stands where `before` stood. */
  replaced(before: object, next: readonly object[]): void {
    const source = this.sourceOf(before);
    for (const item of next) if (item !== before) this.#sources.set(item, source);
  }

  /** The statements that were left out before this one (or, for undefined, at the end of a list). */
  get dropped(): ReadonlyMap<object, readonly Statement[]> {
    return this.#dropped;
  }

  /** Replaces statements from the inside out; `change` gives the same statement in a list where nothing is to be done. */
  map(statements: readonly Statement[], change: (statement: Statement) => Replacement): readonly Statement[] {
    return mapStatements(
      statements,
      (statement) => {
        const next = change(statement);
        this.replaced(statement, next);
        return next;
      },
      (before, after) => this.replaced(before, [after]),
    );
  }

  /** Replaces the statements that are keys of the decisions, by identity. */
  apply(statements: readonly Statement[], decisions: ReadonlyMap<object, Replacement>): readonly Statement[] {
    if (decisions.size === 0) return statements;
    // A fragment is rebuilt when something inside it changes; its decision was made for the statement it was before.
    const before = new Map<object, object>();
    return mapStatements(
      statements,
      (statement) => {
        const next = decisions.get(before.get(statement) ?? statement) ?? [statement];
        this.replaced(statement, next);
        return next;
      },
      (old, rebuilt) => {
        before.set(rebuilt, old);
        this.replaced(old, [rebuilt]);
      },
    );
  }
}
