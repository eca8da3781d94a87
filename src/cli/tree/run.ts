// Goes through a tree of files: reads, plans and, where asked to, writes. One file at a time, so that an interruption falls between two.

import { readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { documentExtensions, formatOfPath, mayHold, otherExtension } from '../../index.js';
import { reasonOf } from '../failure.js';
import { type Decoded, decode } from './encoding.js';
import { findFiles } from './files.js';
import { removeLeftovers } from './leftovers.js';
import { changes, type FileOutcome } from './outcome.js';
import { plan, type Surroundings, type Task } from './plan.js';
import { surroundings } from './surroundings.js';
import { createFile, removeFile, replaceFile } from './write.js';

/** What to go through and what to do there. */
export interface Run {
  readonly paths: readonly string[];
  readonly task: Task;
  readonly write?: boolean;
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
  /** The charset of files that are neither UTF-8 nor declare one. */
  readonly encoding?: string;
  /** Called before each file. Returning false ends the run there. */
  readonly onFile?: (done: number, total: number, path: string) => boolean;
  /** Called before a file is written: what is about to become of it. */
  readonly onWrite?: (outcome: FileOutcome) => void;
}

/** All that was found out. */
export interface RunResult {
  readonly files: readonly FileOutcome[];
  /** Paths that could not be read or written. */
  readonly problems: readonly { readonly path: string; readonly problem: string }[];
  readonly interrupted: boolean;
}

interface Going {
  readonly run: Run;
  readonly around: Surroundings;
  readonly files: FileOutcome[];
  readonly problems: { path: string; problem: string }[];
  /** Absolute path of a file to that of what it has become. */
  readonly renamed: Map<string, string>;
  /** Absolute path of a file that comes into being to its text: a dry run knows of it, too. */
  readonly created: Map<string, string>;
}

/** Goes through the files; those that others refer to come first. */
export async function goThrough(run: Run): Promise<RunResult> {
  const found = findFiles({
    paths: run.paths,
    extensions: documentExtensions,
    ...(run.include && { include: run.include }),
    ...(run.exclude && { exclude: run.exclude }),
  });
  if (run.write) removeLeftovers(new Set(found.files.map((path) => dirname(path))));
  const renamed = new Map<string, string>();
  const named = new Set(found.files.map((path) => resolve(path)));
  const created = new Map<string, string>();
  const around = surroundings(run.paths, { named, renamed, created });
  const going: Going = { run, around, files: [], problems: [...found.problems], renamed, created };
  const first = run.task.kind === 'migrate' ? found.files.filter((path) => formatOfPath(path) !== undefined) : [];
  const ahead = new Set(first);
  const order = [...first, ...found.files.filter((path) => !ahead.has(path))];
  for (const [index, path] of order.entries()) {
    // Signals are only seen between two turns of the event loop.
    if (index % 16 === 0 || run.write) await new Promise<void>((done) => setImmediate(done));
    if (run.onFile?.(index, order.length, path) === false) return resultOf(going, true);
    oneFile(going, path);
  }
  return resultOf(going, false);
}

/** What was found out, in the order of paths. A file that says what one beside it says is told with that one. */
function resultOf({ files, problems }: Going, interrupted: boolean): RunResult {
  const twins = new Set(files.flatMap(({ twins = [] }) => twins).map((path) => resolve(path)));
  const isTold = ({ path, diagrams }: FileOutcome) => twins.has(resolve(path)) && diagrams.every(({ status }) => status === 'unchanged');
  const shown = files.filter((file) => !isTold(file));
  return { files: shown.sort((a, b) => (a.path < b.path ? -1 : 1)), problems, interrupted };
}

function oneFile(going: Going, path: string): void {
  const { run, problems } = going;
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    problems.push({ path, problem: reasonOf(error) });
    return;
  }
  const decoded = decode(bytes, run.encoding);
  if ('problem' in decoded) {
    // Most images carry no source, and most programs in an old charset hold no diagram: nobody has to hear of them.
    if (mayHold(Buffer.from(bytes).toString('latin1'), path)) problems.push({ path, problem: decoded.problem });
    return;
  }
  const outcome = plan(path, decoded.text, run.task, going.around);
  if (run.write && outcome.problem === undefined && changes(outcome)) run.onWrite?.(outcome);
  const problem = outcome.problem ?? (run.write ? writeOne(path, bytes, decoded, outcome) : undefined);
  if (problem !== undefined) problems.push({ path, problem });
  else noteChanges(going, outcome);
  if (outcome.diagrams.length > 0 || outcome.after !== outcome.before)
    going.files.push(problem === undefined ? outcome : { ...outcome, problem });
}

function writeOne(path: string, bytes: Uint8Array, decoded: Decoded, outcome: FileOutcome): string | undefined {
  for (const file of outcome.creates) {
    const content = (decoded.encodeBeside ?? decoded.encode)(file.text);
    const problem = content ? createFile(file.path, content, statSync(path).mode & 0o777) : foreignCharacter(decoded);
    if (problem !== undefined) return problem;
  }
  if (outcome.after !== outcome.before) {
    const content = decoded.encode(outcome.after);
    const problem = content ? replaceFile(path, bytes, content) : foreignCharacter(decoded);
    if (problem !== undefined) return problem;
  }
  return outcome.removed ? removeFile(path, bytes) : undefined;
}

function foreignCharacter({ charset }: Decoded): string {
  return `the new text has a character that ${charset} does not have`;
}

/** A file with one diagram that has, or will have, its like in the new format is known by that name to the documents that show it. */
function noteChanges({ run, renamed, created }: Going, outcome: FileOutcome): void {
  for (const { path, text } of outcome.creates) created.set(resolve(path), text);
  const [only] = outcome.diagrams;
  if (run.task.kind !== 'migrate' || run.task.originals === 'ignore' || !only || outcome.diagrams.length > 1) return;
  if (formatOfPath(outcome.path) === undefined || only.status === 'left' || only.status === 'failed') return;
  renamed.set(resolve(outcome.path), resolve(otherExtension(outcome.path, run.task.to)));
}
