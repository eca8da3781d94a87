// Runs lines: each goes through the same stations in the engine's order – parts, definitions, conditions, defines, loops, the rest.

import { act } from './actions.js';
import { trimLine } from './characters.js';
import { continueDefinition, declare, defineFunction, defineLong } from './definitions.js';
import { Failure, fail } from './failure.js';
import { stepCondition, stepForeach, stepWhile } from './flow.js';
import { type BodyLine, type Machine, type Mode, type Place, spend } from './machine.js';
import type { Run } from './run.js';
import { isActive, type Scope } from './scope.js';
import type { Value } from './values.js';

/** Lines up to this length all cost the same. */
const freeLine = 256;

/** Runs lines to their end, or to the `!return` of a function. `places` says where the lines of the author's own text stand. */
export function runLines(
  machine: Machine,
  lines: readonly BodyLine[],
  scope: Scope,
  mode: Mode,
  places?: readonly Place[],
): Value | undefined {
  const run: Run = { machine, lines, places, scope, mode, partEnds: new Set(), at: 0, jumps: 0, value: undefined };
  while (run.at < lines.length && !run.value) {
    const line = lines[run.at];
    const place = places?.[run.at];
    if (place) machine.place = place;
    if (!line) break;
    try {
      spend(machine, costOf(line.text));
      step(run, line);
    } catch (error) {
      if (!(error instanceof Failure) || error.final || mode !== 'text') throw error;
      report(machine, error);
    }
    run.at++;
  }
  return run.value;
}

/** What carrying out a line costs, in steps. A loop may do so a thousand times, and all that is beyond a line of some length takes its time. */
function costOf(line: string): number {
  return 1 + Math.max(0, line.length - freeLine);
}

/** Notes why a line could not be carried out. */
export function report(machine: Machine, failure: Failure): void {
  const { start, end } = machine.place;
  machine.errors++;
  if (machine.errors <= machine.limits.errors || failure.final) machine.diagnostics.push(failure.report({ start, end }));
}

function step(run: Run, line: BodyLine): void {
  const { machine, scope } = run;
  if (line.kind === 'startsub') openPart(run, line);
  else if (line.kind === 'endsub' && run.partEnds.delete(run.at)) return;
  else if (machine.pending) continueDefinition(machine, machine.pending, line);
  else if (line.kind === 'function' || line.kind === 'procedure') declare(machine, scope, line, line.kind);
  else if (stepCondition(run, line) || !isActive(scope)) return;
  else if (line.kind === 'define-function') defineFunction(machine, scope, line);
  else if (line.kind === 'definelong') defineLong(machine, scope, line);
  else if (!stepWhile(run, line) && !stepForeach(run, line)) act(run, line);
}

function openPart(run: Run, line: BodyLine): void {
  const name = trimLine(line.text).replace(/^!startsub\s*/, '');
  let end = run.at + 1;
  while (end < run.lines.length && run.lines[end]?.kind !== 'endsub' && run.lines[end]?.kind !== 'startsub') end++;
  if (end === run.lines.length) fail('unclosed-directive', { keyword: '!startsub', close: '!endsub' });
  if (run.lines[end]?.kind === 'startsub') fail('directive-unsupported', { keyword: '!startsub', reason: 'parts do not nest' });
  run.machine.subs.set(name, run.lines.slice(run.at + 1, end));
  run.partEnds.add(end);
  if (!/^\w+$/.test(name)) fail('directive-unsupported', { keyword: '!startsub', reason: 'a part is named in letters, digits and `_`' });
}
