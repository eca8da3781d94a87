// The lines of a fragment: the one that opens it, those that divide it, the one that ends it.

import type { Operand, Origin, Statement } from '../../../ir/model.js';
import { isEmptyText, type Text } from '../../../ir/text.js';
import { reference } from '../../kit/creole/markup.js';
import { isHarmless } from '../creole/harmless.js';
import { readText, splitTitle, titleReading } from '../creole/read.js';
import { choiceOf, colorText, joined, oneLine, rawOf, spelling } from './pieces.js';
import { shownOnLine } from './shown.js';

type Fragment = Statement<'fragment'>;

/** `alt#gold #LightBlue it works` */
export function openingLine(fragment: Fragment, operand: Operand): string {
  const { operator, title, overlapping, headerColor, color, alongside } = fragment;
  const word = operator === 'par' && overlapping ? 'par2' : operator;
  const start = joined(alongside ? '&' : '', `${word}${colorText(headerColor)}`, colorText(color ?? operand.color));
  const guard = guardText(operand);
  if (operator !== 'group' && operator !== 'partition') return joined(start, guard);
  const name = title === undefined || isEmptyText(title) ? '' : titleText(fragment, title);
  const inBrackets = guard === '' ? '' : `[${guard}]`;
  return choiceOf(fragment, 'glued') === true && name !== '' ? joined(start, name + inBrackets) : joined(start, name, inBrackets);
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
  const guard = isEmptyText(operands[0]?.guard) ? '' : '[guard]';
  const isClear = own !== undefined && splitTitle(joined(own, guard)).title.trim() === own;
  return isClear ? own : oneLine(undefined, title, 'header');
}

/** The title that a group shows. */
export function shownTitle(fragment: Fragment, title: Text): Text {
  if (isEmptyText(title) || isHarmless(title)) return title;
  return readText(titleText(fragment, title).trim(), titleReading(fragment.operands[0]?.guard));
}

/** The guard that an operand shows. */
export function shownGuard({ origin }: Operand, guard: Text): Text {
  return shownOnLine(origin, guard, 'guard');
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
