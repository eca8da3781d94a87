// The tree of a YAML text to be printed, and short ways to make it.

import type { ScalarKind } from './scalars.js';

/** A YAML value to be printed. Lists may be made while they are printed. */
export type Out = OutScalar | OutMap | OutSeq;

/** A single value to print. */
export interface OutScalar {
  readonly is: 'scalar';
  readonly text: string;
  /** `bare` is printed as it is: numbers, `true`, nothing. */
  readonly kind: ScalarKind | 'bare';
}

/** A map to print; its entries may be made while it is printed. */
export interface OutMap {
  readonly is: 'map';
  readonly entries: Iterable<OutEntry>;
  /** On one line where it fits. */
  readonly flow?: boolean;
}

/** A key and its value, with what stands round them. */
export interface OutEntry extends OutLayout {
  readonly key: string;
  readonly value: Out;
}

/** A list to print; its items may be made while it is printed. */
export interface OutSeq {
  readonly is: 'seq';
  readonly items: Iterable<OutItem>;
  readonly flow?: boolean;
}

/** An item of a list, with what stands round it. */
export interface OutItem extends OutLayout {
  /** Absent: only the comments stand here, at the end of the list. */
  readonly value?: Out;
}

/** What stands round an entry or item. */
export interface OutLayout {
  readonly blank?: boolean | undefined;
  /** Comment lines before it. */
  readonly comments?: readonly OutComment[] | undefined;
  /** A comment at the end of its first line. */
  readonly aside?: string | undefined;
}

/** A comment without its `#`. */
export interface OutComment {
  readonly text: string;
  readonly blank?: boolean | undefined;
}

/** The entries of a map, or the items of a list. */
export function membersOf(node: OutMap | OutSeq): Iterable<OutEntry | OutItem> {
  return node.is === 'map' ? node.entries : node.items;
}

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
