// The lines of a fragment: the one that opens it, those that divide it, the one that ends it.

import type { Operand, Origin, Statement } from '../../../ir/model.js';
import { isEmptyText, type Text } from '../../../ir/text.js';
import { reference } from '../../kit/creole/markup.js';
import { isHarmless } from '../creole/harmless.js';
import { readText, splitTitle, titleReading } from '../creole/read.js';
import { writeText } from '../creole/write.js';
import { choiceOf, colorText, joined, oneLine, rawOf, spelling } from './pieces.js';
import { shownOnLine } from './shown.js';

type Fragment = Statement<'fragment'>;

/** `alt#gold #LightBlue it works` */
export function openingLine(fragment: Fragment, operand: Operand): string {
  const { operator, title, overlapping, headerColor, color, alongside } = fragment;
  const word = operator === 'par' && overlapping ? 'par2' : operator;
  const start = joined(alongside ? '&' : '', `${word}${colorText(headerColor)}`, colorText(color ?? operand.color));
  if (!isTitled(operator)) return joined(start, guardText(operand));
  const name = title === undefined || isEmptyText(title) ? '' : titleText(fragment, title);
  const inBrackets = bracketsText(operand) || (choiceOf(fragment, 'empty') === true ? '[]' : '');
  return choiceOf(fragment, 'glued') === true && name !== '' ? joined(start, name + inBrackets) : joined(start, name, inBrackets);
}

function isTitled(operator: Fragment['operator']): boolean {
  return operator === 'group' || operator === 'partition';
}

/** The guard of a group; one in which a link would hide where it begins is written without links. */
function bracketsText(operand: Operand): string {
  const guard = guardText(operand);
  if (guard === '') return '';
  const isClear = splitTitle(`[${guard}]`).title === '';
  return `[${isClear || operand.guard === undefined ? guard : writeText(operand.guard, 'group guard')}]`;
}

/** `else it does not` */
export function branchLine(operand: Operand): string {
  return joined(choiceOf(operand, 'keyword') === 'also' ? 'also' : 'else', colorText(operand.color), guardText(operand));
}

/** `end`, with what its author wrote behind it; only `end box` would be something else. */
export function endLine(fragment: Fragment): string {
  const { ending } = fragment;
  if (ending === undefined || isEmptyText(ending)) return 'end';
  const text = oneLine(endingOrigin(fragment), ending, 'guard', 'guard');
  return joined('end', /^box\s*$/i.test(text) ? reference(text) + text.slice(1) : text);
}

/** The title of a group. Its spelling must not be taken for one with a guard. */
function titleText({ origin, operands }: Fragment, title: Text): string {
  const own = spelling(origin, title, titleReading(operands[0]?.guard));
  const [first] = operands;
  const isClear = own !== undefined && splitTitle(joined(own, first ? bracketsText(first) : '')).title.trim() === own;
  return isClear ? own : oneLine(undefined, title, 'header');
}

/** The title that a group shows. */
export function shownTitle(fragment: Fragment, title: Text): Text {
  if (isEmptyText(title) || isHarmless(title)) return title;
  return readText(titleText(fragment, title).trim(), titleReading(fragment.operands[0]?.guard));
}

/** The guard that an operand shows. */
export function shownGuard({ operator, operands }: Fragment, operand: Operand, guard: Text): Text {
  if (operand !== operands[0] || !isTitled(operator)) return shownOnLine(operand.origin, guard, 'guard');
  return isEmptyText(guard) || isHarmless(guard) ? guard : readText(bracketsText({ ...operand, guard }).slice(1, -1), 'guard');
}

/** What is kept behind the end of a fragment. */
export function shownEnding(fragment: Fragment, ending: Text): Text {
  return shownOnLine(endingOrigin(fragment), ending, 'guard');
}

function endingOrigin(fragment: Fragment): Origin | undefined {
  return rawOf(choiceOf(fragment, 'ending'));
}

function guardText({ guard, origin }: Operand): string {
  return guard === undefined || isEmptyText(guard) ? '' : oneLine(origin, guard, 'guard', 'guard');
}
