// The diagram that the project began with, through every language and back, as the official engines read it.

import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compare, convert, parse } from '../../src/index.js';
import { hasOfficial, type Official, startOfficial } from '../cli-tree/official.js';

const seed = readFileSync(new URL('../../corpus/seed/dynamic-diagram.mmd', import.meta.url), 'utf8');
const way = ['mermaid', 'yaml', 'plantuml', 'json', 'mermaid'] as const;

/** The text at each station of the way. */
function stations(): readonly string[] {
  const texts = [seed];
  for (const [index, to] of way.slice(1).entries()) {
    const { text, diagnostics } = convert(texts[index] ?? '', { from: way[index] ?? '', to });
    expect(diagnostics).toEqual([]);
    texts.push(text ?? '');
  }
  return texts;
}

test('it comes back meaning the same', () => {
  const [first, last] = [seed, stations().at(-1) ?? ''].map((text) => parse(text, { from: 'mermaid' }).diagram);
  expect(first && last && compare(first, last)).toEqual([]);
});

describe.skipIf(!hasOfficial)('to the official engines (skipped without ../shared/judge)', () => {
  let official: Official;
  beforeAll(async () => {
    official = await startOfficial();
  });
  afterAll(() => official.stop());

  test.each([
    ['mermaid', 4],
    ['plantuml', 2],
  ] as const)('the %s on the way says the same', async (language, station) => {
    const first = await official.read('mermaid', seed);
    const there = await official.read(language, stations()[station] ?? '');
    expect([first.message, there.message]).toEqual([undefined, undefined]);
    expect(official.compare(first, 'mermaid', there, language).differences).toEqual([]);
  });
});
