// The named points of time that durations are measured from: with names that PlantUML can read, and never without their messages.

import { anchorFields, anchorsIn } from '../../../ir/anchors.js';
import type { Statement } from '../../../ir/model.js';
import type { Adaptation } from '../../kit/adaptation.js';
import { unused } from '../../kit/unused.js';
import { strangeLetter, wordOf } from '../vocabulary.js';

/** Durations are left out with the anchors that they are measured from. */
export function withoutLostAnchors(
  before: readonly Statement[],
  after: readonly Statement[],
  adaptation: Adaptation,
): readonly Statement[] {
  if (before === after) return after;
  const lost = anchorsIn(before);
  for (const anchor of anchorsIn(after)) lost.delete(anchor);
  if (lost.size === 0) return after;
  return adaptation.map(after, (statement) => {
    if (statement.kind !== 'duration' || !(lost.has(statement.from) || lost.has(statement.to))) return [statement];
    adaptation.lose('duration', statement);
    return [];
  });
}

/** The statements with every anchor called by a word. */
export function withWordsForAnchors(statements: readonly Statement[], adaptation: Adaptation): readonly Statement[] {
  const words = wordsFor(anchorsIn(statements));
  if (words.size === 0) return statements;
  const word = (name: string): string => words.get(name) ?? name;
  return adaptation.map(statements, (statement) => {
    if (statement.kind === 'duration') {
      const [from, to] = [word(statement.from), word(statement.to)];
      return [from === statement.from && to === statement.to ? statement : { ...statement, from, to }];
    }
    if (statement.kind !== 'message' || !anchorFields.some((name) => words.has(statement[name] ?? ''))) return [statement];
    adaptation.lose('anchor', statement, 'it has a name without the signs that cannot stand there');
    const renamed = anchorFields.flatMap((name) => (statement[name] === undefined ? [] : [[name, word(statement[name])] as const]));
    return [{ ...statement, ...Object.fromEntries(renamed) }];
  });
}

const isWord = new RegExp(`^(?:(?!${strangeLetter})[\\p{L}\\p{N}_])+$`, 'u');

/** A word of its own for each name that is none. */
function wordsFor(anchors: ReadonlySet<string>): ReadonlyMap<string, string> {
  const words = new Map<string, string>();
  const taken = new Set(anchors);
  for (const anchor of anchors) {
    if (isWord.test(anchor)) continue;
    const word = unused(wordOf(anchor) || 'a', taken);
    taken.add(word);
    words.set(anchor, word);
  }
  return words;
}
