// Diagrams as unkind as the IR allows, in the engine's own reading: it takes each for a sequence diagram, and draws what was meant.

import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Printed } from '../../src/format.js';
import { plantuml } from '../../src/formats/plantuml/index.js';
import { diagramArbitrary } from '../arbitrary/diagram.js';
import { runs } from '../arbitrary/runs.js';
import { hasOracle, type Oracle, startOracle } from '../plantuml/engine.js';
import { misreadings } from '../plantuml/meant.js';

let oracle: Oracle | undefined;

beforeAll(() => {
  if (hasOracle) oracle = startOracle();
});

afterAll(() => oracle?.stop());

/** Who takes part in nothing may be hidden, and is then missing from the engine's model. */
const diagrams = diagramArbitrary().map(({ unlinked: _, ...diagram }) => diagram);

async function misread({ text, says }: Printed): Promise<readonly string[]> {
  const readings = (await oracle?.read(text)) ?? [];
  const found = readings.length === 1 ? misreadings(says, readings[0]) : [`${readings.length} diagrams`];
  return found.length > 0 ? [`${found.join('\n')}\n${text}`] : [];
}

describe.skipIf(!hasOracle)('to the official engine (skipped without ../shared/judge)', () => {
  test('any diagram means what was meant', { timeout: 600_000 }, async () => {
    // All are asked at once, so that the engine never waits.
    const printed = fc.sample(diagrams, runs(process.env['CI'] ? 1_000 : 300)).map((diagram) => plantuml.print(diagram, {}));
    const wrong = (await Promise.all(printed.map(misread))).flat();
    expect(wrong.length, wrong.slice(0, 5).join('\n----\n')).toBe(0);
  });
});
