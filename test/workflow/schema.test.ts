// The published schema of the YAML: made from the code, accepts whatever is printed, refuses what the reader refuses, in the same places.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isCollection, isMap, isPair, isScalar, parseDocument, visit } from 'yaml';
import { workflow } from '../../src/formats/workflow/index.js';
import { workflowSchema } from '../../src/formats/workflow/schema.js';
import { definitionNames, definitionOf } from '../../src/formats/workflow/shapes.js';
import { stringify } from '../../src/ir/json.js';
import { irSchema } from '../../src/ir/schema.js';
import { schemaOf } from '../../src/registry.js';
import { diagramArbitrary } from '../arbitrary/diagram.js';
import { runs } from '../arbitrary/runs.js';
import { corpus } from '../corpus/files.js';

const valid: ValidateFunction = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false, allErrors: true }).compile(
  workflowSchema(),
);

/** What is wrong with a text, in the words of the schema; the data is read by the `yaml` package, as an editor does. */
function complaints(text: string): readonly ErrorObject[] {
  const data: unknown = parseDocument(text, { uniqueKeys: false, logLevel: 'silent' }).toJS({ maxAliasCount: -1 });
  return valid(data) ? [] : (valid.errors ?? []);
}

test('grammars/workflow.schema.json is made from the code', async () => {
  await expect(`${stringify(workflowSchema())}\n`).toMatchFileSnapshot('../../grammars/workflow.schema.json');
});

test('the library gives the schemas of what it reads as data', () => {
  expect(schemaOf('yaml')).toEqual(workflowSchema());
  expect(schemaOf('json')).toEqual(irSchema());
  expect(schemaOf('mermaid')).toBeUndefined();
});

test('every property has a description', () => {
  for (const name of definitionNames)
    for (const [key, { says }] of Object.entries(definitionOf(name).keys)) expect(says, `${name}.${key}`).toMatch(/^\p{Lu}.*\.$/u);
});

test('everything printed is valid', () => {
  fc.assert(
    fc.property(diagramArbitrary(), (diagram) => {
      const { text } = workflow.print(diagram, {});
      expect(complaints(text), text).toEqual([]);
    }),
    runs(200),
  );
});

test.each(
  [...corpus()].flatMap(([stem, files]) => files.filter(({ format }) => format.id === 'yaml').map(({ text }) => [stem, text] as const)),
)('%s of the corpus is valid', (_, text) => expect(complaints(text)).toEqual([]));

test('the example that shows every key is valid', () => {
  expect(complaints(readFileSync(new URL('../../corpus/workflow/every-kind.yaml', import.meta.url), 'utf8'))).toEqual([]);
});

const examples = new URL('../../../shared/workflow/', import.meta.url);
describe.skipIf(!existsSync(examples))('examples', () => {
  const names = existsSync(examples) ? readdirSync(examples).filter((name) => name.endsWith('.yaml')) : [];
  test.each(names)('%s is read without a word and valid', (name) => {
    const text = readFileSync(new URL(name, examples), 'utf8');
    expect(workflow.parse(text, {}).diagnostics).toEqual([]);
    expect(complaints(text)).toEqual([]);
  });
});

// ---- what is refused -------------------------------------------------------------------------------------------

/** The way to a node: keys and indices. */
type Path = string;

/** The paths of keys and values, by where they begin; a key stands for its value. */
function pathsOf(text: string): ReadonlyMap<number, Path> {
  const paths = new Map<number, Path>();
  const note = (offset: number | undefined, path: Path): void => {
    if (offset !== undefined && !paths.has(offset)) paths.set(offset, path);
  };
  const document = parseDocument(text);
  const all: { readonly offset: number | undefined; readonly path: Path }[] = [];
  visit(document, {
    Node(key, node, parents) {
      const steps: string[] = [];
      const line = [...parents, node];
      line.forEach((one, index) => {
        const next = line[index + 1];
        if (isPair(one)) steps.push(String(isScalar(one.key) ? one.key.value : one.key));
        else if (next && isCollection(one) && !isMap(one)) steps.push(String(one.items.indexOf(next)));
      });
      if (key !== 'key' || isScalar(node)) all.push({ offset: node.range?.[0], path: steps.map((step) => `/${step}`).join('') });
    },
  });
  // A map begins where its first key does; the key is nearer.
  for (const { offset, path } of all.sort((a, b) => b.path.length - a.path.length)) note(offset, path);
  return paths;
}

/** Where the reader finds fault. */
function refusedByReader(text: string): readonly Path[] {
  const paths = pathsOf(text);
  const errors = workflow.parse(text, {}).diagnostics.filter(({ severity, code }) => severity === 'error' && code !== 'unknown-reference');
  return errors.map(({ code, span, message }) => {
    const path = paths.get(span?.start ?? -1);
    if (path === undefined) throw new Error(`${message} stands nowhere`);
    return code === 'missing-key' ? path.slice(0, path.lastIndexOf('/')) : path;
  });
}

/** Where the schema does: the innermost places, for what is wrong inside of something makes that wrong as well. */
function refusedBySchema(text: string): readonly Path[] {
  const found = complaints(text).map(({ instancePath, params }) => {
    const extra: unknown = params['additionalProperty'];
    const path = instancePath.replaceAll('~1', '/').replaceAll('~0', '~');
    return typeof extra === 'string' ? `${path}/${extra}` : path;
  });
  const paths = [...new Set(found)];
  return paths.filter((path) => !paths.some((other) => other.startsWith(`${path}/`)));
}

