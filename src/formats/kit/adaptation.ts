// Turning a diagram into one that a language can say: what was replaced, what was added, and what it cost.

import type { Capabilities } from '../../format.js';
import type { Construct } from '../../ir/constructs.js';
import type { DeclarationSubject, Diagram, Origin, Statement } from '../../ir/model.js';
import { mapStatements, statementsOf, walk } from '../../ir/walk.js';
import { LossLog } from './losses.js';

/** What became of a statement: nothing, itself, or others. */
export type Replacement = readonly Statement[];

/** Marks, as the source of a gap, the end of a section whose statements stand without it. */
export const sectionEnd = { end: 'section' } as const;

/** One adaptation: its losses, and the way from each new statement back to the one it stands for. */
export class Adaptation {
  readonly losses: LossLog;
  readonly #carrying: boolean;
  readonly #sources = new Map<object, object>();
  /** The statements that were gone through; they are looked up only once something is replaced, which is seldom. */
  readonly #met = new Set<object>();
  #unmet: (readonly Statement[])[] = [];
  readonly #gaps = new Set<object>();
  readonly #additions = new Set<object>();
  readonly #captions = new Set<object>();

  /** With `carrying` an empty comment stands where a statement was left out, so that carrying finds the place. */
  constructor(target: string, capabilities: Capabilities, carrying = false) {
    this.losses = new LossLog(target, capabilities, carrying);
    this.#carrying = carrying;
  }

  /** Reports a loss at a node of the original diagram. */
  lose(construct: Construct, node: { readonly origin?: Origin }, shown?: string): void {
    this.losses.add(construct, node, shown);
  }

  /** Reports the loss of something that belongs to the diagram as a whole, at the last line that declares it. */
  loseDeclared(construct: Construct, diagram: Diagram, of: DeclarationSubject): void {
    const declarations = [...statementsOf(diagram, 'declaration')].filter((one) => one.of === of && one.origin?.span);
    this.lose(construct, declarations.at(-1) ?? diagram);
  }

  /** The node of the original diagram that a statement stands for: itself where it never changed. */
  sourceOf(statement: object): object {
    return this.#sources.get(statement) ?? statement;
  }

  /** Whether this is the mark of a place where something was left out. */
  isGap(statement: object): boolean {
    return this.#gaps.has(statement);
  }

  /** Notes that these statements stand only for something that is said elsewhere, and gives them back. */
  add<S extends Statement>(statements: readonly S[]): readonly S[] {
    for (const statement of statements) this.#additions.add(statement);
    return statements;
  }

  /** The same for statements that say the title of the fragment, or the guard of the operand, in which they stand. */
  caption<S extends Statement>(statements: readonly S[]): readonly S[] {
    for (const statement of statements) this.#captions.add(statement);
    return this.add(statements);
  }

  /** Whether a statement says the title or guard of what it stands in. */
  isCaption(statement: object): boolean {
    return this.#captions.has(this.sourceOf(statement));
  }

  /** Whether a statement, or the one it was made of, stands only for something that is said elsewhere. */
  isAddition(statement: object): boolean {
    return this.#additions.has(this.sourceOf(statement));
  }

  /** Notes that `next` stands where `before` stood. What had a source before keeps it. */
  replaced(before: object, next: readonly object[]): void {
    for (const item of next)
      if (item !== before && !this.#wasMet(item) && !this.#additions.has(item) && !this.#sources.has(item))
        this.#sources.set(item, this.sourceOf(before));
  }

  #wasMet(item: object): boolean {
    for (const statements of this.#unmet) for (const statement of walk(statements)) this.#met.add(statement);
    this.#unmet = [];
    return this.#met.has(item);
  }

  /** The mark of the place of a node that has no statement now; nothing where places are not marked. */
  gap(node: object): Replacement {
    if (!this.#carrying) return [];
    const mark: Statement = { kind: 'comment', text: '' };
    this.#gaps.add(mark);
    this.#sources.set(mark, this.sourceOf(node));
    return [mark];
  }

  /** Replaces statements from the inside out; `change` gives the same statement in a list where nothing is to be done. */
  map(statements: readonly Statement[], change: (statement: Statement) => Replacement): readonly Statement[] {
    this.#unmet.push(statements);
    return mapStatements(
      statements,
      (statement) => this.#settle(statement, change(statement)),
      (before, after) => this.replaced(before, [after]),
    );
  }

  /** Puts statements behind others that stand for nothing in the original: declarations. */
  declareBehind(statements: readonly Statement[], behind: (statement: Statement) => readonly Statement[]): readonly Statement[] {
    this.#unmet.push(statements);
    return mapStatements(
      statements,
      (statement) => [statement, ...behind(statement)],
      (before, after) => this.replaced(before, [after]),
    );
  }

  /** Replaces the statements that are keys of the decisions, by identity. */
  apply(statements: readonly Statement[], decisions: ReadonlyMap<object, Replacement>): readonly Statement[] {
    if (decisions.size === 0) return statements;
    // A fragment is rebuilt when something inside it changes; its decision was made for the statement it was before.
    const before = new Map<object, object>();
    this.#unmet.push(statements);
    const settled = new Map(
      [...decisions].map(([key, next]) => [key, next.map((item) => (item === key ? item : this.#moved(item, decisions)))]),
    );
    return mapStatements(
      statements,
      (statement) => {
        const key = before.get(statement) ?? statement;
        const next = settled.get(key);
        return next
          ? this.#settle(
              statement,
              next.map((item) => (item === key ? statement : item)),
            )
          : [statement];
      },
      (old, rebuilt) => {
        before.set(rebuilt, old);
        this.replaced(old, [rebuilt]);
      },
    );
  }

  /** A statement that is said in another place than its own, where it leaves a gap. */
  #moved(statement: Statement, decisions: ReadonlyMap<object, Replacement>): Statement {
    if (!decisions.has(statement)) return statement;
    const copy: Statement = { ...statement };
    this.#additions.add(copy);
    return copy;
  }

  #settle(statement: Statement, next: Replacement): Replacement {
    this.replaced(statement, next);
    const vanished = next.length === 0 && statement.kind !== 'declaration' && !this.isGap(statement);
    return vanished ? this.gap(statement) : next;
  }
}
