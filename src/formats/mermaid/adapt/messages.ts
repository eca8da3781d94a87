// Messages: one receiver each, and the nearest arrow there is.

import type { Arrow, Head, Statement } from '../../../ir/model.js';
import type { Adaptation, Replacement } from '../../kit/adaptation.js';
import { type Context, ends, partners, place } from './context.js';
import type { Target } from './target.js';

/** A message to each receiver, with an arrow that Mermaid has. */
export function messages(statement: Statement<'message'>, context: Context): Replacement {
  const { adaptation, places } = context;
  if (statement.arrow.hidden) {
    const { hidden: _, ...seen } = statement.arrow;
    const isNeeded = context.separating.has(adaptation.sourceOf(statement));
    adaptation.lose('hidden-message', statement, isNeeded ? 'it is seen, as it keeps activations apart' : undefined);
    return isNeeded ? messages({ ...statement, arrow: seen }, context) : [];
  }
  context.last = ends(partners(statement), places);
  const message = levelled(arrowed(turned(statement), adaptation, context.target), adaptation);
  if (!message.receivers || message.receivers.length === 0) return [message];
  const { receivers, ...single } = message;
  adaptation.lose('receivers', statement);
  return [single, ...receivers.map((to): Statement => ({ ...single, to, ...place(statement.origin) }))];
}

/** Without what only PlantUML draws at a message. */
function levelled(statement: Statement<'message'>, adaptation: Adaptation): Statement<'message'> {
  if (isLevel(statement)) return statement;
  const { alongside, slant, anchor, fromAnchor, toAnchor, stereotype, link, step, ...rest } = statement;
  if (alongside) adaptation.lose('alongside', statement);
  if (slant !== undefined) adaptation.lose('slant', statement);
  if ((anchor ?? fromAnchor ?? toAnchor) !== undefined) adaptation.lose('anchor', statement);
  if (stereotype !== undefined) adaptation.lose('stereotype', statement, 'it is left out');
  if (link) adaptation.lose('link', statement);
  if (step) adaptation.lose('step', statement);
  return rest;
}

function isLevel({ alongside, slant, anchor, fromAnchor, toAnchor, stereotype, link, step }: Statement<'message'>): boolean {
  return (alongside ?? slant ?? anchor ?? fromAnchor ?? toAnchor ?? stereotype ?? link ?? step) === undefined;
}

/** An arrow whose only head is at its start is the arrow the other way round; Mermaid has halves only for that. */
function turned(statement: Statement<'message'>): Statement<'message'> {
  const { head, tail } = statement.arrow;
  if (isHead(head) || !isHead(tail) || tail?.half || statement.receivers) return statement;
  const { head: _, tail: __, ...shaft } = statement.arrow;
  const arrow: Arrow = { ...shaft, ...(tail && { head: tail }), ...(head && { tail: head }) };
  return { ...statement, from: statement.to, to: statement.from, arrow };
}

function arrowed(statement: Statement<'message'>, adaptation: Adaptation, target: Target): Statement<'message'> {
  const older = olderArrow(statement, adaptation, target);
  const arrow = nearest(older.arrow, statement, adaptation);
  return arrow === older.arrow ? older : { ...older, arrow };
}

/** The arrow as an older Mermaid has it: whole heads, no circles, one head. */
function olderArrow(statement: Statement<'message'>, adaptation: Adaptation, target: Target): Statement<'message'> {
  const { head, tail } = statement.arrow;
  const halves = !target.halves && (head?.half || tail?.half);
  const circles = !target.circles && (head?.circle || tail?.circle);
  const both = !target.bothWays && isHead(head) && isHead(tail);
  if (!halves && !circles && !both) return statement;
  const { head: _, tail: __, ...shaft } = statement.arrow;
  if (halves) adaptation.lose('half-head', statement);
  if (circles) adaptation.lose('circle', statement, 'it has none');
  if (both) adaptation.lose('arrow-heads', statement, 'it has a head at its end only');
  const older = (one: Head | undefined): Head | undefined =>
    one && { shape: one.shape, ...(target.circles && one.circle && { circle: one.circle }) };
  const [first, last] = [both ? undefined : older(tail), older(head)];
  return turned({ ...statement, arrow: { ...shaft, ...(last && { head: last }), ...(first && { tail: first }) } });
}

const isHead = (head: Head | undefined): boolean => head !== undefined && head.shape !== 'none';

/** The nearest arrow that Mermaid has: one head of any shape, or filled heads at both ends, or half a head at one of them. */
function nearest(arrow: Arrow, statement: Statement<'message'>, adaptation: Adaptation): Arrow {
  const { color, hidden: _, head, tail, line } = arrow;
  if (color !== undefined) adaptation.lose('color', statement);
  const heads = nearestHeads(head, tail, statement, adaptation);
  const same = color === undefined && heads.head === head && heads.tail === tail;
  return same ? arrow : { line, ...(heads.head && { head: heads.head }), ...(heads.tail && { tail: heads.tail }) };
}

interface Heads {
  readonly head: Head | undefined;
  readonly tail: Head | undefined;
}

function nearestHeads(head: Head | undefined, tail: Head | undefined, statement: Statement<'message'>, adaptation: Adaptation): Heads {
  if (isHead(head) && isHead(tail)) return bothHeads(head, tail, statement, adaptation);
  if (head?.half && head.shape === 'cross') return { head: whole(head, statement, adaptation), tail };
  if (isHead(tail) && !tail?.half) {
    // Mermaid has no arrow with a whole head at its start alone; drawn the other way round it says the same with both heads swapped.
    adaptation.lose('arrow-heads', statement, 'it has a head at both ends');
    return { head: { ...head, shape: 'filled' }, tail: { ...tail, shape: 'filled' } };
  }
  return { head, tail };
}

function bothHeads(head: Head | undefined, tail: Head | undefined, statement: Statement<'message'>, adaptation: Adaptation): Heads {
  if (!head || !tail) return { head, tail };
  const plainHead = head.half ? whole(head, statement, adaptation) : head;
  const plainTail = tail.half ? whole(tail, statement, adaptation) : tail;
  if (head.shape === 'cross' || tail.shape === 'cross') {
    adaptation.lose('arrow-heads', statement);
    return { head: plainHead, tail: tail.circle ? { shape: 'none', circle: true } : undefined };
  }
  if (head.shape === 'filled' && tail.shape === 'filled') return { head: plainHead, tail: plainTail };
  adaptation.lose('arrow-heads', statement);
  return { head: { ...plainHead, shape: 'filled' }, tail: { ...plainTail, shape: 'filled' } };
}

function whole(head: Head, statement: Statement<'message'>, adaptation: Adaptation): Head {
  adaptation.lose('half-head', statement);
  const { half: _, ...rest } = head;
  return rest;
}
