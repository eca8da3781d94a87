// What says how a diagram looks, and nothing of what happens in it.

import type { Statement } from './model.js';

/** Whether a statement is a command that one language alone knows, a comment, or the switch for participants at the foot. */
export function isStyling(statement: Statement): boolean {
  return statement.kind === 'verbatim' || statement.kind === 'comment' || isFootboxSwitch(statement);
}

/** Whether a statement is the place at which a diagram says whether its participants stand at the foot, too: it says so itself. */
export function isFootboxSwitch(statement: Statement): boolean {
  return statement.kind === 'declaration' && statement.of === 'footbox';
}
