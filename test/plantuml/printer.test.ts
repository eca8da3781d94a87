// The PlantUML printer on its own: one layout, and the author's choices where they still hold.

import { describe, expect, test } from 'vitest';
import { convert } from '../../src/convert.js';
import { printText } from '../../src/formats/plantuml/print/printer.js';
import type { Arrow, Diagram, Statement } from '../../src/ir/model.js';
import { formatById } from '../../src/registry.js';
import { filled, message, participant } from '../builders.js';

const created = (participant: string): Statement => ({ kind: 'create', participant });
const diagramOf = (statements: readonly Statement[]): Diagram => ({ participants: ab, statements });
const declared = (id: string): Statement => ({ kind: 'declaration', of: 'participant', id });
const ab = [participant('A'), participant('B')];
const lines = (diagram: Partial<Diagram>): readonly string[] =>
  printText({ participants: ab, statements: [], ...diagram })
    .trimEnd()
    .split('\n')
    .slice(1, -1);

describe('participants', () => {
  test('are not declared where their first messages say the same', () => {
    expect(lines({ statements: [message('A', 'B', 'x')] })).toEqual(['A -> B : x']);
  });

  test('are declared at the top where the messages would give another order', () => {
    expect(lines({ statements: [message('B', 'A', 'x')] })).toEqual(['participant A', 'participant B', 'B -> A : x']);
  });

  test('stand where they were declared', () => {
    const comment: Statement = { kind: 'comment', text: 'who' };
    const actor = participant('A', { shape: 'actor', label: 'An actor', color: 'red', stereotypes: ['s'] });
    const statements = [comment, declared('A'), declared('B'), message('A', 'B', 'x')];
    expect(lines({ participants: [actor, participant('B')], statements })).toEqual([
      "' who",
      'actor "An actor" as A <<s>> #red',
      'participant B',
      'A -> B : x',
    ]);
  });

  test('keep the order of their aliases and their place', () => {
    const origin = { choices: { alias: 'after', order: 10 } };
    const one = participant('A', { label: 'Long', origin });
    expect(lines({ participants: [participant('B'), one], statements: [declared('A'), declared('B')] })).toEqual([
      'participant A as "Long" order 10',
      'participant B',
    ]);
  });

  test('are quoted, or named anew where quotes cannot hold them', () => {
    const participants = [participant('web-app'), participant('say "x"'), participant('api-1', { label: 'API' }), participant('title')];
    const statements = [message('web-app', 'say "x"', 'x'), message('title', 'api-1', 'y')];
    expect(lines({ participants, statements })).toEqual([
      'participant "web-app"',
      'participant "say <U+0022>x<U+0022>" as say_x',
      'participant "API" as api_1',
      'participant title',
      '"web-app" -> say_x : x',
      '"title" -> api_1 : y',
    ]);
  });

  test('stand in their boxes', () => {
    const inner = { kind: 'box' as const, id: 'b2', title: 'Inner', participants: [participant('B')] };
    const outer = { kind: 'box' as const, id: 'b1', color: '#FFEEDD', participants: [participant('A'), inner] };
    expect(lines({ participants: [outer] })).toEqual([
      'box #FFEEDD',
      '  participant A',
      '  box "Inner"',
      '    participant B',
      '  end box',
      'end box',
    ]);
  });
});

describe('activations', () => {
  const suffix = { origin: { as: 'suffix' } };

  test('are statements unless their author wrote a suffix', () => {
    const statements: Statement[] = [
      message('A', 'B', 'x'),
      { kind: 'activate', participant: 'B', color: 'red' },
      message('A', 'B', 'y'),
      { kind: 'deactivate', participant: 'A', ...suffix },
      { kind: 'activate', participant: 'B', color: 'red', ...suffix },
    ];
    expect(lines({ statements })).toEqual(['A -> B : x', 'activate B #red', 'A -> B --++ #red : y']);
  });

  test('`return` is kept where it still answers', () => {
    const reply = (from: string, to: string): Statement[] => [
      { kind: 'message', from, to, arrow: { line: 'dotted', head: { shape: 'filled' } }, text: 'done', origin: { as: 'return' } },
      { kind: 'deactivate', participant: from, origin: { as: 'return' } },
    ];
    const call: Statement[] = [message('A', 'B', 'x'), { kind: 'activate', participant: 'B', ...suffix }];
    expect(lines({ statements: [...call, ...reply('B', 'A')] })).toEqual(['A -> B ++ : x', 'return done']);
    expect(lines({ statements: [...call, ...reply('A', 'B')] })).toEqual(['A -> B ++ : x', 'A --> B : done', 'deactivate A']);
  });

  test('`autoactivate` is kept where it brings forth just these', () => {
    const on: Statement = { kind: 'declaration', of: 'autoactivate', id: 'on' };
    const automatic: Statement = { kind: 'activate', participant: 'B', origin: { as: 'autoactivate' } };
    expect(lines({ statements: [on, message('A', 'B', 'x'), automatic] })).toEqual(['autoactivate on', 'A -> B : x']);
    const edited = lines({ statements: [on, message('A', 'B', 'x'), automatic, message('A', 'B', 'y')] });
    expect(edited).toEqual(['A -> B : x', 'activate B', 'A -> B : y']);
  });
});

