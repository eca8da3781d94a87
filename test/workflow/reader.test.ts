// What the YAML reader makes of what people write: texts as they stand, comments in their places, and findings that help.

import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js';
import { workflow } from '../../src/formats/workflow/index.js';
import type { Diagram, Statement } from '../../src/ir/model.js';
import { participantsOf, walk } from '../../src/ir/walk.js';

function read(text: string): { readonly diagram: Diagram; readonly diagnostics: readonly Diagnostic[] } {
  const { diagram, diagnostics } = workflow.parse(text, {});
  if (!diagram) throw new Error(`nothing was read: ${diagnostics[0]?.message}`);
  return { diagram, diagnostics };
}

/** Each finding: its code and what stands at its place. */
function findings(text: string): readonly string[] {
  return workflow
    .parse(text, {})
    .diagnostics.map(({ code, span }) => `${code}: ${span ? text.slice(span.start, span.end).replace(/\s+/g, ' ') : ''}`);
}

const steps = (...lines: readonly string[]): string => `workflow: x\nsteps:\n${lines.map((line) => `  ${line}\n`).join('')}`;

/** Statements in a line each: comments with `#`, messages by their text, others by their kind. */
function outline({ statements }: Diagram): readonly string[] {
  const words = (one: Statement): string =>
    one.kind === 'comment'
      ? `#${one.origin?.as === 'aside' ? '>' : ''} ${one.text}`
      : one.kind === 'message'
        ? `${String(one.text)}`
        : one.kind;
  return [...walk(statements)].map(words);
}

const textOf = (value: string): unknown => {
  const [first] = read(steps(`- A -> B: ${value}`)).diagram.statements;
  return first?.kind === 'message' ? first.text : undefined;
};

describe('texts', () => {
  test.each(['1.0', '0x1F', 'yes', 'NO', 'off', '2026-11-22', '1e3', '012', '.5', 'true', 'Null and void', '~/home', "it's", 'a:b', 'a#b'])(
    '%s stays as written',
    (value) => {
      expect(textOf(value)).toBe(value);
      expect(findings(steps(`- A -> B: ${value}`))).toEqual([]);
    },
  );

  test('quotes, folded and literal blocks', () => {
    expect(textOf('"a: b # c\\n\\u00e9"')).toBe('a: b # c\né');
    expect(textOf("'it''s'")).toBe("it's");
    expect(textOf('>-\n      a\n      b')).toBe('a b');
    expect(textOf('|-\n      a\n        b')).toBe('a\n  b');
    // The line break that ends every block is no empty line of the note; `+` keeps it.
    expect(textOf('|\n      a\n      b')).toBe('a\nb');
    expect(textOf('>\n      a\n      b')).toBe('a b');
    expect(textOf('|+\n      a')).toBe('a\n');
    expect(read('workflow: x\ninfo:\n  a: |\n    b\nsteps: []\n').diagram.workflow?.info).toEqual({ a: 'b\n' });
  });

  test('nothing is no text', () => {
    expect(textOf('')).toBe('');
    expect(findings(steps('- A -> B:'))).toEqual([]);
  });

  test('what YAML reads in another way is warned about, and read', () => {
    expect(findings(steps('- A -> B: ~'))).toEqual(['null-text: ~']);
    expect(textOf('~')).toBe('~');
    expect(findings(steps('- A -> B: call #5'))).toEqual(['cut-text: #5']);
    expect(findings(steps('- A -> B: call # five'))).toEqual(['cut-text: # five']);
    expect(findings(steps('- A -> B: call  # a comment'))).toEqual([]);
    expect(findings(steps('- note: x', '  color: #f00'))).toEqual(['cut-text: #f00']);
    expect(findings(steps('- A -> B: !important x'))).toEqual(['marked-text: x']);
    expect(findings(steps('- A -> B: &a x'))).toEqual(['marked-text: x']);
    const [finding] = workflow.parse(steps('- A -> B: call #5'), {}).diagnostics;
    expect(finding?.help).toContain('"call #5"');
  });

  test('anchors that something repeats, and the tag of texts, are no mistakes', () => {
    const { diagram, diagnostics } = read(steps('- A -> B: &a x', '- B -> A: *a', '- A -> B: !!str 5'));
    expect(diagnostics).toEqual([]);
    expect(outline(diagram)).toEqual(['x', 'x', '5']);
  });

  test('a colon in a text is explained, once', () => {
    const text = steps('- A -> B: note: the rest  # why');
    expect(findings(text)).toEqual(['colon-in-text: note: the rest']);
    expect(workflow.parse(text, {}).diagnostics[0]?.help).toBe('Write "note: the rest".');
  });
});

