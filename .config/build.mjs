// Builds what is published: the library module by module with its types, and the command as one bundle that starts quickly.
// With a folder as its argument it builds the command only, into that folder.

import { spawnSync } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import { build } from 'esbuild';
import { lazyPackages } from './lazy-packages.mjs';

const [folder] = process.argv.slice(2);
if (folder === undefined) buildLibrary();
await buildCommand(folder ?? 'dist/cli');

/** Without Node's types: what compiles here runs in a browser and in a worker. */
function buildLibrary() {
  rmSync('dist', { recursive: true, force: true });
  const compiler = ['node_modules/typescript/bin/tsc', '-p', '.config/tsconfig.build.json'];
  const { status } = spawnSync(process.execPath, compiler, { stdio: 'inherit' });
  if (status !== 0) process.exit(1);
}

async function buildCommand(outdir) {
  const common = {
    outdir,
    bundle: true,
    minify: true,
    legalComments: 'none',
    platform: 'node',
    target: 'node20.19',
    logLevel: 'warning',
  };
  await build({
    ...common,
    entryPoints: ['src/cli/main.ts'],
    format: 'esm',
    splitting: true,
    alias: { 'string-width': './.config/plain-width.mjs' },
    plugins: [lazyPackages(common)],
    // Some dependencies are CommonJS and ask for Node's own modules.
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  });
  // The HTML report of a migration is drawn without a network: it gets Mermaid itself.
  cpSync('node_modules/mermaid/dist/mermaid.min.js', `${outdir}/mermaid.min.js`);
}
