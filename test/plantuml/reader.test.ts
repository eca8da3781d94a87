// Reading PlantUML: any depth and length in linear time, in pieces that nobody sees, and never a line that the table of lines takes and the
// grammar does not.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plantuml } from '../../src/formats/plantuml/index.js';
import { PlantumlParser } from '../../src/formats/plantuml/parser.js';
import { createLexer } from '../../src/formats/plantuml/tokens.js';
import type { Statement } from '../../src/ir/model.js';
import { walk } from '../../src/ir/walk.js';
import { runs } from '../arbitrary/runs.js';
import { nasty } from '../arbitrary/texts.js';

const block = (...lines: readonly (string | readonly string[])[]): string => `@startuml\n${lines.flat().join('\n')}\n@enduml\n`;
const times = (count: number, line: (index: number) => string): readonly string[] =>
  Array.from({ length: count }, (_, index) => line(index));

function statementsOf(text: string): readonly Statement[] {
  const { diagram, diagnostics } = plantuml.parse(text, {});
  expect(diagnostics).toEqual([]);
  return diagram?.statements ?? [];
}

describe('depth and length', () => {
  test('100,000 nested groups', () => {
    const statements = statementsOf(
      block(
        times(100_000, (index) => `group level ${index}`),
        'A -> B : inside',
        times(100_000, () => 'end'),
      ),
    );
    expect(statements.length).toBe(1);
    expect([...walk(statements)].length).toBe(100_001);
  });

  test('10,000 nested boxes', () => {
    const text = block(
      times(10_000, (index) => `box "b${index}"`),
      'participant A',
      times(10_000, () => 'end box'),
      'A -> A',
    );
    expect(plantuml.parse(text, {}).diagnostics).toEqual([]);
  });

  test('lines of a million characters', () => {
    const long = 'word '.repeat(200_000);
    const [note] = statementsOf(block(`note over A : ${long}`, 'A -> B'));
    expect(note?.kind === 'note' && note.text).toBe(long.trim());
    expect(plantuml.parse(block(`A ${long}`), {}).diagnostics.length).toBe(1);
    expect(plantuml.parse(block(`title ${'?'.repeat(1_000_000)}`), {}).diagnostics.length).toBe(1);
  });

  // Quadratic reading of any of these would take minutes.
  const hard: readonly (readonly [string, readonly string[]])[] = [
    ['notes without an end', times(50_000, () => 'note left of A')],
    ['braces without an end', times(50_000, () => 'skinparam sequence {')],
    ['embedded diagrams without an end', times(20_000, () => 'note left of A\n{{\nend note')],
    ['references without an end, and broken lines', times(30_000, (index) => `ref over A\nbroken ${index} line`)],
    ['stereotypes without an end', [`participant A ${'<<a>>'.repeat(20_000)} !`]],
    ['brackets', [`group ${'['.repeat(100_000)}`]],
    ['blanks', [`A ${' '.repeat(100_000)}!`]],
    ['comments without an end', times(50_000, () => "/' never")],
    ['activations without an end', times(50_000, () => 'A -> B ++')],
  ];

  test.each(hard)('%s are read in linear time', (_, lines) => {
    const start = performance.now();
    plantuml.parse(block('A -> B', lines), {});
    expect(performance.now() - start).toBeLessThan(20_000);
  });
});

describe('pieces', () => {
  // The text is read in pieces of some 32,000 characters: what crosses their ends is read whole, and every place stays right.
  const filler = times(900, (index) => `A -> B : message number ${index} of very many`);

  test('a note across the end of a piece', () => {
    const body = times(2_000, (index) => `line ${index} of a long note`).join('\n');
    const statements = statementsOf(block(filler, `note over A\n${body}\nend note`, 'B -> A : behind'));
    const note = statements.find(({ kind }) => kind === 'note');
    expect(note?.kind === 'note' && note.text).toBe(body);
    expect(statements.length).toBe(filler.length + 2);
  });

  test('places in every piece', () => {
    const text = block(filler, filler, '', 'B -> A : the last');
    const last = statementsOf(text).at(-1);
    const { start, end } = last?.origin?.span ?? { start: 0, end: 0 };
    expect(text.slice(start, end)).toBe('B -> A : the last');
    expect(last?.origin?.blankBefore).toBe(true);
  });
});

describe('the table of lines and the grammar', () => {
  const lexer = createLexer({ validate: true });
  const parser = new PlantumlParser({ validate: true });
  const words = [
    ...nasty,
    ...['participant', 'note', 'over', 'left', 'of', 'A', '"B c"', 'as', '->', '-->', '[', ']', ':', '<<s>>', '#red', '[[u]]', '&', '/'],
    ...['end', 'box', 'ref', 'alt', 'else', 'return', 'autonumber', 'title', '==', '...', '|||', '{a}', '++', '--', 'end note', 'legend'],
  ];
  const line = fc.array(fc.constantFrom(...words), { maxLength: 7 }).map((parts) => parts.join(' '));

  test('the grammar reads whatever the table takes', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const text = lines.join('\n').replace(/\n+$/, '');
        const lexed = lexer.tokenize(text);
        parser.input = lexed.tokens;
        parser.statements();
        expect([...lexed.errors, ...parser.errors].map(({ message }) => message)).toEqual([]);
      }),
      runs(2_000),
    );
  });
});

test('behind a delay a suffix creates nobody, as in the engine', () => {
  const kinds = (...lines: readonly string[]): readonly string[] => statementsOf(block(lines)).map(({ kind }) => kind);
  expect(kinds('A -> B', '...', 'A -> C ** : new')).toEqual(['message', 'delay', 'message']);
  expect(kinds('A -> B', '...', 'A -> A ** : new')).toEqual(['message', 'delay', 'message']);
  expect(kinds('A -> B', '...', 'A -> B', 'A -> C ** : new')).toEqual(['message', 'delay', 'message', 'create', 'message']);
});

describe('style sheets', () => {
  const errors = (sheet: string): readonly string[] =>
    plantuml.parse(block('<style>', sheet, '</style>', 'A -> B'), {}).diagnostics.map(({ code, message }) => `${code} ${message}`);

  test.each([
    'arrow { FontColor red }',
    'arrow {\n  FontColor : red;\n  LineStyle 1-2, 3\n}',
    'root { arrow\n{ --x : 1\n FontColor --x } }',
    'a, .b c, d {\n}\n.e { }\n:depth(1) * { }',
    '@media (prefers-color-scheme:dark) {\n arrow { FontColor red }\n}',
    '/* { */ // {\n}\n}',
    'a {\n}\n<style>\nparticipant B\nA -> B : lost, as nothing ended the sheet above\n<style>\nb { }',
    '',
  ])('that the engine reads: %j', (sheet) => {
    expect(errors(sheet)).toEqual([]);
  });

  test.each([
    ['arrow { FontColor\n', 'to its end'],
    ['arrow { FontColor }', 'at "}"'],
    ['arrow { FontColor: ; }', 'at ";"'],
    ['a, b\nFontColor red', 'at "FontColor"'],
    ['{ }', 'at "{"'],
    ['arrow { FontColor: a: { }', 'at ":"'],
    ['arrow { FontColor red * }', 'at "*"'],
  ])('that it refuses: %j', (sheet, where) => {
    expect(errors(sheet)).toEqual([`plantuml/style-sheet This style sheet cannot be read ${where}.`]);
  });
});
