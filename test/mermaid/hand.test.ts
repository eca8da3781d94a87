// The author's hand: what is in canonical layout stays byte for byte, and what is not keeps its comments, spellings and declarations.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { convert } from '../../src/index.js';
import { formatById } from '../../src/registry.js';
import { diagramArbitrary } from '../arbitrary/diagram.js';
import { runs } from '../arbitrary/runs.js';

const mermaid = formatById('mermaid');

function format(text: string): string {
  const { diagram, diagnostics } = mermaid.parse(text, {});
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return diagram ? mermaid.print(diagram, {}).text : '';
}

/** Texts in canonical layout, each with something that a careless printer would change. */
const canonical: Readonly<Record<string, string>> = {
  'explicit and late declarations': `sequenceDiagram
    participant A as A
    actor U as User<br/>of the shop
    A->>U: hello
    participant L as Late
    participant Q@{ "type": "queue", "alias": "Jobs; all of them" }
    L->>Q: put
`,
  'both spellings of an activation': `sequenceDiagram
    A->>+B: suffix
    B-->>-A: suffix
    A->>B: statements
    activate B
    B-->>A: statements
    deactivate B
    A->>+A: self
    A->>-A: self
`,
  'comments, sections and blank lines': `%% at the very top
%%
%%{init: {"theme": "dark"}}%%

sequenceDiagram
    %% ---------- Log in ----------

    A->>B: one
    %%without a blank
    # a number sign
    A->>B: two

    %% ---------- Log out ----------
    %%
    loop often

        %% first in the block
        A->>B: three

        alt yes
            B-->>A: four
            %% last in the operand

        else no
            B-->>A: five
        end
    end

    note over A,B: small letter
    Note right of B: capital letter
`,
  'a front matter as it was written': `---
# why this title
title:   "Log in: how it works"
config:
    theme: forest   # green
    sequence: { mirrorActors: false }
---
sequenceDiagram
    A->>B: x
`,
  'directives in the text, on several lines': `sequenceDiagram
    %%{
  init: {
    'sequence': { 'showSequenceNumbers': true }
  }
}%%
    A->>B: x
    %%{wrap}%%
    B->>A: y
`,
  'titles and texts for screen readers': `sequenceDiagram
    title: With a colon
    accTitle: Short # and ; too
    accDescr {
        The first line
        and the second
    }
    A->>B: x
`,
  'the other title': `sequenceDiagram
    title Without #quot;one#quot;
    accDescr: One line
    A->>B: x
`,
  'entities and line breaks in every spelling': `sequenceDiagram
    A->>B: #9829; #35;1 <br> and <BR /> & &amp vector<Order> a<b "q" \\n #quot;x#quot;
    A->>B: wrap: long
    A->>B: nowrap: long
    A->>B:
`,
  'numbers as they were given': `sequenceDiagram
    autonumber
    A->>B: x
    autonumber 10 1
    A->>B: x
    autonumber off
    A->>B: x
    autonumber 1.5 0.5
    A->>B: x
`,
  'activations before anything else names the participant, and declarations that say nothing new': `sequenceDiagram
    %% who begins
    participant A
    activate B
    A->>B: x
    B->>C: y
    %% once more
    participant A
    deactivate B
    actor D
    C->>D: z
    actor D
`,
  'a box round participants that were mentioned before': `sequenceDiagram
    A->>B: x
    B->>C: y
    box Blue Both
        participant B
        participant C
        participant D
    end
    box Aqua None but the last
        participant A
        participant E
    end
    C->>E: z
`,
  'boxes, colours and links': `sequenceDiagram
    box transparent Aqua is a colour
        participant A
    end
    box rgb(240, 240, 255)

        participant B
        %% in the box
    end
    box Nobody in it
    end
    link A: Wiki @ https://example.org/a?b=c
    links A: {"Board": "https://example.org/board", "Chat":"x"}
    properties B: {"class":  "internal"}
    details B: details-of-b
    rect rgba(0, 0, 255, .1)
        A->>B: x
    end
    rect #35;eef
        A->>B: x
    end
`,
  lives: `sequenceDiagram
    A->>B: x
    create actor J as Job
    A->>J: new

    destroy J
    A-xJ: stop
    create participant K
    Note over K: between
    A->>K: new
`,
  'a blank line behind the front matter': `---
title: Log in
---

sequenceDiagram
    A->>B: x
`,
  'a comment behind the front matter': `---
title: Log in
---

%% who
sequenceDiagram
    A->>B: x
`,
  'no blank line behind the front matter': `---
title: Log in
---
%% who
sequenceDiagram
    A->>B: x
`,
  'marks of any length, and directives within comments': `%% %%{init: {"theme": "dark"}}%%
sequenceDiagram
    %%%% Log in %%%%
    A->>B: x
    %%%%%% %%{init: {
    "theme": "forest"
}}%% no more
    A->>B: y
    %%%{wrap}%%
    A->>B: z
    %% and

    %%
    A->>B: z
`,
  'ends with something else before their messages': `sequenceDiagram
    A->>B: x
    destroy B

    %% said before
    Note over B: the last
    opt
        A->>B: y
    end
    destroy C
    destroy A
    autonumber
    C->>A: z
`,
  'an end without its message': `sequenceDiagram
    A->>B: x
    destroy B
    Note over A: nobody ends
    opt
        destroy A
    end
    activate A
`,
  'every arrow': `sequenceDiagram
    A->B: x
    A-->B: x
    A-xB: x
    A--xB: x
    A-)B: x
    A--)B: x
    A<<->>B: x
    A<<-->>B: x
    A-|\\B: x
    A--//B: x
    A\\|-B: x
    A\\\\--B: x
    A->>()B: x
    A()->>B: x
    A()-->>()B: x
`,
  'every fragment': `sequenceDiagram
    critical it must
        A->>B: x
    option network
        A->>B: x
    option
        A->>B: x
    end
    par_over all
        A->>B: x
    and others
        A->>B: x
    end
    break
        A->>B: x
    end
    opt
    end
`,
  'an indentation of two blanks': `sequenceDiagram
  A->>B: x
  loop often
    A->>B: y
  end
`,
  tabs: `sequenceDiagram
\tA->>B: x
\tloop often
\t\tA->>B: y
\tend
`,
  'names that need nothing': `sequenceDiagram
    participant order-service
    order-service->>日本: x
    my.end->>"quoted": y
    Note over 日本,a/b: z
    @x->>a(b): z
`,
  'a name that holds all of its line': `sequenceDiagram
    actor Legal Entity as Legal Entity
`,
  'an activation of somebody whom nothing names': `sequenceDiagram
    A->>B: x
    activate C
`,
};

