// Differences in words: what a person reads of them.

import { expect, test } from 'vitest';
import { compare } from '../../src/ir/compare.js';
import type { Diagram } from '../../src/ir/model.js';

const titled = (title: string, caption: string): Diagram => ({ title, caption: { text: caption }, participants: [], statements: [] });

test('a text round the drawing is named with its words', () => {
  const differences = compare(titled('Log in', 'one'), titled('Log out', 'two'));
  expect(differences.map(({ message }) => message)).toEqual([
    'the title "Log in" became the title "Log out".',
    'the caption "one" became the caption "two".',
  ]);
});
