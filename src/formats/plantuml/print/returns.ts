// Two of PlantUML's short forms mean what was said before: `return` and `autoactivate`. They are printed only where replaying the engine's
// rule gives exactly the statements that they stand for.

import { equal } from '../../../ir/equal.js';
import type { End, Statement } from '../../../ir/model.js';
import { walk } from '../../../ir/walk.js';

type Message = Statement<'message'>;

/** Follows activations through a diagram as PlantUML does for `return`. */
export class ReturnTracker {
  readonly #activating: Message[] = [];
  #last: Message | undefined;

  see(statement: Statement): void {
    if (statement.kind === 'message') this.#last = statement;
    else if (statement.kind === 'activate') {
      if (this.#last && [this.#last.from, this.#last.to].includes(statement.participant)) this.#activating.push(this.#last);
    } else if (statement.kind === 'deactivate' || statement.kind === 'destroy') this.#activating.pop();
  }

  /** Whether `return` would say this message. */
  wouldBe(message: Message): boolean {
    const answered = this.#activating.at(-1) ?? this.#last;
    if (!answered || message.arrow.line !== 'dotted') return false;
    return sameEnd(message.from, answered.to) && sameEnd(message.to, answered.from);
  }
}

function sameEnd(a: End, b: End): boolean {
  return equal(a, b);
}

/** Whether `autoactivate` would bring forth exactly the activations that are said to come from it. */
export function autoactivationHolds(statements: readonly Statement[]): boolean {
  let on = false;
  let expected: Statement | undefined;
  let pending: Message | undefined;
  for (const statement of walk(statements)) {
    if (pending && !isSuffixLike(statement)) {
      expected = impliedBy(pending);
      pending = undefined;
      if (expected ? !same(expected, statement) : isAutomatic(statement)) return false;
      if (expected) continue;
    } else if (isAutomatic(statement)) return false;
    else if (pending) pending = undefined;
    if (statement.kind === 'declaration' && statement.of === 'autoactivate') on = statement.id !== 'off';
    if (statement.kind === 'message' && on && statement.origin?.as !== 'return') pending = statement;
  }
  return pending === undefined || impliedBy(pending) === undefined;
}

function isSuffixLike(statement: Statement): boolean {
  return statement.origin?.as === 'suffix';
}

/** Whether a statement was not written but brought forth. */
export function isAutomatic(statement: Statement): boolean {
  return statement.origin?.as === 'autoactivate';
}

/** What `autoactivate` makes of a message. */
function impliedBy({ from, to, arrow }: Message): Statement | undefined {
  const shape = arrow.head?.shape;
  if (shape !== 'filled' && shape !== 'open') return undefined;
  if (arrow.line === 'solid') return { kind: 'activate', participant: typeof to === 'string' ? to : String(from) };
  return { kind: 'deactivate', participant: typeof from === 'string' ? from : String(to) };
}

function same(expected: Statement, found: Statement): boolean {
  const { origin: _, ...bare } = found;
  return isAutomatic(found) && equal(expected, bare);
}
