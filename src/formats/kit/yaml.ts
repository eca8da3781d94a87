// Small YAML that stands in other texts, as plain data. The yaml package does the reading; what overflows it, or what it takes much longer
// for than a text is long, is settled here.

import { type Document, isAlias, isCollection, isMap, isNode, isScalar, isSeq, Lexer, Parser, parseDocument, Scalar } from 'yaml';
import type { Json } from '../../ir/model.js';

/** The package calls itself for each level, and a regular expression compiled at the end of the stack ends the whole process. */
const deepest = 100;

/** How much longer than its text the data of a document may be, which aliases make longer. */
const longest = 10;

/** A text as YAML, or why it is none, as the end of a sentence. */
export function yamlIn(text: string): { readonly document: Document.Parsed } | { readonly reason: string } {
  if (!isShallow(text)) return { reason: `it nests more than ${deepest} levels` };
  // The package would compare each key with all others of its map.
  const document = parseDocument(text, { logLevel: 'silent', prettyErrors: false, uniqueKeys: false });
  const [problem] = document.errors;
  if (problem) return { reason: problem.message };
  const settling: Settling = { text, anchors: new Map() };
  const { size } = settle(document.contents, settling);
  if (size > longest * text.length) settling.reason ??= 'its aliases stand for too much';
  return settling.reason === undefined ? { document } : { reason: settling.reason };
}

/** The data of a document. */
export function dataOf(document: Document.Parsed): Json {
  const data: Json = document.toJS();
  return data;
}

function isShallow(text: string): boolean {
  const parser = new Parser();
  for (const lexeme of new Lexer().lex(text)) {
    for (const _ of parser.next(lexeme));
    if (parser.stack.length > deepest) return false;
  }
  return true;
}

/** A node, and how many nodes it is with all that is in it. */
interface Settled {
  readonly node: unknown;
  readonly size: number;
}

interface Settling {
  readonly text: string;
  readonly anchors: Map<string, Settled>;
  reason?: string;
}

/** Puts what they stand for in the place of aliases, and texts in that of keys that are lists or maps. */
function settle(node: unknown, settling: Settling): Settled {
  if (isAlias(node)) {
    const meant = settling.anchors.get(node.source);
    if (!meant) settling.reason ??= `nothing before "*${node.source}" has that name`;
    return meant ?? { node, size: 1 };
  }
  let size = 1;
  const met = new Set<unknown>();
  if (isMap(node)) {
    for (const pair of node.items) {
      settleKey(pair, met, settling);
      const value = settle(pair.value, settling);
      pair.value = value.node;
      size += value.size;
    }
  } else if (isSeq(node)) {
    for (const [index, item] of node.items.entries()) {
      const settled = settle(item, settling);
      node.items[index] = settled.node;
      size += settled.size;
    }
  }
  const settled = { node, size };
  if (isNode(node) && 'anchor' in node && node.anchor !== undefined) settling.anchors.set(node.anchor, settled);
  return settled;
}

function settleKey(pair: { key: unknown }, met: Set<unknown>, settling: Settling): void {
  const key = isCollection(pair.key) ? pair.key : settle(pair.key, settling).node;
  pair.key = isCollection(key) ? new Scalar(settling.text.slice(key.range?.[0], key.range?.[1])) : key;
  const said = isScalar(pair.key) ? pair.key.value : pair.key;
  if (met.has(said)) settling.reason ??= `it says "${String(said)}" twice`;
  met.add(said);
}
