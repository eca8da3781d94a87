// The difference between what a node was and what stands for it, as the fields to put back.

import { equal } from '../../../ir/equal.js';
import { asJson } from '../../../ir/json.js';
import type { Json, JsonObject } from '../../../ir/model.js';
import { definitions } from '../../../ir/shapes.js';
import type { Text } from '../../../ir/text.js';
import { isRecord } from './flow.js';
import { markOf } from './marks.js';
import { survivesEdits, textDelta, textFrom } from './texts.js';

/** What must be done to a node. */
export interface Patch {
  /** The kind of statement, or the operator of a fragment, that it was, where that is another. */
  readonly was?: string;
  /** The formatting of its one text. */
  readonly formatting?: readonly string[];
  /** The fields that were; `null` where there was none. */
  readonly fields: JsonObject;
  /** Of the node that was printed: if it reads otherwise now, somebody edited it. */
  readonly mark: string;
  /** The same for its texts, where the patch depends on them. */
  readonly textMark?: string;
}

/** Fields that are never part of a patch: inner nodes have lines of their own. */
const apart: ReadonlySet<string> = new Set(['kind', 'operator', 'origin', 'statements', 'operands', 'participants']);
/** Fields that hold a text, which may be edited without touching the rest. */
const texts: readonly string[] = ['text', 'guard', 'label', 'title'];
/** What a node is known by. */
const identity: readonly string[] = ['kind', 'operator', 'from', 'to', 'participant'];

type Fields = Readonly<Record<string, unknown>>;

/** The fields of a node that a patch may speak of. */
export function fieldsOf(node: object): Fields {
  const fields = Object.entries(node).filter(([key, value]) => !apart.has(key) && value !== undefined);
  return Object.fromEntries(fields.map(([key, value]) => [key, withoutOrigin(value)]));
}

/** A text round the drawing without what only its spelling knows. */
function withoutOrigin(value: unknown): unknown {
  if (!isRecordLike(value) || !('origin' in value)) return value;
  const { origin: _, ...rest } = value;
  return rest;
}

/** What must be done to `shown` to have `was` again; undefined when nothing. */
export function patchOf(was: object, shown: object): Patch | undefined {
  const sort = sortOf(was);
  const other = sort !== undefined && sort !== sortOf(shown);
  const before = fieldsOf(was);
  const after = other ? withoutForeign(fieldsOf(shown), sort, sortOf(shown)) : fieldsOf(shown);
  const fields: Record<string, Json> = {};
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)]))
    if (!equal(before[key], after[key])) fields[key] = difference(key, before[key], after[key]);
  if (Object.keys(fields).length === 0 && !other) return undefined;
  return patchFrom(fields, other ? sort : undefined, shown);
}

/** The patch that puts these fields into a node. */
export function patchFrom(fields: JsonObject, was: string | undefined, shown: object): Patch {
  const keys = Object.keys(fields);
  const said = keys.filter((key) => texts.includes(key) && !survivesEdits(fields[key]));
  const [key] = keys.filter((one) => texts.includes(one));
  const formatting = key === undefined || key !== textKey(shown) ? undefined : formattingIn(fields[key]);
  return {
    ...(was !== undefined && { was }),
    ...(formatting && { formatting }),
    fields: formatting && key !== undefined ? unformatted(fields, key) : fields,
    mark: markOf(knownBy(shown, keys)),
    ...(said.length > 0 && { textMark: textMarkOf(shown, said) }),
  };
}

/** The formatting of a text, if words say it. */
function formattingIn(delta: Json | undefined): readonly string[] | undefined {
  const formatting = isRecord(delta) && delta['content'] === undefined ? delta['formatting'] : undefined;
  const list: readonly Json[] = Array.isArray(formatting) ? formatting : [];
  const words = list.filter((one) => typeof one === 'string');
  return list.length > 0 && words.length === list.length ? words : undefined;
}

/** The fields without the formatting of a text; what is left of its difference stays. */
function unformatted(fields: JsonObject, key: string): JsonObject {
  const { [key]: delta, ...others } = fields;
  const { formatting: _, ...rest } = isRecord(delta) ? delta : {};
  return Object.keys(rest).length === 0 ? others : { ...fields, [key]: rest };
}

/** The field of a node's one text, where it is read again as one. */
function textKey(node: object): string | undefined {
  const fields: Fields = { ...node };
  return texts.find((key) => isShown(fields[key]));
}

function difference(key: string, was: unknown, shown: unknown): Json {
  if (was === undefined) return null;
  if (key === 'arrow' && isRecordLike(was) && isRecordLike(shown)) return partsOf(was, shown);
  return texts.includes(key) && isText(was) && isText(shown) ? textDelta(was, shown) : asJson(was);
}

