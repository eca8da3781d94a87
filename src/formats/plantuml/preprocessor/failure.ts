// How the preprocessor leaves a line that it cannot carry out. Thrown inside, caught at the line: nothing of it reaches a caller.

import type { Code, DataOf } from '../../../diagnostics/catalogue.js';
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.js';
import type { Limits } from '../../../format.js';
import type { Span } from '../../../source/span.js';

/** A line cannot be carried out; `report` makes the finding once its place is known. */
export class Failure extends Error {
  readonly report: (span: Span) => Diagnostic;
  /** Whether nothing at all can be carried out any more (a limit was reached). */
  readonly final: boolean;

  constructor(report: (span: Span) => Diagnostic, final: boolean) {
    super('preprocessor failure');
    this.report = report;
    this.final = final;
  }
}

/** Gives the line up, with a reason. */
export function fail<C extends Code>(code: C, data: DataOf<C>): never {
  throw new Failure((span) => diagnostic(code, data, span), false);
}

/** Gives the line up because its expression makes no sense. */
export function failExpression(reason: string): never {
  return fail('preprocessor-expression', { reason });
}

/** Gives everything up: a limit was reached. */
export function failLimit(what: string, limit: number, option?: keyof Limits): never {
  throw new Failure((span) => diagnostic('limit-exceeded', { what, limit, ...(option && { option }) }, span), true);
}
