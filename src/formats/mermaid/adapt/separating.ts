// Hidden messages that are more than nothing.

import type { Statement } from '../../../ir/model.js';
import { outline } from '../../../ir/walk.js';

const lives: ReadonlySet<string> = new Set(['activate', 'deactivate', 'destroy']);
/** What stands between messages; an activation behind it begins at the message before it. */
const asides: ReadonlySet<string> = new Set(['note', 'divider', 'delay', 'reference', 'state']);

/**
 * The hidden messages with activations begun or ended behind them, up to the next message, and before them others, or something that is
 * drawn: without them those behind would fall together with the others, or begin before what is drawn.
 */
export function separatingMessages(statements: readonly Statement[]): ReadonlySet<object> {
  const separating = new Set<object>();
  let isApart = false;
  let hidden: Statement[] = [];
  for (const { event, statement } of outline(statements)) {
    if (event !== 'statement' || (statement.kind === 'message' && !statement.arrow.hidden)) {
      isApart = false;
      hidden = [];
    } else if (statement.kind === 'message' && isApart) hidden.push(statement);
    else if (lives.has(statement.kind)) {
      for (const one of hidden) separating.add(one);
      isApart = true;
    } else if (asides.has(statement.kind)) isApart = true;
  }
  return separating;
}
