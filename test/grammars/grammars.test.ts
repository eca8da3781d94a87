// The published grammars are made from the parsers: `npm run grammars` writes them, and this holds them true.

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { MermaidParser } from '../../src/formats/mermaid/parser.js';
import * as mermaidTokens from '../../src/formats/mermaid/tokens.js';
import { lineKinds } from '../../src/formats/plantuml/grammar/lines.js';
import { productionsOf } from '../../src/formats/plantuml/grammar/pattern.js';
import { characters } from '../../src/formats/plantuml/grammar/pieces.js';
import { PlantumlParser } from '../../src/formats/plantuml/parser.js';
import * as plantumlTokens from '../../src/formats/plantuml/tokens.js';
import { MessageKeyParser } from '../../src/formats/workflow/parser.js';
import * as messageKeyTokens from '../../src/formats/workflow/tokens.js';
import { ebnf, type GrammarSource } from './ebnf.js';

const source = (path: string): string => readFileSync(new URL(`../../src/formats/${path}`, import.meta.url), 'utf8');

/** PlantUML's lines are patterns; what closes several lines stands in their names. */
const plantumlProductions: Readonly<Record<string, string>> = {
  ...productionsOf({ ...Object.fromEntries(Object.entries(lineKinds).map(([name, { head }]) => [name, head])), ...characters }),
  ...Object.fromEntries(
    Object.entries(plantumlTokens.linesTo).map(([kind, { name }]) => [
      name,
      `( NewLine Char* )* NewLine ${plantumlTokens.closingText[kind]}`,
    ]),
  ),
};

const grammars: readonly GrammarSource[] = [
  {
    id: 'plantuml',
    about: [
      'PlantUML: sequence diagrams',
      '',
      'What sequitur reads, which is what PlantUML 1.2026.8 reads between "@startuml" and "@enduml". Before this grammar comes into play,',
      "comments leave (lines that begin with an apostrophe, and what stands between /' and '/ ), a backslash at the end of a line joins it",
      'to the next one, and the preprocessor runs: its lines begin with "!".',
      '',
      'PlantUML is a language of lines. Blanks round a line do not count. The kinds of lines are tried in the order in which they stand in',
      'the comment at the end; the first that matches a whole line wins, so that no word is reserved: "end -> alt : x" is a message.',
      'Lines that open several mean nothing when their closing line never comes. Words are read in any case. LetterOrDigit is any letter',
      'or digit of Unicode. What stands in brackets round a choice may also be nothing where "?" follows; texts are as long as they can be.',
      'Fragments and boxes nest and need not be closed; "end" closes the innermost fragment.',
    ],
    parser: new PlantumlParser({ validate: true }),
    tokens: plantumlTokens.allTokens,
    sources: [source('plantuml/parser.ts'), source('plantuml/tokens.ts')],
    without: ['unknown', 'unfinished'],
    modes: { line: Object.values(plantumlTokens.heads) },
    productions: Object.fromEntries(Object.entries(plantumlProductions).map(([name, right]) => [name, wrapped(name, right)])),
  },
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

/** A long right side on several lines, broken between its alternatives or its parts. */
function wrapped(name: string, right: string): string {
  const widest = 120;
  if (name.length + right.length + 5 <= widest) return right;
  const pieces = outerPieces(right);
  const isChoice = pieces.includes('|');
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces) {
    const breaks = isChoice ? piece === '|' : line.length + piece.length + 3 > widest;
    if (breaks) {
      lines.push(line);
      line = piece;
    } else line = line === '' ? piece : `${line} ${piece}`;
  }
  return ['', ...[...lines, line].map((one) => `${isChoice && !one.startsWith('|') ? '    ' : '  '}${one}`)].join('\n');
}

/** The words outside of all brackets, and brackets as wholes. */
function outerPieces(right: string): readonly string[] {
  const pieces: string[] = [];
  let depth = 0;
  for (const word of right.split(' ')) {
    if (depth > 0) pieces.push(`${pieces.pop()} ${word}`);
    else pieces.push(word);
    if (word === '(') depth++;
    else if (/^\)[?*+]?$/.test(word)) depth--;
  }
  return pieces;
}

describe.each(grammars.map((grammar) => [grammar.id, grammar] as const))('%s.ebnf', (id, grammar) => {
  test('is made from the parser', async () => {
    await expect(ebnf(grammar)).toMatchFileSnapshot(`../../grammars/${id}.ebnf`);
  });
});
