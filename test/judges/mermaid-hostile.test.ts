// Unkind texts and ids in every position where Mermaid has one: the official Mermaid reads back exactly what was meant.

import fc, { type Arbitrary } from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { keywords } from '../../src/formats/mermaid/vocabulary.js';
import type { Arrow, Diagram, Operator, Participant, Statement } from '../../src/ir/model.js';
import { plainText, type Text } from '../../src/ir/text.js';
import { boxesIn, outline, participantsIn, participantsOf } from '../../src/ir/walk.js';
import { formatById } from '../../src/registry.js';
import { runs } from '../arbitrary/runs.js';
import { hostileLine, lines } from '../arbitrary/texts.js';
import { type OfficialReading, officialMermaid, type Reader } from './mermaid-engine.js';

let read: Reader;

beforeAll(async () => {
  read = await officialMermaid();
});

// ---- what is generated ----------------------------------------------------------------------------------------

/** What only Mermaid is unkind about. */
const traps: readonly string[] = [
  ...['style x:#fff;', 'classDef a:b#c;', 'lifestyle:#', 'x:#y', '<a href="b">', '="q"', '<id', 'a<b', '</br>', '<br', 'ﬂ°°35¶ß', 'ﬂ', '¶'],
  ...[
    '}%%',
    '%%{',
    '%%{init',
    '%% c',
    '@{',
    '}',
    '{',
    '#x41;',
    '&#35;',
    '#35;',
    '#',
    ';',
    'wrap:',
    ':wrap:',
    'nowrap: x',
    'title x',
    '- -x',
  ],
  ...[
    'rgb(1,2,3)',
    'transparent',
    'Aqua',
    'hsl(1',
    ')',
    '\u2028%%x',
    '\u2029',
    '\u00a0',
    '\ufeff',
    '()',
    '/|-',
    '--',
    '-x',
    '|\\',
    '$$x$$',
  ],
  ...['left of', 'right of a', 'accTitle: x', 'accDescr {', 'end', 'note over', 'sequenceDiagram', '---', 'off', '1', '1 2', '.5'],
];

const line: Arbitrary<string> = fc
  .array(fc.oneof({ weight: 2, arbitrary: hostileLine }, { weight: 3, arbitrary: fc.constantFrom(...traps) }), {
    minLength: 1,
    maxLength: 3,
  })
  .chain((parts) => fc.constantFrom('', ' ').map((glue) => parts.join(glue)));
const text = lines(line);

const arrows: readonly (readonly [arrow: Arrow, type: string])[] = [
  [{ line: 'solid', head: { shape: 'filled' } }, 'SOLID'],
  [{ line: 'dotted', head: { shape: 'filled' } }, 'DOTTED'],
  [{ line: 'solid' }, 'SOLID_OPEN'],
  [{ line: 'solid', head: { shape: 'open' } }, 'SOLID_POINT'],
  [{ line: 'dotted', head: { shape: 'cross' } }, 'DOTTED_CROSS'],
  [{ line: 'solid', tail: { shape: 'open', half: 'top' } }, 'STICK_ARROW_TOP_REVERSE'],
  [{ line: 'solid', head: { shape: 'filled' }, tail: { shape: 'filled' } }, 'BIDIRECTIONAL_SOLID'],
];

const link = fc.record({ label: line, href: line });
const json = fc.dictionary(line, fc.oneof(line, fc.integer()), { maxKeys: 2, minKeys: 1 });

function participant(id: string): Arbitrary<Participant> {
  return fc
    .record(
      {
        kind: fc.constant('participant' as const),
        id: fc.constant(id),
        label: fc.oneof(fc.constant(id), text),
        shape: fc.constantFrom('participant', 'actor', 'database', 'queue'),
        links: fc.array(link, { minLength: 1, maxLength: 2 }),
        properties: json,
      },
      { requiredKeys: ['kind', 'id', 'label', 'shape'] },
    )
    .filter(({ properties }) => properties === undefined || !('__proto__' in properties));
}

