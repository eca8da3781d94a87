// JSON text without recursion: `JSON.stringify` overflows the stack on deeply nested fragments, `JSON.parse` does not.

import type { Json, JsonObject } from './model.js';

/** Data of the IR as the JSON that it is; its types do not say so. */
export function asJson(value: object): JsonObject;
export function asJson(value: unknown): Json;
export function asJson(value: unknown): Json {
  return value as Json;
}

interface Open {
  readonly close: string;
  readonly entries: readonly [key: string | undefined, value: unknown][];
  at: number;
}

/** Deeper levels are not indented further: the text would grow with the square of the depth. */
const deepest = 100;

/**
 * The JSON text of plain data: keys in the order they stand, `undefined` left out, two blanks a level, or one line with `indent` 0.
 * `sorted`: keys in alphabetical order instead. Throws on nothing that is JSON, however deep.
 */
export function stringify(value: unknown, indent = 2, sorted = false): string {
  const out: string[] = [];
  const stack: Open[] = [];
  const lineBreak = (depth: number): string => (indent === 0 ? '' : `\n${' '.repeat(indent * Math.min(depth, deepest))}`);
  const write = (item: unknown): void => {
    const entries = entriesOf(item);
    if (sorted && entries && !Array.isArray(item)) entries.sort(([a], [b]) => ((a ?? '') < (b ?? '') ? -1 : 1));
    if (!entries) {
      out.push(JSON.stringify(item) ?? 'null');
      return;
    }
    const [open, close] = Array.isArray(item) ? ['[', ']'] : ['{', '}'];
    if (entries.length === 0) out.push(open, close);
    else {
      out.push(open);
      stack.push({ close, entries, at: 0 });
    }
  };
  write(value);
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    const entry = top.entries[top.at++];
    if (!entry) {
      stack.pop();
      out.push(lineBreak(stack.length), top.close);
      continue;
    }
    if (top.at > 1) out.push(',');
    out.push(lineBreak(stack.length));
    if (entry[0] !== undefined) out.push(JSON.stringify(entry[0]), indent === 0 ? ':' : ': ');
    write(entry[1]);
  }
  return out.join('');
}

function entriesOf(item: unknown): [string | undefined, unknown][] | undefined {
  if (typeof item !== 'object' || item === null) return undefined;
  if (Array.isArray(item)) return item.map((value): [undefined, unknown] => [undefined, value]);
  return Object.entries(item).filter(([, value]) => value !== undefined);
}
