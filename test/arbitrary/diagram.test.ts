// The arbitraries themselves: every kind occurs, and what comes out is well-formed.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { check } from '../../src/ir/check.js';
import type { StatementKind } from '../../src/ir/model.js';
import { definitions } from '../../src/ir/shapes.js';
import { validate } from '../../src/ir/validate.js';
import { diagramArbitrary, kindsIn } from './diagram.js';

test('arbitrary diagrams are well-formed', () => {
  fc.assert(
    fc.property(diagramArbitrary(), (diagram) => {
      expect(validate(diagram)).toEqual([]);
      expect(check(diagram)).toEqual([]);
    }),
  );
});

test('every kind of statement is drawn', () => {
  const met = new Set<StatementKind>();
  for (const diagram of fc.sample(diagramArbitrary(), { numRuns: 600, seed: 1 })) for (const kind of kindsIn(diagram)) met.add(kind);
  expect([...met].sort()).toEqual(Object.keys(definitions.statement.byKind).sort());
});

test('only the wanted kinds are drawn', () => {
  for (const diagram of fc.sample(diagramArbitrary({ kinds: ['message', 'note'] }), { numRuns: 50, seed: 1 }))
    for (const kind of kindsIn(diagram)) expect(['message', 'note']).toContain(kind);
});
