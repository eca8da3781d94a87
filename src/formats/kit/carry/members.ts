// The order and the boxes of the participants, as one value that a carried line can hold.

import type { Box, Diagram, Json, JsonObject, Participant } from '../../../ir/model.js';
import { boxesIn, type Member, participantsOf } from '../../../ir/walk.js';
import { isRecord } from './line.js';
import { fieldsOf } from './patch.js';

/** Ids of participants, and boxes with theirs; a participant that the target does not have stands there as a whole. */
export function structureOf(diagram: Diagram, known: ReadonlySet<string>): Json {
  const done = new Map<Member, Json>();
  const one = (member: Member): Json => {
    if (member.kind === 'box') return done.get(member) ?? null;
    return known.has(member.id) ? member.id : json(fieldsOf(member));
  };
  const boxes = [...boxesIn(diagram.participants)];
  for (let i = boxes.length - 1; i >= 0; i--) {
    const box = boxes[i];
    if (!box) continue;
    const { kind: _, ...fields } = fieldsOf(box);
    done.set(box, { ...json(fields), participants: box.participants.map(one) });
  }
  return diagram.participants.map(one);
}

/** IR data is JSON; its types do not say so. */
function json(value: object): JsonObject {
  return value as JsonObject;
}

/** The participants in a carried order and in carried boxes; those that the order does not know follow at the end. */
export function restoreMembers(diagram: Diagram, structure: Json, added: ReadonlySet<string>): Diagram {
  const present = new Map(participantsOf(diagram).map((participant) => [participant.id, participant]));
  const used = new Set<string>();
  const build = (items: Json): Member[] => (Array.isArray(items) ? items.flatMap((item: Json): Member[] => member(item)) : []);
  const member = (item: Json): Member[] => {
    if (typeof item === 'string') {
      const participant = present.get(item);
      if (!participant || used.has(item)) return [];
      used.add(item);
      return [participant];
    }
    if (!isRecord(item)) return [];
    if (item['kind'] === 'participant') return isParticipant(item) ? [item] : [];
    const { participants, ...head } = item;
    const box: unknown = { kind: 'box', ...head, participants: build(participants ?? []) };
    return isBox(box) ? [box] : [];
  };
  const participants = build(structure);
  const rest = [...present.values()].filter(({ id }) => !used.has(id) && !added.has(id));
  return { ...diagram, participants: [...participants, ...rest] };
}

function isParticipant(value: unknown): value is Participant {
  return (
    typeof value === 'object' && value !== null && 'id' in value && 'label' in value && 'shape' in value && typeof value.id === 'string'
  );
}

function isBox(value: unknown): value is Box {
  return typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string';
}
