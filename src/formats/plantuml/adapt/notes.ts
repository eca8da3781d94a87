// Notes where PlantUML would not draw them, or not there.

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

/** The note in a place that it can have: over two participants at most, left or right of one, of a message or across all. */
export function placedNote(note: Statement<'note'>, places: ReadonlyMap<string, number>, adaptation: Adaptation): Statement<'note'> {
  const { of, placement } = note;
  if (!of) return unrowed(note, adaptation);
  if (of.length <= 1) return note;
  if (placement === 'left' || placement === 'right') return { ...note, of: of.slice(0, 1) };
  if (of.length === 2) return note;
  const sorted = [...of].sort((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0));
  return { ...note, of: [sorted[0] ?? '', sorted.at(-1) ?? ''] };
}

/** A note of no participant stands at the height of nothing else; one of a message has no row, either. */
function unrowed(note: Statement<'note'>, adaptation: Adaptation): Statement<'note'> {
  const { alongside, sameRow, ...rest } = note;
  const keepsRow = note.placement === 'across' || note.placement === 'over';
  if (!alongside && (keepsRow || !sameRow)) return note;
  if (alongside) adaptation.lose('alongside', note);
  if (sameRow && !keepsRow) adaptation.lose('note-row', note);
  return { ...rest, ...(keepsRow && sameRow && { sameRow }) };
}
