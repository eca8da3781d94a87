// Carrying, mostly without any printer between: what adapting changed, the carried lines put back.

import { describe, expect, it } from 'vitest';
import { convert } from '../../src/convert.js';
import { restoreCarried } from '../../src/formats/kit/carry/read.js';
import { adapt as adaptToMermaid } from '../../src/formats/mermaid/adapt.js';
import { adapt as adaptToPlantuml } from '../../src/formats/plantuml/adapt.js';
import { compare, equalMeaning } from '../../src/ir/compare.js';
import type { Diagram, Statement } from '../../src/ir/model.js';
import { filled, message, participant } from '../builders.js';

const diagram = (statements: readonly Statement[], more: Partial<Diagram> = {}): Diagram => ({
  participants: [participant('A'), participant('B'), participant('C')],
  statements,
  ...more,
});

const bold = { content: ['a ', { kind: 'strong', content: ['bold'] }, ' word'] } as const;

const cases: Readonly<Record<string, Diagram>> = {
  divider: diagram([message('A', 'B', 'x'), { kind: 'divider', text: 'Part two' }, message('B', 'C', 'y')]),
  'delay and space': diagram([message('A', 'B', 'x'), { kind: 'delay', text: 'later' }, { kind: 'delay' }, { kind: 'space', size: 45 }]),
  reference: diagram([{ kind: 'reference', over: ['A', 'B'], text: 'Login' }, message('A', 'B', 'x')]),
  markup: diagram([message('A', 'B', '', { text: bold }), { kind: 'note', placement: 'over', of: ['A'], text: bold }]),
  'edges and colours': diagram([
    message('A', 'B', 'x', { arrow: { ...filled, color: 'red' } }),
    { kind: 'message', from: { edge: 'left' }, to: 'A', arrow: filled, text: 'found' },
    { kind: 'message', from: 'C', to: { edge: 'right', short: true }, arrow: filled, text: 'lost' },
  ]),
  'several receivers, counted': diagram([
    { kind: 'numbering', action: 'start' },
    message('A', 'B', 'to both', { receivers: ['C'] }),
    message('B', 'A', 'next'),
    { kind: 'numbering', action: 'stop' },
    message('B', 'A', 'hidden number'),
    { kind: 'numbering', action: 'resume' },
    message('B', 'A', 'goes on'),
  ]),
  group: diagram([
    {
      kind: 'fragment',
      operator: 'group',
      title: 'Mine',
      headerColor: 'gold',
      operands: [{ guard: 'really', statements: [message('A', 'B', 'x'), { kind: 'divider', text: 'd' }] }],
    },
  ]),
  'guards that formatting goes on behind': diagram([
    {
      kind: 'fragment',
      operator: 'alt',
      operands: [
        {
          guard: { content: ['a ', { kind: 'color', color: 'red', unclosed: true, content: ['b'] }] },
          statements: [message('A', 'B', 'x')],
        },
        { guard: { content: [{ kind: 'strong', unclosed: true, content: [] }] }, statements: [message('A', 'B', 'y')] },
      ],
    },
    {
      kind: 'fragment',
      operator: 'group',
      title: { content: [{ kind: 'color', color: 'red', unclosed: true, content: ['Mine'] }] },
      operands: [{ statements: [message('A', 'B', 'x')] }],
    },
  ]),
  'group with operands': diagram([
    {
      kind: 'fragment',
      operator: 'group',
      title: 'Mine',
      operands: [{ statements: [message('A', 'B', 'x')] }, { guard: 'other', color: 'red', statements: [message('A', 'B', 'y')] }],
    },
  ]),
  'loop with operands': diagram([
    {
      kind: 'fragment',
      operator: 'loop',
      operands: [
        { guard: 'thrice', statements: [message('A', 'B', 'x')] },
        { guard: 'else this', statements: [message('A', 'B', 'y')] },
        { statements: [message('A', 'B', 'z')] },
      ],
    },
  ]),
  lives: diagram([
    { kind: 'destroy', participant: 'A' },
    message('A', 'B', 'x'),
    { kind: 'deactivate', participant: 'C' },
    { kind: 'activate', participant: 'B', color: 'red' },
    { kind: 'create', participant: 'B' },
    message('A', 'B', 'y'),
    { kind: 'destroy', participant: 'B' },
    message('A', 'B', 'z'),
  ]),
  'destructions behind something else': diagram([
    message('A', 'B', 'x'),
    { kind: 'note', placement: 'right', text: 'of it' },
    { kind: 'destroy', participant: 'B' },
    { kind: 'fragment', operator: 'alt', operands: [{ guard: 'g', statements: [message('A', 'C', 'y')] }] },
    { kind: 'destroy', participant: 'C' },
    { kind: 'destroy', participant: 'A' },
    message('B', 'B', 'z'),
  ]),
  'notes of messages': diagram([
    message('A', 'B', 'x'),
    { kind: 'note', placement: 'left', text: 'of it', shape: 'hexagon', color: 'red' },
    { kind: 'note', placement: 'across', text: 'all' },
  ]),
  'texts round it': diagram([message('A', 'B', 'x')], {
    title: bold,
    header: { text: 'top', align: 'left' },
    footer: { text: 'bottom' },
    legend: { text: 'legend\ntwo', align: 'right' },
    caption: { text: 'caption' },
    footbox: false,
  }),
  'boxes and stereotypes': {
    participants: [
      {
        kind: 'box',
        id: 'o',
        title: 'Outer',
        color: '#ff0000',
        participants: [
          participant('A', { stereotypes: ['x'], color: 'red' }),
          { kind: 'box', id: 'i', title: 'Inner', participants: [participant('B')] },
        ],
      },
      participant('C', { label: bold }),
      participant('D'),
    ],
    unlinked: false,
    statements: [message('A', 'B', 'x'), message('B', 'C', 'y')],
  },
  section: diagram([
    message('A', 'B', 'x'),
    {
      kind: 'section',
      role: 'error',
      id: 'e',
      title: 'It fails',
      trigger: 'no answer',
      statements: [message('B', 'A', 'y'), { kind: 'delay', text: 'long' }],
    },
  ]),
  'what only Mermaid says': diagram(
    [
      {
        kind: 'fragment',
        operator: 'highlight',
        color: 'rgb(1, 2, 3)',
        operands: [{ statements: [message('A', 'B', 'x', { arrow: { line: 'dotted' } })] }],
      },
      { kind: 'note', placement: 'over', of: ['A', 'B'], text: { content: ['wrapped'], wrap: true } },
    ],
    { accessibility: { title: 't', description: 'd' }, config: { config: { theme: 'dark' } } },
  ),
};

