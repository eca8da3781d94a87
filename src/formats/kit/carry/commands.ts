// Commands of a language on one line: what neighbours begin with is said once, and a block has its lines as a list.

import type { Json, JsonObject } from '../../../ir/model.js';
import { isRecord, writeFlow } from './flow.js';
import { dataIn, textWith } from './styled.js';

/**
 * The shortest of these that gives the commands back: `a b` for one; `[a b, c]` for several; `skinparam: [a b, c d]` where they share their
 * first word, `Participant*: [FontSize 20, BorderColor black]` where the first words begin alike, `"skinparam actor {  ": [a b, c d]` for
 * a block with its indentation, and in it `"\t": a b` for a line with another; `in: …, data: …` where JSON stands in a text.
 */
export function writeCommands(commands: readonly string[]): string {
  const [only = ''] = commands;
  const plain = commands.length === 1 ? only : commands;
  const folded = single(byFirstWord(commands));
  const same = expanded(folded)?.join('\0') === commands.join('\0');
  const [short, long] = [writeFlow(folded, true), writeFlow(plain, true)];
  return same && short.length < long.length ? short : long;
}

/** One item stands by itself. */
function single(items: readonly Json[]): Json {
  const [only] = items;
  return items.length === 1 && only !== undefined ? only : items;
}

/** Commands that follow each other with the same first word share it. */
function byFirstWord(commands: readonly string[]): readonly Json[] {
  return shared(
    commands,
    /^\S+ (?=\S)/,
    (word) => word.trimEnd(),
    (rest) => rest.flatMap(block),
  );
}

/** Words that follow each other and begin with the same capitalised word share that. */
function byBeginning(lines: readonly string[]): readonly Json[] {
  return shared(
    lines,
    /^[A-Z][a-z]+(?=[A-Z])/,
    (word) => `${word}*`,
    (rest) => rest,
  );
}

function shared(
  items: readonly string[],
  beginning: RegExp,
  key: (word: string) => string,
  fold: (rest: readonly string[]) => readonly Json[],
): readonly Json[] {
  const out: Json[] = [];
  for (let at = 0; at < items.length; ) {
    const word = beginning.exec(items[at] ?? '')?.[0];
    let end = at + 1;
    while (word !== undefined && items[end]?.startsWith(word) && beginning.exec(items[end] ?? '')?.[0] === word) end++;
    const run = items.slice(at, end);
    const lead = word === undefined || run.length === 1 ? undefined : longest(word, run);
    out.push(...(lead === undefined ? fold(run) : [{ [key(lead)]: fold(run.map((item) => item.slice(lead.length))) }]));
    at = end;
  }
  return out;
}

/** As many capitalised words as all begin with; a word with a blank behind it is all that is shared. */
function longest(word: string, run: readonly string[]): string {
  if (word.endsWith(' ')) return word;
  const [first = ''] = run;
  let lead = word;
  for (;;) {
    const next = /^[A-Z][a-z]+(?=[A-Z])/.exec(first.slice(lead.length))?.[0];
    if (
      next === undefined ||
      !run.every((item) => item.startsWith(next, lead.length) && /[A-Z]/.test(item[lead.length + next.length] ?? ''))
    )
      return lead;
    lead += next;
  }
}

/** `head {`, lines that are indented, `}`. */
const blockShape = /^([^\n]*\{)\n(.*)\n\}$/s;

function block(text: string): readonly Json[] {
  const [, head, body] = blockShape.exec(text) ?? [];
  if (head === undefined || body === undefined) return [dataIn(text) ?? text];
  const lines = body.split('\n');
  const indent = usualIndent(lines);
  return [{ [head + indent]: indented(lines, indent) }];
}

const indentOf = (line: string): string => /^[ \t]*/.exec(line)?.[0] ?? '';

/** The indentation that most lines begin with, none where no line has any. */
function usualIndent(lines: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const line of lines) counts.set(indentOf(line), (counts.get(indentOf(line)) ?? 0) + 1);
  counts.delete('');
  const [first = '', ...others] = counts.keys();
  const reach = (indent: string): number => [...counts].reduce((sum, [own, count]) => sum + (own.startsWith(indent) ? count : 0), 0);
  return others.reduce((best, one) => (reach(one) > reach(best) ? one : best), first);
}

/** The lines of a block; those that do not begin with its indentation have their own. */
function indented(lines: readonly string[], indent: string): readonly Json[] {
  const out: Json[] = [];
  let alike: string[] = [];
  for (const line of lines) {
    const own = indentOf(line);
    if (line === '' || own.startsWith(indent)) alike.push(line.slice(indent.length));
    else {
      out.push(...byBeginning(alike), { [own]: line.slice(own.length) });
      alike = [];
    }
  }
  return [...out, ...byBeginning(alike)];
}

/** Reads what `writeCommands` gave; undefined where it is something else. */
export function readCommands(said: Json): readonly string[] | undefined {
  return expanded(said);
}

/** More than a list in a word in a block in a word never comes. */
const deepest = 4;

function expanded(said: Json, depth = 0): readonly string[] | undefined {
  if (typeof said === 'string') return [said];
  if (depth > deepest) return undefined;
  if (Array.isArray(said)) return allOf(said.map((item: Json) => expanded(item, depth + 1)));
  if (!isRecord(said)) return undefined;
  return said['data'] === undefined ? unfolded(said, depth) : allOf([listed(textWith(said))]);
}

const listed = (text: string | undefined): readonly string[] | undefined => (text === undefined ? undefined : [text]);

function allOf(parts: readonly (readonly string[] | undefined)[]): readonly string[] | undefined {
  return parts.some((part) => part === undefined) ? undefined : parts.flatMap((part) => part ?? []);
}

function unfolded(said: JsonObject, depth: number): readonly string[] | undefined {
  const [entry, ...others] = Object.entries(said);
  if (!entry || others.length > 0) return undefined;
  const [key, value] = entry;
  const [, head, indent = ''] = /^(.*\{)([ \t]*)$/s.exec(key) ?? [];
  if (head !== undefined) {
    const lines = blockLines(value, indent, depth + 1);
    return lines && [[head, ...lines, '}'].join('\n')];
  }
  const items = expanded(value, depth + 1);
  if (!items) return undefined;
  const word = key.endsWith('*') ? key.slice(0, -1) : `${key} `;
  return items.map((item) => word + item);
}

function blockLines(value: Json, indent: string, depth: number): readonly string[] | undefined {
  const items: readonly Json[] = Array.isArray(value) ? value : [value];
  return allOf(
    items.map((item) => {
      const [[own, line] = []] = isRecord(item) ? Object.entries(item) : [];
      if (own !== undefined && indentOf(own) === own) return typeof line === 'string' ? [own + line] : undefined;
      return expanded(item, depth)?.map((one) => (one === '' ? '' : indent + one));
    }),
  );
}
