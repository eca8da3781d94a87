// Some of PlantUML's short forms mean what was said before: `return`, `deactivate` alone and `autoactivate`. They are printed only where
// replaying the engine's rule gives exactly the statements that they stand for.

import { equal } from '../../../ir/equal.js';
import type { Arrow, End, Statement } from '../../../ir/model.js';
import { walk } from '../../../ir/walk.js';
import { activatedBy, isBetween } from '../vocabulary.js';
import { choiceOf, colorText, joined, oneLine } from './pieces.js';

type Message = Statement<'message'>;

/** What a `return` says: an answer, and whether the answer ends an activation. */
export interface Answer {
  readonly from: End;
  readonly to: End;
  readonly arrow: Arrow;
  readonly ends: boolean;
}

/** Follows activations through a diagram as PlantUML does. */
export class ReturnTracker {
  readonly #activating: Message[] = [];
  #last: Message | undefined;
  /** Whether the last message can be answered although it activated nobody. */
  #isAnswerable = false;

  see(statement: Statement): void {
    switch (statement.kind) {
      case 'message':
        this.#last = statement;
        this.#isAnswerable = typeof statement.from === 'string' && typeof statement.to === 'string';
        break;
      case 'activate':
        if (this.#last && this.#isAttached(statement.participant)) this.#activating.push(this.#last);
        break;
      case 'deactivate':
        if (this.#isAttached(statement.participant)) this.#activating.pop();
        break;
      case 'divider':
        this.#isAnswerable = false;
        this.#last = undefined;
    }
  }

  #isAttached(participant: string): boolean {
    return this.#last !== undefined && isBetween(this.#last, participant);
  }

  /** A fragment ends, or only one of its operands. */
  seeEnd(ofFragment: boolean): void {
    this.#isAnswerable = false;
    if (ofFragment) this.#last = undefined;
  }

  /** What `return` would say here; its colour is that of the message that it answers. */
  answer(): Answer | undefined {
    const pending = this.#activating.at(-1);
    const asked = pending ?? (this.#isAnswerable ? this.#last : undefined);
    return asked && { from: asked.to, to: asked.from, arrow: { ...asked.arrow, line: 'dotted' }, ends: pending !== undefined };
  }

  /** Whose activation `deactivate` alone would end. */
  get innermost(): string | undefined {
    const asked = this.#activating.at(-1);
    return asked && activatedBy(asked);
  }
}

/** What the line of a message says and `return` does not. */
const unsaid = ['receivers', 'slant', 'anchor', 'fromAnchor', 'toAnchor', 'stereotype', 'link'] as const;

/** The `return` that says a message, and how many statements behind it: the end of an activation, where one is pending. */
export function returnFor(
  message: Message,
  answer: Answer | undefined,
  end: Statement | undefined,
): { readonly line: string; readonly taken: number } | undefined {
  const color = choiceOf(message, 'color');
  const own = typeof color === 'string' ? color : undefined;
  if (!answer || !isAnswer(answer, message, own)) return undefined;
  const ends = end?.kind === 'deactivate' && end.origin?.as === 'return';
  if (ends !== answer.ends || (ends && end.participant !== (typeof message.from === 'string' ? message.from : message.to)))
    return undefined;
  const text = oneLine(message.origin, message.text, 'answer');
  return { line: joined(message.alongside ? '&' : '', 'return', colorText(own), text), taken: ends ? 1 : 0 };
}

/** Whether an answer is this message, but for its colour where that is given. */
function isAnswer({ from, to, arrow }: Answer, message: Message, color: string | undefined): boolean {
  if (unsaid.some((one) => message[one] !== undefined)) return false;
  const colored = color === undefined ? arrow : { ...arrow, color };
  return equal(from, message.from) && equal(to, message.to) && equal(colored, message.arrow);
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
  if (arrow.line === 'solid') return { kind: 'activate', participant: activatedBy({ from, to }) };
  return { kind: 'deactivate', participant: typeof from === 'string' ? from : String(to) };
}

function same(expected: Statement, found: Statement): boolean {
  const { origin: _, ...bare } = found;
  return isAutomatic(found) && equal(expected, bare);
}
