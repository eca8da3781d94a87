// The language of the preprocessor's expressions is published.

import { expect, test } from 'vitest';
import { expressionGrammar } from '../../src/formats/plantuml/preprocessor/expression.js';

test('grammars/plantuml-expressions.ebnf is that of the code', async () => {
  await expect(expressionGrammar).toMatchFileSnapshot('../../grammars/plantuml-expressions.ebnf');
});
