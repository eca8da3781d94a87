// A lone dash is standard input, or standard output, wherever a file may be named.

import { readdirSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { buildCommand, folderWith } from './command.js';

let command: ReturnType<typeof buildCommand>;
let place: ReturnType<typeof folderWith>;

const plantuml = '@startuml\nShop -> Bank : pay\n@enduml\n';
const mermaid = 'sequenceDiagram\n    Shop->>Bank: pay\n';
const broken = 'sequenceDiagram\n  Shop->>\n';

beforeAll(() => {
  command = buildCommand();
});
afterAll(() => command.remove());
beforeEach(() => {
  place = folderWith({ 'a.puml': plantuml });
});
afterEach(() => place.remove());

const run = (line: string, input = '') => command.run(line.split(' '), { cwd: place.path, input });

test.each([
  ['convert - -t mermaid', plantuml, mermaid],
  ['- -t mermaid', plantuml, mermaid],
  ['-t mermaid -- -', plantuml, mermaid],
  ['a.puml -t mermaid -o -', '', mermaid],
  ['a.puml -t mermaid --output -', '', mermaid],
  ['a.puml -t mermaid --output=-', '', mermaid],
  ['compare a.puml -', mermaid, 'The two diagrams mean the same.\n'],
  ['compare - a.puml', mermaid, 'The two diagrams mean the same.\n'],
  ['format - --stdin-filepath a.mmd', 'sequenceDiagram\nShop->>Bank:pay\n', mermaid],
  ['check - --stdin-filepath a.mmd --quiet', mermaid, ''],
  ['check a.puml -o - --quiet', '', ''],
])('%s', async (line, input, stdout) => {
  expect(await run(line, input)).toEqual({ status: 0, stdout, stderr: '' });
  expect(readdirSync(place.path)).toEqual(['a.puml']);
});

test('beside files it is one of them', async () => {
  const { status, stdout } = await run('a.puml - -t mermaid', 'sequenceDiagram\n    A->>B: x\n');
  expect({ status, stdout }).toEqual({
    status: 0,
    stdout: `\`\`\`mermaid\n${mermaid}\`\`\`\n\n\`\`\`mermaid\nsequenceDiagram\n    A->>B: x\n\`\`\`\n`,
  });
});

test('an address is made and read', async () => {
  const { stdout } = await run('url encode -', plantuml);
  expect(stdout).toMatch(/^https:\/\/www\.plantuml\.com\/plantuml\/svg\//);
  expect(await run('url decode -', stdout)).toEqual({ status: 0, stdout: plantuml, stderr: '' });
});

test('findings go where they are sent', async () => {
  const { status, stdout } = await run('check - --stdin-filepath x.mmd -o - --reporter json', broken);
  expect(status).toBe(1);
  expect(JSON.parse(stdout).files[0].path).toBe('x.mmd');
});

test.each([
  ['check -', 'Say what comes through standard input, as if it were a file: --stdin-filepath guide.md.\n'],
  ['format -', 'Say what comes through standard input, as if it were a file: --stdin-filepath guide.md.\n'],
  ['format - a.puml --stdin-filepath x.mmd', 'Either files or standard input, not both.\n'],
  ['check - a.puml', 'Either files or standard input, not both.\n'],
  ['migrate - --to mermaid', 'What is migrated is changed where it stands. Standard input is for sequitur convert.\n'],
])('%s is refused with what to do', async (line, stderr) => {
  expect(await run(line, mermaid)).toEqual({ status: 2, stdout: '', stderr });
});
