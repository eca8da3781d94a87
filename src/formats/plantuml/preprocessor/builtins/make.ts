// How a row of the table of built-in functions is written.

import type { Builtin, CallContext } from '../functions.js';
import { intOf, ofBoolean, ofInt, ofText, textOf, type Value } from '../values.js';

/** A function from values to a value. `most` is as many arguments as `fewest` where it is left out. */
export function builtin(
  name: string,
  fewest: number,
  run: (args: readonly Value[], context: CallContext) => Value | undefined,
  most: number = fewest,
): Builtin {
  return { kind: 'builtin', name: `%${name}`, counts: [fewest, most], run };
}

/** A constant. */
export const constant = (name: string, value: Value): Builtin => builtin(name, 0, () => value);

/** A function of one text with a text as its value. */
export function ofTexts(name: string, run: (text: string) => string): Builtin {
  return builtin(name, 1, (args) => ofText(run(textArg(args, 0))));
}

/** A predicate on any number of values from two on. */
export function ofMany(name: string, holds: (count: number, all: number) => boolean, isTrue: (value: Value) => boolean): Builtin {
  return builtin(name, 2, (args) => ofBoolean(holds(args.filter(isTrue).length, args.length)), Number.MAX_SAFE_INTEGER);
}

/** The text of an argument. */
export function textArg(args: readonly Value[], index: number): string {
  const value = args[index];
  return value ? textOf(value) : '';
}

/** The number of an argument; what is no number counts as zero. */
export function intArg(args: readonly Value[], index: number): number {
  const value = args[index];
  return value ? intOf(value) : 0;
}

export { ofBoolean, ofInt, ofText };
