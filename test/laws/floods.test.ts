// Floods: one sign, or a few, again and again, and then one that breaks what they began. A pattern that can read them in many ways
// would not come back; here everything does, in the time that every test has.

import fc, { type Arbitrary } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findIn } from '../../src/documents/documents.js';
import { unreadable } from '../../src/documents/urls/links.js';
import type { Format } from '../../src/format.js';
import { indentOf } from '../../src/formats/mermaid/reader/indent.js';
import { kindMeant } from '../../src/formats/plantuml/other-kinds.js';
import type { Diagram, Participant, Statement } from '../../src/ir/model.js';
import { registry } from '../../src/registry.js';
import { runs } from '../arbitrary/runs.js';
import { message, participant } from '../builders.js';
import { formats } from './formats.js';

const printable = Array.from({ length: 0x7f - 0x20 }, (_, index) => String.fromCharCode(0x20 + index));
const signs: readonly string[] = [
  ...printable,
  '\t',
  '\n',
  '\r',
  '\u00a0',
  '\u2028',
  '«',
  '→',
  'ﬂ°',
  '¶ß',
  '😀',
  '*  ',
  'a ',
  'a@',
  '? ',
  '\\"',
];

/** Long enough for what is quadratic to be felt where much of it comes together, and for what is cubic to be fatal. */
const long = 10_000;
/** Long enough for what is exponential to be fatal. */
const short = 50;

/** Ends that fit nothing before them. */
const breakers: readonly string[] = ['', 'x', '"', '\0', ' .', ']', '}'];
const few: Arbitrary<string> = fc.array(fc.constantFrom(...signs), { minLength: 2, maxLength: 3 }).map((unit) => unit.join(''));
const floods: Arbitrary<string> = fc
  .tuple(fc.constantFrom('', 'a', ' '), few, fc.constantFrom(...breakers))
  .map(([start, unit, breaker]) => start + unit.repeat(short) + breaker);

// ---- in a diagram ----------------------------------------------------------------------------------------------

const people: readonly Participant[] = [participant('A'), participant('B')];
const greeting = message('A', 'B', 'x');
const after = (...statements: readonly Statement[]): Diagram => ({ participants: people, statements: [greeting, ...statements, greeting] });
const fragment = (operator: 'alt' | 'group', guard: string, more: { readonly title?: string } = {}): Statement => ({
  kind: 'fragment',
  operator,
  ...more,
  operands: [{ guard, statements: [greeting] }],
});

/** Every place of a diagram that takes a text. */
const positions: Readonly<Record<string, (text: string) => Diagram>> = {
  label: (text) => after(message('A', 'B', text)),
  note: (text) => after({ kind: 'note', placement: 'over', of: ['A'], text }),
  guard: (text) => after(fragment('alt', text)),
  'title of a group': (text) => after(fragment('group', 'g', { title: text })),
  'label of a participant': (text) => ({ participants: [participant('A', { label: text }), participant('B')], statements: [greeting] }),
  'id of a participant': (text) => ({ participants: [...people, participant(text)], statements: [message('A', text, 'x')] }),
  stereotype: (text) => ({ participants: [participant('A', { stereotypes: [text] }), participant('B')], statements: [greeting] }),
  link: (text) => ({
    participants: [participant('A', { links: [{ href: text, label: text, tooltip: text }] }), participant('B')],
    statements: [greeting],
  }),
  color: (text) => ({ participants: [participant('A', { color: text }), participant('B')], statements: [greeting] }),
  'title of a box': (text) => ({ participants: [{ kind: 'box', id: 'box', title: text, participants: people }], statements: [greeting] }),
  title: (title) => ({ ...after(), title }),
  footer: (text) => ({ ...after(), footer: { text } }),
  'screen reader': (text) => ({ ...after(), accessibility: { title: text, description: text } }),
  comment: (text) => after({ kind: 'comment', text }),
  reference: (text) => after({ kind: 'reference', over: ['A', 'B'], text }),
  divider: (text) => after({ kind: 'divider', text }),
  delay: (text) => after({ kind: 'delay', text }),
  'verbatim of PlantUML': (text) => after({ kind: 'verbatim', format: 'plantuml', text }),
  'verbatim of Mermaid': (text) => after({ kind: 'verbatim', format: 'mermaid', text }),
  section: (text) => after({ kind: 'section', role: 'error', id: 'e', title: text, trigger: text, statements: [greeting] }),
};
const places = Object.values(positions);

/** A text in all of them at once. */
function everywhere(text: string): Diagram {
  const all = places.map((place) => place(text));
  const rich = participant('A', { label: text, stereotypes: [text], links: [{ href: text, label: text }], color: text });
  return {
    ...Object.assign({}, ...all),
    participants: [{ kind: 'box', id: 'box', title: text, participants: [rich, participant('B')] }, participant(text)],
    statements: all.flatMap(({ statements }) => statements),
  };
}

