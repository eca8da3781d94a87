// The functions, procedures and defines that a text may call: its own and the built-in ones.

import type { BodyLine, Machine } from './machine.js';
import type { Scope } from './scope.js';
import type { Value } from './values.js';

/** A parameter of a definition. */
export interface Parameter {
  readonly name: string;
  readonly fallback?: Value;
}

/** What the author defined. */
export interface UserFunction {
  readonly kind: 'function' | 'procedure' | 'define' | 'definelong';
  readonly name: string;
  readonly parameters: readonly Parameter[];
  readonly unquoted: boolean;
  readonly body: readonly BodyLine[];
  /** Of a define: what it stands for. */
  readonly definition?: string;
}

/** A function of the language, or a macro of a known library. */
export interface Builtin {
  readonly kind: 'builtin';
  readonly name: string;
  /** Fewest and most arguments. */
  readonly counts: readonly [number, number];
  /** Whether its arguments stand without quotes. */
  readonly unquoted?: boolean;
  /** The names its arguments may be given by. */
  readonly parameters?: readonly string[];
  /** Whether it writes lines instead of having a value. */
  readonly writes?: true;
  /** Its value; undefined where it writes lines. */
  run(args: readonly Value[], context: CallContext): Value | undefined;
}

/** Where a built-in function was called. */
export interface CallContext {
  readonly machine: Machine;
  readonly scope: Scope;
  readonly named: ReadonlyMap<string, Value>;
}

/** What a name may call. */
export type Callable = UserFunction | Builtin;

/** Everything that can be called, by name. */
export interface FunctionTable {
  readonly byName: Map<string, Callable[]>;
  /** Names with their number of parameters that may not be defined again. */
  readonly final: Set<string>;
}

/** Adds a definition; one of the same name and number of parameters is replaced. */
export function addFunction(table: FunctionTable, added: UserFunction): void {
  const known = table.byName.get(added.name) ?? [];
  const others = known.filter((other) => other.kind === 'builtin' || other.parameters.length !== added.parameters.length);
  table.byName.set(added.name, [added, ...others]);
}

/** The function that takes these arguments: one with exactly as many parameters, or the first that can do. */
export function findFunction(table: FunctionTable, name: string, count: number, named: Iterable<string>): Callable | undefined {
  const known = table.byName.get(name) ?? [];
  const names = [...named];
  const exact = known.find((candidate) => candidate.kind !== 'builtin' && candidate.parameters.length === count);
  return exact ?? known.find((candidate) => covers(candidate, count, names));
}

/** Whether a function can be called with so many arguments and these named ones. */
export function covers(candidate: Callable, count: number, named: readonly string[]): boolean {
  if (candidate.kind === 'builtin') {
    const known = candidate.parameters ?? [];
    return count <= candidate.counts[1] && count + named.length >= candidate.counts[0] && named.every((name) => known.includes(name));
  }
  const { parameters } = candidate;
  if (count > parameters.length || named.some((name) => !parameters.some((parameter) => parameter.name === name))) return false;
  return count >= parameters.filter(({ name, fallback }) => fallback === undefined && !named.includes(name)).length;
}

/** Whether calls of this name take their arguments as text instead of expressions, and how. */
export function argumentStyle(table: FunctionTable, name: string): 'define' | 'unquoted' | 'expressions' {
  const known = table.byName.get(name) ?? [];
  if (known.some(({ kind }) => kind === 'define' || kind === 'definelong')) return 'define';
  return known.some(({ unquoted }) => unquoted) ? 'unquoted' : 'expressions';
}
