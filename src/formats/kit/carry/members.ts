// The order and the boxes of the participants, as one value that a carried line can hold.

import { asJson } from '../../../ir/json.js';
import type { Box, Diagram, Json, JsonObject, Participant } from '../../../ir/model.js';
import { validate } from '../../../ir/validate.js';
import { boxesIn, type Member, participantsOf } from '../../../ir/walk.js';
import { isRecord } from './flow.js';
import { fieldsOf } from './patch.js';

/** What the target has: its participants by id, its boxes by number, as their ids are not written in every language. */
export interface Known {
  readonly participants: ReadonlySet<string>;
  readonly boxes: ReadonlyMap<string, number>;
}

/** What a diagram has. */
export function knownIn(diagram: Diagram): Known {
  return {
    participants: new Set(participantsOf(diagram).map(({ id }) => id)),
    boxes: new Map([...boxesIn(diagram.participants)].map(({ id }, index) => [id, index + 1])),
  };
}

/** Ids of participants, and boxes with theirs; what the target does not have stands there as a whole. */
export function structureOf(diagram: Diagram, known: Known): Json {
  const done = new Map<Member, Json>();
  const one = (member: Member): Json => {
    if (member.kind === 'box') return done.get(member) ?? null;
    return known.participants.has(member.id) ? member.id : { kind: 'participant', ...asJson(fieldsOf(member)) };
  };
  const head = (box: Box): JsonObject => {
    const number = known.boxes.get(box.id);
    return number === undefined ? asJson(fieldsOf(box)) : { box: number };
  };
  const boxes = [...boxesIn(diagram.participants)];
  for (let i = boxes.length - 1; i >= 0; i--) {
    const box = boxes[i];
    if (box) done.set(box, { ...head(box), participants: box.participants.map(one) });
  }
  return diagram.participants.map(one);
}

/** A box that is being built. */
interface Open {
  readonly head: JsonObject;
  readonly rest: Json[];
  readonly members: Member[];
}

/** The participants in a carried order and in carried boxes; those that the order does not know follow at the end. */
export function restoreMembers(diagram: Diagram, structure: Json, added: ReadonlySet<string>): Diagram {
  const present = new Map(participantsOf(diagram).map((participant) => [participant.id, participant]));
  const boxes = [...boxesIn(diagram.participants)];
  const stack: Open[] = [{ head: {}, rest: reversed(structure), members: [] }];
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    const item = top.rest.pop();
    if (item === undefined) {
      if (stack.length === 1) break;
      stack.pop();
      stack.at(-1)?.members.push(...boxOf(top, boxes));
    } else if (typeof item === 'string') {
      const participant = present.get(item);
      present.delete(item);
      if (participant) top.members.push(participant);
    } else if (isRecord(item) && item['kind'] === 'participant') top.members.push(...participantOf(item));
    else if (isRecord(item)) {
      const { participants, ...head } = item;
      stack.push({ head, rest: reversed(participants), members: [] });
    }
  }
  const rest = [...present.values()].filter(({ id }) => !added.has(id));
  return { ...diagram, participants: [...(stack[0]?.members ?? []), ...rest] };
}

function reversed(items: Json | undefined): Json[] {
  return Array.isArray(items) ? [...items].reverse() : [];
}

function boxOf({ head, members }: Open, boxes: readonly Box[]): readonly Member[] {
  const known = boxes[Number(head['box']) - 1];
  if (known) return [{ ...known, participants: members }];
  const empty: unknown = { kind: 'box', ...head, participants: [] };
  return isBox(empty) ? [{ ...empty, participants: members }] : members;
}

function participantOf(item: JsonObject): readonly Participant[] {
  const participant: unknown = item;
  return isParticipant(participant) ? [participant] : [];
}

function isParticipant(value: unknown): value is Participant {
  return validate({ participants: [value], statements: [] }).length === 0;
}

function isBox(value: unknown): value is Box {
  return validate({ participants: [value], statements: [] }).length === 0;
}
