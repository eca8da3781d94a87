// What all parts of the reader share.

import type { JsonObject, Origin, Statement } from '../../../ir/model.js';
import type { Payload } from '../../../ir/workflow.js';
import type { Span } from '../../../source/span.js';
import { jsonOf, type MapNode, type Node } from '../yaml/nodes.js';
import type { References, Space } from './references.js';
import type { Sorter } from './sorts.js';
import { stringOf } from './texts.js';
import type { Trivia } from './trivia.js';

/** What reading a part of a file needs to know of the rest. */
export interface Context {
  readonly sorter: Sorter;
  readonly trivia: Trivia;
  readonly references: References;
  readonly data: readonly Payload[] | undefined;
  /** Messages whose label was given outright; it has no number. */
  readonly outright: Set<Statement>;
}

/** The names in a list, or the one that stands for a list, each of them a reference. */
export function namesOf(node: Node | undefined, space: Space, { references }: Context): readonly string[] | undefined {
  const nodes = node?.is === 'seq' ? node.items.map(({ value }) => value) : node ? [node] : [];
  const names = nodes.flatMap((one): readonly string[] => {
    const name = stringOf(one);
    if (name === undefined) return [];
    references.use(space, name, one.span);
    return [name];
  });
  return names.length > 0 ? names : undefined;
}

/** One name, which is a reference. */
export function nameOf(node: Node | undefined, space: Space, context: Context): string | undefined {
  return node?.is === 'scalar' ? namesOf(node, space, context)?.[0] : undefined;
}

/** The keys of a map that the author made up. */
export function extensionsOf(map: MapNode): JsonObject | undefined {
  const own = map.entries.filter(({ key }) => key.startsWith('x-'));
  return own.length > 0 ? Object.fromEntries(own.map(({ key, value }) => [key, jsonOf(value)])) : undefined;
}

/** The origin of a node: its place, a blank line before it, keys that the author made up. */
export function originOf(span: Span, blank: boolean, map?: Node): { readonly origin: Origin } {
  const choices = map?.is === 'map' ? extensionsOf(map) : undefined;
  return { origin: { span, ...(blank && { blankBefore: true }), ...(choices && { choices }) } };
}

/** The fields that have a value. */
export function given<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined);
  const object: { [K in keyof T]?: Exclude<T[K], undefined> } = {};
  return Object.assign(object, Object.fromEntries(entries));
}
