// The official PlantUML draws a bracket behind each guard, in the formatting that the guard never ends: through every other format the
// guard must be drawn so again.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { convert } from '../../src/convert.js';
import { formatById } from '../../src/registry.js';
import { withoutOrigins } from '../arbitrary/origins.js';
import { hasOracle, type Oracle, startOracle } from './engine.js';

let oracle: Oracle | undefined;

beforeAll(() => {
  if (hasOracle) oracle = startOracle();
});

afterAll(() => oracle?.stop());

const guards: readonly string[] = [
  ...['<b>', '<i>', '<plain>', '<u>', '<u:red>', '<s>', '<w:blue>', '<back:yellow>', '<size:20>', '<color:red>', '<font:courier>'],
  ...['<font color=blue>', '<font color="maroon" size="20">', '<sub>', '<sup>', '**', '//', '""', '~~', '<code>', '<math>'],
];

/** The text before and behind the sign that is never ended, and signs within each other. */
const texts: readonly string[] = [
  ...guards.flatMap((sign) => [`${sign}all`, `the ${sign}end`, sign]),
  ...[
    '<b>a<color:red>b',
    '<b>a<color:red>b</color>',
    '<b>a<color:red>b</b>',
    '<b>**a**',
    '**<b>a**',
    '<color:red>a<color:blue>b',
    '<b>[[u l]]',
  ],
  ...['<b>a\\n<i>b', '<b>a\\nb', 'a\\n<b>', '<b>a</b> <b>b', '<size:20>[x', '<b>~', '<b>x]', '<b>%autonumber%', '<b><&key>'],
];

/** No brackets are drawn round a title: what begins or ends with it is read otherwise than in the engine's model, which has some. */
const titles: readonly string[] = texts.filter((text) => !/^\*\*|<[^<>]*>$|\[/.test(text));

const sources: readonly string[] = [
  ...texts.map((text) => `alt ${text}\nA -> B\nelse ${text}\nB -> A\nend ${text}`),
  ...texts.map((text) => `group T [${text}]\nA -> B\nend`),
  ...titles.map((text) => `group ${text} [guard]\nA -> B\nend`),
  ...titles.map((text) => `group ${text}\nA -> B\nend`),
  ...titles.map((text) => `partition ${text}\nA -> B\nend`),
].map((lines) => `@startuml\n${lines}\n@enduml\n`);

/** The diagram through another format and back. */
const ways: Readonly<Record<string, (source: string) => string>> = {
  data: (source) => {
    const { diagram } = formatById('plantuml').parse(source, {});
    return diagram ? formatById('plantuml').print(withoutOrigins(diagram), {}).text : '';
  },
  yaml: (source) => through(source, 'yaml', false),
  json: (source) => through(source, 'json', false),
  mermaid: (source) => through(source, 'mermaid', true),
};

function through(source: string, to: string, carry: boolean): string {
  const there = convert(source, { from: 'plantuml', to, carry });
  return convert(there.text ?? '', { from: to, to: 'plantuml' }).text ?? '';
}

async function drawn(text: string): Promise<unknown> {
  const [reading] = (await oracle?.read(text)) ?? [];
  return reading?.drawn?.events.map(({ t, title, comment, label }) => (t === 'end' ? { t, comment } : { t, title, comment, label }));
}

describe.skipIf(!hasOracle)('to the official engine (skipped without ../shared/judge)', () => {
  test.each(Object.entries(ways))('formatting that a guard never ends comes back through %s', { timeout: 120_000 }, async (_, way) => {
    const failed: string[] = [];
    for (const source of sources) {
      const text = way(source);
      const [before, after] = [JSON.stringify(await drawn(source)), JSON.stringify(await drawn(text))];
      if (before === undefined || before !== after) failed.push(`${source}became\n${text}${before}\n${after}`);
    }
    expect(failed.length, failed.slice(0, 10).join('\n\n')).toBe(0);
  });
});
