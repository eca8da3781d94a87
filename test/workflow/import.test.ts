// Diagrams by others become workflows as a person would write them: nothing in a longer form than needed, no quotes for nothing, valid.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { isMap, isScalar, parseDocument, type Scalar, visit } from 'yaml';
import { convert, parse, print } from '../../src/convert.js';
import { workflow } from '../../src/formats/workflow/index.js';
import { workflowSchema } from '../../src/formats/workflow/schema.js';
import { readYaml } from '../../src/formats/workflow/yaml/read.js';
import type { Diagram } from '../../src/ir/model.js';
import { expectSame } from '../laws/formats.js';

const root = new URL('../../../shared/corpus/', import.meta.url);
const every = 7;

/** A part of the corpus, the same in each run. */
function sources(language: string): readonly (readonly [name: string, text: string])[] {
  const folder = new URL(`${language}/accepted/`, root);
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).sort();
  return names.filter((_, index) => index % every === 0).map((name) => [name, readFileSync(new URL(name, folder), 'utf8')]);
}

const valid = new Ajv2020({ strict: false }).compile(workflowSchema());

/** Whether a text would be read back as it is without its quotes. */
function readsBare(text: string, inFlow: boolean, isKey: boolean): boolean {
  const source = isKey ? (inFlow ? `- {${text}: x}` : `- ${text}: x`) : inFlow ? `- {k: ${text}}` : `- k: ${text}`;
  const { documents, diagnostics, comments } = readYaml(source);
  const map = documents[0]?.root?.is === 'seq' ? documents[0].root.items[0]?.value : undefined;
  const entry = map?.is === 'map' && map.entries.length === 1 ? map.entries[0] : undefined;
  if (diagnostics.length > 0 || comments.length > 0 || !entry) return false;
  if (isKey) return entry.key === text;
  return entry.value.is === 'scalar' && entry.value.source === text && entry.value.value !== null && entry.value.mark === undefined;
}

/** Scalars in quotes that need none. Data keeps those that tell a text from a number. */
function idleQuotes(text: string): readonly string[] {
  const found: string[] = [];
  const data = new Set(['info', 'config', 'properties', 'example', 'schema', 'request', 'response', 'retry']);
  visit(parseDocument(text), {
    Scalar(key, node: Scalar, parents) {
      if (node.type !== 'QUOTE_DOUBLE' && node.type !== 'QUOTE_SINGLE') return;
      if (parents.some((one) => 'key' in one && isScalar(one.key) && data.has(String(one.key.value)))) return;
      const inFlow = parents.some((one) => 'flow' in one && one.flow === true);
      if (readsBare(String(node.value), inFlow, key === 'key')) found.push(String(node.value));
    },
  });
  return found;
}

/** Messages whose details could be said by the arrow or the text alone. */
function longForms(text: string): readonly string[] {
  const found: string[] = [];
  visit(parseDocument(text), {
    Map(_, map) {
      const [first] = map.items;
      const key = first && isScalar(first.key) ? String(first.key.value) : '';
      if (!/ (?:<<|<|x)?--?(?:>>|>|x)? /.test(key)) return;
      const { value } = first ?? {};
      if (map.has('label')) found.push(`${key}: a label beside the text`);
      if (isMap(value) && value.has('plain') && value.items.length === 1) found.push(`${key}: a plain text in a map`);
      if (isMap(value) && value.has('creole') && !/[*/_"~<[=|#%&-]/.test(String(value.get('creole'))))
        found.push(`${key}: markup without any`);
    },
  });
  return found;
}

test('what the checks are worth', () => {
  expect(idleQuotes('workflow: "x y"\nsteps:\n  - "A -> B": "a: b"\n')).toEqual(['x y', 'A -> B']);
  expect(idleQuotes(`workflow: "no: x"\nparticipants: {A: "a, b", B: 'c'}\n`)).toEqual(['c']);
  expect(longForms('steps:\n  - A -> B: x\n    label: y\n  - A -> B: {plain: x}\n  - A -> B: {creole: x}\n')).toHaveLength(3);
});

/** A diagram as its own language says it. */
function redrawn(diagram: Diagram, language: string): Diagram {
  const again = parse(print(diagram, { to: language }).text, { from: language }).diagram;
  if (!again) throw new Error('nothing was drawn');
  return again;
}

test('the page that it all began with becomes its workflow', () => {
  const drawing = readFileSync(new URL('../../corpus/seed/dynamic-diagram.mmd', import.meta.url), 'utf8');
  const { text } = convert(drawing, { from: 'mermaid', to: 'yaml', style: { conventions: 'data' } });
  expect(text).toContain('  User: {type: person}\n  WebApp: {label: Web Application, type: container}\n');
  expect(text).toContain('numbering: labels\n');
  expect(text).toContain(
    '  - WebApp -> APIService +:\n    name: API Call\n    request: {http: POST /api/orders, body: [item, quantity, price]}\n',
  );
  expect(text).toContain('errors:\n  paymentFailure:\n    title: Payment Failure\n');
});

describe.skipIf(!existsSync(root))('diagrams by others', () => {
  test.each(['mermaid', 'plantuml'])('%s', (language) => {
    let seen = 0;
    for (const [name, source] of sources(language)) {
      const { diagram, diagnostics } = parse(source, { from: language });
      if (!diagram || diagnostics.some(({ severity }) => severity === 'error')) continue;
      seen++;
      const lifted = workflow.parse(workflow.print(diagram, { style: { conventions: 'data' } }).text, {});
      expect({ name, complaints: lifted.diagnostics }).toEqual({ name, complaints: [] });
      if (lifted.diagram) expectSame(redrawn(diagram, language), redrawn(lifted.diagram, language), name);
      const { text } = workflow.print(diagram, {});
      const data: unknown = parseDocument(text).toJS();
      expect({ name, valid: valid(data), errors: valid.errors }).toEqual({ name, valid: true, errors: null });
      expect({ name, idle: idleQuotes(text), long: longForms(text) }).toEqual({ name, idle: [], long: [] });
    }
    expect(seen).toBeGreaterThan(40);
  });
});
