// A YAML document as the reader wants it: maps in their order, scalars with their source, everything with its place, comments where they stand.

import { type Alias, isAlias, isMap, isPair, isScalar, isSeq, type Pair, parseDocument, type YAMLMap, type YAMLSeq } from 'yaml';
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.js';
import type { Json } from '../../ir/model.js';
import type { Span } from '../../source/span.js';

/** A value in a YAML text. */
export type Node = ScalarNode | MapNode | SeqNode;

export interface ScalarNode {
  readonly is: 'scalar';
  /** The characters as they were meant: escapes and folding resolved, but no bare word turned into a number. */
  readonly source: string;
  /** What YAML makes of it. */
  readonly value: string | number | boolean | null;
  readonly span: Span;
}

export interface MapNode {
  readonly is: 'map';
  readonly entries: Entry[];
  readonly span: Span;
  readonly flow: boolean;
}

export interface Entry {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: Node;
}

export interface SeqNode {
  readonly is: 'seq';
  readonly items: Node[];
  readonly span: Span;
  readonly flow: boolean;
}

/** What reading YAML gave. */
export interface Tree {
  readonly root?: Node;
  readonly diagnostics: readonly Diagnostic[];
}

/** Deeper nesting is refused: YAML's own reader calls itself for each level. */
const deepest = 1000;
/** More nodes than this through aliases are an attack. */
const mostAliased = 100_000;

/** Reads a YAML text. */
export function readTree(text: string): Tree {
  const deep = tooDeep(text);
  if (deep) return { diagnostics: [deep] };
  const document = parseDocument(text, { keepSourceTokens: true, strict: true, uniqueKeys: true, merge: false, logLevel: 'silent' });
  const diagnostics = [...document.errors, ...document.warnings].map((found): Diagnostic => {
    const span = { start: found.pos[0], end: Math.max(found.pos[1], found.pos[0]) };
    const reason = found.message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '') ?? '';
    return diagnostic(found.name === 'YAMLWarning' ? 'yaml-warning' : 'yaml-syntax', { reason }, span);
  });
  const converter = new Converter(text.length);
  const root = document.contents ? converter.convert(document.contents) : undefined;
  return { ...(root && { root }), diagnostics: [...diagnostics, ...converter.diagnostics] };
}

type YamlNode = YAMLMap | YAMLSeq | Alias | { readonly range?: unknown } | null | unknown;

class Converter {
  readonly diagnostics: Diagnostic[] = [];
  readonly #length: number;
  readonly #anchors = new Map<string, unknown>();
  readonly #pending: (() => void)[] = [];
  #aliased = 0;

  constructor(length: number) {
    this.#length = length;
  }

  convert(root: YamlNode): Node {
    const node = this.#node(root, { start: 0, end: this.#length });
    for (let next = this.#pending.pop(); next; next = this.#pending.pop()) next();
    return node;
  }

  #node(given: YamlNode, around: Span): Node {
    const value = isAlias(given) ? this.#resolve(given, around) : given;
    if (isAnchored(value)) this.#anchors.set(value.anchor, value);
    const span = isAlias(given) ? (spanOf(given) ?? around) : (spanOf(value) ?? around);
    if (isMap(value)) {
      const map: MapNode = { is: 'map', entries: [], span, flow: value.flow === true };
      this.#pending.push(() => this.#fillMap(map, value));
      return map;
    }
    if (isSeq(value)) {
      const seq: SeqNode = { is: 'seq', items: [], span, flow: value.flow === true };
      this.#pending.push(() => {
        for (const item of value.items) {
          if (isPair(item)) seq.items.push(this.#pairMap(item, span));
          else seq.items.push(this.#node(item, span));
        }
      });
      return seq;
    }
    if (!isScalar(value)) return { is: 'scalar', source: '', value: null, span };
    const resolved: unknown = value.value;
    const plain = typeof resolved === 'number' || typeof resolved === 'boolean' || resolved === null ? resolved : String(resolved);
    const source =
      value.type === 'PLAIN'
        ? (value.source ?? String(plain ?? ''))
        : typeof resolved === 'string'
          ? resolved
          : (value.source ?? String(plain ?? ''));
    return { is: 'scalar', source, value: typeof plain === 'number' && !Number.isFinite(plain) ? source : plain, span };
  }

