// The rest of the command: compare, formats, help, version, completion, wrong usage.

import { readdirSync, readFileSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildCommand, folderWith, root } from './command.js';

let command: ReturnType<typeof buildCommand>;

beforeAll(() => {
  command = buildCommand();
});
afterAll(() => command.remove());

describe('compare', () => {
  test('says that two files in two languages mean the same', async () => {
    const pair = ['corpus/kitchen-sink/place-order.puml', 'corpus/kitchen-sink/place-order.mmd'];
    expect(await command.run(['compare', ...pair])).toEqual({ status: 0, stdout: 'The two diagrams mean the same.\n', stderr: '' });
  });

  const different = ['corpus/notes/places.puml', 'corpus/texts/signs.mmd'];

  test('says where they differ, in both', async () => {
    const { status, stdout } = await command.run(['compare', ...different]);
    expect(status).toBe(1);
    expect(stdout).toMatch(/\(corpus\/notes\/places\.puml:\d+:\d+, corpus\/texts\/signs\.mmd:\d+:\d+\)/);
  });

  test('says it as data', async () => {
    const { status, stdout } = await command.run(['compare', ...different, '--reporter', 'json']);
    expect(status).toBe(1);
    expect(JSON.parse(stdout)[0]).toHaveProperty('message');
  });

  test('goes through documents in order, and knows where in them', async () => {
    const fence = (format: string, text: string) => `# A\n\n\`\`\`${format}\n${text}\n\`\`\`\n\n`;
    const [one, two] = ['A -> B : x', 'A -> B : y'].map((text) => fence('plantuml', text));
    const [first, second, changed] = ['x', 'y', 'z'].map((text) => fence('mermaid', `sequenceDiagram\n  A->>B: ${text}`));
    const other = fence('mermaid', 'flowchart LR\n  a --> b');
    const { path, remove } = folderWith({
      'a.md': `${one}${two}`,
      'b.md': `${first}${other}${second}`,
      'c.md': `${first}${changed}`,
      'd.md': `${first}`,
      'e.md': 'no diagram\n',
      'two.puml': '@startuml\nA -> B : x\n@enduml\n@startuml\nA -> B : y\n@enduml\n',
      'bare.txt': 'A -> B : x\n',
    });
    const run = (...words: string[]) => command.run(['compare', ...words], { cwd: path });
    expect(await run('a.md', 'b.md')).toEqual({ status: 0, stdout: 'The diagrams mean the same.\n', stderr: '' });
    expect(await run('two.puml', 'b.md')).toMatchObject({ status: 0 });
    expect(await run('a.md', 'c.md')).toEqual({
      status: 1,
      stdout: 'message A → B "y" became message A → B "z". (a.md:10:1, c.md:12:3)\n',
      stderr: '',
    });
    expect(await run('a.md', 'd.md')).toEqual({ status: 1, stdout: 'a.md holds 2 diagrams, d.md holds 1.\n', stderr: '' });
    expect(await run('a.md', 'e.md')).toEqual({ status: 2, stdout: '', stderr: 'There is no diagram in e.md.\n' });
    expect((await run('a.md', 'bare.txt')).stderr).toMatch(/^The format of bare\.txt is not certain/);
    remove();
  });

  test('reads no broken file', async () => {
    const { status, stderr } = await command.run(['compare', 'corpus/broken/stray-end.mmd', 'corpus/texts/signs.mmd']);
    expect(status).toBe(2);
    expect(stderr).toMatch(/^corpus\/broken\/stray-end\.mmd:\d+:\d+: error: /);
  });
});

describe('formats', () => {
  test('is the table of the README', async () => {
    const { status, stdout } = await command.run(['formats']);
    expect(status).toBe(0);
    expect(readFileSync(join(root, 'README.md'), 'utf8')).toContain(stdout);
  });

  test('is data', async () => {
    const { stdout } = await command.run(['formats', '--reporter', 'json']);
    expect(JSON.parse(stdout).map(({ id }: { id: string }) => id)).toEqual(expect.arrayContaining(['mermaid', 'plantuml', 'yaml', 'json']));
  });
});

describe('the program', () => {
  test('tells its version', async () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    for (const word of ['--version', '-V']) expect(await command.run([word])).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' });
  });

  test('lists every command', async () => {
    const { status, stdout } = await command.run(['--help']);
    expect(status).toBe(0);
    for (const name of ['convert', 'migrate', 'format', 'check', 'compare', 'formats', 'schema', 'url'])
      expect(stdout).toContain(`sequitur ${name}`);
  });

  test('explains one command', async () => {
    expect((await command.run(['migrate', '--help'])).stdout).toContain('--write');
  });

  test('completes words', async () => {
    expect((await command.run(['completion'])).stdout).toContain('sequitur --get-yargs-completions');
    const { stdout } = await command.run(['--get-yargs-completions', 'sequitur', 'mi']);
    expect(stdout).toContain('migrate');
  });

  test('knows a command that is nearly said', async () => {
    for (const words of [
      ['chek', 'docs'],
      ['migrat', '.', '-t', 'mermaid'],
      ['Format', 'corpus'],
    ]) {
      const { status, stdout, stderr } = await command.run(words);
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
      expect(stderr).toMatch(/^There is no file \w+\. Did you mean sequitur (check|migrate|format)\?\n$/);
    }
    expect((await command.run(['order', '-t', 'mermaid'])).stderr).toBe('order: there is no such file or folder\n');
  });

  test('takes no option that it does not know', async () => {
    const { status, stderr } = await command.run(['corpus/texts/signs.mmd', '-t', 'json', '--colour']);
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: 'There is no option --colour here.\nsequitur --help shows how it is used.\n',
    });
  });

  test.each([
    ['convert a.mmd -t json --cary', 'There is no option --cary here. Did you mean --carry?', 'convert'],
    ['convert a.mmd -t jason', 'to: "jason" is not one of mermaid, plantuml, yaml, json, page.', 'convert'],
    ['convert a.mmd -t', 'to: a value is needed, one of mermaid, plantuml, yaml, json, page.', 'convert'],
    ['convert a.mmd -o', '-o needs a value.', 'convert'],
    ['migrate .', 'Needed: --to.', 'migrate'],
    ['migrate', 'At least 1 path is needed; 0 given.', 'migrate'],
    ['compare a.mmd', 'At least 2 paths are needed; 1 given.', 'compare'],
    ['formats all', 'all is one word too many.', 'formats'],
    ['schema all', 'of: "all" is not one of workflow, ir, config.', 'schema'],
  ])('sequitur %s: %s', async (words, sentence, name) => {
    const stderr = `${sentence}\nsequitur ${name} --help shows how it is used.\n`;
    expect(await command.run(words.split(' '))).toEqual({ status: 2, stdout: '', stderr });
  });

  test('runs without what V8 compiled before', async () => {
    const folder = join(dirname(command.main), '../dist/cli');
    const [compiled = ''] = readdirSync(folder).filter((name) => /^main\.cjs\../.test(name));
    renameSync(join(folder, compiled), join(folder, 'set-aside'));
    const without = await command.run(['corpus/texts/signs.mmd', '-t', 'json']);
    renameSync(join(folder, 'set-aside'), join(folder, compiled));
    expect(without).toEqual(await command.run(['corpus/texts/signs.mmd', '-t', 'json']));
    expect(without.status).toBe(0);
  });
});
