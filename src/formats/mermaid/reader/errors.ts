// What an author probably meant: the classic mistakes, recognised by the line they stand in and by what was expected there.

import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.js';
import { endOfLine } from '../../../diagnostics/messages/common.js';
import { oneOf } from '../../../diagnostics/sentence.js';
import type { Span } from '../../../source/span.js';
import { arrows, foreignWords, keywords } from '../vocabulary.js';

/** A place where the grammar gave up. */
export interface Stumble {
  /** The prepared text. */
  readonly text: string;
  readonly at: number;
  /** What stands there; empty at the end of a line. */
  readonly found: string;
  /** What could have stood there, in words. */
  readonly expected: readonly string[];
  /** A stretch of the prepared text in the author's. */
  place(start: number, end: number): Span;
}

/** A stumble with the line around it. */
interface Broken extends Stumble {
  readonly line: string;
  readonly lineStart: number;
  /** Where in the line it stands. */
  readonly column: number;
  readonly span: Span;
}

type Hint = (broken: Broken) => Diagnostic | undefined;

/** Tried in order; the first that recognises the line explains it. */
const hints: readonly Hint[] = [
  trailingBlank,
  endedText,
  foreignWord,
  foreignArrow,
  note,
  keywordAsName,
  badName,
  severalReceivers,
  noText,
];

/** The finding for a broken line. */
export function explain(stumble: Stumble): Diagnostic {
  const { text, at, found, expected } = stumble;
  const lineStart = text.lastIndexOf('\n', at - 1) + 1;
  const lineEnd = text.indexOf('\n', at);
  const line = text.slice(lineStart, lineEnd < 0 ? undefined : lineEnd);
  const broken: Broken = { ...stumble, line, lineStart, column: at - lineStart, span: stumble.place(at, at + found.length) };
  for (const hint of hints) {
    const finding = hint(broken);
    if (finding) return finding;
  }
  const wanted = expected.length === 0 ? 'a statement' : oneOf(expected);
  return diagnostic('syntax-error', { found: found === '' ? endOfLine : found, expected: wanted }, broken.span);
}

/** `autonumber ` with a blank behind it: the blank takes the line end along, and the next line goes on with the statement. */
function trailingBlank({ text, at, expected, place }: Broken): Diagnostic | undefined {
  if (!expected.includes(endOfLine)) return undefined;
  const blank = /[^\S\n]+\n\s*$/.exec(text.slice(Math.max(0, at - 200), at));
  if (!blank) return undefined;
  const start = at - blank[0].length;
  return diagnostic('mermaid/trailing-blank', {}, place(start, start + blank[0].indexOf('\n')));
}

/** A `;` before the place where reading failed, in a line that has a text before it. */
function endedText({ line, lineStart, column, place }: Broken): Diagnostic | undefined {
  const semicolon = line.slice(0, column).lastIndexOf(';');
  if (semicolon < 1 || !/:\s*\S|^\s*(?:alt|opt|loop|else|and|par|critical|option|break)\b/i.test(line.slice(0, semicolon)))
    return undefined;
  return diagnostic('mermaid/text-end', { sign: ';' }, place(lineStart + semicolon, lineStart + semicolon + 1));
}

/** The first word of the line is one of another language's. */
function foreignWord({ line, lineStart, place }: Broken): Diagnostic | undefined {
  const trimmed = line.trimStart();
  const start = lineStart + line.length - trimmed.length;
  for (const { pattern, instead } of foreignWords) {
    const found = pattern.exec(trimmed)?.[0].trim();
    if (found !== undefined) return diagnostic('mermaid/foreign-word', { found, instead }, place(start, start + found.length));
  }
  return undefined;
}