function statement(ids: readonly string[]): Arbitrary<readonly Statement[]> {
  const one = fc.constantFrom(...ids);
  const message = fc
    .record({ kind: fc.constant('message' as const), from: one, to: one, arrow: fc.constantFrom(...arrows.map(([arrow]) => arrow)), text })
    .chain((sent) =>
      fc.constantFrom<readonly Statement[]>(
        [sent],
        [sent, { kind: 'activate', participant: sent.to, origin: { as: 'suffix' } }, { kind: 'deactivate', participant: sent.to }],
      ),
    );
  const note = fc
    .record({
      placement: fc.constantFrom('left' as const, 'right' as const, 'over' as const),
      of: fc.uniqueArray(one, { minLength: 1, maxLength: 2 }),
      text,
    })
    .map(({ placement, of, text }): readonly Statement[] => [
      { kind: 'note', placement, of: placement === 'over' ? of : of.slice(0, 1), text },
    ]);
  const comment = line.map((text): readonly Statement[] => [{ kind: 'comment', text }]);
  return fc.oneof({ weight: 4, arbitrary: message }, { weight: 2, arbitrary: note }, { weight: 1, arbitrary: comment });
}

/** A fragment round statements, with unkind guards. */
function fragment(ids: readonly string[]): Arbitrary<readonly Statement[]> {
  const operand = fc.record(
    { guard: text, statements: fc.array(statement(ids), { maxLength: 2 }).map((all) => all.flat()) },
    { requiredKeys: ['statements'] },
  );
  const operators: readonly Operator[] = ['alt', 'par', 'critical', 'loop', 'opt', 'break'];
  const framed = fc.record({ operator: fc.constantFrom(...operators), operands: fc.array(operand, { minLength: 1, maxLength: 2 }) });
  return fc.oneof(
    framed.map(({ operator, operands }): readonly Statement[] => [
      { kind: 'fragment', operator, operands: separators[operator] === undefined ? operands.slice(0, 1) : operands },
    ]),
    fc
      .record({ color: line, statements: statement(ids) })
      .map(({ color, statements }): readonly Statement[] => [
        { kind: 'fragment', operator: 'highlight', color, operands: [{ statements }] },
      ]),
  );
}

const diagrams: Arbitrary<Diagram> = fc
  .uniqueArray(
    line.filter((id) => id.trim() !== ''),
    { minLength: 2, maxLength: 3 },
  )
  .chain((ids) => {
    const members = fc.tuple(...ids.map(participant));
    const body = fc.array(fc.oneof({ weight: 4, arbitrary: statement(ids) }, { weight: 1, arbitrary: fragment(ids) }), { maxLength: 4 });
    const rest = fc.record(
      { title: line, accessibility: fc.record({ title: line, description: text }, { requiredKeys: [] }) },
      { requiredKeys: [] },
    );
    const box = fc.option(fc.record({ title: text, color: fc.constantFrom('red', 'rgb(1, 2, 3)') }, { requiredKeys: [] }), {
      nil: undefined,
    });
    return fc.tuple(members, body, rest, box).map(([[first, ...others], statements, texts, frame]): Diagram => {
      const boxed = frame && first ? [{ kind: 'box' as const, id: 'box 1', ...frame, participants: [first] }] : first ? [first] : [];
      return { ...texts, participants: [...boxed, ...others], statements: statements.flat() };
    });
  });

// ---- what is wanted -------------------------------------------------------------------------------------------

const separators: Readonly<Partial<Record<Operator, string>>> = { alt: 'ALT_ELSE', par: 'PAR_AND', critical: 'CRITICAL_OPTION' };
const placements = { left: 0, right: 1, over: 2 } as const;

const said = (one: Text | undefined): string => (one === undefined ? '' : plainText(one));

