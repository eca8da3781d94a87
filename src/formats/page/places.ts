// The origins of everything in a diagram, changed at once: a diagram read from a part of a text moves to where that part stands.

import type { Diagram, Origin } from '../../ir/model.js';
import { mapMembers, mapStatements } from '../../ir/walk.js';
import type { Span } from '../../source/span.js';

type Change = (origin: Origin) => Origin | undefined;

/** The diagram with every span moved. */
export function placed(diagram: Diagram, place: (span: Span) => Span): Diagram {
  return withOrigins(diagram, (origin) => (origin.span ? { ...origin, span: place(origin.span) } : origin));
}

/** The diagram without its spans: it stands in no text. */
export function unplaced(diagram: Diagram): Diagram {
  return withOrigins(diagram, ({ span: _, ...rest }) => (Object.keys(rest).length > 0 ? rest : undefined));
}

function withOrigins(diagram: Diagram, change: Change): Diagram {
  return {
    ...changed(diagram, change),
    participants: mapMembers(diagram.participants, (member, inner) => [
      member.kind === 'box' ? changed({ ...member, participants: member.participants.flatMap(inner) }, change) : changed(member, change),
    ]),
    statements: mapStatements(diagram.statements, (statement) => [
      changed(
        statement.kind === 'fragment' ? { ...statement, operands: statement.operands.map((one) => changed(one, change)) } : statement,
        change,
      ),
    ]),
  };
}

function changed<N extends { readonly origin?: Origin }>(node: N, change: Change): N {
  if (!node.origin) return node;
  const { origin, ...rest } = node;
  const next = change(origin);
  return next === origin ? node : ({ ...rest, ...(next && { origin: next }) } as N);
}
