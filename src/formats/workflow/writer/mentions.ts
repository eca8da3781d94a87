// Which participants the steps speak of: a file without `participants` has these, in this order.

import type { Statement } from '../../../ir/model.js';
import { walk } from '../../../ir/walk.js';
import { mentionsOf } from '../../kit/declarations.js';
import { forwards, isBackwards } from './messages.js';

/** Every participant that the statements name, in the order in which a file says them. */
export function mentionedIn(statements: readonly Statement[]): readonly string[] {
  const found = new Set<string>();
  for (const statement of walk(statements)) {
    const ids = statement.kind === 'message' ? mentionsOf(asSpelt(statement)) : mentionsOf(statement);
    for (const id of ids) found.add(id);
  }
  return [...found];
}

/** The message with the direction in which its key spells it. */
function asSpelt(message: Statement<'message'>): Statement {
  const { origin: _, ...bare } = forwards(message);
  return isBackwards(forwards(message)) ? { ...bare, origin: { reversed: true } } : bare;
}
