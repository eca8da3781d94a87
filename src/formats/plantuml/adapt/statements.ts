// Each statement that PlantUML lacks, as those that a reader of the diagram would choose for it.

import { hexColor } from '../../../ir/color.js';
import type { Arrow, Diagram, Head, Operand, Origin, Statement } from '../../../ir/model.js';
import { mapTexts } from '../../../ir/texts.js';
import { participantsOf } from '../../../ir/walk.js';
import type { Adaptation, Replacement } from '../../kit/adaptation.js';
import { firstColor, isGradient } from '../../kit/color.js';
import { ownedNotes } from './notes.js';
import { unwrapped } from './texts.js';

/** The diagram's statements with everything that PlantUML lacks replaced; lives and numbering are dealt with on their own. */
export function statementsFor(diagram: Diagram, adaptation: Adaptation): readonly Statement[] {
  const places = new Map(participantsOf(diagram).map(({ id }, index) => [id, index]));
  return adaptation.map(ownedNotes(diagram, adaptation), (statement) => {
    const text = withoutWrap(statement, adaptation);
    adaptation.replaced(statement, [text]);
    return replace(text, places, adaptation);
  });
}

function withoutWrap(statement: Statement, adaptation: Adaptation): Statement {
  const changed = mapTexts(statement, unwrapped);
  if (changed !== statement) adaptation.lose('wrap', statement);
  return changed;
}

