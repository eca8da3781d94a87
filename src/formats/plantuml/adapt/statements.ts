// Each statement that PlantUML lacks, as those that a reader of the diagram would choose for it.

import type { Arrow, Diagram, Edge, End, Head, Statement } from '../../../ir/model.js';
import { participantsOf } from '../../../ir/walk.js';
import type { Adaptation, Replacement } from '../../kit/adaptation.js';
import { firstColor, isGradient } from '../../kit/color.js';
import { isReversible } from '../print/arrows.js';
import { withoutLostAnchors, withWordsForAnchors } from './anchors.js';
import { painted, plain } from './colors.js';
import { ownedNotes, placedNote } from './notes.js';
import { sayableLink, sayableStereotype, withSayableTexts } from './texts.js';

/** The diagram's statements with everything that PlantUML lacks replaced; lives and numbering are dealt with on their own. */
export function statementsFor(diagram: Diagram, adaptation: Adaptation): readonly Statement[] {
  const places = new Map(participantsOf(diagram).map(({ id }, index) => [id, index]));
  const statements = adaptation.map(ownedNotes(diagram, adaptation), (statement) => {
    const text = withSayableTexts(statement, adaptation);
    adaptation.replaced(statement, [text]);
    return replace(text, places, adaptation);
  });
  return withWordsForAnchors(withoutLostAnchors(diagram.statements, statements, adaptation), adaptation);
}

function replace(statement: Statement, places: ReadonlyMap<string, number>, adaptation: Adaptation): Replacement {
  switch (statement.kind) {
    case 'message':
      return [looks(message(statement, adaptation), adaptation)];
    case 'fragment':
      return [fragment(statement, adaptation)];
    case 'note':
      return [looks(painted(placedNote(statement, places, adaptation), ['color'], adaptation), adaptation)];
    case 'activate':
      return [painted(plainBar(statement, adaptation), ['color', 'lineColor'], adaptation)];
    case 'reference':
      return [looks(painted(plain(statement, ['color', 'headerColor'], adaptation), ['color', 'headerColor'], adaptation), adaptation)];
    case 'page':
      return [page(statement, adaptation)];
    case 'state': {
      adaptation.lose('state', statement);
      const { kind: _, participant, ...rest } = statement;
      return [{ ...rest, kind: 'note', placement: 'over', of: [participant], shape: 'hexagon' }];
    }
    default:
      return [statement];
  }
}

type Dressed = Statement<'message'> | Statement<'note'> | Statement<'reference'>;

/** With a link and a stereotype that can stand in a line. */
function looks<S extends Dressed>(statement: S, adaptation: Adaptation): S {
  const href = statement.link;
  const type = 'stereotype' in statement ? statement.stereotype : undefined;
  if (!href && type === undefined) return statement;
  const shown = { ...sayableLink(href, statement, adaptation), ...sayableStereotype(type, statement, adaptation) };
  if (shown.link === href && shown.stereotype === type) return statement;
  const { link: _, stereotype: __, ...rest } = { stereotype: undefined, ...statement };
  return { ...rest, ...shown } as S;
}

/** A page break that is ignored has no title. */
function page(statement: Statement<'page'>, adaptation: Adaptation): Statement {
  const { title, ...rest } = statement;
  if (!statement.ignored || title === undefined) return statement;
  adaptation.lose('page', statement);
  return rest;
}

const native: ReadonlySet<string> = new Set(['alt', 'opt', 'loop', 'par', 'critical', 'break', 'group', 'partition']);

function fragment(statement: Statement<'fragment'>, adaptation: Adaptation): Statement {
  const { operator } = statement;
  const operands = statement.operands.map((operand) => painted(plain(operand, ['color'], adaptation), ['color'], adaptation));
  const isSame = operands.every((operand, index) => operand === statement.operands[index]);
  const framed = firstOperand(isSame ? statement : { ...statement, operands }, adaptation);
  const colored = painted(plain(framed, ['headerColor', 'color'], adaptation), ['headerColor', 'color'], adaptation);
  if (native.has(operator)) return colored;
  if (operator === 'highlight') {
    adaptation.lose('highlight', statement);
    return { ...colored, operator: 'group' };
  }
  adaptation.lose('operator', statement);
  return { ...colored, operator: 'group', title: operator };
}

/** The colour of the first operand is that of the frame. */
function firstOperand(statement: Statement<'fragment'>, adaptation: Adaptation): Statement<'fragment'> {
  const [first, ...others] = statement.operands;
  if (first?.color === undefined) return statement;
  adaptation.lose('color', statement, 'the frame has the colour of its first operand');
  const { color, ...rest } = first;
  return { ...statement, color, operands: [rest, ...others] };
}

/** A bar has plain colours, and one for its line only behind one for its fill. */
function plainBar(bar: Statement<'activate'>, adaptation: Adaptation): Statement<'activate'> {
  const { color, lineColor, ...rest } = bar;
  const gradient = [color, lineColor].some((one) => one !== undefined && isGradient(one));
  if (!gradient && (color !== undefined || lineColor === undefined)) return bar;
  adaptation.lose('color', bar, gradient ? 'it has the first colour of the gradient' : undefined);
  if (color === undefined) return rest;
  return { ...rest, color: firstColor(color), ...(lineColor !== undefined && { lineColor: firstColor(lineColor) }) };
}

// ---- arrows ----------------------------------------------------------------------------------------------------

