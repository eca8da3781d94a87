// Notes of messages where PlantUML would not draw them.

import type { Diagram, Statement } from '../../../ir/model.js';
import { outline } from '../../../ir/walk.js';
import type { Adaptation, Replacement } from '../../kit/adaptation.js';

/**
 * The statements with each note drawn: PlantUML draws a note without participants only behind a message, a reference or the end of a
 * fragment, and not right behind `else`; anywhere else it goes across all participants.
 */
export function ownedNotes(diagram: Diagram, adaptation: Adaptation): readonly Statement[] {
  const decisions = new Map<object, Replacement>();
  let owned = false;
  for (const step of outline(diagram.statements)) {
    const { event, statement } = step;
    if (event === 'close') owned ||= statement.kind === 'fragment';
    else if (step.event === 'operand') owned &&= step.index === 0;
    else if (statement.kind === 'message' || statement.kind === 'reference') owned = true;
    else if (statement.kind === 'note' && !statement.of && statement.placement !== 'across' && !owned) {
      adaptation.lose('note-of-message', statement);
      decisions.set(statement, [{ ...statement, placement: 'across' }]);
    }
  }
  return adaptation.apply(diagram.statements, decisions);
}
