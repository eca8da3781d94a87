// The published JSON Schema is made from the code, accepts what `validate` accepts and refuses what it refuses.

import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stringify } from '../../src/ir/json.js';
import { irSchema } from '../../src/ir/schema.js';
import { validate } from '../../src/ir/validate.js';
import { damagedJson } from '../arbitrary/damage.js';
import { diagramArbitrary } from '../arbitrary/diagram.js';
import { runs } from '../arbitrary/runs.js';

const valid: ValidateFunction = new Ajv2020({ strict: true }).compile(irSchema());

test('grammars/ir.schema.json is made from the code', async () => {
  await expect(`${stringify(irSchema())}\n`).toMatchFileSnapshot('../../grammars/ir.schema.json');
});

test('any diagram is valid', () => {
  fc.assert(
    fc.property(diagramArbitrary(), (diagram) => {
      expect(valid({ sequitur: 1, diagram }), JSON.stringify(valid.errors)).toBe(true);
    }),
    runs(100),
  );
});

test('the schema and the validator refuse the same data', () => {
  const damaged = diagramArbitrary({ length: 3 }).chain((diagram) => damagedJson(diagram));
  fc.assert(
    fc.property(damaged, (data) => {
      expect({ fits: validate(data).length === 0 }).toEqual({ fits: valid({ sequitur: 1, diagram: data }) });
    }),
    runs(500),
  );
});

test('another version is refused', () => {
  expect(valid({ sequitur: 2, diagram: { participants: [], statements: [] } })).toBe(false);
  expect(valid({ sequitur: 1 })).toBe(false);
});