describe.each(Object.entries(cases))('%s', (_, original) => {
  it.each([
    ['Mermaid', adaptToMermaid],
    ['PlantUML', adaptToPlantuml],
  ])('comes back from %s', (_name, adapt) => {
    const { diagram: adapted } = adapt(original, { carry: true });
    const { diagram: restored, diagnostics } = restoreCarried(adapted);
    expect(compare(original, restored).map(({ message: words }) => words)).toEqual([]);
    expect(equalMeaning(original, restored)).toBe(true);
    expect(diagnostics).toEqual([]);
  });

  it.each([
    ['Mermaid', adaptToMermaid],
    ['PlantUML', adaptToPlantuml],
  ])('is adapted to %s once: a second time changes nothing', (_name, adapt) => {
    const once = adapt(original).diagram;
    const twice = adapt(once);
    expect(equalMeaning(twice.diagram, once)).toBe(true);
    expect(twice.diagnostics).toEqual([]);
  });
});

it('finds a destruction that Mermaid writes above its message', () => {
  for (const lines of ['note right : k|destroy B', 'alt x|  A -> C|end|destroy B|destroy A', '== x ==|destroy B|A -> B : again']) {
    const source = `@startuml\nA -> B : x\n${lines.replaceAll('|', '\n')}\n@enduml\n`;
    const there = convert(source, { from: 'plantuml', to: 'mermaid', carry: true });
    const back = convert(there.text ?? '', { from: 'mermaid', to: 'plantuml' });
    expect(back.text, there.text).toBe(source);
  }
});

it('obeys the line of a participant whose declaration was added', () => {
  const source = `@startuml
participant B
participant C << static >>
A -> B ** : x
note right
end note
@enduml
`;
  const there = convert(source, { from: 'plantuml', to: 'mermaid', carry: true });
  const { text } = convert(there.text ?? '', { from: 'mermaid', to: 'plantuml' });
  expect(text, there.text).toContain('participant C <<static>>\n');
  expect(text).not.toContain('«');
});

it('says colours in Mermaid that only PlantUML has a name for', () => {
  for (const [color, shown] of [
    ['Motivation', 'rgb(204, 204, 255)'],
    ['strategy/red', 'rgb(248, 231, 192)'],
    ['automatic', 'rgba(0, 0, 0, 0)'],
  ]) {
    const source = `@startuml\nbox "x" #${color}\n  participant A\nend box\nA -> A : y\n@enduml\n`;
    const there = convert(source, { from: 'plantuml', to: 'mermaid', carry: true });
    expect(there.text).toContain(`box ${shown} x\n`);
    expect(convert(there.text ?? '', { from: 'mermaid', to: 'plantuml' }).text).toBe(source);
  }
});

it('lets an edit win over what was carried', () => {
  const { diagram: adapted } = adaptToMermaid(diagram([message('A', 'B', 'x', { arrow: { ...filled, color: 'red' } })]), { carry: true });
  const edited: Diagram = {
    ...adapted,
    statements: adapted.statements.map((statement) => (statement.kind === 'message' ? { ...statement, text: 'other' } : statement)),
  };
  const { diagram: restored, diagnostics } = restoreCarried(edited);
  expect(restored.statements.find(({ kind }) => kind === 'message')).toMatchObject({ text: 'other', arrow: { color: 'red' } });
  expect(diagnostics).toEqual([]);
});
