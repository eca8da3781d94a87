// What the reader and the printer of the YAML agree on, as data: arrows, the words that begin a step, the keys of everything.

import type { Arrow, Head, Operator, StatementKind } from '../../ir/model.js';

type Sign = Head['shape'] | 'absent';

/** What stands at the receiver's end of a short arrow, at the sender's end the same the other way round. */
const heads: readonly (readonly [Sign, string, string])[] = [
  ['absent', '', ''],
  ['filled', '>', '<'],
  ['open', '>>', '<<'],
  ['cross', 'x', 'x'],
];

/** Every short arrow with what it says: `-->>` is dotted with an open head. */
export const arrowBySign: ReadonlyMap<string, Arrow> = new Map(
  heads.flatMap(([tail, , left]) =>
    heads.flatMap(([head, right]) =>
      (['solid', 'dotted'] as const).map((line): readonly [string, Arrow] => [
        `${left}${line === 'solid' ? '-' : '--'}${right}`,
        { line, ...(head !== 'absent' && { head: { shape: head } }), ...(tail !== 'absent' && { tail: { shape: tail } }) },
      ]),
    ),
  ),
);

/** Every short arrow, as part of a regular expression. */
export const arrowSigns = '(?:(?:<<|<|x)?--?(?:>>|>|x)?)';

/** The short arrow that comes nearest; what it cannot say stands beside it. */
export function signOfArrow({ line, head, tail }: Arrow): string {
  const right = heads.find(([sign]) => sign === (head?.shape ?? 'absent'))?.[1] ?? '';
  const left = heads.find(([sign]) => sign === (tail?.shape ?? 'absent'))?.[2] ?? '';
  return `${left}${line === 'solid' ? '-' : '--'}${right}`;
}

/** The edges of the diagram in a message's key. */
export const edgeBySign = { '[': 'left', ']': 'right' } as const;

/** The key of the steps of a further operand, by operator. */
export const furtherKey: Partial<Record<Operator, string>> = { par: 'and', critical: 'option' };

/** All keys that hold further operands. */
export const furtherKeys = ['else', 'and', 'option'] as const;

/** The fragments: their word is their operator. */
export const operators: readonly Operator[] = [
  'alt',
  'opt',
  'loop',
  'par',
  'critical',
  'break',
  'group',
  'partition',
  'highlight',
  'strict',
  'seq',
  'neg',
  'assert',
  'ignore',
  'consider',
];

/** Whether the word's value is the title of the frame, and the guard stands beside it. */
export function isTitled(operator: Operator): boolean {
  return operator === 'group' || operator === 'partition';
}

/** The word that begins a step, by what it begins. Messages begin with their participants; what has no word is not printed as a step. */
export const wordByKind = {
  note: 'note',
  activate: 'activate',
  deactivate: 'deactivate',
  create: 'create',
  destroy: 'destroy',
  reference: 'ref',
  divider: 'divider',
  delay: 'delay',
  space: 'space',
  page: 'page',
  numbering: 'numbering',
  duration: 'duration',
  state: 'state',
  section: 'section',
  comment: 'comment',
  verbatim: 'verbatim',
} as const satisfies Partial<Record<StatementKind, string>>;

/** A kind of statement that begins with a word of its own. */
export type WordKind = keyof typeof wordByKind;

/** The keys of a file, in the order in which they are printed. */
export const topKeys = [
  'workflow',
  'name',
  'id',
  'info',
  'page',
  'accessibility',
  'header',
  'footer',
  'caption',
  'legend',
  'mainframe',
  'footbox',
  'unlinked',
  'config',
  'participants',
  'numbering',
  'steps',
  'errors',
  'alternatives',
  'data',
  'performance',
  'notes',
  'related',
  'extensions',
] as const;

/** A key of a file. */
export type TopKey = (typeof topKeys)[number];