describe('texts', () => {
  test('keep their spelling as long as it says them', () => {
    const raw = { format: 'plantuml', text: '<b>x</b>' };
    const bold = { content: [{ kind: 'strong' as const, content: ['x'] }] };
    expect(lines({ statements: [{ ...message('A', 'B', ''), text: bold, origin: { raw } } as Statement] })).toEqual(['A -> B : <b>x</b>']);
    expect(lines({ statements: [message('A', 'B', 'y', { origin: { raw } })] })).toEqual(['A -> B : y']);
  });

  test('of notes stand on one line or on their own', () => {
    const note = (text: string, origin = {}): Statement => ({ kind: 'note', placement: 'left', of: ['A'], text, origin });
    expect(lines({ statements: [message('A', 'B', 'x'), note('one'), note('one\ntwo'), note('one', { as: 'block' })] })).toEqual([
      'A -> B : x',
      'note left of A : one',
      'note left of A',
      '  one',
      '  two',
      'end note',
      'note left of A',
      '  one',
      'end note',
    ]);
  });

  test('of fragments stand beside their keyword', () => {
    const fragment: Statement = {
      kind: 'fragment',
      operator: 'alt',
      headerColor: 'gold',
      operands: [
        { guard: 'x > 5', statements: [message('A', 'B', 'x')] },
        { color: 'pink', statements: [], origin: { blankBefore: true } },
      ],
    };
    const group: Statement = { kind: 'fragment', operator: 'group', title: 'T', operands: [{ guard: 'g', statements: [] }] };
    expect(lines({ statements: [fragment, group] })).toEqual([
      'alt#gold x > 5',
      '  A -> B : x',
      '',
      'else #pink',
      'end',
      'group T [g]',
      'end',
    ]);
  });
});

test('the blank line before what is said elsewhere goes with it, where nothing follows', () => {
  const links = ['A -> B', 'opt x', '  A -> B', '', 'url of A is [[http://x]]', 'end', '', 'url of B is [[http://y]]'];
  const { text } = convert(['@startuml', ...links, '@enduml', ''].join('\n'), { from: 'plantuml', to: 'plantuml' });
  const heads = ['participant A [[http://x]]', 'participant B [[http://y]]'];
  expect(text).toBe(['@startuml', ...heads, 'A -> B', 'opt x', '  A -> B', 'end', '@enduml', ''].join('\n'));
});

test.each([
  ['"A" -> "B"', 'participant A'],
  ['A -> B', 'participant "A"'],
])('a name stands in quotes where its declaration has some: %s, %s', (first, second) => {
  const { text = '' } = convert(`@startuml\n${first}\n${second}\nA -> B\n@enduml\n`, { from: 'plantuml', to: 'plantuml' });
  expect(text).toContain(`\n${second}\n`);
  expect(convert(text, { from: 'plantuml', to: 'plantuml' }).text).toBe(text);
});

test('arrows point the way they were drawn', () => {
  const arrow = (one: Arrow, more: Partial<Statement<'message'>> = {}): string =>
    lines({ statements: [message('A', 'B', '', { arrow: one, ...more })] }).at(-1) ?? '';
  const reversed = { origin: { reversed: true as const } };
  expect(arrow({ line: 'dotted', head: { shape: 'open' } })).toBe('A -->> B');
  expect(arrow({ line: 'solid', head: { shape: 'filled', half: 'top' } })).toBe('A -\\ B');
  expect(arrow({ line: 'solid', head: { shape: 'filled', half: 'top' } }, reversed)).toBe('B /- A');
  expect(arrow({ line: 'solid', head: { shape: 'cross' }, color: 'red' }, reversed)).toBe('B x<-[#red] A');
  // Between participants a cross at each end leads to the right, whatever stands between; beside an edge it leads where the sign points.
  const crossed = { line: 'solid', head: { shape: 'cross' }, tail: { shape: 'cross' } } as const;
  expect(arrow(crossed, reversed)).toBe('A x->x B');
  expect(arrow(crossed, { from: { edge: 'right' } })).toBe('B x<-x]');
  expect(arrow({ line: 'dotted', head: { shape: 'filled', circle: true }, tail: { shape: 'none', circle: true } })).toBe('A o-->o B');
  expect(arrow(filled, { from: { edge: 'left' } })).toBe('[-> B');
  expect(arrow(filled, { to: { edge: 'right', short: true } })).toBe('A ->?');
  expect(arrow(filled, { to: { edge: 'left' } })).toBe('[<- A');
  expect(arrow(filled, { slant: 10, anchor: 'a', toAnchor: 'b' })).toBe('{a} A ->(10) B{b} :');
});

