// One list of lines being run: the text's own, an included file's or a call's.

import type { BodyLine, Machine, Mode, Place } from './machine.js';
import type { Scope } from './scope.js';
import type { Value } from './values.js';

/** The state of running one list of lines. */
export interface Run {
  readonly machine: Machine;
  readonly lines: readonly BodyLine[];
  /** Where the lines of the author's own text stand; absent for all others. */
  readonly places: readonly Place[] | undefined;
  readonly scope: Scope;
  readonly mode: Mode;
  /** The ends of parts that were opened. */
  readonly partEnds: Set<number>;
  at: number;
  /** How often a loop went back. */
  jumps: number;
  /** What a `!return` gave. */
  value: Value | undefined;
}
