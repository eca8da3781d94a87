// C4-PlantUML: its macros are understood, stay as written, and are printed where a diagram is wanted so; PlantUML itself accepts them.

import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { convert, parse, print, verify } from '../../src/convert.js';
import type { Diagram, Participant } from '../../src/ir/model.js';
import { participantsOf } from '../../src/ir/walk.js';
import { diagramArbitrary } from '../arbitrary/diagram.js';
import { runs } from '../arbitrary/runs.js';
import { hasOracle, type Oracle, startOracle } from './engine.js';

const text = `@startuml
!include <C4/C4_Sequence>
Person(u, "User", "someone")
Container_Boundary(b, "The shop")
Container(web, "Web app", "React", "The UI")
ContainerDb(db, "Store", "Postgres")
Boundary_End()
System_Ext(mail, "Mail", $type="SMTP")

Rel(u, web, "Uses", "HTTPS")
web -> db : reads
Rel(web, mail, "sends")
SHOW_LEGEND()
@enduml
`;

const elements: Diagram = {
  participants: [
    element('u', 'Uschi "the user"', { type: 'person', description: 'someone, somewhere (far)' }),
    { kind: 'box', id: 'b', title: 'Shop', participants: [element('web', 'Web\napp', { type: 'container', technology: 'React' })] },
    element('c', 'Part', { type: 'component', external: true, description: 'without a technology' }),
    element('s', 'Mail', { type: 'system', external: true, technology: 'SMTP' }),
    { ...element('x', 'Coloured', { type: 'system' }), color: 'red' },
    { kind: 'participant', id: 'plain', label: 'Plain', shape: 'actor' },
  ],
  statements: [
    {
      kind: 'message',
      from: 'u',
      to: 'web',
      arrow: { line: 'solid', head: { shape: 'filled' } },
      text: { content: [{ kind: 'strong', content: ['Uses'] }] },
    },
    { kind: 'message', from: 'web', to: 'plain', arrow: { line: 'dotted', head: { shape: 'open' } }, text: 'x' },
  ],
};

function element(id: string, label: string, what: NonNullable<Participant['element']>): Participant {
  return { kind: 'participant', id, label, shape: 'participant', element: what };
}

const inC4 = { to: 'plantuml', style: { types: 'c4' } } as const;

test('macros stay as they were written', () => {
  expect(convert(text, { from: 'plantuml', to: 'plantuml' })).toEqual({ text, diagnostics: [] });
});

test('macros say what the elements are', () => {
  const { diagram } = parse(text, { from: 'plantuml' });
  expect(participantsOf(diagram ?? elements).map((one) => one.element)).toEqual([
    { type: 'person', description: 'someone' },
    { type: 'container', technology: 'React', description: 'The UI' },
    { type: 'container', technology: 'Postgres' },
    { type: 'system', external: true, technology: 'SMTP' },
  ]);
});

test('elements are printed as macros where the macros can say all of them', () => {
  const printed = print(elements, inC4);
  expect(printed.text).toBe(`@startuml
!include <C4/C4_Sequence>
SHOW_FOOT_BOXES()
Person(u, "Uschi <U+0022>the user<U+0022>", "someone, somewhere (far)")
box "Shop"
  Container(web, "Web\\napp", "React")
end box
Component_Ext(c, "Part", "", "without a technology")
System_Ext(s, "Mail", $type="SMTP")
participant "Coloured" as x <<system>> #red
actor "Plain" as plain
Rel(u, web, "Uses")
web -->> plain : x
@enduml
`);
  expect(verify(printed, inC4)).toEqual([]);
  expect(printed.diagnostics.map(({ code }) => code)).toEqual(['loss/element']);
});

test('any diagram may be wanted so', () => {
  fc.assert(
    fc.property(diagramArbitrary({ bare: true, plain: true, kinds: ['message', 'note', 'comment'] }), (diagram) => {
      const printed = print(diagram, inC4);
      expect(verify(printed, inC4), printed.text).toEqual([]);
    }),
    runs(60),
  );
});

describe.skipIf(!hasOracle)('to PlantUML itself (skipped without ../shared/judge)', () => {
  let oracle: Oracle | undefined;
  beforeAll(() => {
    oracle = startOracle();
  });
  afterAll(() => oracle?.stop());

  test('it is a sequence diagram with these participants', async () => {
    const [reading] = (await oracle?.read(print(elements, inC4).text)) ?? [];
    expect(reading?.drawn?.participants.map(({ code }) => code)).toEqual(['u', 'web', 'c', 's', 'x', 'plain']);
    expect(reading?.drawn?.events.map(({ t }) => t)).toEqual(['message', 'message']);
  });
});
