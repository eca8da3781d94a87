// The published grammars are made from the parsers: `npm run grammars` writes them, and this holds them true.

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { MermaidParser } from '../../src/formats/mermaid/parser.js';
import * as mermaidTokens from '../../src/formats/mermaid/tokens.js';
import { MessageKeyParser } from '../../src/formats/workflow/parser.js';
import * as messageKeyTokens from '../../src/formats/workflow/tokens.js';
import { ebnf, type GrammarSource } from './ebnf.js';

const source = (path: string): string => readFileSync(new URL(`../../src/formats/${path}`, import.meta.url), 'utf8');

const grammars: readonly GrammarSource[] = [
  {
    id: 'mermaid',
    about: [
      'Mermaid: sequence diagrams',
      '',
      'What sequitur reads, which is what Mermaid 11.17 reads. Before this grammar comes into play, Mermaid takes out the front matter',
      '(--- … --- at the very beginning), directives (%%{ … }%%, anywhere) and lines that begin with %%, and codes entities (#35; and',
      '#quot;) so that they are no comments. Words are read in any case (but the first "sequenceDiagram" in its own). Blanks stand',
      'between any two terminals; one that stands before a line end takes it along, so that the line goes on.',
      'The blocks of fragments and boxes are balanced: "end" closes the innermost one.',
    ],
    parser: new MermaidParser({ validate: true }),
    tokens: mermaidTokens.allTokens,
    sources: [source('mermaid/parser.ts'), source('mermaid/tokens.ts')],
    productions: { LateComment: '[^}#xA] "%%" [^#xA]*' },
    pieces: mermaidTokens.pieces,
    modes: mermaidTokens.modes,
  },
  {
    id: 'message-key',
    about: [
      'The key of a message in the YAML of workflows: `Web App --> API -`',
      '',
      'The first key of a step that is a message. Blanks round a name do not belong to it; the arrow stands between blanks.',
      'What stands behind the suffix ends the key.',
    ],
    parser: new MessageKeyParser({ validate: true }),
    tokens: messageKeyTokens.allTokens,
    sources: [source('workflow/parser.ts'), source('workflow/tokens.ts')],
    pieces: messageKeyTokens.pieces,
  },
];

describe.each(grammars.map((grammar) => [grammar.id, grammar] as const))('%s.ebnf', (id, grammar) => {
  test('is made from the parser', async () => {
    await expect(ebnf(grammar)).toMatchFileSnapshot(`../../grammars/${id}.ebnf`);
  });
});
