// The choices of how a diagram is said, from the command line: convert, migrate and format take them.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildCommand, folderWith, root } from './command.js';

let command: ReturnType<typeof buildCommand>;
let place: ReturnType<typeof folderWith>;

const plantuml = `@startuml
autonumber
actor U
database "Store" as D
U -> D : read
activate D
D --> U : row
deactivate D
== later ==
U ->> D : bye
@enduml
`;

const workflow = readFileSync(join(root, 'corpus/pages/place-order.yaml'), 'utf8');

const elements = `@startuml
!include <C4/C4_Sequence>
SHOW_FOOT_BOXES()
Person(u, "User", "someone")
Container(web, "Web app", "React", "The UI")
Rel(u, web, "Uses", "HTTPS")
@enduml
`;

beforeAll(() => {
  command = buildCommand();
  place = folderWith({
    'a.puml': plantuml,
    'a.md': `# A\n\n\`\`\`plantuml\n${plantuml}\`\`\`\n`,
    'old.mmd': 'sequenceDiagram\n    A->>+B: x\n    B-->>-A: y\n',
    'w.yaml': workflow,
    'c4.puml': elements,
  });
});
afterAll(() => {
  command?.remove();
  place?.remove();
});

const run = (line: string, input = '') => command.run(line.split(' '), { cwd: place.path, input });

/** What each choice prints, and what it must not print. */
const choices = [
  ['--activation statement', '    U->>D: read\n    activate D\n', '->>+'],
  ['--activation shorthand', '    U->>+D: read\n    D-->>-U: row\n', 'activate'],
  ['--numbering autonumber', '    autonumber\n', '1.'],
  ['--numbering labels', '    U->>D: 1. read\n', 'autonumber'],
  ['--types native', 'participant D@{ "type": "database" } as Store\n', '[Database]'],
  ['--types plain', '    participant D as Store\n', 'database'],
  ['--types c4', '    participant D as Store<br/>[Database]\n', '@{'],
  ['--divider note', '    Note over U,D: later\n', 'rect'],
  ['--divider highlight', '        Note over U,D: later\n    end\n', '    Note over U,D: later\n    U'],
  ['--mermaid-version 10.9', '    participant D as Store\n', '@{'],
] as const;

describe.each(choices)('%s', (words, said, unsaid) => {
  test('of convert', async () => {
    const { status, stdout } = await run(`a.puml -t mermaid --quiet ${words}`);
    expect(status).toBe(0);
    expect(stdout).toContain(said);
    expect(stdout).not.toContain(unsaid);
  });

  test('of migrate', async () => {
    const { status, stdout } = await run(`migrate a.md --to mermaid --quiet ${words}`);
    expect(status).toBe(1);
    const added = stdout.replace(/^-.*\n/gm, '').replace(/^\+/gm, '');
    expect(added).toContain(said);
    expect(added).not.toContain(unsaid);
  });
});

test('format lays activations out as they are wanted', async () => {
  const { stdout } = await run('format --stdin-filepath x.mmd --activation statement', readFileSync(join(place.path, 'old.mmd'), 'utf8'));
  expect(stdout).toBe('sequenceDiagram\n    A->>B: x\n    activate B\n    B-->>A: y\n    deactivate B\n');
  expect((await run('format --stdin-filepath x.mmd --activation shorthand', stdout)).stdout).toBe(
    'sequenceDiagram\n    A->>+B: x\n    B-->>-A: y\n',
  );
});

test.each(['convert a.puml -t mermaid', 'migrate a.md --to mermaid'])('%s takes no other', async (line) => {
  for (const wrong of ['--activation sometimes', '--types box', '--mermaid-version latest']) {
    const { status, stdout, stderr } = await run(`${line} ${wrong}`);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(wrong.split(' ')[1]);
    expect(stderr).not.toContain('    at ');
  }
});

describe('error paths', () => {
  test('follow the happy path', async () => {
    const plain = await run('w.yaml -t mermaid --quiet');
    expect(plain.stdout).toMatch(/Shows the receipt\n[\s\S]*Note over [^\n]*Payment Failure\n[\s\S]*Payment Failed: insufficient_funds\n/);
    expect(plain.stdout).not.toContain('alt ');
    expect(await run('w.yaml -t mermaid --quiet --errors after')).toEqual(plain);
  });

  test('stand inline, beside what would follow', async () => {
    for (const line of ['w.yaml -t mermaid --quiet --errors inline', 'migrate w.yaml --from yaml --to mermaid --quiet --errors inline']) {
      const { stdout } = await run(line);
      expect(stdout).toMatch(/alt Happy Path\n[\s\S]*Shows the receipt\n[\s\S]*else Payment Failure\n[\s\S]*insufficient_funds\n/);
    }
  });

  test('are diagrams of their own', async () => {
    expect((await run('w.yaml -t mermaid --quiet --errors separate -o paths/')).status).toBe(0);
    const names = readdirSync(join(place.path, 'paths'));
    expect(names.sort()).toEqual(['w-gatewayDown.mmd', 'w-paymentFailure.mmd', 'w-savedCard.mmd', 'w.mmd']);
    const texts = names.map((name) => readFileSync(join(place.path, 'paths', name), 'utf8'));
    expect(texts.map((text) => /title (.*)/.exec(text)?.[1]).sort()).toEqual([
      'Place Order',
      'Place Order: Gateway Down',
      'Place Order: Payment Failure',
      'Place Order: Saved Card',
    ]);
    for (const text of texts) expect(text).not.toContain('alt ');
    const one = await run('w.yaml -t mermaid --quiet --errors separate');
    expect(one.stdout.match(/^```mermaid$/gm)).toHaveLength(4);
  });
});

describe('C4', () => {
  test('is written as macros where it is asked for, and read back from them', async () => {
    const plain = (await run('c4.puml -t yaml --quiet')).stdout;
    expect(plain).toContain('technology: React');
    const macros = (await run('-f yaml -t plantuml --types c4 --quiet', plain)).stdout;
    expect(macros).toContain('!include <C4/C4_Sequence>\n');
    expect(macros).toContain('Container(web, "Web app", "React", "The UI")\n');
    expect((await run('-f plantuml -t yaml --quiet', macros)).stdout).toBe(plain);
  });

  test('is recovered from macros, stereotypes and labels in a page', async () => {
    const yaml = (await run('c4.puml -t yaml --quiet')).stdout;
    for (const words of ['', '--types c4']) {
      const page = (await run(`-f yaml -t page --quiet ${words}`.trim(), yaml)).stdout;
      expect((await run('-f page -t yaml --quiet', page)).stdout).toContain('technology: React');
    }
    const page = (await run('-f yaml -t page --quiet', yaml)).stdout;
    const withMacros = page.replace(/```mermaid\n[\s\S]*?```/, `\`\`\`plantuml\n${elements}\`\`\``);
    expect(withMacros).not.toBe(page);
    const { status, stdout, stderr } = await run('-f page -t yaml --quiet', withMacros);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/u: .*type: person/);
    expect(stdout).toMatch(/web: .*type: container, technology: React/);
  });
});
