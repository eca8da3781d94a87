// The example that shows everything: every kind of statement, every key, read without a word and as it was meant.

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isScalar, parseDocument, visit } from 'yaml';
import { workflow } from '../../src/formats/workflow/index.js';
import { definitionNames, definitionOf } from '../../src/formats/workflow/shapes.js';
import { layOut } from '../../src/formats/workflow/yaml/layout.js';
import { check } from '../../src/ir/check.js';
import { definitions } from '../../src/ir/shapes.js';
import { walk } from '../../src/ir/walk.js';
import { expectSame, there } from '../laws/formats.js';

const text = readFileSync(new URL('../../corpus/workflow/every-kind.yaml', import.meta.url), 'utf8');
const { diagram, diagnostics } = workflow.parse(text, {});

test('it is read without a word', () => {
  expect(diagnostics).toEqual([]);
  expect(diagram && check(diagram)).toEqual([]);
});

test('it has every kind of statement that YAML has', () => {
  const kinds = new Set([...walk(diagram?.statements ?? [])].map(({ kind }) => kind));
  // What a preprocessor made is no longer its text in YAML.
  const wanted = Object.keys(definitions.statement.byKind).filter((kind) => kind !== 'expansion');
  expect([...kinds].sort()).toEqual(wanted.sort());
});

test('it has every key', () => {
  const keys = new Set<string>();
  visit(parseDocument(text), {
    Pair(_, { key }) {
      if (isScalar(key)) keys.add(String(key.value));
    },
  });
  const known = definitionNames.flatMap((name) => Object.keys(definitionOf(name).keys));
  // A list of payloads or topics is for those of one name; `else` says all that `content` could.
  const rare = new Set(['content']);
  expect([...new Set(known)].filter((key) => !keys.has(key) && !rare.has(key))).toEqual([]);
});

test('what is printed of it says the same, and it is laid out', () => {
  if (!diagram) throw new Error('nothing was read');
  const { again, text: printed } = there(workflow, diagram);
  expectSame(diagram, again, printed);
  expect(layOut(text)).toBe(text);
  expect(printed).toMatch(/^# yaml-language-server: \$schema=/);
});
