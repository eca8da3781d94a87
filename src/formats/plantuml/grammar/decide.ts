// Which kind of line stands at a place of the text: the ordered table, compiled, with what lines of one kind need to be found fast.

import { closingEnd } from './closing.js';
import { type LineKind, type LineName, lineKinds, lineNames } from './lines.js';
import { outlineOf, outlineRegex } from './outline.js';
import { type Parts, type Pattern, partsOf, regexOf } from './pattern.js';

/** What was found out of one line. */
export interface Decision {
  readonly name: LineName | 'Unknown' | 'Unfinished';
  /** Where the first character of the line stands that is no blank. */
  readonly start: number;
  /** Behind the last character of the head. */
  readonly headEnd: number;
  /** Behind the line, without blanks at its end. */
  readonly lineEnd: number;
  /** Behind the closing line, where the line opens several. */
  readonly linesEnd?: number;
  readonly parts: Parts;
}

interface Compiled {
  readonly name: LineName;
  readonly kind: LineKind;
  readonly regex: RegExp;
  /** What each group of the regular expression is called. Named groups would cost an object of all names for each line. */
  readonly groups: readonly string[];
}

const restRegex: Readonly<Record<LineKind['rest'], (text: string | undefined) => string>> = {
  nothing: () => '',
  lines: () => '',
  label: (text) => (text === undefined ? '[ \\t\\u00a0]*(?::(.*))?' : `[ \\t\\u00a0]*:(${text})`),
  'label or lines': () => '[ \\t\\u00a0]*(?::(.*))?',
  text: (text) => `[ \\t\\u00a0]*(?![ \\t\\u00a0])(${text ?? '.*'})`,
};

function lineSource(kind: LineKind): string {
  return `^${regexOf(kind.head)}${restRegex[kind.rest](kind.text && regexOf(kind.text))}$`;
}

// Made when the first line of that sort is met: most texts need few. Where a part stands in a line is asked only for an outline, as it costs.
const compiled = { line: new Map<LineName, Compiled>(), outline: new Map<LineName, Compiled>() };
/** The kinds worth trying for lines that begin alike. */
const byBeginning = new Map<string, readonly LineName[]>();
/** So many signs of a line tell most words apart. */
const told = 3;

/** The kinds worth trying for a line, in order. */
function candidates(outline: string): readonly LineName[] {
  const beginning = outline.slice(0, told).toLowerCase();
  const known = byBeginning.get(beginning);
  if (known) return known;
  const found = lineNames.filter((name) => mayBegin(kindOf(name), beginning));
  if (byBeginning.size === 10_000) byBeginning.clear();
  byBeginning.set(beginning, found);
  return found;
}

function mayBegin({ begins }: LineKind, beginning: string): boolean {
  return begins === undefined || begins.some((word) => word.startsWith(beginning) || beginning.startsWith(word));
}

const kindOf = (name: LineName): LineKind => lineKinds[name];

function compile(name: LineName, matched: keyof typeof compiled): Compiled {
  let one = compiled[matched].get(name);
  if (!one) {
    const kind = kindOf(name);
    const regex = outlineRegex(lineSource(kind), matched === 'outline' ? 'd' : '');
    one = { name, kind, regex, groups: [...partsOf(kind.head), 'rest'] };
    compiled[matched].set(name, one);
  }
  return one;
}

/** The engine reads no message in a longer line. */
const longestMessage = 2000;

/** Round a line every control sign is a blank. */
const isBlank = (code: number): boolean => (code <= 32 && code !== 10) || code === 160;

/** Decides what line begins at an offset, which is not a blank. */
export function decide(text: string, start: number): Decision {
  const newline = text.indexOf('\n', start);
  const whole = newline < 0 ? text.length : newline;
  let lineEnd = whole;
  while (lineEnd > start && isBlank(text.charCodeAt(lineEnd - 1))) lineEnd--;
  const line = text.slice(start, lineEnd);
  const hasDash = line.includes('-');
  const outline = outlineOf(line);
  const matched = outline === line ? 'line' : 'outline';
  for (const name of candidates(outline)) {
    const one = compile(name, matched);
    const { kind, regex } = one;
    if (kind.dash && (!hasDash || line.length > longestMessage)) continue;
    const found = regex.exec(outline);
    if (!found) continue;
    const decision = decided(text, one, partsIn(found, one, line), start, whole, lineEnd);
    if (decision) return decision;
  }
  return { name: 'Unknown', start, headEnd: lineEnd, lineEnd, parts: {} };
}

function partsIn(found: RegExpExecArray, { groups }: Compiled, line: string): Parts {
  const parts: Record<string, string> = {};
  const { indices } = found;
  for (let at = 1; at < found.length; at++) {
    const place = indices?.[at];
    const text = place ? line.slice(...place) : found[at];
    const name = groups[at - 1];
    if (text !== undefined && name !== undefined) parts[name] = text;
  }
  return parts;
}

const insides = new Map<Pattern, RegExp>();

/** Whether the lines between an opening and a closing one look as they must. */
function areInside(lines: string, pattern: Pattern | undefined): boolean {
  if (!pattern) return true;
  const regex = insides.get(pattern) ?? outlineRegex(`^(?:${regexOf(pattern)})?$`);
  insides.set(pattern, regex);
  return lines.split('\n').every((line) => regex.test(outlineOf(line.trim())));
}

function decided(
  text: string,
  { name, kind }: Compiled,
  parts: Parts,
  start: number,
  whole: number,
  lineEnd: number,
): Decision | undefined {
  const rest = parts['rest'];
  const length = rest === undefined ? 0 : kind.rest === 'text' ? rest.length : rest.length + 1;
  const decision = { name, start, headEnd: lineEnd - length, lineEnd, parts };
  if (kind.closes === undefined || rest !== undefined) return decision;
  const linesEnd = closingEnd(text, whole, kind.closes);
  if (linesEnd !== undefined) return areInside(text.slice(whole + 1, linesEnd), kind.inside) ? { ...decision, linesEnd } : undefined;
  // More text follows this one: what is not closed in it may be closed there.
  return text.endsWith('\n') ? { name: 'Unfinished', start, headEnd: text.length, lineEnd, parts } : undefined;
}

/** Lines that every kind of diagram has. */
const settings: readonly LineName[] = ['Title', 'MainFrame', 'Caption', 'Legend', 'Footer', 'Header', 'Command'];

/** Whether a line says nothing of what kind of diagram it stands in. */
export function isSettingOfAnyKind(line: string): boolean {
  const outline = outlineOf(line);
  return settings.some((name) => compile(name, 'line').regex.test(outline));
}

/** Whether a line is one of a kind, whatever kinds come before it. */
export function isLineOf(name: LineName, line: string): boolean {
  return compile(name, 'line').regex.test(outlineOf(line));
}