/** An arrow is said by what of it differs. */
function partsOf(was: Fields, shown: Fields): JsonObject {
  const keys = [...new Set([...Object.keys(was), ...Object.keys(shown)])].filter((key) => !equal(was[key], shown[key]));
  return Object.fromEntries(keys.map((key) => [key, asJson(was[key] ?? null)]));
}

function withParts(shown: unknown, parts: JsonObject): Fields {
  const whole = { ...(isRecordLike(shown) ? shown : {}), ...parts };
  return Object.fromEntries(Object.entries(whole).filter(([, value]) => value !== null));
}

function isRecordLike(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is Text {
  return typeof value === 'string' || (typeof value === 'object' && value !== null && 'content' in value);
}

/** The kind of a node; of a fragment its operator. */
function sortOf(node: object): string | undefined {
  if ('operator' in node && typeof node.operator === 'string') return node.operator;
  return 'kind' in node && typeof node.kind === 'string' ? node.kind : undefined;
}

/** Without the fields that a statement of another kind does not have; the fill of a highlight is its own. */
function withoutForeign(fields: Fields, sort: string, shown: string | undefined): Fields {
  const { color, ...others } = fields;
  const own = shown === 'highlight' ? others : fields;
  const shape = Object.entries(definitions.statement.byKind).find(([name]) => name === sort)?.[1];
  return shape ? Object.fromEntries(Object.entries(own).filter(([key]) => Object.hasOwn(shape.fields, key))) : own;
}

/** What identifies a node, and what it has in the fields that a patch changes. */
function knownBy(node: object, keys: readonly string[]): Fields {
  const fields: Fields = { ...node };
  const marked = [...identity, ...keys.filter((key) => !texts.includes(key) && key !== 'id')];
  return Object.fromEntries(marked.filter((key) => isShown(fields[key])).map((key) => [key, withoutOrigin(fields[key])]));
}

function textMarkOf(node: object, keys: readonly string[]): string {
  const fields: Fields = { ...node };
  return markOf(keys.map((key) => (isShown(fields[key]) ? fields[key] : '')));
}

/** An empty text is read again as none. */
function isShown(value: unknown): boolean {
  return value !== undefined && value !== '';
}

/** What a patch made of a node, and whether all of it still applied. */
export interface Patched {
  readonly fields: Fields;
  /** Somebody edited what the patch speaks of; the edit stayed. */
  readonly edited: boolean;
}

/** The fields of a node as they were, as far as nobody edited what stands for them. */
export function applyPatch(node: object, patch: Patch): Patched {
  const shown: Fields = { ...node };
  const key = textKey(node);
  const wanted = {
    ...patch.fields,
    ...(patch.formatting && key !== undefined && { [key]: formatted(patch.fields[key], patch.formatting) }),
  };
  const keys = Object.keys(wanted);
  if (markOf(knownBy(node, keys)) !== patch.mark) return { fields: shown, edited: true };
  const said = keys.filter((one) => texts.includes(one) && !survivesEdits(wanted[one]));
  const stands = said.length === 0 || textMarkOf(node, said) === patch.textMark;
  const fields: Record<string, unknown> = { ...baseOf(node, patch.was) };
  let edited = !stands;
  for (const [name, value] of Object.entries(wanted)) {
    if (!stands && said.includes(name)) continue;
    const restored = restoredField(name, value, shown[name]);
    if (restored === undefined) edited = true;
    else if (restored === null) delete fields[name];
    else fields[name] = restored;
  }
  return { fields, edited };
}

/** The difference of a text with the formatting that words say. */
function formatted(delta: Json | undefined, formatting: readonly string[]): Json {
  return { ...(isRecord(delta) ? delta : {}), formatting };
}

/** A field as it was; `null` where there was none, undefined where the patch does not fit. */
function restoredField(name: string, value: Json, shown: unknown): unknown {
  if (!isRecord(value)) return value;
  if (name === 'arrow') return withParts(shown, value);
  return texts.includes(name) ? textFrom(value, isText(shown) ? shown : undefined) : value;
}

/** Whether a word names a kind of statements, and not an operator. */
export function isStatementKind(word: string): boolean {
  return Object.hasOwn(definitions.statement.byKind, word);
}

/** What a node of another kind keeps of this one. */
function baseOf(node: object, was: string | undefined): Fields {
  if (was === undefined) return { ...node };
  const kept = withoutForeign(fieldsOf(node), was, sortOf(node));
  if (isStatementKind(was)) return { ...kept, kind: was };
  const { color: _, ...bare }: Fields = { ...node };
  return { ...bare, ...kept, operator: was };
}
