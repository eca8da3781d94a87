// From the concrete syntax of the `yaml` package to nodes, with an explicit stack, so that depth is no limit. Anchors, aliases and merge
// keys are resolved on the way.

import type { CST } from 'yaml';
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.js';
import type { Span } from '../../../source/span.js';
import type { Entry, Item, MapNode, Node, ScalarNode, SeqNode } from './nodes.js';
import { endOfSigns, isSign, markOf, type Properties, propertiesOf, type SourceTokens, scalarOf } from './tokens.js';

/** More nodes than this through aliases are an attack. */
const mostAliased = 100_000;

type Token = CST.Token | null | undefined;

/** An entry of a map or item of a list in the concrete syntax. */
interface SyntaxItem {
  readonly start: CST.SourceToken[];
  readonly key?: Token;
  readonly sep?: CST.SourceToken[];
  readonly value?: Token;
}

/** A scalar whose anchor may still be repeated. */
interface OpenScalar extends ScalarNode {
  mark?: string;
}

/** A map whose entries are still coming. */
interface OpenMap extends MapNode {
  readonly entries: Entry[];
  span: Span;
}

interface OpenSeq extends SeqNode {
  readonly items: Item[];
  span: Span;
}

/** A collection that is being filled. */
interface Frame {
  readonly node: OpenMap | OpenSeq;
  readonly items: readonly SyntaxItem[];
  at: number;
  /** The bracket that closes it. */
  readonly close: number | undefined;
  readonly anchor: Anchored | undefined;
  readonly known: Set<string>;
  readonly merges: { readonly at: number; readonly value: Node; readonly span: Span }[];
}

interface Anchored {
  readonly node: OpenScalar | OpenMap | OpenSeq;
  /** How many nodes were known when it began, and when it was complete. */
  readonly before: number;
  after: number | undefined;
}

/** Converts the documents of one text. */
export class Converter {
  readonly diagnostics: Diagnostic[] = [];
  #anchors = new Map<string, Anchored>();
  readonly #stack: Frame[] = [];
  #nodes = 0;
  #aliased = 0;

  /** The root of a document; anchors are those of the document alone. */
  convert(token: CST.Token, before: readonly CST.SourceToken[]): Node {
    this.#anchors = new Map();
    const root = this.#node(token, before, token.offset);
    for (let frame = this.#stack.at(-1); frame; frame = this.#stack.at(-1)) {
      const item = frame.items[frame.at++];
      if (!item) this.#close(frame);
      else if (frame.node.is === 'map') this.#addEntry(frame, frame.node, item);
      else this.#addItem(frame.node, item);
    }
    return root;
  }

