// Carried participants and the carried diagram put back; statements are restored before.

import type { Box, Diagram, Json, Statement } from '../../../ir/model.js';
import { renameIds } from '../../../ir/rename.js';
import { isDiagram, validate } from '../../../ir/validate.js';
import { boxesIn, type Member, mapMembers, mapStatements, participantsOf, walk } from '../../../ir/walk.js';
import { mentionsOf } from '../declarations.js';
import type { CarriedLine } from './line.js';
import { restoreMembers } from './members.js';
import { applyPatch, type Patch } from './patch.js';

/** A line that speaks of a participant or box, of all of them, or of the diagram. */
export interface CarriedPart {
  readonly line: Extract<CarriedLine, { verb: 'participant' | 'box' | 'members' | 'diagram' }>;
  readonly comment: Statement;
}

/** Hears of lines beside which something was edited. */
type Edited = (comment: Statement) => void;

/** The diagram with its participants, their boxes and its own fields as they were. */
export function restoreParts(diagram: Diagram, parts: readonly CarriedPart[], edited: Edited): Diagram {
  const lines = new Map<string, { readonly patch: Patch | undefined; readonly comment: Statement }>();
  let structure: Json | undefined;
  const boxes = [...boxesIn(diagram.participants)];
  for (const { line, comment } of parts) {
    const id = idOf(line, boxes);
    if (id !== undefined && 'id' in line) lines.set(id, { patch: line.patch, comment });
    else if (line.verb === 'members') structure = line.structure;
  }
  const added = addedParticipants(
    diagram,
    [...lines].flatMap(([id, { patch }]) => (patch ? [] : [id])),
  );
  let restored = lines.size > 0 ? restoreParticipants(diagram, lines, added, edited) : diagram;
  if (structure !== undefined) restored = restoreMembers(restored, structure, added);
  restored = withOwnNames(restored, lines);
  for (const { line, comment } of parts) if (line.verb === 'diagram') restored = restoreDiagram(restored, line.patch, comment, edited);
  return restored;
}

/** The id of a participant; of a box by its number. */
function idOf(line: CarriedPart['line'], boxes: readonly Box[]): string | undefined {
  return line.verb === 'box' ? boxes[Number(line.id) - 1]?.id : line.verb === 'participant' ? line.id : undefined;
}

/** Participants that were added in the target and that nothing names any more. */
function addedParticipants(diagram: Diagram, ids: readonly string[]): ReadonlySet<string> {
  const added = new Set(ids);
  if (added.size > 0) for (const statement of walk(diagram.statements)) for (const id of mentionsOf(statement)) added.delete(id);
  return added;
}

type Lines = ReadonlyMap<string, { readonly patch: Patch | undefined; readonly comment: Statement }>;

function restoreParticipants(diagram: Diagram, lines: Lines, added: ReadonlySet<string>, edited: Edited): Diagram {
  const participants = mapMembers(diagram.participants, (member, changed): readonly Member[] => {
    if (added.has(member.id)) return [];
    const entry = lines.get(member.id);
    const restored = entry?.patch ? restoreMember(member, entry.patch, () => edited(entry.comment)) : member;
    return [restored.kind === 'box' ? { ...restored, participants: restored.participants.flatMap(changed) } : restored];
  });
  const statements = mapStatements(diagram.statements, (statement) =>
    statement.kind === 'declaration' && statement.id !== undefined && added.has(statement.id) ? [] : [statement],
  );
  return { ...diagram, participants, statements };
}

function restoreMember(member: Member, patch: Patch, edited: () => void): Member {
  const { id: _, ...own } = patch.fields;
  const found = applyPatch(member, { ...patch, fields: own });
  const patched: unknown = member.kind === 'box' ? { ...found.fields, participants: [] } : found.fields;
  if (found.edited || !isMember(patched)) edited();
  if (!isMember(patched)) return member;
  return patched.kind === 'box' && member.kind === 'box' ? { ...patched, participants: member.participants } : patched;
}

function isMember(value: unknown): value is Member {
  return validate({ participants: [value], statements: [] }).length === 0;
}

/** The ids that participants had before a language made us choose others. */
function withOwnNames(diagram: Diagram, lines: Lines): Diagram {
  const taken = new Set([...participantsOf(diagram), ...boxesIn(diagram.participants)].map(({ id }) => id));
  const names = new Map<string, string>();
  for (const [now, { patch }] of lines) {
    const id = patch?.fields['id'];
    if (typeof id === 'string' && taken.has(now) && !taken.has(id)) names.set(now, id);
  }
  return renameIds(diagram, names);
}

function restoreDiagram(diagram: Diagram, patch: Patch, comment: Statement, edited: Edited): Diagram {
  const found = applyPatch(diagram, patch);
  const patched: unknown = found.fields;
  if (found.edited || !isDiagram(patched)) edited(comment);
  return isDiagram(patched) ? patched : diagram;
}