const message = 'workflow: x\nsteps:\n  - A -> B: hello\n';
const step = (lines: string): string => `workflow: x\nsteps:\n  - A -> B: hello\n${lines.replace(/^/gm, '    ')}\n`;
const other = (lines: string): string => `workflow: x\nsteps:\n  - A -> B: hello\n  - ${lines.replace(/\n/g, '\n    ')}\n`;

const refused: readonly (readonly [what: string, text: string])[] = [
  ['a key that is none', `${message}stps: []\n`],
  ['several keys that are none', `${message}stps: []\nfoo: 1\n`],
  ['no steps', 'workflow: x\n'],
  ['no title', 'steps:\n  - A -> B: hello\n'],
  ['steps that are a map', 'workflow: x\nsteps: {A -> B: hello}\n'],
  ['steps that are a text', 'workflow: x\nsteps: hello\n'],
  ['participants in a list', `${message}participants: [A, B]\n`],
  ['a participant in a list', `${message}participants:\n  A: [a]\n  B:\n`],
  ['a key of a participant', `${message}participants:\n  A: {lable: a}\n  B:\n`],
  ['a type of a participant', `${message}participants:\n  A: {type: actor}\n  B:\n`],
  ['a key of a participant in a box', `${message}participants:\n  A:\n  b: {box: Box, participants: {B: {colour: red}}}\n`],
  ['a key of a box', `${message}participants:\n  A:\n  b: {box: Box, colour: red, participants: {B: }}\n`],
  ['a key of a message', step('descripton: typed badly')],
  ['a timeout that is a list', step('timeout: [5s]')],
  ['a request that is a text', step('request: POST /')],
  ['a slant that is a text', step('slant: far')],
  ['a flag that is a text', step('alongside: yes')],
  ['the shape of a head', step('arrow: {head: {shape: round}}')],
  ['a key of an arrow', step('arrow: {colour: red}')],
  ['two things in one step', step('arrow: {colour: red}\nidd: x')],
  ['an arrow without blanks', other('A->B: hello')],
  ['a word that is none', other('nott: hello')],
  ['a step that is a text', other('hello')],
  ['a step that is a list', other('[a, b]')],
  ['a note that is a list', other('note: [a, b]')],
  ['a note in an unknown shape', other('note: a\nshape: round')],
  ['a key of a note', other('note: a\nleft: A')],
  ['an activation of nobody', other('activate:')],
  ['a reference without participants', other('ref: Log in')],
  ['a duration without an end', other('duration: 5s\nfrom: a')],
  ['a verbatim without a language', other('verbatim: skinparam x')],
  ['steps of a fragment that are none', other('alt: a\nsteps:\n  - nott: b')],
  ['a key of a fragment', other('alt: a\nguard: b\nsteps: []')],
  ['what only par says', other('alt: a\nsteps: []\nand: []')],
  ['a key of a compartment', other('alt: a\nsteps: []\nelse:\n  - when: b\n    stepps: []')],
  ['a step in a compartment', other('alt: a\nsteps: []\nelse:\n  - when: b\n    steps:\n      - nott: b')],
  ['a step beside an else', other('alt: a\nsteps: []\nelse:\n  - note: x\n    colr: red')],
  ['a key of an error path', `${message}errors:\n  a:\n    when: x\n`],
  ['a step of an error path', `${message}errors:\n  a:\n    steps:\n      - nott: x\n`],
  ['alternatives in a list', `${message}alternatives:\n  - title: x\n`],
  ['a key of a payload', `${message}data:\n  a: {exampel: 1}\n`],
  ['a related page without an address', `${message}related:\n  - title: x\n`],
  ['a banner at an unknown side', `${message}header: {text: x, align: middle}\n`],
  ['a text with an unknown key', 'workflow: {creole: x, bold: true}\nsteps: []\n'],
  ['a numbering that is none', `${message}numbering: roman\n`],
  ['a key of the numbering', `${message}numbering: {from: 3}\n`],
];

describe('what is refused', () => {
  test.each(refused)('%s', (_, text) => {
    const places = refusedByReader(text);
    expect(places.length).toBeGreaterThan(0);
    expect([...refusedBySchema(text)].sort()).toEqual([...places].sort());
  });
});

test('what is not refused', () => {
  const fine = [
    'workflow:\nsteps:\n',
    'workflow: 1.0\nsteps:\n  - A -> B: 0x1F\n  - A -> B: yes\n  - A -> B:\n',
    `${message}x-own: [1]\n`,
    step('x-own: {a: 1}'),
    other('alt: a\nsteps: []\nelse:\n  - A -> B: x'),
    other('delay'),
    other('over: A\nnote: keys in any order'),
    `${message}participants:\n  A: {creole: a}\n  B: {x-own: 1}\n`.replace('{creole: a}', '{label: {creole: a}}'),
    `${message}participants:\nnotes:\nerrors:\n  a:\n`,
  ];
  for (const text of fine) {
    expect(
      workflow.parse(text, {}).diagnostics.filter(({ severity }) => severity === 'error'),
      text,
    ).toEqual([]);
    expect(complaints(text), text).toEqual([]);
  }
});
