// YAML within other texts: as data, or a reason, for any text.

import { expect, test } from 'vitest';
import { dataOf, yamlIn } from '../../src/formats/kit/yaml.js';
import { formatById } from '../../src/registry.js';

function read(text: string): unknown {
  const found = yamlIn(text);
  return 'reason' in found ? found.reason : dataOf(found.document);
}

test.each([
  ['a: [1, two]', { a: [1, 'two'] }],
  ['a: &x [b]\nc: *x', { a: ['b'], c: ['b'] }],
  ['? [a, b]\n: c', { '[a, b]': 'c' }],
  ['a: 1\nb: {c: 1, c: 2}', 'it says "c" twice'],
  ['? &x a\n: *x', { a: 'a' }],
  ['a: &x b\n*x : c', { a: 'b', b: 'c' }],
  ['a: &x [*x]', 'nothing before "*x" has that name'],
  ['*x', 'nothing before "*x" has that name'],
  ['a: "', 'Missing closing "quote'],
])('%j is %j', (text, meant) => {
  expect(read(text)).toEqual(meant);
});

test.each(['[', '{', '- ', '? ', '{a: ', 'a:\n '])('%j goes no deeper than it may', (sign) => {
  expect(read(sign.repeat(100_000))).toBeTypeOf('string');
});

test.each(['[]', 'x'])('lists of lists of aliases that stand for %s are not written out', (leaf) => {
  const lines = Array.from({ length: 12 }, (_, level) => `a${level}: &a${level} [${`*a${level - 1}, `.repeat(9)}]`);
  expect(read([`a0: &a0 ${leaf}`, ...lines.slice(1)].join('\n'))).toBe('its aliases stand for too much');
});

test('many aliases are read in no time', () => {
  expect(read(`a: &x b\n${Array.from({ length: 20_000 }, (_, index) => `k${index}: *x\n`).join('')}`)).toHaveProperty('k19999', 'b');
});

test('an alias in the configuration of a participant is what it stands for', () => {
  const text = 'sequenceDiagram\n  participant A@{ "note": &kind queue, "type": *kind }\n  A->>A: x\n';
  const { diagram, diagnostics } = formatById('mermaid').parse(text, {});
  expect({ shapes: diagram?.participants.map((one) => 'shape' in one && one.shape), diagnostics }).toEqual({
    shapes: ['queue'],
    diagnostics: [],
  });
});