/** Arrows of PlantUML and of other languages, and what Mermaid has for them. */
const foreignArrows: readonly (readonly [pattern: RegExp, instead: string])[] = [
  [/-\[[^[\]]*\]-?>+/, '`->>`; arrows have no colours'],
  [/<-{1,2}>/, '`<<->>` or `<<-->>`'],
  [/<<?-{1,2}(?!-*>)/, 'the participants the other way round, with `->>`'],
  [/->>>|(?<!-)--+>>>/, '`->>`'],
  [/={1,2}>+|~>|\.\.>|–>|—>|→/, '`->>` or `-->>`'],
  [/-{3,}>{0,2}/, '`-->>`'],
  [/-{1,2}>?o(?=\s)/, '`->>()`'],
  [/-[\\/](?![\\/])/, '`-|\\` or `-|/`'],
  [/x-{1,2}|\\-|\/-/, 'the participants the other way round'],
  [/--(?=\s|[A-Za-z])/, '`-->`'],
];

/** An arrow that Mermaid does not have, where reading failed or in a line without any other. */
function foreignArrow({ line, lineStart, column, place }: Broken): Diagnostic | undefined {
  const beforeText = line.split(':')[0] ?? '';
  const alone = !arrowLike.test(beforeText);
  for (const [pattern, instead] of foreignArrows) {
    const hit = pattern.exec(beforeText);
    if (!hit || !(alone || (hit.index <= column && column < hit.index + hit[0].length))) continue;
    const start = lineStart + hit.index;
    return diagnostic('mermaid/foreign-arrow', { found: hit[0], instead }, place(start, start + hit[0].length));
  }
  return undefined;
}

/** What can go wrong with a note besides the names in it. */
function note({ line, found, expected, span }: Broken): Diagnostic | undefined {
  if (!/^\s*note\b/i.test(line)) return undefined;
  if (/^\s*note\s+over\b/i.test(line) && found === ',') return diagnostic('mermaid/third-name', {}, span);
  if (found === '' && expected.includes(textLabel)) return diagnostic('mermaid/note-without-text', {}, span);
  return undefined;
}

const textLabel = '`:` and a text';
const images = [...arrows.keys()].sort((a, b) => b.length - a.length).map((image) => image.replace(/[\\|()/]/g, '\\$&'));
const arrowLike = new RegExp(images.join('|'), 'i');

/** A keyword in the place of a participant: beside an arrow, or in a note. */
function keywordAsName({ line, lineStart, column, found, place, expected }: Broken): Diagnostic | undefined {
  const before = /(?<![A-Za-z_])([A-Za-z_]+)\s*$/.exec(line.slice(0, column))?.[1];
  const isArrow = arrowLike.test(found);
  const word = isArrow ? before : expected.includes('a participant') ? /^[A-Za-z_]+/.exec(found)?.[0] : undefined;
  const keyword = word !== undefined && keywords.some((one) => one.toLowerCase() === word.toLowerCase()) ? word : undefined;
  if (keyword === undefined) return undefined;
  const start = isArrow ? lineStart + line.slice(0, column).lastIndexOf(keyword) : lineStart + column;
  return diagnostic('mermaid/keyword-as-name', { keyword }, place(start, start + keyword.length));
}

/** `participant A:B`: a sign that no name of a declaration can hold. */
function badName({ line, lineStart, place, expected }: Broken): Diagnostic | undefined {
  const declared = /^(\s*(?:create\s+)?(?:participant|actor|activate|deactivate|destroy)\s+(?!\s))(.*)$/i.exec(line);
  const bad = declared ? /[<>:,;@]/.exec(declared[2] ?? '') : null;
  if (!declared || !bad || !expected.includes('a participant')) return undefined;
  const start = lineStart + (declared[1] ?? '').length + bad.index;
  return diagnostic('mermaid/sign-in-name', { sign: bad[0] }, place(start, start + 1));
}

function severalReceivers({ line, found, span }: Broken): Diagnostic | undefined {
  return found === ',' && arrowLike.test(line) ? diagnostic('mermaid/several-receivers', {}, span) : undefined;
}

/** `A->>B` and nothing else. */
function noText({ line, found, expected, span }: Broken): Diagnostic | undefined {
  return found === '' && expected.includes(textLabel) && arrowLike.test(line)
    ? diagnostic('mermaid/message-without-text', {}, span)
    : undefined;
}