describe('what somebody new writes', () => {
  const helpFor = (text: string): readonly (string | undefined)[] => workflow.parse(text, {}).diagnostics.map(({ help }) => help);

  test('keys that stand too deep, and lists without a key', () => {
    const deep = steps('- alt: paid', '    steps:', '      - A -> B: x');
    expect(findings(deep)).toContain('too-deep: steps');
    expect(findings(steps('- loop: daily', '  - A -> B: x'))).toEqual(expect.arrayContaining(['list-without-key: -']));
  });

  test.each([
    [steps('- if: paid'), 'Did you mean "alt"?'],
    [steps('- note over A: x'), 'Write "{note: x, over: A}".'],
    [steps('- Note left of A: x'), 'Write "{note: x, left of: A}".'],
    [steps('- note over A, B: x'), 'Write "{note: x, over: [A, B]}".'],
    [steps('- noted: x'), 'Did you mean "note"?'],
    [steps('- activate A'), 'Write "activate: A".'],
    [steps('- divider'), 'Write "divider: …".'],
    [steps('- A - > B: x'), 'Write "A -> B".'],
    [steps('- A < -- B: x'), 'Write "A <-- B".'],
    [steps('- A -> B ++: x'), 'Write "A -> B +".'],
    [steps('- A -> B --++: x'), 'Write "A -> B -+".'],
    [
      steps('- A -> B:', '    request: {http: GET /a}'),
      'What belongs to a step stands in the column of its first word: write "request" there.',
    ],
    [steps('- note:', '    over: A'), 'What belongs to a step stands in the column of its first word: write "over" there.'],
    [steps('- alt: x', '  steps: [A -> B]', '  else: y'), 'Write {when: y, steps: […]}.'],
    [steps('- [A -> B: x]'), 'Each step has one dash and no brackets.'],
    ['workflow: x\nfootbox: off\nsteps: []\n', 'Write false.'],
    ['workflow: x\nnumbering: yes\nsteps: []\n', 'Write true.'],
    ['workflow: x\nrelated: [./a.md]\nsteps: []\n', 'Write {title: …, href: …}.'],
    ['workflow: x\n', 'Write "steps: …".'],
    [steps('- A -> B: x', '- note: x', '  left: A'), 'Did you mean "left of"?'],
    ['workflow: x\nactors: {A: B}\nsteps: []\n', 'Did you mean "participants"?'],
    ['workflow: x\nmessages: []\nsteps: []\n', 'Did you mean "steps"?'],
    ['workflow: x\nsteps: {A -> B: x}\n', 'Write "- " before each step.'],
    ['workflow: x\nparticipants: [A]\nsteps: []\n', 'Write each on a line of its own with a colon behind it, and without "-".'],
    [steps('- A -> B: x', '  request: GET /a'), 'Write {http: GET /a}.'],
    [steps('- par:', '    - A -> B: x'), 'What happens in it stands beside it, under `steps:`.'],
    [steps('- A -> B: @home'), 'If it is a text, quote it: "@home".'],
    [steps('- A -> B: %home'), 'If it is a text, quote it: "%home".'],
    [steps('- A -> B: > x'), 'If it is a text, quote it: "> x".'],
    [steps('- A -> B: |x'), 'If it is a text, quote it: "|x".'],
    [steps('- A -> B: "a" b'), 'If it is a text, quote it: "\\"a\\" b".'],
    ['workflow: x\nparticipants: {A: , B: }\nsteps:\n  - note: x\n    over: A, B\n', 'Did you mean "[A, B]"?'],
    [
      'workflow: x\nparticipants:\n  A: Alice\n    shape: actor\nsteps: []\n',
      'What belongs to a step stands in the column of its first word; a participant is written {label: Alice, shape: …}.',
    ],
    [steps('- A -> B: {x}'), 'Only a text stands here; one with braces, brackets or ": " in it is put in quotes.'],
  ])('%j is told what to do', (text, help) => expect(helpFor(text)).toContain(help));
});

