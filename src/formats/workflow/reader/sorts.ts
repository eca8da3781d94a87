// What a step is: a message, or what its word begins.

import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.js';
import type { Operator } from '../../../ir/model.js';
import { meant } from '../foreign-words.js';
import { almostMessage, type MessageKey, readMessageKey } from '../message-key.js';
import { bareWords, definitionOf, kindByWord } from '../shapes.js';
import type { WordKind } from '../vocabulary.js';
import type { Entry, MapNode, Node } from '../yaml/nodes.js';

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
      return { problem: problemOfWord(first) };
    }
    if (step.is === 'seq') {
      const advice = 'Each step has one dash and no brackets.';
      return { problem: diagnostic('wrong-value', { expected: 'a step', found: 'a list', advice }, step.span) };
    }
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

/** What is wrong with a step that is a word alone, or nothing: `activate A` lacks a colon. */
function problemOfWord(first: Entry): Diagnostic {
  const { key, keySpan } = first;
  if (key === '') return diagnostic('wrong-value', { expected: 'a step', found: 'nothing' }, keySpan);
  const [word = ''] = key.split(/\s/, 1);
  const written = kindByWord.has(word) ? `${word}: ${key.slice(word.length).trim() || '…'}` : undefined;
  return almost(first) ?? diagnostic('unknown-step', { key, ...(written !== undefined && { written }) }, keySpan);
}

/** `note over A: hello`, as the diagram languages have it, in our words. */
function noteOf({ key, value }: Entry): string | undefined {
  const [, place = '', of] = /^note[ \t]+(over|left of|right of)[ \t]+(\S.*)$/i.exec(key) ?? [];
  if (of === undefined || value.is !== 'scalar') return undefined;
  return `{note: ${value.source}, ${place.toLowerCase()}: ${of.includes(',') ? `[${of}]` : of}}`;
}

function problemOf(step: MapNode): Diagnostic {
  for (const entry of step.entries) {
    const problem = almost(entry);
    if (problem) return problem;
  }
  const [first] = step.entries;
  if (!first) return diagnostic('wrong-value', { expected: 'a step', found: 'an empty map' }, step.span);
  const written = noteOf(first);
  if (written !== undefined) return diagnostic('unknown-step', { key: first.key, written }, first.keySpan);
  const suggestion = meant(first.key, kindByWord.keys());
  return diagnostic('unknown-step', { key: first.key, ...(suggestion !== undefined && { suggestion }) }, first.keySpan);
}
