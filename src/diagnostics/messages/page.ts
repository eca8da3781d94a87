// Findings of pages alone.

import { quote, warning } from '../sentence.js';

const steps = (count: number): string => (count === 1 ? '1 step' : `${count} steps`);

export const page = {
  'page/steps-disagree': warning(
    (d: { heading: string; listed: number; drawn: number }) =>
      `The list under ${quote(d.heading)} has ${steps(d.listed)}, the diagram draws ${d.drawn}.`,
    () => 'Until they agree, the list is kept as it is written.',
  ),
};
