// The README tells the truth: its examples print what it shows, its table is the code's, its links lead somewhere.
// With UPDATE set it is brought up to date instead.

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { capabilityTable } from '../../src/cli/commands/formats.js';
import { buildCommand, folderWith, root } from '../cli/command.js';

const path = join(root, 'README.md');
const readme = readFileSync(path, 'utf8');
const examples = /(?<=\n)(?<fence>`{3,})console\n\$ (?<words>[^\n]+)\n(?<shown>[\s\S]*?)(?<=\n)\k<fence>(?=\n)/g;
const program = /```js\n(?<code>[\s\S]*?)```\n\n```text\n(?<shown>[\s\S]*?)```/;

let command: ReturnType<typeof buildCommand>;
let place: ReturnType<typeof folderWith>;

beforeAll(() => {
  command = buildCommand();
  const files = readme.matchAll(/`(?<name>[\w.-]+)`[.:]\n\n(?<fence>`{3,})\w+\n(?<text>[\s\S]*?)\k<fence>/g);
  place = folderWith({
    ...Object.fromEntries([...files].map(({ groups }) => [groups?.['name'] ?? '', groups?.['text'] ?? ''])),
    'bin/sequitur': `#!/bin/sh\nexec "${process.execPath}" "${command.main}" "$@"\n`,
  });
  spawnSync('chmod', ['+x', join(place.path, 'bin/sequitur')]);
});
afterAll(() => {
  command.remove();
  place.remove();
});

/** What a terminal shows. */
function shownBy(words: string): string {
  const env = { PATH: `${join(place.path, 'bin')}:${process.env['PATH']}` };
  return spawnSync('sh', ['-c', `(${words}) 2>&1`], { cwd: place.path, env, encoding: 'utf8' }).stdout;
}

async function printedBy(code: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: root },
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    alias: { sequitur: './src/index.ts' },
    logLevel: 'silent',
  });
  return spawnSync(process.execPath, [], { input: outputFiles[0]?.text ?? '', encoding: 'utf8' }).stdout;
}

test.runIf(process.env['UPDATE'])('is brought up to date', async () => {
  const code = program.exec(readme)?.groups?.['code'] ?? '';
  const printed = await printedBy(code);
  const updated = readme
    .replace(examples, (_, fence: string, words: string) => `${fence}console\n$ ${words}\n${shownBy(words)}${fence}`)
    .replace(program, () => `\`\`\`js\n${code}\`\`\`\n\n\`\`\`text\n${printed}\`\`\``)
    .replace(/<!-- formats -->[\s\S]*<!-- \/formats -->/, () => `<!-- formats -->\n\n${capabilityTable()}\n<!-- /formats -->`);
  writeFileSync(path, updated);
});

test
  .skipIf(process.env['UPDATE'])
  .each([...readme.matchAll(examples)].map(({ groups }) => [groups?.['words'] ?? '', groups?.['shown'] ?? '']))('%s', (words, shown) => {
  expect(shownBy(words)).toBe(shown);
});

test.skipIf(process.env['UPDATE'])('the program prints what is shown', async () => {
  const { code = '', shown } = program.exec(readme)?.groups ?? {};
  expect(await printedBy(code)).toBe(shown);
});

test.skipIf(process.env['UPDATE'])("the table is the code's", () => {
  expect(readme).toContain(`<!-- formats -->\n\n${capabilityTable()}\n<!-- /formats -->`);
});

test('links and folders are there', () => {
  const links = [...readme.matchAll(/\]\((?!http)([^)#]+)/g)].map(([, target]) => target ?? '');
  const folders = [...readme.matchAll(/^\| `([\w.]+\/)`/gm)].map(([, folder]) => folder ?? '');
  const files = [...readme.matchAll(/`(src\/[\w/.-]+)`/g)].map(([, file]) => file ?? '').filter((file) => !file.includes('NAME'));
  expect(links.length).toBeGreaterThan(1);
  for (const target of [...links, ...folders, ...files]) expect(existsSync(join(root, target)), target).toBe(true);
});
