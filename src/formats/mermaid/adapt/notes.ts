// Notes where Mermaid can put them: left or right of one participant, over one or two.

import type { Diagram, Statement } from '../../../ir/model.js';
import { outline } from '../../../ir/walk.js';
import type { Adaptation, Replacement } from '../../kit/adaptation.js';
import { type Context, ends } from './context.js';

/**
 * The statements with each note of a message beside it: a note without participants is drawn at the message, reference or end of a
 * fragment before it, whatever stands between.
 */
export function notesAtTheirOwners(diagram: Diagram, adaptation: Adaptation): readonly Statement[] {
  const decisions = new Map<object, Replacement>();
  /** The last note that stands beside its owner already; before the first, the owner. */
  let last: Statement | undefined;
  let near = false;
  for (const { event, statement } of outline(diagram.statements)) {
    const owns = event === 'statement' ? statement.kind === 'message' || statement.kind === 'reference' : event === 'close';
    if (owns && statement.kind !== 'section' && statement.kind !== 'expansion') {
      last = statement;
      near = true;
    } else if (event !== 'statement') near = false;
    else if (statement.kind !== 'note' || statement.of || statement.placement === 'across') near &&= staysBeside.has(statement.kind);
    else if (near) last = statement;
    else if (last) {
      decisions.set(last, [...(decisions.get(last) ?? [last]), statement]);
      decisions.set(statement, []);
    }
  }
  return adaptation.apply(diagram.statements, decisions);
}

/** What may stand between a message and its note. */
const staysBeside: ReadonlySet<string> = new Set(['activate', 'deactivate', 'destroy', 'comment', 'declaration', 'verbatim', 'space']);

/** A note that Mermaid can draw. */
export function note(statement: Statement<'note'>, context: Context): Statement {
  const { adaptation } = context;
  const { shape, color, stereotype, link, alongside, sameRow, ...bare } = statement;
  if (shape) adaptation.lose('note-shape', statement);
  if (color !== undefined || stereotype !== undefined) adaptation.lose('color', statement);
  if (link) adaptation.lose('link', statement);
  if (alongside) adaptation.lose('alongside', statement);
  if (sameRow) adaptation.lose('note-row', statement);
  const { placement, of } = placed(statement, context);
  const same = !(shape || color || stereotype || link || alongside || sameRow) && placement === statement.placement && of === statement.of;
  return same ? statement : { ...bare, placement, of };
}

/** Where Mermaid can put a note: left or right of one participant, over one or two. */
function placed(
  statement: Statement<'note'>,
  context: Context,
): { readonly placement: 'left' | 'right' | 'over'; readonly of: readonly string[] } {
  const { adaptation, places, all, last } = context;
  const { placement, of } = statement;
  if (placement === 'across') {
    adaptation.lose('note-across', statement);
    return { placement: 'over', of: all };
  }
  if (!of || of.length === 0) {
    adaptation.lose('note-of-message', statement);
    const owners = last && last.length > 0 ? last : all;
    if (placement === 'left') return { placement, of: owners.slice(0, 1) };
    if (placement === 'right') return { placement, of: owners.slice(-1) };
    return { placement: 'over', of: owners };
  }
  if (placement === 'left' || placement === 'right') return { placement, of: of.length > 1 ? of.slice(0, 1) : of };
  return { placement: 'over', of: of.length > 2 || of[0] === of[1] ? ends(of, places) : of };
}
