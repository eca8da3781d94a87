// The official Mermaid as the judge of what we print: it accepts it, and finds the participants and texts that were meant.

import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Diagram, End } from '../../src/ir/model.js';
import { plainText } from '../../src/ir/text.js';
import { participantsOf, walk } from '../../src/ir/walk.js';
import { formatById } from '../../src/registry.js';
import { diagramArbitrary } from '../arbitrary/diagram.js';
import { runs } from '../arbitrary/runs.js';
import { corpus } from '../corpus/files.js';
import { officialMermaid, type Reader } from './mermaid-engine.js';

let read: Reader;

beforeAll(async () => {
  read = await officialMermaid();
});

async function expectMeant(diagram: Diagram): Promise<void> {
  const { text, says } = formatById('mermaid').print(diagram, {});
  const reading = await read(text);
  if ('error' in reading) throw new Error(`Mermaid refuses:\n${text}\n${reading.error}`);
  const labels = reading.participants.map(({ label }) => label);
  expect(labels, text).toEqual(participantsOf(says).map(({ label }) => plainText(label)));
  const found = reading.events
    .filter(({ type, to }) => type === 'NOTE' || (to !== undefined && !/^(?:ACTIVE|CENTRAL)_/.test(type)))
    .map(({ type, from, to, text }) => (type === 'NOTE' ? ['note', text] : ['message', from, to, text]));
  expect(found, text).toEqual(wantedOf(says));
}

function wantedOf(diagram: Diagram): readonly unknown[] {
  const places = new Map(participantsOf(diagram).map(({ id }, index) => [id, index]));
  const place = (end: End): number | undefined => (typeof end === 'string' ? places.get(end) : undefined);
  const wanted: unknown[] = [];
  for (const statement of walk(diagram.statements)) {
    if (statement.kind === 'note') wanted.push(['note', plainText(statement.text)]);
    else if (statement.kind === 'message') wanted.push(['message', place(statement.from), place(statement.to), plainText(statement.text)]);
  }
  return wanted;
}

describe('Mermaid reads what was meant', () => {
  test('of generated diagrams', async () => {
    await fc.assert(fc.asyncProperty(diagramArbitrary(), expectMeant), runs(200));
  });

  test.each([...corpus()])('of %s', async (_, files) => {
    for (const { format, text } of files) {
      const { diagram } = format.parse(text, {});
      if (diagram) await expectMeant(diagram);
    }
  });
});
