// The texts of a PlantUML diagram: where their lines break, and then the markup within.

import { contentOf, type Inline, isEmptyText, joinStrings, makeText, type Text, unclosedAtEnd } from '../../../ir/text.js';
import { readCreole } from '../../kit/creole/read.js';
import {
  backslashCharacter,
  leftAlignCharacter,
  newlineCharacter,
  rightAlignCharacter,
  tabCharacter,
} from '../preprocessor/special-characters.js';
import { isHarmlessSource } from './harmless.js';

/**
 * How a text is cut into lines. `label`: one line of source in which `\n` breaks. `body`: lines of source, backslashes are characters.
 * `raw`: as a label, only later (the header of a group). `title`: the same where no guard follows: PlantUML keeps it for the guard, with
 * formatting that goes on behind it, and draws no brackets. `guard`: the same within the brackets that are drawn round it.
 */
export type Reading = 'label' | 'body' | 'raw' | 'title' | 'guard';

/**
 * The title of a group and its guard, which may be missing: `Title [guard]`. The guard begins at the first bracket, but where there are links
 * at the first one behind the last link that still leaves one.
 */
export function splitTitle(text: string): { readonly title: string; readonly guard?: string } {
  const last = text.endsWith(']') ? text.lastIndexOf('[') : -1;
  if (last < 0) return { title: text };
  const link = last < 2 ? -1 : text.lastIndexOf(']]', last - 2);
  const isLinked = link >= 0 && text.slice(0, link).includes('[[');
  const at = text.indexOf('[', isLinked ? link + 2 : 0);
  return { title: text.slice(0, at), guard: text.slice(at + 1, -1) };
}

/** How the title of a group is read that stands before this guard. */
export function titleReading(guard: Text | undefined): Reading {
  return isEmptyText(guard) ? 'title' : 'raw';
}

/** Reads a text as it will be drawn. PlantUML takes an en dash for a hyphen wherever it stands. */
export function readText(written: string, reading: Reading): Text {
  if (isHarmlessSource(written)) return written;
  const source = written.includes('–') ? written.replace(/–/g, '-') : written;
  if (reading === 'body')
    return readCreole(mayBreak.test(source) ? source.replace(bodyBreaks, (sign) => special.get(sign) ?? '\n') : source);
  if (reading === 'guard') return readGuard(source);
  const { text, align } = splitLines(source);
  return readCreole(text, align, { unclosed: reading === 'title' });
}

const mayBreak = /%n|[\uE100-\uE111]/;
const bodyBreaks = /%n(?:ewline)?\(\)|[\uE100-\uE102\uE110\uE111]/g;

/** What the preprocessor's `%n()`, `%left_align()`, `%right_align()`, `%backslash()` and `%tab()` leave in a line. */
const special: ReadonlyMap<string, string> = new Map([
  [newlineCharacter, '\n'],
  [leftAlignCharacter, '\n'],
  [rightAlignCharacter, '\n'],
  [backslashCharacter, '\\'],
  [tabCharacter, '\t'],
]);

interface Split {
  readonly text: string;
  readonly align?: 'left' | 'right';
}

/** Resolves the backslashes of a label; within links and formulas they stay. */
export function splitLines(source: string): Split {
  if (!source.includes('\\') && !mayBreak.test(source)) return { text: source };
  const out: string[] = [];
  let align: Split['align'];
  let raw = false;
  let done = 0;
  const signs = /\[\[|\]\]|<\/?(?:math|latex)>|%n(?:ewline)?\(\)|[\uE100-\uE102\uE110\uE111]|\\(?!%n(?:ewline)?\(\))[\s\S]/g;
  for (let found = signs.exec(source); found; found = signs.exec(source)) {
    const [sign] = found;
    const resolved = sign.startsWith('%') ? '\n' : raw ? undefined : (backslashes.get(sign) ?? special.get(sign));
    if (sign.startsWith('[') || sign.startsWith('<m') || sign.startsWith('<l')) raw = true;
    else if (sign.startsWith(']') || sign.startsWith('</')) raw = false;
    if (resolved === undefined) {
      // Brackets overlap: `[[[` opens at its first two. A backslash takes the next character with it, but not within a link.
      if (raw || !sign.startsWith('\\')) signs.lastIndex = found.index + 1;
      continue;
    }
    if (sign === '\\r' || sign === rightAlignCharacter) align = 'right';
    if (sign === '\\l' || sign === leftAlignCharacter) align = 'left';
    out.push(source.slice(done, found.index), resolved);
    done = signs.lastIndex;
  }
  out.push(source.slice(done));
  return { text: out.join(''), ...(align && { align }) };
}

const backslashes: ReadonlyMap<string, string> = new Map([
  ['\\n', '\n'],
  ['\\r', '\n'],
  ['\\l', '\n'],
  ['\\t', '\t'],
  ['\\\\', '\\'],
]);

/** Whether a guard has brackets of its own. */
export function isBracketed(guard: string): boolean {
  return /^\[[^[\]]*\]$/.test(guard);
}

/** PlantUML draws brackets round a guard, and reads the markup of the whole. */
function readGuard(source: string): Text {
  // With brackets of its own a guard would be drawn as a link; what was meant is the text.
  if (isBracketed(source)) return splitLines(source).text;
  const { text, align } = splitLines(`[${source}]`);
  const bare = withoutBrackets(contentOf(readCreole(text, align, { unclosed: true })));
  return bare ? makeText(bare, align && { align }) : readCreole(text.slice(1, -1), align);
}

function withoutBrackets(content: readonly Inline[]): readonly Inline[] | undefined {
  const [first, ...rest] = content;
  if (typeof first !== 'string' || !first.startsWith('[')) return undefined;
  return changedEnd(joinStrings([first.slice(1), ...rest]), (level) => {
    const last = level.at(-1);
    return typeof last === 'string' && last.endsWith(']') ? joinStrings([...level.slice(0, -1), last.slice(0, -1)]) : undefined;
  });
}

/** A guard as it is drawn: the closing bracket stands within formatting that is never ended. */
export function withBrackets(guard: readonly Inline[]): readonly Inline[] {
  const closed = changedEnd(guard, (level) => joinStrings([...level, ']']));
  return joinStrings(['[', ...(closed ?? [])]);
}

/** The content with the end of its innermost unclosed formatting changed; undefined where that is not to be. */
function changedEnd(
  content: readonly Inline[],
  change: (level: readonly Inline[]) => readonly Inline[] | undefined,
): readonly Inline[] | undefined {
  const path = [...unclosedAtEnd(content)];
  let changed = change(path.at(-1)?.content ?? content);
  for (let i = path.length - 1; changed && i >= 0; i--) {
    const node = path[i];
    const outer = i > 0 ? path[i - 1]?.content : content;
    if (node && outer) changed = [...outer.slice(0, -1), { ...node, content: changed }];
  }
  return changed;
}
