// What the tests of pages share: pages of the template's form, the examples of workflows, and the ways through data and YAML.

import { existsSync, readFileSync } from 'node:fs';
import { parse, print } from '../../src/index.js';
import { stringify } from '../../src/ir/json.js';
import type { Diagram } from '../../src/ir/model.js';
import { formatById } from '../../src/registry.js';

const corpus = new URL('../../corpus/pages/', import.meta.url);
const shared = new URL('../../../shared/', import.meta.url);

/** Every page of the template's form; that of the project's seed only where it is at hand. */
export const pages: readonly (readonly [name: string, text: string])[] = [
  ...['register-user', 'place-order'].map((name) => [name, readFileSync(new URL(`${name}.page.md`, corpus), 'utf8')] as const),
  ...seedPages(),
];

function seedPages(): readonly (readonly [string, string])[] {
  const url = new URL('seed/dynamic-diagram-template.md', shared);
  return existsSync(url) ? [['the template', readFileSync(url, 'utf8')]] : [];
}

/** Reads a page, which must have nothing to complain about. */
export function readPage(text: string): Diagram {
  const { diagram, diagnostics } = parse(text, { from: 'page' });
  if (!diagram || diagnostics.length > 0) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return diagram;
}

/** The diagram as it comes out of data that holds no source text and no places. */
export function throughData(diagram: Diagram): Diagram {
  const text = stringify({ sequitur: 1, diagram: JSON.parse(JSON.stringify(diagram, withoutSource)) });
  return read(text, 'json');
}

function withoutSource(key: string, value: unknown): unknown {
  return key === 'span' || key === 'raw' ? undefined : value;
}

/** The diagram as it comes out of YAML. */
export function throughYaml(diagram: Diagram): Diagram {
  return read(print(diagram, { to: 'yaml' }).text, 'yaml');
}

function read(text: string, from: string): Diagram {
  const { diagram } = formatById(from).parse(text, {});
  if (!diagram) throw new Error(`This is no ${from}:\n${text}`);
  return diagram;
}

/** Workflows as YAML; those of the project's outset only where they are at hand. */
export const examples: readonly (readonly [name: string, yaml: string])[] = [
  ['place-order', readFileSync(new URL('place-order.yaml', corpus), 'utf8')],
  ...['minimal', 'place-order', 'constructs'].flatMap((name): readonly (readonly [string, string])[] => {
    const url = new URL(`workflow/${name}.yaml`, shared);
    return existsSync(url) ? [[`the example ${name}`, readFileSync(url, 'utf8')]] : [];
  }),
];
