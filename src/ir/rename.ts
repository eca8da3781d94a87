// Other ids for participants and boxes, wherever a diagram names them.

import type { Box, Diagram, End, Participant, Statement } from './model.js';
import { type Member, mapMembers, mapStatements } from './walk.js';

/** The same diagram with other ids; an id that the map does not hold stays. Labels stay as they are. */
export function renameIds(diagram: Diagram, names: ReadonlyMap<string, string>): Diagram {
  if (names.size === 0) return diagram;
  const rename = (id: string): string => names.get(id) ?? id;
  return {
    ...diagram,
    participants: mapMembers(diagram.participants, (member, changed) => [
      renameMember(member, member.kind === 'box' ? member.participants.flatMap(changed) : [], rename),
    ]),
    statements: mapStatements(diagram.statements, (statement) => [renameIn(statement, rename)]),
  };
}

function renameMember(member: Participant | Box, inner: readonly Member[], rename: (id: string) => string): Member {
  return member.kind === 'box' ? { ...member, id: rename(member.id), participants: inner } : { ...member, id: rename(member.id) };
}

function renameIn(statement: Statement, rename: (id: string) => string): Statement {
  const end = (e: End): End => (typeof e === 'string' ? rename(e) : e);
  switch (statement.kind) {
    case 'message': {
      const { receivers } = statement;
      return { ...statement, from: end(statement.from), to: end(statement.to), ...(receivers && { receivers: receivers.map(rename) }) };
    }
    case 'note':
      return statement.of ? { ...statement, of: statement.of.map(rename) } : statement;
    case 'reference':
      return { ...statement, over: statement.over.map(rename) };
    case 'activate':
    case 'deactivate':
    case 'create':
    case 'destroy':
    case 'state':
      return { ...statement, participant: rename(statement.participant) };
    case 'declaration':
      return statement.id === undefined ? statement : { ...statement, id: rename(statement.id) };
    default:
      return statement;
  }
}
