// The preprocessor as a whole: runs the lines of one diagram and says which text became which lines.

import { diagnostic } from '../../../diagnostics/diagnostic.js';
import { builtins } from './builtins/index.js';
import { Failure } from './failure.js';
import type { Callable } from './functions.js';
import { report, runLines } from './interpreter.js';
import type { Machine, OutLine } from './machine.js';
import { globalScope } from './scope.js';
import type { ExpandedLine, Expansion, MacroCall, Preprocessed, PreprocessorOptions, SourceLine } from './types.js';
import { type CutLines, cutLines, type Unit } from './units.js';

/** Work that any text may cause, and more for each character of a long one. */
const freeSteps = 1_500_000;
const stepsPerCharacter = 20;
const freeLength = 2_000_000;
/** Calls and includes within each other; the engine's own stack bears not many more. */
const deepest = 250;
const mostErrors = 100;

/** Expands the lines of one diagram. Never throws; time and output are bounded by the limits. */
export function preprocess(source: readonly SourceLine[], options: PreprocessorOptions = {}): Preprocessed {
  const cut = cutLines(source);
  const machine = newMachine(source, options);
  try {
    runLines(machine, cut.lines, machine.globals, 'text', cut.lines);
    reportUnclosed(machine, cut);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    report(machine, error);
  }
  const hidden = machine.errors - machine.limits.errors;
  if (hidden > 0) machine.diagnostics.push(diagnostic('too-many-errors', { count: hidden }, undefined));
  return { ...assemble(source, cut.units, machine, options.source), diagnostics: machine.diagnostics };
}

function newMachine(source: readonly SourceLine[], options: PreprocessorOptions): Machine {
  const { limits = {} } = options;
  const size = source.reduce((sum, { text }) => sum + text.length + 1, 0);
  const machine: Machine = {
    options,
    limits: {
      steps: limits.steps ?? freeSteps + stepsPerCharacter * size,
      length: limits.expandedLength ?? freeLength + 2 * size,
      depth: deepest,
      errors: limits.errors ?? mostErrors,
    },
    functions: { byName: new Map<string, Callable[]>(builtins.map((builtin) => [builtin.name, [builtin]])), final: new Set() },
    globals: globalScope(),
    subs: new Map(),
    output: [],
    diagnostics: [],
    joined: [],
    place: { start: source[0]?.start ?? 0, end: source[0]?.end ?? 0, unit: 0 },
    file: options.filename,
    pending: undefined,
    prefix: undefined,
    macro: undefined,
    library: undefined,
    bareNames: false,
    depth: 0,
    steps: 0,
    produced: 0,
    errors: 0,
    run: (lines, scope, mode) => runLines(machine, lines, scope, mode),
  };
  return machine;
}

/** A definition that never ends takes the rest of the text. */
function reportUnclosed(machine: Machine, { lines }: CutLines): void {
  const { pending } = machine;
  const opener = pending && lines.find(({ kind, text }) => kind === pending.kind && text.includes(pending.name));
  if (!pending || !opener) return;
  const data = {
    keyword: `!${pending.kind} ${pending.name}`,
    close: pending.kind === 'definelong' ? '!enddefinelong' : `!end${pending.kind}`,
  };
  machine.diagnostics.push(diagnostic('unclosed-definition', data, { start: opener.start, end: opener.end }));
}

type Assembled = Pick<Preprocessed, 'lines' | 'expansions'>;

/** Finds which units are expansions – directives, and all that changed – and numbers them. */
function assemble(source: readonly SourceLine[], units: readonly Unit[], machine: Machine, text: string | undefined): Assembled {
  const changed = new Set<number>();
  const produced = new Set<number>();
  for (const { copied, place } of machine.output) {
    if (!copied) changed.add(place.unit);
    produced.add(place.unit);
  }
  const joinedTo = joinedUnits(machine.joined);
  const expansionOf = new Map<number, number>();
  const spans: { from: number; to: number; units: number }[] = [];
  for (let index = 0; index < units.length; index++) {
    const unit = units[index];
    if (!unit) continue;
    const last = joinedTo(index);
    if (last === index && !unit.directive && !changed.has(index) && produced.has(index)) continue;
    for (let inner = index; inner <= last; inner++) expansionOf.set(inner, spans.length);
    spans.push({ from: unit.from, to: units[last]?.to ?? unit.to, units: last - index + 1 });
    index = last;
  }
  const macros = wholeMacros(machine.output, expansionOf);
  const expansions = spans.map(({ from, to }, index) => expansionAt(source, from, to, text, macros.get(index)));
  return { lines: machine.output.map(expandedLine), expansions };
}

/** The last unit that is one with a given unit, because they share a line. */
function joinedUnits(pairs: readonly (readonly [number, number])[]): (unit: number) => number {
  const reach = new Map<number, number>();
  for (const [a, b] of pairs) reach.set(Math.min(a, b), Math.max(reach.get(Math.min(a, b)) ?? 0, a, b));
  return (unit) => {
    let last = unit;
    for (let inner = unit; inner <= last; inner++) last = Math.max(last, reach.get(inner) ?? 0);
    return last;
  };
}

/** Expansions all of whose lines came from one call of a known macro. */
function wholeMacros(output: readonly OutLine[], expansionOf: ReadonlyMap<number, number>): ReadonlyMap<number, MacroCall> {
  const macros = new Map<number, MacroCall | undefined>();
  for (const { place, macro } of output) {
    const expansion = expansionOf.get(place.unit);
    if (expansion === undefined) continue;
    macros.set(expansion, macros.has(expansion) && macros.get(expansion) !== macro ? undefined : macro);
  }
  const found = new Map<number, MacroCall>();
  for (const [expansion, macro] of macros) if (macro) found.set(expansion, macro);
  return found;
}

function expansionAt(
  source: readonly SourceLine[],
  from: number,
  to: number,
  text: string | undefined,
  macro: MacroCall | undefined,
): Expansion {
  const start = source[from]?.start ?? 0;
  const end = source[to - 1]?.end ?? start;
  const lines = () => source.slice(from, to).map((line) => line.text);
  return { start, end, text: text === undefined ? lines().join('\n') : text.slice(start, end), ...(macro && { macro }) };
}

function expandedLine({ text, place, copied, macro }: OutLine): ExpandedLine {
  return { text, start: place.start, end: place.end, copied, ...(macro && { macro }) };
}