describe('what is in canonical layout stays as it is', () => {
  test.each(Object.entries(canonical))('%s', (_, text) => {
    expect(format(text)).toBe(text);
  });

  test('whatever is printed', () => {
    fc.assert(
      fc.property(diagramArbitrary(), (diagram) => {
        const { text } = mermaid.print(diagram, {});
        expect(format(text)).toBe(text);
      }),
      runs(100),
    );
  });
});

describe('what is not comes into it', () => {
  test.each([
    [
      'blanks round arrows, names and texts',
      'sequenceDiagram\nA ->> B :  x \n  B-->> A:y',
      'sequenceDiagram\n    A->>B: x\n    B-->>A: y\n',
    ],
    ['several statements on a line', 'sequenceDiagram; A->>B: x; B->>A: y', 'sequenceDiagram\n    A->>B: x\n    B->>A: y\n'],
    [
      'capitals of words',
      'sequenceDiagram\nPARTICIPANT A\nLOOP x\nA-XB: x\nEND',
      'sequenceDiagram\n    participant A\n    loop x\n        A-xB: x\n    end\n',
    ],
    ['blank lines', 'sequenceDiagram\n\n\n\n  A->>B: x\n \t\n\n  A->>B: y\n\n', 'sequenceDiagram\n\n  A->>B: x\n\n  A->>B: y\n'],
    ['line ends', 'sequenceDiagram\r\n    A->>B: x\r    A->>B: y', 'sequenceDiagram\n    A->>B: x\n    A->>B: y\n'],
    [
      'a comment behind a text',
      'sequenceDiagram\nloop x # why\nA->>B: x\nend',
      'sequenceDiagram\n    loop x\n        # why\n        A->>B: x\n    end\n',
    ],
    ['a directive that is not closed', 'sequenceDiagram\nA->>B: x\n%%{init: {}', 'sequenceDiagram\n    A->>B: x\n    %%{init: {}}%%\n'],
  ])('%s', (_, text, wanted) => {
    expect(format(text)).toBe(wanted);
  });
});

test('a colon is coded before a coded sign only where its line says style', () => {
  const said = (line: string): string =>
    convert(`@startuml\nparticipant style\n${line}\n@enduml\n`, { from: 'plantuml', to: 'mermaid' }).text ?? '';
  expect(said('A -> B : id:1;name:x')).toContain('A->>B: id:1#59;name:x');
  expect(said('A -> B : style:1;')).toContain('A->>B: style#58;1#59;');
  expect(said('A -> style : id:1;')).toContain('A->>style: id#58;1#59;');
  expect(said('opt style a:b#')).toContain('opt style a#58;b#35;');
});
