// One carried line: `sequitur next {"color":"red"} #1a2b`, the text of a comment that any language can hold.

import { stringify } from '../../../ir/json.js';
import type { Json, JsonObject } from '../../../ir/model.js';

/**
 * What a carried line says of the statement after it, or of the diagram.
 * - `next`: the next statement was this, as far as these fields go (`null`: it had none)
 * - `insert`: here stood a statement that has no form in this language
 * - `added`: the next statement stands only for something carried elsewhere
 * - `operand`: here a further operand of the fragment begins
 * - `section`, `end`: the statements between them are a part of a workflow
 * - `participant`: what the named participant was
 * - `members`: the participants and boxes in their order
 * - `diagram`: what the diagram was
 */
export type Verb = 'next' | 'insert' | 'added' | 'operand' | 'section' | 'end' | 'participant' | 'members' | 'diagram';

const verbs: ReadonlySet<string> = new Set(['next', 'insert', 'added', 'operand', 'section', 'end', 'participant', 'members', 'diagram']);

export interface CarriedLine {
  readonly verb: Verb;
  /** Of `participant`: its id in this text. */
  readonly id?: string;
  readonly data?: Json;
  /** Of what stood in the target when this was printed: if it reads otherwise now, somebody edited it. */
  readonly mark?: string;
  /** The same for the text alone. */
  readonly textMark?: string;
}

/** The line as the text of a comment. Safe in every comment: no line end, no `%`, no `<`, never a `\` or `/` at the end. */
export function writeLine({ verb, id, data, mark, textMark }: CarriedLine): string {
  const parts = ['sequitur', verb];
  if (id !== undefined) parts.push(harmless(stringify(id, 0)));
  if (data !== undefined) parts.push(harmless(stringify(data, 0)));
  parts.push(`#${mark ?? '0'}${textMark === undefined ? '' : `-${textMark}`}`);
  return parts.join(' ');
}

/** `%%{` begins a directive in Mermaid even in a comment, and a `<` may begin a tag there. */
function harmless(json: string): string {
  return json.replace(/[%<\u007f-\u00a0\u2028\u2029\ufeff]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

const shape = /^sequitur ([a-z]+)(?: (.*))? #([0-9a-f]+)(?:-([0-9a-f]+))?$/;

/** Reads the text of a comment; undefined where it is a comment like any other, `damaged` where it was a carried line once. */
export function readLine(text: string): CarriedLine | 'damaged' | undefined {
  if (!text.startsWith('sequitur ')) return undefined;
  const found = shape.exec(text.trim());
  const verb = found?.[1];
  if (!found || !isVerb(verb)) return /^sequitur [a-z]+ ["{[].*#/.test(text) ? 'damaged' : undefined;
  const values = readValues(found[2] ?? '');
  if (!values) return 'damaged';
  const [first, second] = values;
  const marks = { mark: found[3] ?? '0', ...(found[4] !== undefined && { textMark: found[4] }) };
  if (verb !== 'participant') return { verb, ...(first !== undefined && { data: first }), ...marks };
  return typeof first === 'string' ? { verb, id: first, ...(second !== undefined && { data: second }), ...marks } : 'damaged';
}

function isVerb(word: string | undefined): word is Verb {
  return word !== undefined && verbs.has(word);
}

/** One or two JSON values with a blank between them. */
function readValues(text: string): readonly Json[] | undefined {
  if (text === '') return [];
  const id = /^("(?:[^"\\]|\\.)*")(?: (.*))?$/.exec(text);
  const pieces = id ? [id[1] ?? '', ...(id[2] === undefined ? [] : [id[2]])] : [text];
  try {
    return pieces.map((piece): Json => JSON.parse(piece));
  } catch {
    // JSON.parse has no other way of saying no.
    return undefined;
  }
}

/** Whether a value is an object with keys. */
export function isRecord(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A short mark of a value: equal for equal values, whatever the order of keys and the blanks in texts. */
export function markOf(value: unknown): string {
  let hash = 0x811c9dc5;
  const text = stringify(sorted(value), 0).replace(/(?:\s|\\n)+/g, ' ');
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return ((hash >>> 16) ^ (hash & 0xffff)).toString(16).padStart(4, '0');
}

/** The value with its keys in order; carried values are shallow, so this may recurse. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return typeof value === 'string' ? value.trim() : value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, sorted(item)]),
  );
}
