// The origins of everything in a diagram, changed at once: a diagram read from a part of a text moves to where that part stands.

import type { Diagram, Origin } from '../../ir/model.js';
import { mapMembers, mapStatements } from '../../ir/walk.js';
import type { Span } from '../../source/span.js';

type Change = (origin: Origin) => Origin;

/** The diagram with every span moved. */
export function placed(diagram: Diagram, place: (span: Span) => Span): Diagram {
  return withOrigins(diagram, (origin) => (origin.span ? { ...origin, span: place(origin.span) } : origin));
}

/** The diagram with everything in it standing at one place. */
export function placedAt(diagram: Diagram, span: Span): Diagram {
  return withOrigins(diagram, (origin) => ({ ...origin, span }));
}

/** The diagram without its spans: it stands in no text. */
export function unplaced(diagram: Diagram): Diagram {
  return withOrigins(diagram, ({ span: _, ...rest }) => rest);
}

function withOrigins(diagram: Diagram, change: Change): Diagram {
  const banners = (['header', 'footer', 'caption', 'legend', 'mainframe'] as const).flatMap((name) => {
    const banner = diagram[name];
    return banner ? [[name, changed(banner, change)] as const] : [];
  });
  return {
    ...changed(diagram, change),
    ...Object.fromEntries(banners),
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
  const { origin, ...rest } = node;
  const next = change(origin ?? {});
  if (next === origin) return node;
  return { ...rest, ...(next && Object.keys(next).length > 0 && { origin: next }) } as N;
}
