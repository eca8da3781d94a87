// Styles of output and older Mermaids: what is printed says what it should, and what differs is reported.

import { describe, expect, test } from 'vitest';
import { verify } from '../../src/convert.js';
import { isLoss } from '../../src/diagnostics/diagnostic.js';
import type { PrintOptions } from '../../src/format.js';
import { equalMeaning } from '../../src/ir/compare.js';
import type { Diagram } from '../../src/ir/model.js';
import { formatById } from '../../src/registry.js';

function read(lines: readonly string[]): Diagram {
  const { diagram } = formatById('plantuml').parse(['@startuml', ...lines, '@enduml'].join('\n'), {});
  if (!diagram) throw new Error('unreadable');
  return diagram;
}

function printed(
  lines: readonly string[],
  to: string,
  options: PrintOptions,
): { readonly text: string; readonly losses: readonly string[] } {
  const result = formatById(to).print(read(lines), options);
  expect(verify(result, { to })).toEqual([]);
  return { text: result.text, losses: result.diagnostics.filter(isLoss).map(({ code }) => code) };
}

const typed = ['database "Store" as S', 'A -> S: x'];
const numbered = ['autonumber 7 "[000]"', 'A -> B: x', 'B --> A', 'autonumber stop', 'A -> B: bare'];
const called = ['A -> B: x', 'activate B', 'B --> A: y', 'deactivate B'];

describe('styles', () => {
  test('activations as suffixes or statements', () => {
    expect(printed(called, 'mermaid', { style: { activation: 'shorthand' } }).text).toContain('A->>+B: x\n    B-->>-A: y');
    expect(printed(called, 'mermaid', { style: { activation: 'statement' } }).text).toContain(
      'activate B\n    B-->>A: y\n    deactivate B',
    );
    expect(printed(called, 'plantuml', { style: { activation: 'shorthand' } }).text).toContain('A -> B ++ : x\nB --> A -- : y');
    expect(printed(['A -> B ++: x', 'return y'], 'plantuml', { style: { activation: 'statement' } }).text).toContain('activate B\n');
  });

  test('numbers in the labels', () => {
    for (const to of ['mermaid', 'plantuml']) {
      const { text, losses } = printed(numbered, to, { style: { numbering: 'labels' } });
      expect(text).toMatch(/: \[007\] x\n/);
      expect(text).toMatch(/: \[008\]\n/);
      expect(text).toMatch(/: bare\n/);
      expect(text).not.toContain('autonumber');
      expect(losses).toEqual(['loss/numbering']);
    }
  });

  test('types of participants', () => {
    const mermaid = (types: 'native' | 'plain' | 'c4'): string => printed(typed, 'mermaid', { style: { types } }).text;
    expect(mermaid('native')).toContain('participant S@{ "type": "database" } as Store');
    expect(mermaid('plain')).toContain('participant S as Store\n');
    expect(mermaid('c4')).toContain('participant S as Store<br/>[Database]');
    expect(printed(typed, 'plantuml', { style: { types: 'plain' } })).toMatchObject({ losses: ['loss/participant-shape'] });
    expect(printed(typed, 'plantuml', { style: { types: 'c4' } }).text).toContain('participant "Store" as S <<database>>');
  });

  test('dividers as notes or highlighted', () => {
    const lines = ['A -> B: x', '== Later ==', 'A -> B: y'];
    expect(printed(lines, 'mermaid', { style: { divider: 'note' } }).text).toContain('x\n    Note over A,B: Later\n    A->>B: y');
    expect(printed(lines, 'mermaid', { style: { divider: 'highlight' } }).text).toMatch(
      / {4}rect rgba\(.*\)\n {8}Note over A,B: Later\n {4}end\n/,
    );
  });

  test('with carried lines they come back', () => {
    for (const style of [{ divider: 'highlight' }, { numbering: 'labels' }, { types: 'plain' }, { types: 'c4' }] as const) {
      const diagram = read([...typed, '== Later ==', ...numbered]);
      const result = formatById('mermaid').print(diagram, { style, carry: true });
      const again = formatById('mermaid').parse(result.text, {}).diagram;
      expect(again && equalMeaning(again, diagram), result.text).toBe(true);
    }
  });
});

describe('older Mermaids', () => {
  const all = ['create K', 'A -> K: new', 'A <-> B: both', 'A ->o B: circle', 'A -\\ B: half', 'A /- B: back', 'A ->x K: end', 'destroy K'];
  const lines = ['database S', 'A -> S: x', ...all];

  test.each([
    ['11.12.3', []],
    ['11.11', ['loss/circle', 'loss/half-head', 'loss/half-head']],
    ['11.0', ['loss/circle', 'loss/half-head', 'loss/half-head', 'loss/participant-shape']],
    ['10.9', ['loss/arrow-heads', 'loss/circle', 'loss/half-head', 'loss/half-head', 'loss/participant-shape']],
    [
      '10.2',
      [
        ...['loss/arrow-heads', 'loss/circle', 'loss/creation', 'loss/destruction'],
        ...['loss/half-head', 'loss/half-head', 'loss/participant-shape'],
      ],
    ],
  ] as const)('%s', (mermaidVersion, expected) => {
    const { losses } = printed(lines, 'mermaid', { mermaidVersion });
    expect([...losses].sort()).toEqual(expected);
  });

  test('a version that is none is a programmer’s error', () => {
    expect(() => printed(lines, 'mermaid', { mermaidVersion: 'latest' })).toThrow('no version');
  });
});
