// Whether plain data has the shape of the IR.

import type { Diagram } from './model.js';

/** Something in the data that is not as the IR has it. */
export interface Misfit {
  /** `diagram.statements[3].arrow.line` */
  readonly path: string;
  readonly expected: string;
  readonly found: string;
  /** The object that holds it. */
  readonly value?: unknown;
}

/** Everything that does not fit; empty for a diagram. */
export function validate(value: unknown): readonly Misfit[] {
  return typeof value === 'object' && value !== null ? [] : [{ path: 'diagram', expected: 'an object', found: String(value) }];
}

/** Whether plain data is a diagram. */
export function isDiagram(value: unknown): value is Diagram {
  return validate(value).length === 0;
}
