// What stands in Mermaid for what only PlantUML has words for, the losses that are reported, and the way back.

import { describe, expect, onTestFinished, test } from 'vitest';
import { compare, convert, isLoss, parse } from '../../src/index.js';
import { hasOfficial, startOfficial } from '../cli-tree/official.js';
import { folder } from './files.js';

const sources = folder('approximations').filter(({ format }) => format.id === 'plantuml');
const base = '../../corpus/approximations/';

test('there are some', () => expect(sources.length).toBeGreaterThan(5));

describe.each(sources)('$path', ({ path, text }) => {
  const stem = path.slice(path.indexOf('/') + 1, path.lastIndexOf('.'));
  const printed = convert(text, { from: 'plantuml', to: 'mermaid' });

  test('becomes what the .mmd beside it shows', async () => {
    await expect(printed.text).toMatchFileSnapshot(`${base}${stem}.mmd`);
  });

  test('with the losses of the .txt beside it, each with its place', async () => {
    expect(printed.diagnostics.every((one) => isLoss(one) && one.span !== undefined)).toBe(true);
    const said = printed.diagnostics.map(
      ({ span, code, message }) => `${text.slice(span?.start, span?.end).split('\n')[0]}\n  ${code}: ${message}\n`,
    );
    await expect(said.join('')).toMatchFileSnapshot(`${base}${stem}.txt`);
  });

  test('and comes back with --carry', () => {
    const there = convert(text, { from: 'plantuml', to: 'mermaid', carry: true });
    const back = convert(there.text ?? '', { from: 'mermaid', to: 'plantuml' });
    const [first, last] = [text, back.text ?? ''].map((one) => parse(one, { from: 'plantuml' }).diagram);
    expect(first && last && compare(first, last)).toEqual([]);
  });
});

test.skipIf(!hasOfficial)('the official engines accept each of them', async () => {
  const official = await startOfficial();
  onTestFinished(() => official.stop());
  for (const { path, text } of sources) {
    const before = await official.read('plantuml', text);
    const after = await official.read('mermaid', convert(text, { from: 'plantuml', to: 'mermaid' }).text ?? '');
    expect([before.message, after.message], path).toEqual([undefined, undefined]);
    const { differences } = official.compare(before, 'plantuml', after, 'mermaid');
    expect(
      differences.filter(({ rule }) => rule === undefined),
      path,
    ).toEqual([]);
  }
});
