// What becomes of participants while the diagram goes on: activations, creations and destructions, and what Mermaid wants of them.

import type { IToken } from 'chevrotain';
import type { Origin, Statement } from '../../../ir/model.js';
import type { Span } from '../../../source/span.js';
import { beganAt, type Draft } from './draft.js';

/** A destruction whose message has not come yet. */
interface PendingDestruction {
  readonly id: string;
  readonly origin: Origin;
  readonly span: Span;
}

/** Follows the lives of all participants. */
export class Lives {
  readonly #draft: Draft;
  /** The open activations of each participant, by the places where they began. */
  readonly #active = new Map<string, number>();
  #created: { readonly id: string; readonly span: Span } | undefined;
  #destroyed: PendingDestruction[] = [];

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
    this.#draft.add({ kind: 'deactivate', participant, origin });
  }

  /** A participant that the next message must go to. */
  create(id: string, span: Span, origin: Origin): void {
    this.#created = { id, span };
    this.#draft.add({ kind: 'create', participant: id, origin });
  }

  /** A participant that the next message must come from or go to. */
  destroy(id: string, span: Span, origin: Origin): void {
    this.#destroyed.push({ id, origin, span });
  }

  /** Creation and destruction want their message; gives the destructions that stand behind this one. */
  settle(from: string, to: string, first: IToken, end: IToken): readonly Statement[] {
    if (this.#created === undefined && this.#destroyed.length === 0) return [];
    const created = this.#created;
    const destroyed = this.#destroyed.at(-1);
    if (created) {
      if (to !== created.id)
        this.#draft.report(
          'mermaid/create-without-message',
          { participant: created.id },
          this.#draft.span(first, end),
          beganAt(created.span),
        );
    } else if (destroyed && destroyed.id !== from && destroyed.id !== to) {
      const data = { participant: destroyed.id };
      this.#draft.report('mermaid/destroy-without-message', data, this.#draft.span(first, end), beganAt(destroyed.span));
    }
    // Said twice, it is still one destruction.
    const last = new Map(this.#destroyed.map((one) => [one.id, one]));
    const ended = this.#destroyed.filter((one) => (one.id === from || one.id === to) && last.get(one.id) === one);
    // The last one was an error, unless a creation behind it took its place.
    for (const pending of this.#destroyed)
      if (!ended.includes(pending)) this.#endsNothing(pending, pending !== destroyed || created !== undefined);
    this.#created = undefined;
    this.#destroyed = [];
    return ended.map(({ id, origin }) => ({ kind: 'destroy', participant: id, origin }));
  }

  /** What still waits for its message at the end of the text. */
  finish(): void {
    for (const pending of this.#destroyed) this.#endsNothing(pending, true);
  }

  /** A destruction without a message of its own is read and never drawn. */
  #endsNothing({ id, origin, span }: PendingDestruction, reports: boolean): void {
    if (reports) this.#draft.report('mermaid/destroys-nothing', { participant: id }, span);
    this.#draft.add({ kind: 'verbatim', format: 'mermaid', text: `destroy ${id}`, origin });
  }
}
