// Depth and length: nothing recurses on nesting, nothing is spread over the stack.

import { describe, expect, test } from 'vitest';
import { check } from '../../src/ir/check.js';
import { compare, equalMeaning } from '../../src/ir/compare.js';
import { equal } from '../../src/ir/equal.js';
import { stringify } from '../../src/ir/json.js';
import { meaning } from '../../src/ir/meaning.js';
import type { Box, Diagram, Participant, Statement } from '../../src/ir/model.js';
import { plainText, type Text } from '../../src/ir/text.js';
import { validate } from '../../src/ir/validate.js';
import { mapStatements, outline, participantsOf, walk } from '../../src/ir/walk.js';
import { expectSame, formats, there } from './formats.js';

const levels = 10_000;
const length = 100_000;
const participants: readonly Participant[] = ['A', 'B'].map((id) => ({ kind: 'participant', id, label: id, shape: 'participant' }));
const message: Statement<'message'> = {
  kind: 'message',
  from: 'A',
  to: 'B',
  arrow: { line: 'solid', head: { shape: 'filled' } },
  text: 'x',
};

function nested(): Diagram {
  let statements: readonly Statement[] = [message];
  for (let i = 0; i < levels; i++) statements = [{ kind: 'fragment', operator: 'opt', operands: [{ guard: 'y', statements }] }];
  return { participants, statements };
}

function long(): Diagram {
  return { participants, statements: Array.from({ length }, (): Statement => message) };
}

function boxes(): Diagram {
  let members: readonly (Participant | Box)[] = participants;
  for (let i = 0; i < levels; i++) members = [{ kind: 'box', id: `box${i}`, title: 'b', participants: members }];
  return { participants: members, statements: [message] };
}

function markup(): Diagram {
  let text: Text = 'x';
  for (let i = 0; i < levels; i++)
    text = { content: [{ kind: i % 2 ? 'strong' : 'emphasis', content: typeof text === 'string' ? [text] : text.content }] };
  return { participants, statements: [{ ...message, text }] };
}

const large: readonly (readonly [name: string, make: () => Diagram])[] = [
  ['10,000 nested fragments', nested],
  ['100,000 messages', long],
  ['10,000 nested boxes', boxes],
  ['10,000 nested formattings', markup],
];

describe.each(large)('%s', (_name, make) => {
  const diagram = make();

  test('go through the IR', () => {
    expect([...walk(diagram.statements)].length).toBeGreaterThan(0);
    expect([...outline(diagram.statements)].length).toBeGreaterThan(0);
    expect(participantsOf(diagram)).toHaveLength(2);
    expect(mapStatements(diagram.statements, (one) => [one])).toBe(diagram.statements);
    expect(equal(meaning(diagram), meaning(make()))).toBe(true);
    expect(equalMeaning(diagram, { participants, statements: [] })).toBe(false);
    expect(compare(diagram, make())).toEqual([]);
    expect(compare(diagram, { ...diagram, title: 'other' })).toHaveLength(1);
    expect(stringify(diagram, 0).length).toBeGreaterThan(levels);
    expect(validate(diagram)).toEqual([]);
    expect(check(diagram)).toEqual([]);
    for (const statement of walk(diagram.statements)) if (statement.kind === 'message') expect(plainText(statement.text)).toBe('x');
  });

  // A page with 100,000 steps has as many items in its list; on a busy machine that takes its time.
  for (const [id, format] of formats) {
    test(`and through ${id}`, { timeout: 180_000 }, () => {
      const { text, says, again } = there(format, diagram);
      expectSame(says, again, text.slice(0, 200));
    });
  }
});
