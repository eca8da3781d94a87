// Creation, destruction and activation where PlantUML refuses what other languages tolerate.

import type { Diagram, Statement } from '../../../ir/model.js';
import { outline } from '../../../ir/walk.js';
import type { Adaptation, Replacement } from '../../kit/adaptation.js';
import { isBetween } from '../vocabulary.js';

/**
 * The diagram with only those lives that PlantUML accepts. Its engine attaches each activation, deactivation and destruction to the last
 * message or fragment end, and refuses: ending a life before the first of them that did not begin there, any life right after a delay, and
 * activating a participant of a message that the same message deactivated or destroyed already.
 */
export function lives(diagram: Diagram, adaptation: Adaptation): Diagram {
  const decisions = new Map<object, Replacement>();
  decideCreations(diagram, adaptation, decisions);
  decideActivations(diagram, adaptation, decisions);
  if (decisions.size === 0) return diagram;
  return { ...diagram, statements: adaptation.apply(diagram.statements, decisions) };
}

/** The next message must go to the created participant, from another one. */
function decideCreations(diagram: Diagram, adaptation: Adaptation, decisions: Map<object, Replacement>): void {
  let pending: Statement<'create'>[] = [];
  for (const { event, statement } of outline(diagram.statements)) {
    if (event !== 'statement') continue;
    if (statement.kind === 'create') pending.push(statement);
    else if (statement.kind === 'message') {
      for (const one of pending) {
        if (creates(statement, one.participant)) continue;
        adaptation.lose('creation', one);
        decisions.set(one, []);
      }
      pending = [];
    }
  }
}

function creates(message: Statement<'message'>, participant: string): boolean {
  const { from, to } = message;
  if (typeof from === 'string' && typeof to === 'string') return to === participant && from !== to;
  return isBetween(message, participant);
}

type Life = Statement<'activate' | 'deactivate' | 'destroy'>;

const isLife = (statement: Statement): statement is Life =>
  statement.kind === 'activate' || statement.kind === 'deactivate' || statement.kind === 'destroy';

/** The first delay since the last message, for what PlantUML refuses behind it. */
interface Pause {
  readonly delay: Statement;
  /** Whether a message or fragment end stands before the delay. */
  readonly follows: boolean;
  /** Whether nothing but statements of the same list stands between. */
  near: boolean;
}

const lossOf = { activate: 'activation', deactivate: 'activation', destroy: 'destruction', create: 'creation' } as const;

function decideActivations(diagram: Diagram, adaptation: Adaptation, decisions: Map<object, Replacement>): void {
  /** The lives since the last message or fragment end; undefined before the first. */
  let attached: Life[] | undefined;
  /** Who is active from the beginning. */
  const initial = new Set<string>();
  /** Those of them that stand in the same list, with notes between at most. */
  let near = new Set<Life>();
  let pause: Pause | undefined;
  /** The message that they are attached to; a fragment end has no participants. */
  let last: Statement<'message'> | undefined;
  /** Who sent the last message to itself: the end and the start of its activation go behind that message together (`--++`). */
  let self: string | undefined;
  /** The activation that goes there. With another behind it, both are said before the end. */
  let beside: Life | undefined;
  const refuse = (statement: Life | Statement<'create'>): void => {
    adaptation.lose(lossOf[statement.kind], statement);
    decisions.set(statement, []);
  };
  for (const { event, statement } of outline(diagram.statements)) {
    if (event !== 'statement') {
      near = new Set();
      self = undefined;
    }
    if (event !== 'statement' && pause) pause.near = false;
    if (event === 'close' && statement.kind === 'fragment') {
      attached = [];
      last = undefined;
    }
    if (event !== 'statement') continue;
    if (statement.kind === 'message') {
      attached = [];
      last = statement;
      pause = undefined;
      beside = undefined;
      self = statement.from === statement.to && typeof statement.to === 'string' ? statement.to : undefined;
    } else if (statement.kind === 'delay') pause ??= { delay: statement, follows: attached !== undefined, near: true };
    else if (statement.kind === 'create') {
      if (pause && !decisions.has(statement)) pause.near ? hoist(statement, pause.delay, adaptation, decisions) : refuse(statement);
    } else if (!isLife(statement)) self = undefined;
    else if (!attached && statement.kind !== 'activate' && !initial.has(statement.participant)) refuse(statement);
    else if (pause) {
      const fits = pause.near && (pause.follows || statement.kind === 'activate') && !clashing(statement, attached ?? [], last);
      if (fits && !attached) initial.add(statement.participant);
      if (fits) hoist(statement, pause.delay, adaptation, decisions);
      else refuse(statement);
      attached?.push(statement);
    } else if (attached) {
      const isSuffix = statement.kind !== 'activate' || statement.lineColor === undefined;
      const together = isSuffix && attached.length === 1 && attached[0]?.kind === 'deactivate' && statement.participant === self;
      const other = together ? undefined : clashing(statement, attached, last);
      if (together) beside = statement.kind === 'activate' ? statement : undefined;
      else if (other && beside) {
        swap(beside, other, adaptation, decisions);
        beside = undefined;
      }
      if (other && near.has(other)) swap(statement, other, adaptation, decisions);
      else if (other) join(statement, other, adaptation, decisions);
      attached.push(statement);
      near.add(statement);
    } else if (statement.kind === 'activate') initial.add(statement.participant);
  }
}

/** A life right after a delay belongs to the message before; it is said before the delay. */
function hoist(life: Life | Statement<'create'>, delay: Statement, adaptation: Adaptation, decisions: Map<object, Replacement>): void {
  adaptation.lose(lossOf[life.kind], life, 'it stands before the delay');
  const before = decisions.get(delay) ?? [delay];
  decisions.set(delay, [...before.slice(0, -1), life, delay]);
  decisions.set(life, []);
}

/** The end at the same message that keeps an activation of one of its participants from beginning. */
function clashing({ kind, participant }: Life, attached: readonly Life[], last: Statement<'message'> | undefined): Life | undefined {
  if (kind !== 'activate' || !last || !isBetween(last, participant)) return undefined;
  return attached.find((life) => life.kind !== 'activate' && life.participant === participant);
}

/** Deactivating and activating again in one place: PlantUML wants the activation first, which comes to the same. */
function swap(life: Life, other: Life, adaptation: Adaptation, decisions: Map<object, Replacement>): void {
  adaptation.lose('activation', life, 'it begins before the one that ends here');
  const before = decisions.get(other) ?? [other];
  decisions.set(other, [...before.slice(0, -1), life, other]);
  decisions.set(life, []);
}

/** Deactivating at a message and activating again before the next, in another fragment: the activation goes on. */
function join(life: Life, other: Life, adaptation: Adaptation, decisions: Map<object, Replacement>): void {
  adaptation.lose('activation', life, other.kind === 'destroy' ? 'it is left out' : 'the one before goes on');
  decisions.set(life, []);
  if (other.kind === 'deactivate') decisions.set(other, []);
}
