// From each language into each other: nothing is lost in silence, and what is carried comes back.

import fc from 'fast-check';
import { describe, test } from 'vitest';
import { carriedWhole } from '../../src/formats/kit/flatten.js';
import type { StatementKind } from '../../src/ir/model.js';
import { definitions } from '../../src/ir/shapes.js';
import { diagramArbitrary } from '../arbitrary/diagram.js';
import { runs } from '../arbitrary/runs.js';
import { expectSame, expectSameNumbers, pairs, there } from './formats.js';

/** All kinds but one: Mermaid moves a destruction to its message, and where it stood is reported but not carried. */
const carried = (Object.keys(definitions.statement.byKind) as StatementKind[]).filter((kind) => kind !== 'destroy');

/** Formats that carry what they cannot say; the others hold all of it. */
const languages: ReadonlySet<string> = new Set(['mermaid', 'plantuml', 'page']);

describe.each(pairs)('%s to %s', (_fromId, toId, from, to) => {
  test('nothing is lost in silence', () => {
    fc.assert(
      fc.property(diagramArbitrary(), (diagram) => {
        const source = there(from, diagram);
        const target = there(to, source.again);
        expectSame(target.says, target.again, `${source.text}\n---\n${target.text}`);
        if (target.losses.length === 0) expectSameNumbers(source.again, target.again, `${source.text}\n---\n${target.text}`);
      }),
      runs(200),
    );
  });

  test('with carried lines, there and back is the same', () => {
    fc.assert(
      fc.property(diagramArbitrary({ kinds: carried }), (diagram) => {
        const source = there(from, diagram);
        const target = there(to, source.again, { carry: true });
        const back = there(from, target.again);
        // Of an expansion that is only styling the text comes back, not what it comes to.
        const wanted = languages.has(toId) ? carriedWhole(source.again, toId) : source.again;
        expectSame(wanted, back.again, `${source.text}\n---\n${target.text}\n---\n${back.text}`);
      }),
      runs(200),
    );
  });
});
