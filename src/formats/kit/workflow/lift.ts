// A diagram as the workflow that its author drew: what labels, stereotypes and headings say by convention, said as data.

import type { Diagram, Statement } from '../../../ir/model.js';
import { mapMembers, mapStatements } from '../../../ir/walk.js';
import { labelNumbers, withoutNumber } from '../labels.js';
import { withElement } from './elements.js';
import { withSections } from './sections.js';
import { areNumbered, readLabel } from './steps.js';

/**
 * The same drawing with its conventions read: C4 types, error paths and alternatives under their headings, numbers and details in
 * labels. Drawn again it is what it was.
 */
export function asWorkflow(diagram: Diagram): Diagram {
  const typed = {
    ...diagram,
    participants: mapMembers(diagram.participants, (one) => [one.kind === 'participant' ? withElement(one) : one]),
  };
  return withSteps(withSections(typed));
}

function withSteps(diagram: Diagram): Diagram {
  const numbered = diagram.workflow?.labelNumbers ?? areNumbered(diagram.statements);
  const numbers = numbered ? labelNumbers(diagram.statements) : new Map<Statement, number>();
  const statements = mapStatements(diagram.statements, (statement) => {
    if (statement.kind !== 'message' || statement.step || typeof statement.text !== 'string') return [statement];
    const number = numbers.get(statement);
    const label = number === undefined ? statement.text : withoutNumber(statement.text, number);
    const step = typeof label === 'string' ? readLabel(label) : undefined;
    return [step ? { ...statement, step } : statement];
  });
  return { ...diagram, statements, ...(numbered && { workflow: { ...diagram.workflow, labelNumbers: true } }) };
}
