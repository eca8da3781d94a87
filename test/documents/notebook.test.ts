// Notebooks: what is put into a cell is what a notebook's own reader finds there, and nothing else of the JSON changes.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { embeddedIn, splice } from '../../src/documents/documents.js';
import { originalOffset } from '../../src/source/offset-map.js';

const line = fc.oneof(
  fc.constantFrom('A -> B : "x"', 'A -> B \\n y', 'é – 😀', '\u2028', '\t', '', '\\u00e9', '{"source": ["'),
  fc.string({ unit: 'grapheme', maxLength: 8 }).map((text) => text.replace(/[`~\r\n\0-\x1f]|^\s+|\s+$/gu, '')),
);
const diagram = fc.array(line, { minLength: 1, maxLength: 6 }).map((lines) => ['first', ...lines, 'last'].join('\n'));

/** A notebook with these cells, as different programs write it. */
const layouts: readonly ((notebook: object) => string)[] = [
  (notebook) => `${JSON.stringify(notebook, null, 1)}\n`,
  (notebook) => JSON.stringify(notebook),
  (notebook) =>
    JSON.stringify(notebook, null, 2).replace(/[^\0-\x7f]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`),
];

const cellsOf = (before: string, text: string, asLines: boolean): readonly object[] => {
  const source = `${before}\n\n\`\`\`plantuml\n${text}\n\`\`\`\n\nbehind\n`;
  return [
    { cell_type: 'code', source: source.split(/(?<=\n)/), outputs: [{ text: [source] }] },
    {
      metadata: { source: ['```mermaid\n'], cell_type: 'code' },
      source: asLines ? source.split(/(?<=\n)/) : source,
      cell_type: 'markdown',
    },
  ];
};

describe('a notebook', () => {
  it('is changed in its Markdown cells only', () => {
    fc.assert(
      fc.property(diagram, diagram, fc.constantFrom(...layouts), fc.boolean(), (old, text, layout, asLines) => {
        const document = layout({ cells: cellsOf('# Köln', old, asLines), nbformat: 4 });
        const [only, ...others] = embeddedIn(document, 'x.ipynb');
        expect(others).toEqual([]);
        expect(only?.text).toBe(old);
        const rewritten = only?.rewrite(text, 'plantuml');
        expect(rewritten).toHaveProperty('text');
        if (!only || !rewritten || !('text' in rewritten)) return;
        const after: unknown = JSON.parse(splice(document, [{ ...only.span, text: rewritten.text }]));
        const [code] = cellsOf('# Köln', old, asLines);
        const [, changed] = cellsOf('# Köln', text, asLines);
        expect(after).toEqual({ cells: [code, changed], nbformat: 4 });
      }),
    );
  });

  it('is told by the lines of its file', () => {
    const document = JSON.stringify(
      { cells: [{ cell_type: 'markdown', source: ['```mermaid\n', 'sequenceDiagram\n', 'A->B\n', '```'] }] },
      null,
      1,
    );
    const [only] = embeddedIn(document, 'x.ipynb');
    const at = originalOffset(only?.map ?? { pieces: [] }, only?.text.indexOf('A->B') ?? 0);
    expect(document.slice(at, at + 4)).toBe('A->B');
  });
});
