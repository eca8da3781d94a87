// What lines about lives mean where the line alone does not tell: the engine's memory of messages, dividers and fragment ends.

import { describe, expect, test } from 'vitest';
import { convert, parse } from '../../src/convert.js';
import type { Statement } from '../../src/ir/model.js';
import { statementsOf } from '../../src/ir/walk.js';
import { formatById } from '../../src/registry.js';
import { message, participant } from '../builders.js';

const block = (...lines: readonly string[]): string => `${['@startuml', ...lines, '@enduml'].join('\n')}\n`;

const codesOf = (text: string): readonly string[] => parse(text, { from: 'plantuml' }).diagnostics.map(({ code }) => code);

describe('`deactivate` alone', () => {
  test.each([
    ['who was activated', ['A -> B', 'activate B', 'deactivate'], 'B'],
    ['the receiver, whoever was activated', ['A -> B', 'activate A', 'deactivate'], 'B'],
    ['the receiver of an arrow to the left', ['B <- A ++', 'deactivate'], 'B'],
    ['the one at an edge', ['[-> A', 'activate A', 'deactivate'], 'A'],
    ['the receiver of the innermost message', ['A -> B ++', 'B -> C ++', 'deactivate'], 'C'],
    ['also behind a divider', ['A -> B ++', '== x ==', 'deactivate'], 'B'],
  ])('ends %s', (_, lines, ended) => {
    const text = block(...lines);
    const { diagram, diagnostics } = parse(text, { from: 'plantuml' });
    expect(diagnostics).toEqual([]);
    expect(diagram && [...statementsOf(diagram, 'deactivate')].map((one) => one.participant)).toEqual([ended]);
    expect(convert(text, { from: 'plantuml', to: 'plantuml' }).text).toBe(text);
  });

  test.each([
    ['before any message', ['activate A', 'A -> B', 'deactivate']],
    ['with a divider between message and activation', ['A -> B', '== x ==', 'activate B', 'deactivate']],
    ['with the end of a fragment between', ['opt x', '  A -> B', 'end', 'activate B', 'deactivate']],
    ['of somebody else', ['A -> C', 'activate B', 'deactivate']],
  ])('ends nothing where the activation stands %s', (_, lines) => {
    expect(codesOf(block(...lines))).toEqual(['plantuml/nothing-active']);
  });
});

describe('behind a divider', () => {
  const [answer, begin] = [message('B', 'A', 'y'), { kind: 'activate', participant: 'B' } as const];
  const end: Statement = { kind: 'deactivate', participant: 'B' };

  test('who has just ended may begin again', () => {
    expect(codesOf(block('A -> B ++', 'B --> A --', '== x ==', 'activate B', 'A -> B'))).toEqual([]);
    expect(codesOf(block('A -> B ++', 'B --> A --', '|||', 'activate B', 'A -> B'))).toEqual(['plantuml/already-ended']);
  });

  test('is printed so', () => {
    const statements: readonly Statement[] = [message('A', 'B', 'x'), begin, answer, end, { kind: 'divider', text: 'x' }, begin];
    const { text, diagnostics } = formatById('plantuml').print({ participants: [participant('A'), participant('B')], statements }, {});
    expect(diagnostics).toEqual([]);
    expect(text).toContain('deactivate B\n== x ==\nactivate B\n');
    expect(codesOf(text)).toEqual([]);
  });

  test('nobody returns to a message before that activated nobody', () => {
    expect(codesOf(block('A -> B', '== x ==', 'activate B', 'return z'))).toEqual(['plantuml/nowhere-to-return']);
  });
});
