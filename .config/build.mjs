// Builds what is published: the library module by module with its types, and the command as one bundle that starts quickly.
// With a folder as its argument it builds the command only, as a package in that folder.

import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { lazy } from './lazy.mjs';
import { standIns } from './stand-ins.mjs';

const [folder] = process.argv.slice(2);
if (folder === undefined) buildLibrary();
await buildCommand(join(folder ?? '.', 'dist/cli'));
if (folder !== undefined) cpSync('bin', join(folder, 'bin'), { recursive: true });

/** Without Node's types: what compiles here runs in a browser and in a worker. */
function buildLibrary() {
  rmSync('dist', { recursive: true, force: true });
  run(['node_modules/typescript/bin/tsc', '-p', '.config/tsconfig.build.json']);
}

/** A script that evaluates to a function of `require` and `__filename`; bin/sequitur.cjs calls it. */
async function buildCommand(outdir) {
  const common = {
    outdir,
    bundle: true,
    minify: true,
    legalComments: 'none',
    platform: 'node',
    target: 'node20.19',
    logLevel: 'warning',
    format: 'cjs',
    outExtension: { '.js': '.cjs' },
    // Whoever asks for process.stdout has Node load its streams; only a terminal has columns.
    define: { 'import.meta.url': 'importMetaUrl', 'process.stdout.columns': 'stdoutColumns' },
    banner: {
      js: `const importMetaUrl = require('url').pathToFileURL(__filename).href;
        const stdoutColumns = require('fs').fstatSync(1).isCharacterDevice() ? process.stdout.columns : undefined;`,
    },
  };
  await build({
    ...common,
    entryPoints: ['src/cli/main.ts'],
    plugins: [standIns, lazy(common)],
    banner: { js: `(function (require, __filename, module = {}) { ${common.banner.js}` },
    footer: { js: '})' },
  });
  const bundle = `${outdir}/main.cjs`;
  writeFileSync(bundle, inAscii(readFileSync(bundle, 'utf8')));
  // The HTML report of a migration is drawn without a network: it gets Mermaid itself.
  cpSync('node_modules/mermaid/dist/mermaid.min.js', `${outdir}/mermaid.min.js`);
  run(['.config/code-cache.cjs', bundle]);
}

/** Strings are in ASCII already; regular expressions mean the same with escapes. */
function inAscii(text) {
  return text.replace(/[^\0-\x7f]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function run(words) {
  const { status } = spawnSync(process.execPath, words, { stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) process.exit(1);
}
