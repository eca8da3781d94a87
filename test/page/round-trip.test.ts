// Pages through data and back: the same page, byte for byte.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isLoss, parse, print } from '../../src/index.js';
import { check } from '../../src/ir/check.js';
import type { Diagram } from '../../src/ir/model.js';
import { diagramArbitrary } from '../arbitrary/diagram.js';
import { withoutOrigins } from '../arbitrary/origins.js';
import { runs } from '../arbitrary/runs.js';
import { expectSame } from '../laws/formats.js';
import { pages, readPage, throughData, throughYaml } from './pages.js';

describe.each(pages)('%s', (_, text) => {
  test('is recognised', () => expect(parse(text).diagram).toBeDefined());

  test('is a diagram that makes sense', () => expect(check(withoutOrigins(readPage(text)))).toEqual([]));

  test('comes back as it was', () => {
    expect(print(readPage(text), { to: 'page' })).toMatchObject({ text, diagnostics: [] });
  });

  test('comes back as it was through data', () => {
    expect(print(throughData(readPage(text)), { to: 'page' }).text).toBe(text);
  });

  test('comes back as it was through YAML', () => {
    expect(print(throughYaml(readPage(text)), { to: 'page' }).text).toBe(text);
  });

  test('keeps other line ends and a byte order mark', () => {
    for (const other of [text.replaceAll('\n', '\r\n'), `\ufeff${text}`]) {
      expect(print(readPage(other), { to: 'page' }).text).toBe(other);
      expectSame(readPage(text), readPage(other), other);
    }
  });
});

/** Workflows as people have them: named steps, error paths, data. */
const workflows = diagramArbitrary({
  kinds: ['message', 'note', 'activate', 'fragment', 'section', 'comment'],
  plain: true,
  length: 5,
}).map(
  ({ title, workflow, participants, statements }): Diagram => ({
    ...(title !== undefined && { title }),
    ...(workflow && { workflow }),
    participants,
    statements,
  }),
);

test('any workflow survives its page', () => {
  fc.assert(
    fc.property(workflows, (diagram) => {
      const { text, diagnostics } = print(diagram, { to: 'page' });
      const again = parse(text, { from: 'page' });
      expect(again.diagnostics).toEqual([]);
      if (again.diagram) expectSame(diagram, again.diagram, text);
      expect(diagnostics.every(isLoss)).toBe(true);
      expect(print(again.diagram ?? diagram, { to: 'page' }).text).toBe(text);
    }),
    runs(100),
  );
});
