// Ids that are taken to work without being tried: Mermaid's reader has to agree in every place where an id may stand.

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { areWords } from '../../src/formats/mermaid/names.js';
import { read } from '../../src/formats/mermaid/read.js';
import { keywords } from '../../src/formats/mermaid/vocabulary.js';
import { participantsOf } from '../../src/ir/walk.js';

const word = fc.oneof(
  fc.stringMatching(/^\w{1,4}$/),
  fc.constantFrom(...keywords, 'as', 'title', 'left', 'right', 'of', 'wrap', 'rgb', 'x', 'o'),
);
const id = fc
  .tuple(word, fc.array(fc.tuple(fc.constantFrom(' ', '.'), word), { maxLength: 2 }))
  .map(([first, others]) => first + others.flat().join(''))
  .filter((text) => areWords(text) && text !== 'b');

const lines = (name: string): readonly string[] => [
  `${name}->>b: text`,
  `b->>${name}: text`,
  `activate ${name}`,
  `b->>-${name}: text`,
  `${name}/|-b: text`,
  `${name}()->>b: text`,
  `Note over ${name}: text`,
  `Note left of ${name}: text`,
  `links ${name}: {}`,
  `destroy ${name}`,
  `${name}->>b: text`,
];

it('words with blanks and dots between them are ids everywhere, declared or not', () => {
  fc.assert(
    fc.property(id, fc.boolean(), (name, isDeclared) => {
      const declaration = isDeclared ? [`participant ${name}`] : [];
      const { diagram, diagnostics } = read(['sequenceDiagram', ...declaration, 'participant b', ...lines(name)].join('\n'), {});
      expect(diagnostics.filter(({ code }) => code !== 'mermaid/inactive')).toEqual([]);
      expect(diagram && new Set(participantsOf(diagram).map((one) => one.id))).toEqual(new Set(['b', name]));
    }),
    { numRuns: 500 },
  );
});
