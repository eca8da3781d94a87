// The texts of a PlantUML diagram: where their lines break, and then the markup within.

import { equal } from '../../../ir/equal.js';
import { contentOf, type FormattedText, type Text } from '../../../ir/text.js';
import { readCreole } from '../../kit/creole/read.js';

/**
 * How a text is cut into lines. `label`: one line of source in which `\n` breaks. `body`: lines of source, backslashes are characters.
 * `raw`: as a label, only later (the header of a group). `guard`: the same within the brackets that are drawn round it.
 */
export type Reading = 'label' | 'body' | 'raw' | 'guard';

/** Reads a text as it will be drawn. */
export function readText(source: string, reading: Reading): Text {
  if (reading === 'body') return readCreole(source.includes('%n') ? source.replace(newlineCalls, '\n') : source);
  if (reading === 'guard') return readGuard(source);
  const { text, align } = splitLines(source);
  return readCreole(text, align);
}

const newlineCalls = /%n(?:ewline)?\(\)/g;

interface Split {
  readonly text: string;
  readonly align?: 'left' | 'right';
}

/** Resolves the backslashes of a label; within links and formulas they stay. */
export function splitLines(source: string): Split {
  if (!source.includes('\\') && !source.includes('%n')) return { text: source };
  const out: string[] = [];
  let align: Split['align'];
  let raw = false;
  let done = 0;
  const signs = /\[\[|\]\]|<\/?(?:math|latex)>|%n(?:ewline)?\(\)|\\[\s\S]/g;
  for (let found = signs.exec(source); found; found = signs.exec(source)) {
    const [sign] = found;
    const resolved = sign.startsWith('\\') ? (raw ? undefined : backslash(sign)) : sign.startsWith('%') ? '\n' : undefined;
    if (sign.startsWith('[') || sign.startsWith('<m') || sign.startsWith('<l')) raw = true;
    else if (sign.startsWith(']') || sign.startsWith('</')) raw = false;
    if (resolved === undefined) {
      // Brackets overlap: `[[[` opens at its first two. A backslash takes the next character with it, but not within a link.
      if (raw || !sign.startsWith('\\')) signs.lastIndex = found.index + 1;
      continue;
    }
    if (sign === '\\r') align = 'right';
    if (sign === '\\l') align = 'left';
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

function backslash(sign: string): string | undefined {
  return backslashes.get(sign);
}

/** PlantUML draws brackets round a guard, and reads the markup of the whole. */
function readGuard(source: string): Text {
  const { text, align } = splitLines(source);
  const read = readCreole(`[${text}]`, align);
  const bare = withoutBrackets(read);
  // With brackets of its own a guard would be drawn as a link; what was meant is the text.
  return bare ?? text;
}

function withoutBrackets(text: Text): Text | undefined {
  if (typeof text === 'string') return text.startsWith('[') && text.endsWith(']') ? text.slice(1, -1) : undefined;
  const content = [...contentOf(text)];
  const first = content.at(0);
  if (typeof first !== 'string' || !first.startsWith('[')) return undefined;
  content[0] = first.slice(1);
  const last = content.at(-1);
  if (typeof last !== 'string' || !last.endsWith(']')) return undefined;
  content[content.length - 1] = last.slice(0, -1);
  const rest = content.filter((item) => item !== '');
  const [only] = rest;
  const { content: _, ...options }: FormattedText = text;
  if (equal(options, {}) && rest.length <= 1 && (only === undefined || typeof only === 'string')) return only ?? '';
  return { content: rest, ...options };
}