function printAndRead(format: Format, diagram: Diagram): void {
  const { text } = format.print(diagram, { carry: true });
  expect(format.parse(text, {})).toHaveProperty('diagnostics');
}

// ---- in a source -----------------------------------------------------------------------------------------------

const hole = '¤';
const within =
  (start: string, end: string) =>
  (line: string): string =>
    `${start}\n${line}\n${end}`;
const inPlantuml = within('@startuml\nA -> B : x', 'B -> A : y\n@enduml');
const inMermaid = within('sequenceDiagram\nA->>B: x', 'B->>A: y');

/** Lines of each language with a hole for a flood, in the middle of a diagram that is otherwise good. */
const sources: Readonly<Record<string, readonly string[]>> = {
  plantuml: [
    '¤', 'A ¤', 'A -> B¤', 'A -> B ¤', 'A -> B : ¤', 'A -[¤]> B', 'A -> B : [[¤', 'A -> B [[{¤', 'A ->]¤', '[-> A¤', 'title ¤', 'title:¤',
    'left header¤', 'legend ¤\nend legend', 'note over A ¤', 'note over A : ¤', 'note over A\n¤\nend note', 'note left ¤', 'alt ¤', 'group a [¤',
    'else ¤', 'end ¤', 'return #a ¤', 'ref over A¤', 'ref over A : ¤', 'ref over A, B\n¤\nend ref', 'box ¤', 'box "¤', 'skinparam ¤',
    'skinparam a {\n¤\n}', 'sprite $a ¤', 'sprite a¤', '<style>\n¤\n</style>', 'participant A ¤', 'participant "¤', 'participant A [\n¤\n]',
    'autonumber ¤', '== ¤ ==', '...¤...', '||¤||', '{a} <-> {b}¤', 'url of A is [[¤', 'hide ¤', 'newpage ¤', 'activate A ¤', "'¤", "/'¤",
    '!¤', '!define a ¤', '!$a = ¤', '!$a = {"¤', '!if ¤', '%upper(¤', '!function $f(¤', 'class A\n¤', 'A <|-- B\nA ¤ B', 'start\n¤',
  ].map(inPlantuml),
  mermaid: [
    '¤', 'A¤', 'A->>¤', 'A->>B¤', 'A->>B: ¤', 'A->>B: <¤', 'A->>B: #¤', 'A->>B: style:¤', 'Note over A¤', 'Note over A: ¤', 'alt ¤', 'box ¤\nend',
    'box rgb(¤\nend', 'rect rgb(1¤\nend', 'participant ¤', 'participant A as ¤', 'participant A@{"¤', 'participant A@{ ¤ }', 'title ¤', 'accDescr {¤', 'accTitle: ¤',
    'autonumber ¤', 'link A: ¤', 'links A: {"¤', 'style¤', '%%¤', '%%{¤', 'activate ¤', 'create participant ¤', 'and ¤', 'A-[¤', 'A ¤ B',
  ].map(inMermaid).concat('---\n¤\n---\nsequenceDiagram\nA->>B: x', '---\na: ¤\n---\nsequenceDiagram\nA->>B: x'),
  yaml: [
    '¤', 'workflow: ¤\nsteps: []', 'workflow: x\nparticipants:\n  - ¤\nsteps:\n  - A -> B: x', 'steps:\n  - A -> B: ¤', 'steps:\n  - A ¤ B: x',
    'steps:\n  - A -> B¤: x', 'steps:\n  - A -> B: "¤', 'steps:\n  - A -> B: x # ¤', 'steps:\n  - A -> B: |\n      ¤',
  ],
  page: ['¤', '# ¤\n\n1. x\n', '# x\n\n¤\n\n## Steps\n\n1. x\n', '# x\n\n1. ¤\n2. x\n', '# x\n\n- **¤**: ¤\n', '---\na: ¤\n---\n# x\n', '# x\n\n| ¤ |\n|-|\n| ¤ |\n'],
  json: ['¤', '{"participants": [], "statements": [], "title": "¤"}', '{"participants": [¤]}'],
}; // biome-ignore format: lists of lines

