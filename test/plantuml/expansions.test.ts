// PlantUML to PlantUML leaves preprocessor text as it was written; all others get what it came to.

import { describe, expect, test } from 'vitest';
import { convert, parse } from '../../src/convert.js';
import type { Statement } from '../../src/ir/model.js';
import { walk } from '../../src/ir/walk.js';

const block = (...lines: readonly string[]): string => `${['@startuml', ...lines, '@enduml'].join('\n')}\n`;

const expansionsOf = (text: string): readonly Statement<'expansion'>[] =>
  [...walk(parse(text, { from: 'plantuml' }).diagram?.statements ?? [])].filter((one) => one.kind === 'expansion');

/** Texts in canonical layout, and how many of their expansions hold statements. */
const kept: readonly (readonly [what: string, text: string, count: number])[] = [
  ['a definition and its use', block('!$who = "B"', 'A -> $who : hi'), 1],
  [
    'a macro called twice',
    block('!procedure $ask($who)', 'A -> $who : ask', '!endprocedure', '$ask("B")', '', 'A -> B : x', '$ask("C")'),
    2,
  ],
  ['both branches of a condition', block('!if (1 > 0)', 'A -> B : yes', '!else', 'A -> B : no', '!endif', 'B -> A'), 1],
  ['an expression within a note', block('!$x = 5', 'A -> B', 'note right', '{ "x": $x }', 'end note', 'B -> A'), 1],
  ['a condition within a note', block('A -> B', 'note right', 'one', '!if (1 > 0)', 'two', '!endif', 'end note', 'B -> A'), 1],
  ['a fragment that only opens', block('!if (1 > 0)', 'alt a', '!endif', 'A -> B', 'end', 'B -> A'), 1],
  ['a fragment that only ends', block('opt a', '  A -> B', '!if (1 > 0)', 'end', '!endif', 'B -> A'), 1],
  ['text within an operand', block('!$x = 5', 'alt a', '  A -> B : $x', 'else b', '  A -> B', 'end'), 1],
  ['a branch', block('!$x = 5', 'alt a', 'A -> B', 'else $x', 'A -> B', 'end', 'A -> B'), 1],
  ['a definition at the end of an operand', block('opt a', '  A -> B', '  !$x = 5', 'end', 'A -> B'), 0],
  ['a loop', block('!$i = 0', '!while $i < 3', 'A -> B : $i', '!$i = $i + 1', '!endwhile'), 1],
  ['participants that a macro declares', block('!procedure $who($x)', 'participant $x #red', '!endprocedure', '$who(A)', 'A -> B'), 1],
  ['a box that a condition opens', block('!if (1 > 0)', 'box "x"', '!endif', 'participant A', 'end box', 'A -> B'), 1],
];

describe('as written', () => {
  test.each(kept)('%s', (_, text, count) => {
    expect(convert(text, { from: 'plantuml', to: 'plantuml' })).toEqual({ text, diagnostics: [] });
    expect(expansionsOf(text).filter(({ statements }) => statements.length > 0)).toHaveLength(count);
  });

  test('an expansion is widened to whole statements, with what was written between', () => {
    const text = block('!$x = 5', 'A -> B', 'note right', 'first', 'x = $x', 'last', 'end note', 'B -> A');
    expect(expansionsOf(text).map((one) => one.text)).toEqual(['!$x = 5', 'note right\nfirst\nx = $x\nlast\nend note']);
  });

  test('an expansion knows where it stood', () => {
    const text = block('A -> B', '', '!$x = 5', 'A -> B : $x');
    for (const { text: written, origin } of expansionsOf(text)) expect(text.slice(origin?.span?.start, origin?.span?.end)).toBe(written);
    expect(expansionsOf(text)[0]?.origin?.blankBefore).toBe(true);
  });
});

test('other languages get what it came to', () => {
  const { text } = convert(block('!$i = 0', '!while $i < 2', 'A -> B : $i', '!$i = $i + 1', '!endwhile'), {
    from: 'plantuml',
    to: 'mermaid',
  });
  expect(text?.split('\n').filter((line) => line.includes('->>'))).toEqual(['    A->>B: 0', '    A->>B: 1']);
});

test.each([
  ['yaml', false],
  ['json', false],
  ['mermaid', true],
])('an include of a library that is not known comes back from %s, and with it the pictures that it defines', (to, carry) => {
  const text = block('!include <material/folder>', 'A -> B : Open <$ma_folder{scale=2}>');
  const there = convert(text, { from: 'plantuml', to, carry });
  const codes = there.diagnostics.map(({ code }) => code);
  expect(codes).toEqual(to === 'mermaid' ? ['library-unknown', 'loss/verbatim', 'loss/image'] : ['library-unknown']);
  expect(convert(there.text ?? '', { from: to, to: 'plantuml' }).text).toBe(text);
});

test('an include that cannot be resolved again is printed nevertheless', () => {
  const source = block('!include style.iuml', 'A -> B : hi');
  const json = convert(source, { from: 'plantuml', to: 'json', include: () => 'skinparam monochrome true\n' }).text ?? '';
  expect(convert(json, { from: 'json', to: 'plantuml' }).text).toBe(source);
});

