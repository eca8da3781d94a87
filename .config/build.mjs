// Builds what is published: the library module by module with its types, and the command as one bundle that starts quickly.

import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { build } from 'esbuild';

rmSync('dist', { recursive: true, force: true });

// Without Node's types: what compiles here runs in a browser and in a worker.
const { status } = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', '.config/tsconfig.build.json'], {
  stdio: 'inherit',
});
if (status !== 0) process.exit(1);

await build({
  entryPoints: ['src/cli/main.ts'],
  outdir: 'dist/cli',
  bundle: true,
  splitting: true,
  minify: true,
  legalComments: 'none',
  platform: 'node',
  target: 'node20.19',
  format: 'esm',
  // Some dependencies are CommonJS and ask for Node's own modules.
  banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  logLevel: 'warning',
});
