// Creole markup: what is read, and that it is printed as plainly as it can be.

import { describe, expect, test } from 'vitest';
import { readCreole } from '../../src/formats/kit/creole/read.js';
import { writeCreole } from '../../src/formats/kit/creole/write.js';
import { readText, splitTitle } from '../../src/formats/plantuml/creole/read.js';
import { sameDrawing, writeBody, writeText } from '../../src/formats/plantuml/creole/write.js';
import { contentOf, type Inline, plainText } from '../../src/ir/text.js';

/** Source, what it means, and how it is printed where that differs. */
const inline: readonly (readonly [source: string, content: readonly Inline[], printed?: string])[] = [
  ['plain', ['plain']],
  ['**b** c', [{ kind: 'strong', content: ['b'] }, ' c']],
  ['a//b//c', ['a', { kind: 'emphasis', content: ['b'] }, 'c']],
  ['__u__ --s-- ~~w~~', [u('underline', 'u'), ' ', u('strike', 's'), ' ', u('wave', 'w')]],
  ['""m""', [{ kind: 'mono', content: ['m'] }]],
  ['**a //b// c**', [{ kind: 'strong', content: ['a ', { kind: 'emphasis', content: ['b'] }, ' c'] }]],
  ['<b>to the end', [{ kind: 'strong', content: ['to the end'] }], '**to the end**'],
  ['<u:red>x</u>', [{ kind: 'underline', color: 'red', content: ['x'] }]],
  ['<color:#FF0000>x</color>', [{ kind: 'color', color: '#FF0000', content: ['x'] }]],
  ['<size:18>x</size>', [{ kind: 'size', size: 18, content: ['x'] }]],
  [
    '<font color=red size=9>x</font>',
    [{ kind: 'size', size: 9, content: [{ kind: 'color', color: 'red', content: ['x'] }] }],
    '<size:9><color:red>x</color></size>',
  ],
  ['<back:yellow>x</back>', [{ kind: 'back', color: 'yellow', content: ['x'] }]],
  ['H<sub>2</sub>O<sup>x</sup>', ['H', { kind: 'sub', content: ['2'] }, 'O', { kind: 'sup', content: ['x'] }]],
  ['a **b c', ['a **b c']],
  ['2 * 3 / 4 - 5', ['2 * 3 / 4 - 5']],
  ['x < y > z', ['x < y > z']],
  ['http://a.b/c', ['http://a.b/c']],
  ['~**no~**', ['**no**']],
  ['"ids": ~[[1, 2]], "more": ~[[p]]', ['"ids": [[1, 2]], "more": [[p]]']],
  ['a -- b, ~**not** "so"', ['a -- b, **not** "so"'], 'a -- b, ~**not~** "so"'],
  ['~<b>no', ['<b>no']],
  ['&#9829; <U+2665>', ['♥ ♥'], '♥ ♥'],
  ['<<x>>', ['«x»'], '«x»'],
  ['[[http://a.b{tip} label]]', [{ kind: 'link', href: 'http://a.b', label: 'label', tooltip: 'tip' }]],
  ['<:smile:> <&heart>', [{ kind: 'emoji', name: 'smile' }, ' ', { kind: 'icon', name: 'heart' }]],
  ['<img:a.png{scale=0.5}>', [{ kind: 'image', href: 'a.png', scale: '0.5' }]],
  ['n. %autonumber%', ['n. ', { kind: 'autonumber' }]],
  ['<math>x^2</math>', [{ kind: 'verbatim', format: 'plantuml', text: '<math>x^2</math>', plain: 'x^2' }]],
  ['* one\n** two', [item(1, 'one'), '\n', item(2, 'two')]],
  ['= head\ntext', [{ kind: 'heading', level: 1, content: ['head'] }, '\n', 'text']],
  ['----', [{ kind: 'rule', line: '-' }]],
  ['== t ==', [{ kind: 'rule', line: '=', content: ['t'] }]],
  [
    '|= a |<#red> b |',
    [
      {
        kind: 'row',
        cells: [
          { header: true, content: [' a '] },
          { color: 'red', content: [' b '] },
        ],
      },
    ],
  ],
  ['|_ tree', [{ kind: 'verbatim', format: 'plantuml', text: '|_ tree', plain: 'tree' }]],
  ['|_<b>tree</b> <img:x.png>', [{ kind: 'verbatim', format: 'plantuml', text: '|_<b>tree</b> <img:x.png>', plain: 'tree' }]],
  ['|= a |<r> **b**|', [{ kind: 'verbatim', format: 'plantuml', text: '|= a |<r> **b**|', plain: ' a  |  b' }]],
  ['<code>\n**x**\n</code>', [{ kind: 'verbatim', format: 'plantuml', text: '<code>\n**x**\n</code>', plain: '**x**' }]],
];

function u(kind: 'underline' | 'strike' | 'wave', text: string): Inline {
  return { kind, content: [text] };
}

function item(level: number, text: string): Inline {
  return { kind: 'item', list: 'bullet', level, content: [text] };
}

