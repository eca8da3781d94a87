// What an author's hand, or a program that edits diagrams, may leave in `origin`: true spellings, stale ones and nonsense.

import fc, { type Arbitrary } from 'fast-check';
import type { Diagram, Origin, Statement } from '../../src/ir/model.js';
import { mapMembers, mapStatements } from '../../src/ir/walk.js';
import { hostileLine } from './texts.js';

/** Any origin but spans, which belong to a text. */
const origin: Arbitrary<Origin> = fc.record(
  {
    blankBefore: fc.constant(true as const),
    raw: fc.record({ format: fc.constantFrom('mermaid', 'plantuml', 'yaml'), text: hostileLine }),
    as: fc.constantFrom('suffix', 'statement', 'return', 'autoactivate', 'short', 'actor', 'nonsense'),
    reversed: fc.constant(true as const),
    choices: fc.dictionary(
      fc.constantFrom('keyword', 'distance', 'end', 'spelling', 'x'),
      fc.oneof(hostileLine, fc.nat({ max: 9 }), fc.boolean()),
    ),
  },
  { requiredKeys: [] },
);

/** The diagram with origins strewn over it. */
export function withOrigins(diagrams: Arbitrary<Diagram>): Arbitrary<Diagram> {
  return fc.tuple(diagrams, fc.array(fc.option(origin, { nil: undefined }), { minLength: 1, maxLength: 12 })).map(([diagram, origins]) => {
    let at = 0;
    const next = (): { readonly origin?: Origin } => {
      const found = origins[at++ % origins.length];
      return found ? { origin: found } : {};
    };
    const participants = mapMembers(diagram.participants, (member, changed) => [
      member.kind === 'box' ? { ...member, participants: member.participants.flatMap(changed), ...next() } : { ...member, ...next() },
    ]);
    const statements = mapStatements(diagram.statements, (statement): readonly Statement[] => [{ ...statement, ...next() }]);
    return { ...diagram, participants, statements, ...next() };
  });
}

/** The diagram without any origin. */
export function withoutOrigins(diagram: Diagram): Diagram {
  return JSON.parse(JSON.stringify(diagram, (key, value: unknown) => (key === 'origin' ? undefined : value))) as Diagram;
}