function replace(statement: Statement, places: ReadonlyMap<string, number>, adaptation: Adaptation): Replacement {
  switch (statement.kind) {
    case 'message':
      return [message(statement, adaptation)];
    case 'fragment':
      return [fragment(statement, adaptation)];
    case 'note':
      return [painted(note(statement, places), ['color'], adaptation)];
    case 'activate':
      return [painted(plainBar(statement, adaptation), ['color', 'lineColor'], adaptation)];
    case 'reference':
      return [painted(plainColors(statement, adaptation), ['color', 'headerColor'], adaptation)];
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

/** A page break that is ignored has no title. */
function page(statement: Statement<'page'>, adaptation: Adaptation): Statement {
  const { title, ...rest } = statement;
  if (!statement.ignored || title === undefined) return statement;
  adaptation.lose('page', statement);
  return rest;
}

/** PlantUML's notes stand over two participants at most, left or right of one. */
function note(statement: Statement<'note'>, places: ReadonlyMap<string, number>): Statement {
  const { of, placement } = statement;
  if (!of || of.length <= 1) return statement;
  if (placement === 'left' || placement === 'right') return { ...statement, of: of.slice(0, 1) };
  if (of.length === 2) return statement;
  const sorted = [...of].sort((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0));
  return { ...statement, of: [sorted[0] ?? '', sorted.at(-1) ?? ''] };
}

const native: ReadonlySet<string> = new Set(['alt', 'opt', 'loop', 'par', 'critical', 'break', 'group', 'partition']);

function fragment(statement: Statement<'fragment'>, adaptation: Adaptation): Statement {
  const { operator } = statement;
  const colored = painted(plainHeader(firstOperand(recolored(statement), adaptation), adaptation), ['headerColor'], adaptation);
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

/** The header of a frame has one colour. */
function plainHeader(statement: Statement<'fragment'>, adaptation: Adaptation): Statement<'fragment'> {
  const { headerColor } = statement;
  if (headerColor === undefined || !isGradient(headerColor)) return statement;
  adaptation.lose('color', statement, 'it has the first colour of the gradient');
  return { ...statement, headerColor: firstColor(headerColor) };
}

function recolored(statement: Statement<'fragment'>): Statement<'fragment'> {
  const color = statement.color === undefined ? undefined : plantumlColor(statement.color);
  const operands = statement.operands.map((operand): Operand => {
    if (operand.color === undefined) return operand;
    const changed = plantumlColor(operand.color);
    const { color: _, ...rest } = operand;
    return changed === operand.color ? operand : { ...rest, ...(changed !== undefined && { color: changed }) };
  });
  const same = color === statement.color && operands.every((operand, index) => operand === statement.operands[index]);
  if (same) return statement;
  const { color: _, ...rest } = statement;
  return { ...rest, operands, ...(color !== undefined && { color }) };
}

/** The node with colours that PlantUML can write; one that only CSS has is left out. */
function painted<N extends { readonly [K in F]?: string } & { readonly origin?: Origin }, F extends string>(
  node: N,
  fields: readonly F[],
  adaptation: Adaptation,
): N {
  let changed: N = node;
  for (const field of fields) {
    const color = changed[field];
    // A set of colours (`red;line:blue`, `line:blue`) is PlantUML's own.
    if (color === undefined || /;|^(?:text|back|header|line(?:\.\w+)?|shadowing)(?::|$)/.test(color)) continue;
    const known = plantumlColor(color);
    if (known === color) continue;
    if (known === undefined) adaptation.lose('color', node);
    const { [field]: _, ...rest } = changed;
    changed = { ...rest, ...(known !== undefined && { [field]: known }) } as N;
  }
  return changed;
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

/** References have one colour, never two. */
function plainColors(reference: Statement<'reference'>, adaptation: Adaptation): Statement<'reference'> {
  const { color, headerColor } = reference;
  if (![color, headerColor].some((one) => one !== undefined && isGradient(one))) return reference;
  adaptation.lose('color', reference, 'it has the first colour of the gradient');
  return {
    ...reference,
    ...(color !== undefined && { color: firstColor(color) }),
    ...(headerColor !== undefined && { headerColor: firstColor(headerColor) }),
  };
}

/** A colour that PlantUML knows how to write; undefined for what only CSS has (`hsl(…)`, `var(…)`). */
function plantumlColor(color: string): string | undefined {
  const hex = hexColor(color);
  return /^(?:#[0-9a-f]{3}|#[0-9a-f]{6}|#[0-9a-f]{8}|[a-z]\w*)(?:[/\\|-]#?\w+)?$/i.test(hex) ? hex : undefined;
}

// ---- arrows ----------------------------------------------------------------------------------------------------

function message(original: Statement<'message'>, adaptation: Adaptation): Statement {
  const statement = plainAtEdge(level(original, adaptation), adaptation);
  const { step, ...rest } = statement;
  if (step && Object.keys(step).length > 0) adaptation.lose('step', statement);
  const { color } = statement.arrow;
  const shape = nearest(statement, adaptation);
  const arrow = color === undefined ? shape : painted(oneColor(shape, statement, adaptation), ['color'], adaptation);
  const headless = !isHead(arrow.head) && isHead(arrow.tail);
  if (!headless) return arrow === statement.arrow && !step ? statement : { ...rest, arrow };
  // An arrow whose only head is at its start is the message the other way round.
  const { head, tail, ...shaft } = arrow;
  const turned: Arrow = { ...shaft, ...(tail && { head: tail }), ...(head && { tail: head }) };
  return { ...rest, from: statement.to, to: statement.from, arrow: turned, origin: { ...statement.origin, reversed: true } };
}

/** A message from or to an edge has no stereotype, no anchors at its ends and no further receivers. */
function plainAtEdge(statement: Statement<'message'>, adaptation: Adaptation): Statement<'message'> {
  const { stereotype, fromAnchor, toAnchor, receivers, ...rest } = statement;
  if (typeof rest.from === 'string' && typeof rest.to === 'string') return statement;
  const anchored = fromAnchor !== undefined || toAnchor !== undefined;
  if (stereotype === undefined && !anchored && receivers === undefined) return statement;
  if (stereotype !== undefined) adaptation.lose('stereotype', statement);
  if (anchored) adaptation.lose('anchor', statement);
  if (receivers !== undefined) adaptation.lose('receivers', statement);
  return rest;
}

/** An arrow has one colour. */
function oneColor(arrow: Arrow, statement: Statement<'message'>, adaptation: Adaptation): Arrow {
  if (arrow.color === undefined || !isGradient(arrow.color)) return arrow;
  adaptation.lose('color', statement, 'it has the first colour of the gradient');
  return { ...arrow, color: firstColor(arrow.color) };
}

/** An arrow that ends in a cross, a circle, half a head or at the edge of the diagram is level. */
function level(statement: Statement<'message'>, adaptation: Adaptation): Statement<'message'> {
  const { slant, ...rest } = statement;
  const { head, tail } = rest.arrow;
  const marked = [head, tail].some((one) => one?.circle || one?.shape === 'cross');
  const crowded = marked || (isHead(head) ? head : tail)?.half !== undefined;
  const exo = typeof rest.from !== 'string' || typeof rest.to !== 'string';
  if (slant === undefined || !(crowded || exo)) return statement;
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
  const cleanTail = withoutImpossibleCircle(tail, statement, adaptation);
  if (cleanHead === head && cleanTail === tail) return arrow;
  const { head: _, tail: __, ...shaft } = arrow;
  return { ...shaft, ...(cleanHead && { head: cleanHead }), ...(cleanTail && { tail: cleanTail }) };
}

/** A cross has no circle beside it in PlantUML. */
function withoutImpossibleCircle(head: Head | undefined, statement: Statement<'message'>, adaptation: Adaptation): Head | undefined {
  if (!head?.circle || head.shape !== 'cross') return head;
  adaptation.lose('circle', statement);
  const { circle: _, ...rest } = head;
  return rest;
}
