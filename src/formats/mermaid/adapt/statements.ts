// Each statement that Mermaid lacks, as those that a reader of the diagram would choose for it.

import type { Arrow, Diagram, Head, Operand, Origin, Statement } from '../../../ir/model.js';
import { contentOf, type Inline, isEmptyText, makeText, plainText, type Text } from '../../../ir/text.js';
import { mapTexts } from '../../../ir/texts.js';
import { participantsOf } from '../../../ir/walk.js';
import type { Adaptation, Replacement } from '../../kit/adaptation.js';
import { cssColor } from '../../kit/color.js';
import type { MessageNumber } from '../../kit/numbering.js';

interface Context {
  readonly adaptation: Adaptation;
  readonly numbers: ReadonlyMap<Statement, MessageNumber>;
  /** The places of the participants, from the left. */
  readonly places: ReadonlyMap<string, number>;
  /** The first and the last participant. */
  readonly all: readonly string[];
  /** The participants of the message, reference or fragment that a note without participants belongs to; undefined before the first. */
  last: readonly string[] | undefined;
}

/** The diagram's statements with everything that Mermaid lacks replaced; lives and numbering are dealt with on their own. */
export function statementsFor(
  diagram: Diagram,
  adaptation: Adaptation,
  numbers: ReadonlyMap<Statement, MessageNumber>,
): readonly Statement[] {
  const ids = participantsOf(diagram).map(({ id }) => id);
  const places = new Map(ids.map((id, index) => [id, index]));
  const context: Context = { adaptation, numbers, places, all: ends(ids, places), last: undefined };
  return adaptation.map(diagram.statements, (statement) => replace(plain(statement, context), context));
}

/** The leftmost and the rightmost of some participants. */
function ends(ids: readonly string[], places: ReadonlyMap<string, number>): readonly string[] {
  const sorted = [...new Set(ids)].sort((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0));
  const [first, last] = [sorted[0], sorted.at(-1)];
  return first === undefined || last === undefined ? [] : first === last ? [first] : [first, last];
}

// ---- texts -----------------------------------------------------------------------------------------------------

/** The same statement with texts that have no formatting but wrapping. */
function plain(statement: Statement, { adaptation, numbers }: Context): Statement {
  const source = adaptation.sourceOf(statement);
  const number = isStatement(source) ? numbers.get(source)?.text : undefined;
  let lostMarkup = false;
  let lostAlignment = false;
  const changed = mapTexts(statement, (text) => {
    if (typeof text === 'string') return text;
    const { content, wrap, align } = text;
    if (align === undefined && content.every((item) => typeof item === 'string')) return text;
    const written = withNumber(content, number);
    lostMarkup ||= written.some((item) => typeof item !== 'string');
    lostAlignment ||= align !== undefined;
    return makeText([plainText(makeText(written))], wrap === undefined ? {} : { wrap });
  });
  if (lostMarkup) adaptation.lose('markup', statement);
  else if (lostAlignment) adaptation.lose('alignment', statement);
  else if (changed !== statement) adaptation.lose('autonumber-text', statement);
  adaptation.replaced(statement, [changed]);
  return changed;
}

function isStatement(node: object): node is Statement {
  return 'kind' in node;
}

/** Content with the message's number written out where it stands by hand. */
function withNumber(content: readonly Inline[], number: string | undefined): readonly Inline[] {
  const written = content.map((item) => (typeof item !== 'string' && item.kind === 'autonumber' ? (number ?? '') : item));
  return contentOf(makeText(written));
}

// ---- statements ------------------------------------------------------------------------------------------------

function replace(statement: Statement, context: Context): Replacement {
  const { adaptation } = context;
  switch (statement.kind) {
    case 'message':
      return messages(statement, context);
    case 'note':
      return [note(statement, context)];
    case 'fragment':
      context.last = context.all;
      return [fragment(statement, context)];
    case 'reference':
      return reference(statement, context);
    case 'divider':
    case 'delay':
      adaptation.lose(statement.kind, statement, isEmptyText(statement.text) ? 'it is left out, having no text' : undefined);
      return noteOver(context.all, statement.text ?? '', statement);
    case 'state':
      adaptation.lose('state', statement);
      return noteOver([statement.participant], statement.text, statement);
    case 'page':
      adaptation.lose('page', statement);
      return noteOver(context.all, statement.title ?? '', statement);
    case 'space':
    case 'duration':
      adaptation.lose(statement.kind, statement);
      return [];
    case 'activate':
      return [withoutBarColors(statement, adaptation)];
    default:
      return [statement];
  }
}

