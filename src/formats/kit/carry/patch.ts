// The difference between what a node was and what stands for it, as the fields to put back.

import { equal } from '../../../ir/equal.js';
import type { Json, JsonObject } from '../../../ir/model.js';
import { definitions } from '../../../ir/shapes.js';
import type { Text } from '../../../ir/text.js';
import { isRecord } from './flow.js';
import { markOf } from './marks.js';
import { survivesEdits, textDelta, textFrom } from './texts.js';

/** What must be done to a node. */
export interface Patch {
  /** The kind of statement that it was, where that is another. */
  readonly kind?: string;
  /** The fields that were; `null` where there was none. */
  readonly fields: JsonObject;
  /** Of the node that was printed: if it reads otherwise now, somebody edited it. */
  readonly mark: string;
  /** The same for its texts, where the patch depends on them. */
  readonly textMark?: string;
}

/** Fields that are never part of a patch: inner nodes have lines of their own. */
const apart: ReadonlySet<string> = new Set(['kind', 'origin', 'statements', 'operands', 'participants']);
/** Fields that hold a text, which may be edited without touching the rest. */
const texts: ReadonlySet<string> = new Set(['text', 'title', 'guard', 'label']);
/** What a node is known by. */
const identity: readonly string[] = ['kind', 'from', 'to', 'participant'];

type Fields = Readonly<Record<string, unknown>>;

/** The fields of a node that a patch may speak of. */
export function fieldsOf(node: object): Fields {
  return Object.fromEntries(Object.entries(node).filter(([key, value]) => !apart.has(key) && value !== undefined));
}

/** What must be done to `shown` to have `was` again; undefined when nothing. */
export function patchOf(was: object, shown: object): Patch | undefined {
  const kind = kindOf(was);
  const other = kind !== kindOf(shown);
  const before = fieldsOf(was);
  const after = other ? withoutForeign(fieldsOf(shown), kind) : fieldsOf(shown);
  const fields: Record<string, Json> = {};
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)]))
    if (!equal(before[key], after[key])) fields[key] = difference(key, before[key], after[key]);
  const keys = Object.keys(fields);
  if (keys.length === 0 && !other) return undefined;
  const said = keys.filter((key) => texts.has(key) && !survivesEdits(fields[key]));
  return {
    ...(other && kind !== undefined && { kind }),
    fields,
    mark: markOf(knownBy(shown, keys)),
    ...(said.length > 0 && { textMark: textMarkOf(shown, said) }),
  };
}

function difference(key: string, was: unknown, shown: unknown): Json {
  if (was === undefined) return null;
  return texts.has(key) && isText(was) && isText(shown) ? textDelta(was, shown) : plain(was);
}

/** IR data is JSON; its types do not say so. */
function plain(value: unknown): Json {
  return value as Json;
}

function isText(value: unknown): value is Text {
  return typeof value === 'string' || (typeof value === 'object' && value !== null && 'content' in value);
}

function kindOf(node: object): string | undefined {
  return 'kind' in node && typeof node.kind === 'string' ? node.kind : undefined;
}

/** Without the fields that a statement of this kind does not have. */
function withoutForeign(fields: Fields, kind: string | undefined): Fields {
  const shape = Object.entries(definitions.statement.byKind).find(([name]) => name === kind)?.[1];
  return shape ? Object.fromEntries(Object.entries(fields).filter(([key]) => Object.hasOwn(shape.fields, key))) : fields;
}

/** What identifies a node, and what it has in the fields that a patch changes. */
function knownBy(node: object, keys: readonly string[]): Fields {
  const fields: Fields = { ...node };
  const marked = [...identity, ...keys.filter((key) => !texts.has(key) && key !== 'id')];
  return Object.fromEntries(marked.filter((key) => isShown(fields[key])).map((key) => [key, fields[key]]));
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
  const keys = Object.keys(patch.fields);
  const shown: Fields = { ...node };
  if (markOf(knownBy(node, keys)) !== patch.mark) return { fields: shown, edited: true };
  const base = patch.kind === undefined ? shown : { ...withoutForeign(fieldsOf(node), patch.kind), kind: patch.kind };
  const fields: Record<string, unknown> = { ...base };
  const said = keys.filter((key) => texts.has(key) && !survivesEdits(patch.fields[key]));
  const stands = said.length === 0 || textMarkOf(node, said) === patch.textMark;
  let edited = !stands;
  for (const [key, value] of Object.entries(patch.fields)) {
    if (!stands && said.includes(key)) continue;
    const restored = texts.has(key) && isRecord(value) ? textFrom(value, isText(shown[key]) ? shown[key] : undefined) : value;
    if (restored === undefined) edited = true;
    else if (restored === null) delete fields[key];
    else fields[key] = restored;
  }
  return { fields, edited };
}
