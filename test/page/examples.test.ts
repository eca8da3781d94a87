// Workflows through their pages: the page says what the YAML says, in whichever language its diagram is drawn.

import { describe, expect, test } from 'vitest';
import { parse, print } from '../../src/index.js';
import type { Diagram } from '../../src/ir/model.js';
import { expectSame } from '../laws/formats.js';
import { examples, readPage } from './pages.js';

function read(text: string): Diagram {
  const { diagram, diagnostics } = parse(text, { from: 'yaml' });
  expect(diagnostics).toEqual([]);
  if (!diagram) throw new Error('nothing was read');
  return diagram;
}

describe.each(examples)('%s', (_, yaml) => {
  const diagram = read(yaml);

  test('is the same workflow behind its page', () => {
    const { text, says } = print(diagram, { to: 'page' });
    expectSame(diagram, readPage(text), text);
    expectSame(diagram, says, text);
  });

  test('is the same YAML behind its page, but for comments at the edges', () => {
    const { text } = print(diagram, { to: 'page' });
    expect(withoutComments(readPage(text))).toBe(withoutComments(diagram));
  });

  test('is the same workflow behind a page with PlantUML', () => {
    const drawn: Diagram = { ...diagram, workflow: { ...diagram.workflow, page: { language: 'plantuml' } } };
    const { text } = print(drawn, { to: 'page' });
    expect(text).toContain('```plantuml\n@startuml');
    expectSame(drawn, readPage(text), text);
  });
});

function withoutComments(diagram: Diagram): string {
  return print(diagram, { to: 'yaml' })
    .text.replace(/^ *#.*\n|\n(?=\n)| {2}#.*$/gm, '')
    .replace(/\n\n/g, '\n');
}
