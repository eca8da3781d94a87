// The canonical form of a diagram: what is drawn, and nothing of how it was written.

import type { Box, Diagram, End, Operand, Participant, Statement } from './model.js';
import { isEmptyText } from './text.js';
import { boxesIn, mapStatements, participantsIn } from './walk.js';

/**
 * What a diagram says: no origin, comments or declarations, expansions opened, participants and boxes named by their position (an id
 * is never drawn). Two diagrams are equal when their meanings are deeply equal.
 */
export function meaning(diagram: Diagram): Diagram {
  const names = positionNames(diagram);
  const rename = (id: string): string => names.get(id) ?? `?${id}`;
  const { origin: _, name: __, id: ___, ...rest } = diagram;
  return prune({
    ...rest,
    participants: renameMembers(diagram.participants, rename),
    statements: mapStatements(diagram.statements, (statement) => meaningOf(statement, rename)),
  });
}

function positionNames(diagram: Diagram): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  let count = 0;
  for (const { participant } of participantsIn(diagram.participants)) names.set(participant.id, `p${++count}`);
  return names;
}

function renameMembers(members: readonly (Participant | Box)[], rename: (id: string) => string): readonly (Participant | Box)[] {
  // Boxes are rebuilt from the inside out: the order of `boxesIn` backwards meets inner boxes first.
  const boxes = [...boxesIn(members)];
  const renamed = new Map<Box, Box>();
  const renameMember = (member: Participant | Box): Participant | Box => {
    if (member.kind === 'box') return renamed.get(member) ?? member;
    const { origin: _, ...participant } = member;
    return { ...participant, id: rename(member.id) };
  };
  for (let i = boxes.length - 1; i >= 0; i--) {
    const box = boxes[i];
    if (!box) continue;
    const { origin: _, ...rest } = box;
    renamed.set(box, { ...rest, id: `box${i + 1}`, participants: box.participants.map(renameMember) });
  }
  return members.map(renameMember);
}

function meaningOf(statement: Statement, rename: (id: string) => string): readonly Statement[] {
  const { origin: _, ...bare } = statement;
  switch (bare.kind) {
    case 'comment':
    case 'declaration':
      return [];
    case 'expansion':
      return bare.statements;
    case 'message': {
      const end = (e: End): End => (typeof e === 'string' ? rename(e) : e);
      return [{ ...bare, from: end(bare.from), to: end(bare.to), ...(bare.receivers && { receivers: bare.receivers.map(rename) }) }];
    }
    case 'note':
      return [bare.of ? { ...bare, of: bare.of.map(rename) } : bare];
    case 'reference':
      return [{ ...bare, over: bare.over.map(rename) }];
    case 'activate':
    case 'deactivate':
    case 'create':
    case 'destroy':
    case 'state':
      return [{ ...bare, participant: rename(bare.participant) }];
    case 'fragment':
      return [{ ...bare, operands: bare.operands.map(meaningOfOperand) }];
    default:
      return [bare];
  }
}

function meaningOfOperand({ origin: _, guard, ...operand }: Operand): Operand {
  return isEmptyText(guard) || guard === undefined ? operand : { ...operand, guard };
}

/** Without parts of the diagram that draw nothing. */
function prune(diagram: Diagram): Diagram {
  const { title, header, footer, caption, legend, mainframe, ...rest } = diagram;
  const banners = Object.entries({ header, footer, caption, legend, mainframe }).flatMap(([key, banner]) => {
    if (!banner || isEmptyText(banner.text)) return [];
    const { origin: _, ...bare } = banner;
    return [[key, bare]];
  });
  return { ...rest, ...(isEmptyText(title) || title === undefined ? {} : { title }), ...Object.fromEntries(banners) };
}
