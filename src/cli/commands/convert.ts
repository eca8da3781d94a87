// sequitur convert: the diagrams of files or standard input, said in another format.

import { existsSync, mkdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { ArgumentsCamelCase, Argv, CommandModule } from 'yargs';
import { convertPaths, convert as convertText, type Diagnostic, formats, isLoss, suggest } from '../../index.js';
import { commandNames } from '../command-names.js';
import { configuring, settingsFor } from '../config.js';
import { contentOf } from '../input.js';
import { converting, type SayingArguments, sayingOf } from '../options.js';
import { formatOfName, piecesOf, placedIn } from '../pieces.js';
import { fenceAround } from '../report/summary.js';
import { show } from '../show.js';
import { put } from '../terminal.js';
import { exit, tell, writeOut } from '../tree/command.js';
import { standalone } from '../tree/standalone.js';
import { includeWithin } from '../tree/surroundings.js';

interface ConvertArguments extends SayingArguments {
  readonly files?: readonly string[] | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly output?: string | undefined;
  readonly force?: boolean | undefined;
  readonly includePath?: readonly string[] | undefined;
  readonly encoding?: string | undefined;
  readonly failOnLoss?: boolean | undefined;
  readonly allowLoss?: readonly string[] | undefined;
  readonly stdinFilepath?: string | undefined;
  readonly quiet?: boolean | undefined;
  readonly reporter?: string | undefined;
}

type Arguments = ArgumentsCamelCase<ConvertArguments>;

/** A file that was read, and what its diagrams became. */
interface ConvertedFile {
  readonly file: string;
  readonly source: string;
  readonly diagnostics: readonly Diagnostic[];
  /** The new texts, each with the name of the file that would hold it; undefined where there is none. */
  readonly outputs: readonly ({ readonly text: string; readonly name: string } | undefined)[];
}

const ids = formats().map(({ id }) => id);

/** The command for yargs. */
export const convert: CommandModule<object, ConvertArguments> = {
  command: ['convert [files..]', '$0 [files..]'],
  describe: 'Say diagrams in another format',
  builder: (yargs: Argv): Argv<ConvertArguments> =>
    yargs
      .positional('files', { type: 'string', array: true, describe: 'Files; - or nothing is standard input' })
      .option('from', { alias: 'f', choices: ids, describe: 'The format of the input, where it is not certain' })
      .options(converting)
      .options(configuring)
      .config(settingsFor('convert', process.argv.slice(2)))
      .option('output', { alias: 'o', type: 'string', requiresArg: true, describe: 'A file, or a folder for several diagrams' })
      .option('force', { type: 'boolean', describe: 'Overwrite files that exist' })
      .option('stdin-filepath', { type: 'string', requiresArg: true, describe: 'The name of what comes through standard input' })
      .option('quiet', { alias: 'q', type: 'boolean', describe: 'Only results and errors' })
      .example('$0 login.puml -t mermaid', 'To standard output')
      .example('$0 docs/*.puml -t mermaid -o docs/', 'A file for each diagram'),
  handler: (args) => {
    process.exitCode = run(args);
  },
};

function run(args: Arguments): number {
  const mistyped = commandMeant(args);
  if (mistyped !== undefined) return trouble(mistyped);
  const to = args.to ?? (args.output === undefined ? undefined : formatOfName(args.output));
  if (to === undefined) return trouble(`Which format shall it be? Name it with -t: ${ids.join(', ')}.`);
  const converted: ConvertedFile[] = [];
  for (const file of args.files?.length ? args.files : ['-']) {
    const one = convertFile(file, to, args);
    if (typeof one === 'string') return trouble(one);
    converted.push(one);
  }
  report(converted, args);
  return deliver(converted, to, args) ?? verdict(converted, args);
}

/** A first word that is no file, and nearly a command. */
function commandMeant({ files = [] }: Arguments): string | undefined {
  const [word = ''] = files;
  const meant = /^[a-z]+$/i.test(word) && !existsSync(word) ? suggest(word, commandNames) : undefined;
  return meant && `There is no file ${word}. Did you mean sequitur ${meant}?`;
}

/** What one file becomes, or the sentence that says why nothing. */
function convertFile(file: string, to: string, args: Arguments): ConvertedFile | string {
  const read = contentOf(file, args.encoding);
  if ('problem' in read) return `${file}: ${read.problem}${isFolder(file) ? '; sequitur migrate goes through folders' : ''}`;
  const filename = file === '-' ? args.stdinFilepath : file;
  const pieces = piecesOf(read.text, filename, args.from);
  const shown = filename ?? 'standard input';
  if (!pieces && read.text.trim() === '') return `There is nothing in ${shown}.`;
  if (!pieces) return `The format of ${shown} is not certain. Which one is it? Name it with -f: ${ids.join(', ')}.`;
  if (pieces.length === 0) return `There is no diagram in ${shown}.`;
  const allowed = new Set(args.allowLoss);
  const results = pieces.flatMap((piece, index) => {
    const options = { ...surroundingsOf(filename, args), ...sayingOf(args), ...keptIn(to, args), from: piece.format, to };
    const all = args.errors === 'separate' ? convertPaths(piece.text, options) : [convertText(piece.text, options)];
    return all.map((converted) => ({ ...converted, piece, ...(pieces.length > 1 && { index }) }));
  });
  const each = results.map(({ text, diagnostics, piece, path, index }) => {
    const name = basename(standalone(filename ?? 'diagram', piece.text, to, index, path));
    return { output: text === undefined ? undefined : { text, name }, diagnostics: diagnostics.map((one) => placedIn(one, piece)) };
  });
  const diagnostics = each.flatMap((one) => one.diagnostics).filter(({ code }) => !allowed.has(code));
  return { file: shown, source: read.text, diagnostics, outputs: each.map(({ output }) => output) };
}

function surroundingsOf(filename: string | undefined, { includePath = [] }: Arguments) {
  return filename === undefined ? {} : { filename, include: includeWithin([filename, ...includePath]) };
}

/** A page that is there already keeps what was written into it by hand. */
function keptIn(to: string, { output }: Arguments): { readonly source?: string } {
  if (to !== 'page' || output === undefined || isFolder(output) || !existsSync(output)) return {};
  const read = contentOf(output);
  return 'problem' in read ? {} : { source: read.text };
}

function report(converted: readonly ConvertedFile[], { reporter, quiet }: Arguments): void {
  if (reporter === 'json') {
    put('errors', `${JSON.stringify(converted.map(({ file, diagnostics }) => ({ file, diagnostics })))}\n`);
    return;
  }
  for (const { file, source, diagnostics } of converted) show(diagnostics, file, source, quiet === true);
}

/** Writes the results; an exit code where they cannot be written. */
function deliver(converted: readonly ConvertedFile[], to: string, { output, force }: Arguments): number | undefined {
  const said = converted.flatMap(({ outputs }) => outputs.flatMap((one) => one ?? []));
  const [first] = said;
  if (!first) return undefined;
  // A page is Markdown already; any other diagram stands in a Markdown file as a block.
  const isMarkdown = output !== undefined && /\.(?:md|markdown)$/i.test(output);
  const isBlock = said.length > 1 || (isMarkdown && to !== 'page');
  const text = isBlock ? said.map((one) => fenced(one.text, to)).join('\n') : first.text;
  if (output === undefined || output === '-') {
    put('output', text);
    return undefined;
  }
  if (isFolder(output)) return saveInto(output, said, force === true);
  if (said.length > 1 && !isMarkdown) {
    return trouble(`There are ${said.length} diagrams: give -o a folder (docs/) or a Markdown file.`);
  }
  return save([{ text, path: output }], force === true);
}

/** A diagram in a Markdown fence that is longer than any within. */
function fenced(text: string, format: string): string {
  const fence = fenceAround(text);
  return `${fence}${format}\n${text.trimEnd()}\n${fence}\n`;
}

function isFolder(output: string): boolean {
  return /[\\/]$/.test(output) || statSync(output, { throwIfNoEntry: false })?.isDirectory() === true;
}

function saveInto(folder: string, said: readonly { readonly text: string; readonly name: string }[], force: boolean): number | undefined {
  const files = said.map(({ text, name }) => ({ text, path: join(folder, name) }));
  const paths = new Set<string>();
  for (const { path } of files) {
    if (paths.has(path)) return trouble(`Two diagrams would be written to ${path}.`);
    paths.add(path);
  }
  mkdirSync(folder, { recursive: true });
  return save(files, force);
}

function save(files: readonly { readonly text: string; readonly path: string }[], force: boolean): number | undefined {
  const present = files.find(({ path }) => existsSync(path));
  if (present && !force) return trouble(`${present.path} exists. Overwrite it with --force.`);
  for (const { path, text } of files) {
    const problem = writeOut(path, text);
    if (problem !== undefined) return trouble(`${path}: ${problem}`);
  }
  return undefined;
}

function trouble(sentence: string): number {
  tell(sentence);
  return exit.trouble;
}

function verdict(converted: readonly ConvertedFile[], { failOnLoss }: Arguments): number {
  if (converted.some(({ outputs }) => outputs.includes(undefined))) return exit.findings;
  const lost = converted.some(({ diagnostics }) => diagnostics.some(isLoss));
  return failOnLoss && lost ? exit.losses : exit.fine;
}