test('names that look like a torn arrow or a sign of activation are quoted, and come back', () => {
  const { diagram, diagnostics } = read(steps(...['> B', '-> B', 'A <', 'A ++', 'A --'].map((name) => `- '"${name}" -> C': x`)));
  expect(diagnostics).toEqual([]);
  expect(participantsOf(diagram).map(({ id }) => id)).toEqual(['> B', 'C', '-> B', 'A <', 'A ++', 'A --']);
  const { text } = workflow.print(diagram, {});
  expect(participantsOf(read(text).diagram).map(({ id }) => id)).toEqual(participantsOf(diagram).map(({ id }) => id));
});

test('payloads may be a list; what leads nowhere is told where it belongs', () => {
  const list = (id: string): string => `workflow: x\ndata:\n  - {id: Order}\nsteps:\n  - A -> B: x\n    request: {data: ${id}}\n`;
  expect(findings(list('Order'))).toEqual([]);
  expect(findings(list('Bill'))).toEqual(['unknown-reference: Bill']);
  expect(workflow.parse(list('Bill'), {}).diagnostics[0]?.help).toBe('Write it under `data`.');
  const [finding] = workflow.parse('workflow: x\nparticipants: {A: }\nsteps: [A -> B]\n', {}).diagnostics;
  expect(finding?.help).toBe('Declare it under `participants`.');
});

test('a number in the front matter stays as it is spelt where a number would change it', () => {
  const { diagram } = read(
    'workflow: x\ninfo: {version: 1.10, build: 0755, count: 12, ok: true}\ndata: {A: {example: {price: 29.90}}}\nsteps: []\n',
  );
  expect(diagram.workflow?.info).toEqual({ version: '1.10', build: '0755', count: 12, ok: true });
  expect(diagram.workflow?.data).toMatchObject([{ example: { price: 29.9 } }]);
});