describe('an include for styling', () => {
  const include = (): string => 'skinparam monochrome true\nskinparam style strictuml\n';
  const there = (source: string): string => convert(source, { from: 'plantuml', to: 'mermaid', carry: true, include }).text ?? '';

  test.each([
    ['as its line', block('!include style.iuml', 'participant A', 'A -> B : hi')],
    [
      'where boxes stand in boxes',
      block('!include style.iuml', 'box "X"', '  box "Y"', '    participant A', '  end box', 'end box', 'A -> A : hi'),
    ],
  ])('comes back from Mermaid, whether or not the file is there: %s', (_, source) => {
    for (const options of [{}, { include }]) {
      const { text, diagnostics } = convert(there(source), { from: 'mermaid', to: 'plantuml', carry: true, ...options });
      expect(diagnostics).toEqual([]);
      expect(text).toContain('!include style.iuml\n');
    }
  });

  test('stays one where it takes the participants at the foot away, and they stay away without the file', () => {
    const include = (): string => 'skinparam monochrome true\nhide footbox\n';
    const source = block('!include style.iuml', 'A -> B : hi');
    const { text = '' } = convert(source, { from: 'plantuml', to: 'mermaid', carry: true, include });
    expect(text).not.toContain('skinparam');
    for (const options of [{}, { include }]) {
      const back = convert(text, { from: 'mermaid', to: 'plantuml', carry: true, ...options });
      expect(back).toEqual({ text: block('hide footbox', '!include style.iuml', 'A -> B : hi'), diagnostics: [] });
    }
  });

  test('stays where Mermaid is printed as Mermaid, and is a loss where no lines are carried', () => {
    const text = there(block('!include style.iuml', 'A -> B : hi'));
    expect(convert(text, { from: 'mermaid', to: 'mermaid' })).toMatchObject({ text });
    const { text: bare, diagnostics } = convert(text, { from: 'mermaid', to: 'mermaid', carry: false });
    expect(bare).not.toContain('style.iuml');
    expect(diagnostics.map(({ code }) => code)).toEqual(['loss/verbatim']);
  });
});

test.each([
  [
    'a procedure',
    block('!procedure $dark()', 'skinparam monochrome true', '!endprocedure', '$dark()', 'A -> B'),
    'skinparam monochrome true',
  ],
  ['a define', block('!define PAPER red', 'skinparam backgroundColor PAPER', 'A -> B'), 'skinparam backgroundColor red'],
  ['a variable in a block', block('!$c = "blue"', 'skinparam note {', '  FontColor $c', '}', 'A -> B'), '  FontColor blue'],
  ['an include below a define', block('!define BASE styles', '!include BASE/dark.iuml', 'A -> B'), 'skinparam monochrome true'],
])('styling that needs a definition comes back from Mermaid written out: %s', (_, source, styled) => {
  const include = (): string => 'skinparam monochrome true\n';
  const there = convert(source, { from: 'plantuml', to: 'mermaid', carry: true, include }).text ?? '';
  const { text, diagnostics } = convert(there, { from: 'mermaid', to: 'plantuml', carry: true });
  expect(diagnostics).toEqual([]);
  expect(text).toContain(`\n${styled}\n`);
});

test('any depth and any length', () => {
  const deep = block(...Array<string>(10_000).fill('opt'), '!$x = 1', 'A -> B : $x', ...Array<string>(10_000).fill('end'));
  expect(expansionsOf(deep)).toHaveLength(2);
  const long = block('!$x = 1', ...Array<string>(20_000).fill('A -> B : $x\nA -> B'));
  expect(expansionsOf(long)).toHaveLength(20_001);
});

test.each([
  ['line', block('!$i = 0', '!while $i < 3', `!$j = 1${' + 1'.repeat(10_000)}`, '!endwhile')],
  ['condition', block('!$i = 0', `!while $i <${' 1 *'.repeat(10_000)} 1`, '!endwhile')],
])('a loop without end over a long %s is given up long before its rounds are', (_, text) => {
  const [first] = parse(text, { from: 'plantuml' }).diagnostics;
  expect(first?.message).toContain('preprocessing steps');
});

test('calls that break, align and escape say what they draw', () => {
  const text = block('A -> B : a%n()b', 'A -> B : a%right_align()b', 'A -> B : a%tab()b', 'A -> B : a%backslash()nb', 'alt a%n()b', 'end');
  const texts = [...walk(parse(text, { from: 'plantuml' }).diagram?.statements ?? [])].flatMap((one) =>
    one.kind === 'message' ? [one.text] : one.kind === 'fragment' ? [one.operands[0]?.guard] : [],
  );
  expect(texts).toEqual(['a\nb', { content: ['a\nb'], align: 'right' }, 'a\tb', 'a\\nb', 'a\nb']);
  expect(convert(text, { from: 'plantuml', to: 'plantuml' }).text).toBe(text);
});

test.each([
  ['ONE_1', true],
  ['1', true],
  ['A.B', false],
  ['A-B', false],
  ['A B', false],
  ['é', false],
])('a part is named %j, as the engine has it: %j', (name, isName) => {
  const { diagnostics } = parse(block(`!startsub ${name}`, 'A -> B', '!endsub'), { from: 'plantuml' });
  expect(diagnostics.map(({ code }) => code)).toEqual(isName ? [] : ['directive-unsupported']);
});
