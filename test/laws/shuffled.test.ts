// Diagrams whose lines were moved about say things that nobody would write: what is still read of them is a valid diagram, and whatever
// is printed of it says what it should.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc, { type Arbitrary } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse, print, verify } from '../../src/index.js';
import { check } from '../../src/ir/check.js';
import { runs } from '../arbitrary/runs.js';
import { formats } from './formats.js';

const root = new URL('../../corpus', import.meta.url).pathname;

function textsOf(extension: string): readonly string[] {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith(extension));
  return files.sort().map((file) => readFileSync(join(root, file), 'utf8'));
}

/** A text some of whose lines were left out, said twice, exchanged, or taken from another text. */
function shuffled(texts: readonly string[]): Arbitrary<string> {
  const step = fc.record({
    way: fc.constantFrom('cut', 'repeat', 'exchange', 'borrow'),
    at: fc.nat(),
    other: fc.nat(),
    from: fc.constantFrom(...texts),
  });
  return fc.tuple(fc.constantFrom(...texts), fc.array(step, { minLength: 1, maxLength: 5 })).map(([text, steps]) => {
    const lines = text.split('\n');
    for (const { way, at, other, from } of steps) {
      const here = at % lines.length;
      const there = other % lines.length;
      const borrowed = from.split('\n');
      if (way === 'cut') lines.splice(here, 1);
      else if (way === 'repeat') lines.splice(here, 0, lines[there] ?? '');
      else if (way === 'borrow') lines.splice(here, 0, borrowed[other % borrowed.length] ?? '');
      else [lines[here], lines[there]] = [lines[there] ?? '', lines[here] ?? ''];
      if (lines.length === 0) lines.push('');
    }
    return lines.join('\n');
  });
}

describe.each([
  ['mermaid', '.mmd'],
  ['plantuml', '.puml'],
])('%s', (from, extension) => {
  test('says in every language what it should', () => {
    fc.assert(
      fc.property(shuffled(textsOf(extension)), (text) => {
        const { diagram, diagnostics } = parse(text, { from });
        if (!diagram || diagnostics.some(({ severity }) => severity === 'error')) return;
        expect(check(diagram)).toEqual([]);
        for (const [, { id: to }] of formats) expect(verify(print(diagram, { to }), { to })).toEqual([]);
      }),
      runs(300),
    );
  });
});

// Found by moving lines about, and told once more in words.
test.each([
  ['an end before the first message, of what began there', 'plantuml', '@startuml\nactivate A\ndeactivate A\nA -> B : x\n@enduml\n'],
  ['a bystander who ends and begins at a message', 'plantuml', '@startuml\nA -> B : x\nactivate C\ndeactivate C\nactivate C\n@enduml\n'],
])('nothing is lost of %s', (_, from, text) => {
  const { diagram, diagnostics } = parse(text, { from });
  expect(diagnostics).toEqual([]);
  expect(diagram && print(diagram, { to: from })).toMatchObject({ text, diagnostics: [] });
});

test.each([
  ['two beginnings behind an end', 'plantuml', 'A->>+A: x\nA->>-A: y\nactivate A\nactivate A'],
  ['somebody who is only activated', 'plantuml', 'activate A'],
  ['somebody who is only activated, under a name that is changed', 'mermaid', 'activate %a% B'],
  ['a new name beside one with `as` in it', 'mermaid', 'a/b_ as c ->> a/b: x\na/b ->> a%%c: y'],
  ['a destruction said twice', 'mermaid', 'A->>B: x\ndestroy B\ndestroy B\nA->>B: y'],
])('%s in Mermaid can be said', (_, to, lines) => {
  const { diagram } = parse(`sequenceDiagram\n${lines}\n`, { from: 'mermaid' });
  expect(diagram && verify(print(diagram, { to }), { to })).toEqual([]);
});

test('a name that no declaration can hold is another beside an edge', () => {
  const { diagram } = parse('@startuml\n[-> A : x\nA@b -> A : y\n@enduml\n', { from: 'plantuml' });
  expect(diagram && verify(print(diagram, { to: 'mermaid' }), { to: 'mermaid' })).toEqual([]);
});
