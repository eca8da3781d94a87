// Conditions and loops.

import { readName, skipBlanks, trimLine } from './characters.js';
import { conditionHolds } from './conditions.js';
import { evaluate } from './expression.js';
import { readTokens } from './expression-tokens.js';
import { fail, failExpression } from './failure.js';
import type { JsonNode } from './json.js';
import { type BodyLine, remember, spend } from './machine.js';
import type { Run } from './run.js';
import { getVariable, isActive, setVariable } from './scope.js';
import { evaluateAt, knowledgeOf } from './substitution.js';
import { isTrue, ofJson, type Value } from './values.js';

/** As in the engine, which takes more for an endless loop. */
const mostJumps = 999;

/** Carries out `!if` and its kin; true when the line was one of them. */
export function stepCondition(run: Run, line: BodyLine): boolean {
  const { machine, scope } = run;
  const { conditions } = scope;
  const text = trimLine(line.text);
  const open = (holds: boolean): void => {
    conditions.push({ outer: isActive(scope), holds, taken: holds });
  };
  const opened = () => conditions.at(-1) ?? fail('stray-directive', { found: `!${line.kind}`, opener: '!if' });
  switch (line.kind) {
    case 'if':
      if (!isActive(scope)) open(false);
      else openAnyway(open, () => isTrue(evaluateAt(machine, scope, text, skipBlanks(text, '!if'.length))));
      return true;
    case 'ifdef':
      openAnyway(open, () => conditionHolds(text.slice('!ifdef'.length), (name) => isDefined(run, name)));
      return true;
    case 'ifndef':
      openAnyway(open, () => !isDefined(run, readName(text, skipBlanks(text, '!ifndef'.length)) ?? failExpression('a name is missing')));
      return true;
    case 'elseif': {
      const condition = opened();
      condition.holds = false;
      if (condition.taken) return true;
      condition.holds = isTrue(evaluateAt(machine, scope, text, skipBlanks(text, '!elseif'.length)));
      condition.taken = condition.holds;
      return true;
    }
    case 'else': {
      const condition = opened();
      condition.holds = !condition.taken;
      return true;
    }
    case 'endif':
      opened();
      conditions.pop();
      return true;
    default:
      return false;
  }
}

function isDefined({ machine, scope }: Run, name: string): boolean {
  return getVariable(scope, name) !== undefined || machine.functions.byName.has(name);
}

/** A condition that cannot be evaluated is open nevertheless, and does not hold. */
function openAnyway(open: (holds: boolean) => void, holds: () => boolean): void {
  let result = false;
  try {
    result = holds();
  } finally {
    open(result);
  }
}

/** Carries out `!while`; true when the line was taken. */
export function stepWhile(run: Run, line: BodyLine): boolean {
  const { machine, scope } = run;
  const current = scope.whiles.at(-1);
  if (line.kind === 'while') {
    const text = trimLine(line.text);
    const skips = current?.skipped === true;
    const { tokens } = skips ? { tokens: [] } : readTokens(text, skipBlanks(text, '!while'.length), 'line');
    const holds = !skips && isTrue(evaluate(tokens, knowledgeOf(machine, scope)));
    scope.whiles.push({ skipped: !holds, start: run.at, condition: tokens });
    return true;
  }
  if (line.kind !== 'endwhile') return current?.skipped === true;
  if (!current) return fail('stray-directive', { found: '!endwhile', opener: '!while' });
  spend(machine, current.condition.length);
  if (!current.skipped && isTrue(evaluate(current.condition, knowledgeOf(machine, scope)))) jump(run, current.start);
  else scope.whiles.pop();
  return true;
}

function jump(run: Run, start: number): void {
  if (++run.jumps > mostJumps) {
    run.scope.whiles.length = 0;
    run.scope.foreaches.length = 0;
    fail('limit-exceeded', { what: 'rounds in its loops', limit: mostJumps });
  }
  run.at = start;
}

/** Carries out `!foreach`; true when the line was taken. */
export function stepForeach(run: Run, line: BodyLine): boolean {
  const { scope } = run;
  const current = scope.foreaches.at(-1);
  if (line.kind === 'foreach') {
    if (current?.skipped) scope.foreaches.push({ skipped: true, start: run.at, variable: '', items: [], index: 0 });
    else openForeach(run, trimLine(line.text));
    return true;
  }
  if (line.kind !== 'endfor') return current?.skipped === true;
  if (!current) return fail('stray-directive', { found: '!endfor', opener: '!foreach' });
  const next = current.skipped ? undefined : current.items[++current.index];
  if (!next) scope.foreaches.pop();
  else {
    jump(run, current.start);
    setVariable(scope, current.variable, ofJson(next), 'global');
  }
  return true;
}

function openForeach({ machine, scope, at }: Run, text: string): void {
  const start = skipBlanks(text, '!foreach'.length);
  const variable = readName(text, start) ?? failExpression('the variable is missing');
  const word = skipBlanks(text, start + variable.length);
  if (!text.startsWith('in', word)) failExpression('"in" is missing');
  const value = evaluateAt(machine, scope, text, skipBlanks(text, word + 2));
  const items = itemsOf(value);
  remember(machine, variable);
  const first = items[0];
  scope.foreaches.push({ skipped: !first, start: at, variable, items, index: 0 });
  if (first) setVariable(scope, variable, ofJson(first), 'global');
}

function itemsOf(value: Value): readonly JsonNode[] {
  if (value.kind !== 'json') return [];
  if (value.value.kind === 'array') return value.value.items;
  if (value.value.kind === 'object') return value.value.members.map(([text]) => ({ kind: 'string', text }) as const);
  return [];
}
