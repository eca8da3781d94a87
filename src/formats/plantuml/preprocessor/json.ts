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

type Open = { readonly items: JsonNode[] } | { readonly members: JsonMember[]; name: string };

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
  const open: Open[] = [];
  let at = 0;
  let expected: 'value' | 'first-item' | 'name' | 'first-name' | 'colon' | 'comma' = 'value';
  let result: JsonNode | undefined;
  const place = (node: JsonNode): void => {
    const top = open.at(-1);
    if (!top) result = node;
    else if ('items' in top) top.items.push(node);
    else top.members.push([top.name, node]);
    expected = 'comma';
  };
  while (!result) {
    token.lastIndex = at;
    const found = token.exec(text);
    if (!found) return undefined;
    at = token.lastIndex;
    const [, punctuation, quoted, literal] = found;
    const top = open.at(-1);
    if (expected === 'value' || expected === 'first-item') {
      if (punctuation === '[') {
        if (open.push({ items: [] }) > deepest) return undefined;
        expected = 'first-item';
      } else if (punctuation === '{') {
        if (open.push({ members: [], name: '' }) > deepest) return undefined;
        expected = 'first-name';
      } else if (punctuation === ']' && expected === 'first-item') {
        open.pop();
        place(arrayOf([]));
      } else if (quoted !== undefined) place({ kind: 'string', text: resolved(quoted) });
      else if (literal !== undefined) place({ kind: 'literal', text: literal });
      else return undefined;
    } else if (expected === 'name' || expected === 'first-name') {
      if (quoted !== undefined && top && 'members' in top) {
        top.name = resolved(quoted);
        expected = 'colon';
      } else if (punctuation === '}' && expected === 'first-name' && top && 'members' in top) {
        open.pop();
        place(objectOf(top.members));
      } else return undefined;
    } else if (expected === 'colon') {
      if (punctuation !== ':') return undefined;
      expected = 'value';
    } else if (top && 'items' in top && punctuation === ']') {
      open.pop();
      place(arrayOf(top.items));
    } else if (top && 'members' in top && punctuation === '}') {
      open.pop();
      place(objectOf(top.members));
    } else if (punctuation === ',') expected = top && 'items' in top ? 'value' : 'name';
    else return undefined;
  }
  return text.slice(at).trim() === '' ? result : undefined;
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
