// Puts the values of variables and calls into a line.

import { candidatePattern, readName, skipBlanks } from './characters.js';
import { evaluate, type Knowledge } from './expression.js';
import { readTokens } from './expression-tokens.js';
import { fail, failExpression } from './failure.js';
import { argumentStyle, type Callable, covers, findFunction } from './functions.js';
import { type JsonNode, jsonSize, parseJson, printJson } from './json.js';
import { appendToLast, checkLength, type Machine, nested, spend } from './machine.js';
import { callScope, getVariable, type Scope } from './scope.js';
import { ofJson, ofText, textOf, type Value } from './values.js';

const candidates = new RegExp(candidatePattern, 'gu');

/** A call as it stands in a line. */
interface ParsedCall {
  readonly values: readonly Value[];
  readonly named: ReadonlyMap<string, Value>;
  /** Behind its closing parenthesis. */
  readonly end: number;
}

/**
 * The line with everything substituted; undefined when a procedure was called, which wrote its own lines. What stood before the call goes
 * before the first of those lines, what stands behind it goes unexpanded to the end of the last, as in the engine.
 */
export function substitute(machine: Machine, scope: Scope, text: string): string | undefined {
  spend(machine, 1 + (text.length >> 4));
  if (!machine.bareNames && !/[$%]/.test(text)) return text;
  let result = '';
  let done = 0;
  let at = 0;
  for (;;) {
    candidates.lastIndex = at;
    const found = candidates.exec(text);
    if (!found) break;
    const name = nameAt(machine, scope, text, found.index, found[0]);
    if (!name) {
      at = found.index + found[0].length;
      continue;
    }
    result += text.slice(done, name.start);
    const end = name.start + name.text.length;
    if (name.called) {
      const call = parseCall(machine, scope, name.text, text, end);
      const callable = findCallable(machine, name.text, call);
      if (writesLines(callable)) {
        machine.prefix = { text: callable.kind === 'definelong' ? text.slice(0, name.start) : result, unit: machine.place.unit };
        callFunction(machine, scope, callable, call.values, call.named);
        const rest = text.slice(call.end);
        if (rest !== '' && callable.kind !== 'definelong') appendToLast(machine, rest);
        return undefined;
      }
      const value = callFunction(machine, scope, callable, call.values, call.named);
      result = checkLength(machine, result + (value ? textOf(value) : ''));
      done = call.end;
    } else {
      if (result.endsWith('##')) result = result.slice(0, -2);
      const value = getVariable(scope, name.text) ?? ofText('');
      const path = readPath(machine, scope, value, text, end);
      result = checkLength(machine, result + path.text);
      done = text.startsWith('##', path.end) ? path.end + 2 : path.end;
    }
    at = done;
  }
  return done === 0 ? text : result + text.slice(done);
}

/** Substitutes where only a text makes sense; a procedure there leaves nothing. */
export function substituteText(machine: Machine, scope: Scope, text: string): string {
  return substitute(machine, scope, text) ?? '';
}

interface FoundName {
  readonly start: number;
  readonly text: string;
  readonly called: boolean;
}

/** What of a run of name characters is known: all of it, or all but its sigil, or all but the `n` of a `\n` before it. */
function nameAt(machine: Machine, scope: Scope, text: string, start: number, run: string): FoundName | undefined {
  const hasSigil = run.startsWith('$') || run.startsWith('%');
  const behindBreak = run.startsWith('n') && text[start - 1] === '\\';
  for (const skipped of hasSigil || behindBreak ? [0, 1] : [0]) {
    const name = run.slice(skipped);
    if (name === '') continue;
    if (text[start + run.length] === '(' && machine.functions.byName.has(name)) return { start: start + skipped, text: name, called: true };
    if (getVariable(scope, name)) return { start: start + skipped, text: name, called: false };
  }
  return undefined;
}

