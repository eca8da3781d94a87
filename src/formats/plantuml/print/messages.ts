// A message with what its line can say besides: activations, creations and ends as suffixes, anchors, further receivers.

import { equal } from '../../../ir/equal.js';
import type { Edge, End, Statement } from '../../../ir/model.js';
import { readArrow } from '../vocabulary.js';
import { arrowText, isReversible } from './arrows.js';
import type { Names } from './names.js';
import { behindLink, choiceOf, colorText, joined, linkText, oneLine, stereotypeText } from './pieces.js';

type Message = Statement<'message'>;
type Life = Statement<'activate' | 'deactivate' | 'create' | 'destroy'>;

/** What a message's line says of the life of its participants. */
export interface Suffix {
  /** `++`, `--++`, `**` … */
  readonly signs: string;
  readonly color?: string;
  /** How many statements behind the message it stands for. */
  readonly taken: number;
}

/** The suffix that says the statements after a message as far as their author wrote it so. */
export function suffixOf(message: Message, created: Statement | undefined, following: readonly (Statement | undefined)[]): Suffix {
  if (created?.kind === 'create' && isCreatedBy(message, created)) return { signs: '**', taken: 0 };
  const [first, second] = following;
  const forced = isOneAfterTheOther(message, first, second);
  const a = signOf(message, first, forced);
  if (a === undefined) return { signs: '', taken: 0 };
  const b = (a === '--' || a === '++') && !isEdge(message.from) && !isEdge(message.to) ? signOf(message, second, forced) : undefined;
  const colored = [first, second].find((statement) => statement?.kind === 'activate');
  const color = colored?.kind === 'activate' ? colored.color : undefined;
  const both = b !== undefined && b !== a && b !== '!!';
  const withColor = color !== undefined && (a === '++' || both) && { color };
  return { signs: both ? a + b : a, taken: both ? 2 : 1, ...withColor };
}

/** As statements PlantUML refuses the end and the start of an activation of one participant at one message. */
function isOneAfterTheOther({ from, to }: Message, first: Statement | undefined, second: Statement | undefined): boolean {
  if (from !== to || first?.kind === second?.kind) return false;
  return [first, second].every((one) => (one?.kind === 'activate' || one?.kind === 'deactivate') && one.participant === to);
}

/** Whether the line of a message says that its receiver is created. */
export function isCreatedBy(message: Message, created: Statement<'create'>): boolean {
  return isSuffix(created) && created.participant === (isEdge(message.to) ? message.from : message.to);
}

function signOf(message: Message, statement: Statement | undefined, forced: boolean): string | undefined {
  if (!statement || !isLife(statement) || !(forced || isSuffix(statement))) return undefined;
  const { from, to } = message;
  const exo = isEdge(from) || isEdge(to);
  const inner = isEdge(from) ? to : from;
  switch (statement.kind) {
    case 'activate':
      return statement.lineColor === undefined && statement.participant === (exo ? inner : to) ? '++' : undefined;
    case 'deactivate':
      return statement.participant === (exo ? inner : from) ? '--' : undefined;
    case 'destroy':
      return statement.participant === (exo ? inner : to) ? '!!' : undefined;
    default:
      return undefined;
  }
}

/** Whether a statement is one of a participant's life. */
function isLife(statement: Statement): statement is Life {
  return statement.kind === 'activate' || statement.kind === 'deactivate' || statement.kind === 'create' || statement.kind === 'destroy';
}

/** Whether its author wrote a statement behind the message. */
function isSuffix(statement: Statement): boolean {
  return statement.origin?.as === 'suffix';
}

/** Whether an end of a message is an edge of the diagram. */
export function isEdge(end: End): end is Edge {
  return typeof end !== 'string';
}

/** The line of a message. */
export function messageLine(message: Message, names: Names, suffix: Suffix): string {
  const { text, anchor, alongside, stereotype, link, origin } = message;
  const label = behindLink(link, oneLine(origin, text, 'label'));
  const signs = joined(suffix.signs, colorText(suffix.color));
  const start = joined(alongside ? '&' : '', anchor === undefined ? '' : `{${anchor}}`);
  const exo = exoText(message, names);
  const core = exo ?? endsText(message, names);
  const style = exo === undefined && stereotype !== undefined ? stereotypeText([stereotype]) : '';
  const line = joined(start, core, signs, style, linkText(link));
  // An anchor needs something behind it.
  if (label === '') return line.endsWith('}') ? `${line} :` : line;
  return `${line} : ${label}`;
}

function endsText(message: Message, names: Names): string {
  const { from, to, arrow, fromAnchor, toAnchor, receivers = [] } = message;
  if (isEdge(from) || isEdge(to)) return '';
  const reversed = message.origin?.reversed === true && isReversible(arrow, false) && receivers.length === 0;
  const [left, right] = reversed ? [to, from] : [from, to];
  const [leftAnchor, rightAnchor] = reversed ? [toAnchor, fromAnchor] : [fromAnchor, toAnchor];
  const further = receivers.map((id) => ` & ${names.inline(id)}`).join('');
  const first = message.alongside || message.anchor !== undefined ? names.inline(left) : names.first(left);
  const at = (anchor: string | undefined): string => (anchor === undefined ? '' : `{${anchor}}`);
  const drawn = drawnArrow(message, reversed);
  // Behind an anchor the blank belongs to the anchor, and a mark needs another.
  const gap = leftAnchor !== undefined && /^[ox]/.test(drawn) ? '  ' : ' ';
  return `${first}${at(leftAnchor)}${gap}${drawn} ${names.inline(right)}${further}${at(rightAnchor)}`;
}

/** The arrow as its author wrote it, while it still says that arrow. */
function drawnArrow(message: Message, reversed: boolean): string {
  const { arrow, slant, from, to } = message;
  const own = choiceOf(message, 'arrow');
  const besideEdge = isEdge(from) || isEdge(to);
  const read = typeof own === 'string' ? readArrow(own, besideEdge) : undefined;
  const isSame = read && equal(read.arrow, arrow) && read.reversed === reversed && read.slant === slant;
  return isSame && typeof own === 'string' ? own : arrowText(arrow, reversed, slant, besideEdge);
}

/** A message from or to an edge; undefined for any other. */
function exoText(message: Message, names: Names): string | undefined {
  const { from, to } = message;
  const isBare = choiceOf(message, 'bracket') === false;
  const bracket = (edge: Edge, sign: string): string => (edge.short ? '?' : isBare ? '' : sign);
  const drawn = (reversed: boolean): string => drawnArrow(message, reversed);
  // An arrow with two heads always runs to the right: the bracket of the other edge tells where it does not.
  const isOdd = !isReversible(message.arrow, true);
  if (isEdge(from)) {
    const who = isEdge(to) ? '' : to;
    // From the left the arrow runs to the right; from the right it runs to the left.
    if (from.edge === 'left') return `${bracket(from, '[')}${drawn(false)} ${names.inline(who)}`;
    return isOdd ? `]${drawn(false)} ${names.inline(who)}` : `${names.first(who)} ${drawn(true)}${bracket(from, ']')}`;
  }
  if (isEdge(to)) {
    if (to.edge === 'right') return `${names.first(from)} ${drawn(false)}${bracket(to, ']')}`;
    return isOdd ? `${names.first(from)} ${drawn(false)}[` : `${bracket(to, '[')}${drawn(true)} ${names.inline(from)}`;
  }
  return undefined;
}
