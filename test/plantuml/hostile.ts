// Diagrams made to be misread: keywords as names, arrows and comments within texts, every kind of quote and break. For tests of printers.

import type { Arrow, Diagram, End, Head, Participant, Statement } from '../../src/ir/model.js';

const keywords =
  'participant actor boundary control entity database queue collections create activate deactivate destroy title header footer caption legend mainframe note hnote rnote over left right of across top bottom ref box end alt opt loop par par2 critical break group partition else also return autonumber autoactivate newpage hide show footbox skinparam skin scale rotate url set minwidth sprite ignore autonewpage order as is for stop resume inc on off unlinked page pragma style start startuml enduml pause unpause o x oo xx O X o1 _ __ _a a_'.split(
    ' ',
  );

const signs: readonly string[] = [
  'A -> B',
  'a:b',
  'x y',
  'web-app',
  '"q"',
  'say “hi”',
  '%date()',
  '%n()',
  '$x',
  '#red',
  'end note',
  '@startuml',
  '@enduml',
  '@x',
  '..',
  '...',
  '==',
  'a\\nb',
  'a\\',
  'C:\\temp',
  '**b**',
  '//c//',
  '<b>x</b>',
  '[[u l]]',
  '[x]',
  'é😀',
  '\u2028z',
  'a – b',
  '–',
  '\uE041x',
  '\u00a0n',
  'مرحبا',
  "'q",
  "it's",
  "/'x'/",
  "x'/",
  '~x',
  'a,b',
  'a & b',
  'hide footbox',
  'ref over',
  '<<x>>',
  '{a}',
  '|||',
  'A++',
  '-',
  '--',
  '->',
  '&',
  '*',
  'a__b__c',
  '!if',
  '!define x',
  'title x',
  'end box',
  '\tt',
  'left header',
  '<U+0041>',
  '&#65;',
  '~<b>',
  'else x',
];

const names = [...keywords, ...signs];
const texts = [
  ...names,
  'Request: GET /api/v1?x=1&y=2',
  'a\nb',
  'line1\n* item\n= head',
  '|a|b|',
  '-- x --',
  'x  y',
  ' lead',
  'trail ',
  'end note\nend ref',
  '\nb',
  '<code>',
  '{{',
  '#red text',
  '[a] b',
  'a [b]',
  ': x',
  "a\n'b\n/'c",
];

const heads: readonly Head[] = [
  { shape: 'filled' },
  { shape: 'open' },
  { shape: 'cross' },
  { shape: 'filled', half: 'top' },
  { shape: 'open', half: 'bottom' },
  { shape: 'filled', circle: true },
  { shape: 'open', half: 'top', circle: true },
];

/** A source of choices that gives the same ones for the same seed. */
export class Choices {
  #state: number;

  constructor(seed: number) {
    this.#state = Math.imul(seed, 2_654_435_761) >>> 0;
  }

  below(count: number): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % count;
  }

  of<T>(items: readonly [T, ...T[]] | readonly T[]): T {
    const item = items[this.below(items.length)];
    if (item === undefined) throw new Error('nothing to choose from');
    return item;
  }

  oneIn(count: number): boolean {
    return this.below(count) === 0;
  }
}

const separators = ['', ' ', '  ', '\n', ': ', ' -> ', '~', '\\', '"'];

/** One text to be misread, or two that may be misread where they meet. */
function hostileText(choices: Choices): string {
  const text = choices.of(texts);
  return choices.oneIn(2) ? text : text + choices.of(separators) + choices.of(texts);
}

/** A diagram whose every text and name is chosen to be misread. */
export function hostileDiagram(choices: Choices): Diagram {
  const ids = new Set<string>();
  const count = 2 + choices.below(3);
  while (ids.size < count) ids.add(choices.of(names));
  const participants = [...ids].map(
    (id): Participant => ({
      kind: 'participant',
      id,
      label: choices.oneIn(2) ? id : hostileText(choices),
      shape: choices.of(['participant', 'actor', 'database', 'queue']),
    }),
  );
  const statements = Array.from({ length: 6 }, () => hostileStatement(choices, [...ids]));
  const boxed = choices.oneIn(3);
  return {
    title: hostileText(choices),
    header: { text: hostileText(choices) },
    footer: { text: hostileText(choices) },
    caption: { text: hostileText(choices) },
    legend: { text: hostileText(choices), ...(choices.oneIn(2) && { align: 'right' as const }) },
    participants: boxed ? [{ kind: 'box', id: 'the box', title: hostileText(choices), participants }] : participants,
    statements,
  };
}

function hostileStatement(choices: Choices, ids: readonly string[]): Statement {
  const text = hostileText(choices);
  const one = choices.of(ids);
  switch (choices.below(8)) {
    case 0:
      return hostileNote(choices, ids, text);
    case 1:
      return { kind: 'divider', text: text.trim() };
    case 2:
      return { kind: 'delay', text: text.trim() };
    case 3:
      return { kind: 'reference', over: [one], text };
    case 4:
      return {
        kind: 'fragment',
        operator: choices.of(['alt', 'opt', 'loop', 'break']),
        operands: [
          { guard: guardOf(text), statements: [] },
          { guard: guardOf(hostileText(choices)), statements: [] },
        ],
      };
    case 5:
      return { kind: 'fragment', operator: 'group', title: text.trim(), operands: [{ guard: 'g', statements: [] }] };
    default:
      return hostileMessage(choices, ids, text);
  }
}

/** With brackets of its own a guard is a link in PlantUML; nobody can write it otherwise. */
function guardOf(text: string): string {
  return /^\[.*\]$/.test(text) ? 'x' : text;
}

function hostileNote(choices: Choices, ids: readonly string[], text: string): Statement {
  const [first = '', second = ''] = choices.oneIn(2) ? ids : [...ids].reverse();
  const onOwnLines = choices.oneIn(3) && { origin: { as: 'block' } };
  if (choices.oneIn(2)) return { kind: 'note', placement: 'over', of: [first, second], text, ...onOwnLines };
  return { kind: 'note', placement: choices.of(['left', 'right', 'over']), of: [first], text, ...onOwnLines };
}

function hostileMessage(choices: Choices, ids: readonly string[], text: string): Statement {
  const arrow: Arrow = { line: choices.of(['solid', 'dotted']), head: choices.of(heads) };
  const edge: End = { edge: choices.of<'left' | 'right'>(['left', 'right']), ...(choices.oneIn(2) && { short: true as const }) };
  const ends = choices.below(5);
  const receivers = ends > 1 && choices.oneIn(6) && { receivers: [choices.of(ids)] };
  return {
    kind: 'message',
    from: ends === 0 ? edge : choices.of(ids),
    to: ends === 1 ? edge : choices.of(ids),
    arrow,
    text,
    ...receivers,
    ...(choices.oneIn(3) && { origin: { reversed: true as const } }),
  };
}
