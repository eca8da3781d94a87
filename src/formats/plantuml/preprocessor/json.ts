// JSON as the preprocessor keeps it: numbers stay as they were written, and objects remember the order of their names.

/** A JSON value. `literal` is a number, `true`, `false` or `null` as written. */
export type JsonNode =
  | { readonly kind: 'string'; readonly text: string }
  | { readonly kind: 'literal'; readonly text: string }
  | JsonArray
  | JsonObject;

/** A list. */
export interface JsonArray {
  readonly kind: 'array';
  readonly items: readonly JsonNode[];
  /** How many values it holds at all depths. */
  readonly size: number;
}

/** An object; its members keep their order. */
export interface JsonObject {
  readonly kind: 'object';
  /** In order; a name may stand twice, and the last one counts. */
  readonly members: readonly JsonMember[];
  readonly byName: ReadonlyMap<string, JsonNode>;
  readonly size: number;
}

/** A name and its value. */
export type JsonMember = readonly [name: string, value: JsonNode];

const sizeOfAll = (nodes: readonly JsonNode[]): number => nodes.reduce((sum, node) => sum + jsonSize(node), 1);

/** How many values a value holds, itself included; a measure of what printing it costs. */
export function jsonSize(node: JsonNode): number {
  if (node.kind === 'array' || node.kind === 'object') return node.size;
  return 1 + (node.text.length >> 3);
}

/** An array. */
export function arrayOf(items: readonly JsonNode[]): JsonArray {
  return { kind: 'array', items, size: sizeOfAll(items) };
}

/** An array of texts. */
export function textsOf(texts: readonly string[]): JsonArray {
  return arrayOf(texts.map((text) => ({ kind: 'string', text })));
}

/** An object. */
export function objectOf(members: readonly JsonMember[]): JsonObject {
  return { kind: 'object', members, byName: new Map(members), size: sizeOfAll(members.map(([, value]) => value)) };
}

/** Deeper nesting is refused, so that printing may recurse. */
const deepest = 500;

const token =
  /[ \t\r\n]*(?:([{}[\]:,])|"((?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*)"|(-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|true|false|null))/y;

const escapes: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

function resolved(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(/\\(?:u([0-9a-fA-F]{4})|(.))/g, (_, code: string | undefined, character: string) =>
    code === undefined ? (escapes[character] ?? character) : String.fromCharCode(Number.parseInt(code, 16)),
  );
}

/** Reads a whole JSON text; undefined where it is none. Linear, and without recursion. */
export function parseJson(text: string): JsonNode | undefined {
  const reader = new JsonReader();
  let at = 0;
  while (!reader.result) {
    token.lastIndex = at;
    const found = token.exec(text);
    if (!found || !reader.take(found)) return undefined;
    at = token.lastIndex;
  }
  return text.slice(at).trim() === '' ? reader.result : undefined;
}

type Open = { readonly items: JsonNode[] } | { readonly members: JsonMember[]; name: string };

/** Takes token by token, with a stack of what is open. */
class JsonReader {
  result: JsonNode | undefined;
  readonly #open: Open[] = [];
  #expected: 'value' | 'first-item' | 'name' | 'first-name' | 'colon' | 'comma' = 'value';

  /** False where the token may not stand there. */
  take([, punctuation, quoted, literal]: RegExpExecArray): boolean {
    switch (this.#expected) {
      case 'value':
      case 'first-item':
        if (quoted !== undefined) return this.#place({ kind: 'string', text: resolved(quoted) });
        if (literal !== undefined) return this.#place({ kind: 'literal', text: literal });
        return this.#begin(punctuation) || (this.#expected === 'first-item' && this.#end(punctuation));
      case 'name':
      case 'first-name':
        if (quoted !== undefined) return this.#name(resolved(quoted));
        return this.#expected === 'first-name' && this.#end(punctuation);
      case 'colon':
        this.#expected = 'value';
        return punctuation === ':';
      case 'comma':
        return punctuation === ',' ? this.#next() : this.#end(punctuation);
    }
  }

  #begin(punctuation: string | undefined): boolean {
    if (this.#open.length === deepest || (punctuation !== '[' && punctuation !== '{')) return false;
    this.#open.push(punctuation === '[' ? { items: [] } : { members: [], name: '' });
    this.#expected = punctuation === '[' ? 'first-item' : 'first-name';
    return true;
  }

  #name(name: string): boolean {
    const top = this.#open.at(-1);
    if (!top || 'items' in top) return false;
    top.name = name;
    this.#expected = 'colon';
    return true;
  }

  #next(): boolean {
    const top = this.#open.at(-1);
    if (!top) return false;
    this.#expected = 'items' in top ? 'value' : 'name';
    return true;
  }

  #end(punctuation: string | undefined): boolean {
    const top = this.#open.at(-1);
    if (!top || punctuation !== ('items' in top ? ']' : '}')) return false;
    this.#open.pop();
    return this.#place('items' in top ? arrayOf(top.items) : objectOf(top.members));
  }

  #place(node: JsonNode): boolean {
    const top = this.#open.at(-1);
    if (!top) this.result = node;
    else if ('items' in top) top.items.push(node);
    else top.members.push([top.name, node]);
    this.#expected = 'comma';
    return true;
  }
}

/** Writes a value without blanks. */
export function printJson(node: JsonNode): string {
  switch (node.kind) {
    case 'string':
      return quoteJson(node.text);
    case 'literal':
      return node.text;
    case 'array':
      return `[${node.items.map(printJson).join(',')}]`;
    case 'object':
      return `{${node.members.map(([name, value]) => `${quoteJson(name)}:${printJson(value)}`).join(',')}}`;
  }
}

function quoteJson(text: string): string {
  return `"${text.replace(/["\\\u0000-\u001f\u2028\u2029]/g, escapeCharacter)}"`;
}

function escapeCharacter(character: string): string {
  const known: Readonly<Record<string, string>> = { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };
  return known[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** How many brackets a piece of JSON leaves open, carried from line to line; strings may not span lines. */
export function openBrackets(text: string, before = 0): number {
  let depth = before;
  for (const { 0: found, 1: end, index } of text.matchAll(/"(?:[^"\\]|\\.)*("?)|[{}[\]]/g)) {
    if (found === '{' || found === '[') depth++;
    else if (found === '}' || found === ']') depth--;
    // A string that never ends is none, and so is every later one.
    else if (end === '') return openBrackets(text.slice(index).replaceAll('"', ''), depth);
  }
  return depth;
}
