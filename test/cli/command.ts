// The command as a user runs it: bundled from the sources of this moment, in a process of its own.

import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The repository. */
export { root };

/** What a run left. */
export interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** How a run differs from one at a plain terminal-less shell. */
export interface Surroundings {
  readonly input?: string;
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** The command, built. */
export interface Command {
  /** The file that Node runs. */
  readonly main: string;
  run(words: readonly string[], surroundings?: Surroundings): Promise<Ran>;
  remove(): void;
}

/** Builds the command once for a test file; `remove` takes it away again. */
export function buildCommand(): Command {
  // Inside the package, so that the command finds its version as it does when installed.
  const cache = join(root, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'sequitur-'));
  const built = spawnSync(process.execPath, ['.config/build.mjs', folder], { cwd: root, encoding: 'utf8' });
  if (built.status !== 0) throw new Error(built.stderr);
  const main = join(folder, 'bin/sequitur.cjs');
  return {
    main,
    run: (words, surroundings = {}) => runNode([main, ...words], surroundings),
    remove: () => rmSync(folder, { recursive: true }),
  };
}

function runNode(words: readonly string[], { input = '', cwd = root, env = {} }: Surroundings): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, words, { cwd, env: { PATH: process.env['PATH'], ...env } });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      stdout += chunk;
    });
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      stderr += chunk;
    });
    child.once('error', reject).once('close', (status) => resolve({ status, stdout, stderr }));
    child.stdin.end(input);
  });
}

/** A folder with these files; `remove` takes it away again. */
export function folderWith(files: Readonly<Record<string, string>>): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'sequitur-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), text);
  }
  return { path, remove: () => rmSync(path, { recursive: true }) };
}
