// What `validate` and `check` say of data that is no diagram, or one that makes no sense.

import { expect, test } from 'vitest';
import { check } from '../../src/ir/check.js';
import type { Diagram, Participant, Statement } from '../../src/ir/model.js';
import { validate } from '../../src/ir/validate.js';

const participant = (id: string): Participant => ({ kind: 'participant', id, label: id, shape: 'participant' });
const message: Statement = { kind: 'message', from: 'A', to: 'B', arrow: { line: 'solid' }, text: '' };
const red = (word: string) => ({ content: [{ kind: 'color', color: 'red', unclosed: true, content: [word] }] }) as const;
const diagram = (...statements: Statement[]): Diagram => ({ participants: [participant('A'), participant('B')], statements });

test.each([
  ['nothing', undefined, ['diagram: an object ≠ nothing']],
  ['a list', [], ['diagram: an object ≠ a list']],
  ['no participants', { statements: [] }, ['diagram: one that has it ≠ an object without the key "participants"']],
  [
    'an unknown kind',
    diagram({ ...message, kind: 'letter' } as never),
    [expect.stringContaining('diagram.statements[0].kind: one of "message", "note"')],
  ],
  [
    'a forgotten key',
    { participants: [], statements: [{ kind: 'create' }] },
    ['diagram.statements[0]: one that has it ≠ an object without the key "participant"'],
  ],
  [
    'a wrong word',
    diagram({ ...message, arrow: { line: 'wavy' } } as never),
    ['diagram.statements[0].arrow.line: one of "solid", "dotted" ≠ "wavy"'],
  ],
  [
    'a key too many',
    { participants: [], statements: [], 'odd key': 1 },
    [expect.stringMatching(/^diagram\["odd key"\]: one of the keys name, .* ≠ "odd key"$/)],
  ],
  ['a key of every object', { participants: [], statements: [{ kind: 'toString' }] }, [expect.stringContaining('≠ "toString"')]],
  [
    'an empty fragment',
    diagram({ kind: 'fragment', operator: 'alt', operands: [] }),
    ['diagram.statements[0].operands: a list that is not empty ≠ a list'],
  ],
  ['a number that JSON lacks', diagram({ kind: 'space', size: Number.NaN }), ['diagram.statements[0].size: a number ≠ NaN']],
  ['a class', { ...diagram(), config: { on: new Date(0) } }, ['diagram.config.on: plain JSON ≠ an object of a class']],
  ['undefined', { ...diagram(), title: undefined }, ['diagram.title: a string or an object ≠ nothing']],
])('validate: %s', (_, data, expected) => {
  expect(validate(data).map(({ path, expected: wanted, found }) => `${path}: ${wanted} ≠ ${found}`)).toEqual(expected);
});

test.each<[string, Diagram, string[]]>([
  ['a diagram', diagram(message), []],
  [
    'an id given twice',
    { ...diagram(), participants: [participant('A'), participant('A')] },
    ['diagram.participants[1]: The id "A" is given twice.'],
  ],
  [
    'a box named like a participant',
    { ...diagram(), participants: [{ kind: 'box', id: 'A', participants: [participant('A')] }] },
    ['diagram.participants[0].participants[0]: The id "A" is given twice.'],
  ],
  ['nobody', diagram({ kind: 'create', participant: 'C' }), ['diagram.statements[0]: The id "C" does not exist.']],
  [
    'nobody, deep inside',
    diagram({ kind: 'fragment', operator: 'alt', operands: [{ statements: [] }, { statements: [message, { ...message, to: 'C' }] }] }),
    ['diagram.statements[0].operands[1].statements[1]: The id "C" does not exist.'],
  ],
  [
    'an anchor that is not there',
    diagram({ kind: 'duration', from: 'a', to: 'b', text: '' }),
    ['diagram.statements[0]: The anchor "a" does not exist.', 'diagram.statements[0]: The anchor "b" does not exist.'],
  ],
  ['a reference ahead', diagram({ kind: 'section', role: 'error', at: 's', statements: [{ ...message, step: { id: 's' } }] }), []],
  [
    'strings side by side',
    diagram({ ...message, text: { content: ['a', 'b'], wrap: true } }),
    ['diagram.statements[0].text: Two strings side by side are one.'],
  ],
  [
    'formatting without formatting',
    diagram({ ...message, text: { content: ['a'] } }),
    ['diagram.statements[0].text: A text without formatting is a plain string.'],
  ],
  [
    'an empty string within formatting',
    diagram({ kind: 'fragment', operator: 'opt', operands: [{ guard: { content: [{ kind: 'strong', content: [''] }] }, statements: [] }] }),
    ['diagram.statements[0].operands[0].guard: An empty string says nothing.'],
  ],
  [
    'formatting without an end at the end of a guard',
    diagram({ kind: 'fragment', operator: 'group', title: red('T'), operands: [{ statements: [] }, { guard: red('x'), statements: [] }] }),
    [],
  ],
  [
    'formatting without an end where nothing stands behind it',
    diagram(
      { ...message, text: red('x') },
      {
        kind: 'fragment',
        operator: 'group',
        title: red('T'),
        operands: [{ guard: { content: [...red('x').content, 'y'] }, statements: [] }],
      },
    ),
    ['[0].text', '[1].title', '[1].operands[0].guard'].map(
      (place) => `diagram.statements${place}: Formatting is unclosed only at the end of a guard.`,
    ),
  ],
  ['a line end of Windows', { ...diagram(), title: 'a\r\nb' }, ['diagram.title: A line ends with "\\n" alone.']],
  [
    'a note over nobody',
    diagram({ kind: 'note', placement: 'over', text: 'x' }),
    ['diagram.statements[0]: A note over nobody has no place.'],
  ],
])('check: %s', (_, data, expected) => {
  expect(validate(data)).toEqual([]);
  expect(check(data).map(({ path, problem }) => `${path}: ${problem}`)).toEqual(expected);
});
