// What becomes of participants while the diagram goes on: activations, creations and destructions, and what Mermaid wants of them.

import type { IToken } from 'chevrotain';
import type { Origin, Statement } from '../../../ir/model.js';
import type { Span } from '../../../source/span.js';
import type { Nester } from '../../kit/nester.js';
import { beganAt, type Draft } from './draft.js';

/** A destruction whose message has not come yet. */
interface PendingDestruction {
  readonly id: string;
  readonly origin: Origin;
  readonly span: Span;
  /** Takes it from where it was written: it stands behind its message. */
  readonly take: () => void;
  /** How far the diagram had come there. */
  readonly at: Nester['progress'];
}

const isEnd = ({ kind }: Statement): boolean => kind === 'destroy' || kind === 'deactivate';

/** Follows the lives of all participants. */
export class Lives {
  readonly #draft: Draft;
  /** The open activations of each participant, by the places where they began. */
  readonly #active = new Map<string, number>();
  #created: { readonly id: string; readonly span: Span } | undefined;
  #destroyed: PendingDestruction[] = [];
  /** Whose lives the last message ended. */
  #gone: ReadonlySet<string> = new Set();
  /** The last destruction, while a message must still confirm it: one that creates does not. */
  #unconfirmed: PendingDestruction | undefined;

  constructor(draft: Draft) {
    this.#draft = draft;
  }

  activate(participant: string, origin: Origin): void {
    this.#active.set(participant, (this.#active.get(participant) ?? 0) + 1);
    this.#draft.add({ kind: 'activate', participant, origin });
  }

  deactivate(participant: string, origin: Origin, span: Span): void {
    const count = this.#active.get(participant) ?? 0;
    if (count < 1) this.#draft.report('mermaid/inactive', { participant }, span);
    else this.#active.set(participant, count - 1);
    const statement: Statement = { kind: 'deactivate', participant, origin };
    // A destruction is written above the message; an activation that ends there ends before its whole life.
    if (this.#gone.has(participant)) this.#draft.nester.addBefore(statement, isEnd, ({ kind }) => kind === 'destroy');
    else this.#draft.add(statement);
  }

  /** A participant that the next message must go to. */
  create(id: string, span: Span, origin: Origin): void {
    this.#created = { id, span };
    this.#draft.add({ kind: 'create', participant: id, origin });
  }

  /** A participant that the next message must come from or go to. Without such a message it is read where it stands, and never drawn. */
  destroy(id: string, span: Span, origin: Origin): void {
    const take = this.#draft.nester.addForNow({ kind: 'verbatim', format: 'mermaid', text: `destroy ${id}`, origin });
    this.#unconfirmed = { id, origin, span, take, at: this.#draft.nester.progress };
    this.#destroyed.push(this.#unconfirmed);
  }

  /** Creation and destruction want their message; gives the destructions that stand behind this one. */
  settle(from: string, to: string, first: IToken, end: IToken): readonly Statement[] {
    if (this.#gone.size > 0) this.#gone = new Set();
    if (this.#created === undefined && this.#unconfirmed === undefined) return [];
    const wrong = this.#confirm(from, to, () => this.#draft.span(first, end));
    // Said twice, it is still one destruction.
    const last = new Map(this.#destroyed.map((one) => [one.id, one]));
    const ended = this.#destroyed.filter((one) => (one.id === from || one.id === to) && last.get(one.id) === one);
    for (const pending of this.#destroyed)
      if (ended.includes(pending)) pending.take();
      else if (pending !== wrong) this.#endsNothing(pending);
    this.#destroyed = [];
    this.#gone = new Set(ended.map(({ id }) => id));
    const { added, closed } = this.#draft.nester.progress;
    return ended.map(({ id, origin, at }, index): Statement => {
      // Mermaid draws no end where something else stands before the message, so that its place is kept.
      const between = at.closed === closed ? added - at.added - (ended.length - 1 - index) : 0;
      return { kind: 'destroy', participant: id, origin: between > 0 ? { ...origin, choices: { early: between } } : origin };
    });
  }

  /** Whether this is the message that was announced; gives the destruction that it should have been. */
  #confirm(from: string, to: string, place: () => Span): PendingDestruction | undefined {
    const created = this.#created;
    this.#created = undefined;
    if (created) {
      if (to !== created.id)
        this.#draft.report('mermaid/create-without-message', { participant: created.id }, place(), beganAt(created.span));
      return undefined;
    }
    const destroyed = this.#unconfirmed;
    this.#unconfirmed = undefined;
    if (!destroyed || destroyed.id === from || destroyed.id === to) return undefined;
    this.#draft.report('mermaid/destroy-without-message', { participant: destroyed.id }, place(), beganAt(destroyed.span));
    return destroyed;
  }

  /** What still waits for its message at the end of the text. */
  finish(): void {
    for (const pending of this.#destroyed) this.#endsNothing(pending);
  }

  #endsNothing({ id, span }: PendingDestruction): void {
    this.#draft.report('mermaid/destroys-nothing', { participant: id }, span);
  }
}
