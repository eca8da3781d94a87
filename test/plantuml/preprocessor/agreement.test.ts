// Our preprocessor and PlantUML's agree on texts of our own: on what the engine made of them once, and, where there is Java, on what it makes now.

import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { hasEngine } from '../engine.js';
import { type Expected, includeFolder, outcome, topics } from './cases.js';
import { type EngineAnswer, startEngine } from './engine.js';

const isError = (expected: Expected): expected is { readonly error: number } => 'error' in expected;

for (const { name, cases } of topics) {
  describe(name, () => {
    it.each(cases)('$name', ({ text, expected }) => {
      expect(expected, 'run with UPDATE=1 and Java to ask the engine').toBeDefined();
      if (!expected) return;
      const found = outcome(text);
      if (!isError(expected)) expect(found).toEqual(expected);
      else if (expected.error < 0) expect(isError(found)).toBe(true);
      else expect(found).toEqual(expected);
    });
  });
}

it('covers at least 150 texts', () => {
  expect(topics.reduce((sum, { cases }) => sum + cases.length, 0)).toBeGreaterThanOrEqual(150);
});

describe.skipIf(!hasEngine)('PlantUML itself (needs a Java development kit)', () => {
  const engine = startEngine(includeFolder);
  afterAll(() => engine.stop());

  it.each(topics)('still says the same: $name', async ({ file, cases }) => {
    const answers = await Promise.all(cases.map(({ text }) => engine.expand(`@startuml\n${text}@enduml\n`)));
    const now = answers.map(expectedOf);
    if (process.env['UPDATE']) {
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, `[\n${now.map((expected) => `  ${JSON.stringify(expected)}`).join(',\n')}\n]\n`);
    } else expect(now).toEqual(cases.map(({ expected }) => expected));
  });
});

/** Without the lines that begin and end the block. */
function expectedOf({ lines, error, line = -1 }: EngineAnswer): Expected {
  if (error !== undefined) return { error: line };
  return lines.slice(1, lines.at(-1) === '@enduml' ? -1 : undefined);
}
