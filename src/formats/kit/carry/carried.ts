// Whether there are carried lines at all: what is asked of every diagram, before the modules that know such lines are needed.

import type { PrintOptions } from '../../../format.js';
import type { Diagram } from '../../../ir/model.js';

/** What every carried line begins with. */
export const firstWord = 'sequitur ';

/** Whether a text may have carried lines. */
export function mayCarry(source: string): boolean {
  return source.includes(firstWord);
}

/** Whether a diagram is to be printed with carried lines: because it was asked for, or because it was read with some. */
export function carries(diagram: Diagram, { carry }: PrintOptions): boolean {
  return carry ?? diagram.origin?.choices?.['carried'] === true;
}