  #pairMap(pair: Pair<unknown, unknown>, around: Span): MapNode {
    const map: MapNode = { is: 'map', entries: [], span: around, flow: true };
    this.#addPair(map, pair);
    return map;
  }

  #fillMap(map: MapNode, source: YAMLMap): void {
    for (const pair of source.items) this.#addPair(map, pair);
  }

  #addPair(map: MapNode, pair: Pair<unknown, unknown>): void {
    const keySpan = spanOf(pair.key) ?? map.span;
    if (!isScalar(pair.key)) {
      this.diagnostics.push(diagnostic('yaml-syntax', { reason: 'a key must be a single word or text' }, keySpan));
      return;
    }
    const key = pair.key.type === 'PLAIN' ? (pair.key.source ?? String(pair.key.value)) : String(pair.key.value);
    if (key === '<<' && pair.key.type === 'PLAIN') this.#merge(map, pair.value, keySpan);
    else {
      const value = this.#node(pair.value, { start: keySpan.end, end: keySpan.end });
      map.entries.push({ key, keySpan, value });
    }
  }

  /** A merge key brings the entries of other maps, which yield to the map's own. */
  #merge(map: MapNode, given: unknown, span: Span): void {
    const sources = isSeq(given) ? given.items : [given];
    for (const item of sources) {
      const source = isAlias(item) ? this.#resolve(item, span) : item;
      if (!isMap(source)) continue;
      for (const pair of source.items) {
        const key = isScalar(pair.key) ? String(pair.key.value) : '';
        if (!map.entries.some((entry) => entry.key === key)) this.#addPair(map, pair);
      }
    }
  }

  #resolve(alias: Alias, span: Span): unknown {
    const target = this.#anchors.get(alias.source);
    if (target === undefined) return undefined;
    this.#aliased += sizeOf(target, mostAliased - this.#aliased);
    if (this.#aliased < mostAliased) return target;
    this.diagnostics.push(diagnostic('limit-exceeded', { what: 'nodes through aliases', limit: mostAliased }, span));
    return undefined;
  }
}

/** How many nodes a value comes to, aliases not followed, as far as the bound. */
function sizeOf(root: unknown, bound: number): number {
  let size = 0;
  const pending: unknown[] = [root];
  for (let node = pending.pop(); node !== undefined && size < bound; node = pending.pop()) {
    size++;
    if (isMap(node)) for (const { key, value } of node.items) pending.push(key, value);
    else if (isSeq(node)) pending.push(...node.items);
  }
  return size;
}

function isAnchored(node: unknown): node is { readonly anchor: string } {
  return (isMap(node) || isSeq(node) || isScalar(node)) && typeof node.anchor === 'string';
}

function spanOf(node: unknown): Span | undefined {
  if (typeof node !== 'object' || node === null || !('range' in node) || !Array.isArray(node.range)) return undefined;
  const [start, end]: unknown[] = node.range;
  return typeof start === 'number' && typeof end === 'number' ? { start, end } : undefined;
}

/** A JSON value; numbers and words as YAML resolves them. */
export function jsonOf(root: Node): Json {
  const pending: (() => void)[] = [];
  const convert = (node: Node): Json => {
    if (node.is === 'scalar') return node.value;
    if (node.is === 'seq') {
      const list: Json[] = [];
      pending.push(() => {
        for (const item of node.items) list.push(convert(item));
      });
      return list;
    }
    const object: { [key: string]: Json } = {};
    pending.push(() => {
      for (const { key, value } of node.entries) {
        Object.defineProperty(object, key, { value: convert(value), enumerable: true, configurable: true, writable: true });
      }
    });
    return object;
  };
  const value = convert(root);
  for (let next = pending.pop(); next; next = pending.pop()) next();
  return value;
}

/** Refuses nesting that YAML's reader could not take, by brackets and indentation alone. */
function tooDeep(text: string): Diagnostic | undefined {
  let brackets = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 91 || code === 123) brackets++;
    else if ((code === 93 || code === 125) && brackets > 0) brackets--;
    if (brackets > deepest) return diagnostic('too-deep', { limit: deepest }, { start: at, end: at + 1 });
  }
  const open: number[] = [];
  const line = /^([ -]*)\S/gm;
  for (let found = line.exec(text); found; found = line.exec(text)) {
    const column = found[1]?.length ?? 0;
    while ((open.at(-1) ?? -1) >= column) open.pop();
    open.push(column);
    const dashes = (found[1]?.match(/-/g) ?? []).length;
    if (open.length + dashes > deepest)
      return diagnostic('too-deep', { limit: deepest }, { start: found.index, end: found.index + column });
  }
  return undefined;
}