function withoutBarColors(statement: Statement<'activate'>, adaptation: Adaptation): Statement {
  const { color, lineColor, ...rest } = statement;
  if (color === undefined && lineColor === undefined) return statement;
  adaptation.lose('color', statement);
  return rest;
}

/** What stays of an origin when the statement is said in another way. */
function place(origin: Origin | undefined): { readonly origin?: Origin } {
  if (!origin) return {};
  const { span, blankBefore } = origin;
  return { origin: { ...(span && { span }), ...(blankBefore && { blankBefore }) } };
}

/** A note in the place of another statement; nothing where it would be empty. */
function noteOver(of: readonly string[], text: Text, statement: Statement): readonly Statement<'note'>[] {
  if (of.length === 0 || plainText(text).trim() === '') return [];
  return [{ kind: 'note', placement: 'over', of, text, ...place(statement.origin) }];
}

function reference(statement: Statement<'reference'>, context: Context): Replacement {
  const { adaptation, places, all } = context;
  adaptation.lose('reference', statement);
  const over = ends(statement.over, places);
  context.last = over;
  const text = makeText(['ref: ', ...contentOf(statement.text)]);
  return noteOver(over.length > 0 ? over : all, text, statement);
}

function note(statement: Statement<'note'>, context: Context): Statement {
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
  return { placement: 'over', of: of.length > 2 ? ends(of, places) : of };
}

// ---- fragments -------------------------------------------------------------------------------------------------

/** Fragments that may have several operands in Mermaid. */
const divisible: ReadonlySet<string> = new Set(['alt', 'par', 'critical']);
const native: ReadonlySet<string> = new Set(['alt', 'opt', 'loop', 'par', 'critical', 'break', 'highlight']);
/** What a frame without a colour of its own is filled with: visible on light and dark pages. */
const frameColor = 'rgba(128, 128, 128, 0.1)';

function fragment(statement: Statement<'fragment'>, context: Context): Statement {
  const { adaptation } = context;
  const { headerColor, alongside, title, ending, ...bare } = statement;
  if (alongside) adaptation.lose('alongside', statement);
  const isNative = native.has(statement.operator);
  const colored =
    statement.operands.some(({ color }) => color !== undefined) || (statement.color !== undefined && statement.operator !== 'highlight');
  if (headerColor !== undefined || colored) adaptation.lose('color', statement);
  if (!isNative) return framed(statement, context);
  const severed = statement.operands.length > 1 && !divisible.has(statement.operator);
  if (!severed && headerColor === undefined && !alongside && !colored && title === undefined && ending === undefined) return statement;
  const { color, ...rest } = bare;
  const fill = statement.operator === 'highlight' && color !== undefined ? { color } : {};
  const plain = { ...rest, ...fill, operands: uncolored(statement.operands) };
  if (!severed) return plain;
  const source = adaptation.sourceOf(statement);
  const original = isStatement(source) && source.kind === 'fragment' ? source : statement;
  return undivided(plain, original.operands, context);
}

function uncolored(operands: readonly Operand[]): readonly Operand[] {
  return operands.map(({ color: _, ...operand }) => operand);
}

/** `opt`, `break`, `loop` and `highlight` with further operands. */
function undivided(statement: Statement<'fragment'>, originals: readonly Operand[], context: Context): Statement {
  const { adaptation } = context;
  for (const operand of statement.operands.slice(1)) adaptation.lose('branch', { ...place(operand.origin ?? statement.origin) });
  if (statement.operator === 'opt' || statement.operator === 'break') return { ...statement, operator: 'alt' };
  return { ...statement, operands: [joined(statement.operands, originals, context)] };
}

