// What the tests of whole trees share: trees of files made for a test, and documents with their diagrams masked.

import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterAll } from 'vitest';
import type { FileOutcome } from '../../src/cli/tree/outcome.js';
import type { Task } from '../../src/cli/tree/plan.js';
import { detect, findIn, splice } from '../../src/index.js';

/** The corpus of real diagrams and documents. */
export const sharedCorpus = join(import.meta.dirname, '../../../shared/corpus');

/** Whether it is there; where it has to be and is not, that is an error. */
export const hasCorpus = existsSync(sharedCorpus);
if (!hasCorpus && process.env['CI']) throw new Error('Real documents are needed here: ../shared/corpus is not there.');
if (!hasCorpus) console.warn('Real documents are not tried: there is no ../shared/corpus.');

const made: string[] = [];

// Whichever test file makes folders takes them away again.
afterAll(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
});

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sequitur-'));
  made.push(folder);
  return folder;
}

/** A new folder with these files. */
export function tree(files: Readonly<Record<string, string | Uint8Array>>): string {
  const root = newFolder();
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return root;
}

/** A new folder with what another holds, without its golden files. */
export function copyOf(folder: string): string {
  const root = newFolder();
  cpSync(folder, root, { recursive: true, filter: (path) => !path.endsWith('.golden') });
  return root;
}

/** Every file of a folder by its path in it. */
export function texts(root: string): ReadonlyMap<string, string> {
  const all = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(all.map((entry) => join(entry.parentPath, entry.name)).map((path) => [relative(root, path), readFileSync(path, 'utf8')]));
}

/** A document with one sign in the place of everything that may change in it. */
export function masked(document: string, name: string): string {
  const { embedded, references } = findIn(document, name, (text, format) => detect(text) === format);
  return splice(
    document,
    [...embedded, ...references].map(({ span }) => ({ ...span, text: '▮' })),
  );
}

/** The files that a run would change, or has changed. */
export function written(files: readonly FileOutcome[]): readonly FileOutcome[] {
  return files.filter(({ before, after, creates, removed }) => before !== after || creates.length > 0 || removed);
}

/** The task of a migration. */
export function migrationTo(format: string, more: Partial<Extract<Task, { kind: 'migrate' }>> = {}): Task {
  return { kind: 'migrate', to: format, originals: 'keep', ...more };
}
