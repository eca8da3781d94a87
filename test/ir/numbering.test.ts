// Numbering means the numbers that are drawn, however a language counts.

import { describe, expect, test } from 'vitest';
import { compare, equalMeaning } from '../../src/ir/compare.js';
import { meaning } from '../../src/ir/meaning.js';
import type { Statement } from '../../src/ir/model.js';
import { message, participant } from '../builders.js';

const line = message('A', 'B', 'x');
const start = (more: Partial<Statement<'numbering'>> = {}): Statement => ({ kind: 'numbering', action: 'start', ...more });
const stop: Statement = { kind: 'numbering', action: 'stop' };
const counting: Statement = { kind: 'numbering', action: 'stop', counting: true };
const resume: Statement = { kind: 'numbering', action: 'resume' };
const of = (...statements: readonly Statement[]) => ({ participants: [participant('A'), participant('B')], statements });

describe('alike', () => {
  test.each([
    ['nothing is numbered behind the end', of(start(), line, counting, line), of(start(), line, stop, line)],
    ['numbering stops that never began', of(line, counting, line), of(line, line)],
    ['nothing follows', of(line, start({ value: '7' })), of(line)],
    ['it starts where it stands anyway', of(start(), line, start({ value: '2' }), line), of(start(), line, line)],
    [
      'messages count while hidden',
      of(start(), line, counting, line, resume, line),
      of(start(), line, stop, line, start({ value: '3' }), line),
    ],
    ['in a fragment', of(start(), opt(line, counting), line), of(start(), opt(line), stop, line)],
  ])('%s', (_, a, b) => {
    expect(equalMeaning(a, b)).toBe(true);
    expect(meaning(meaning(a))).toEqual(meaning(a));
  });
});

describe('not alike', () => {
  test.each([
    ['another number', of(start(), line), of(start({ value: '2' }), line)],
    ['another step', of(start(), line, line), of(start({ step: 5 }), line, line)],
    ['another format', of(start(), line), of(start({ format: '[0]' }), line)],
    ['hidden messages do not count', of(start(), line, stop, line, resume, line), of(start(), line, counting, line, resume, line)],
    ['no number at all', of(start(), line), of(line)],
  ])('%s', (_, a, b) => {
    expect(equalMeaning(a, b)).toBe(false);
    expect(compare(a, b).map(({ message: words }) => words)).toEqual([expect.stringContaining('numbering: ')]);
  });
});

function opt(...statements: readonly Statement[]): Statement {
  return { kind: 'fragment', operator: 'opt', operands: [{ statements }] };
}
