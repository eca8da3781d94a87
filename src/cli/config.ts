// The configuration file: what a command line would say again and again, checked against the tables of options.

import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import type { Options } from 'yargs';
import { type JsonObject, suggest } from '../index.js';
import { reasonOf } from './failure.js';
import { checking, converting, formatting, losing, migrating, type OptionTable, reading, saying } from './options.js';
import { exit, tell } from './tree/command.js';

/** The name under which the file is looked for, in the working folder and upwards. */
export const configName = 'sequitur.config.json';

/** The options that name the file, or say that there is none. */
export const configuring = {
  config: { type: 'string', requiresArg: true, describe: `The configuration; without it the nearest ${configName}, --no-config is none` },
} as const satisfies OptionTable;

/** What may be said for one command only. */
const sections: Readonly<Record<string, OptionTable>> = {
  convert: converting,
  migrate: migrating,
  format: formatting,
  check: checking,
};

/** What may be said for all commands that know it. */
const common: OptionTable = { ...reading, ...saying, ...losing };

/** What is configured for a command, as yargs takes it. With a wrong file, all that is wrong in it is told and the program ends. */
export function settingsFor(command: string, words: readonly string[]): Readonly<Record<string, unknown>> {
  const path = configPath(words);
  if (path === undefined) return {};
  const { found, problems } = read(path);
  for (const problem of problems) tell(`${path}: ${problem}`);
  if (problems.length > 0) process.exit(exit.trouble);
  const table = sections[command] ?? {};
  const said = { ...recordIn(found), ...recordIn(recordIn(found)[command]) };
  const own = Object.entries(table).filter(([name]) => Object.hasOwn(said, camelCase(name)));
  return Object.fromEntries(own.map(([name, option]) => [name, placed(said[camelCase(name)], option, dirname(path))]));
}

/** The file that a command line names, or the nearest one. */
function configPath(words: readonly string[]): string | undefined {
  const own = words.includes('--') ? words.slice(0, words.indexOf('--')) : words;
  if (own.some((word) => word === '--no-config' || word === '--help' || word === '-h' || word.startsWith('--get-yargs'))) return undefined;
  const at = own.findLastIndex((word) => /^--config(=|$)/.test(word));
  if (at >= 0) return own[at]?.slice('--config='.length) || own[at + 1];
  for (let folder = resolve('.'); ; folder = dirname(folder)) {
    const path = join(folder, configName);
    if (existsSync(path)) return relative('.', path);
    if (folder === dirname(folder)) return undefined;
  }
}

function read(path: string): { readonly found?: unknown; readonly problems: readonly string[] } {
  try {
    const found: unknown = JSON.parse(readFileSync(path, 'utf8').replace(/^\ufeff/, ''));
    return { found, problems: problemsIn(found) };
  } catch (error) {
    return { problems: [reasonOf(error)] };
  }
}

function recordIn(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

/** Everything that is wrong in a configuration, as sentences. */
export function problemsIn(config: unknown): readonly string[] {
  if (!isRecord(config)) return ['The configuration has to be an object.'];
  const { $schema, ...rest } = recordIn(config);
  const wrongSchema = $schema === undefined || typeof $schema === 'string' ? [] : ['$schema has to be a text.'];
  const all = Object.entries(rest).flatMap(([key, value]) => {
    if (!Object.hasOwn(sections, key)) return problemsOf(key, value, common, '', Object.keys(sections));
    if (!isRecord(value)) return [`${key} has to be an object.`];
    return Object.entries(recordIn(value)).flatMap(([inner, own]) => problemsOf(inner, own, sections[key] ?? {}, `${key}.`, []));
  });
  return [...wrongSchema, ...all];
}

function isRecord(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function problemsOf(key: string, value: unknown, table: OptionTable, prefix: string, others: readonly string[]): readonly string[] {
  const known = new Map(Object.entries(table).map(([name, option]) => [camelCase(name), option]));
  const option = known.get(key);
  if (option) return problemWith(value, option).map((problem) => `${prefix}${key} ${problem}`);
  const meant = suggest(key, [...known.keys(), ...others]);
  const elsewhere = Object.keys(sections).filter((name) => Object.keys(sections[name] ?? {}).some((one) => camelCase(one) === key));
  const hint = elsewhere.length > 0 ? ` It belongs to ${elsewhere.join(', ')}.` : meant === undefined ? '' : ` Did you mean ${meant}?`;
  return [`${prefix}${key} is not known.${hint}`];
}

function problemWith(value: unknown, option: Options): readonly string[] {
  if (option.type === 'boolean') return typeof value === 'boolean' ? [] : ['has to be true or false.'];
  const { choices } = option;
  const fits = (one: unknown): boolean => typeof one === 'string' && (choices === undefined || choices.includes(one));
  const wanted = choices ? `one of ${choices.join(', ')}` : 'a text';
  if (option.array !== true) return fits(value) ? [] : [`has to be ${wanted}.`];
  return Array.isArray(value) && value.every(fits) ? [] : [`has to be a list, each of it ${wanted}.`];
}

/** Paths in a configuration are of its folder. */
function placed(value: unknown, option: Options, folder: string): unknown {
  if (option.normalize !== true) return value;
  const place = (path: unknown): unknown => (typeof path === 'string' ? relative('.', resolve(folder, path)) || '.' : path);
  return Array.isArray(value) ? value.map(place) : place(value);
}

function camelCase(name: string): string {
  return name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** The JSON Schema of the file. */
export function configSchema(): JsonObject {
  const own = Object.entries(sections).map(([name, table]) => {
    const description = `What holds for sequitur ${name} only, and goes before what holds for all.`;
    return [name, { description, type: 'object', properties: propertiesOf(table), additionalProperties: false }];
  });
  const $schema = { description: 'The address of this schema, for editors.', type: 'string' };
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Configuration of sequitur',
    description: `What ${configName} may say. Options of the command line go before it; paths are of its folder.`,
    type: 'object',
    properties: { $schema, ...propertiesOf(common), ...Object.fromEntries(own) },
    additionalProperties: false,
  };
}

function propertiesOf(table: OptionTable): JsonObject {
  return Object.fromEntries(
    Object.entries(table).map(([name, option]) => [
      camelCase(name),
      { description: `${option.describe}.`.replace(/….$/, '…'), ...typeOf(option) },
    ]),
  );
}

function typeOf({ type, choices, array }: Options): JsonObject {
  if (type === 'boolean') return { type };
  const item: JsonObject = choices ? { enum: choices.map(String) } : { type: 'string' };
  return array === true ? { type: 'array', items: item } : item;
}
