// What is published holds what is promised, and nothing else; the lockfile names no registry.

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../cli/command.js';

const manifest: { exports: Record<string, string | Record<string, string>>; version: string } = JSON.parse(
  readFileSync(join(root, 'package.json'), 'utf8'),
);
const isBuilt = existsSync(join(root, 'dist/index.js'));
if (!isBuilt && process.env['CI']) throw new Error('The package has to be built here: npm run build.');

describe.skipIf(!isBuilt)('the package (skipped where it is not built)', () => {
  const { stdout } = spawnSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { cwd: root, encoding: 'utf8' });
  const [{ files }]: [{ files: { path: string }[] }] = JSON.parse(stdout || '[{"files":[]}]');
  const paths = files.map(({ path }) => path);

  test('holds every export, with its types', () => {
    const targets = Object.values(manifest.exports).flatMap((target) => (typeof target === 'string' ? [target] : Object.values(target)));
    const missing = targets.filter((target) => !target.includes('*') && !paths.includes(target.replace('./', '')));
    expect(missing).toEqual([]);
  });

  test('holds the command, the grammars and what a reader needs', () => {
    const needed = ['bin/sequitur.cjs', 'dist/cli/main.cjs', 'grammars/ir.schema.json', 'README.md', 'LICENSE', 'CHANGELOG.md'];
    expect(needed.filter((path) => !paths.includes(path))).toEqual([]);
  });

  test('holds nothing else', () => {
    expect(paths.filter((path) => !/^(?:bin|dist|grammars)\/|^(?:README\.md|LICENSE|CHANGELOG\.md|package\.json)$/.test(path))).toEqual([]);
  });
});

test('what V8 compiled is looked for where the build puts it', () => {
  const names = ['bin/sequitur.cjs', '.config/code-cache.cjs'].map(
    (file) => /`\$\{bundle\}\.[^`]+`/.exec(readFileSync(join(root, file), 'utf8'))?.[0],
  );
  expect(names[0]).toBeDefined();
  expect(names[1]).toBe(names[0]);
});

test('the changes of this version are told', () => {
  expect(readFileSync(join(root, 'CHANGELOG.md'), 'utf8')).toContain(`## ${manifest.version}`);
});

test('the lockfile names no registry', () => {
  expect(readFileSync(join(root, 'package-lock.json'), 'utf8')).not.toMatch(/"resolved": "https?:/);
});
