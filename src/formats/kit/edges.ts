// Messages from and to the edge of the diagram, for languages that draw messages between participants only.

import type { Diagram, End, Participant, Statement } from '../../ir/model.js';
import { boxesIn, participantsIn, statementsOf } from '../../ir/walk.js';
import type { Adaptation } from './adaptation.js';
import { unused } from './unused.js';

/** The diagram with an extra participant at each edge that a message comes from or goes to. */
export function edgesAsParticipants(diagram: Diagram, adaptation: Adaptation): Diagram {
  const used = new Set<'left' | 'right'>();
  for (const { from, to } of statementsOf(diagram, 'message')) {
    for (const end of [from, to]) if (typeof end !== 'string') used.add(end.edge);
  }
  if (used.size === 0) return diagram;
  const ids = { left: freeId(diagram, 'outside_left'), right: freeId(diagram, 'outside_right') };
  const both = used.size === 2;
  if (!both) ids.left = ids.right = freeId(diagram, 'outside');
  const end = (e: End): string => (typeof e === 'string' ? e : ids[e.edge]);
  const statements = adaptation.map(diagram.statements, (statement) => {
    if (statement.kind !== 'message' || (typeof statement.from === 'string' && typeof statement.to === 'string')) return [statement];
    adaptation.lose('edge', statement);
    return [{ ...statement, from: end(statement.from), to: end(statement.to) }];
  });
  const extra = (edge: 'left' | 'right'): readonly Participant[] =>
    used.has(edge) ? [{ kind: 'participant', id: ids[edge], label: 'outside', shape: 'participant' }] : [];
  const participants = [...extra('left'), ...diagram.participants, ...extra('right')];
  return { ...diagram, participants, statements: withDeclarations(statements, used, ids) };
}

/** The extra participants are declared, the left one before everything else, so that they stand where the edges are. */
function withDeclarations(
  statements: readonly Statement[],
  used: ReadonlySet<'left' | 'right'>,
  ids: { readonly left: string; readonly right: string },
): readonly Statement[] {
  return used.has('left') ? [{ kind: 'declaration', of: 'participant', id: ids.left }, ...statements] : statements;
}

function freeId(diagram: Diagram, wanted: string): string {
  const taken = new Set<string>();
  for (const { participant } of participantsIn(diagram.participants)) taken.add(participant.id);
  for (const box of boxesIn(diagram.participants)) taken.add(box.id);
  return unused(wanted, taken);
}
