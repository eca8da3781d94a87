// What the patterns of PlantUML's lines see of a text in any script.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { outlineOf } from '../../src/formats/plantuml/grammar/outline.js';

const shown = (sign: string): string => (sign > '\x7f' && /[\p{L}\p{N}]/u.test(sign) ? 'ª'.repeat(sign.length) : sign);

test('an outline has one letter for each code unit of all letters and digits beyond ASCII, and the rest as it is', () => {
  const sign = fc.oneof(
    fc.constantFrom('a', '-', 'é', '漢', '٣', '“', '→', '😀', '𝕏', '𠀀', '\ud83d', '\udc00'),
    fc.string({ unit: 'binary' }),
  );
  fc.assert(
    fc.property(fc.array(sign, { maxLength: 40 }), (signs) => {
      const text = signs.join('');
      expect(outlineOf(text)).toBe([...text].map(shown).join(''));
    }),
    { numRuns: 1_000 },
  );
});

test('a long line has one, too', () => {
  const long = 'é𝕏x'.repeat(50_000);
  expect(outlineOf(long)).toBe([...long].map(shown).join(''));
});
