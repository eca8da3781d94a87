// The library runs in a browser, in a page and in a worker, and asks nothing of Node.

import { existsSync, readFileSync } from 'node:fs';
import { build, type Metafile } from 'esbuild';
import { launch } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { convert } from '../../src/index.js';
import { root } from '../cli/command.js';

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => existsSync(path));
if (!executablePath && process.env['CI']) throw new Error('The library has to run in a browser here: install chromium.');

const source = readFileSync(new URL('../../corpus/kitchen-sink/place-order.puml', import.meta.url), 'utf8');
const expected = convert(source, { from: 'plantuml', to: 'mermaid' }).text;

async function bundle(
  entry: string,
  conditions: readonly string[],
): Promise<{ readonly code: string; readonly inputs: Metafile['inputs'] }> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: entry, resolveDir: root },
    bundle: true,
    write: false,
    metafile: true,
    platform: 'browser',
    conditions: [...conditions],
    format: 'iife',
    globalName: 'sequitur',
    logLevel: 'silent',
  });
  return { code: outputFiles[0]?.text ?? '', inputs: metafile.inputs };
}

const whole = "export * from './src/index.ts';";

test('the bundle asks for nothing of Node', async () => {
  // For a browser esbuild fails where a module of Node is asked for.
  const { code } = await bundle(whole, []);
  expect(code).not.toMatch(/\bfrom\s*"node:|require\("node:/);
});

test.each([
  ['mermaid', ['plantuml', 'workflow', 'json']],
  ['plantuml', ['mermaid', 'workflow', 'json']],
  ['json', ['mermaid', 'plantuml', 'workflow']],
])('who takes %s alone gets no other format', async (format, others) => {
  const { inputs } = await bundle(`export * from './src/formats/${format}/index.ts';`, []);
  const paths = Object.keys(inputs);
  expect(paths).toContain(`src/formats/${format}/index.ts`);
  for (const other of others) expect(paths.filter((path) => path.startsWith(`src/formats/${other}/`))).toEqual([]);
  expect(paths.filter((path) => path.startsWith('src/documents/'))).toEqual([]);
});

describe.skipIf(!executablePath)('in Chromium (skipped where it is not installed)', () => {
  async function evaluate<T>(work: (page: import('puppeteer-core').Page) => Promise<T>): Promise<T> {
    const browser = await launch({ ...(executablePath && { executablePath }), headless: true, args: ['--no-sandbox'] });
    try {
      return await work(await browser.newPage());
    } finally {
      await browser.close();
    }
  }

  test('it converts in a page', async () => {
    const { code } = await bundle(whole, []);
    const script = `${code};sequitur.convert(${JSON.stringify(source)}, { from: 'plantuml', to: 'mermaid' }).text`;
    expect(await evaluate((page) => page.evaluate(script))).toBe(expected);
  });

  test('it converts in a worker', async () => {
    const { code } = await bundle(whole, ['worker']);
    const worker = `${code};postMessage(sequitur.convert(${JSON.stringify(source)}, { from: 'plantuml', to: 'mermaid' }).text);`;
    const script = `new Promise((resolve, reject) => {
      const worker = new Worker(URL.createObjectURL(new Blob([${JSON.stringify(worker)}], { type: 'text/javascript' })));
      worker.onmessage = ({ data }) => resolve(data);
      worker.onerror = ({ message }) => reject(new Error(message));
    })`;
    expect(await evaluate((page) => page.evaluate(script))).toBe(expected);
  });
});
