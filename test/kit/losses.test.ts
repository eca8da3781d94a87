// Every row of a capability table that is not native is a loss that some diagram produces, and no printer reports another.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { convert } from '../../src/convert.js';
import { isLoss } from '../../src/diagnostics/diagnostic.js';
import { render } from '../../src/diagnostics/render.js';
import { type Construct, constructs } from '../../src/ir/constructs.js';
import type { Diagram, Statement } from '../../src/ir/model.js';
import type { Text } from '../../src/ir/text.js';
import { formats, registry } from '../../src/registry.js';
import { lineStarts } from '../../src/source/positions.js';
import { diagramArbitrary } from '../arbitrary/diagram.js';
import { runs } from '../arbitrary/runs.js';
import { filled, participant } from '../builders.js';

const marked: Text = { content: [{ kind: 'underline', color: 'hsl(1, 2%, 3%)', content: ['marked'] }] };
const message = (more: Partial<Statement<'message'>> = {}): Statement<'message'> => ({
  kind: 'message',
  from: 'A',
  to: 'B',
  arrow: filled,
  text: 'x',
  ...more,
});
const note = (more: Partial<Statement<'note'>>): Statement<'note'> => ({ kind: 'note', placement: 'over', of: ['A'], text: 'n', ...more });
const noteOfMessage = (more: Partial<Statement<'note'>>): Statement<'note'> => ({ kind: 'note', placement: 'left', text: 'n', ...more });
const fragment = (operator: Statement<'fragment'>['operator'], operands = 1): Statement<'fragment'> => ({
  kind: 'fragment',
  operator,
  operands: Array.from({ length: operands }, () => ({ statements: [message()] })),
});
const of = (statements: readonly Statement[], more: Partial<Diagram> = {}): Diagram => ({
  participants: [participant('A'), participant('B')],
  statements,
  ...more,
});
const after = (...statements: readonly Statement[]): Diagram => of([message(), ...statements]);
const half = { line: 'solid', head: { shape: 'cross', half: 'top' } } as const;