describe('creole', () => {
  test.each(inline.map(([source, content, printed]) => ({ source, content, printed })))('$source', ({ source, content, printed }) => {
    const text = readCreole(source);
    // Strings beside line breaks are one string in the text.
    expect(plainText(text)).toBe(plainText({ content }));
    expect(contentOf(text).filter((node) => typeof node !== 'string')).toEqual(content.filter((node) => typeof node !== 'string'));
    expect(writeCreole(text)).toBe(printed ?? source);
  });

  test.each([
    '**',
    '* x',
    '# x',
    '= x',
    '|a|',
    '--x--',
    '..x..',
    '<b>',
    '~',
    '[[a]]',
    '<code>',
    '{{',
    '%autonumber%',
    '<<x>>',
    '<< a b >>',
    '<<<x>>>',
    '\\t',
    '<U+0041>',
    '&#65;',
    '\u2028',
  ])('plain text %j stays plain text', (text) => expect(readCreole(writeCreole(text))).toBe(text));

  test('formatting goes on in the next line', () => {
    expect(writeCreole({ content: [{ kind: 'strong', content: ['a\nb'] }] })).toBe('**a**\n**b**');
  });

  test('formatting within its like is said once', () => {
    const text = { content: [{ kind: 'strong' as const, content: ['a', { kind: 'strong' as const, content: ['b'] }] }] };
    expect(writeCreole(text)).toBe('**ab**');
  });

  test('reading is linear and never overflows', () => {
    for (const piece of ['<b>', '**', '[[', '[[a{', '<font:', '~', '<<', '""', '//x', '|', '<color:red>', '{{\n', '* **x** ']) {
      // Time of our own, however busy the machine is.
      const before = process.cpuUsage();
      const text = readCreole(piece.repeat(20_000));
      writeCreole(text);
      expect(process.cpuUsage(before).user / 1_000, piece).toBeLessThan(2_000);
    }
  });
});

describe('texts in their places', () => {
  test.each([
    ['a\\nb', 'a\nb'],
    ['a%n()b', 'a\nb'],
    ['C:\\\\temp', 'C:\temp'],
    ['C:\\dir', 'C:\\dir'],
    ['[[http://a\\nb]]\\nx', undefined],
  ])('a label %j', (source, plain) => {
    const text = readText(source, 'label');
    if (plain !== undefined) expect(plainText(text)).toBe(plain);
    expect(sameDrawing(readText(writeText(text, 'label'), 'label'), text)).toBe(true);
  });

  test('backslashes are doubled only where they would mean something', () => {
    expect(writeText('C:\\dir\\new\\', 'label')).toBe('C:\\dir\\\\new\\\\');
  });

  test('a guard stands within brackets', () => {
    expect(readText('* x', 'guard')).toBe('* x');
    expect(readText('[x > 5]', 'guard')).toBe('[x > 5]');
    expect(writeText('* x', 'guard')).toBe('* x');
    expect(writeText('#red', 'guard')).toBe('<U+0023>red');
    expect(writeText('-> B', 'guard')).not.toMatch(/^->/);
  });

  test.each([
    ['<color:red>x', [{ kind: 'color', color: 'red', unclosed: true, content: ['x'] }]],
    ['x<b>y<size:20>', ['x', { kind: 'strong', unclosed: true, content: ['y', { kind: 'size', size: 20, unclosed: true, content: [] }] }]],
    [
      '<b>a</b> <b>x<i>y</i>',
      [{ kind: 'strong', content: ['a'] }, ' ', { kind: 'strong', unclosed: true, content: ['x', { kind: 'emphasis', content: ['y'] }] }],
    ],
    ['**x', ['**x']],
    ['<sub>x', ['<sub>x']],
    ['<b>a\\nx', [{ kind: 'strong', content: ['a'] }, '\nx']],
  ])('formatting that a guard does not end goes on behind it: %j', (source, content) => {
    const text = readText(source, 'guard');
    expect(contentOf(text)).toEqual(content);
    expect(readText(writeText(text, 'guard'), 'guard')).toEqual(text);
  });

  test.each([
    ['T', 'T', undefined],
    ['T [g]', 'T ', 'g'],
    ['T [a] [b]', 'T ', 'a] [b'],
    ['[[u l]] [g]', '[[u l]] ', 'g'],
    ['T [[u l]]', 'T ', '[u l]'],
    ['T [[u l]] [[v m]]', 'T [[u l]] ', '[v m]'],
    ['[a] b', '[a] b', undefined],
  ])('the guard of a group stands in its last brackets: %j', (text, title, guard) => {
    expect(splitTitle(text)).toEqual({ title, ...(guard !== undefined && { guard }) });
  });

  test('behind any other text nothing stands', () => {
    expect(readText('<b>x', 'label')).toEqual({ content: [{ kind: 'strong', content: ['x'] }] });
    expect(readText('a\n<b>x', 'body')).toEqual({ content: ['a\n', { kind: 'strong', content: ['x'] }] });
  });

  test('nothing ends a text of several lines before its end', () => {
    const lines = writeBody("end note\n'x\n/'y\n@enduml\n!if a\nz\\", /^\s*end\s?note\s*$/i);
    expect(lines).toEqual(['<U+0065>nd note', '<U+0027>x', "<U+002F>'y", '<U+0040>enduml', '<U+0021>if a', 'z<U+005C>']);
  });

  test('texts that would be other lines are escaped', () => {
    expect(writeText('a"b', 'name')).toBe('a<U+0022>b');
    expect(writeText('???', 'heading')).toBe('<size:1></size>???');
    expect(writeText("x'/", 'label')).toBe('x<U+0027>/');
    expect(writeText('%date()', 'label')).toBe('<U+0025>date()');
    expect(writeText('=x=', 'divider')).toBe('<U+003D>x=');
  });
});
