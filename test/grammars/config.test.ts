// The published schema of the configuration file.

import { expect, test } from 'vitest';
import { configSchema } from '../../src/cli/config.js';
import { stringify } from '../../src/ir/json.js';

test('grammars/config.schema.json is made from the options', async () => {
  await expect(`${stringify(configSchema())}\n`).toMatchFileSnapshot('../../grammars/config.schema.json');
});
