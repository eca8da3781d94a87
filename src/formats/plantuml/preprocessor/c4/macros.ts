// The macros of C4-PlantUML for sequence diagrams as functions of the preprocessor.

import type { Builtin, CallContext } from '../functions.js';
import { emitLines, type Machine } from '../machine.js';
import type { MacroCall } from '../types.js';
import { intOf, ofInt, ofText, textOf, type Value } from '../values.js';
import { elementMacros } from './elements.js';
import { boundaryLine, type C4State, elementLines, relationLine } from './lines.js';
import { settings, stylings, type Write } from './settings.js';

type Args = MacroCall['args'];

function argsOf(parameters: readonly string[], values: readonly Value[], named: ReadonlyMap<string, Value>): Args {
  const args: Record<string, string> = {};
  let next = 0;
  for (const parameter of parameters) {
    const value = named.get(`$${parameter}`) ?? values[next++];
    if (value) args[parameter] = textOf(value);
  }
  return args;
}

function macro(name: string, fewest: number, parameters: readonly string[], state: C4State, write: Write): Builtin {
  const run = (values: readonly Value[], { machine, named }: CallContext): undefined => {
    const args = argsOf(parameters, values, named);
    const written = write(args, state);
    if (written !== undefined) emitMacro(machine, { name, args }, typeof written === 'string' ? [written] : written);
  };
  const names = parameters.map((parameter) => `$${parameter}`);
  return { kind: 'builtin', name, counts: [fewest, parameters.length], unquoted: true, parameters: names, writes: true, run };
}

function emitMacro(machine: Machine, call: MacroCall, lines: readonly string[]): void {
  const before = machine.macro;
  machine.macro = call;
  emitLines(machine, lines, false);
  machine.macro = before;
}

const relationParameters = ['from', 'to', 'label', 'techn', 'descr', 'sprite', 'tags', 'link'];
const boundaryParameters = ['alias', 'label', 'tags', 'link', 'descr'];

/** The arrows of the relations that have a direction of their own; the sides of the drawing mean nothing in a sequence. */
const relationArrows: Readonly<Record<string, string>> = {
  BiRel: '<<-->>',
  Rel_Back: '<<--',
  Rel_Neighbor: '->>',
  BiRel_Neighbor: '<<->>',
  Rel_Back_Neighbor: '<<-',
  ...Object.fromEntries(
    [
      ['D', 'DOWN'],
      ['Down', 'DOWN'],
      ['U', 'UP'],
      ['Up', 'UP'],
      ['L', 'LEFT'],
      ['Left', 'LEFT'],
      ['R', 'RIGHT'],
      ['Right', 'RIGHT'],
    ].flatMap(([word, side]) => [
      [`Rel_${word}`, `-${side}->>`],
      [`BiRel_${word}`, `<<-${side}->>`],
    ]),
  ),
};

function nextIndex(state: C4State, offset: number): number {
  state.lastIndex = state.index;
  state.index = state.lastIndex + offset;
  return state.lastIndex;
}

function relationMacros(state: C4State): readonly Builtin[] {
  const rel = macro('Rel', 3, [...relationParameters, 'index', 'rel'], state, (args) => {
    const index = args['index'] ?? '';
    const prefix = state.showIndex ? `${index === '' ? nextIndex(state, 1) : index}: ` : '';
    return relationLine(args['rel'] || '->', args, prefix, state);
  });
  const others = Object.entries(relationArrows).map(([name, arrow]) =>
    macro(name, 3, relationParameters, state, (args) => relationLine(arrow, args, '', state)),
  );
  return [rel, ...others];
}

function boundaryMacros(state: C4State): readonly Builtin[] {
  const typed = ['Enterprise', 'System', 'Container'].map((word) => {
    const type = word.toLowerCase();
    return macro(`${word}_Boundary`, 2, boundaryParameters, state, (args) => boundaryLine(type, args, type, state));
  });
  const plain = macro('Boundary', 2, ['alias', 'label', 'type', 'tags', 'link', 'descr'], state, (args) =>
    boundaryLine(args['type'] ?? '', args, '', state),
  );
  return [...typed, plain, macro('Boundary_End', 0, [], state, () => 'end box')];
}

/** Functions with a value. */
function valueMacros(state: C4State): readonly Builtin[] {
  const value = (name: string, counts: readonly [number, number], run: (args: readonly Value[]) => Value): Builtin => ({
    kind: 'builtin',
    name,
    counts,
    run,
  });
  const silent = (name: string, counts: readonly [number, number], run: (args: readonly Value[]) => unknown): Builtin => ({
    kind: 'builtin',
    name,
    counts,
    writes: true,
    run: (args) => {
      run(args);
      return undefined;
    },
  });
  const number = (args: readonly Value[], at: number, otherwise: number): number => {
    const given = args[at];
    return given ? intOf(given) || Math.trunc(Number(textOf(given))) || 0 : otherwise;
  };
  const nothing = (name: string, most: number): Builtin => ({ ...value(name, [0, most], () => ofText('')), unquoted: true });
  return [
    value('Index', [0, 1], (args) => ofInt(nextIndex(state, number(args, 0, 1)))),
    value('LastIndex', [0, 0], () => ofInt(state.lastIndex)),
    value('SetIndex', [1, 2], (args) => {
      state.lastIndex = number(args, 0, 1);
      state.index = state.lastIndex + number(args, 1, 1);
      return ofInt(state.lastIndex);
    }),
    silent('increment', [0, 1], (args) => nextIndex(state, number(args, 0, 1))),
    silent('setIndex', [1, 1], (args) => nextIndex(state, number(args, 0, 1) - state.index)),
    ...['None', 'Normal', 'Small'].map((name) => value(name, [0, 0], () => ofText(name))),
    ...['SharpCornerShape', 'RoundedBoxShape', 'EightSidedShape', 'DottedLine', 'DashedLine', 'BoldLine', 'SolidLine'].map((name) =>
      nothing(name, 0),
    ),
    ...['SetPropertyHeader', 'AddProperty'].map((name) => nothing(name, 4)),
    nothing('WithoutPropertyHeader', 0),
  ];
}

const words = (text: string): readonly string[] => text.split(' ').filter((word) => word !== '');

/** All macros of one diagram, with a state of their own. */
export function sequenceMacros(): readonly Builtin[] {
  const state: C4State = {
    index: 1,
    lastIndex: 0,
    showIndex: false,
    showDescriptions: false,
    personSprite: 'person',
    legendTitle: 'Legend',
    used: new Set(),
    elementTags: new Map(),
    relationTags: new Map(),
  };
  const elements = [...elementMacros].map(([name, { kind, parameters }]) =>
    macro(name, 2, parameters, state, (args) => elementLines(kind, args, state)),
  );
  const styles = stylings.map(([name, parameters]) => macro(name, 0, words(parameters), state, () => undefined));
  const more = settings.map(([name, fewest, parameters, write]) => macro(name, fewest, words(parameters), state, write));
  return [...elements, ...boundaryMacros(state), ...relationMacros(state), ...more, ...styles, ...valueMacros(state)];
}
