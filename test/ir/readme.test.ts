// The specification says what is true: each of its examples means in each language what its JSON says, and no kind is without one.

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { check } from '../../src/ir/check.js';
import type { Diagram, Statement } from '../../src/ir/model.js';
import { definitions } from '../../src/ir/shapes.js';
import { validate } from '../../src/ir/validate.js';
import { formatById } from '../../src/registry.js';
import { expectSame } from '../laws/formats.js';
import { unread } from '../laws/unread.js';

const page = readFileSync(new URL('../../src/ir/README.md', import.meta.url), 'utf8');

interface Section {
  readonly heading: string;
  readonly examples: readonly (readonly [language: string, text: string])[];
  readonly json: string;
}

const sections: readonly Section[] = page
  .split(/^## /m)
  .slice(1)
  .flatMap((section) => {
    const blocks = [...section.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, language = '', text = '']) => [language, text] as const);
    const json = blocks.find(([language]) => language === 'json');
    const heading = section.slice(0, section.indexOf('\n'));
    return json ? [{ heading, examples: blocks.filter(([language]) => language !== 'json'), json: json[1] }] : [];
  });

test('every kind of statement has a section', () => {
  const words = new Set(sections.flatMap(({ heading }) => heading.split(/[ ,]+/)));
  expect(Object.keys(definitions.statement.byKind).filter((kind) => !words.has(kind))).toEqual([]);
});

describe.each(sections.map((section) => [section.heading, section] as const))('%s', (_, { examples, json }) => {
  test('has examples', () => expect(examples.length).toBeGreaterThan(0));

  for (const [language, text] of examples) {
    test.skipIf(unread.has(language))(language, () => {
      const { diagram, diagnostics } = formatById(language).parse(text, {});
      expect(diagnostics).toEqual([]);
      if (!diagram) throw new Error('no diagram');
      const said = JSON.parse(json) as Diagram | readonly Statement[];
      const expected: Diagram = 'participants' in said ? said : { ...diagram, statements: said };
      expect(validate(JSON.parse(JSON.stringify(expected)))).toEqual([]);
      expect(check(expected)).toEqual([]);
      expectSame(expected, diagram, text);
    });
  }
});
