// Plain data on one line as people write it: `color: red, over: [A, B], -wrap` (which has none). JSON with fewer quotes, so that a
// carried line stays short.

import type { Json, JsonObject } from '../../../ir/model.js';

/** Data as a value: `[A, {id: B, title: "a, b"}]`; tight without the blanks between. Any depth. */
export function writeFlow(value: Json, tight = false): string {
  const out: string[] = [];
  const pending: Piece[] = [{ value }];
  for (let piece = pending.pop(); piece !== undefined; piece = pending.pop()) {
    if (typeof piece === 'string') out.push(piece);
    else pending.push(...piecesOf(piece.value, tight ? '' : ' ').reverse());
  }
  return out.join('');
}

/** The fields of an object, without the braces. */
export function writeFields(fields: JsonObject): string {
  return writeFlow(fields).slice(1, -1);
}

type Piece = string | { readonly value: Json };

function piecesOf(value: Json, space: string): Piece[] {
  if (typeof value === 'string') return [isBare(value) ? value : quoted(value)];
  if (typeof value !== 'object' || value === null) return [String(value)];
  if (isList(value))
    return [
      '[',
      ...joined(
        value.map((item): Piece[] => [{ value: item }]),
        space,
      ),
      ']',
    ];
  const entries = Object.entries(value).map(([key, item]): Piece[] =>
    item === null && isWord(key) ? [`-${key}`] : [`${isKey(key) ? key : quoted(key)}:${space}`, { value: item }],
  );
  return ['{', ...joined(entries, space), '}'];
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function joined(groups: readonly Piece[][], space: string): Piece[] {
  return groups.flatMap((group, i) => (i === 0 ? group : [`,${space}`, ...group]));
}

const isWord = (text: string): boolean => /^[A-Za-z]\w*$/.test(text);
const isKey = (text: string): boolean => /^[A-Za-z]\w*\*?$/.test(text);

/** Signs that mean something to the notation, to PlantUML's blocks, to a comment or to Mermaid's entities and directives. */
const special = /[,{}[\]"\\%<;\u0000-\u001f\u007f-\u00a0\u2028\u2029\ufeff\ud800-\udfff]|'\/|\/'|@(?:start|end)/i;

/** Whether a text can stand without quotes and is read back as this text. */
function isBare(text: string): boolean {
  return text !== '' && text === text.trim() && !special.test(text) && scalarOf(text) === text;
}

/** A text in quotes, harmless in every comment: no line end, no directive, no tag, no value of an attribute, no entity, no end of a comment. */
export function quoted(text: string): string {
  return JSON.stringify(text)
    .replace(/[<;\u007f-\u00a0\u2028\u2029\ufeff]|%(?=\{)|=(?="$)/g, escaped)
    .replace(/'(?=\/)|(?<=\/)'|@(?=start|end)/gi, escaped);
}

const escaped = (sign: string): string => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** Reads what `writeFlow` wrote; undefined where it is something else. */
export function readFlow(text: string): Json | undefined {
  return new FlowReader(text).read();
}

/** Reads what `writeFields` wrote. */
export function readFields(text: string): JsonObject | undefined {
  const value = readFlow(`{${text}}`);
  return isRecord(value) ? value : undefined;
}

/** Whether a value is an object with keys. */
export function isRecord(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

type Open = { readonly close: ']'; readonly items: Json[] } | { readonly close: '}'; readonly entries: [string, Json][]; key: string };

/** Reads one value with an explicit stack of what is open. */
class FlowReader {
  readonly #text: string;
  readonly #stack: Open[] = [];
  #at = 0;
  /** A key was read that says of itself that it has no value. */
  #none = false;

  constructor(text: string) {
    this.#text = text;
  }

  read(): Json | undefined {
    for (;;) {
      let value = this.#scalar();
      if (value === undefined) {
        if (!this.#open()) return undefined;
        value = this.#close();
      }
      while (value !== undefined) {
        const top = this.#stack.at(-1);
        if (!top) return this.#take(/\s*$/y) === undefined ? undefined : value;
        if (top.close === ']') top.items.push(value);
        else top.entries.push([top.key, value]);
        if (this.#take(/\s*,/y) !== undefined) break;
        value = this.#close();
        if (value === undefined) return undefined;
      }
      const top = this.#stack.at(-1);
      if (top?.close === '}' && !this.#key(top)) return undefined;
    }
  }

  #scalar(): Json | undefined {
    if (this.#none) {
      this.#none = false;
      return null;
    }
    const string = this.#take(/\s*"(?:[^"\\]|\\.)*"/y);
    if (string !== undefined) return unquoted(string);
    const bare = this.#take(/\s*[^\s,{}[\]"][^,{}[\]"]*/y);
    return bare === undefined ? undefined : scalarOf(bare.trim());
  }

  #open(): boolean {
    if (this.#take(/\s*\[/y) !== undefined) this.#stack.push({ close: ']', items: [] });
    else if (this.#take(/\s*\{/y) !== undefined) this.#stack.push({ close: '}', entries: [], key: '' });
    else return false;
    return true;
  }

  /** The innermost open list or object, if it ends here. */
  #close(): Json | undefined {
    const top = this.#stack.at(-1);
    if (!top || this.#take(top.close === ']' ? /\s*\]/y : /\s*\}/y) === undefined) return undefined;
    this.#stack.pop();
    return top.close === ']' ? top.items : Object.fromEntries(top.entries);
  }

  #key(open: { key: string }): boolean {
    const none = this.#take(/\s*-[A-Za-z]\w*(?=\s*[,}])/y);
    if (none !== undefined) {
      open.key = none.trim().slice(1);
      this.#none = true;
      return true;
    }
    const found = this.#take(/\s*(?:[A-Za-z]\w*\*?|"(?:[^"\\]|\\.)*")\s*:/y);
    const key = found?.slice(0, -1).trim();
    const name = key?.startsWith('"') ? unquoted(key) : key;
    if (typeof name !== 'string') return false;
    open.key = name;
    return true;
  }

  #take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    if (found !== undefined) this.#at += found.length;
    return found;
  }
}

function unquoted(text: string): Json | undefined {
  try {
    const value: Json = JSON.parse(text);
    return value;
  } catch {
    // JSON.parse has no other way of saying no.
    return undefined;
  }
}

const words: ReadonlyMap<string, Json> = new Map<string, Json>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

function scalarOf(text: string): Json {
  const word = words.get(text);
  if (word !== undefined) return word;
  return /^-?\d+(?:\.\d+)?$/.test(text) && String(Number(text)) === text ? Number(text) : text;
}
