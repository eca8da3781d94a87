// The texts of a statement, wherever its kind keeps them.

import type { Operand, Statement } from './model.js';
import type { Text } from './text.js';

/** The same statement with every text changed; the same object where nothing changed. */
export function mapTexts(statement: Statement, change: (text: Text) => Text): Statement {
  switch (statement.kind) {
    case 'message':
    case 'note':
    case 'reference':
    case 'divider':
    case 'duration':
    case 'state': {
      const text = change(statement.text);
      return text === statement.text ? statement : { ...statement, text };
    }
    case 'delay': {
      if (statement.text === undefined) return statement;
      const text = change(statement.text);
      return text === statement.text ? statement : { ...statement, text };
    }
    case 'page': {
      if (statement.title === undefined) return statement;
      const title = change(statement.title);
      return title === statement.title ? statement : { ...statement, title };
    }
    case 'fragment': {
      const operands = statement.operands.map((operand) => mapGuard(operand, change));
      const title = statement.title === undefined ? undefined : change(statement.title);
      const ending = statement.ending === undefined ? undefined : change(statement.ending);
      const sameTexts = title === statement.title && ending === statement.ending;
      if (sameTexts && operands.every((operand, index) => operand === statement.operands[index])) return statement;
      return { ...statement, operands, ...(title !== undefined && { title }), ...(ending !== undefined && { ending }) };
    }
    default:
      return statement;
  }
}

function mapGuard(operand: Operand, change: (text: Text) => Text): Operand {
  if (operand.guard === undefined) return operand;
  const guard = change(operand.guard);
  return guard === operand.guard ? operand : { ...operand, guard };
}
