// sequitur format: every diagram of a tree of documents in its canonical layout, its meaning proven unchanged.

import type { ArgumentsCamelCase, Argv, CommandModule } from 'yargs';
import { configuring, settingsFor } from '../config.js';
import { inputOf, standardInput } from '../input.js';
import { formatting, type SayingArguments, sayingOf } from '../options.js';
import { colored, diffOf } from '../report/diff.js';
import { plural, reasonsOf } from '../report/summary.js';
import { isColored, put } from '../terminal.js';
import { exit, isMisnamed, queryOf, type TreeArguments, tell, tellOfNothing, treeOptions, watch } from '../tree/command.js';
import { decode } from '../tree/encoding.js';
import type { DiagramOutcome } from '../tree/outcome.js';
import { plan, type Task } from '../tree/plan.js';
import { goThrough, type RunResult } from '../tree/run.js';
import { includeWithin } from '../tree/surroundings.js';

interface FormatArguments extends TreeArguments, Pick<SayingArguments, 'activation'> {
  readonly check?: boolean | undefined;
  readonly write?: boolean | undefined;
  readonly diff?: boolean | undefined;
  readonly stdinFilepath?: string | undefined;
}

/** The command for yargs. */
export const format: CommandModule<object, FormatArguments> = {
  command: 'format [paths..]',
  describe: 'Lay out every diagram, in files and documents, without changing what it means',
  builder: (yargs: Argv): Argv<FormatArguments> =>
    treeOptions(yargs)
      .positional('paths', { type: 'string', array: true, describe: 'Files and folders' })
      .options(formatting)
      .options(configuring)
      .config(settingsFor('format', process.argv.slice(2)))
      .option('check', { type: 'boolean', describe: 'Name the files that would change' })
      .option('write', { alias: 'w', type: 'boolean', describe: 'Change the files' })
      .option('diff', { type: 'boolean', describe: 'Show what would change; the default' })
      .option('stdin-filepath', { type: 'string', requiresArg: true, describe: 'Read standard input as if it were this file' }),
  handler: async (args) => {
    const input = inputOf(args);
    if (!input) process.exitCode = exit.trouble;
    else process.exitCode = 'paths' in input ? await run(args) : piped(input.piped, args);
  },
};

function taskOf(args: FormatArguments): Task {
  return { kind: 'format', ...sayingOf(args) };
}

function piped(path: string, args: FormatArguments): number {
  const decoded = decode(standardInput(), args.encoding);
  if ('problem' in decoded) {
    tell(`${path}: ${decoded.problem}`);
    return exit.trouble;
  }
  const { before, after, diagrams, problem } = plan(path, decoded.text, taskOf(args), { include: includeWithin([path]) });
  const changes = before !== after;
  if (args.check) put('output', changes ? `${path}\n` : '');
  else put('output', args.diff ? diffOf(path, before, after) : (decoded.encode(after) ?? decoded.text));
  if (problem !== undefined) tell(`${path}: ${problem}`);
  const failed = diagrams.filter(({ status }) => status === 'failed');
  for (const one of failed) tell(failure(path, one));
  const unlike = changes && (args.check === true || args.diff === true);
  return failed.length > 0 || problem !== undefined || unlike ? exit.findings : exit.fine;
}

async function run(args: ArgumentsCamelCase<FormatArguments>): Promise<number> {
  const watching = watch(args.quiet === true);
  const write = args.write === true && args.check !== true;
  const result = await goThrough({ ...queryOf(args), task: taskOf(args), write, onFile: watching.onFile });
  watching.end();
  return conclude(args, result, write);
}

function conclude(args: FormatArguments, result: RunResult, write: boolean): number {
  const { files, problems, interrupted } = result;
  const changed = files.filter(({ before, after }) => before !== after);
  if (args.check) for (const { path } of changed) put('output', `${path}\n`);
  if (args.diff ?? !(args.check || write)) {
    const diff = changed.map(({ path, before, after }) => diffOf(path, before, after)).join('');
    put('output', isColored('output') ? colored(diff) : diff);
  }
  for (const { path, problem } of problems) tell(`${path}: ${problem}`);
  const failed = files.flatMap(({ path, diagrams }) => diagrams.filter(({ status }) => status === 'failed').map((one) => ({ path, one })));
  for (const { path, one } of failed) tell(failure(path, one));
  if (!args.quiet) {
    tellOfNothing(result, args);
    tell(
      `${plural(changed.length, 'file')} ${write ? 'changed' : 'would change'}, ${plural(failed.length, 'diagram')} could not be laid out.`,
    );
  }
  if (interrupted) return exit.interrupted;
  if ((problems.length > 0 && write) || isMisnamed(result, args)) return exit.trouble;
  return failed.length > 0 || (changed.length > 0 && !write) ? exit.findings : exit.fine;
}

function failure(path: string, one: DiagramOutcome): string {
  return [`${path}:${one.line}`, ...reasonsOf(one)].join(': ');
}
