// What the commands that go through trees of files have in common: their options, progress, interruption and baseline.

import { existsSync, readFileSync, statSync } from 'node:fs';
import { extname } from 'node:path';
import type { Argv } from 'yargs';
import { reasonOf } from '../failure.js';
import { type Baseline, printBaseline, readBaseline, withoutKnown } from '../report/baseline.js';
import { isTerminal, put } from '../terminal.js';
import type { FileOutcome } from './outcome.js';
import type { RunResult } from './run.js';
import { createFile, replaceFile } from './write.js';

/** The options that all of them take. */
export interface TreeArguments {
  readonly paths?: readonly string[] | undefined;
  readonly include?: readonly string[] | undefined;
  readonly exclude?: readonly string[] | undefined;
  readonly encoding?: string | undefined;
  readonly quiet?: boolean | undefined;
}

/** Exit codes: fine, findings or would change, wrong usage or files that cannot be read or written, losses under `--fail-on-loss`. */
export const exit = { fine: 0, findings: 1, trouble: 2, losses: 3, interrupted: 130 } as const;

/** Adds the common options. */
export function treeOptions<T>(yargs: Argv<T>) {
  return yargs
    .option('include', {
      type: 'string',
      array: true,
      requiresArg: true,
      describe: 'Only files that match this pattern, written as in .gitignore',
    })
    .option('exclude', { type: 'string', array: true, requiresArg: true, describe: 'No files that match this pattern' })
    .option('quiet', { alias: 'q', type: 'boolean', describe: 'Only results and errors' });
}

/** The part of a run that the common options decide. */
export function queryOf(args: TreeArguments): {
  paths: readonly string[];
  include?: readonly string[];
  exclude?: readonly string[];
  encoding?: string;
} {
  const { include, exclude, encoding } = args;
  const lists = { ...(include && { include }), ...(exclude && { exclude }) };
  return { paths: args.paths ?? [], ...lists, ...(encoding !== undefined && { encoding }) };
}

/** A sentence for the person at the terminal. */
export function tell(sentence: string): void {
  put('errors', `${sentence}\n`);
}

/** Shows progress on a terminal and ends a run between two files on Ctrl-C. */
export function watch(quiet: boolean): { onFile: (done: number, total: number, path: string) => boolean; end: () => void } {
  let stopped = false;
  let shown = 0;
  const stop = (): void => {
    stopped = true;
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  const visible = !quiet && isTerminal('errors');
  return {
    onFile: (done, total, path) => {
      const now = Date.now();
      if (visible && now - shown > 100) {
        shown = now;
        put('errors', `\r\u001b[K${done}/${total} ${path.slice(-60)}`);
      }
      return !stopped;
    },
    end: () => {
      process.removeListener('SIGINT', stop);
      process.removeListener('SIGTERM', stop);
      if (visible && shown > 0) put('errors', '\r\u001b[K');
    },
  };
}

/** Writes a report or baseline, new or over an old one, or to standard output, which is a dash; says why not. */
export function writeOut(path: string, text: string): string | undefined {
  if (path === '-') {
    put('output', text);
    return undefined;
  }
  const bytes = new TextEncoder().encode(text);
  return existsSync(path) ? replaceFile(path, readFileSync(path), bytes) : createFile(path, bytes, 0o644);
}

/** Reads a baseline; a wrong one is told and ends the command. */
export function baselineAt(path: string): Baseline | undefined {
  try {
    const baseline = readBaseline(readFileSync(path, 'utf8'));
    if (!baseline) tell(`${path} is no baseline of sequitur.`);
    return baseline;
  } catch (error) {
    tell(`${path}: ${reasonOf(error)}`);
    return undefined;
  }
}

/** The files as they are judged: all findings, or those that a baseline does not know. Undefined where the baseline cannot be read or written. */
export function judged(
  result: RunResult,
  args: { readonly baseline?: string | undefined; readonly updateBaseline?: boolean | undefined },
): readonly FileOutcome[] | undefined {
  if (args.baseline === undefined) return result.files;
  if (args.updateBaseline === true) {
    const problem = writeOut(args.baseline, printBaseline(result.files));
    if (problem === undefined) return withoutKnown(result.files, readBaseline(printBaseline(result.files)) ?? new Map());
    tell(`${args.baseline}: ${problem}`);
    return undefined;
  }
  const baseline = baselineAt(args.baseline);
  return baseline && withoutKnown(result.files, baseline);
}

/** Whether something that was named itself could not be read: a wrong path is a mistake, a damaged file in a tree is news. */
export function isMisnamed({ problems }: RunResult, { paths = [] }: TreeArguments): boolean {
  return problems.some(({ path }) => paths.includes(path));
}

/** Says of files that were named themselves, and none of which holds a diagram, what the counts alone would hide. */
export function tellOfNothing({ files, problems }: RunResult, { paths = [] }: TreeArguments): void {
  if (files.some(({ diagrams }) => diagrams.length > 0) || problems.length > 0) return;
  const named = paths.filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile());
  if (named.length === 0 || named.length < paths.length) return;
  const [first = ''] = named;
  tell(`There is no diagram in ${named.length === 1 ? first : `any of these ${named.length} files`}.`);
}

/** Whether a file name has one of these extensions. */
export function hasExtension(path: string, extensions: readonly string[]): boolean {
  return extensions.includes(extname(path).toLowerCase());
}
