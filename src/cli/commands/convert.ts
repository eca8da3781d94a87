// sequitur convert: the diagrams of files or standard input, said in another format.

import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { ArgumentsCamelCase, Argv, CommandModule } from 'yargs';
import { type Converted, convert as convertText, formats as describeFormats, detect, diagrams, isLoss } from '../../index.js';
import { show } from '../show.js';
import { exit, standardInput, tell, writeOut } from '../tree/command.js';
import { decode } from '../tree/encoding.js';
import { standalone } from '../tree/standalone.js';
import { includeWithin } from '../tree/surroundings.js';

interface ConvertArguments {
  readonly files?: readonly string[] | undefined;
  readonly from?: string | undefined;
  readonly to: string;
  readonly output?: string | undefined;
  readonly force?: boolean | undefined;
  readonly carry?: boolean | undefined;
  readonly mermaidVersion?: string | undefined;
  readonly includePath?: readonly string[] | undefined;
  readonly failOnLoss?: boolean | undefined;
  readonly allowLoss?: readonly string[] | undefined;
  readonly quiet?: boolean | undefined;
  readonly reporter: string;
}

/** One diagram that was converted, or was not. */
interface Result extends Converted {
  readonly file: string;
  readonly source: string;
  readonly target: string;
}

const formats = describeFormats().map(({ id }) => id);

/** The command for yargs. */
export const convert: CommandModule<object, ConvertArguments> = {
  command: ['convert [files..]', '$0 [files..]'],
  describe: 'Say diagrams in another format',
  builder: (yargs: Argv): Argv<ConvertArguments> =>
    yargs
      .positional('files', { type: 'string', array: true, describe: 'Files; - or nothing is standard input' })
      .option('from', { alias: 'f', choices: formats, describe: 'The format of the input, where it is not certain' })
      .option('to', { alias: 't', choices: formats, demandOption: true, describe: 'The format of the output' })
      .option('output', { alias: 'o', type: 'string', requiresArg: true, describe: 'A file, or a folder for several diagrams' })
      .option('force', { type: 'boolean', describe: 'Overwrite files that exist' })
      .option('carry', { type: 'boolean', describe: 'Keep in comments what the format cannot say' })
      .option('mermaid-version', { type: 'string', requiresArg: true, describe: 'Print for an older Mermaid' })
      .option('include-path', { type: 'string', array: true, requiresArg: true, describe: 'Folders that !include may read, too' })
      .option('fail-on-loss', { type: 'boolean', describe: 'Exit with 3 when something was lost' })
      .option('allow-loss', { type: 'string', array: true, requiresArg: true, describe: 'Codes of losses that are fine' })
      .option('quiet', { type: 'boolean', describe: 'Only results and errors' })
      .option('reporter', { choices: ['text', 'json'], default: 'text', describe: 'How findings are shown' }),
  handler: (args) => {
    process.exitCode = run(args);
  },
};

function run(args: ArgumentsCamelCase<ConvertArguments>): number {
  const results: Result[] = [];
  for (const file of args.files?.length ? args.files : ['-']) {
    const found = resultsOf(file, args);
    if (typeof found === 'string') {
      tell(found);
      return exit.trouble;
    }
    results.push(...found);
  }
  for (const { file, source, diagnostics } of results) {
    if (args.reporter === 'text') show(diagnostics, file, source, args.quiet === true);
  }
  if (args.reporter === 'json') {
    process.stderr.write(`${JSON.stringify(results.map(({ file, diagnostics }) => ({ file, diagnostics })))}\n`);
  }
  return deliver(results, args) ?? verdict(results, args);
}

/** The conversions of one file, or the sentence that says why there are none. */
function resultsOf(file: string, args: ConvertArguments): readonly Result[] | string {
  const read = contentOf(file);
  if ('problem' in read) return `${file}: ${read.problem}`;
  const filename = file === '-' ? undefined : file;
  const from = args.from ?? detect(read.text, filename);
  if (from === undefined) return `The format of ${file} is not certain. Which one is it? Name it with -f: ${formats.join(', ')}.`;
  const { to, carry, mermaidVersion } = args;
  const options = {
    from,
    to,
    ...(filename !== undefined && { filename, include: includeWithin([filename, ...(args.includePath ?? [])]) }),
    ...(carry !== undefined && { carry }),
    ...(mermaidVersion !== undefined && { mermaidVersion }),
  };
  const located = diagrams(read.text, { from });
  const sources = located.length > 1 ? located.map(({ text }) => text) : [read.text];
  return sources.map((source, index) => ({
    ...convertText(source, options),
    file,
    source,
    target: standalone(filename ?? 'diagram', source, to, sources.length > 1 ? index : undefined),
  }));
}

function contentOf(file: string): { readonly text: string } | { readonly problem: string } {
  try {
    return decode(file === '-' ? standardInput() : readFileSync(file));
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

/** Writes the results; an exit code where they cannot be written. */
function deliver(results: readonly Result[], { output, to, force }: ConvertArguments): number | undefined {
  const said = results.flatMap(({ text, target }) => (text === undefined ? [] : [{ text, target }]));
  if (said.length === 0) return undefined;
  const isFolder = output !== undefined && existsSync(output) && statSync(output).isDirectory();
  if (output !== undefined && isFolder) {
    const files = said.map(({ text, target }) => ({ text, path: join(output, target.split(/[\\/]/).at(-1) ?? target) }));
    const twice = files.find(({ path }, index) => files.findIndex((other) => other.path === path) !== index);
    if (twice) return trouble(`Two diagrams would be written to ${twice.path}.`);
    return save(files, force === true);
  }
  const [first] = said;
  const text = said.length === 1 && first ? first.text : said.map((one) => `\`\`\`${to}\n${one.text.trimEnd()}\n\`\`\`\n`).join('\n');
  if (output !== undefined && said.length > 1 && !/\.(md|markdown)$/i.test(output)) {
    return trouble(`There are ${said.length} diagrams: give -o an existing folder or a Markdown file.`);
  }
  if (output !== undefined) return save([{ text, path: output }], force === true);
  process.stdout.write(text);
  return undefined;
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

function verdict(results: readonly Result[], { failOnLoss, allowLoss }: ConvertArguments): number {
  if (results.some(({ text }) => text === undefined)) return exit.findings;
  const lost = results.some(({ diagnostics }) => diagnostics.some((one) => isLoss(one) && !allowLoss?.includes(one.code)));
  return failOnLoss && lost ? exit.losses : exit.fine;
}
