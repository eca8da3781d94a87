// Participants and boxes as PlantUML finds them while it reads down the page.

import type { Box, Participant } from '../../ir/model.js';

interface Entry {
  participant: Participant;
  boxes: readonly OpenBox[];
}

/** A box without its participants. */
export type OpenBox = Omit<Box, 'participants'>;

/** Collects participants; the last place of each counts. */
export class Members {
  readonly #entries = new Map<string, Entry>();
  #open: readonly OpenBox[] = [];
  #boxes = 0;

  has(id: string): boolean {
    return this.#entries.has(id);
  }

  /** Adds a new one, or moves a known one to the end and into the open box. */
  declare(participant: Participant): void {
    const known = this.#entries.get(participant.id);
    if (known) this.#entries.delete(participant.id);
    this.#entries.set(participant.id, { participant: known?.participant ?? participant, boxes: this.#open });
  }

  change(id: string, change: (participant: Participant) => Participant): void {
    const entry = this.#entries.get(id);
    if (entry) entry.participant = change(entry.participant);
  }

  openBox(box: Omit<OpenBox, 'id' | 'kind'>): string {
    let id = `box-${++this.#boxes}`;
    while (this.#entries.has(id)) id = `box-${++this.#boxes}`;
    this.#open = [...this.#open, { kind: 'box', id, ...box }];
    return id;
  }

  /** Closes the innermost box and gives its id. */
  closeBox(): string | undefined {
    const id = this.#open.at(-1)?.id;
    this.#open = this.#open.slice(0, -1);
    return id;
  }

  /** Everything in drawing order. */
  tree(): { readonly participants: readonly (Participant | Box)[]; readonly boxes: ReadonlySet<string> } {
    const orderOf = ({ participant }: Entry): number => Number(participant.origin?.choices?.['order'] ?? 0);
    const sorted = [...this.#entries.values()].sort((a, b) => orderOf(a) - orderOf(b));
    const root: (Participant | Box)[] = [];
    const made = new Map<string, (Participant | Box)[]>();
    for (const { participant, boxes } of sorted) {
      let level = root;
      for (const box of boxes) {
        let inner = made.get(box.id);
        if (!inner) {
          inner = [];
          made.set(box.id, inner);
          level.push({ ...box, participants: inner });
        }
        level = inner;
      }
      level.push(participant);
    }
    return { participants: root, boxes: new Set(made.keys()) };
  }
}
