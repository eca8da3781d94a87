// Where variables live, and which conditions and loops are open: once for the whole text, and once for each running call.

import type { Token } from './expression-tokens.js';
import { fail } from './failure.js';
import type { JsonNode } from './json.js';
import type { Value } from './values.js';

/** An `!if` that is open. */
export interface Condition {
  /** Whether the conditions round it all hold. */
  readonly outer: boolean;
  holds: boolean;
  /** Whether a branch has been taken already. */
  taken: boolean;
}

/** A `!while` or `!foreach` that is open; a skipped one only waits for its end. */
export interface Loop {
  readonly skipped: boolean;
  /** The place of the line that opened it. */
  readonly start: number;
}

/** An open `!while`. */
export interface WhileLoop extends Loop {
  readonly condition: readonly Token[];
}

/** An open `!foreach`. */
export interface ForeachLoop extends Loop {
  readonly variable: string;
  readonly items: readonly JsonNode[];
  index: number;
}

/** The variables and open blocks of the text or of one call. */
export interface Scope {
  /** The text's own variables, shared by all. */
  readonly globals: Map<string, Value>;
  /** Arguments and `!local` variables; absent outside of calls. They hide globals. */
  readonly locals?: Map<string, Value>;
  /** Variables first set within the call; globals hide them. */
  readonly own?: Map<string, Value>;
  readonly conditions: Condition[];
  readonly whiles: WhileLoop[];
  readonly foreaches: ForeachLoop[];
}

/** The scope of the text itself. */
export function globalScope(): Scope {
  return { globals: new Map(), conditions: [], whiles: [], foreaches: [] };
}

/** The scope of a call. */
export function callScope(caller: Scope, args: Map<string, Value>): Scope {
  return { globals: caller.globals, locals: args, own: new Map(), conditions: [], whiles: [], foreaches: [] };
}

/** The value of a variable, if it has one. */
export function getVariable(scope: Scope, name: string): Value | undefined {
  return scope.locals?.get(name) ?? scope.globals.get(name) ?? scope.own?.get(name);
}

/** Sets a variable where `where` or, without it, the rules of the language say. */
export function setVariable(scope: Scope, name: string, value: Value, where?: 'local' | 'global'): void {
  if (!scope.locals || !scope.own) {
    if (where === 'local') fail('directive-unsupported', { keyword: '!local', reason: 'no call is running' });
    scope.globals.set(name, value);
  } else if (where === 'global') scope.globals.set(name, value);
  else if (where === 'local' || scope.locals.has(name)) scope.locals.set(name, value);
  else if (scope.globals.has(name)) scope.globals.set(name, value);
  else scope.own.set(name, value);
}

/** Forgets a variable. */
export function removeVariable(scope: Scope, name: string): void {
  if (scope.locals?.delete(name)) return;
  if (!scope.globals.delete(name)) scope.own?.delete(name);
}

/** Whether all open conditions hold, so that lines count. */
export function isActive(scope: Scope): boolean {
  const innermost = scope.conditions.at(-1);
  return innermost === undefined || (innermost.outer && innermost.holds);
}
