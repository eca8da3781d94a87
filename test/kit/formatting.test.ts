// The formatting of a text as places in its words, as a carried line says it.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formattingOf, withFormatting } from '../../src/formats/kit/carry/formatting.js';
import { contentOf, type Inline, plainText } from '../../src/ir/text.js';
import { runs } from '../arbitrary/runs.js';
import { guardArbitrary } from '../arbitrary/texts.js';

const strong = (...content: readonly Inline[]): Inline => ({ kind: 'strong', content });
const sub = (...content: readonly Inline[]): Inline => ({ kind: 'sub', content });
const red = (...content: readonly Inline[]): Inline => ({ kind: 'color', color: 'red', unclosed: true, content });

const examples: Readonly<Record<string, readonly [content: readonly Inline[], said: readonly string[]]>> = {
  'round all of it': [[strong('a')], ['strong']],
  'round a part': [['a ', strong('b'), ' c'], ['strong 2-3']],
  'of one kind in several places': [
    [strong('a'), sub('b'), strong('c'), sub('d')],
    ['strong 0-1 2-3', 'sub 1-2 3-4'],
  ],
  'within other formatting': [
    ['a ', strong('b', sub('c')), sub('d')],
    ['strong 2-4', 'sub 3-4 4-5'],
  ],
  'in one place, in different orders': [
    [strong(sub('a')), ' ', sub(strong('b'))],
    ['strong 0-1', 'sub 0-1 2-3', 'strong 2-3'],
  ],
  'that is never ended': [['a ', red('b')], ['color=red 2-']],
  'that is never ended, round all of it': [[red('a')], ['color=red 0-']],
};

describe.each(Object.entries(examples))('formatting %s', (_, [content, said]) => {
  test('is said', () => expect(formattingOf(content)).toEqual(said));
  test('and read', () => expect(withFormatting(plainText({ content }), said)).toEqual(content));
});

test('whatever the formatting is, the words stay', () => {
  fc.assert(
    fc.property(guardArbitrary(), (text) => {
      const again = withFormatting(plainText(text), formattingOf(contentOf(text)));
      expect(again && plainText({ content: again })).toBe(plainText(text));
    }),
    runs(300),
  );
});
