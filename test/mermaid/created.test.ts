// Created participants stand where they are created: what stands behind them is declared behind them, too.

import { expect, test } from 'vitest';
import { meaning } from '../../src/ir/meaning.js';
import type { Diagram, Statement } from '../../src/ir/model.js';
import { formatById } from '../../src/registry.js';
import { message, participant } from '../builders.js';

const mermaid = formatById('mermaid');

function diagramWith(statements: readonly Statement[]): Diagram {
  return {
    participants: [
      participant('A', { label: 'Ay' }),
      participant('N', { label: 'New' }),
      participant('C', { label: 'Cee' }),
      participant('D'),
    ],
    statements,
  };
}

function printed(diagram: Diagram) {
  const { text, diagnostics } = mermaid.print(diagram, {});
  return { text, losses: diagnostics.map(({ code }) => code), again: mermaid.parse(text, {}).diagram };
}

test('behind a created participant others are declared at its creation', () => {
  const loop: Statement = {
    kind: 'fragment',
    operator: 'loop',
    operands: [{ statements: [{ kind: 'create', participant: 'N' }, message('A', 'N', 'x')] }],
  };
  const diagram = diagramWith([message('A', 'A', 'x'), loop, message('D', 'C', 'x')]);
  const { text, losses, again } = printed(diagram);
  expect(losses).toEqual([]);
  expect(again && meaning(again)).toEqual(meaning(diagram));
  expect(text.split('\n').map((line) => line.trim())).toEqual(
    expect.arrayContaining(['create participant N as New', 'participant C as Cee', 'participant D']),
  );
});

test('one that takes part before that moves before it, and this is told', () => {
  const diagram = diagramWith([message('A', 'C', 'x'), { kind: 'create', participant: 'N' }, message('C', 'N', 'x')]);
  const { losses, again } = printed(diagram);
  expect(losses).toEqual(['loss/creation-order']);
  expect(again?.participants.map(({ id }) => id)).toEqual(['A', 'C', 'D', 'N']);
});

test('an activation names nobody: its participant may be created behind it', () => {
  const text = 'sequenceDiagram\n    A->>B: x\n    activate C\n    B->>D: y\n    create participant C\n    A->>C: z\n';
  const { diagram } = mermaid.parse(text, {});
  expect(diagram && printed(diagram)).toMatchObject({ text, losses: [] });
});
