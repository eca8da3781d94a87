// The official PlantUML as the judge of what we print: it takes it for a sequence diagram, on generated diagrams and the corpus.

import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { StatementKind } from '../../src/ir/model.js';
import { formatById } from '../../src/registry.js';
import { diagramArbitrary } from '../arbitrary/diagram.js';
import { runs } from '../arbitrary/runs.js';
import { corpus } from '../corpus/files.js';
import { hasOracle, type Oracle, startOracle } from '../plantuml/engine.js';

const kinds: readonly StatementKind[] = ['message', 'note', 'fragment', 'reference', 'divider', 'delay', 'space', 'state', 'comment'];

let oracle: Oracle | undefined;

beforeAll(() => {
  if (hasOracle) oracle = startOracle();
});

afterAll(() => oracle?.stop());

async function expectSequence(text: string): Promise<void> {
  const readings = await oracle?.read(text);
  if (readings?.length !== 1 || readings[0]?.kind !== 'SEQUENCE')
    throw new Error(`PlantUML reads ${JSON.stringify(readings?.[0]).slice(0, 300)}:\n${text}`);
}

describe.skipIf(!hasOracle)('PlantUML reads a sequence diagram', () => {
  test('of generated diagrams', async () => {
    const drawn = diagramArbitrary({ bare: true, plain: true, kind: true, kinds }).filter(({ statements }) =>
      statements.some(({ kind }) => kind === 'message'),
    );
    await fc.assert(
      fc.asyncProperty(drawn, (diagram) => expectSequence(formatById('plantuml').print(diagram, {}).text)),
      runs(100),
    );
  });

  const texts = [...corpus().values()].flatMap((files) => files.filter(({ format }) => format.id === 'plantuml'));
  test.each(texts.map(({ path, text }) => [path, text] as const))('of %s', async (_, text) => {
    await expectSequence(text);
    expect(text.startsWith('@startuml\n')).toBe(true);
  });
});