/** Reads the arguments of a call; `open` is where its parenthesis stands. */
function parseCall(machine: Machine, scope: Scope, name: string, text: string, open: number): ParsedCall {
  const style = argumentStyle(machine.functions, name);
  const values: Value[] = [];
  const named = new Map<string, Value>();
  let at = skipBlanks(text, open + 1);
  if (text[at] === ')') return { values, named, end: at + 1 };
  for (;;) {
    at = skipBlanks(text, at);
    const keyword = style === 'define' ? undefined : keywordAt(text, at);
    const argument = readArgument(machine, scope, style, text, keyword ? skipBlanks(text, keyword.end) : at);
    if (keyword) named.set(keyword.name, argument.value);
    else values.push(argument.value);
    at = skipBlanks(text, argument.end);
    const mark = text[at++];
    if (mark === ')') return { values, named, end: at };
    if (mark !== ',')
      fail('bad-call', { name, reason: mark === undefined ? 'its ")" is missing' : `a "," or ")" is missing before "${mark}"` });
  }
}

function keywordAt(text: string, at: number): { readonly name: string; readonly end: number } | undefined {
  const name = readName(text, at);
  if (name === undefined) return undefined;
  const equals = skipBlanks(text, at + name.length);
  return text[equals] === '=' ? { name, end: equals + 1 } : undefined;
}

type ReadArgument = { readonly value: Value; readonly end: number };

function readArgument(
  machine: Machine,
  scope: Scope,
  style: 'define' | 'unquoted' | 'expressions',
  text: string,
  at: number,
): ReadArgument {
  if (style === 'expressions') {
    const { tokens, end } = readTokens(text, at, 'argument');
    return { value: evaluate(tokens, knowledgeOf(machine, scope)), end };
  }
  const { raw, end } = readUnquoted(text, at);
  return { value: ofText(substituteText(machine, scope, raw)), end };
}

/** Reads an argument that is text: to its closing quote, or to the `,` or `)` outside of its own parentheses. */
function readUnquoted(text: string, at: number): { readonly raw: string; readonly end: number } {
  const quote = text[at];
  if (quote === '"' || quote === "'") {
    const end = text.indexOf(quote, at + 1);
    if (end < 0) failExpression(`a ${quote} is missing`);
    return { raw: text.slice(at + 1, end), end: end + 1 };
  }
  let depth = 0;
  for (let end = at; end < text.length; end++) {
    const character = text[end];
    if (depth === 0 && (character === ',' || character === ')')) return { raw: text.slice(at, end).trim(), end };
    if (character === '(') depth++;
    else if (character === ')') depth--;
  }
  return failExpression('a ")" is missing');
}

function findCallable(machine: Machine, name: string, { values, named }: ParsedCall): Callable {
  return (
    findFunction(machine.functions, name, values.length, named.keys()) ??
    fail('unknown-function', { name, count: values.length + named.size })
  );
}

function writesLines(callable: Callable): boolean {
  return callable.kind === 'builtin' ? callable.writes === true : callable.kind === 'procedure' || callable.kind === 'definelong';
}

/** Calls a function and gives its value; one that writes lines has none. */
export function callFunction(
  machine: Machine,
  scope: Scope,
  callable: Callable,
  values: readonly Value[],
  named: ReadonlyMap<string, Value>,
): Value | undefined {
  spend(machine, 2);
  return nested(machine, () => {
    if (callable.kind === 'builtin') {
      for (const value of values) spend(machine, costOf(value));
      return callable.run(values, { machine, scope, named });
    }
    const args = new Map<string, Value>();
    let next = 0;
    for (const { name, fallback } of callable.parameters) {
      const value = named.get(name) ?? values[next++] ?? fallback;
      if (!value) fail('bad-call', { name: callable.name, reason: `the argument ${name} is missing` });
      args.set(name, value);
    }
    if ([...args.keys()].some((name) => !name.startsWith('$'))) machine.bareNames = true;
    const inner = callScope(scope, args);
    if (callable.kind === 'define') return ofText(substituteText(machine, inner, callable.definition ?? ''));
    const result = machine.run(callable.body, inner, callable.kind === 'function' ? 'function' : 'procedure');
    if (callable.kind === 'function' && !result) fail('bad-call', { name: callable.name, reason: 'no !return was reached' });
    return result;
  });
}

