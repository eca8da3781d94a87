// Creation, destruction and activation where PlantUML refuses what other languages tolerate.

import type { Diagram, Statement } from '../../../ir/model.js';
import { outline } from '../../../ir/walk.js';
import type { Adaptation, Replacement } from '../../kit/adaptation.js';
import { isBetween } from '../vocabulary.js';

/**
 * The diagram with only those lives that PlantUML accepts. Its engine attaches each activation, deactivation and destruction to the last
 * message, divider or fragment end, and refuses: ending a life before the first of them that did not begin there, any life right after a
 * delay, and activating a participant of a message that the same message deactivated or destroyed already.
 */
export function lives(diagram: Diagram, adaptation: Adaptation): Diagram {
  const decisions = new Map<object, Replacement>();
  decideCreations(diagram, adaptation, decisions);
  new Activations(adaptation, decisions).decide(diagram);
  if (decisions.size === 0) return diagram;
  return { ...diagram, statements: adaptation.apply(diagram.statements, decisions) };
}

/** The next message must go to the participant that was created last, from another one; PlantUML forgets who was created before. */
function decideCreations(diagram: Diagram, adaptation: Adaptation, decisions: Map<object, Replacement>): void {
  let pending: Statement<'create'>[] = [];
  for (const { event, statement } of outline(diagram.statements)) {
    if (event !== 'statement') continue;
    if (statement.kind === 'create') pending.push(statement);
    else if (statement.kind === 'message') {
      const last = pending.findLastIndex((one) => creates(statement, one.participant));
      for (const one of pending.slice(last + 1)) {
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
  /** Whether a message, divider or fragment end stands before the delay. */
  readonly follows: boolean;
  /** Whether nothing but statements of the same list stands between. */
  near: boolean;
}

const lossOf = { activate: 'activation', deactivate: 'activation', destroy: 'destruction', create: 'creation' } as const;

/** Goes through a diagram and decides what becomes of each activation, deactivation and destruction. */
class Activations {
  readonly #adaptation: Adaptation;
  readonly #decisions: Map<object, Replacement>;
  /** The lives since the last message, divider or fragment end; undefined before the first. */
  #attached: Life[] | undefined;
  /** Who is active from the beginning. */
  readonly #initial = new Set<string>();
  /** Those attached that stand in the same list, with notes between at most. */
  #near = new Set<Life>();
  #pause: Pause | undefined;
  /** The message that they are attached to; a divider or fragment end has no participants. */
  #last: Statement<'message'> | undefined;
  /** Who sent the last message to itself: the end and the start of its activation go behind that message together (`--++`). */
  #self: string | undefined;
  /** The activation that goes there. With another behind it, both are said before the end. */
  #beside: Life | undefined;

  constructor(adaptation: Adaptation, decisions: Map<object, Replacement>) {
    this.#adaptation = adaptation;
    this.#decisions = decisions;
  }

  decide({ statements }: Diagram): void {
    for (const { event, statement } of outline(statements)) {
      if (event !== 'statement') this.#edge(event === 'close' && statement.kind === 'fragment');
      else if (statement.kind === 'message') this.#message(statement);
      else if (statement.kind === 'delay') this.#pause ??= { delay: statement, follows: this.#attached !== undefined, near: true };
      else if (statement.kind === 'create') this.#creation(statement);
      else if (isLife(statement)) this.#life(statement);
      else if (statement.kind === 'divider') this.#divider();
      else this.#self = undefined;
    }
  }

  /** Another list of statements begins or goes on; behind the end of a fragment lives belong to that end. */
  #edge(isFragmentEnd: boolean): void {
    this.#near = new Set();
    this.#self = undefined;
    if (this.#pause) this.#pause.near = false;
    if (!isFragmentEnd) return;
    this.#attached = [];
    this.#last = undefined;
  }

  /** Behind a divider lives belong to it, but for those that have to stand before a delay. */
  #divider(): void {
    this.#self = undefined;
    if (this.#pause) return;
    this.#near = new Set();
    this.#attached = [];
    this.#last = undefined;
  }

  #message(message: Statement<'message'>): void {
    const { from, to } = message;
    this.#attached = [];
    this.#last = message;
    this.#pause = undefined;
    this.#beside = undefined;
    this.#self = from === to && typeof to === 'string' ? to : undefined;
  }

  #creation(creation: Statement<'create'>): void {
    if (!this.#pause || this.#decisions.has(creation)) return;
    if (this.#pause.near) this.#hoist(creation, this.#pause.delay);
    else this.#refuse(creation);
  }

  #life(life: Life): void {
    const begins = life.kind === 'activate';
    if (!this.#attached && !begins && !this.#initial.has(life.participant)) this.#refuse(life);
    else if (this.#pause) this.#behindDelay(life, this.#pause);
    else if (this.#attached) this.#behindMessage(life, this.#attached);
    else if (begins) this.#initial.add(life.participant);
  }

  #behindDelay(life: Life, pause: Pause): void {
    const fits = pause.near && (pause.follows || life.kind === 'activate') && !clashing(life, this.#attached ?? [], this.#last);
    if (fits && !this.#attached) this.#initial.add(life.participant);
    if (fits) this.#hoist(life, pause.delay);
    else this.#refuse(life);
    this.#attached?.push(life);
  }

  #behindMessage(life: Life, attached: Life[]): void {
    const isSuffix = life.kind !== 'activate' || life.lineColor === undefined;
    const isTogether = isSuffix && attached.length === 1 && attached[0]?.kind === 'deactivate' && life.participant === this.#self;
    const other = isTogether ? undefined : clashing(life, attached, this.#last);
    if (isTogether) this.#beside = life.kind === 'activate' ? life : undefined;
    else if (other && this.#beside) {
      this.#swap(this.#beside, other);
      this.#beside = undefined;
    }
    if (other && this.#near.has(other)) this.#swap(life, other);
    else if (other) this.#join(life, other);
    attached.push(life);
    this.#near.add(life);
  }

  #refuse(statement: Life | Statement<'create'>): void {
    this.#adaptation.lose(lossOf[statement.kind], statement);
    this.#decisions.set(statement, []);
  }

  /** A life right after a delay belongs to the message before; it is said before the delay. */
  #hoist(life: Life | Statement<'create'>, delay: Statement): void {
    this.#adaptation.lose(lossOf[life.kind], life, 'it stands before the delay');
    this.#putBefore(delay, life);
  }

  /** Deactivating and activating again in one place: PlantUML wants the activation first, which comes to the same. */
  #swap(life: Life, other: Life): void {
    this.#adaptation.lose('activation', life, 'it begins before the one that ends here');
    this.#putBefore(other, life);
  }

  /** What is put before a statement stands behind what was put there already. */
  #putBefore(place: Statement, moved: Statement): void {
    const before = this.#decisions.get(place) ?? [place];
    this.#decisions.set(place, [...before.slice(0, -1), moved, place]);
    this.#decisions.set(moved, []);
  }

  /** Deactivating at a message and activating again before the next, in another fragment: the activation goes on. */
  #join(life: Life, other: Life): void {
    this.#adaptation.lose('activation', life, other.kind === 'destroy' ? 'it is left out' : 'the one before goes on');
    this.#decisions.set(life, []);
    if (other.kind === 'deactivate') this.#decisions.set(other, []);
  }
}

/** The end at the same message that keeps an activation of one of its participants from beginning. */
function clashing({ kind, participant }: Life, attached: readonly Life[], last: Statement<'message'> | undefined): Life | undefined {
  if (kind !== 'activate' || !last || !isBetween(last, participant)) return undefined;
  return attached.find((life) => life.kind !== 'activate' && life.participant === participant);
}
