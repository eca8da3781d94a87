// What a step is: a message, or what its word begins.

import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.js';
import type { Operator } from '../../../ir/model.js';
import { meant } from '../foreign-words.js';
import { almostMessage, type MessageKey, readMessageKey } from '../message-key.js';
import { bareWords, definitionOf, kindByWord } from '../shapes.js';
import type { WordKind } from '../vocabulary.js';
import { type Entry, type MapNode, type Node, nameOf } from '../yaml/nodes.js';

/** What a step is; `first` is the key that says it. A step may be a word or a message's key alone. */
export type Sort =
  | { readonly is: 'message'; readonly key: MessageKey; readonly first: Entry }
  | { readonly is: 'word'; readonly kind: WordKind | Operator; readonly first: Entry }
  | { readonly problem: Diagnostic };

/** Finds out what steps are; each key is read once. */
export class Sorter {
  readonly #keys = new Map<string, MessageKey | undefined>();
  readonly #sorts = new Map<Node, Sort>();

  /** What a step is, or why it is none. */
  sortOf(step: Node): Sort {
    const known = this.#sorts.get(step);
    if (known) return known;
    const sort = this.#find(step);
    this.#sorts.set(step, sort);
    return sort;
  }

  /** Whether something beside an `else` is a compartment and not a step: it has no first key of a step. */
  isOperand(node: Node): boolean {
    const { keys } = definitionOf('operand');
    return node.is === 'map' && node.entries.some(({ key }) => Object.hasOwn(keys, key)) && !this.#firstOf(node);
  }

  #find(step: Node): Sort {
    if (step.is === 'scalar') {
      const { source: key, span } = step;
      const first: Entry = {
        key,
        keySpan: span,
        value: { is: 'scalar', source: '', value: null, span: { start: span.end, end: span.end }, plain: true },
      };
      const sort = this.#byKey(first);
      if (sort && (sort.is === 'message' || bareWords.has(key))) return sort;
      return { problem: almost(first) ?? diagnostic('wrong-value', { key: 'steps', expected: 'a step', found: nameOf(step) }, span) };
    }
    if (step.is === 'seq') return { problem: diagnostic('wrong-value', { key: 'steps', expected: 'a step', found: 'a list' }, step.span) };
    return this.#firstOf(step) ?? { problem: problemOf(step) };
  }

  /** The first key says what happens; where somebody sorted the keys, it may stand behind others. */
  #firstOf(step: MapNode): Sort | undefined {
    for (const entry of step.entries) {
      const sort = this.#byKey(entry);
      if (sort) return sort;
    }
    return undefined;
  }

  #byKey(first: Entry): Exclude<Sort, { readonly problem: Diagnostic }> | undefined {
    const kind = kindByWord.get(first.key);
    if (kind !== undefined) return { is: 'word', kind, first };
    const key = this.#messageKey(first.key);
    return key && { is: 'message', key, first };
  }

  #messageKey(key: string): MessageKey | undefined {
    if (!this.#keys.has(key)) this.#keys.set(key, readMessageKey(key));
    return this.#keys.get(key);
  }
}

function almost({ key, keySpan }: Entry): Diagnostic | undefined {
  const suggestion = almostMessage(key);
  return suggestion === undefined ? undefined : diagnostic('almost-arrow', { key, suggestion }, keySpan);
}

function problemOf(step: MapNode): Diagnostic {
  for (const entry of step.entries) {
    const problem = almost(entry);
    if (problem) return problem;
  }
  const [first] = step.entries;
  if (!first) return diagnostic('wrong-value', { key: 'steps', expected: 'a step', found: 'an empty map' }, step.span);
  const suggestion = meant(first.key, kindByWord.keys());
  return diagnostic('unknown-step', { key: first.key, ...(suggestion !== undefined && { suggestion }) }, first.keySpan);
}
