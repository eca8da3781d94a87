// sequitur migrate: the diagrams of whole trees of documents, in another language, in place.

import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { ArgumentsCamelCase, Argv, CommandModule } from 'yargs';
import { configuring, settingsFor } from '../config.js';
import { migrating, type SayingArguments, sayingOf } from '../options.js';
import { findingsOf } from '../report/baseline.js';
import { colored, diffOf } from '../report/diff.js';
import { journalBeside } from '../report/journal.js';
import { type MigrationReport, migrationReport } from '../report/migration.js';
import { reasonsOf, statusWords, summaryOf } from '../report/summary.js';
import { isColored, put } from '../terminal.js';
import {
  exit,
  hasExtension,
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
import { uncommitted } from '../tree/git.js';
import { changes, type DiagramOutcome, type FileOutcome } from '../tree/outcome.js';
import type { Originals } from '../tree/plan.js';
import { goThrough, type RunResult } from '../tree/run.js';
import { programVersion } from '../version.js';

interface MigrateArguments extends TreeArguments, SayingArguments {
  readonly to: string;
  readonly from?: readonly string[] | undefined;
  readonly write?: boolean | undefined;
  readonly diff?: boolean | undefined;
  readonly originals?: Originals | undefined;
  readonly report?: readonly string[] | undefined;
  readonly reportScript?: string | undefined;
  readonly baseline?: string | undefined;
  readonly updateBaseline?: boolean | undefined;
  readonly failOnLoss?: boolean | undefined;
  readonly allowLoss?: readonly string[] | undefined;
}

/** The command for yargs. */
export const migrate: CommandModule<object, MigrateArguments> = {
  command: 'migrate <paths..>',
  describe: 'Rewrite every diagram in a tree of documents in another language',
  builder: (yargs: Argv): Argv<MigrateArguments> =>
    treeOptions(yargs)
      .positional('paths', { type: 'string', array: true, describe: 'Files and folders' })
      .options(migrating)
      .options(configuring)
      .config(settingsFor('migrate', process.argv.slice(2)))
      .demandOption('to')
      .option('report-script', {
        type: 'string',
        requiresArg: true,
        describe: 'What draws in the HTML report: another mermaid.min.js to put into it, or an address to link instead',
      })
      .option('write', { alias: 'w', type: 'boolean', describe: 'Change the files; without it nothing is written' })
      .option('diff', { type: 'boolean', describe: 'Show what changes; the default of a dry run' })
      .option('update-baseline', { type: 'boolean', describe: 'Write what is found now into the baseline' }),
  handler: async (args) => {
    process.exitCode = await run(args);
  },
};

async function run(args: ArgumentsCamelCase<MigrateArguments>): Promise<number> {
  const unknown = (args.report ?? []).find((path) => !hasExtension(path, ['.md', '.html', '.htm', '.json']));
  if (unknown !== undefined) {
    tell(`${unknown}: a report is a .md, .html or .json file.`);
    return exit.trouble;
  }
  if (args.paths?.includes('-')) {
    tell('What is migrated is changed where it stands. Standard input is for sequitur convert.');
    return exit.trouble;
  }
  const { to, from, originals = 'keep' } = args;
  if (args.write && !args.quiet) warnOfChanges(args.paths ?? []);
  const [report] = args.report ?? [];
  const journal = args.write && report !== undefined ? journalBeside(report, to) : undefined;
  const watching = watch(args.quiet === true);
  const result = await goThrough({
    ...queryOf(args),
    task: {
      kind: 'migrate',
      to,
      originals,
      ...(from && { from }),
      ...sayingOf(args),
    },
    ...(args.write !== undefined && { write: args.write }),
    onFile: watching.onFile,
    ...(journal && { onWrite: journal.note }),
  });
  watching.end();
  show(args, result);
  const status = conclude(args, journal?.complete(result) ?? result);
  if (!result.interrupted && status !== exit.trouble) journal?.close();
  return status;
}

function warnOfChanges(paths: readonly string[]): void {
  const changed = uncommitted(paths) ?? [];
  if (changed.length > 0) {
    const have = changed.length === 1 ? 'has' : 'have';
    tell(`Warning: ${changed.length} of these files ${have} changes that are not committed, such as ${changed[0]}.`);
  }
}

function show(args: MigrateArguments, { files, problems, interrupted }: RunResult): void {
  if (args.diff ?? args.write !== true) {
    const diff = files.map(diffsOf).join('');
    put('output', isColored('output') ? colored(diff) : diff);
  }
  for (const { path, problem } of problems) tell(`${path}: ${problem}`);
  if (args.quiet) return;
  tellOfNothing({ files, problems, interrupted }, args);
  const said = files.flatMap(({ path, diagrams }) => diagrams.flatMap((one) => saidOf(path, one)));
  tell([...said, `${summaryOf(files)}.${args.write ? '' : ' Nothing was written; --write does it.'}`].join('\n'));
}

/** What a person has to know of a diagram, line by line. */
function saidOf(path: string, one: DiagramOutcome): readonly string[] {
  if (one.status === 'exact' || one.status === 'unchanged') return [];
  const [first, ...rest] = reasonsOf(one);
  const head = `${path}:${one.line}: ${statusWords[one.status]}${first === undefined ? '' : `: ${first}`}`;
  return [head, ...rest.map((reason) => `  ${reason}`)];
}

function diffsOf({ path, before, after, creates, removed }: FileOutcome): string {
  return diffOf(path, before, removed ? undefined : after) + creates.map((file) => diffOf(file.path, undefined, file.text)).join('');
}

function conclude(args: MigrateArguments, result: RunResult): number {
  const { files, problems, interrupted } = result;
  const written = args.write === true;
  for (const path of args.report ?? []) {
    const script = path.toLowerCase().endsWith('.json') ? undefined : scriptOf(args);
    const report: MigrationReport = { files, problems, to: args.to, written, version: programVersion(), ...(script && { script }) };
    const problem = writeOut(path, migrationReport(path, report) ?? '');
    if (problem !== undefined) tell(`${path}: ${problem}`);
    if (problem !== undefined) return exit.trouble;
  }
  if (interrupted) return exit.interrupted;
  const known = judged(result, args);
  if (!known) return exit.trouble;
  if ((problems.length > 0 && written) || isMisnamed(result, args)) return exit.trouble;
  const allowed = new Set(args.allowLoss ?? []);
  const counting = [...findingsOf(known)].some(({ finding }) => finding.code.startsWith('loss/') && !allowed.has(finding.code));
  if (args.failOnLoss && counting) return exit.losses;
  if (files.some(({ diagrams }) => diagrams.some(({ status }) => status === 'failed'))) return exit.findings;
  const wouldChange = files.some(changes);
  return !written && wouldChange ? exit.findings : exit.fine;
}

/** The script that draws the diagrams of an HTML report: what was named, the copy beside the command, or the mermaid package. */
function scriptOf({ reportScript }: MigrateArguments): MigrationReport['script'] {
  if (reportScript !== undefined && /^(https?:)?\/\//.test(reportScript)) return { address: reportScript };
  const beside = new URL('mermaid.min.js', import.meta.url);
  try {
    if (reportScript !== undefined) return { text: readFileSync(reportScript, 'utf8') };
    return {
      text: readFileSync(existsSync(beside) ? beside : createRequire(import.meta.url).resolve('mermaid/dist/mermaid.min.js'), 'utf8'),
    };
  } catch {
    // Without it the report shows the texts only.
    tell(`The report shows no drawings: ${reportScript ?? 'the mermaid package'} was not found. Name mermaid.min.js with --report-script.`);
    return undefined;
  }
}
