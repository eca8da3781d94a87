// Damaged texts: exactly what the official Mermaid refuses is an error of ours, with its place; what it reads means the same printed again.

import fc, { type Arbitrary } from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { formatById } from '../../src/registry.js';
import { damagedText } from '../arbitrary/damage.js';
import { diagramArbitrary } from '../arbitrary/diagram.js';
import { runs } from '../arbitrary/runs.js';
import { corpus } from '../corpus/files.js';
import { differences, officialMermaid, type Reader } from './mermaid-engine.js';

const mermaid = formatById('mermaid');

let read: Reader;

beforeAll(async () => {
  read = await officialMermaid();
});

const texts = [...corpus().values()].flatMap((files) => files.filter(({ format }) => format.id === 'mermaid').map(({ text }) => text));

const damaged: Arbitrary<string> = fc
  .oneof(
    fc.constantFrom(...texts),
    diagramArbitrary({ length: 4 }).map((diagram) => mermaid.print(diagram, {}).text),
  )
  .chain(damagedText);

describe('a damaged text', () => {
  test('is an error exactly where Mermaid refuses it, and else means the same', { timeout: 1_200_000 }, async () => {
    const property = fc.asyncProperty(damaged, async (text) => {
      const { diagram, diagnostics } = mermaid.parse(text, {});
      const errors = diagnostics.filter(({ severity }) => severity === 'error');
      for (const { span } of errors) expect(span && span.start >= 0 && span.start <= span.end && span.end <= text.length).toBe(true);
      const before = await read(text);
      expect({ refused: errors.length > 0, text }, 'error' in before ? before.error : errors[0]?.message).toEqual({
        refused: 'error' in before,
        text,
      });
      if ('error' in before || !diagram) return;
      const { text: printed } = mermaid.print(diagram, {});
      const after = await read(printed);
      if ('error' in after) throw new Error(`Mermaid refuses:\n${printed}\n${after.error}`);
      expect(differences(before, after), `${text}\n----\n${printed}`).toEqual([]);
    });
    await fc.assert(property, runs(300));
  });
});