/** A diagram for each construct. */
const examples: { readonly [C in Construct]: Diagram } = {
  divider: after({ kind: 'divider', text: 'd' }),
  delay: after({ kind: 'delay', text: 'd' }),
  space: after({ kind: 'space' }),
  page: after({ kind: 'page', title: 'p', ignored: true }),
  reference: after({ kind: 'reference', over: ['A'], text: 'r' }),
  group: after({ ...fragment('group'), title: 'g' }),
  operator: after(fragment('neg')),
  branch: after(fragment('loop', 2)),
  highlight: after({ ...fragment('highlight'), color: 'red' }),
  edge: of([message({ from: { edge: 'right', short: true }, arrow: { ...filled, tail: { shape: 'open' } } })]),
  'headless-arrow': of([message({ arrow: { line: 'solid' } })]),
  'arrow-heads': of([
    message({ arrow: { line: 'solid', head: { shape: 'open' }, tail: { shape: 'open' } } }),
    message({ from: { edge: 'left' }, arrow: { ...filled, tail: { shape: 'open' } } }),
  ]),
  'half-head': of([message({ arrow: half }), message({ arrow: { ...filled, tail: { shape: 'filled', half: 'top' } } })]),
  circle: of([message({ arrow: { line: 'solid', head: { shape: 'cross', circle: true } } })]),
  'hidden-message': of([message({ arrow: { ...filled, hidden: true } })]),
  receivers: of([message({ receivers: ['A'] }), message({ to: { edge: 'right' }, receivers: ['B'] })]),
  alongside: after(message({ alongside: true }), noteOfMessage({ alongside: true })),
  slant: of([message({ slant: 10, arrow: { line: 'solid', head: { shape: 'cross' } } })]),
  anchor: of([message({ anchor: 'a' }), message({ to: { edge: 'right' }, fromAnchor: 'b' })]),
  duration: of([message({ anchor: 'a', to: { edge: 'right' }, fromAnchor: 'b' }), { kind: 'duration', from: 'a', to: 'b', text: 'd' }]),
  state: after({ kind: 'state', participant: 'A', text: 's' }),
  'note-shape': after(note({ shape: 'hexagon' })),
  'note-of-message': of([noteOfMessage({}), message(), noteOfMessage({})]),
  'note-across': after({ kind: 'note', placement: 'across', text: 'n' }),
  'note-row': after(note({}), note({ of: ['B'], sameRow: true }), noteOfMessage({ sameRow: true })),
  'number-format': of([{ kind: 'numbering', action: 'start', format: '[000]' }, message()]),
  numbering: of([{ kind: 'numbering', action: 'start', value: '1.5', step: 0.5, decimal: true }, message()]),
  'autonumber-text': of([{ kind: 'numbering', action: 'start' }, message({ text: { content: ['no. ', { kind: 'autonumber' }] } })]),
  'participant-shape': of([message()], { participants: [participant('A', { shape: 'cloud' }), participant('B')] }),
  'nested-box': of([message()], {
    participants: [{ kind: 'box', id: 'o', participants: [{ kind: 'box', id: 'i', participants: [participant('A')] }, participant('B')] }],
  }),
  box: of([message()], { participants: [{ kind: 'box', id: 'o', participants: [] }, participant('A'), participant('B')] }),
  creation: after({ kind: 'create', participant: 'B' }, message({ from: 'B', to: 'A' })),
  'creation-order': of([message({ from: 'B', to: 'C' }), { kind: 'create', participant: 'A' }, message({ from: 'B', to: 'A' })], {
    participants: [participant('A'), participant('B'), participant('C')],
  }),
  destruction: of([{ kind: 'destroy', participant: 'A' }, message()]),
  activation: of([{ kind: 'deactivate', participant: 'A' }, message()]),
  nobody: of([], { participants: [] }),
  'missing-participant': of([message({ to: 'C' })]),
  header: of([message()], { header: { text: 'h' } }),
  footer: of([message()], { footer: { text: 'f' } }),
  caption: of([message()], { caption: { text: 'c' } }),
  legend: of([message()], { legend: { text: 'l' } }),
  mainframe: of([message()], { mainframe: { text: 'm' } }),
  accessibility: of([message()], { accessibility: { description: 'a\n\nb' } }),
  stereotype: of([message({ to: { edge: 'right' }, stereotype: 's' })], {
    participants: [participant('A', { stereotypes: ['s'] }), participant('B')],
  }),
  element: of([message()], { participants: [participant('A', { element: { type: 'person' } }), participant('B')] }),
  color: of([message({ arrow: { ...filled, color: 'hsl(1, 2%, 3%)' } })]),
  link: of([message()], { participants: [participant('A', { links: [{ href: 'a' }, { href: 'b', tooltip: 't' }] }), participant('B')] }),
  properties: of([message()], { participants: [participant('A', { properties: { a: 1 } }), participant('B')] }),
  markup: of([message({ text: marked })]),
  wrap: of([message({ text: { content: ['x'], wrap: true } })]),
  alignment: of([message({ text: { content: ['x'], align: 'right' } })]),
  'line-break': of([message()], { title: 'a\nb' }),
  image: of([message({ text: { content: [{ kind: 'image', href: 'a.png' }] } })]),
  footbox: of([message()], { footbox: false }),
  unlinked: of([], { unlinked: false }),
  config: of([message()], { config: { config: { theme: 'dark' } } }),
  verbatim: after({ kind: 'verbatim', format: 'elsewhere', text: 'v' }),
  section: after({ kind: 'section', role: 'error', title: 'e', statements: [message()] }, message()),
  step: of([message({ step: { id: 's' } })]),
  workflow: of([message()], { workflow: { notes: ['n'] } }),
};

const named = Object.keys(constructs).filter((name): name is Construct => name in constructs);

