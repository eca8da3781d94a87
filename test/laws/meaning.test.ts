// Laws of the IR itself: the meaning of a meaning, JSON, equality.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { areAlike } from '../../src/ir/alike.js';
import { compare, equalMeaning } from '../../src/ir/compare.js';
import { equal } from '../../src/ir/equal.js';
import { stringify } from '../../src/ir/json.js';
import { meaning } from '../../src/ir/meaning.js';
import type { Diagram } from '../../src/ir/model.js';
import { mapStatements, walk } from '../../src/ir/walk.js';
import { formatById } from '../../src/registry.js';
import { diagramArbitrary } from '../arbitrary/diagram.js';
import { withOrigins, withoutOrigins } from '../arbitrary/origins.js';
import { runs } from '../arbitrary/runs.js';

const any = withOrigins(diagramArbitrary());

test('the meaning of a meaning is that meaning', () => {
  fc.assert(
    fc.property(any, (diagram) => {
      const once = meaning(diagram);
      expect(meaning(once)).toEqual(once);
    }),
    runs(300),
  );
});

test('origins, comments and declarations mean nothing', () => {
  fc.assert(
    fc.property(any, (diagram) => {
      const bare = withoutOrigins(diagram);
      const silent = mapStatements(bare.statements, (one) => (one.kind === 'comment' || one.kind === 'declaration' ? [] : [one]));
      expect(equalMeaning(diagram, { ...bare, statements: silent })).toBe(true);
    }),
    runs(300),
  );
});

/** The diagram with the text at one place of it changed, but for the words that say what a thing is. */
function changedAt(diagram: Diagram, place: number): Diagram {
  let at = 0;
  const change = (key: string, value: unknown): unknown =>
    typeof value === 'string' && key !== 'kind' && at++ === place ? `${value}x` : value;
  return JSON.parse(JSON.stringify(diagram, change));
}

test('what looks alike at once means the same', () => {
  fc.assert(
    fc.property(any, fc.nat({ max: 300 }), (diagram, place) => {
      expect(areAlike(diagram, withoutOrigins(diagram)) || hasExpansions(diagram)).toBe(true);
      const changed = changedAt(diagram, place);
      expect(!areAlike(diagram, changed) || equal(meaning(diagram), meaning(changed))).toBe(true);
    }),
    runs(600),
  );
});

const hasExpansions = ({ statements }: Diagram): boolean => [...walk(statements)].some(({ kind }) => kind === 'expansion');

test('a diagram is plain JSON', () => {
  fc.assert(
    fc.property(any, (diagram) => {
      expect(JSON.parse(stringify(diagram))).toEqual(diagram);
      expect(stringify(diagram, 2)).toBe(JSON.stringify(diagram, undefined, 2));
      expect(stringify(diagram, 0)).toBe(JSON.stringify(diagram));
      expect(equal(JSON.parse(stringify(diagram)), diagram)).toBe(true);
    }),
    runs(300),
  );
});

test('JSON holds everything, origins included', () => {
  const json = formatById('json');
  fc.assert(
    fc.property(any, (diagram) => {
      const again = json.parse(json.print(diagram, {}).text, {}).diagram;
      const unplaced: unknown = JSON.parse(JSON.stringify(again, (key, value: unknown) => (key === 'span' ? undefined : value)));
      const placed: unknown = JSON.parse(JSON.stringify(diagram));
      expect(withoutEmptyOrigins(unplaced)).toEqual(withoutEmptyOrigins(placed));
    }),
    runs(200),
  );
});

function withoutEmptyOrigins(data: unknown): unknown {
  const text = JSON.stringify(data, (key, value: unknown) => (key === 'origin' && JSON.stringify(value) === '{}' ? undefined : value));
  return JSON.parse(text);
}

test('two diagrams are the same, or the differences are named', () => {
  fc.assert(
    fc.property(diagramArbitrary({ length: 3 }), diagramArbitrary({ length: 3 }), (a, b) => {
      expect(compare(a, a)).toEqual([]);
      expect(compare(a, b).length === 0).toBe(equalMeaning(a, b));
      expect(equalMeaning(a, b)).toBe(equalMeaning(b, a));
    }),
    runs(200),
  );
});

test('a diagram less one drawn statement is another diagram', () => {
  const drawn = diagramArbitrary({ kinds: ['message', 'note', 'divider', 'fragment'] });
  fc.assert(
    fc.property(drawn, fc.nat(), (diagram, at) => {
      const all = [...walk(diagram.statements)];
      const gone = all[at % Math.max(1, all.length)];
      if (!gone) return;
      const less = { ...diagram, statements: mapStatements(diagram.statements, (one) => (one === gone ? [] : [one])) };
      // A fragment is rebuilt when something inside it goes, so only a statement that is still the same object goes away.
      if ([...walk(less.statements)].length === all.length) return;
      expect(compare(diagram, less).length).toBeGreaterThan(0);
    }),
    runs(200),
  );
});
