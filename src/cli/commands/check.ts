// sequitur check: every diagram in every document read, and what is wrong said with the document's lines.

import type { ArgumentsCamelCase, Argv, CommandModule } from 'yargs';
import { configuring, settingsFor } from '../config.js';
import { inputOf, standardInput } from '../input.js';
import { checking } from '../options.js';
import { findingsOf } from '../report/baseline.js';
import { reporters } from '../report/reporters.js';
import { plural } from '../report/summary.js';
import {
  exit,
  isMisnamed,
  judged,
  queryOf,
  type TreeArguments,
  tell,
  tellOfNothing,
  treeOptions,
  watch,
  writeOut,
} from '../tree/command.js';
import { decode } from '../tree/encoding.js';
import type { Finding } from '../tree/outcome.js';
import { plan } from '../tree/plan.js';
import { goThrough, type RunResult } from '../tree/run.js';
import { includeWithin } from '../tree/surroundings.js';
import { programVersion } from '../version.js';

interface CheckArguments extends TreeArguments {
  readonly reporter?: string | undefined;
  readonly output?: string | undefined;
  readonly baseline?: string | undefined;
  readonly updateBaseline?: boolean | undefined;
  readonly stdinFilepath?: string | undefined;
  readonly failOnWarning?: boolean | undefined;
}

/** The command for yargs. */
export const check: CommandModule<object, CheckArguments> = {
  command: 'check [paths..]',
  describe: 'Check every diagram in files and documents',
  builder: (yargs: Argv): Argv<CheckArguments> =>
    treeOptions(yargs)
      .positional('paths', { type: 'string', array: true, describe: 'Files and folders' })
      .options(checking)
      .options(configuring)
      .config(settingsFor('check', process.argv.slice(2)))
      .option('output', { alias: 'o', type: 'string', requiresArg: true, describe: 'Write the findings to a file' })
      .option('update-baseline', { type: 'boolean', describe: 'Write what is found now into the baseline' })
      .option('stdin-filepath', { type: 'string', requiresArg: true, describe: 'Read standard input as if it were this file' }),
  handler: async (args) => {
    process.exitCode = await run(args);
  },
};

async function run(args: ArgumentsCamelCase<CheckArguments>): Promise<number> {
  const input = inputOf(args);
  if (!input) return exit.trouble;
  const watching = watch(args.quiet === true);
  const result =
    'paths' in input
      ? await goThrough({ ...queryOf(args), task: { kind: 'check' }, onFile: watching.onFile })
      : piped(input.piped, args.encoding);
  watching.end();
  return conclude(args, result);
}

function piped(path: string, encoding: string | undefined): RunResult {
  const decoded = decode(standardInput(), encoding);
  if ('problem' in decoded) return { files: [], problems: [{ path, problem: decoded.problem }], interrupted: false };
  return { files: [plan(path, decoded.text, { kind: 'check' }, { include: includeWithin([path]) })], problems: [], interrupted: false };
}

function conclude(args: CheckArguments, result: RunResult): number {
  const files = judged(result, args);
  if (!files) return exit.trouble;
  const { problems } = result;
  const report = reporters[args.reporter ?? 'text']?.({ files: files.map(withoutForeign), problems, version: programVersion() }) ?? '';
  const problem = writeOut(args.output ?? '-', report);
  if (problem !== undefined) {
    tell(`${args.output}: ${problem}`);
    return exit.trouble;
  }
  const found = [...findingsOf(files.map(withoutForeign))].map(({ finding }) => finding.severity);
  const errors = found.filter((severity) => severity === 'error').length;
  if (!args.quiet) {
    tellOfNothing(result, args);
    const count = files.reduce((sum, { diagrams }) => sum + diagrams.length, 0);
    tell(
      `${plural(count, 'diagram')} in ${plural(files.length, 'file')}: ${plural(errors, 'error')}, ${plural(found.length - errors, 'warning')}.`,
    );
  }
  if (result.interrupted) return exit.interrupted;
  if (isMisnamed(result, args)) return exit.trouble;
  return errors > 0 || (args.failOnWarning && found.length > 0) ? exit.findings : exit.fine;
}

/** A block that holds another kind of diagram is no mistake of its author, unless a slip may have made it one. */
function withoutForeign<T extends RunResult['files'][number]>(file: T): T {
  const diagrams = file.diagrams.map((one) => (one.status === 'left' ? { ...one, findings: ofForeign(one.findings) } : one));
  return { ...file, diagrams };
}

function ofForeign(findings: readonly Finding[]): readonly Finding[] {
  const kind = findings.find(({ code }) => code === 'not-a-sequence-diagram');
  if (!kind) return findings.filter(({ severity }) => severity !== 'error');
  return kind.help === undefined ? [] : [{ ...kind, severity: 'warning' }];
}
