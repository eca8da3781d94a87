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
  /** Participants that must be there before a statement; absent means none. */
  needs?(statement: Statement): readonly string[];
  /** Whether links, properties and details have lines of their own, which mention the participant; else they stand in its declaration. */
  readonly detailsMention: boolean;
  /** What is mentioned while a box is open stands in that box (PlantUML), instead of outside of all (Mermaid). */
  readonly boxesHoldMentions: boolean;
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

function readDeclarations(diagram: Diagram, rules: DeclarationRules): Reading | undefined {
  const known = new Map([...participantsIn(diagram.participants)].map(({ participant }) => [participant.id, participant]));
  const boxes = new Map<string, Box>([...boxesIn(diagram.participants)].map((box) => [box.id, box]));
  const parents = parentBoxes(boxes);
  const order = new Map<string, true>();
  const boxOf = new Map<string, string | undefined>();
  const declared = new Set<string>();
  const opened = new Set<string>();
  const open: string[] = [];
  const appear = (id: string, moves: boolean): void => {
    if (!known.has(id)) return;
    if (order.has(id)) {
      if (!moves) return;
      order.delete(id);
    }
    order.set(id, true);
    boxOf.set(id, moves || rules.boxesHoldMentions ? open.at(-1) : undefined);
  };
  for (const statement of walk(diagram.statements)) {
    if (statement.kind !== 'declaration') {
      if (rules.boxesHoldNothingElse && open.length > 0 && statement.kind !== 'comment') return undefined;
      for (const id of rules.mentions(statement)) appear(id, false);
      for (const id of rules.declares?.(statement) ?? []) {
        if (declared.has(id)) return undefined;
        declared.add(id);
      }
      if (rules.needs?.(statement).some((id) => known.has(id) && !order.has(id))) return undefined;
      continue;
    }
    const { of, id } = statement;
    const isMember = of === 'participant' || of === 'box' || of === 'box-end';
    if (rules.boxesHoldNothingElse && open.length > 0 && !isMember) return undefined;
    if (id === undefined) continue;
    if (of === 'participant') {
      const participant = known.get(id);
      if (!participant || (declared.has(id) && !rules.redeclaringMoves)) return undefined;
      if (order.has(id) && rules.mustComeFirst?.(participant)) return undefined;
      appear(id, rules.redeclaringMoves || !order.has(id));
      declared.add(id);
    } else if (of === 'box') {
      if (!boxes.has(id) || opened.has(id) || parents.get(id) !== open.at(-1)) return undefined;
      opened.add(id);
      open.push(id);
    } else if (of === 'box-end') {
      if (open.pop() !== id) return undefined;
    } else if (rules.detailsMention) appear(id, false);
  }
  if (open.length > 0 || opened.size !== boxes.size) return undefined;
  return { order: [...order.keys()], boxOf, declared };
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