  #close(frame: Frame): void {
    const { node, close, anchor } = frame;
    this.#stack.pop();
    if (anchor) anchor.after = this.#nodes;
    if (node.is === 'map') for (const { at, value, span } of frame.merges.reverse()) this.#merge(node, frame.known, at, value, span);
    const last = node.is === 'map' ? node.entries.at(-1) : node.items.at(-1);
    const lastEnd = Math.max(last?.value.span.end ?? 0, last && 'keySpan' in last ? last.keySpan.end : 0);
    node.span = { start: node.span.start, end: close ?? Math.max(node.span.end, lastEnd) };
  }

  #node(token: Token, before: SourceTokens, at: number): Node {
    this.#nodes++;
    const properties = propertiesOf(before);
    switch (token?.type) {
      case 'alias':
        return this.#resolve(token.source.slice(1), { start: token.offset, end: token.offset + token.source.length });
      case 'scalar':
      case 'double-quoted-scalar':
      case 'single-quoted-scalar':
      case 'block-scalar':
        return this.#anchored(scalarOf(token, properties), properties);
      case 'block-map':
      case 'block-seq':
      case 'flow-collection':
        return this.#collection(token, properties);
      default:
        return this.#anchored(
          { is: 'scalar', source: '', value: null, span: { start: at, end: at }, plain: true, ...markOf(properties) },
          properties,
        );
    }
  }

  #anchored(node: ScalarNode, { anchor }: Properties): Node {
    if (anchor !== undefined) this.#anchors.set(anchor, { node, before: this.#nodes - 1, after: this.#nodes });
    return node;
  }

  #collection(token: CST.BlockMap | CST.BlockSequence | CST.FlowCollection, { anchor }: Properties): Node {
    const flow = token.type === 'flow-collection';
    const isMap = flow ? token.start.type === 'flow-map-start' : token.type === 'block-map';
    const end = flow ? token.end.find(({ type }) => type === 'flow-map-end' || type === 'flow-seq-end') : undefined;
    const close = end && end.offset + end.source.length;
    return this.#open(isMap, flow, token.items, { start: token.offset, end: token.offset }, close, anchor);
  }

  #open(isMap: boolean, flow: boolean, items: readonly SyntaxItem[], span: Span, close?: number, anchor?: string): Node {
    const node: OpenMap | OpenSeq = isMap ? { is: 'map', entries: [], span } : { is: 'seq', items: [], span, flow };
    const anchored = anchor === undefined ? undefined : { node, before: this.#nodes - 1, after: undefined };
    if (anchor !== undefined && anchored) this.#anchors.set(anchor, anchored);
    this.#stack.push({ node, items, at: 0, close, anchor: anchored, known: new Set(), merges: [] });
    return node;
  }

  #addItem(seq: OpenSeq, item: SyntaxItem): void {
    const { start, key, sep, value } = item;
    const isPair = sep?.some(({ type }) => type === 'map-value-ind') || start.some(({ type }) => type === 'explicit-key-ind');
    const dash = start.find(({ type }) => type === 'seq-item-ind');
    if (seq.flow && isPair) {
      const at = key?.offset ?? start.find(isSign)?.offset ?? seq.span.end;
      seq.items.push({ value: this.#open(true, true, [item], { start: at, end: at }), start: at });
      return;
    }
    const token = value ?? key;
    if (!token && !start.some(isSign)) return;
    const node = this.#node(token, start, endOfSigns(start, seq.span.end));
    seq.items.push({ value: node, start: dash?.offset ?? node.span.start });
    seq.span = { start: seq.span.start, end: Math.max(seq.span.end, endOfSigns(start, 0)) };
  }

  #addEntry(frame: Frame, map: OpenMap, { start, key, sep, value }: SyntaxItem): void {
    if (!key && !sep) return;
    const word = this.#key(key, start, map.span.start);
    if (!word) {
      if (key)
        this.diagnostics.push(
          diagnostic('yaml-syntax', { reason: 'a key must be a single word or text' }, { start: key.offset, end: key.offset + 1 }),
        );
      return;
    }
    const node = this.#node(value, sep, endOfSigns(sep, word.span.end));
    map.span = { start: map.span.start, end: Math.max(map.span.end, endOfSigns(sep, word.span.end)) };
    if (word.source === '<<' && word.plain) {
      frame.merges.push({ at: map.entries.length, value: node, span: word.span });
      return;
    }
    if (frame.known.has(word.source)) this.diagnostics.push(diagnostic('duplicate-key', { key: word.source }, word.span));
    else map.entries.push({ key: word.source, keySpan: word.span, value: node });
    frame.known.add(word.source);
  }

  #key(key: Token, start: readonly CST.SourceToken[], at: number): ScalarNode | undefined {
    if (key?.type === 'block-map' || key?.type === 'block-seq' || key?.type === 'flow-collection') return undefined;
    const node = this.#node(key, start, at);
    return node.is === 'scalar' ? node : undefined;
  }

  #resolve(name: string, span: Span): Node {
    const target = this.#anchors.get(name);
    const nothing: Node = { is: 'scalar', source: '', value: null, span, plain: true, mark: `*${name}` };
    if (target?.after === undefined) {
      const reason = target ? `*${name} stands inside of what it repeats` : `there is no anchor &${name} before this`;
      this.diagnostics.push(diagnostic('yaml-alias', { reason, quoted: JSON.stringify(`*${name}`) }, span));
      return nothing;
    }
    const size = target.after - target.before;
    const wasWithin = this.#aliased <= mostAliased;
    this.#aliased += size;
    this.#nodes += size;
    if (this.#aliased > mostAliased) {
      if (wasWithin) this.diagnostics.push(diagnostic('limit-exceeded', { what: 'nodes through aliases', limit: mostAliased }, span));
      return nothing;
    }
    if (target.node.is !== 'scalar') return target.node;
    // Nobody who repeats it meant the anchor as text.
    delete target.node.mark;
    return { ...target.node, span };
  }

  /** A merge key brings the entries of other maps, which yield to the map's own. */
  #merge(map: OpenMap, known: Set<string>, at: number, value: Node, span: Span): void {
    const found: Entry[] = [];
    for (const source of value.is === 'seq' ? value.items.map((item) => item.value) : [value]) {
      if (source.is !== 'map') {
        this.diagnostics.push(diagnostic('yaml-syntax', { reason: 'only maps can be merged' }, span));
        continue;
      }
      for (const entry of source.entries) {
        if (known.has(entry.key)) continue;
        known.add(entry.key);
        found.push(entry);
      }
    }
    map.entries.splice(at, 0, ...found);
  }
}
