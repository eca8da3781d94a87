// Builds what is published: the library module by module with its types, and the command as one bundle that starts quickly.

import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { build } from 'esbuild';
import { lazyPackages } from './lazy-packages.mjs';

rmSync('dist', { recursive: true, force: true });

// Without Node's types: what compiles here runs in a browser and in a worker.
const { status } = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', '.config/tsconfig.build.json'], {
  stdio: 'inherit',
});
if (status !== 0) process.exit(1);

const common = {
  outdir: 'dist/cli',
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
