// Text languages find participants by reading down the page. Printing must make that reading find the diagram's own order and boxes.

import type { Box, Diagram, End, Participant, Statement } from '../../ir/model.js';
import { boxesIn, participantsIn, walk } from '../../ir/walk.js';

/** How a language finds participants. */
export interface DeclarationRules {
  /** Whether a participant that was never declared would come out different from this one (another label, shape, colour …). */
  needsDeclaration(participant: Participant): boolean;
  /** Participants that a statement brings into being, in the order in which the language meets them. */
  mentions(statement: Statement): readonly string[];
  /** Participants that a statement declares as well as a declaration would; absent means none. */
  declares?(statement: Statement): readonly string[];
  /** Whether the declaration of this participant says nothing behind a statement that mentions it; absent means never. */
  mustComeFirst?(participant: Participant): boolean;
  /** Whether a further declaration of this participant changes nothing, or only that it gets into a box; absent means never. */
  repeats?(participant: Participant, intoBox: boolean): boolean;
  /** Whether links, properties and details have lines of their own, which mention the participant; else they stand in its declaration. */
  readonly detailsMention: boolean;
  /** What is mentioned while a box is open stands in that box (PlantUML), instead of outside of all (Mermaid). */
  readonly boxesHoldMentions: boolean;
  /**
   * Whoever was mentioned outside of all boxes gets into the box in which a declaration follows; a box whose participants are no neighbours
   * then stands round the last of them (Mermaid). Absent means that it stays outside.
   */
  readonly boxesTakeMentioned?: boolean;
  /** While a box is open nothing but participants may be said; absent means anything may. */
  readonly boxesHoldNothingElse?: boolean;
  /** A second declaration moves the participant behind all others. */
  readonly redeclaringMoves: boolean;
  /** Declared places that sort before the order of appearance (PlantUML's `order`); absent means none. */
  rank?(participant: Participant): number;
}

/**
 * Whether the author's own declarations, printed where they stand, give the diagram's participants back: all of them, in order, each in
 * its boxes. Where not, a printer declares everything at the top.
 */
export function declarationsHold(diagram: Diagram, rules: DeclarationRules): boolean {
  const reading = readDeclarations(diagram, rules);
  if (!reading) return false;
  const wanted = [...participantsIn(diagram.participants)];
  if (wanted.length !== reading.order.length) return false;
  const { rank } = rules;
  const byId = new Map(wanted.map(({ participant }) => [participant.id, participant]));
  const rankOf = (id: string): number => {
    const participant = byId.get(id);
    return participant && rank ? rank(participant) : 0;
  };
  const order = rank ? [...reading.order].sort((a, b) => rankOf(a) - rankOf(b)) : reading.order;
  return wanted.every(({ participant, boxes }, index) => {
    if (order[index] !== participant.id) return false;
    if (reading.boxOf.get(participant.id) !== boxes.at(-1)?.id) return false;
    return reading.declared.has(participant.id) || !rules.needsDeclaration(participant);
  });
}

interface Reading {
  readonly order: readonly string[];
  readonly boxOf: ReadonlyMap<string, string | undefined>;
  readonly declared: ReadonlySet<string>;
}

/** What a reader of the language makes of the statements in order; undefined where it would not find the diagram's own participants. */
function readDeclarations(diagram: Diagram, rules: DeclarationRules): Reading | undefined {
  const reader = new DeclarationReader(diagram, rules);
  for (const statement of walk(diagram.statements)) {
    const isFound = statement.kind === 'declaration' ? reader.declaration(statement) : reader.statement(statement);
    if (!isFound) return undefined;
  }
  return reader.reading();
}

class DeclarationReader {
  readonly #rules: DeclarationRules;
  readonly #known: ReadonlyMap<string, Participant>;
  readonly #boxes: ReadonlyMap<string, Box>;
  readonly #parents: ReadonlyMap<string, string>;
  /** In the order of insertion. */
  readonly #order = new Map<string, true>();
  readonly #boxOf = new Map<string, string | undefined>();
  readonly #declared = new Set<string>();
  readonly #opened = new Set<string>();
  readonly #open: string[] = [];

  constructor(diagram: Diagram, rules: DeclarationRules) {
    this.#rules = rules;
    this.#known = new Map([...participantsIn(diagram.participants)].map(({ participant }) => [participant.id, participant]));
    this.#boxes = new Map([...boxesIn(diagram.participants)].map((box) => [box.id, box]));
    this.#parents = parentBoxes(this.#boxes);
  }