/** All operands as one; the guard of each further one is a note. */
function joined(operands: readonly Operand[], originals: readonly Operand[], context: Context): Operand {
  const [first, ...others] = operands;
  const statements = [...(first?.statements ?? [])];
  for (const [index, operand] of others.entries()) {
    const owner: Statement = { kind: 'comment', text: '', ...(operand.origin && { origin: operand.origin }) };
    const notes = noteOver(context.all, operand.guard ?? 'else', owner);
    if (operand.guard === undefined) context.adaptation.add(notes);
    else context.adaptation.caption(notes);
    statements.push(...context.adaptation.gap(originals[index + 1] ?? operand), ...notes, ...operand.statements);
  }
  return { ...first, statements };
}

/** `group`, `partition` and UML's lesser operators: an alt where they have several operands, otherwise a frame with a note. */
function framed(statement: Statement<'fragment'>, context: Context): Statement {
  const { adaptation } = context;
  const { title, headerColor: _, alongside: __, color, overlapping: ___, ending: ____, ...bare } = statement;
  const isGroup = statement.operator === 'group' || statement.operator === 'partition';
  adaptation.lose(isGroup ? 'group' : 'operator', statement);
  const operands = uncolored(statement.operands);
  const [first, ...others] = operands;
  const guard = plainText(first?.guard ?? '').trim();
  const name = isGroup ? plainText(title ?? '').trim() : statement.operator;
  const text = guard === '' ? name : name === '' ? guard : `${name} [${guard}]`;
  const origin = place(statement.origin);
  if (others.length > 0) {
    const head: Operand = { ...first, guard: text, statements: first?.statements ?? [] };
    return { ...bare, ...origin, operator: 'alt', operands: [head, ...others] };
  }
  const caption = noteOver(context.all, text, {
    kind: 'comment',
    text: '',
    ...(origin.origin?.span && { origin: { span: origin.origin.span } }),
  });
  if (guard === '' && isGroup) adaptation.caption(caption);
  else adaptation.add(caption);
  const fill = color === undefined ? frameColor : cssColor(color);
  return { ...bare, ...origin, operator: 'highlight', color: fill, operands: [{ statements: [...caption, ...(first?.statements ?? [])] }] };
}

// ---- messages --------------------------------------------------------------------------------------------------

function messages(statement: Statement<'message'>, context: Context): Replacement {
  const { adaptation, places } = context;
  if (statement.arrow.hidden) {
    adaptation.lose('hidden-message', statement);
    return [];
  }
  const ids = [statement.from, statement.to].filter((end): end is string => typeof end === 'string');
  context.last = ends(ids, places);
  const message = levelled(arrowed(statement, adaptation), adaptation);
  const { receivers, ...single } = message;
  if (!receivers || receivers.length === 0) return [message];
  adaptation.lose('receivers', statement);
  return [single, ...receivers.map((to): Statement => ({ ...single, to, ...place(statement.origin) }))];
}

/** Without what only PlantUML draws at a message. */
function levelled(statement: Statement<'message'>, adaptation: Adaptation): Statement<'message'> {
  const { alongside, slant, anchor, fromAnchor, toAnchor, stereotype, link, step, ...rest } = statement;
  const anchored = anchor ?? fromAnchor ?? toAnchor;
  if (alongside) adaptation.lose('alongside', statement);
  if (slant !== undefined) adaptation.lose('slant', statement);
  if (anchored !== undefined) adaptation.lose('anchor', statement);
  if (stereotype !== undefined) adaptation.lose('stereotype', statement, 'it is left out');
  if (link) adaptation.lose('link', statement);
  if (step) adaptation.lose('step', statement);
  const lost = step || alongside || slant !== undefined || anchored !== undefined || stereotype !== undefined || link;
  return lost ? rest : statement;
}

function arrowed(statement: Statement<'message'>, adaptation: Adaptation): Statement<'message'> {
  const arrow = nearest(statement.arrow, statement, adaptation);
  return arrow === statement.arrow ? statement : { ...statement, arrow };
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