describe('YAML', () => {
  test('merge keys and aliases', () => {
    const text = `workflow: x\nx-base: &base {shape: actor, color: red}\nparticipants:\n  A: {<<: *base, color: blue}\n  B: *base\nsteps: []\n`;
    const { diagram, diagnostics } = read(text);
    expect(diagnostics).toEqual([]);
    expect(participantsOf(diagram)).toMatchObject([
      { id: 'A', shape: 'actor', color: 'blue' },
      { id: 'B', shape: 'actor', color: 'red' },
    ]);
  });

  test('anchors are found in the order of the text, at any depth', () => {
    expect(findings('workflow: x\ninfo: {a: {k: &v 1}, b: {k: *v}}\nsteps: []\n')).toEqual([]);
    expect(findings('workflow: x\ninfo: {b: {k: *v}, a: {k: &v 1}}\nsteps: []\n')).toEqual(['yaml-alias: *v']);
    expect(findings('workflow: x\ninfo: &i {a: *i}\nsteps: []\n')).toEqual(['yaml-alias: *i']);
  });

  test('a bomb of aliases is refused in time', () => {
    const lines = Array.from({ length: 40 }, (_, i) => `  a${i}: &a${i} [${i === 0 ? 'x' : `*a${i - 1}, *a${i - 1}`}]\n`);
    const { diagnostics } = workflow.parse(`workflow: x\ninfo:\n${lines.join('')}steps: []\n`, {});
    expect(diagnostics.filter(({ code }) => code === 'limit-exceeded')).toHaveLength(1);
  });

  test('a key that stands twice', () => {
    expect(findings('workflow: x\nworkflow: y\nsteps: []\n')).toEqual(['duplicate-key: workflow']);
    expect(findings('workflow: x\nparticipants:\n  A:\n  b: {box: B, participants: {A: }}\nsteps: []\n')).toEqual(['duplicate-name: A']);
  });

  test('what is not YAML does not hide the rest', () => {
    expect(findings(steps('- A -> B: "unclosed', '- B -> A: x'))).toEqual(['yaml-syntax: "']);
    expect(findings(steps('- A -> B: "x\\"', '- B -> A: x'))).toEqual(['yaml-syntax: "']);
    expect(findings(steps("- A -> B: 'it''", '- B -> A: x'))).toEqual(["yaml-syntax: '"]);
    expect(findings(steps("- A -> B: ''", "- A -> B: 'it''s'", '- A -> B: "\\\\"', '- A -> B: "a\\"b"'))).toEqual([]);
    expect(findings(steps('- A -> B: [unclosed', '- B -> A: x'))).toEqual(['wrong-value: [unclosed', 'yaml-syntax: -']);
    const text = steps('- A -> B: x', ' - B -> A: y', '- nott: z');
    expect(findings(text)).toEqual(['yaml-syntax: -', 'unknown-step: nott']);
  });

  test('several documents', () => {
    const one = 'workflow: one\nsteps:\n  - A -> B: x\n';
    const text = `# first\n${one}---\n${one.replace('one', 'two')}---\nother: true\n`;
    expect(workflow.diagrams(text).map((located) => located.text.includes('two'))).toEqual([false, true]);
    expect(read(text).diagnostics.map(({ code }) => code)).toEqual(['more-diagrams']);
    expect(workflow.diagrams(text).every(({ span, text: inner }) => text.slice(span.start, span.end) === inner)).toBe(true);
  });
});

