// A YAML text as its readers want it: maps in their order, scalars with their source, everything with its place, comments apart.

import type { Json } from '../../../ir/model.js';
import type { Span } from '../../../source/span.js';

/** A value in a YAML text. */
export type Node = ScalarNode | MapNode | SeqNode;

/** A single value. */
export interface ScalarNode {
  readonly is: 'scalar';
  /** The characters as they were meant: escapes and folding resolved, but no bare word turned into a number. */
  readonly source: string;
  /** What YAML makes of it. */
  readonly value: string | number | boolean | null;
  readonly span: Span;
  /** Written without quotes. */
  readonly plain: boolean;
  /** A tag, an anchor or an alias, as written, where there is one. */
  readonly mark?: string;
}

/** A map, in the order in which it is written. */
export interface MapNode {
  readonly is: 'map';
  readonly entries: readonly Entry[];
  readonly span: Span;
}

/** A key of a map, and its value. */
export interface Entry {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: Node;
}

/** A list. */
export interface SeqNode {
  readonly is: 'seq';
  readonly items: readonly Item[];
  readonly span: Span;
  /** Written in brackets. */
  readonly flow: boolean;
}

/** An item of a list. */
export interface Item {
  readonly value: Node;
  /** Where it begins, with its dash. */
  readonly start: number;
}

/** A comment without its `#` and the blank behind it. */
export interface Comment {
  readonly text: string;
  readonly span: Span;
  /** Nothing else stands in its line. */
  readonly ownLine: boolean;
  /** Where what stands before it ends. */
  readonly after: number;
}

/** The value of a key. */
export function valueAt(map: MapNode, key: string): Node | undefined {
  return map.entries.find((entry) => entry.key === key)?.value;
}

/** Whether nothing at all stands in the place of a value. */
export function isNothing(node: Node): boolean {
  return node.is === 'scalar' && node.plain && node.source === '' && node.value === null;
}

/** What a node is, in words. */
export function nameOf(node: Node): string {
  if (node.is !== 'scalar') return node.is === 'map' ? 'a map' : 'a list';
  if (isNothing(node)) return 'nothing';
  return JSON.stringify(node.source.length > 40 ? `${node.source.slice(0, 39)}…` : node.source);
}

/** What YAML makes of a scalar, but for numbers that lose their spelling: a version `1.10` is a text to its author. */
export function asSpelt({ value, source }: ScalarNode): Json {
  return typeof value === 'number' && String(value) !== source ? source : value;
}

/** A JSON value; numbers and words as YAML resolves them, or as `scalar` does. */
export function jsonOf(root: Node, scalar: (node: ScalarNode) => Json = ({ value }) => value): Json {
  const pending: (() => void)[] = [];
  const convert = (node: Node): Json => {
    if (node.is === 'scalar') return scalar(node);
    if (node.is === 'seq') {
      const list: Json[] = [];
      pending.push(() => {
        for (const { value } of node.items) list.push(convert(value));
      });
      return list;
    }
    const object: { [key: string]: Json } = {};
    pending.push(() => {
      // A key such as `__proto__` is a key like any other.
      for (const { key, value } of node.entries)
        Object.defineProperty(object, key, { value: convert(value), enumerable: true, configurable: true, writable: true });
    });
    return object;
  };
  const value = convert(root);
  for (let next = pending.pop(); next; next = pending.pop()) next();
  return value;
}
