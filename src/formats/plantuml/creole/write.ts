// Texts in each place of a PlantUML diagram: first the markup, then what the place and the preprocessor would misread.

import { equal } from '../../../ir/equal.js';
import { contentOf, makeText, type Text } from '../../../ir/text.js';
import { nothing, reference } from '../../kit/creole/markup.js';
import { readCreole } from '../../kit/creole/read.js';
import { runsOf } from '../../kit/creole/runs.js';
import { type WriteOptions, writeCreole } from '../../kit/creole/write.js';
import { strangeLetter } from '../vocabulary.js';
import { isArrowLike, isHarmless } from './harmless.js';
import { isBracketed, type Reading, readText, splitLines, withBrackets } from './read.js';

/**
 * Where a text stands. `label`: behind a colon, to the end of the line. `answer`: behind `return`. `name`: between quotes. `guard`: behind the keyword of a fragment,
 * `group guard`: the same in the brackets behind a title, where a link may hide them, `header`: the title. `heading`: behind `title`, `footer` …; `page`: behind `newpage`; `divider` and `delay`: between their signs.
 */
export type Position = 'label' | 'answer' | 'name' | 'guard' | 'group guard' | 'header' | 'heading' | 'page' | 'divider' | 'delay';

/** How the text in each place is cut into lines. */
export const readingOf: Readonly<Record<Position, Reading>> = {
  label: 'label',
  answer: 'label',
  name: 'label',
  guard: 'guard',
  'group guard': 'guard',
  header: 'raw',
  heading: 'label',
  page: 'label',
  divider: 'label',
  delay: 'label',
};

/** The source of a text on one line of source. Read again it is drawn as this text. */
export function writeText(text: Text, position: Position): string {
  if (position !== 'header' && position !== 'heading' && position !== 'page' && isHarmless(text)) return text;
  const source = sourceOf(text, position);
  return protectEnd(places[position](protectSigns(source)));
}

/** A line that ends with a single backslash would go on in the next. */
function protectEnd(line: string): string {
  const backslashes = /(?<!\\)\\*$/.exec(line)?.[0].length ?? 0;
  return backslashes % 2 === 1 ? line.replace(/(?<!~)~*\\$/, referAll) : line;
}

/** What the markup in each place must do without. */
const roomOf: { readonly [P in Position]?: WriteOptions } = {
  name: { quotes: false },
  header: { links: false },
  'group guard': { links: false },
};

/** The plainest spelling that is read as the text. */
function sourceOf(text: Text, position: Position): string {
  const reading = readingOf[position];
  const align = typeof text === 'string' ? undefined : text.align;
  const written = joinLines(protectCalls(writeCreole(text, roomOf[position])), align);
  if (reading !== 'guard') return written;
  // A tilde would take the bracket behind it.
  const escaped = written.replace(/~$/, reference);
  // Brackets are drawn round a guard, so that nothing in it stands at the start of a line.
  const plain =
    typeof text === 'string' && !/[\0-\x08\x0B-\x1F\x7F\x85\u2028\u2029]/.test(text)
      ? joinLines(protectCalls(text), undefined).replace(/~$/, reference)
      : escaped;
  if (saysGuard(plain, text)) return plain;
  if (saysGuard(escaped, text)) return escaped;
  if (typeof text !== 'string') {
    const unlinked = joinLines(protectCalls(writeCreole(text, { links: false })), align);
    return saysGuard(unlinked, text) ? unlinked : unlinked.replace(tilded('[[\\]]'), referLast);
  }
  return joinLines(text.replace(/[^\p{L}\p{N}\n ]/gu, reference), undefined);
}

/** Whether the source of a guard is drawn as this text within the brackets. */
function saysGuard(source: string, text: Text): boolean {
  if (!sameDrawing(readText(source, 'guard'), text)) return false;
  const { text: lines, align } = splitLines(`[${source}]`);
  const drawn = makeText(withBrackets(contentOf(text)), align && { align });
  return isBracketed(source) || sameDrawing(readCreole(lines, align, { unclosed: true }), drawn);
}

/** Whether two texts are drawn alike. */
export function sameDrawing(a: Text, b: Text): boolean {
  if (typeof a === 'string' && typeof b === 'string') return a === b;
  return equal(layoutOf(a), layoutOf(b)) && equal(runsOf(contentOf(a)), runsOf(contentOf(b)));
}

function layoutOf(text: Text): object {
  return typeof text === 'string' ? {} : { align: text.align === 'center' ? undefined : text.align };
}

