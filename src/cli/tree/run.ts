// Goes through a tree of files: reads, plans and, where asked to, writes. One file at a time, so that an interruption falls between two.

import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { documentExtensions, formatOfPath, type Include, isLocal, otherExtension } from '../../index.js';
import { type Decoded, decode } from './encoding.js';
import { findFiles } from './files.js';
import type { FileOutcome } from './outcome.js';
import { plan, type Surroundings, type Task } from './plan.js';
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
}

/** Goes through the files; those that others refer to come first. */
export async function goThrough(run: Run): Promise<RunResult> {
  const found = findFiles({
    paths: run.paths,
    extensions: documentExtensions,
    ...(run.include && { include: run.include }),
    ...(run.exclude && { exclude: run.exclude }),
  });
  const renamed = new Map<string, string>();
  const going: Going = { run, around: surroundings(run.paths, renamed), files: [], problems: [...found.problems], renamed };
  const first = run.task.kind === 'migrate' ? found.files.filter((path) => formatOfPath(path) !== undefined) : [];
  const ahead = new Set(first);
  const order = [...first, ...found.files.filter((path) => !ahead.has(path))];
  for (const [index, path] of order.entries()) {
    // Signals are only seen between two turns of the event loop.
    if (index % 16 === 0 || run.write) await new Promise<void>((done) => setImmediate(done));
    if (run.onFile?.(index, order.length, path) === false) return { files: going.files, problems: going.problems, interrupted: true };
    oneFile(going, path);
  }
  return { files: going.files.sort((a, b) => (a.path < b.path ? -1 : 1)), problems: going.problems, interrupted: false };
}

function oneFile(going: Going, path: string): void {
  const { run, problems } = going;
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    problems.push({ path, problem: error instanceof Error ? error.message : String(error) });
    return;
  }
  const decoded = decode(bytes, run.encoding);
  if ('problem' in decoded) {
    problems.push({ path, problem: decoded.problem });
    return;
  }
  const outcome = plan(path, decoded.text, run.task, going.around);
  const problem = outcome.problem ?? (run.write ? writeOne(path, bytes, decoded, outcome) : undefined);
  if (problem !== undefined) problems.push({ path, problem });
  else noteRenamed(going, outcome);
  if (outcome.diagrams.length > 0 || outcome.after !== outcome.before)
    going.files.push(problem === undefined ? outcome : { ...outcome, problem });
}

function writeOne(path: string, bytes: Uint8Array, decoded: Decoded, outcome: FileOutcome): string | undefined {
  for (const file of outcome.creates) {
    const content = decoded.encode(file.text);
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
function noteRenamed({ run, renamed }: Going, outcome: FileOutcome): void {
  const [only] = outcome.diagrams;
  if (run.task.kind !== 'migrate' || run.task.originals === 'ignore' || !only || outcome.diagrams.length > 1) return;
  if (formatOfPath(outcome.path) === undefined || only.status === 'left' || only.status === 'failed') return;
  renamed.set(resolve(outcome.path), resolve(otherExtension(outcome.path, run.task.to)));
}

function surroundings(paths: readonly string[], renamed: ReadonlyMap<string, string>): Surroundings {
  return {
    include: includeWithin(paths),
    renamed: (document, path) => {
      if (!isLocal(path)) return undefined;
      const target = renamed.get(resolve(dirname(document), path));
      return target === undefined ? undefined : path.slice(0, path.lastIndexOf('/') + 1) + target.slice(target.lastIndexOf(sep) + 1);
    },
    exists: existsSync,
    textOf: (path) => textOf(path),
  };
}

function textOf(path: string): string | undefined {
  try {
    const decoded = decode(readFileSync(path));
    return 'text' in decoded ? decoded.text : undefined;
  } catch {
    // There is no such file.
    return undefined;
  }
}

/** Reads included files beside the one that includes them, and nothing outside of what was named and the working folder. */
export function includeWithin(paths: readonly string[]): Include {
  const roots = ['.', ...paths.map((path) => (isFolder(path) ? path : dirname(path)))].flatMap((path) => realPath(path) ?? []);
  return (path, from) => {
    const real = realPath(isAbsolute(path) ? path : resolve(from === undefined ? '.' : dirname(from), path));
    if (real === undefined || !roots.some((root) => !relative(root, real).startsWith('..'))) return undefined;
    return textOf(real);
  };
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function realPath(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    // It does not exist.
    return undefined;
  }
}
