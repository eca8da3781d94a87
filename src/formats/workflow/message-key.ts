// What the first key of a message's step says, and how it is spelt.

import type { Lexer } from 'chevrotain';
import type { Arrow, End } from '../../ir/model.js';
import type { Span } from '../../source/span.js';
import { type EndPart, MessageKeyParser } from './parser.js';
import { createLexer } from './tokens.js';
import { arrowBySign, arrowSigns, edgeBySign } from './vocabulary.js';

/** What a message's key says. */
export interface MessageKey {
  readonly left: PlacedEnd;
  readonly right: PlacedEnd;
  readonly arrow: Arrow;
  /** What the key says of activations, in order. */
  readonly suffix: '' | '+' | '-' | '-+';
}

/** An end and its place in the key. */
export interface PlacedEnd {
  readonly end: End;
  readonly span: Span;
}

let engine: { readonly lexer: Lexer; readonly parser: MessageKeyParser } | undefined;

/** Reads a step's first key; undefined when it is no message. */
export function readMessageKey(key: string): MessageKey | undefined {
  // Most keys are none; asking the grammar would cost a hundred times more.
  if (!key.includes('-')) return undefined;
  engine ??= { lexer: createLexer({ validate: false }), parser: new MessageKeyParser({ validate: false }) };
  const { lexer, parser } = engine;
  parser.input = lexer.tokenize(key).tokens;
  const parts = parser.messageKey();
  const arrow = parser.errors.length > 0 ? undefined : arrowBySign.get(parts.sign.image.trim());
  if (!arrow || isTorn(parts.left) || isTorn(parts.right)) return undefined;
  const suffix = parts.suffix?.image.trim() ?? '';
  return {
    left: endOf(parts.left),
    right: endOf(parts.right),
    arrow,
    suffix: suffix === '+' || suffix === '-' || suffix === '-+' ? suffix : '',
  };
}

/** What is left of an arrow with a blank in it, `A - > B`, or PlantUML's signs of activation, `A -> B ++`: no name unless it is quoted. */
const torn = /^[-=]*>[ \t]|[ \t]<[-=]*$|[ \t](?:\+\+|--|--\+\+)$/;

function isTorn({ is, token: { image } }: EndPart): boolean {
  return is === 'name' && torn.test(image.trim());
}

function endOf({ is, token: { image, startOffset } }: EndPart): PlacedEnd {
  const words = image.trim();
  const start = startOffset + image.indexOf(words);
  const span = { start, end: start + words.length };
  if (is === 'edge') return { end: { edge: words === '[' ? edgeBySign['['] : edgeBySign[']'] }, span };
  return { end: is === 'quoted' ? unquote(words) : words, span };
}

function unquote(image: string): string {
  try {
    const value: unknown = JSON.parse(image.replace(/[\n\r\t]/g, (sign) => JSON.stringify(sign).slice(1, -1)));
    return typeof value === 'string' ? value : image;
  } catch {
    // An escape that JSON does not know stands for its character.
    return image.slice(1, -1).replace(/\\([\s\S])/g, '$1');
  }
}

const needsQuotes = new RegExp(`^$|^["\\s]|\\s$|^[[\\]](?:[ \\t]|$)|[\\n\\r]|(?:^|[ \\t])(?:${arrowSigns}|-?\\+)(?:[ \\t]|$)`);

/** An end of a message as it stands in a key. */
export function writeEnd(end: End): string {
  if (typeof end !== 'string') return end.edge === 'left' ? '[' : ']';
  return needsQuotes.test(end) || torn.test(end) ? JSON.stringify(end) : end;
}

/** Arrows as people write them elsewhere, and what they are here; the longest first. */
const foreignArrows: readonly (readonly [foreign: string, sign: string])[] = [
  ['<<-->>', '<<-->>'],
  ['<<->>', '<<->>'],
  ['-->>', '-->>'],
  ['<-->', '<-->'],
  ['->>', '->>'],
  ['<->', '<->'],
  ['-->', '-->'],
  ['<--', '<--'],
  ['--)', '-->>'],
  ['--x', '--x'],
  ['==>', '->'],
  ['->', '->'],
  ['<-', '<-'],
  ['-)', '->>'],
  ['-x', '-x'],
  ['=>', '->'],
  ['–>', '->'],
  ['—>', '->'],
  ['→', '->'],
  ['⇒', '->'],
];

/** PlantUML's signs of activation, and what they are here. */
const signsOfActivation: Readonly<Record<string, string>> = { '++': '+', '--': '-', '--++': '-+' };

/** How a key that is almost a message should be written; undefined where it is nothing like one. */
export function almostMessage(written: string): string | undefined {
  const key = written
    .replace(/([<=-])[ \t]+(?=[-=]*>[ \t])|([ \t]<[-=]*)[ \t]+(?=-[-=>]*[ \t])/, '$1$2')
    .replace(/[ \t](?:\+\+|--|--\+\+)$/, (signs) => ` ${signsOfActivation[signs.trim()]}`);
  if (key !== written && readMessageKey(key)) return key;
  for (const [foreign, sign] of foreignArrows) {
    const at = key.indexOf(foreign);
    if (at < 0) continue;
    const [left, right] = [key.slice(0, at).trim(), key.slice(at + foreign.length).trim()];
    if (/^[-<>=]/.test(right)) continue;
    const mark = /(?:-?\+|-)$/.exec(right)?.[0];
    const name = right.slice(0, right.length - (mark ?? '').length).trimEnd();
    const suggestion = `${left === '' ? '[' : left} ${sign} ${name === '' ? ']' : name}${mark === undefined ? '' : ` ${mark}`}`;
    if (suggestion !== key && readMessageKey(suggestion)) return suggestion;
  }
  return undefined;
}
