// Texts in each place of a PlantUML diagram: first the markup, then what the place and the preprocessor would misread.

import { equal } from '../../../ir/equal.js';
import { contentOf, makeText, type Text } from '../../../ir/text.js';
import { nothing, reference } from '../../kit/creole/markup.js';
import { readCreole } from '../../kit/creole/read.js';
import { runsOf } from '../../kit/creole/runs.js';
import { writeCreole } from '../../kit/creole/write.js';
import { isBracketed, type Reading, readText, splitLines } from './read.js';

/**
 * Where a text stands. `label`: behind a colon, to the end of the line. `answer`: behind `return`. `name`: between quotes. `guard`: behind the keyword of a fragment,
 * `header`: the same for a group. `heading`: behind `title`, `footer` …; `divider` and `delay`: between their signs.
 */
export type Position = 'label' | 'answer' | 'name' | 'guard' | 'header' | 'heading' | 'divider' | 'delay';

const readingOf: Readonly<Record<Position, Reading>> = {
  label: 'label',
  answer: 'label',
  name: 'label',
  guard: 'guard',
  header: 'raw',
  heading: 'label',
  divider: 'label',
  delay: 'label',
};

const harmless = /^[\p{L}\p{N}_,;!?)]+(?:[ ,;:.!?()'+@$^`«»—…&>=/-][\p{L}\p{N}_,;:!?()]+)*$/u;

/** The source of a text on one line of source. Read again it is drawn as this text. */
export function writeText(text: Text, position: Position): string {
  if (
    typeof text === 'string' &&
    position !== 'header' &&
    position !== 'heading' &&
    harmless.test(text) &&
    !text.includes('__') &&
    !isArrowLike(text)
  )
    return text;
  const source = sourceOf(text, position);
  return protectEnd(places[position](protectSigns(source)));
}

/** A line that ends with a single backslash would go on in the next. */
function protectEnd(line: string): string {
  const backslashes = /\\*$/.exec(line)?.[0].length ?? 0;
  return backslashes % 2 === 1 ? line.slice(0, -1) + reference('\\') : line;
}

/** The plainest spelling that is read as the text. */
function sourceOf(text: Text, position: Position): string {
  const reading = readingOf[position];
  const align = typeof text === 'string' ? undefined : text.align;
  const escaped = joinLines(protectCalls(writeCreole(text)), align);
  if (reading !== 'guard') return escaped;
  // Brackets are drawn round a guard, so that nothing in it stands at the start of a line.
  const plain =
    typeof text === 'string' && !/[\0-\x08\x0B-\x1F\x7F\x85\u2028\u2029]/.test(text) ? joinLines(protectCalls(text), undefined) : escaped;
  if (saysGuard(plain, text)) return plain;
  if (saysGuard(escaped, text)) return escaped;
  if (typeof text !== 'string') return escaped.replace(/[[\]]/g, reference);
  return joinLines(text.replace(/[^\p{L}\p{N}\n ]/gu, reference), undefined);
}

/** Whether the source of a guard is drawn as this text within the brackets. */
function saysGuard(source: string, text: Text): boolean {
  if (!sameDrawing(readText(source, 'guard'), text)) return false;
  const { text: lines, align } = splitLines(`[${source}]`);
  return isBracketed(source) || sameDrawing(readCreole(lines, align), makeText(['[', ...contentOf(text), ']'], align && { align }));
}

/** Whether two texts are drawn alike. */
export function sameDrawing(a: Text, b: Text): boolean {
  if (typeof a === 'string' && typeof b === 'string') return a === b;
  return equal(layoutOf(a), layoutOf(b)) && equal(runsOf(contentOf(a)), runsOf(contentOf(b)));
}

function layoutOf(text: Text): object {
  return typeof text === 'string' ? {} : { align: text.align === 'center' ? undefined : text.align };
}

/** The beginning of a link that does not end on its line: nothing behind it would be a break or an escape any more. */
const strayLink = /~?\[\[(?![^\n]*\]\])/g;

/** Lines of markup on one line: breaks as `\n`, backslashes doubled where they would mean something. */
function joinLines(source: string, align: 'left' | 'center' | 'right' | undefined): string {
  if (!/[\\\n\t]/.test(source)) return align === 'left' || align === 'right' ? alignOneLine(source, align) : source;
  const markup = source.replace(strayLink, `${reference('[')}[`);
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

/** Alignment needs a break to say it; an empty last line is the least that can be seen. */
function alignOneLine(markup: string, align: 'left' | 'right'): string {
  return `${markup}${align === 'left' ? '\\l' : '\\r'}`;
}

function meansSomething(markup: string, at: number): boolean {
  const next = markup[at + 1];
  return next === undefined || next === '\n' || next === '\t' || 'nrlt\\'.includes(next);
}

/** Each character as a reference: a tilde would hide the one behind it. */
function referAll(signs: string): string {
  return [...signs].map(reference).join('');
}

/** `%date()` and its like are calls, wherever they stand. */
export function protectCalls(text: string): string {
  return text.includes('%') ? text.replace(/~?%(?=\w+\s*\()/g, referAll) : text;
}

/** What would be taken for a comment, for the start of the diagram or for a hyphen, in any place of a line. */
function protectSigns(line: string): string {
  if (!/['@–]/.test(line)) return line;
  return line
    .replace(/~?–/g, referAll)
    .replace(/\/'(?='')/g, '/<U+0027>')
    .replace(/'\/$/, '<U+0027>/')
    .replace(/@(?=start)/g, reference);
}

type Place = (source: string) => string;

const trimmed: Place = (source) => source.replace(/^[\s\u00A0\uFEFF]|[\s\u00A0\uFEFF]$/g, reference);
const startingWith =
  (pattern: RegExp): Place =>
  (source) =>
    source.replace(pattern, reference);

/** Behind a single word, this much makes a line a message. */
function isArrowLike(source: string): boolean {
  return /^\s*(?:[ox]?(?:<<?|\/\/?|\\\\?|\(\d+\))?_?-|as\s)/i.test(source);
}

function unlikeArrow(source: string): string {
  return isArrowLike(source) ? nothing + source : source;
}

/** What each place needs beyond that. */
const places: Readonly<Record<Position, Place>> = {
  label: trimmed,
  answer: (source) => unlikeArrow(startingWith(/^#/)(trimmed(source))),
  name: (source) => (source === '' ? ' ' : source.replace(/["“”]/g, reference)),
  guard: (source) => unlikeArrow(startingWith(/^#/)(trimmed(source))),
  header: (source) => unlikeArrow(trimmed(startingWith(/^#/)(source.replace(/~?\[/g, reference('['))))),
  heading: (source) => {
    const safe = startingWith(/^[:"“”]/)(trimmed(source));
    // A heading without a letter or digit is none; what draws nothing has some.
    return /[\p{L}\p{N}_.]/u.test(safe) ? safe : nothing + safe;
  },
  divider: (source) => source.trim().replace(/^=|=$/g, reference),
  delay: (source) => unlikeArrow(source.replace(/^[.…]|[.…]$/g, reference)),
};

/** The lines of a text in a place of several lines; `closes` tells which line would end it. */
export function writeBody(text: Text, closes: RegExp): readonly string[] {
  const lines = protectCalls(writeCreole(text)).split('\n');
  return lines.map((line, index) => protectBodyLine(index === 0 ? line.replace(/^[ \t\u00A0]/, reference) : line, closes));
}

const bodyStart = /^([\s\u00A0]*)('|\/'|[@\\](?:start|end)|@(?:un)?pause|!(?=\w|\$)|\$(?=\w+\s*\())/i;

function protectBodyLine(line: string, closes: RegExp): string {
  const safe = protectSigns(line)
    .replace(bodyStart, (_, blanks: string, sign: string) => blanks + reference(sign) + sign.slice(1))
    .replace(/[\\\s]$/, reference);
  if (!closes.test(safe)) return safe;
  return safe.replace(/\S/, reference);
}
