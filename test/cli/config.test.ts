// The configuration file: where it is found, what it changes, what is said of a wrong one, and the schema that editors know it by.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { configSchema, problemsIn } from '../../src/cli/config.js';
import { buildCommand, folderWith, root } from './command.js';

let command: ReturnType<typeof buildCommand>;

beforeAll(() => {
  command = buildCommand();
});
afterAll(() => command?.remove());

const typed = '@startuml\ndatabase D\nA -> D : x\n== later ==\n@enduml\n';
const native = 'participant D@{ "type": "database" }';

/** A folder with these files, and a way to run the command in a folder of it. */
function place(files: Readonly<Record<string, unknown>>) {
  const texts = Object.entries(files).map(([name, content]) => [name, typeof content === 'string' ? content : JSON.stringify(content)]);
  const { path, remove } = folderWith(Object.fromEntries(texts));
  return { path, remove, run: (line: string, folder = '.') => command.run(line.split(' '), { cwd: join(path, folder) }) };
}

describe('the file', () => {
  test('is the nearest one upwards, unless another or none is named', async () => {
    const { run, remove } = place({
      'sequitur.config.json': '\ufeff{ "types": "c4" }',
      'docs/sequitur.config.json': { types: 'plain' },
      'docs/deep/a.puml': typed,
      'other.json': { convert: { types: 'native' } },
    });
    const says = async (line: string, folder: string) => (await run(`${line} -t mermaid --quiet`, folder)).stdout;
    expect(await says('a.puml', 'docs/deep')).toContain('    participant D\n');
    expect(await says('docs/deep/a.puml', '.')).toContain('[Database]');
    expect(await says('docs/deep/a.puml --config other.json', '.')).toContain(native);
    expect(await says('docs/deep/a.puml --config=other.json', '.')).toContain(native);
    expect(await says('docs/deep/a.puml --no-config', '.')).toContain(native);
    expect(await says('docs/deep/a.puml --types plain', '.')).not.toContain('atabase');
    remove();
  });

  test('says for all commands, and more for each; the command line goes before it', async () => {
    const { path, run, remove } = place({
      'sequitur.config.json': {
        $schema: 'node_modules/sequitur/grammars/config.schema.json',
        carry: true,
        failOnLoss: true,
        allowLoss: ['loss/divider'],
        convert: { to: 'yaml' },
        migrate: { to: 'mermaid', carry: false, baseline: 'known/losses.json', report: ['known/report.md'] },
        format: { activation: 'statement' },
        check: { reporter: 'junit', failOnWarning: true },
      },
      'known/readme.txt': '',
      'sub/a.puml': typed,
      'sub/b.mmd': 'sequenceDiagram\n    A->>+B: x\n    B-->>-A: y\n',
    });
    expect((await run('sub/a.puml')).stdout).toMatch(/^workflow:/);
    const carried = await run('a.puml -t mermaid', 'sub');
    expect(carried.stdout).toContain('later');
    expect(carried.stdout).toMatch(/%%/);
    expect((await run('a.puml -t mermaid --no-carry --quiet', 'sub')).stdout).not.toMatch(/%%/);
    const migrated = await run('migrate a.puml --update-baseline', 'sub');
    expect(migrated).toMatchObject({ status: 1 });
    expect(migrated.stdout).not.toMatch(/%%/);
    expect(existsSync(join(path, 'known/losses.json'))).toBe(true);
    expect(readFileSync(join(path, 'known/report.md'), 'utf8')).toContain('# Migration to Mermaid');
    expect((await run('format b.mmd', 'sub')).stdout).toContain('+    activate B\n');
    expect((await run('check b.mmd', 'sub')).stdout).toMatch(/^<\?xml/);
    expect((await run('check b.mmd --reporter text', 'sub')).stdout).toBe('');
    remove();
  });

  test('that is wrong is told with all that is wrong, and nothing is done', async () => {
    const wrong = {
      typs: 'plain',
      carry: 1,
      originals: 'keep',
      migrate: { orginals: 'x', to: 'yaml', allowLoss: 'x', reporter: 'text' },
      check: [],
    };
    const { run, remove } = place({ 'sequitur.config.json': wrong, 'a.puml': typed, 'no.json': '{ "carry": }' });
    for (const line of ['a.puml -t mermaid', 'migrate . --to mermaid', 'format .', 'check .']) {
      expect(await run(line)).toEqual({
        status: 2,
        stdout: '',
        stderr: [
          'typs is not known. Did you mean types?',
          'carry has to be true or false.',
          'originals is not known. It belongs to migrate.',
          'migrate.orginals is not known. Did you mean originals?',
          'migrate.to has to be one of mermaid, plantuml.',
          'migrate.allowLoss has to be a list, each of it a text.',
          'migrate.reporter is not known. It belongs to convert, check.',
          'check has to be an object.',
        ]
          .map((problem) => `sequitur.config.json: ${problem}\n`)
          .join(''),
      });
    }
    expect((await run('migrate --help')).status).toBe(0);
    expect((await run('a.puml -t mermaid --config no.json')).stderr).toMatch(/^no\.json: .*JSON/);
    expect((await run('a.puml -t mermaid --config gone.json')).stderr).toBe('gone.json: there is no such file or folder\n');
    expect((await run('a.puml -t mermaid --config')).status).toBe(2);
    remove();
  });
});

describe('the schema', () => {
  const valid = new Ajv2020({ strict: true }).compile(configSchema());

  test.each([
    [{}],
    [{ $schema: 'x', encoding: 'windows-1252', carry: true, mermaidVersion: '10.9', types: 'c4', allowLoss: ['loss/note-shape'] }],
    [{ migrate: { to: 'mermaid', from: ['plantuml', 'yaml'], originals: 'remove', report: ['a.html'], baseline: 'x.json' } }],
    [{ convert: { to: 'page', errors: 'separate', conventions: 'data', includePath: ['lib'], reporter: 'json' } }],
    [{ format: { activation: 'shorthand', encoding: 'latin1' }, check: { failOnWarning: true } }],
  ])('takes %j', (config) => {
    expect(valid(config), JSON.stringify(valid.errors)).toBe(true);
    expect(problemsIn(config)).toEqual([]);
  });

  test.each([
    [[]],
    [null],
    ['text'],
    [{ $schema: 3 }],
    [{ carry: 'yes' }],
    [{ types: 'box' }],
    [{ allowLoss: 'loss/divider' }],
    [{ allowLoss: [1] }],
    [{ write: true }],
    [{ errors: 'inline' }],
    [{ migrate: { errors: 'separate' } }],
    [{ migrate: { write: true } }],
    [{ migrate: { from: ['latin'] } }],
    [{ format: { carry: true } }],
    [{ check: true }],
    [{ formats: {} }],
    [JSON.parse('{ "__proto__": { "carry": true }, "constructor": 1 }')],
  ])('refuses %j, as the command does', (config) => {
    expect(valid(config)).toBe(false);
    expect(problemsIn(config)).not.toEqual([]);
  });

  test('takes the example of the README', () => {
    const example = /```json\n(\{\n {2}"\$schema"[\s\S]*?)```/.exec(readFileSync(join(root, 'README.md'), 'utf8'))?.[1] ?? '';
    expect(problemsIn(JSON.parse(example))).toEqual([]);
  });

  test('is printed', async () => {
    expect(JSON.parse((await command.run(['schema', 'config'])).stdout)).toEqual(configSchema());
  });
});
