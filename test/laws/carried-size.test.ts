// Carrying in deep and in large diagrams: nothing recurses on nesting, nothing looks through all for each, and everything comes back.

import { describe, test } from 'vitest';
import type { Diagram, Operator, Statement } from '../../src/ir/model.js';
import { formatById } from '../../src/registry.js';
import { filled, message, participant } from '../builders.js';
import { expectSame, there } from './formats.js';

const levels = 10_000;
const length = 100_000;

const of = (statements: readonly Statement[]): Diagram => ({ participants: ['A', 'B'].map((id) => participant(id)), statements });

/** Fragments in fragments, each with something that the other language lacks. */
function nested(operator: Operator, color: string): Diagram {
  let statements: readonly Statement[] = [message('A', 'B', 'inside')];
  for (let i = 0; i < levels; i++) {
    const title = operator === 'group' ? { title: `level ${i}` } : {};
    statements = [{ kind: 'fragment', operator, color, ...title, operands: [{ statements }] }];
  }
  return of(statements);
}

/** One statement after the other, every tenth one that the other language lacks. */
function long(...rare: readonly [Statement, ...Statement[]]): Diagram {
  const one = (index: number): Statement => rare[index % rare.length] ?? rare[0];
  return of(Array.from({ length }, (_, index) => (index % 10 === 9 ? one((index - 9) / 10) : message('A', 'B', `step ${index}`))));
}

const coloured = message('A', 'B', 'in colour', { arrow: { ...filled, color: 'red' } });
const headless = message('A', 'B', 'a line', { arrow: { line: 'solid' } });

const trips: readonly (readonly [name: string, from: string, over: string, diagram: Diagram])[] = [
  ['10,000 nested groups', 'plantuml', 'mermaid', nested('group', 'LightBlue')],
  ['100,000 statements', 'plantuml', 'mermaid', long(coloured, { kind: 'divider', text: 'next' })],
  ['10,000 nested highlights', 'mermaid', 'plantuml', nested('highlight', 'rgb(1, 2, 3)')],
  ['100,000 statements', 'mermaid', 'plantuml', long(headless)],
];

describe.each(trips)('%s from %s over %s', (_name, from, over, diagram) => {
  // On a busy machine 100,000 statements take their time.
  test('come back', { timeout: 180_000 }, () => {
    const first = there(formatById(from), diagram);
    const second = there(formatById(over), first.again, { carry: true });
    const third = there(formatById(from), second.again, { carry: true });
    expectSame(diagram, third.again, third.text.slice(0, 500));
  });
});
