// The options of the commands that read and write diagrams, as data: yargs, the configuration file and its schema are made from these tables.

import type { Options } from 'yargs';
import { formats, type PrintOptions, type PrintStyle, suggest } from '../index.js';

/** Options by their names on the command line. */
export type OptionTable = Readonly<Record<string, Options>>;

const ids = formats().map(({ id }) => id);

function version(text: string): string {
  if (/^\d+(?:\.\d+){0,2}$/.test(text)) return text;
  throw new Error(`${JSON.stringify(text)} is no version of Mermaid; a version is 11.12 or 10.9.1.`);
}

function losses(codes: readonly string[]): readonly string[] {
  const lossCodes = formats().flatMap(({ capabilities }) => Object.keys(capabilities).map((construct) => `loss/${construct}`));
  const wrong = codes.find((code) => !lossCodes.includes(code));
  if (wrong === undefined) return codes;
  const meant = suggest(wrong, lossCodes);
  const hint = meant === undefined ? 'they are loss/ and a construct that sequitur formats names' : `did you mean ${meant}?`;
  throw new Error(`${JSON.stringify(wrong)} is no loss; ${hint}`);
}

/** How files are read. */
export const reading = {
  encoding: {
    type: 'string',
    requiresArg: true,
    describe: 'The charset of files that are not UTF-8 and declare none: windows-1252, …',
  },
} as const satisfies OptionTable;

const activation = {
  choices: ['shorthand', 'statement'],
  describe: 'Activations as signs at the arrows, or as statements; without it as they were',
} as const satisfies Options;

/** How diagrams are said, where people differ. */
export const saying = {
  carry: { type: 'boolean', describe: 'Keep what the language cannot say in comments, for the way back' },
  'mermaid-version': { type: 'string', requiresArg: true, coerce: version, describe: 'Write for an older Mermaid: 10.9, …' },
  activation,
  numbering: {
    choices: ['autonumber', 'labels'],
    describe: 'Numbers of messages counted by the language, or written into their labels',
  },
  types: {
    choices: ['native', 'plain', 'c4'],
    describe: 'Types of participants as the language draws them, left out, or as words (in PlantUML as stereotypes and macros) of C4',
  },
  divider: { choices: ['note', 'highlight'], describe: 'What a divider becomes in Mermaid: a note, or a note on coloured ground' },
} as const satisfies OptionTable;

/** Which losses matter. */
export const losing = {
  'fail-on-loss': { type: 'boolean', describe: 'Exit with 3 when something is lost' },
  'allow-loss': {
    type: 'string',
    array: true,
    requiresArg: true,
    coerce: losses,
    describe: 'Losses that do not count: loss/note-shape, …',
  },
} as const satisfies OptionTable;

const baseline = {
  type: 'string',
  normalize: true,
  requiresArg: true,
  describe: 'A file of findings that are known and do not count',
} as const satisfies Options;

/** What may be configured of `convert`. */
export const converting = {
  ...reading,
  ...saying,
  ...losing,
  to: { alias: 't', choices: ids, describe: 'The format of the output; without it the extension of --output tells' },
  errors: {
    choices: ['after', 'inline', 'separate'],
    describe: 'Error paths of a workflow behind the happy path, as an alt where they leave it, or as diagrams of their own',
  },
  conventions: { choices: ['words', 'data'], describe: 'How YAML holds what labels and headings say by convention' },
  'include-path': {
    type: 'string',
    array: true,
    normalize: true,
    requiresArg: true,
    describe: 'Folders that !include may read, too',
  },
  reporter: { choices: ['text', 'json'], describe: 'How findings are shown' },
} as const satisfies OptionTable;

/** What may be configured of `migrate`. */
export const migrating = {
  ...reading,
  ...saying,
  ...losing,
  to: { alias: 't', choices: ['mermaid', 'plantuml'], describe: 'The language to write' },
  from: { alias: 'f', choices: ids, array: true, requiresArg: true, describe: 'Only diagrams in these languages' },
  originals: {
    choices: ['keep', 'remove', 'ignore'],
    describe:
      'What becomes of files that are diagrams when the new file stands beside them: by default they are kept; ignore makes no new ' +
      'files. Images of PlantUML that hold their source get a new file, too, and always stay',
  },
  errors: { choices: ['after', 'inline'], describe: 'Error paths of a workflow behind the happy path, or as an alt where they leave it' },
  report: {
    type: 'string',
    array: true,
    normalize: true,
    requiresArg: true,
    describe: 'Write a report: FILE.md, FILE.html or FILE.json',
  },
  baseline,
} as const satisfies OptionTable;

/** What may be configured of `format`. */
export const formatting = { ...reading, activation } as const satisfies OptionTable;

/** What may be configured of `check`. */
export const checking = {
  ...reading,
  baseline,
  reporter: { choices: ['text', 'json', 'github', 'sarif', 'junit'], describe: 'How findings are shown' },
  'fail-on-warning': { type: 'boolean', describe: 'Warnings fail, too' },
} as const satisfies OptionTable;

/** What the options of `saying` come to in arguments of a command. */
export interface SayingArguments {
  readonly carry?: boolean | undefined;
  readonly mermaidVersion?: string | undefined;
  readonly activation?: PrintStyle['activation'] | undefined;
  readonly numbering?: PrintStyle['numbering'] | undefined;
  readonly types?: PrintStyle['types'] | undefined;
  readonly divider?: PrintStyle['divider'] | undefined;
  readonly conventions?: PrintStyle['conventions'] | undefined;
  readonly errors?: PrintStyle['errors'] | 'separate' | undefined;
}

/** How the library is to print. */
export type Saying = Pick<PrintOptions, 'carry' | 'mermaidVersion' | 'style'>;

/** What a command line wishes of the printed text. */
export function sayingOf(args: SayingArguments): Saying {
  const { carry, mermaidVersion, activation, numbering, types, divider, conventions, errors } = args;
  return {
    ...(carry !== undefined && { carry }),
    ...(mermaidVersion !== undefined && { mermaidVersion }),
    style: {
      ...(activation && { activation }),
      ...(numbering && { numbering }),
      ...(types && { types }),
      ...(divider && { divider }),
      ...(conventions && { conventions }),
      ...(errors && errors !== 'separate' && { errors }),
    },
  };
}