/** Without the beginnings of links that do not end on their line: nothing behind them would be a break or an escape any more. */
function withoutStrayLinks(line: string): string {
  if (!line.includes('[[')) return line;
  const end = line.lastIndexOf(']]') + 1;
  return line.slice(0, end) + line.slice(end).replace(/(?<!~)~*\[(?=\[)/g, referLast);
}

/** Lines of markup on one line: breaks as `\n`, backslashes doubled where they would mean something. */
function joinLines(source: string, align: 'left' | 'center' | 'right' | undefined): string {
  if (!/[\\\n\t]/.test(source)) return source;
  const markup = source.split('\n').map(withoutStrayLinks).join('\n');
  const broken = align === 'right' ? '\\r' : align === 'left' ? '\\l' : '\\n';
  let raw = false;
  return markup.replace(/\[\[|\]\]|<\/?(?:math|latex)>|[\n\t]|\\/g, (sign, at: number) => {
    if (sign === '[[' || sign === '<math>' || sign === '<latex>') raw = true;
    else if (sign === ']]' || sign.startsWith('</')) raw = false;
    else if (sign === '\n') return raw ? '%n()' : broken;
    else if (sign === '\t') return raw ? '\t' : '\\t';
    else if (!raw && meansSomething(markup, at)) return '\\\\';
    return sign;
  });
}

function meansSomething(markup: string, at: number): boolean {
  const next = markup[at + 1];
  return next === undefined || next === '\n' || next === '\t' || 'nrlt\\'.includes(next);
}

/** What the pattern matches, with the tildes before it, which could make the beginning of a reference plain. */
function tilded(pattern: string): RegExp {
  return new RegExp(`(?<!~)~*(?:${pattern})`, 'g');
}

/** Signs as references. Of tildes before them two stand for themselves; a single one is a character, too. */
function referAll(signs: string): string {
  const { pairs, single, rest } = tildesOf(signs);
  return pairs + [...single, ...rest].map(reference).join('');
}

/** The same for signs that a tilde makes plain: a single one before them is no character. */
function referLast(signs: string): string {
  const { pairs, rest } = tildesOf(signs);
  return pairs + [...rest].map(reference).join('');
}

function tildesOf(signs: string): { readonly pairs: string; readonly single: string; readonly rest: string } {
  const count = /^~*/.exec(signs)?.[0].length ?? 0;
  const pairs = '~'.repeat(count - (count % 2));
  return { pairs, single: signs.slice(pairs.length, count), rest: signs.slice(count) };
}

/** `%date()` and its like are calls, wherever they stand. */
export function protectCalls(text: string): string {
  return text.includes('%') ? text.replace(tilded('%(?=\\w+\\s*\\()'), referAll) : text;
}

/** What would be taken for a comment, for the start of the diagram or for a hyphen, in any place of a line. */
function protectSigns(line: string): string {
  if (!/['@–]/.test(line)) return line;
  return line
    .replace(tilded('–'), referAll)
    .replace(/\/'(?='')/g, '/<U+0027>')
    .replace(/(?<!~)~*'(?=\/$)/, referAll)
    .replace(/@(?=start)/g, reference);
}

type Place = (source: string) => string;

const trimmed: Place = (source) => source.replace(/^[\s\u00A0\uFEFF]|(?<!~)~*[\s\u00A0\uFEFF]$/g, referAll);
const startingWith =
  (pattern: RegExp): Place =>
  (source) =>
    source.replace(pattern, reference);

function unlikeArrow(source: string): string {
  return isArrowLike(source) ? nothing + source : source;
}

const readable = new RegExp(`(?!${strangeLetter})[\\p{L}\\p{N}_.]`, 'u');

/** Whether a source has what makes a text of what stands behind `title` or `newpage`. */
export function isReadable(source: string): boolean {
  return readable.test(source);
}

/** A heading without a letter or digit is none; what draws nothing has some. */
function heading(source: string): string {
  const bare = trimmed(source);
  // A pair of quotes begins letters of one width.
  const safe = bare.startsWith('""') ? nothing + bare : startingWith(/^[:"“”]/)(bare);
  if (isReadable(safe)) return safe;
  if (/^(?:-{4,}|={4,})$/.test(safe)) return safe.slice(0, 2) + nothing + safe.slice(0, 2);
  return /^(?:\*+|#+|=+) +\S/.test(safe) ? safe + nothing : nothing + safe;
}

/** What each place needs beyond that. */
const places: Readonly<Record<Position, Place>> = {
  label: trimmed,
  answer: (source) => unlikeArrow(startingWith(/^#/)(trimmed(source))),
  name: (source) => (source === '' ? nothing : source.replace(tilded('"'), referLast).replace(tilded('[“”]'), referAll)),
  guard: (source) => unlikeArrow(startingWith(/^#/)(trimmed(source))),
  'group guard': (source) => places.guard(source.replace(tilded('\\['), referLast)),
  header: (source) => unlikeArrow(trimmed(startingWith(/^#/)(source.replace(tilded('\\['), referLast)))),
  heading,
  page: (source) => unlikeArrow(heading(source)),
  divider: trimmed,
  delay: (source) =>
    unlikeArrow(
      trimmed(source)
        .replace(/^[.…]|(?<!~)~*…$/g, referAll)
        .replace(/(?<!~)~*\.$/, referLast),
    ),
};

/** The lines of a text in a place of several lines; `closes` tells which line would end it. */
export function writeBody(text: Text, closes: RegExp): readonly string[] {
  const lines = protectCalls(writeCreole(text)).split('\n');
  // The first line that says something tells how far all are moved in.
  const first = lines.findIndex((line) => line !== '');
  return lines.map((line, index) => protectBodyLine(index <= first ? line.replace(/^\s/, reference) : line, closes));
}

const bodyStart = /^([\s\u00A0]*)('|\/'|[@\\](?:start|end)|@(?:un)?pause|!(?=\w|\$)|\$(?=\w+\s*\())/i;

function protectBodyLine(line: string, closes: RegExp): string {
  const safe = protectSigns(line)
    .replace(bodyStart, (_, blanks: string, sign: string) => blanks + reference(sign) + sign.slice(1))
    .replace(/(?<!~)~*[\\\s]$/, referAll);
  if (!closes.test(safe)) return safe;
  return safe.replace(/\S/, reference);
}
