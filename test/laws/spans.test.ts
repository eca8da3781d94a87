// Every statement that was read knows where it stood: within its fragment, behind the one before.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Statement } from '../../src/ir/model.js';
import { statementLists, walk } from '../../src/ir/walk.js';
import type { Span } from '../../src/source/span.js';
import { diagramArbitrary } from '../arbitrary/diagram.js';
import { runs } from '../arbitrary/runs.js';
import { formats, there } from './formats.js';

function spanOf(statement: Statement, text: string): Span {
  const span = statement.origin?.span;
  if (!span) throw new Error(`A ${statement.kind} without a span in:\n${text}`);
  expect(span.start).toBeGreaterThanOrEqual(0);
  expect(span.end).toBeGreaterThanOrEqual(span.start);
  expect(span.end).toBeLessThanOrEqual(text.length);
  return span;
}

describe.each(formats)('%s', (_id, format) => {
  test('spans are inside the source and nested', () => {
    fc.assert(
      fc.property(diagramArbitrary(), (diagram) => {
        const { text, again } = there(format, diagram);
        for (const statement of walk(again.statements)) {
          const outer = spanOf(statement, text);
          for (const inner of statementLists(statement).flat()) {
            const { start, end } = spanOf(inner, text);
            if (start < outer.start || end > outer.end)
              throw new Error(`A ${inner.kind} stands outside of its ${statement.kind} in:\n${text}`);
          }
        }
      }),
      runs(100),
    );
  });
});