describe('findings', () => {
  test('several in one file, each in its place', () => {
    const text = `workflow: x
stpes: 1
participants: {User: {lable: U}, Shop: {}}
steps:
  - User -> Shop: order
    id: order
    discription: x
  - Shop --> Usr: done
    to: ordr
  - User->Shop: no blanks
  - notee: x
  - alt: x
    steps:
      - note: y
        over: Shp
  - duration: 5s
    from: a
    to: b
errors:
  e: {at: ordre, steps: []}
`;
    expect(findings(text)).toEqual([
      'unknown-key: stpes',
      'unknown-key: lable',
      'unknown-key: discription',
      'unknown-reference: Usr',
      'unknown-reference: ordr',
      'almost-arrow: User->Shop',
      'unknown-step: notee',
      'unknown-reference: Shp',
      'unknown-reference: a',
      'unknown-reference: b',
      'unknown-reference: ordre',
    ]);
    const helps = workflow.parse(text, {}).diagnostics.map(({ help }) => help);
    expect(helps).toEqual([
      'Did you mean "steps"?',
      'Did you mean "label"?',
      'Did you mean "description"?',
      'Did you mean "User"?',
      'Did you mean "order"?',
      'Write "User -> Shop".',
      'Did you mean "note"?',
      'Did you mean "Shop"?',
      'Write this `anchor` beside the message that is meant.',
      'Write this `anchor` beside the message that is meant.',
      'Did you mean "order"?',
    ]);
  });

  test('payloads and error paths that do not exist', () => {
    const text = `workflow: x\nsteps:\n  - A -> B:\n    request: {data: Ordr}\n    retry: {exhausted: latr}\ndata: {Order: {}}\nalternatives: {later: {}}\n`;
    expect(findings(text)).toEqual(['unknown-reference: Ordr', 'unknown-reference: latr']);
  });

  test.each([
    ['A->B', 'A -> B'],
    ['A-->>B +', 'A -->> B +'],
    ['A ->B', 'A -> B'],
    ['A -xB', 'A -x B'],
    ['A => B', 'A -> B'],
    ['A → B', 'A -> B'],
    ['A-)B', 'A ->> B'],
    ['[->B', '[ -> B'],
  ])('%s should be %s', (key, suggestion) => {
    const [finding] = workflow.parse(steps(`- "${key}": x`), {}).diagnostics;
    expect(finding).toMatchObject({ code: 'almost-arrow', data: { suggestion } });
  });

  test('without participants, those of the steps take part', () => {
    const { diagram, diagnostics } = read(steps('- A -> B: x', '- note: n', '  over: [C, B]', '- D <- A: y'));
    expect(diagnostics).toEqual([]);
    expect(participantsOf(diagram).map(({ id }) => id)).toEqual(['A', 'B', 'C', 'D']);
  });

  test('at most as many errors as were asked for', () => {
    const { diagnostics } = workflow.parse(steps(...Array.from({ length: 9 }, () => '- nott: x')), { limits: { errors: 3 } });
    expect(diagnostics.map(({ code }) => code)).toEqual(['unknown-step', 'unknown-step', 'unknown-step', 'too-many-errors']);
  });

  test('another kind of file is no workflow', () => {
    for (const text of ['', 'a: b\n', '- a\n', 'text', '{}', 'workflow-rules: x\n']) {
      expect(workflow.parse(text, {}).diagnostics.map(({ code }) => code)).toContain('no-diagram');
      expect(workflow.recognises(text)).toBe(false);
    }
    expect(workflow.recognises('workflow:\n  rules:\n    - if: $CI\n')).toBe(false);
    expect(workflow.recognises('# x\nworkflow: y\nsteps:\n')).toBe(true);
  });
});

describe('comments', () => {
  test('belong to the list in whose column they stand', () => {
    const text = `# head
workflow: x  # title
# on participants
participants:
  # on A
  A:
  B:  # on B
# on steps
steps:
  # first
  - A -> B: one  # behind one
  # before alt

  - alt: x
    # inside alt
    steps:
      - A -> B: two
      # end of the first
    # before else
    else:
      - steps:
          # start of the second
          - A -> B: three
          # end of the second
  # before four
  - A -> B: four
    id: four  # behind the id
# the end
`;
    const { diagram, diagnostics } = read(text);
    expect(diagnostics).toEqual([]);
    expect(outline(diagram)).toEqual([
      '# head',
      '#> title',
      '# on participants',
      '# on A',
      'declaration',
      '#> on B',
      'declaration',
      '# on steps',
      '# first',
      '#> behind one',
      'one',
      '# before alt',
      '# inside alt',
      'fragment',
      'two',
      '# end of the first',
      '# before else',
      '# start of the second',
      'three',
      '# end of the second',
      '# before four',
      '#> behind the id',
      'four',
      '# the end',
    ]);
  });

  test('a fragment reaches as far as the comments in it', () => {
    const text = steps('- opt: x', '  steps:', '    - A -> B: y', '    # end', '- A -> B: z');
    const [fragment] = read(text).diagram.statements;
    expect(text.slice(fragment?.origin?.span?.start, fragment?.origin?.span?.end)).toMatch(/# end$/);
  });

  test('the schema of an editor is not one of them', () => {
    const text = `# yaml-language-server: $schema=./a.json\n${steps('- A -> B: x')}`;
    const { diagram } = read(text);
    expect(outline(diagram)).toEqual(['x']);
    expect(workflow.print(diagram, {}).text).toBe(text);
  });
});