test('a tail is whole where there is a head, and beside an edge as open as that', () => {
  const said = (one: Arrow, more: Partial<Statement<'message'>> = {}): readonly string[] => {
    const printed = formatById('plantuml').print(diagramOf([message('A', 'B', '', { arrow: one, ...more })]), {});
    return [printed.text.trimEnd().split('\n').at(-2) ?? '', ...printed.diagnostics.map(({ code }) => code)];
  };
  const filled = { shape: 'filled' } as const;
  const half = { shape: 'filled', half: 'top' } as const;
  const open = { shape: 'open' } as const;
  expect(said({ line: 'solid', head: filled, tail: half })).toEqual(['A <-> B', 'loss/half-head']);
  expect(said({ line: 'solid', head: half, tail: filled })).toEqual(['A <-\\ B']);
  expect(said({ line: 'solid', tail: half })).toEqual(['A /- B']);
  expect(said({ line: 'solid', head: open, tail: filled })).toEqual(['A <->> B']);
  expect(said({ line: 'solid', head: open, tail: filled }, { from: { edge: 'left' } })).toEqual(['[<<->> B', 'loss/arrow-heads']);
  expect(said({ line: 'solid', head: { shape: 'cross' }, tail: open }, { from: { edge: 'left' } })).toEqual(['[<<->>x B']);
});

test('who is created before another, and no message behind, is kept so, as PlantUML has it', () => {
  const text = ['@startuml', 'create A', 'create B', 'A -> B', '@enduml', ''].join('\n');
  expect(convert(text, { from: 'plantuml', to: 'plantuml' })).toEqual({ text, diagnostics: [] });
  const refused = diagramOf([created('B'), created('A'), message('A', 'B', '')]);
  const { text: printed, diagnostics } = formatById('plantuml').print(refused, {});
  expect(diagnostics.map(({ code }) => code)).toEqual(['loss/creation']);
  expect(printed).toContain('create B\nA -> B');
  expect(printed).not.toContain('create A');
});

test('any depth and any length are printed', () => {
  let statements: readonly Statement[] = [message('A', 'B', 'x')];
  for (let depth = 0; depth < 10_000; depth++) statements = [{ kind: 'fragment', operator: 'opt', operands: [{ statements }] }];
  expect(printText({ participants: ab, statements }).match(/^ *end$/gm)?.length).toBe(10_000);
});

test('texts that could be cut in many ways are printed at once', () => {
  const text = `${'?'.repeat(5_000)}#${',)'.repeat(5_000)}#`;
  expect(lines({ statements: [message('A', 'B', text)] })).toEqual([`A -> B : ${text}`]);
});

test('what ends at a message ends before a life does, as its author wrote, also by way of Mermaid', () => {
  const source = '@startuml\nparticipant A\nparticipant B\nA -> B\nactivate B\nB -> B\ndeactivate B\ndestroy B\n@enduml\n';
  const { text = '' } = convert(source, { from: 'plantuml', to: 'mermaid', carry: true });
  expect(text).toContain('    destroy B\n    B->>B:');
  expect(convert(text, { from: 'mermaid', to: 'plantuml', carry: true }).text).toBe(source);
});

test('what ends behind the life of another stays there by way of Mermaid', () => {
  const source = '@startuml\nparticipant A\nparticipant B\nA -> B\nactivate A\nA -> B\ndestroy B\ndeactivate A\n@enduml\n';
  const { text = '' } = convert(source, { from: 'plantuml', to: 'mermaid', carry: true });
  expect(convert(text, { from: 'mermaid', to: 'plantuml', carry: true }).text).toBe(source);
});

test('a reference without any line stays one', () => {
  for (const lines of ['ref over A\nend ref', 'ref over A :']) {
    const source = `@startuml\nA -> B\n${lines}\n@enduml\n`;
    expect(convert(source, { from: 'plantuml', to: 'plantuml' }).text).toBe(source);
  }
});

test('empty brackets behind the name of a group stay, as without them it would be a text in the frame', () => {
  for (const line of ['group T []', 'group T[]', 'group T']) {
    const source = `@startuml\n${line}\n  A -> B\nend\n@enduml\n`;
    expect(convert(source, { from: 'plantuml', to: 'plantuml' }).text).toBe(source);
  }
});
