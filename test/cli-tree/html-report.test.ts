// The HTML report in a real browser: every diagram drawn, nothing on the console, in light and dark, on a desk and on a telephone.

import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { htmlReport } from '../../src/cli/report/html.js';
import type { DiagramOutcome } from '../../src/cli/tree/outcome.js';
import { tree } from './tools.js';

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
if (!executablePath && process.env['CI']) throw new Error('The report has to be opened in a browser here: install chromium.');
if (!executablePath) console.warn('The HTML report is not opened: there is no chromium.');

const flags = [
  ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  ...['--disable-component-update', '--disable-sync'],
];

function outcome(line: number, after: string): DiagramOutcome {
  const before = '@startuml\nShop -> Bank : <b>pay</b> & more\n@enduml';
  return { line, column: 1, container: 'markdown', format: 'plantuml', status: 'exact', findings: [], losses: [], before, after };
}

const texts = [
  'sequenceDiagram\n  Shop->>Bank: pay & <b>more</b>',
  `sequenceDiagram\n${Array.from({ length: 12 }, (_, i) => `  A${i}->>A${i + 1}: a wide one`).join('\n')}`,
  'sequenceDiagram\n  Note over Shop: </script><script>alert(1)</script>',
];

describe.skipIf(!executablePath)('the HTML report', () => {
  let browser: Awaited<ReturnType<typeof puppeteer.launch>>;
  let address: string;
  let writeBack: string;

  beforeAll(async () => {
    const script = { text: readFileSync(createRequire(import.meta.url).resolve('mermaid/dist/mermaid.min.js'), 'utf8') };
    const mermaid = { format: 'mermaid', before: 'sequenceDiagram\n  Shop->>Bank: before', after: '@startuml\n@enduml' };
    const diagrams = [
      ...texts.map((text, index) => outcome(index * 9 + 1, text)),
      { ...outcome(90, ''), status: 'left' as const, reason: 'This is a class diagram.' },
    ];
    const file = {
      path: 'docs/a very long path that does not fit on a telephone/and-goes-on-and-on-and-on.md',
      diagrams,
      before: '',
      after: '',
      creates: [],
      removed: false,
    };
    const page = htmlReport({
      files: [file, { ...file, path: 'b.md' }, { ...file, path: 'done.md', diagrams: [{ ...outcome(3, ''), status: 'unchanged' }] }],
      problems: [{ path: 'x', problem: 'y' }],
      to: 'mermaid',
      written: false,
      version: '1',
      script,
    });
    writeBack = htmlReport({
      files: [{ ...file, diagrams: [{ ...outcome(1, ''), ...mermaid }] }],
      problems: [],
      to: 'plantuml',
      written: true,
      version: '1',
      script,
    });
    address = `file://${join(tree({ 'report.html': page }), 'report.html')}`;
    browser = await puppeteer.launch({
      executablePath: executablePath ?? '',
      args: flags,
      userDataDir: tree({}),
    });
  });

  afterAll(() => browser?.close());

  it.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 390],
    ['dark', 390],
  ] as const)('is whole in %s at %d pixels', async (scheme, width) => {
    const page = await browser.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('request', (request) => {
      if (!/^(file|data):/.test(request.url())) complaints.push(request.url());
    });
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    await page.setViewport({ width, height: 800 });
    await page.goto(address);
    await page.waitForSelector('html[data-drawn]', { timeout: 30_000 });
    const seen = await page.evaluate(`({
      drawn: document.querySelectorAll('.drawn svg').length,
      overflow: document.documentElement.scrollWidth - window.innerWidth,
      ground: getComputedStyle(document.body).backgroundColor,
    })`);
    expect(seen).toEqual({ drawn: 6, overflow: expect.any(Number), ground: scheme === 'dark' ? 'rgb(13, 17, 23)' : 'rgb(246, 247, 249)' });
    expect(seen).toMatchObject({ overflow: 0 });
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('shows what was done already only when it is asked for', async () => {
    const page = await browser.newPage();
    await page.goto(address);
    await page.waitForSelector('html[data-drawn]', { timeout: 30_000 });
    const shown = () => page.evaluate(`[...document.querySelectorAll('.file:not([hidden]) h2')].map((title) => title.textContent)`);
    const listed = () => page.evaluate(`document.querySelectorAll('nav li:not([hidden])').length`);
    expect([await shown(), await listed()]).toEqual([[expect.stringContaining('docs/'), 'b.md', 'Skipped files'], 2]);
    await page.evaluate(`document.querySelector('.tile.unchanged input').click()`);
    expect([await shown(), await listed()]).toEqual([[expect.stringContaining('docs/'), 'b.md', 'done.md', 'Skipped files'], 3]);
    await page.close();
  });

  it('hides what the reader does not want to see, and enlarges a drawing', async () => {
    const page = await browser.newPage();
    await page.goto(address);
    await page.waitForSelector('html[data-drawn]', { timeout: 30_000 });
    await page.evaluate(`document.querySelector('.tile.exact input').click()`);
    expect(await page.evaluate(`document.querySelectorAll('.card:not([hidden])').length`)).toBe(2);
    await page.evaluate(`document.querySelector('.tile.exact input').click(); document.querySelector('.drawn').click()`);
    expect(await page.evaluate(`document.querySelector('dialog').open && document.querySelectorAll('dialog svg').length`)).toBe(1);
    await page.close();
  });

  it('draws the old text where Mermaid is left', async () => {
    const page = await browser.newPage();
    await page.goto(`file://${join(tree({ 'back.html': writeBack }), 'back.html')}`);
    await page.waitForSelector('html[data-drawn]', { timeout: 30_000 });
    expect(await page.evaluate(`document.querySelectorAll('.drawn svg').length`)).toBe(1);
    await page.close();
  });
});
