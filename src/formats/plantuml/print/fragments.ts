// The lines of a fragment: the one that opens it, those that divide it, the one that ends it.

import type { Operand, Statement } from '../../../ir/model.js';
import { isEmptyText } from '../../../ir/text.js';
import { reference } from '../../kit/creole/markup.js';
import { choiceOf, colorText, joined, oneLine, rawOf, spelling } from './pieces.js';

type Fragment = Statement<'fragment'>;

/** `alt#gold #LightBlue it works` */
export function openingLine(fragment: Fragment, operand: Operand): string {
  const { operator, title, overlapping, headerColor, color, alongside, origin } = fragment;
  const word = operator === 'par' && overlapping ? 'par2' : operator;
  const start = joined(alongside ? '&' : '', `${word}${colorText(headerColor)}`, colorText(color ?? operand.color));
  const guard = guardText(operand);
  if (operator !== 'group' && operator !== 'partition') return joined(start, guard);
  const name = title === undefined || isEmptyText(title) ? '' : (spelling(origin, title, 'raw') ?? oneLine(undefined, title, 'header'));
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
  const text = oneLine(rawOf(choiceOf(fragment, 'ending')), ending, 'guard', 'guard');
  return joined('end', /^box\s*$/i.test(text) ? reference(text) + text.slice(1) : text);
}

function guardText({ guard, origin }: Operand): string {
  return guard === undefined || isEmptyText(guard) ? '' : oneLine(origin, guard, 'guard', 'guard');
}
