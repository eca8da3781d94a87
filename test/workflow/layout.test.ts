// An author's YAML laid out again: it means the same, comments stay where they belong, a second time changes nothing.

import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { convert } from '../../src/convert.js';
import { workflow } from '../../src/formats/workflow/index.js';
import { layOut } from '../../src/formats/workflow/yaml/layout.js';
import type { Diagram } from '../../src/ir/model.js';
import { walk } from '../../src/ir/walk.js';
import { diagramArbitrary } from '../arbitrary/diagram.js';
import { runs } from '../arbitrary/runs.js';
import { corpus } from '../corpus/files.js';
import { expectSame } from '../laws/formats.js';

function read(text: string): Diagram {
  const { diagram, diagnostics } = workflow.parse(text, {});
  const error = diagnostics.find(({ severity }) => severity === 'error');
  if (!diagram || error) throw new Error(`${error?.message ?? 'no diagram'}\n${text}`);
  return diagram;
}

/** Every statement in order, comments with their words. */
function order(diagram: Diagram): readonly string[] {
  return [...walk(diagram.statements)].map((statement) => (statement.kind === 'comment' ? `# ${statement.text}` : statement.kind));
}

const untidy = `\ufeff# head
workflow:   Untidy${'   '}


info: {a:   1,
   b: 2}
participants:
      # who
      A:   &a  {label: x}
      B:
          label: |
             two

               lines
          shape: actor   # aside
steps:
# at the top
-   A -> B: hello
    id:  x
# between

-     alt:  ok
      steps:
      - B -> A: "quoted # text"
        # the end of the list
      else:
      -  when: 'no'
         steps:
           - A -> B: >-
               folded
               text
   # odd
-  A -> B: plain
     goes on
# before the notes
notes:
- a
# the end
`;

const tidy = `# head
workflow:   Untidy

info: {a:   1,
   b: 2}
participants:
  # who
  A:   &a  {label: x}
  B:
    label: |
       two

         lines
    shape: actor   # aside
steps:
  # at the top
  - A -> B: hello
    id:  x
  # between

  - alt:  ok
    steps:
      - B -> A: "quoted # text"
      # the end of the list
    else:
      - when: 'no'
        steps:
          - A -> B: >-
              folded
              text
  # odd
  - A -> B: plain
      goes on
# before the notes
notes:
  - a
  # the end
`;

describe('laying out', () => {
  test('indentation and blanks change, the author’s hand stays', () => {
    expect(layOut(untidy)).toBe(tidy);
    expect(order(read(tidy))).toEqual(order(read(untidy)));
    expectSame(read(untidy), read(tidy), tidy);
    expect(convert(untidy, { from: 'yaml', to: 'yaml' }).text).toBe(tidy);
  });

  test('what is laid out already stays as it is', () => {
    expect(layOut(tidy)).toBe(tidy);
    for (const files of corpus().values()) for (const { format, text } of files) if (format.id === 'yaml') expect(layOut(text)).toBe(text);
  });

  test('what the yaml package makes of a text means the same when it is laid out', () => {
    const style = fc.record({ indent: fc.integer({ min: 1, max: 5 }), indentSeq: fc.boolean() });
    fc.assert(
      fc.property(diagramArbitrary(), style, (diagram, { indent, indentSeq }) => {
        const { text } = workflow.print(diagram, {});
        // Without a schema: the package would spell 0x1F anew.
        const plainly = { uniqueKeys: false, schema: 'failsafe' } as const;
        const other = parseDocument(text, plainly).toString({ indent, indentSeq, lineWidth: 0 });
        // The package writes `|2` before a block that begins with blanks, whatever its indentation is: it cannot read that itself.
        const itself = parseDocument(other, plainly);
        fc.pre(itself.errors.length === 0 && isDeepStrictEqual(itself.toJS(), parseDocument(text, plainly).toJS()));
        const once = layOut(other);
        expectSame(read(other), read(once), `${other}\n---\n${once}`);
        expect(order(read(once))).toEqual(order(read(other)));
        expect(layOut(once)).toBe(once);
      }),
      runs(60),
    );
  });

  test('what is printed is laid out', () => {
    fc.assert(
      fc.property(diagramArbitrary(), (diagram) => {
        const { text } = workflow.print(diagram, {});
        expect(layOut(text)).toBe(text);
      }),
      runs(150),
    );
  });

  test('an edited diagram is not printed from the text that it was read from', () => {
    const diagram = read(untidy);
    const { text } = workflow.print({ ...diagram, title: 'Edited' }, { source: untidy });
    expect(text).toContain('workflow: Edited');
  });

  test('any text at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(layOut(layOut(text))).toBe(layOut(text));
      }),
      runs(300),
    );
  });
});
