// The same stem says the same in every language, and going through all languages changes nothing.

import { describe, expect, test } from 'vitest';
import { check } from '../../src/ir/check.js';
import type { Diagram } from '../../src/ir/model.js';
import { formatById, registry } from '../../src/registry.js';
import { withoutOrigins } from '../arbitrary/origins.js';
import { expectSame, there } from '../laws/formats.js';
import { unread } from '../laws/unread.js';
import { type CorpusFile, corpus } from './files.js';

function read({ format, text, path }: CorpusFile): Diagram {
  const { diagram, diagnostics } = format.parse(text, { filename: path });
  expect(diagnostics).toEqual([]);
  if (!diagram) throw new Error(`${path} holds no diagram`);
  return diagram;
}

const stems = [...corpus()];

test('there is a corpus', () => expect(stems.length).toBeGreaterThan(10));

describe.each(stems)('%s', (_, files) => {
  const arrived = files.filter(({ format }) => !unread.has(format.id));
  const [first] = arrived;
  if (!first) throw new Error('no format reads this');

  test('is there in every language', () => {
    expect(files.map(({ format }) => format.id).sort()).toEqual(registry.map(({ id }) => id).sort());
  });

  test.each(arrived.map((file) => [file.format.id, file] as const))('%s says the same', (__, file) => {
    const diagram = read(file);
    expect(check(withoutOrigins(diagram))).toEqual([]);
    expectSame(read(first), diagram, `${first.path} and ${file.path}`);
  });

  test.each(arrived.map((file) => [file.format.id, file] as const))('%s is in its canonical layout', (__, file) => {
    expect(file.format.print(read(file), {}).text).toBe(file.text);
  });

  test('through all languages and back', () => {
    let diagram = read(first);
    for (const id of ['yaml', 'plantuml', 'json', 'mermaid'].filter((one) => !unread.has(one))) {
      const { again, losses, text } = there(formatById(id), diagram);
      expect(losses).toEqual([]);
      expectSame(diagram, again, text);
      diagram = again;
    }
    expectSame(read(first), diagram, first.path);
  });
});
