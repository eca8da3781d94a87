// sequitur convert, as a user runs it.

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildCommand, folderWith, root } from './command.js';

let command: ReturnType<typeof buildCommand>;
let place: ReturnType<typeof folderWith>;

const plantuml = '@startuml\nShop -> Bank : pay\nBank --> Shop : paid\n@enduml\n';
const mermaid = 'sequenceDiagram\n    Shop->>Bank: pay\n    Bank-->>Shop: paid\n';
const two = '@startuml one\nA -> B : 1\n@enduml\n\n@startuml\nB -> A : 2\n@enduml\n';

beforeAll(() => {
  command = buildCommand();
});
afterAll(() => command.remove());
beforeEach(() => {
  place = folderWith({
    'a.puml': plantuml,
    'two.puml': two,
    'bare.txt': 'Shop -> Bank : pay\n',
    'broken.puml': '@startuml\nShop -> Bank : pay\nnote on\nfoo bar\n@enduml\n',
    'lossy.puml': '@startuml\nskinparam monochrome true\nA -> B : x\n@enduml\n',
    'page.md': `# Pay\n\n> \`\`\`plantuml\n> Shop -> Bank : pay\n> note on\n> \`\`\`\n\n\`\`\`mermaid\n${mermaid}\`\`\`\n`,
    'class.puml': '@startuml\nclass A\n@enduml\n',
  });
});
afterEach(() => place.remove());

const run = (words: readonly string[], input = '', env = {}) => command.run(words, { cwd: place.path, input, env });
const content = (name: string): string => readFileSync(join(place.path, name), 'utf8');