/** What working with a value costs, in steps. */
function costOf(value: Value): number {
  return value.kind === 'json' ? jsonSize(value.value) >> 1 : value.kind === 'text' ? value.value.length >> 2 : 0;
}

/** What expressions may ask for in a scope. */
export function knowledgeOf(machine: Machine, scope: Scope): Knowledge {
  return {
    accept: (value) => {
      if (value.kind === 'text') checkLength(machine, value.value);
      return value;
    },
    variable: (name) => {
      if (!name.includes('.') && !name.includes('[')) return getVariable(scope, name);
      const text = substituteText(machine, scope, name);
      const json = parseJson(text);
      return json ? ofJson(json) : ofText(text);
    },
    call: (name, args, named) => {
      const callable = findFunction(machine.functions, name, args.length, []);
      if (!callable || !covers(callable, args.length, [])) return fail('unknown-function', { name, count: args.length });
      if (writesLines(callable) && callable.kind !== 'builtin') fail('bad-call', { name, reason: 'it has no value' });
      return callFunction(machine, scope, callable, args, named) ?? fail('bad-call', { name, reason: 'it has no value' });
    },
  };
}

/** The value of the expression that stands at an offset of a line. */
export function evaluateAt(machine: Machine, scope: Scope, text: string, at: number): Value {
  if (text[at] === '{' || text[at] === '[') {
    const json = parseJson(text.slice(at)) ?? fail('preprocessor-json', { reason: 'it does not end, or a quote or comma is missing' });
    return ofJson(json);
  }
  const { tokens } = readTokens(text, at, 'line');
  return evaluate(tokens, knowledgeOf(machine, scope));
}

interface ReadPath {
  readonly text: string;
  readonly end: number;
}

/** The text of a variable, with the `.name` and `[index]` that follow a JSON object or array. */
function readPath(machine: Machine, scope: Scope, value: Value, text: string, start: number): ReadPath {
  if (value.kind !== 'json' || (value.value.kind !== 'object' && value.value.kind !== 'array')) return { text: textOf(value), end: start };
  let node: JsonNode | undefined = value.value;
  let at = start;
  for (;;) {
    if (text[at] === '.') {
      const name: string = fieldName(text, at + 1);
      if (node?.kind !== 'object') failExpression(`".${name}" is asked of what is no JSON object`);
      node = node.byName.get(name);
      at += 1 + name.length;
    } else if (text[at] === '[') {
      const close = closingBracket(text, at);
      if (close < 0) failExpression('a "]" is missing');
      node = elementOf(node, substituteText(machine, scope, text.slice(at + 1, close)));
      at = close + 1;
    } else break;
  }
  if (node) spend(machine, jsonSize(node) >> 1);
  return { text: node ? (node.kind === 'string' ? node.text : printJson(node)) : '', end: at };
}

function fieldName(text: string, at: number): string {
  return /^[\p{ID_Continue}$\u200c\u200d]*/u.exec(text.slice(at, at + 1000))?.[0] ?? '';
}

function closingBracket(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    if (text[at] === '[') depth++;
    else if (text[at] === ']' && --depth === 0) return at;
  }
  return -1;
}

function elementOf(node: JsonNode | undefined, key: string): JsonNode {
  if (node?.kind === 'object') return node.byName.get(key) ?? failExpression(`there is no member ${key}`);
  if (node?.kind !== 'array') return failExpression(`"[${key}]" is asked of what is neither a JSON array nor an object`);
  const index = /^[+-]?[0-9]+$/.test(key) ? Number(key) : Number.NaN;
  return node.items[index] ?? failExpression(`there is no element ${key}`);
}
