// Short ways to make the tree of a YAML text.

import type { Out, OutEntry, OutItem, OutMap, OutScalar, OutSeq } from './emit.js';

/** A text: read back as its source, so that it needs no quotes for looking like a number. */
export const text = (value: string): OutScalar => ({ is: 'scalar', text: value, kind: 'text' });
/** Something that YAML resolves: a number, true, false. */
export const bare = (value: number | boolean): OutScalar => ({ is: 'scalar', text: String(value), kind: 'bare' });
/** No value at all. */
export const nothing: OutScalar = { is: 'scalar', text: '', kind: 'bare' };

/** A map of the given fields, those without a value left out. */
export function fields(values: Readonly<Record<string, Out | undefined>>, flow = false): OutMap {
  return { is: 'map', entries: entriesOf(values), flow };
}

/** The fields that have a value. */
export function entriesOf(values: Readonly<Record<string, Out | undefined>>): OutEntry[] {
  return Object.entries(values).flatMap(([key, value]) => (value === undefined ? [] : [{ key, value }]));
}

/** A list, on one line where it fits. */
export function list(values: readonly Out[], flow = true): OutSeq {
  return { is: 'seq', items: values.map((value): OutItem => ({ value })), flow };
}

/** A list of texts. */
export function texts(values: readonly string[], flow = true): OutSeq {
  return list(values.map(text), flow);
}

/** A list of names; one stands for itself. */
export function names(values: readonly string[]): Out {
  const [first] = values;
  return values.length === 1 && first !== undefined ? text(first) : texts(values);
}

/** Plain data; what is inside is made when it is printed, so that depth is no limit. */
export function json(value: unknown): Out {
  if (typeof value === 'string') return { is: 'scalar', text: value, kind: 'json' };
  if (typeof value === 'number' || typeof value === 'boolean') return bare(value);
  if (typeof value !== 'object' || value === null) return { is: 'scalar', text: 'null', kind: 'bare' };
  if (Array.isArray(value)) return { is: 'seq', flow: true, items: lazily(() => mapped(value, (item) => ({ value: json(item) }))) };
  return { is: 'map', flow: true, entries: lazily(() => mapped(Object.entries(value), ([key, item]) => ({ key, value: json(item) }))) };
}

/** Something that can be gone through again and again, made anew each time. */
export function lazily<T>(make: () => Iterator<T>): Iterable<T> {
  return { [Symbol.iterator]: make };
}

/** The results of a function, one at a time. */
export function* mapped<A, B>(items: Iterable<A>, change: (item: A) => B): Generator<B> {
  for (const item of items) yield change(item);
}
