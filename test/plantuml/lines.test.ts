// Lines at the edges of PlantUML's patterns: we read what the engine reads and refuse what it refuses, and printed, mostly without
// the author's hand, each is drawn the same.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { plantuml } from '../../src/formats/plantuml/index.js';
import { withoutOrigins } from '../arbitrary/origins.js';
import { hasOracle, type Oracle, type Reading, startOracle } from './engine.js';

/** Each stands behind a message; `|` is a break. */
const lines: readonly string[] = [
  // Words have no long s and no sign of Kelvin; names have the letters and digits of all scripts.
  ...['de\u017ftroy B', 'participant C a\u017f D', '\u017fkinparam a b', 'brea\u212a x|end', 'hide un\u017fafe', 'NOTE OVER A : \u017f'],
  ...['é -> 漢字 : ü “x” →', 'Ж٣ --> ª++ : 漢', 'participant "漢 字" as ж #red', 'note over é, 漢 #red : ж', 'A{é} -> B{ж} : x', 'é→ -> B'],
  // Behind an anchor the blank is the anchor's, and a mark needs another.
  ...['A{b} x-> B', 'A{b}  x-> B', 'A{b} o-> B', 'A{b} x<- B', 'A{b}  x<- B', 'A{b} x- B', 'A{b}  x- B', 'A{b} x-x B', 'A{b} ->x B'],
  ...['A x-> B', '{a} A x-> B', 'A{b} -> B', 'A{b} (10)<- B', 'A{b}(10)<- B', 'A {b} -> B', 'A{b}-> B'],
  // An anchor at the end needs something behind it.
  ...['A -> B{b}', 'A -> B{b} :', 'A -> B{b} ++', 'A -> B{b}++', 'A -> B{b} : x', 'A <- B{b} #red : x', 'A -> B & A{b} : x'],
  // A frame has plain colours.
  ...['alt #red/blue x|end', 'alt #red-blue|end', 'alt#red #red/blue x|end', 'alt#red/blue x|end', 'opt|else #red/blue y|end'],
  ...['note over A #red/blue : x', 'participant C #red/blue', 'box x #red/blue|participant C|end box', 'A -[#red/blue]> B'],
  ...['ref#red/blue over A : x', 'activate A #red/blue', 'A -> B ++ #red/blue', 'return #red/blue x'],
  // A stereotype goes on to where the rest of the line is in order.
  ...['A -> B <<a>> b>> : x', 'A -> B <<a>> <<b>> : x', 'note over A <<a>> b>> : x', 'participant C <<a>> b>> #red'],
  'A -> B <<>> : x',
  // The guard of a group stands behind its links.
  ...['group A [b] [c]|end', 'group A [b [[u c]] d]|end', 'group A [[u x]] [b]|end', 'group [[u x]] [b]|end', 'group A [[u x] [b]|end'],
  ...['group A [b [[u x]] c [[v y]] d]|end', 'group A [b [[u x]]]|end', 'group A [b [x]]|end', 'group A]|end'],
  // A heading has a letter, a digit, `_` or `.`.
  ...['title -', 'title ?-', 'title a-', 'title .', 'legend -', 'newpage -', 'newpage .', 'header -', 'header _'],
  // Nobody looks at the colour of what is there already.
  ...['participant A #1234', 'create participant A #1234|B -> A', 'create A #1234|B -> A', 'participant C #1234', 'participant A #red-zzz'],
  // The lines of a legend are moved back as far as the first, and as far as they share it.
  ...[
    'legend||  a|    b|endlegend',
    'group x|legend right||  a| b|endlegend|end',
    'legend|   |  a|    b|endlegend',
    'legend|  ||    a|endlegend',
  ],
  ...['legend|a|  b|endlegend', 'legend|  a|    b| c|endlegend', 'legend|||  a|endlegend'],
  // Quotes at both ends make a heading of anything, but of a main frame and a page.
  ...[
    'title "-"',
    'title "a" b "c"',
    'title ""a""',
    'title ""',
    'title """',
    'title “"',
    'title "',
    'title: "?"',
    'title "" -',
    'title +""',
  ],
  ...['header "-"', 'caption "a" "b"', 'legend "-"', 'footer "?" ', 'mainframe "-"', 'mainframe "a" "b"', 'newpage "-"', 'newpage "a" "b"'],
  // An embedded diagram ends, or the text that holds it does not; it may hold another.
  ...[
    'note over A|{{|B -> C|end note|A -> B',
    'note over A|{{|B -> C|}}|end note',
    'note over A|{{|B|}}x|end note',
    'legend|{{|end legend',
  ],
  ...['note over A|{{|{{|}}|end note', 'note over A|{{|B|}}|{{|C|}}|end note', 'note over A|x {{|end note', 'participant Q [|{{|]'],
  // Styles and sprites begin and end on lines of their own.
  ...['<style>a { b: c }</style>', '<style></style>', '<style> </style>', '<style> x|a { }|</style>', '<style>|a {|} </style>'],
  ...['sprite $foo{|0000|}', 'sprite é {|0000|}', 'sprite $foo [4x4/8]{|0000|}', 'sprite $foo [4x4/7] {|0000|}', 'sprite foo bar {|0000|}'],
  ...[
    'sprite a-b [4x4/16] {|0000|}',
    'sprite a.b {|00|end sprite',
    'sprite $foo {|00|endsprite',
    'sprite foo {|0g|}',
    'sprite foo 0fA',
    'sprite foo 0g',
  ],
  ...[
    'sprite foo [2x2/16]{|00|11|}',
    'sprite foo [4x4/16] 0000',
    'sprite foo data:image/png;base64,iVBO',
    'sprite foo data:image/gif;base64,iVBO',
  ],
  ...[
    'sprite foo <svg></svg>',
    'sprite foo <svg></svg> x',
    'sprite foo.a <svg></svg>',
    'sprite foo/a <svg></svg>',
    'sprite foo <svgs></svg>',
  ],
  ...[
    'sprite foo <svg|a="b">|<!-- c -->|}|</svg>',
    'sprite $foo <svg>|<rect/></SVG>',
    'sprite foo <svg>|</svg> x',
    'sprite foo.a <svg>|</svg>',
  ],
  // A colour at a message is that of the activation that it begins, whoever says that it does.
  ...[
    'autoactivate on|A -> B #red : x|return y',
    'autoactivate on|A -> B #red|B --> A #blue',
    'A -> B #red : x',
    'A -> B ++ #red : x|return',
  ],
  // Beside the signs of a divider stands a blank, so that those of a heading are no part of them.
  ...['== = x ==', '== == x ==', '== x = ==', '== = x = ==', '== **x** == y ==', '== ~= x =='],
  // A comment takes the line behind it where it ends with a backslash; a pragma has a name, and some need a value.
  ...["' a \\|A -> B : c", "' a \\|A -> B\\|A -> B|B -> A", "' a \\ |A -> B : c", "' a \\\\|A -> B : c", "A -> B : c \\|' d|B -> A"],
  ...['!pragma layout', '!pragma layout x', '!pragma graphviz_dot jdot', '!pragma x', '!pragma a-b c', '!pragma 1 c', '!pragma layouts'],
  // Only at a message of that participant does the end of an activation end the wait for an answer.
  ...['activate B|B -> C|activate C|A -> B|deactivate C|return x|return y', 'activate B|opt|A -> B|end|deactivate B|return x'],
  ...['activate B|A -> C|activate C|A -> C|deactivate C|return x', 'activate B|ref over B : x|deactivate B|return x'],
  // Marks at arrows may be capitals.
  ...['A <-X A : x', 'A X-> B', 'A -X B', 'A <-O B', 'A O->X B', 'A <--X B', '[X-> A', 'A ->O]', 'A X- B'],
  ...['showfootbox', 'footboxoff', 'hide footbox', 'hide footbox off', 'hideunlinked', 'footbox  on'],
  // The background of a text has six digits or a name.
  'A -> B : <back:#0a0>a</back> <back:#010203>b</back> <back:#01020380>c</back> <back:red>d</back> <back:#red>e</back>',
  'A -> B : <back:red/blue>a</back> <back:#red-blue>b</back> <back:0a0>c</back> <back:#0a0b0c-red>d</back> <back:red/#010203>e</back>',
];

