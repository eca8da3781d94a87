// Participants and boxes as PlantUML finds them while it reads down the page.

import type { Box, Participant } from '../../../ir/model.js';

interface Entry {
  participant: Participant;
  /** Smaller numbers stand further left. */
  order: number;
  /** The open boxes, the innermost first. */
  boxes: BoxChain | undefined;
}

/** A box within the boxes round it. */
interface BoxChain {
  readonly box: OpenBox;
  readonly outer: BoxChain | undefined;
}

/** A box without its participants. */
export type OpenBox = Omit<Box, 'participants'>;

/** Collects participants; the last place of each counts. */
export class Members {
  readonly #entries = new Map<string, Entry>();
  #open: BoxChain | undefined;
  #boxes = 0;

  has(id: string): boolean {
    return this.#entries.has(id);
  }

  get isEmpty(): boolean {
    return this.#entries.size === 0;
  }

  /** Adds a new one, or moves a known one to the end and into the open box: nothing else of a second declaration counts. */
  declare(participant: Participant, order: number): void {
    const known = this.#entries.get(participant.id);
    if (known) this.#entries.delete(participant.id);
    this.#entries.set(participant.id, {
      participant: known?.participant ?? participant,
      order: known?.order ?? order,
      boxes: this.#open,
    });
  }

  change(id: string, change: (participant: Participant) => Participant): void {
    const entry = this.#entries.get(id);
    if (entry) entry.participant = change(entry.participant);
  }

  openBox(box: Omit<OpenBox, 'id' | 'kind'>): string {
    let id = `box-${++this.#boxes}`;
    while (this.#entries.has(id)) id = `box-${++this.#boxes}`;
    this.#open = { box: { kind: 'box', id, ...box }, outer: this.#open };
    return id;
  }

  /** Closes the innermost box and gives its id. */
  closeBox(): string | undefined {
    const id = this.#open?.box.id;
    this.#open = this.#open?.outer;
    return id;
  }

  /** Everything in drawing order. */
  tree(): { readonly participants: readonly (Participant | Box)[]; readonly boxes: ReadonlySet<string> } {
    const sorted = [...this.#entries.values()].sort((a, b) => a.order - b.order);
    const root: (Participant | Box)[] = [];
    const made = new Map<string, (Participant | Box)[]>();
    for (const { participant, boxes } of sorted) levelOf(boxes, made, root).push(participant);
    return { participants: root, boxes: new Set(made.keys()) };
  }
}

/** The list of the members of a box; the box and all round it are made when they are first needed. */
function levelOf(
  chain: BoxChain | undefined,
  made: Map<string, (Participant | Box)[]>,
  root: (Participant | Box)[],
): (Participant | Box)[] {
  const missing: OpenBox[] = [];
  let level = root;
  for (let at = chain; at; at = at.outer) {
    const known = made.get(at.box.id);
    if (known) {
      level = known;
      break;
    }
    missing.push(at.box);
  }
  for (const box of missing.reverse()) {
    const inner: (Participant | Box)[] = [];
    made.set(box.id, inner);
    level.push({ ...box, participants: inner });
    level = inner;
  }
  return level;
}
