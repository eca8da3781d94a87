// Parts of diagrams for tests that write their own: what matters is given, the rest is the plainest there is.

import type { Participant, Statement } from '../src/ir/model.js';

/** The arrow of a plain message. */
export const filled = { line: 'solid', head: { shape: 'filled' } } as const;

/** A participant that is called as its id. */
export const participant = (id: string, more: Partial<Participant> = {}): Participant => ({
  kind: 'participant',
  id,
  label: id,
  shape: 'participant',
  ...more,
});

/** A message between two participants. */
export const message = (from: string, to: string, text: string, more: Partial<Statement<'message'>> = {}): Statement<'message'> => ({
  kind: 'message',
  from,
  to,
  arrow: filled,
  text,
  ...more,
});