/** Documents of every kind with holes. */
const documents: Readonly<Record<string, readonly string[]>> = {
  '.md': ['¤ mermaid', '```mermaid ¤\nx\n```', '> ¤\n> ```mermaid\n> ¤\n> ```', '![¤](¤) mermaid', 'https://kroki.io/mermaid/svg/¤', '<pre class="mermaid" ¤>¤</pre>'],
  '.mdx': ['¤ mermaid', '<Mermaid chart={`¤`}/>', '<Mermaid ¤ chart={`x`}/>'],
  '.adoc': ['¤ mermaid', '[mermaid,subs=¤]\n----\nx\n----\n', '[mermaid]\n----\n¤\n----\n', 'image::¤.svg[mermaid]\n'],
  '.rst': ['¤.. uml::\n\n   x\n', '.. uml:: ¤\n\n   x\n', '.. uml::\n   :¤:\n\n   x\n', '- ¤.. image:: uml.svg\n'],
  '.org': ['¤ mermaid', '#+begin_src mermaid ¤\n¤\n#+end_src'],
  '.xml': ['<ac:structured-macro ac:name="mermaid" ¤>', '<ac:structured-macro ac:name="mermaid"><ac:plain-text-body><![CDATA[¤]]></ac:plain-text-body>'],
  '.html': ['¤ mermaid', '<pre class="mermaid" ¤>¤</pre>', '<!-- ¤ mermaid'],
  '.svg': ['<svg ¤>plantuml</svg>', '<svg><!--@startuml ¤--></svg>', '<?plantuml ¤'],
  '.puml': ['¤\n@startuml\nA -> B\n@enduml', '@startuml(id=¤\nA -> B\n@enduml¤'],
  '.java': ['/** ¤```mermaid\n * ¤\n */', '// ¤ ~~~ mermaid ¤', '/*\n¤@startuml\nA -> B\n@enduml\n*/'],
}; // biome-ignore format: lists of documents

const fill = (template: string, flood: string): string => template.split(hole).join(flood);

const longFloods: Arbitrary<string> = fc.constantFrom(...signs).map((sign) => `${sign.repeat(long)}x`);

describe.each(formats)('%s', (id, format) => {
  test('prints and reads floods of each sign in every place', () => {
    // A page is a Markdown document round other languages: each sign in one place of it is enough, and all of them would take long.
    const diagramOf = (text: string, index: number): Diagram =>
      (id === 'page' ? places[index % places.length] : undefined)?.(text) ?? everywhere(text);
    signs.forEach((sign, index) => {
      printAndRead(format, diagramOf(`${sign.repeat(short)}x"`, index));
    });
  });

  test('prints and reads other floods in every place', () => {
    fc.assert(
      fc.property(fc.constantFrom(...places), longFloods, (place, flood) => printAndRead(format, place(flood))),
      runs(15),
    );
    fc.assert(
      fc.property(fc.constantFrom(...places), floods, (place, flood) => printAndRead(format, place(flood))),
      runs(100),
    );
  });

  const lines = sources[id] ?? [];
  const readLine = (line: string, flood: string): void => {
    expect(format.parse(fill(line, flood), {})).toHaveProperty('diagnostics');
  };

  test('reads floods of each sign in its lines', () => {
    for (const sign of signs) for (const line of lines) readLine(line, `${sign.repeat(short)}x`);
  });

  test('reads other floods in its lines', () => {
    fc.assert(fc.property(fc.constantFrom(...lines), longFloods, readLine), runs(20));
    fc.assert(fc.property(fc.constantFrom(...lines), floods, readLine), runs(200));
  });
});

test('every language has lines with floods', () => {
  expect(Object.keys(sources).sort()).toEqual(registry.map(({ id }) => id).sort());
});

test.each(Object.entries(documents))('a document %s is searched behind floods', (extension, templates) => {
  const find = (template: string, flood: string): void => {
    expect(findIn(fill(template, flood), `x${extension}`, () => true)).toHaveProperty('embedded');
  };
  for (const sign of signs) for (const template of templates) find(template, `${sign.repeat(short)}x`);
  fc.assert(fc.property(fc.constantFrom(...templates), longFloods, find), runs(8));
  fc.assert(fc.property(fc.constantFrom(...templates), floods, find), runs(100));
});

const proxied = 'https://x/proxy?fmt=svg&src=https://y/z.puml';

test.each<readonly [name: string, unit: string, read: (flood: string) => unknown, found: unknown]>([
  ["a proxy's address", '/proxy?&', (flood) => unreadable(`${proxied}&a=${flood}`, { start: 0, end: 1 }, 'link')?.language, 'plantuml'],
  ['what kind of diagram is meant', '->', (flood) => kindMeant(['class A', flood]), 'class diagram'],
  ['the first indentation', 'sequenceDiagram\u2028', (flood) => indentOf(`${flood}\n\u2028`), undefined],
])('%s is found in a million signs', (_, unit, read, found) => {
  expect(read(unit.repeat(1_000_000 / unit.length))).toBe(found);
});
