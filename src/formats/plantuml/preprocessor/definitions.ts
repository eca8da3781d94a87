// Reads the head lines of definitions: `!procedure $p($a, $b = "x")`, `!function`, `!define F(x)`, `!definelong`.

import { readName, skipBlanks, trimLine } from './characters.js';
import { lineKind } from './directives.js';
import { evaluate } from './expression.js';
import { readTokens } from './expression-tokens.js';
import { fail } from './failure.js';
import { addFunction, type Parameter } from './functions.js';
import { type BodyLine, type Machine, type PendingFunction, remember } from './machine.js';
import type { Scope } from './scope.js';
import { knowledgeOf } from './substitution.js';

interface Head {
  readonly name: string;
  readonly parameters: readonly Parameter[];
  /** The first character behind it that is no white space. */
  readonly end: number;
}

function readHead(machine: Machine, scope: Scope, text: string, start: number, parenthesesOptional: boolean): Head {
  const name = readName(text, start) ?? fail('bad-definition', { reason: 'its name is missing' });
  let at = skipBlanks(text, start + name.length);
  const parameters: Parameter[] = [];
  if (text[at] !== '(') {
    if (!parenthesesOptional) fail('bad-definition', { reason: `"(" is missing behind ${name}` });
    return { name, parameters, end: at };
  }
  at = skipBlanks(text, at + 1);
  while (text[at] !== ')') {
    if (text[at] === ',') at++;
    else {
      const parameter = readParameter(machine, scope, text, at);
      parameters.push(parameter);
      at = parameter.end;
    }
    at = skipBlanks(text, at);
  }
  return { name, parameters, end: skipBlanks(text, at + 1) };
}

function readParameter(machine: Machine, scope: Scope, text: string, start: number): Parameter & { readonly end: number } {
  const name =
    readName(text, start) ??
    fail('bad-definition', { reason: text[start] === undefined ? 'its ")" is missing' : `"${text[start]}" is no parameter` });
  const at = skipBlanks(text, start + name.length);
  if (text[at] !== '=') return { name, end: at };
  const { tokens, end } = readTokens(text, at + 1, 'argument');
  return { name, fallback: evaluate(tokens, knowledgeOf(machine, scope)), end };
}

/** `!function` and `!procedure`: opens a definition, or makes one whose `!return` stands in the same line. */
export function declare(machine: Machine, scope: Scope, line: BodyLine, kind: 'function' | 'procedure'): void {
  const text = trimLine(line.text);
  const words = /^!((?:unquoted\s+|final\s+)*)(?:function|procedure)\s+/.exec(text);
  const modifiers = words?.[1] ?? '';
  const head = readHead(machine, scope, text, words?.[0].length ?? 0, false);
  const key = `${head.name}/${head.parameters.length}`;
  const isFinal = /final/.test(modifiers);
  const known = machine.functions.byName
    .get(head.name)
    ?.some((other) => other.kind !== 'builtin' && other.parameters.length === head.parameters.length);
  if (known && (isFinal || machine.functions.final.has(key))) fail('already-defined', { name: head.name });
  if (isFinal) machine.functions.final.add(key);
  remember(machine, head.name);
  const definition: PendingFunction = {
    kind,
    name: head.name,
    parameters: head.parameters,
    unquoted: /unquoted/.test(modifiers),
    body: [],
  };
  const rest = text.slice(head.end);
  const inline = kind === 'function' ? /^!?return\s*/.exec(rest) : undefined;
  if (!inline) machine.pending = definition;
  else addFunction(machine.functions, { ...definition, body: [bodyLine(`!return ${rest.slice(inline[0].length)}`)] });
}

/** `!define F(x) …`. */
export function defineFunction(machine: Machine, scope: Scope, line: BodyLine): void {
  const text = trimLine(line.text);
  const { name, parameters, end } = readHead(machine, scope, text, skipBlanks(text, '!define'.length), false);
  remember(machine, name);
  addFunction(machine.functions, { kind: 'define', name, parameters, unquoted: true, body: [], definition: text.slice(end) });
}

/** `!definelong F(x)`: opens a definition. */
export function defineLong(machine: Machine, scope: Scope, line: BodyLine): void {
  const text = trimLine(line.text);
  const { name, parameters } = readHead(machine, scope, text, skipBlanks(text, '!definelong'.length), true);
  remember(machine, name);
  machine.pending = { kind: 'definelong', name, parameters, unquoted: true, body: [] };
}

/** Takes a line into the open definition, or ends it. */
export function continueDefinition(machine: Machine, pending: PendingFunction, line: BodyLine): void {
  const returns = line.kind === 'return';
  if (line.kind !== 'end-definition') {
    pending.body.push(line);
    if (returns && pending.kind === 'procedure') {
      machine.pending = undefined;
      fail('bad-definition', { reason: 'a procedure has no !return; make it a !function' });
    }
    return;
  }
  machine.pending = undefined;
  if (pending.kind === 'function' && !pending.body.some(({ kind }) => kind === 'return')) {
    fail('bad-definition', { reason: 'a function needs a !return; without one make it a !procedure' });
  }
  const [only, ...more] = pending.body;
  if (pending.kind === 'definelong' && only && more.length === 0)
    addFunction(machine.functions, { ...pending, kind: 'define', definition: only.text });
  else addFunction(machine.functions, pending);
}

/** A line with its kind. */
export function bodyLine(text: string): BodyLine {
  return { text, kind: lineKind(text) };
}
