// Which files are meant by the paths on a command line: folders are walked, ignore files honoured, links never followed out of what was named.

import { lstatSync, readdirSync, readFileSync, realpathSync, type Stats, statSync } from 'node:fs';
import { dirname, extname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { globSync, isDynamicPattern } from 'tinyglobby';
import { reasonOf } from '../failure.js';
import { isWithin } from './surroundings.js';

/** What is looked for. */
export interface FileQuery {
  readonly paths: readonly string[];
  /** Lower case, with the dot. A file that is named itself needs none of these. */
  readonly extensions: ReadonlySet<string>;
  /** Patterns in the manner of .gitignore. */
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
}

/** The files found, sorted, and the paths that could not be read. */
export interface FoundFiles {
  readonly files: readonly string[];
  readonly problems: readonly { readonly path: string; readonly problem: string }[];
}

const ignoreFiles = ['.gitignore', '.sequiturignore'];
const neverWalked: ReadonlySet<string> = new Set(['node_modules', '.git', '.hg', '.svn']);

/** The marker in the names of files that are being written. */
export const temporaryMark = '.sequitur-tmp-';

interface Rules {
  readonly folder: string;
  readonly rules: Ignore;
}

interface Walk {
  readonly query: FileQuery;
  /** The real paths of what was named. */
  readonly roots: readonly string[];
  readonly include: Ignore | undefined;
  readonly exclude: Ignore | undefined;
  /** Real path to the path by which the file was met first. */
  readonly files: Map<string, string>;
  readonly problems: { path: string; problem: string }[];
}

/** Finds the files that the paths name. */
export function findFiles(query: FileQuery): FoundFiles {
  const patterns = (list: readonly string[] | undefined) =>
    list && list.length > 0 ? ignore({ allowRelativePaths: true }).add([...list]) : undefined;
  const walk: Walk = {
    query,
    roots: query.paths.map(realPath).filter((path) => path !== undefined),
    include: patterns(query.include),
    exclude: patterns(query.exclude),
    files: new Map(),
    problems: [],
  };
  for (const path of query.paths) start(walk, path);
  return { files: [...walk.files.values()].sort(), problems: walk.problems };
}

function realPath(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    // A path that leads nowhere is reported where it is walked.
    return undefined;
  }
}

function start(walk: Walk, path: string): void {
  if (isDynamicPattern(path) && !statSync(path, { throwIfNoEntry: false })) {
    addMatching(walk, path);
    return;
  }
  const stats = attempt(walk, path, () => statSync(path));
  if (stats?.isFile()) add(walk, path);
  else if (stats?.isDirectory()) walkFolder(walk, path);
  else if (stats) walk.problems.push({ path, problem: 'it is neither a file nor a folder' });
}

/** A pattern that no shell has expanded: `'docs/**\/*.md'`. Ignore files count as they do for a folder. */
function addMatching(walk: Walk, pattern: string): void {
  const found = globSync(pattern.replaceAll('\\', '/'), { absolute: isAbsolute(pattern), expandDirectories: false });
  const paths = found.filter((path) => !path.split('/').some((name) => neverWalked.has(name)));
  if (paths.length === 0) walk.problems.push({ path: pattern, problem: 'no file matches' });
  for (const path of paths) {
    const folder = dirname(path);
    const rules = [...rulesAbove(folder), ...rulesIn(folder)];
    if (!path.includes(temporaryMark) && !ignored(walk, rules, '.', path, false)) add(walk, path);
  }
}

function attempt<T>(walk: Walk, path: string, action: () => T): T | undefined {
  try {
    return action();
  } catch (error) {
    walk.problems.push({ path, problem: reasonOf(error) });
    return undefined;
  }
}

function add(walk: Walk, path: string, real = realPath(path)): void {
  if (real !== undefined && !walk.files.has(real)) walk.files.set(real, path);
}

interface Folder {
  readonly path: string;
  /** Its path without links. What is no link itself lies under this: nobody has to ask for each file. */
  readonly real: string;
  readonly rules: readonly Rules[];
}

function walkFolder(walk: Walk, root: string): void {
  const pending: Folder[] = [{ path: root, real: realPath(root) ?? resolve(root), rules: rulesAbove(root) }];
  for (let folder = pending.pop(); folder; folder = pending.pop()) {
    const { path: parent } = folder;
    const rules = [...folder.rules, ...rulesIn(parent)];
    const entries = attempt(walk, parent, () => readdirSync(parent, { withFileTypes: true })) ?? [];
    for (const entry of entries) {
      const path = join(parent, entry.name);
      const real = join(folder.real, entry.name);
      if (entry.isDirectory()) {
        if (!neverWalked.has(entry.name) && !ignored(walk, rules, root, path, true)) pending.push({ path, real, rules });
      } else if (wanted(walk, entry.name) && !ignored(walk, rules, root, path, false)) {
        if (entry.isFile()) add(walk, path, real);
        else if (isReachable(walk, path)) add(walk, path);
      }
    }
  }
}

function wanted(walk: Walk, name: string): boolean {
  return walk.query.extensions.has(extname(name).toLowerCase()) && !name.includes(temporaryMark);
}

/** A file, or a link to a file that lies within what was named. A linked folder is not walked: its files are met where they are. */
function isReachable(walk: Walk, path: string): boolean {
  let stats: Stats;
  try {
    stats = lstatSync(path);
    if (!stats.isSymbolicLink()) return stats.isFile();
    if (!statSync(path).isFile()) return false;
  } catch {
    // A link that leads nowhere is no file.
    return false;
  }
  const real = realPath(path);
  return real !== undefined && walk.roots.some((root) => isWithin(root, real));
}

/** The ignore files of the folders above, up to the one that holds the repository. */
function rulesAbove(folder: string): readonly Rules[] {
  const found: Rules[][] = [];
  let at = resolve(folder);
  while (!isRepository(at)) {
    const above = dirname(at);
    if (above === at) return [];
    at = above;
    found.unshift([...rulesIn(at)]);
  }
  return found.flat();
}

function isRepository(folder: string): boolean {
  try {
    return statSync(join(folder, '.git')) !== undefined;
  } catch {
    // No such entry.
    return false;
  }
}

function rulesIn(folder: string): readonly Rules[] {
  return ignoreFiles.flatMap((name) => {
    try {
      return [{ folder, rules: ignore().add(readFileSync(join(folder, name), 'utf8')) }];
    } catch {
      // Most folders have no such file.
      return [];
    }
  });
}

/** Patterns of the command line are of the working folder; where a path leads out of it, of the folder that was named. */
function ignored(walk: Walk, rules: readonly Rules[], root: string, path: string, isFolder: boolean): boolean {
  if (!walk.exclude && !walk.include && rules.length === 0) return false;
  const shown = relative(isWithin(resolve('.'), resolve(path)) ? '.' : root, path)
    .split(sep)
    .join('/');
  if (walk.exclude?.ignores(isFolder ? `${shown}/` : shown)) return true;
  if (!isFolder && walk.include && !walk.include.ignores(shown)) return true;
  let verdict = false;
  for (const { folder, rules: own } of rules) {
    const below = relative(folder, path).split(sep).join('/');
    const test = own.test(isFolder ? `${below}/` : below);
    if (test.ignored) verdict = true;
    else if (test.unignored) verdict = false;
  }
  return verdict;
}