  /** All that was found, where every box was opened and closed. */
  reading(): Reading | undefined {
    if (this.#open.length > 0 || this.#opened.size !== this.#boxes.size) return undefined;
    const order = [...this.#order.keys()];
    if (!this.#rules.boxesTakeMentioned) return { order, boxOf: this.#boxOf, declared: this.#declared };
    const drawn = lastNeighbours(order.map((id) => this.#boxOf.get(id)));
    return { order, boxOf: new Map(order.map((id, index) => [id, drawn[index]])), declared: this.#declared };
  }

  /** Takes what is no declaration; false where it does not fit. */
  statement(statement: Statement): boolean {
    const { boxesHoldNothingElse, mentions, declares } = this.#rules;
    if (boxesHoldNothingElse && this.#open.length > 0 && statement.kind !== 'comment') return false;
    for (const id of mentions(statement)) this.#appear(id, false);
    for (const id of declares?.(statement) ?? []) {
      if (this.#declared.has(id)) return false;
      this.#declared.add(id);
    }
    return true;
  }

  /** Takes a declaration; false where it does not fit. */
  declaration({ of, id }: Statement<'declaration'>): boolean {
    const isMember = of === 'participant' || of === 'box' || of === 'box-end';
    if (this.#rules.boxesHoldNothingElse && this.#open.length > 0 && !isMember) return false;
    if (id === undefined) return true;
    if (of === 'participant') return this.#participant(id);
    if (of === 'box') return this.#box(id);
    if (of === 'box-end') return this.#open.pop() === id;
    if (this.#rules.detailsMention) this.#appear(id, false);
    return true;
  }

  #participant(id: string): boolean {
    const { redeclaringMoves, mustComeFirst, repeats, boxesTakeMentioned } = this.#rules;
    const participant = this.#known.get(id);
    if (!participant) return false;
    if (this.#declared.has(id)) {
      const intoBox = this.#open.length > 0 && this.#boxOf.get(id) === undefined;
      if (!redeclaringMoves && !repeats?.(participant, intoBox)) return false;
    } else if (this.#order.has(id) && mustComeFirst?.(participant)) return false;
    this.#appear(id, redeclaringMoves || !this.#order.has(id));
    if (boxesTakeMentioned && this.#boxOf.get(id) === undefined) this.#boxOf.set(id, this.#open.at(-1));
    this.#declared.add(id);
    return true;
  }

  #box(id: string): boolean {
    if (!this.#boxes.has(id) || this.#opened.has(id) || this.#parents.get(id) !== this.#open.at(-1)) return false;
    this.#opened.add(id);
    this.#open.push(id);
    return true;
  }

  #appear(id: string, moves: boolean): void {
    if (!this.#known.has(id)) return;
    if (this.#order.has(id)) {
      if (!moves) return;
      this.#order.delete(id);
    }
    this.#order.set(id, true);
    this.#boxOf.set(id, moves || this.#rules.boxesHoldMentions ? this.#open.at(-1) : undefined);
  }
}

/** The boxes of participants in drawing order, each box for the last of its neighbours alone. */
export function lastNeighbours<B>(boxes: readonly (B | undefined)[]): readonly (B | undefined)[] {
  const ended = new Set<B>();
  const drawn = [...boxes];
  for (let index = boxes.length - 1; index >= 0; index--) {
    const box = boxes[index];
    const next = drawn[index + 1];
    if (box !== next && next !== undefined) ended.add(next);
    if (box !== undefined && ended.has(box)) drawn[index] = undefined;
  }
  return drawn;
}

function parentBoxes(boxes: ReadonlyMap<string, Box>): ReadonlyMap<string, string> {
  const parents = new Map<string, string>();
  for (const box of boxes.values()) for (const member of box.participants) if (member.kind === 'box') parents.set(member.id, box.id);
  return parents;
}

/** The participants that a statement names, in reading order. */
export function mentionsOf(statement: Statement): readonly string[] {
  const ends = (...all: readonly End[]): string[] => all.filter((end): end is string => typeof end === 'string');
  switch (statement.kind) {
    case 'message': {
      const [first, second] = statement.origin?.reversed ? [statement.to, statement.from] : [statement.from, statement.to];
      return [...ends(first, second), ...(statement.receivers ?? [])];
    }
    case 'note':
      return statement.of ?? [];
    case 'reference':
      return statement.over;
    case 'activate':
    case 'deactivate':
    case 'create':
    case 'destroy':
    case 'state':
      return [statement.participant];
    default:
      return [];
  }
}
