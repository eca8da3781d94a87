// Activations and what else may stand behind a message's arrow, for those who want it there.

import type { Diagram, Statement } from '../../../ir/model.js';
import { mapStatements, outline } from '../../../ir/walk.js';

/** The diagram with the lives that follow their message marked as suffixes of it. */
export function withSuffixes(diagram: Diagram): Diagram {
  const suffixes = new Set<Statement>();
  let follows = false;
  for (const { event, statement } of outline(diagram.statements)) {
    const isLife = statement.kind === 'activate' || statement.kind === 'deactivate' || statement.kind === 'destroy';
    if (event === 'statement' && isLife && follows) suffixes.add(statement);
    else follows = event === 'statement' && statement.kind === 'message';
  }
  if (suffixes.size === 0) return diagram;
  const marked = (statement: Statement): Statement =>
    suffixes.has(statement) ? { ...statement, origin: { ...statement.origin, as: 'suffix' } } : statement;
  return { ...diagram, statements: mapStatements(diagram.statements, (statement) => [marked(statement)]) };
}
