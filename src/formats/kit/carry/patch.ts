// The difference between what a node was and what stands for it, as the fields to put back.

import { equal } from '../../../ir/equal.js';
import type { Json } from '../../../ir/model.js';
import { type CarriedLine, isRecord, markOf } from './line.js';

/** Fields that are never part of a patch: inner nodes have lines of their own. */
const own: ReadonlySet<string> = new Set(['origin', 'statements', 'operands', 'participants']);

type Fields = Readonly<Record<string, unknown>>;

/** The fields of a node that a patch may speak of. */
export function fieldsOf(node: object): Fields {
  return Object.fromEntries(Object.entries(node).filter(([key, value]) => !own.has(key) && value !== undefined));
}

/** What must be done to `shown` to have `was` again; undefined when nothing. */
export function patchOf(was: object, shown: object): Pick<CarriedLine, 'data' | 'mark' | 'textMark'> | undefined {
  const before = fieldsOf(was);
  const after = fieldsOf(shown);
  const data: Record<string, Json> = {};
  const marked: Record<string, unknown> = {};
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (equal(before[key], after[key])) continue;
    data[key] = before[key] === undefined ? null : plain(before[key]);
    // An id is how the node is found, and may have been chosen anew by the target.
    if (key !== 'text' && key !== 'id' && isShown(after[key])) marked[key] = after[key];
  }
  if (Object.keys(data).length === 0) return undefined;
  return { data, mark: markOf(marked), ...('text' in data && { textMark: markOf(after['text'] ?? null) }) };
}

/** IR data is JSON; its types do not say so. */
function plain(value: unknown): Json {
  return value as Json;
}

/** What a patch made of a node, and whether all of it still applied. */
export interface Patched {
  readonly fields: Fields;
  /** Somebody edited what the patch speaks of; the edit stayed. */
  readonly edited: boolean;
}

/** The fields of a node as they were, as far as nobody edited what stands for them. */
export function applyPatch(node: object, { data, mark, textMark }: CarriedLine): Patched {
  const fields: Record<string, unknown> = { ...node };
  if (!isRecord(data)) return { fields, edited: true };
  const { text, ...others } = data;
  const textStands = text === undefined || markOf(fields['text'] ?? null) === textMark;
  const othersStand = markOf(Object.fromEntries(Object.keys(others).flatMap((key) => markedField(fields, key)))) === mark;
  if (othersStand) for (const [key, value] of Object.entries(others)) set(fields, key, value);
  if (textStands && text !== undefined) set(fields, 'text', text);
  return { fields, edited: !textStands || !othersStand };
}

function markedField(fields: Fields, key: string): [string, unknown][] {
  return isShown(fields[key]) ? [[key, fields[key]]] : [];
}

/** An empty text is read again as none. */
function isShown(value: unknown): boolean {
  return value !== undefined && value !== '';
}

function set(fields: Record<string, unknown>, key: string, value: Json): void {
  if (value === null) delete fields[key];
  else fields[key] = value;
}