describe('the result', () => {
  test('goes to standard output', async () => {
    expect(await run(['convert', 'a.puml', '-t', 'mermaid'])).toEqual({ status: 0, stdout: mermaid, stderr: '' });
  });

  test('needs no name of the command', async () => {
    expect(await run(['a.puml', '-t', 'mermaid'])).toEqual({ status: 0, stdout: mermaid, stderr: '' });
  });

  test('of standard input, with and without a dash', async () => {
    expect(await run(['-t', 'mermaid'], plantuml)).toEqual({ status: 0, stdout: mermaid, stderr: '' });
    expect(await run(['-', '-t', 'mermaid'], plantuml)).toEqual({ status: 0, stdout: mermaid, stderr: '' });
  });

  test('goes into a new file, whose extension tells the format', async () => {
    expect(await run(['a.puml', '-o', 'b.mmd'])).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(content('b.mmd')).toBe(mermaid);
  });

  test('never overwrites a file unless told', async () => {
    const { status, stderr } = await run(['a.puml', '-t', 'plantuml', '-o', 'bare.txt']);
    expect({ status, stderr }).toEqual({ status: 2, stderr: 'bare.txt exists. Overwrite it with --force.\n' });
    expect(content('bare.txt')).toBe('Shop -> Bank : pay\n');
    expect((await run(['a.puml', '-t', 'plantuml', '-o', 'bare.txt', '--force'])).status).toBe(0);
    expect(content('bare.txt')).toBe(plantuml);
  });

  test('of several diagrams is one Markdown', async () => {
    const { status, stdout } = await run(['two.puml', '-t', 'mermaid']);
    expect(status).toBe(0);
    expect(stdout).toBe('```mermaid\nsequenceDiagram\n    A->>B: 1\n```\n\n```mermaid\nsequenceDiagram\n    B->>A: 2\n```\n');
  });

  test('is a block where it goes into a Markdown file', async () => {
    expect((await run(['a.puml', '-t', 'mermaid', '-o', 'a.md'])).status).toBe(0);
    expect(content('a.md')).toBe(`\`\`\`mermaid\n${mermaid}\`\`\`\n`);
    expect((await run(['a.puml', '-t', 'page', '-o', 'a.page.md'])).status).toBe(0);
    expect(content('a.page.md')).toMatch(/^# /);
  });

  test('goes into no folder that is not there', async () => {
    const { status, stderr } = await run(['a.puml', '-o', 'docs/new/a.mmd']);
    expect({ status, stderr }).toEqual({ status: 2, stderr: 'docs/new/a.mmd: there is no folder docs/new\n' });
  });

  test('of several diagrams is a file each in a folder, by the names of their blocks', async () => {
    expect((await run(['two.puml', 'a.puml', '-t', 'mermaid', '-o', 'out/'])).status).toBe(0);
    expect(content('out/two-one.mmd')).toBe('sequenceDiagram\n    A->>B: 1\n');
    expect(content('out/two-2.mmd')).toBe('sequenceDiagram\n    B->>A: 2\n');
    expect(content('out/a.mmd')).toBe(mermaid);
  });

  test('of several diagrams is no single file', async () => {
    const { status, stderr } = await run(['two.puml', '-t', 'mermaid', '-o', 'two.mmd']);
    expect(status).toBe(2);
    expect(stderr).toBe('There are 2 diagrams: give -o a folder (docs/) or a Markdown file.\n');
    expect(existsSync(join(place.path, 'two.mmd'))).toBe(false);
  });

  test.each(['mermaid', 'plantuml', 'yaml', 'json'])('is the same diagram in %s', async (format) => {
    const original = join(root, 'corpus/kitchen-sink/place-order.puml');
    const { status, stdout } = await run([original, '-t', format]);
    expect(status).toBe(0);
    writeFileSync(join(place.path, `same.${format}`), stdout);
    expect(await run(['-f', format, `same.${format}`, '-o', 'again.puml'])).toMatchObject({ status: 0, stderr: '' });
    expect(await run(['compare', original, 'again.puml'])).toMatchObject({ status: 0, stderr: '' });
  });
});

describe('the format', () => {
  test('is a page where the name says so, and what its words say is not lost', async () => {
    const page = 'corpus/pages/register-user.page.md';
    const { stdout } = await command.run([join(root, page), '-t', 'yaml']);
    expect(stdout).toMatch(/^workflow: [^\n]+\n/);
    expect(stdout).toContain('description:');
  });

  test('is not asked for where there is nothing', async () => {
    expect(await run(['-t', 'mermaid'], ' \n')).toEqual({ status: 2, stdout: '', stderr: 'There is nothing in standard input.\n' });
  });

  test('is asked for where it is not certain', async () => {
    const { status, stdout, stderr } = await run(['bare.txt', '-t', 'mermaid']);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^The format of bare\.txt is not certain\. Which one is it\? Name it with -f: mermaid, plantuml, yaml, json/);
  });

  test('may be named, so that PlantUML needs no @startuml', async () => {
    expect(await run(['bare.txt', '-f', 'plantuml', '-t', 'mermaid'])).toEqual({
      status: 0,
      stdout: 'sequenceDiagram\n    Shop->>Bank: pay\n',
      stderr: '',
    });
  });

  test('is known by the name that standard input is given', async () => {
    expect((await run(['-t', 'mermaid', '--stdin-filepath', 'x.puml'], 'A -> B : x\n')).status).toBe(0);
  });

  test('of the output must be told', async () => {
    expect((await run(['a.puml'])).stderr).toMatch(/^Which format shall it be\? Name it with -t: mermaid/);
  });

  test('must be one that is known', async () => {
    const { status, stderr } = await run(['a.puml', '-t', 'visio']);
    expect(status).toBe(2);
    expect(stderr).toMatch(/visio/);
  });
});