function message(original: Statement<'message'>, adaptation: Adaptation): Statement<'message'> {
  const statement = withoutShortEdge(plainAtEdge(level(original, adaptation), adaptation), adaptation);
  const { color } = statement.arrow;
  const shape = nearest(statement, adaptation);
  const arrow = color === undefined ? shape : painted(oneColor(shape, statement, adaptation), ['color'], adaptation);
  const headless = !isHead(arrow.head) && isHead(arrow.tail);
  if (!headless && arrow === statement.arrow && !statement.step) return statement;
  const { step, ...rest } = statement;
  if (step && Object.keys(step).length > 0) adaptation.lose('step', statement);
  if (!headless) return { ...rest, arrow };
  // An arrow whose only head is at its start is the message the other way round.
  const { head, tail, ...shaft } = arrow;
  const turned: Arrow = { ...shaft, ...(tail && { head: tail }), ...(head && { tail: head }) };
  return { ...rest, from: statement.to, to: statement.from, arrow: turned, origin: { ...statement.origin, reversed: true } };
}

/** A message from or to an edge has no stereotype, no anchors at its ends and no further receivers. */
function plainAtEdge(statement: Statement<'message'>, adaptation: Adaptation): Statement<'message'> {
  if (typeof statement.from === 'string' && typeof statement.to === 'string') return statement;
  const { stereotype, fromAnchor, toAnchor, receivers, ...rest } = statement;
  const anchored = fromAnchor !== undefined || toAnchor !== undefined;
  if (stereotype === undefined && !anchored && receivers === undefined) return statement;
  if (stereotype !== undefined) adaptation.lose('stereotype', statement);
  if (anchored) adaptation.lose('anchor', statement);
  if (receivers !== undefined) adaptation.lose('receivers', statement);
  return rest;
}

/** An arrow with a head at both ends that comes from the right, or goes to the left, has no short form. */
function withoutShortEdge(statement: Statement<'message'>, adaptation: Adaptation): Statement<'message'> {
  const { from, to, arrow } = statement;
  if (isReversible(arrow, true) || !isHead(arrow.head)) return statement;
  const long = (end: End, edge: Edge['edge']): End => (typeof end !== 'string' && end.edge === edge && end.short ? { edge } : end);
  const ends = { from: long(from, 'right'), to: long(to, 'left') };
  if (ends.from === from && ends.to === to) return statement;
  adaptation.lose('edge', statement);
  return { ...statement, ...ends };
}

/** An arrow has one colour. */
function oneColor(arrow: Arrow, statement: Statement<'message'>, adaptation: Adaptation): Arrow {
  if (arrow.color === undefined || !isGradient(arrow.color)) return arrow;
  adaptation.lose('color', statement, 'it has the first colour of the gradient');
  return { ...arrow, color: firstColor(arrow.color) };
}

/** An arrow that ends in a cross, a circle, half a head or at the edge of the diagram is level. */
function level(statement: Statement<'message'>, adaptation: Adaptation): Statement<'message'> {
  if (statement.slant === undefined) return statement;
  const { slant: _, ...rest } = statement;
  const { head, tail } = rest.arrow;
  const marked = [head, tail].some((one) => one?.circle || one?.shape === 'cross');
  const crowded = marked || (isHead(head) ? head : tail)?.half !== undefined;
  const exo = typeof rest.from !== 'string' || typeof rest.to !== 'string';
  if (!(crowded || exo)) return statement;
  adaptation.lose('slant', statement, 'it is level');
  return rest;
}

const isHead = (head: Head | undefined): boolean => head !== undefined && head.shape !== 'none';

function nearest(statement: Statement<'message'>, adaptation: Adaptation): Arrow {
  const { arrow } = statement;
  const { head, tail } = arrow;
  if (!isHead(head) && !isHead(tail)) {
    adaptation.lose('headless-arrow', statement);
    return { ...arrow, head: { ...head, shape: 'filled' } };
  }
  const cleanHead = withoutImpossibleCircle(head, statement, adaptation);
  const cleanTail = besideHead(withoutImpossibleCircle(tail, statement, adaptation), head, statement, adaptation);
  if (cleanHead === head && cleanTail === tail) return arrow;
  const { head: _, tail: __, ...shaft } = arrow;
  return { ...shaft, ...(cleanHead && { head: cleanHead }), ...(cleanTail && { tail: cleanTail }) };
}

/** Where an arrow has a head, its tail is whole; beside an edge it is also as open as that. */
function besideHead(
  tail: Head | undefined,
  head: Head | undefined,
  statement: Statement<'message'>,
  adaptation: Adaptation,
): Head | undefined {
  if (!tail || !isHead(tail) || !head || !isHead(head)) return tail;
  const { half, ...whole } = tail;
  if (half) adaptation.lose('half-head', statement);
  const isExo = typeof statement.from !== 'string' || typeof statement.to !== 'string';
  const isOther = isExo && tail.shape !== head.shape && tail.shape !== 'cross' && head.shape !== 'cross';
  if (!isOther) return half ? whole : tail;
  adaptation.lose('arrow-heads', statement, 'it has the same head at both ends');
  return { ...whole, shape: head.shape };
}

/** A cross has no circle beside it in PlantUML. */
function withoutImpossibleCircle(head: Head | undefined, statement: Statement<'message'>, adaptation: Adaptation): Head | undefined {
  if (!head?.circle || head.shape !== 'cross') return head;
  adaptation.lose('circle', statement);
  const { circle: _, ...rest } = head;
  return rest;
}
