// What one engine draws of a rare construct, said in the language of the other.

import { expect, test } from 'vitest';
import { convert } from '../../src/convert.js';
import { isLoss } from '../../src/diagnostics/diagnostic.js';

type Row = readonly [what: string, source: readonly string[], target: readonly string[], losses: readonly string[]];

const toMermaid: readonly Row[] = [
  [
    'the number within a text is the last that was shown, as it was shown',
    ['autonumber 7 "<b>[000]"', 'A -> B : a %autonumber%', 'note over A : n %autonumber%', 'autonumber stop', 'A -> B : b %autonumber%'],
    ['autonumber 7', 'A->>B: a [007]', 'Note over A: n [007]', 'autonumber off', 'A->>B: b [007]'],
    ['autonumber-text', 'autonumber-text', 'autonumber-text', 'number-format'],
  ],
  ['before the first number there is none', ['A -> B : a%autonumber%'], ['A->>B: a'], ['autonumber-text']],
  [
    'only messages and notes have numbers in their texts',
    ['A -> B : x', '== d %autonumber% ==', 'ref over A : r %autonumber%', 'alt g %autonumber%', 'A -> B', 'end'],
    ['A->>B: x', 'Note over A,B: d %autonumber%', 'Note over A: ref: r %autonumber%', 'alt g %autonumber%', 'A->>B:', 'end'],
    ['divider', 'reference'],
  ],
  [
    'the number 0, at which no Mermaid begins, is not shown',
    ['autonumber 0', 'A -> B : a', 'A -> B : b', 'A -> B : c'],
    ['A->>B: a', 'autonumber 1', 'A->>B: b', 'A->>B: c'],
    ['number-format'],
  ],
  [
    'a number that stays, as no Mermaid counts by 0',
    ['autonumber 5 0', 'A -> B : a', 'A -> B : b'],
    ['autonumber 5', 'A->>B: a', 'autonumber 5', 'A->>B: b'],
    [],
  ],
  [
    'page breaks behind `ignore newpage` draw no title',
    ['A -> B : a', 'newpage p', 'A -> B : b', 'ignore newpage', 'A -> B : c', 'newpage q', 'A -> B : d'],
    ['A->>B: a', 'Note over A,B: p', 'A->>B: b', 'A->>B: c', 'A->>B: d'],
    ['page', 'page', 'page'],
  ],
  [
    'a stereotype that names a sprite is an image',
    ['participant A <<$s>> <<t>>', 'participant B <<$s*2>>', 'A -> B : a'],
    ['participant A as «t»<br/>A', 'participant B', 'A->>B: a'],
    ['stereotype', 'image', 'image'],
  ],
  [
    'of a box with colours for its parts the ground has the colour',
    ['box "x" #red;line:blue', 'participant A', 'end box', 'box "y" #line:blue', 'participant B', 'end box', 'A -> B : a'],
    ['box red x', 'participant A', 'end', 'box y', 'participant B', 'end', 'A->>B: a'],
    ['color', 'color'],
  ],
];

const toPlantuml: readonly Row[] = [
  ['at a 0 it begins where it is', ['autonumber 0', 'A->>B: a'], ['autonumber', 'A -> B : a'], []],
  ['at a 0 it goes on', ['A->>B: a', 'autonumber 0 5', 'A->>B: b'], ['A -> B : a', 'autonumber 2 5', 'A -> B : b'], []],
  [
    'who is named first by properties is declared',
    ['participant B', 'properties A: {"a": "b"}', 'B->>C: x', 'C->>A: y'],
    ['participant B', 'participant A', 'participant C', 'B -> C : x', 'C -> A : y'],
    ['properties'],
  ],
  [
    'by a 0 it counts as before',
    ['autonumber 1 3', 'A->>B: a', 'autonumber 9 0', 'B->>A: b'],
    ['autonumber 1 3', 'A -> B : a', 'autonumber 9 3', 'B -> A : b'],
    [],
  ],
];

const linesOf = (text = ''): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^(?:sequenceDiagram|@(?:start|end)uml)$/.test(line));

test.each(toMermaid)('PlantUML in Mermaid: %s', (_, source, target, losses) => {
  const { text, diagnostics } = convert(['@startuml', ...source, '@enduml', ''].join('\n'), { from: 'plantuml', to: 'mermaid' });
  expect(linesOf(text)).toEqual(target);
  expect(diagnostics.map(({ code }) => code)).toEqual(losses.map((loss) => `loss/${loss}`));
  expect(diagnostics.every(isLoss)).toBe(true);
});

test('a duration between points that nothing names is kept for PlantUML and lost for others', () => {
  const text = '@startuml\nA -> B : x\n{e} A -> B : y\n{s} <-> {e} : some <b>time</b>\n@enduml\n';
  expect(convert(text, { from: 'plantuml', to: 'plantuml' })).toEqual({ text, diagnostics: [] });
  const { diagnostics } = convert(text, { from: 'plantuml', to: 'yaml' });
  expect(diagnostics).toEqual([]);
  expect(convert(text, { from: 'plantuml', to: 'mermaid' }).diagnostics.map(({ code }) => code)).toEqual(['loss/verbatim', 'loss/anchor']);
});

test.each(toPlantuml)('Mermaid in PlantUML: %s', (_, source, target, losses) => {
  const { text, diagnostics } = convert(['sequenceDiagram', ...source, ''].join('\n'), { from: 'mermaid', to: 'plantuml' });
  expect(linesOf(text)).toEqual(target);
  expect(diagnostics.map(({ code }) => code)).toEqual(losses.map((loss) => `loss/${loss}`));
});

test.each(['autonumber 0', 'autonumber 0 5', 'autonumber 0.0'])('%s stays as it was written in Mermaid', (line) => {
  const text = `sequenceDiagram\n    A->>B: x\n    autonumber 2\n    A->>B: x\n    ${line}\n    A->>B: x\n`;
  const first = `sequenceDiagram\n    ${line}\n    A->>B: x\n`;
  expect(convert(first, { from: 'mermaid', to: 'mermaid' })).toEqual({ text: first, diagnostics: [] });
  expect(convert(text, { from: 'mermaid', to: 'mermaid' }).text).toContain(`${line.split(' ').slice(0, 2).join(' ')} `);
});
