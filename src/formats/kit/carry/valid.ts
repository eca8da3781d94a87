// Whether what a carried line holds is a statement.

import type { Statement } from '../../../ir/model.js';
import { validate } from '../../../ir/validate.js';

/** Inner statements were validated when they were read; only the statement itself may have been carried. */
export function isStatement(value: unknown): value is Statement {
  return validate({ participants: [], statements: [withoutInner(value)] }).length === 0;
}

function withoutInner(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const operands = 'operands' in value && Array.isArray(value.operands) ? value.operands : undefined;
  const list: readonly object[] | undefined = operands;
  return {
    ...value,
    ...(list && { operands: list.map((operand) => ({ ...operand, statements: [] })) }),
    ...('statements' in value && { statements: [] }),
  };
}
