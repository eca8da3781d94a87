// What Mermaid's reader and printer must agree on, as tables read in both directions.

import type { Arrow, Head, Operator } from '../../ir/model.js';

const filled: Head = { shape: 'filled' };
const open: Head = { shape: 'open' };
const cross: Head = { shape: 'cross' };
const half = (shape: 'filled' | 'open', part: 'top' | 'bottom'): Head => ({ shape, half: part });

/** Heads of the solid arrows; each has a dotted twin with one dash more. */
const solid: readonly (readonly [image: string, heads: Pick<Arrow, 'head' | 'tail'>])[] = [
  ['->>', { head: filled }],
  ['<<->>', { head: filled, tail: filled }],
  ['->', {}],
  ['-x', { head: cross }],
  ['-)', { head: open }],
  ['-|\\', { head: half('filled', 'top') }],
  ['-|/', { head: half('filled', 'bottom') }],
  ['-\\\\', { head: half('open', 'top') }],
  ['-//', { head: half('open', 'bottom') }],
  ['/|-', { tail: half('filled', 'top') }],
  ['\\|-', { tail: half('filled', 'bottom') }],
  ['//-', { tail: half('open', 'top') }],
  ['\\\\-', { tail: half('open', 'bottom') }],
];

/** Every arrow that Mermaid has, by its spelling. */
export const arrows: ReadonlyMap<string, Arrow> = new Map(
  solid.flatMap(([image, heads]): [string, Arrow][] => [
    [image, { line: 'solid', ...heads }],
    [image.replace('-', '--'), { line: 'dotted', ...heads }],
  ]),
);

const spellings: ReadonlyMap<string, string> = new Map([...arrows].map(([image, arrow]) => [arrowKey(arrow), image]));
/** What the reader gives needs no key: making one costs more than all else that is done for a message. */
const known: ReadonlyMap<Arrow, string> = new Map([...arrows].map(([image, arrow]) => [arrow, image]));

/** The spelling of an arrow, circles aside; undefined for one that Mermaid does not have. */
export function spellArrow(arrow: Arrow): string | undefined {
  return known.get(arrow) ?? spellings.get(arrowKey(arrow));
}

function arrowKey({ line, head, tail }: Arrow): string {
  return `${line} ${headKey(head)} ${headKey(tail)}`;
}

function headKey(head: Head | undefined): string {
  return head === undefined || head.shape === 'none' ? '' : `${head.shape} ${head.half ?? ''}`;
}

/** An arrow with circles at its ends, for Mermaid's central connections. */
export function withCircles(arrow: Arrow, atTail: boolean, atHead: boolean): Arrow {
  if (!atTail && !atHead) return arrow;
  const circled = (head: Head | undefined): Head => ({ shape: 'none', ...head, circle: true });
  return { ...arrow, ...(atHead && { head: circled(arrow.head) }), ...(atTail && { tail: circled(arrow.tail) }) };
}

/** The words that open a fragment, and how its further operands begin. */
export const fragmentWords: readonly {
  readonly word: string;
  readonly operator: Operator;
  readonly overlapping?: true;
  readonly separator?: string;
}[] = [
  { word: 'loop', operator: 'loop' },
  { word: 'rect', operator: 'highlight' },
  { word: 'opt', operator: 'opt' },
  { word: 'alt', operator: 'alt', separator: 'else' },
  { word: 'par_over', operator: 'par', overlapping: true, separator: 'and' },
  { word: 'par', operator: 'par', separator: 'and' },
  { word: 'critical', operator: 'critical', separator: 'option' },
  { word: 'break', operator: 'break' },
];

/** Words that a message, note or link cannot begin its participant with, in any case. */
export const keywords: readonly string[] = [
  'box',
  'participant',
  'actor',
  'create',
  'destroy',
  'loop',
  'rect',
  'opt',
  'alt',
  'else',
  'par',
  'par_over',
  'and',
  'critical',
  'option',
  'break',
  'end',
  'links',
  'link',
  'properties',
  'details',
  'over',
  'note',
  'activate',
  'deactivate',
  'sequenceDiagram',
  'autonumber',
  'off',
];

/** How a prepared text begins that is a sequence diagram: Mermaid overlooks even the empty comments that preparing leaves. */
export const beginning = /^(?:\s*%%[^\n]*\n)*\s*sequenceDiagram/;
/** A word that begins like the one of a sequence diagram, and is another. */
export const longerWord = /^sequenceDiagram\w+/;

/** The kinds of diagram that Mermaid knows besides, by the word they begin with. */
export const otherDiagrams: readonly (readonly [word: RegExp, kind: string])[] = [
  [/^(?:graph|flowchart)\b/, 'flowchart'],
  [/^classDiagram\b/, 'class diagram'],
  [/^stateDiagram\b/, 'state diagram'],
  [/^erDiagram\b/, 'entity relationship diagram'],
  [
    /^(?:gantt|journey|timeline|mindmap|pie|gitGraph|quadrantChart|requirement(?:Diagram)?|kanban|block(?:-beta)?|packet(?:-beta)?|info|radar-beta|treemap(?:-beta)?)\b/,
    'diagram of another kind',
  ],
  [/^(?:C4\w+|sankey(?:-beta)?|xychart(?:-beta)?|architecture(?:-beta)?|zenuml)\b/, 'diagram of another kind'],
];

/** Words that begin a line in other languages, and what Mermaid has instead. */
export const foreignWords: readonly { readonly pattern: RegExp; readonly instead: string }[] = [
  { pattern: /^@(?:start|end)uml\b/i, instead: 'This is PlantUML: convert it with `sequitur convert -f plantuml -t mermaid`.' },
  { pattern: /^(?:elseif|elif|else\s*if)\b/i, instead: 'Every further case is an `else`.' },
  { pattern: /^(?:boundary|control|entity|database|collections|queue)\b/i, instead: 'Write `participant Id@{ "type": "database" }`.' },
  { pattern: /^return\b/i, instead: 'Write the answer as a message: `B-->>-A: text`.' },
  { pattern: /^={2,}.*/, instead: 'Write a note over all participants: `Note over A,B: text`.' },
  { pattern: /^(?:ref|[hr]note)\b/i, instead: 'Write a note: `Note over A,B: text`.' },
  { pattern: /^(?:group|partition)\b/i, instead: 'Write `opt`, `critical` or `rect`.' },
  {
    pattern: /^(?:end\s*(?:note|ref|box|legend|title|alt|loop|opt|par|group)|endif)\b/i,
    instead: 'Every block ends with `end` alone, and a note is one line.',
  },
  { pattern: /^(?:\.\.\.|\|\|\|).*/, instead: 'Mermaid has no delays and no empty height.' },
  {
    pattern: /^(?:skinparam|hide|show|autoactivate|newpage|header|footer|legend|caption|mainframe)\b/i,
    instead: 'Mermaid has nothing like it; colours and sizes are configured in the front matter.',
  },
  { pattern: /^(?:subgraph|classDef|click|direction|linkStyle)\b/, instead: 'This belongs to flowcharts.' },
  { pattern: /^(?:\/\/|'|\/\*).*/, instead: 'A comment is a line that begins with `%%`.' },
];
