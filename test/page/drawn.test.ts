// What pages draw: the official Mermaid finds in them what their authors drew, and a workflow's labels are those a person has read.

import { beforeAll, describe, expect, test } from 'vitest';
import { parse, print } from '../../src/index.js';
import type { Diagram } from '../../src/ir/model.js';
import { statementsOf } from '../../src/ir/walk.js';
import { officialMermaid, type Reader } from '../judges/mermaid-engine.js';
import { examples, pages, readPage, throughYaml } from './pages.js';

let official: Reader;

beforeAll(async () => {
  official = await officialMermaid();
});

/** The diagram in a page, as text. */
function drawingIn(page: string): string {
  return /```mermaid\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
}

describe.each(pages)('%s', (_, text) => {
  test('draws for the official Mermaid what its author drew', async () => {
    const drawn = await official(drawingIn(text));
    expect(drawn).not.toHaveProperty('error');
    const diagram = throughYaml(readPage(text));
    expect(await official(drawingIn(print(diagram, { to: 'page' }).text))).toEqual(drawn);
    const { title: __, ...untitled } = diagram;
    expect(await official(print(untitled, { to: 'mermaid' }).text)).toEqual(drawn);
  });
});

test.each(examples)('%s is accepted by the official Mermaid', async (_, yaml) => {
  const { diagram } = parse(yaml, { from: 'yaml' });
  if (!diagram) throw new Error('nothing was read');
  expect(await official(print(diagram, { to: 'mermaid' }).text)).not.toHaveProperty('error');
  expect(await official(drawingIn(print(diagram, { to: 'page' }).text))).not.toHaveProperty('error');
});

const [, placeOrder = ''] = examples[0] ?? [];
const seed = pages.find(([name]) => name === 'the template')?.[1];
const seedOrder = examples.find(([name]) => name === 'the example place-order')?.[1];

test('the labels of a workflow are made of its details', async () => {
  const { diagram } = parse(placeOrder, { from: 'yaml' });
  if (!diagram) throw new Error('nothing was read');
  await expect(print(diagram, { to: 'mermaid' }).text).toMatchFileSnapshot('goldens/place-order.mmd');
  await expect(print(diagram, { to: 'plantuml' }).text).toMatchFileSnapshot('goldens/place-order.puml');
});

test.skipIf(seed === undefined || seedOrder === undefined)('the example of the template draws as the template does', () => {
  const shape = (diagram: Diagram | undefined): readonly unknown[] =>
    diagram === undefined
      ? []
      : [
          diagram.participants.map(({ id }) => id),
          [...statementsOf(diagram, 'message')].map(({ from, to, arrow }) => [from, to, arrow]),
          [...statementsOf(diagram, 'activate'), ...statementsOf(diagram, 'deactivate')].map(({ kind, participant }) => [
            kind,
            participant,
          ]),
          [...statementsOf(diagram, 'note')].map(({ of, text }) => [of, text]),
        ];
  const example = parse(seedOrder ?? '', { from: 'yaml' }).diagram;
  const drawn = example && parse(print(example, { to: 'mermaid' }).text, { from: 'mermaid' }).diagram;
  expect(shape(drawn)).toEqual(shape(parse(drawingIn(seed ?? ''), { from: 'mermaid' }).diagram));
  expect(shape(drawn)[1]).toHaveLength(16);
});
