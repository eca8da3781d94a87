// What the lines do that are neither definitions nor conditions nor loops.

import { readName, skipBlanks, trimLine } from './characters.js';
import type { LineKind } from './directives.js';
import { evaluate } from './expression.js';
import { readTokens } from './expression-tokens.js';
import { fail, failExpression } from './failure.js';
import { include, includeDefinition, includePart } from './includes.js';
import { openBrackets } from './json.js';
import { type BodyLine, emit, emitLines, remember } from './machine.js';
import type { Run } from './run.js';
import { getVariable, removeVariable, setVariable } from './scope.js';
import { lineBreak } from './special-characters.js';
import { evaluateAt, knowledgeOf, substitute, substituteText } from './substitution.js';
import { isTrue, ofText, textOf } from './values.js';

/** Carries a line out. */
export function act(run: Run, line: BodyLine): void {
  actions[line.kind]?.(run, line);
}

type Action = (run: Run, line: BodyLine) => void;

const actions: Partial<Record<LineKind, Action>> = {
  plain: (run, line) => plain(run, line.text),
  assignment: assign,
  define,
  undef: ({ scope }, { text }) => removeVariable(scope, readName(afterKeyword('!undef', text), 0) ?? failExpression('a name is missing')),
  include: includeFile,
  includesub: ({ machine, scope }, line) => includePart(machine, scope, line),
  includedef: ({ machine, scope }, line) => includeDefinition(machine, scope, line),
  import: () => fail('directive-unsupported', { keyword: '!import', reason: 'archives are not read' }),
  theme: keep,
  option: keep,
  assert: assertion,
  log: ({ machine, scope }, { text }) => {
    substituteText(machine, scope, afterKeyword('!log', text));
  },
  return: giveBack,
  endsub: () => fail('stray-directive', { found: '!endsub', opener: '!startsub' }),
};

/** What stands behind the keyword of a directive. */
function afterKeyword(keyword: string, text: string): string {
  const trimmed = trimLine(text);
  return trimmed.slice(skipBlanks(trimmed, keyword.length));
}

/** Themes and options are the reader's; only their place counts here. */
function keep({ machine, mode, places }: Run, { text }: BodyLine): void {
  if (mode !== 'function') emit(machine, text, places !== undefined);
}

/** An include of a library whose files are not at hand stays what it is: texts may show pictures that it defines. */
function includeFile({ machine, scope, mode }: Run, line: BodyLine): void {
  const unknown = include(machine, scope, line);
  if (unknown !== undefined && mode !== 'function') emit(machine, `!include ${unknown}`, false);
}

function giveBack(run: Run, { text }: BodyLine): void {
  if (run.mode !== 'function') fail('stray-directive', { found: '!return', opener: '!function' });
  run.value = evaluateAt(run.machine, run.scope, afterKeyword('!return', text), 0);
}

const assignmentHead = /^!\s*(?:(local|global)\s+)?(\$?[^\s?=$]+)\s*(\??)=\s*/;

function assign(run: Run, line: BodyLine): void {
  const { machine, scope, lines } = run;
  let text = trimLine(line.text);
  const head = assignmentHead.exec(text);
  const [whole, where, name, conditional] = head ?? [];
  if (whole === undefined || name === undefined) failExpression('it is no assignment');
  if (/^[{[]/.test(text.slice(whole.length))) text = gatherJson(run, text, whole.length, lines);
  if (conditional === '?' && getVariable(scope, name)) return;
  remember(machine, name);
  const value = evaluateAt(machine, scope, text, whole.length);
  setVariable(scope, name, value, where === 'local' || where === 'global' ? where : undefined);
}

/** JSON goes on over as many lines as it has open brackets. */
function gatherJson(run: Run, first: string, start: number, lines: readonly BodyLine[]): string {
  const parts = [first];
  let depth = openBrackets(first.slice(start));
  while (depth > 0 && run.at + 1 < lines.length) {
    const next = lines[++run.at]?.text ?? '';
    parts.push(next);
    depth = openBrackets(next, depth);
  }
  return parts.join('');
}

function define({ machine, scope }: Run, line: BodyLine): void {
  const text = afterKeyword('!define', line.text);
  const name = readName(text, 0) ?? fail('bad-definition', { reason: 'its name is missing' });
  const value = substituteText(machine, scope, text.slice(skipBlanks(text, name.length)));
  remember(machine, name);
  setVariable(scope, name, ofText(value), 'global');
}

function assertion({ machine, scope }: Run, line: BodyLine): void {
  const text = afterKeyword('!assert', line.text);
  const { tokens, end } = readTokens(text, 0, 'colon');
  if (isTrue(evaluate(tokens, knowledgeOf(machine, scope)))) return;
  const message = text[end] === ':' ? textOf(evaluateAt(machine, scope, text, skipBlanks(text, end + 1))) : '';
  fail('assertion-failed', { message });
}

function plain(run: Run, text: string): void {
  const { machine, scope, mode } = run;
  const result = substitute(machine, scope, text);
  if (result === undefined || mode === 'function') return;
  const lines = /[\n\ue103]/.test(result) ? result.split(lineBreak).flatMap(splitLines) : [result];
  emitLines(machine, lines, run.places !== undefined && result === text);
}

/** A line feed that `%chr(10)` made ends a line, but adds no empty one at the end. */
function splitLines(text: string): readonly string[] {
  const lines = text.split('\n');
  while (lines.length > 1 && lines.at(-1) === '') lines.pop();
  return lines;
}