let oracle: Oracle;

beforeAll(() => {
  if (hasOracle) oracle = startOracle();
});

afterAll(() => oracle?.stop());

async function read(text: string): Promise<Reading | undefined> {
  const [reading] = await oracle.read(text);
  return reading;
}

/** What is drawn; whether an arrow was written from right to left is no matter. */
const drawn = (reading: Reading | undefined): string => JSON.stringify(reading?.drawn).replaceAll(',"reverseDefine":true', '');

describe.skipIf(!hasOracle)('as the engine reads it (skipped without ../shared/judge)', () => {
  test.each(lines)('%s', async (line) => {
    const text = `@startuml\nA -> B\n${line.replaceAll('|', '\n')}\n@enduml\n`;
    const reading = await read(text);
    const { diagram, diagnostics } = plantuml.parse(text, {});
    const isRead = diagnostics.every(({ severity }) => severity !== 'error');
    expect(isRead).toBe(reading?.kind === 'SEQUENCE');
    if (!isRead || !diagram) return;
    // Which end an anchor stands at is told by its place in the line, and a title with a link has only its author's spelling.
    const isBare = !line.includes('<-') && !/^group.*\[\[.*\[/.test(line);
    const printed = plantuml.print(isBare ? withoutOrigins(diagram) : diagram, {});
    expect(printed.diagnostics).toEqual([]);
    expect(drawn(await read(printed.text)), printed.text).toBe(drawn(reading));
  });
});
