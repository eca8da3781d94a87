// The state of one run of the preprocessor, and the small operations on it that everything shares.

import type { Diagnostic } from '../../../diagnostics/diagnostic.js';
import type { LineKind } from './directives.js';
import { failLimit } from './failure.js';
import type { FunctionTable, Parameter } from './functions.js';
import type { Scope } from './scope.js';
import type { MacroCall, PreprocessorOptions } from './types.js';
import type { Value } from './values.js';

/** A line that is to be run. */
export interface BodyLine {
  readonly text: string;
  readonly kind: LineKind;
}

/** Where in the author's text the run is: a line, and the piece of preprocessor text that it belongs to. */
export interface Place {
  readonly start: number;
  readonly end: number;
  readonly unit: number;
}

/** A line of the author's own text. */
export interface PlacedLine extends BodyLine, Place {}

/** A line of the result. */
export interface OutLine {
  readonly text: string;
  readonly place: Place;
  readonly copied: boolean;
  readonly macro?: MacroCall;
}

/** A definition whose end has not come yet. */
export interface PendingFunction {
  readonly kind: 'function' | 'procedure' | 'definelong';
  readonly name: string;
  readonly parameters: readonly Parameter[];
  readonly unquoted: boolean;
  readonly body: BodyLine[];
}

/** In what a line stands; it decides what plain lines and `!return` do. */
export type Mode = 'text' | 'procedure' | 'function';

/** The state of one run. */
export interface Machine {
  readonly options: PreprocessorOptions;
  readonly limits: { readonly steps: number; readonly length: number; readonly depth: number; readonly errors: number };
  readonly functions: FunctionTable;
  readonly globals: Scope;
  readonly subs: Map<string, readonly BodyLine[]>;
  readonly output: OutLine[];
  readonly diagnostics: Diagnostic[];
  /** Pairs of units that share a line of the result and so are one expansion. */
  readonly joined: (readonly [number, number])[];
  place: Place;
  /** The file that is being read; undefined for a text without a name. */
  file: string | undefined;
  pending: PendingFunction | undefined;
  /** What stood before a call that writes lines; it goes before the next line. */
  prefix: { readonly text: string; readonly unit: number } | undefined;
  /** The macro whose lines are being written. */
  macro: MacroCall | undefined;
  /** The library whose macros are known without its files. */
  library: string | undefined;
  /** Whether names without a sigil are defined, so that every word of every line must be looked up. */
  bareNames: boolean;
  depth: number;
  steps: number;
  produced: number;
  errors: number;
  /** Runs the lines of a call or of an included file. */
  readonly run: (lines: readonly BodyLine[], scope: Scope, mode: Mode) => Value | undefined;
}

/** Counts work; gives up when it is too much. */
export function spend(machine: Machine, steps: number): void {
  machine.steps += steps;
  if (machine.steps > machine.limits.steps) failLimit('preprocessing steps', machine.limits.steps, 'steps');
}

/** Refuses texts that grow without bound, and counts the work of making them. */
export function checkLength(machine: Machine, text: string): string {
  if (text.length > machine.limits.length) failLimit('characters after preprocessing', machine.limits.length, 'expandedLength');
  spend(machine, text.length >> 4);
  return text;
}

/** Does something one level deeper: a call or an included file. */
export function nested<R>(machine: Machine, action: () => R): R {
  if (machine.depth >= machine.limits.depth) failLimit('nested calls and includes', machine.limits.depth);
  machine.depth++;
  try {
    return action();
  } finally {
    machine.depth--;
  }
}

/** Adds a line to the result. */
export function emit(machine: Machine, text: string, copied: boolean): void {
  machine.produced += text.length + 1;
  if (machine.produced > machine.limits.length) failLimit('characters after preprocessing', machine.limits.length, 'expandedLength');
  const { place, macro } = machine;
  machine.output.push({ text, place, copied, ...(macro && { macro }) });
}

/** Adds what a line came to; what stood before the call that made it goes before the first. */
export function emitLines(machine: Machine, lines: readonly string[], copied: boolean): void {
  const { prefix } = machine;
  machine.prefix = undefined;
  if (prefix && prefix.unit !== machine.place.unit) machine.joined.push([prefix.unit, machine.place.unit]);
  for (const [index, line] of lines.entries()) emit(machine, index === 0 && prefix ? prefix.text + line : line, copied && !prefix);
}

/** Appends to the last line of the result; what stands behind a call of a procedure goes there. */
export function appendToLast(machine: Machine, text: string): void {
  const last = machine.output.pop();
  if (!last) return;
  machine.produced += text.length;
  machine.joined.push([last.place.unit, machine.place.unit]);
  machine.output.push({ ...last, text: last.text + text, copied: false });
}

/** Notes that a name is defined; one without a sigil may stand anywhere in a line. */
export function remember(machine: Machine, name: string): void {
  if (!name.startsWith('$')) machine.bareNames = true;
}
