// The official Mermaid as the judge of what we print: it accepts it, and finds the participants and texts that were meant.

import fc from 'fast-check';
// @ts-expect-error: jsdom comes without types.
import { JSDOM } from 'jsdom';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Diagram, End } from '../../src/ir/model.js';
import { plainText } from '../../src/ir/text.js';
import { participantsOf, walk } from '../../src/ir/walk.js';
import { formatById } from '../../src/registry.js';
import { diagramArbitrary } from '../arbitrary/diagram.js';
import { runs } from '../arbitrary/runs.js';
import { corpus } from '../corpus/files.js';

/** What is used of Mermaid's own model. */
interface Model {
  getActors(): ReadonlyMap<string, { readonly description: string }>;
  getMessages(): readonly { readonly from?: string; readonly to?: string; readonly message?: unknown; readonly type: number }[];
}

let read: (text: string) => Promise<Model>;

beforeAll(async () => {
  // Mermaid wants a window before it is loaded.
  const { window } = new JSDOM('');
  Object.assign(globalThis, { window, document: window.document, Option: window.Option });
  const { default: mermaid } = await import('mermaid');
  mermaid.initialize({ startOnLoad: false });
  read = async (text) => {
    const { db } = await mermaid.mermaidAPI.getDiagramFromText(text);
    return db as unknown as Model;
  };
});

const holder = new JSDOM('').window.document.createElement('textarea');

/** What the drawing shows of a text of Mermaid's model: its placeholders of entities are resolved when the drawing is made. */
function shown(text: string): string {
  const lines = text
    .replace(/<br\s*\/?>/gi, '\n')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;');
  const html = lines.replace(/ﬂ°°/g, '&#').replace(/ﬂ°/g, '&').replace(/¶ß/g, ';');
  holder.innerHTML = html;
  return holder.value;
}

const note = 2;

async function expectMeant(diagram: Diagram): Promise<void> {
  const { text, says } = formatById('mermaid').print(diagram, {});
  const model = await read(text).catch((error: unknown) => {
    throw new Error(`Mermaid refuses:\n${text}\n${String(error)}`);
  });
  const labels = [...model.getActors().values()].map(({ description }) => shown(description));
  expect(labels, text).toEqual(participantsOf(says).map(({ label }) => plainText(label)));
  const names = new Map([...model.getActors().keys()].map((id, index) => [id, index]));
  const found = model
    .getMessages()
    .filter(({ type, from, to, message }) => type === note || (from !== undefined && to !== undefined && typeof message === 'string'))
    .map(({ type, from, to, message }) =>
      type === note ? ['note', shown(String(message))] : ['message', names.get(from ?? ''), names.get(to ?? ''), shown(String(message))],
    );
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
