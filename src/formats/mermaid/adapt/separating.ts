// Hidden messages that are more than nothing.

import type { Statement } from '../../../ir/model.js';
import { outline } from '../../../ir/walk.js';

const lives: ReadonlySet<string> = new Set(['activate', 'deactivate', 'destroy']);

/**
 * The hidden messages with activations begun or ended both before and behind them, up to the next message: without them those would fall
 * together.
 */
export function separatingMessages(statements: readonly Statement[]): ReadonlySet<object> {
  const separating = new Set<object>();
  let isLived = false;
  let hidden: Statement[] = [];
  for (const { event, statement } of outline(statements)) {
    if (event !== 'statement' || (statement.kind === 'message' && !statement.arrow.hidden)) {
      isLived = false;
      hidden = [];
    } else if (statement.kind === 'message' && isLived) hidden.push(statement);
    else if (lives.has(statement.kind)) {
      for (const one of hidden) separating.add(one);
      isLived = true;
    }
  }
  return separating;
}
