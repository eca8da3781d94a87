// Findings of the plantuml format alone.

import { error, quote } from '../sentence.js';

export const plantuml = {
  'plantuml/nothing-to-end': error((d: { participant: string }) => `${quote(d.participant)} cannot end here: no message stands before.`),
  'plantuml/after-delay': error(() => 'Nothing can be activated or ended directly after a delay.'),
  'plantuml/already-ended': error(
    (d: { participant: string }) =>
      `The message before already ended an activation of ${quote(d.participant)}, so that it cannot begin one.`,
  ),
  'plantuml/create-without-message': error(
    (d: { participant: string }) => `After \`create\` the next message has to lead to ${quote(d.participant)}.`,
  ),
  'plantuml/nowhere-to-return': error(() => 'There is no message that this `return` could answer.'),
  'plantuml/no-numbering': error((d: { word: string }) => `${quote(d.word)} needs an \`autonumber\` before it.`),
};