describe.each(registry.map((format) => [format.name, format] as const))('%s', (_, format) => {
  test.each(named.map((construct) => [construct, format.capabilities[construct].level] as const))('%s: %s', (construct, level) => {
    const found = format.print(examples[construct], {}).diagnostics.filter(isLoss);
    const codes = found.map(({ code }) => code);
    expect(codes.includes(`loss/${construct}`)).toBe(level !== 'native');
    for (const one of found) expect(format.capabilities[one.code.slice('loss/'.length) as Construct].level).not.toBe('native');
  });
});

describe.each(registry.map((format) => [format.name, format] as const))('%s', (_, format) => {
  test('reports nothing that its table calls native, whatever it prints', () => {
    const lossy = new Set(named.filter((construct) => format.capabilities[construct].level !== 'native').map((one) => `loss/${one}`));
    fc.assert(
      fc.property(diagramArbitrary(), fc.boolean(), (diagram, carry) => {
        const codes = format.print(diagram, { carry }).diagnostics.map(({ code }) => code);
        expect(codes.filter((code) => !lossy.has(code))).toEqual([]);
      }),
      runs(200),
    );
  });
});

test('every construct is a loss in some format', () => {
  const native = named.filter((construct) => formats().every(({ capabilities }) => capabilities[construct].level === 'native'));
  expect(native).toEqual([]);
});

test('a loss says that it is carried, or how it could be', () => {
  const mermaid = registry[0];
  const help = (carry: boolean): (string | undefined)[] =>
    mermaid?.print(examples.divider, { carry }).diagnostics.map((one) => one.help) ?? [];
  expect(help(false)).toEqual(['The option `carry` keeps it for the way back.']);
  expect(help(true)).toEqual(['A comment beside it keeps it for the way back.']);
});

test('what an included file says many times is one loss with a count, at the line that includes it', () => {
  const source = '@startuml\n!include style.iuml\nA -> B\n@enduml\n';
  const include = (): string => 'skinparam monochrome true\nskinparam shadowing false\n';
  const losses = convert(source, { from: 'plantuml', to: 'mermaid', include }).diagnostics.filter(isLoss);
  expect(losses.map(({ code, count }) => [code, count])).toEqual([['loss/verbatim', 2]]);
  expect(losses.map((one) => render(one, 'a.puml', lineStarts(source)).split('\n')[0])).toEqual([
    `a.puml:2:1: warning: Mermaid cannot say another language's command: it is left out. [loss/verbatim] (2 times)`,
  ]);
});

test('an include that only a carried line knows is a loss where nothing can say it', () => {
  const source = 'sequenceDiagram\n    %% sequitur expansion format: plantuml, text: !include style.iuml\n    A->>B: x\n';
  const toYaml = convert(source, { from: 'mermaid', to: 'yaml' });
  expect(toYaml.text).not.toContain('include');
  expect(toYaml.diagnostics.map(({ code, span }) => [code, span && source.slice(span.start, span.end).trim()])).toEqual([
    ['loss/verbatim', '%% sequitur expansion format: plantuml, text: !include style.iuml'],
  ]);
  expect(convert(source, { from: 'mermaid', to: 'plantuml' })).toMatchObject({
    text: '@startuml\n!include style.iuml\nA -> B : x\n@enduml\n',
    diagnostics: [],
  });
});

test('what belongs to the whole diagram is lost where it is declared', () => {
  const lost = (text: string, from: string, to: string): readonly string[] =>
    convert(text, { from, to }).diagnostics.map(({ code, span }) => `${code}: ${span && text.slice(span.start, span.end)}`);
  expect(lost('A -> B : x\nhide footbox\ntitle a **b**', 'plantuml', 'mermaid')).toEqual([
    'loss/footbox: hide footbox',
    'loss/markup: title a **b**',
  ]);
  expect(lost('sequenceDiagram\nA->>B: x\naccTitle: spoken', 'mermaid', 'plantuml')).toEqual(['loss/accessibility: accTitle: spoken']);
});