/** What Mermaid should find in a printed diagram. */
function wanted(diagram: Diagram): Partial<OfficialReading> {
  const places = new Map(participantsOf(diagram).map(({ id }, index) => [id, index]));
  const place = (id: unknown): number => places.get(String(id)) ?? -1;
  const boxes = [...boxesIn(diagram.participants)];
  const events: object[] = [];
  for (const step of outline(diagram.statements)) {
    const { statement } = step;
    if (statement.kind === 'fragment') {
      const word = statement.operator === 'highlight' ? 'RECT' : statement.operator.toUpperCase();
      const guard = statement.operator === 'highlight' ? (statement.color ?? '') : said(statement.operands[0]?.guard);
      if (step.event === 'open') events.push({ type: `${word}_START`, text: guard });
      else if (step.event === 'operand' && step.index > 0)
        events.push({ type: separators[statement.operator], text: said(step.operand.guard) });
      else if (step.event === 'close') events.push({ type: `${word}_END` });
    } else if (statement.kind === 'message') {
      const [, type] = arrows.find(([arrow]) => JSON.stringify(arrow) === JSON.stringify(statement.arrow)) ?? [];
      events.push({ type, from: place(statement.from), to: place(statement.to), text: said(statement.text) });
    } else if (statement.kind === 'note') {
      const [from, to] = [statement.of?.[0], statement.of?.at(-1)];
      const placement =
        statement.placement === 'left' || statement.placement === 'right' ? placements[statement.placement] : placements.over;
      events.push({ type: 'NOTE', from: place(from), to: place(to), placement, text: said(statement.text) });
    } else if (statement.kind === 'activate') events.push({ type: 'ACTIVE_START', from: place(statement.participant), text: '' });
    else if (statement.kind === 'deactivate') events.push({ type: 'ACTIVE_END', from: place(statement.participant) });
  }
  return {
    title: said(diagram.title).trim(),
    accessibility: [diagram.accessibility?.title ?? '', diagram.accessibility?.description ?? ''],
    participants: [...participantsIn(diagram.participants)].map(({ participant, boxes: around }) => ({
      id: '',
      label: said(participant.label),
      type: participant.shape,
      wrap: false,
      links: Object.fromEntries((participant.links ?? []).map(({ label, href }) => [label, href])),
      properties: participant.properties ?? {},
      box: boxes.findIndex(({ id }) => id === around.at(-1)?.id),
    })),
    boxes: boxes.map(({ title, color }) => ({ name: said(title), fill: color ?? 'transparent', wrap: false })),
    events: events.map((event) => ({ type: '', ...event })),
  };
}

async function expectMeant(diagram: Diagram): Promise<void> {
  const { text: printed, says } = formatById('mermaid').print(diagram, {});
  const reading = await read(printed);
  if ('error' in reading) throw new Error(`Mermaid refuses:\n${printed}\n${reading.error}`);
  const { participants, events, created: _, destroyed: __, ...rest } = reading;
  const found = {
    ...rest,
    participants: participants.map((one) => ({ ...one, id: '' })),
    events: events.map(({ activate: _, ...event }) => event),
  };
  expect(found, printed).toEqual(wanted(says));
}

// ---- the tests ------------------------------------------------------------------------------------------------

describe('whatever the texts and the names are', () => {
  test('Mermaid reads back what was meant', { timeout: 1_200_000 }, async () => {
    await fc.assert(fc.asyncProperty(diagrams, expectMeant), runs(process.env['CI'] ? 2000 : 300));
  });

  test('ids are renamed only where they must be, and stay unique', () => {
    fc.assert(
      fc.property(diagrams, (diagram) => {
        const { text: printed, says } = formatById('mermaid').print(diagram, {});
        const { diagram: again } = formatById('mermaid').parse(printed, {});
        const ids = participantsOf(again ?? says).map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        for (const id of participantsOf(diagram).map((one) => one.id)) {
          if (/^[A-Za-z]\w*$/.test(id) && !keywords.some((word) => word.toLowerCase() === id.toLowerCase())) expect(ids).toContain(id);
        }
      }),
      runs(100),
    );
  });
});
