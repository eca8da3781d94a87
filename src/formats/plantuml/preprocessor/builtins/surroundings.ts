// Built-in functions that ask for what is round the text: files, the time, chance, the engine itself. The answers are the same each time.

import { diagnostic } from '../../../../diagnostics/diagnostic.js';
import { fail } from '../failure.js';
import type { Builtin, CallContext } from '../functions.js';
import { objectOf, textsOf } from '../json.js';
import { ofJson, type Value } from '../values.js';
import { printDate } from './dates.js';
import { builtin, constant, intArg, ofBoolean, ofInt, ofText, textArg } from './make.js';

/** The engine whose behaviour is followed. */
const engineVersion = '1.2026.8';

const themes =
  '_none_ amiga aws-orange black-knight bluegray blueprint carbon-gray cerulean cerulean-outline cloudscape-design crt-amber crt-green cyborg cyborg-outline hacker lightgray mars materia materia-outline metal mimeograph minty mono plain reddress-darkblue reddress-darkgreen reddress-darkorange reddress-darkred reddress-lightblue reddress-lightgreen reddress-lightorange reddress-lightred sandstone silver sketchy sketchy-outline spacelab spacelab-white sunlust superhero superhero-outline toy united vibrant';
const libraries =
  'adaml archimate aws awslib awslib10 awslib14 awslib20 azure bootstrap bootstrap1.12.1 bootstrap1.13.1 c4 classy classy-c4 cloudinsight cloudogu domainstory edgy eip elastic gcp ibm k8s kubernetes logos material material2 material2.1.19 material7 material7.4.47 office osa osa2 tupadr3';

const defaultPattern = 'EEE MMM dd HH:mm:ss z yyyy';

const words = (text: string): Value => ofJson(textsOf(text.split(' ')));

/** Says that a value is not what the engine would give. */
function fixed({ machine }: CallContext, name: string, value: Value, used: string): Value {
  const { start, end } = machine.place;
  machine.errors++;
  if (machine.errors <= machine.limits.errors) machine.diagnostics.push(diagnostic('value-of-the-moment', { name, used }, { start, end }));
  return value;
}

function now(context: CallContext): number {
  return context.machine.options.surroundings?.now ?? 0;
}

function date(args: readonly Value[], context: CallContext): Value {
  const seconds = args.length > 1 ? intArg(args, 1) : now(context);
  if (args.length > 2 && !/^(?:UTC|GMT|Etc\/UTC|Z)$/.test(textArg(args, 2))) {
    context.machine.diagnostics.push(diagnostic('value-of-the-moment', { name: '%date', used: 'UTC' }, spanOf(context)));
  }
  const text = printDate(args.length > 0 ? textArg(args, 0) : defaultPattern, seconds);
  if (text === undefined) return fail('bad-call', { name: '%date', reason: `"${textArg(args, 0)}" is no pattern for dates` });
  return args.length > 1 ? ofText(text) : fixed(context, '%date', ofText(text), text);
}

function spanOf({ machine: { place } }: CallContext) {
  return { start: place.start, end: place.end };
}

function random(args: readonly Value[], context: CallContext): Value {
  const [low, high] = args.length > 1 ? [intArg(args, 0), intArg(args, 1)] : [0, args.length > 0 ? intArg(args, 0) : 2];
  if (high <= low) fail('bad-call', { name: '%random', reason: 'there is no number in its range' });
  const chance = context.machine.options.surroundings?.random ?? 0;
  const value = low + Math.floor((high - low) * Math.max(0, Math.min(chance, 0.999999)));
  return fixed(context, '%random', ofInt(value), String(value));
}

function fileName({ machine }: CallContext): string {
  return (machine.options.filename ?? '').replace(/^.*[\\/]/, '');
}

function environment(name: string, { machine }: CallContext): string {
  const variables = machine.options.surroundings?.environment;
  return variables && Object.hasOwn(variables, name) ? (variables[name] ?? '') : '';
}

/** All of them. */
export const surroundingBuiltins: readonly Builtin[] = [
  constant('version', ofText(engineVersion)),
  builtin('feature', 1, (args) => ofBoolean(/^(?:style|theme)$/i.test(textArg(args, 0)))),
  builtin('now', 0, (_, context) => fixed(context, '%now', ofInt(now(context)), String(now(context)))),
  builtin('date', 0, date, 3),
  builtin('random', 0, random, 2),
  builtin('getenv', 1, (args, context) => ofText(environment(textArg(args, 0), context))),
  builtin('filename', 0, (_, context) => ofText(fileName(context))),
  builtin('filename_no_extension', 0, (_, context) => ofText(fileName(context).replace(/\.[^.]*$/, ''))),
  builtin('dirpath', 0, (_, { machine }) => ofText((machine.options.filename ?? '').replace(/(?:[\\/]|^)[^\\/]*$/, ''))),
  builtin('filedate', 0, (_, context) =>
    fixed(context, '%filedate', ofText(printDate(defaultPattern, 0) ?? ''), 'the first of January 1970'),
  ),
  builtin('file_exists', 1, (args, { machine }) => ofBoolean(machine.options.include?.(textArg(args, 0), machine.file) !== undefined)),
  builtin('xargs', 0, (_, { machine }) => ofText(`@startuml ${machine.options.blockName ?? ''}`.trim())),
  builtin('get_all_theme', 0, () => words(themes)),
  builtin('get_all_stdlib', 0, () => words(libraries), 1),
  builtin('get_stdlib', 0, (_, context) => fixed(context, '%get_stdlib', ofJson(objectOf([])), '{}'), 1),
  builtin('get_current_theme', 0, () => ofJson(objectOf([]))),
];
