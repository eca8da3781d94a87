// The little language of `!ifdef` and `!ifndef`: names with `!`, `&&`, `||` and parentheses.

import { failExpression } from './failure.js';

const tokenAt = / *([!()]|&&?|\|\|?|[\p{L}\p{N}_$]+|$)/uy;

/** Whether the condition holds, given which names are defined. With explicit stacks, so that nesting is no limit. */
export function conditionHolds(text: string, defined: (name: string) => boolean): boolean {
  const values: boolean[] = [];
  const waiting: string[] = [];
  let operandNext = true;
  const applyWhile = (goesFirst: (operator: string) => boolean): void => {
    for (let top = waiting.at(-1); top !== undefined && top !== '(' && goesFirst(top); top = waiting.at(-1)) {
      waiting.pop();
      const right = values.pop() ?? false;
      if (top === '!') values.push(!right);
      else values.push(top === '&' ? (values.pop() ?? false) && right : (values.pop() ?? false) || right);
    }
  };
  for (let at = 0; ; at = tokenAt.lastIndex) {
    tokenAt.lastIndex = at;
    const [whole, token = ''] = tokenAt.exec(text.trimEnd()) ?? [];
    if (whole === undefined) return failExpression(`"${text[at]}" is unexpected in a condition on names`);
    if (token === '') break;
    if (operandNext !== /^[!(\p{L}\p{N}_$]/u.test(token)) return failExpression(`"${token}" is unexpected in a condition on names`);
    if (token === '!' || token === '(') waiting.push(token);
    else if (token === ')') {
      applyWhile(() => true);
      if (waiting.pop() !== '(') return failExpression('a "(" is missing');
      applyWhile((operator) => operator === '!');
    } else if (operandNext) {
      values.push(defined(token));
      applyWhile((operator) => operator === '!');
      operandNext = false;
    } else {
      const operator = token[0] ?? '';
      applyWhile((other) => other === '!' || other === '&' || operator === '|');
      waiting.push(operator);
      operandNext = true;
    }
  }
  applyWhile(() => true);
  return values.length === 1 && waiting.length === 0 ? values[0] === true : failExpression('the condition is not complete');
}