describe('what is found', () => {
  test('is said with the line, the spot, and what to do; nothing is printed', async () => {
    const { status, stdout, stderr } = await run(['broken.puml', '-t', 'mermaid']);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(/^broken\.puml:3:6: error: /);
    expect(stderr).toMatch(/ {2}3 \| note on\n {4}\| {6}\^\^\n/);
    expect(stderr).toMatch(/broken\.puml:4:\d+: error: /);
  });

  test('in a document stands where it stands in the document', async () => {
    const { status, stderr } = await run(['page.md', '-t', 'mermaid']);
    expect(status).toBe(1);
    expect(stderr).toMatch(/^page\.md:5:8: error: /);
  });

  test('in the second diagram of a file stands where it stands in the file', async () => {
    const { stderr } = await run(['-t', 'mermaid'], two.replace('B -> A : 2', 'note on'));
    expect(stderr).toMatch(/^standard input:6:6: error: /);
  });

  test('is another kind of diagram', async () => {
    expect((await run(['class.puml', '-t', 'mermaid'])).stderr).toMatch(/class diagram/);
  });

  test('is data for programs', async () => {
    const { stderr } = await run(['broken.puml', '-t', 'mermaid', '--reporter', 'json']);
    const [{ file, diagnostics }] = JSON.parse(stderr);
    expect(file).toBe('broken.puml');
    expect(diagnostics[0]).toMatchObject({ severity: 'error', span: { start: 34, end: 36 } });
  });

  test('has colour on a terminal only', async () => {
    const { stderr } = await run(['broken.puml', '-t', 'mermaid'], '', { FORCE_COLOR: '' });
    expect(stderr).not.toContain('\u001b');
  });

  test('is a file that is not there', async () => {
    const { status, stderr } = await run(['none.puml', '-t', 'mermaid']);
    expect(status).toBe(2);
    expect(stderr).toMatch(/^none\.puml: .*no such file/);
  });
});

describe('a file', () => {
  test('in an old charset is read where that is named', async () => {
    writeFileSync(join(place.path, 'old.puml'), Buffer.from('@startuml\nCaf\xe9 -> Bank : pay\n@enduml\n', 'latin1'));
    expect((await run(['old.puml', '-t', 'mermaid'])).stderr).toMatch(/name one with --encoding\n$/);
    expect((await run(['old.puml', '-t', 'mermaid', '--encoding', 'windows-1252'])).stdout).toContain('Café->>Bank: pay');
  });

  test('is no folder', async () => {
    expect((await run(['.', '-t', 'mermaid'])).stderr).toBe('.: it is a folder, not a file; sequitur migrate goes through folders\n');
  });
});

describe('a loss', () => {
  test('is told, and is no failure', async () => {
    const { status, stdout, stderr } = await run(['lossy.puml', '-t', 'mermaid']);
    expect({ status, stdout }).toEqual({ status: 0, stdout: 'sequenceDiagram\n    A->>B: x\n' });
    expect(stderr).toMatch(/^lossy\.puml:2:1: warning: .*\[loss\//);
  });

  test('is silent under --quiet', async () => {
    expect((await run(['lossy.puml', '-t', 'mermaid', '--quiet'])).stderr).toBe('');
  });

  test('fails under --fail-on-loss, unless it is allowed', async () => {
    const strict = await run(['lossy.puml', '-t', 'mermaid', '--fail-on-loss']);
    expect(strict.status).toBe(3);
    const code = /\[(loss\/[^\]]+)\]/.exec(strict.stderr)?.[1] ?? '';
    expect((await run(['lossy.puml', '-t', 'mermaid', '--fail-on-loss', '--allow-loss', code])).status).toBe(0);
  });

  test('that is allowed has to be one', async () => {
    const { status, stderr } = await run(['lossy.puml', '-t', 'mermaid', '--allow-loss', 'loss/dividr']);
    expect(status).toBe(2);
    expect(stderr).toContain('"loss/dividr" is no loss; did you mean loss/divider?');
  });

  test('is none with --carry, there and back', async () => {
    const { stdout } = await run(['lossy.puml', '-t', 'mermaid', '--carry']);
    expect((await run(['-t', 'plantuml'], stdout)).stdout).toBe(content('lossy.puml'));
  });
});
