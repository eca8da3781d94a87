// There and back in one language: what is printed means what it should, losses are said, a second printing changes nothing.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { equalMeaning } from '../../src/ir/compare.js';
import { diagramArbitrary } from '../arbitrary/diagram.js';
import { withOrigins, withoutOrigins } from '../arbitrary/origins.js';
import { runs } from '../arbitrary/runs.js';
import { expectSame, expectSameNumbers, formats, there } from './formats.js';

describe.each(formats)('%s', (_id, format) => {
  test('what is printed says what it should', () => {
    fc.assert(
      fc.property(diagramArbitrary(), (diagram) => {
        const { text, says, again } = there(format, diagram);
        expectSame(says, again, text);
      }),
      runs(300),
    );
  });

  test('whatever is not said is a reported loss', () => {
    fc.assert(
      fc.property(diagramArbitrary(), (diagram) => {
        const { text, losses, again } = there(format, diagram);
        if (losses.length === 0) expectSameNumbers(diagram, again, text);
      }),
      runs(300),
    );
  });

  test('simple diagrams lose nothing', () => {
    const simple = diagramArbitrary({ plain: true, bare: true, boxes: false, kinds: ['message', 'note', 'comment'] });
    fc.assert(
      fc.property(simple, (diagram) => {
        const { text, losses, again } = there(format, diagram);
        expectSame(diagram, again, text);
        expect(losses).toEqual([]);
      }),
      runs(300),
    );
  });

  test('printing is stable', () => {
    fc.assert(
      fc.property(diagramArbitrary(), (diagram) => {
        const { text, again } = there(format, diagram);
        expect(format.print(again, {}).text).toBe(text);
      }),
      runs(300),
    );
  });

  test('no origin changes what is said', () => {
    fc.assert(
      fc.property(withOrigins(diagramArbitrary()), (diagram) => {
        const { text, says, again } = there(format, diagram);
        expectSame(says, again, text);
        expect(equalMeaning(says, there(format, withoutOrigins(diagram)).says)).toBe(true);
      }),
      runs(300),
    );
  });

  test('line ends and a byte order mark change nothing', () => {
    fc.assert(
      fc.property(diagramArbitrary(), (diagram) => {
        const { text, again } = there(format, diagram);
        for (const other of [text.replaceAll('\n', '\r\n'), `\ufeff${text}`, text.trimEnd()]) {
          const parsed = format.parse(other, {});
          expectSame(again, parsed.diagram ?? { participants: [], statements: [] }, other);
        }
      }),
      runs(100),
    );
  });
});
