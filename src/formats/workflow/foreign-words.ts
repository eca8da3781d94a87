// What others call our words, for suggestions alone: nobody reads them.

import { suggest } from '../kit/suggest.js';

const calledElsewhere: readonly (readonly [ours: string, theirs: readonly string[]])[] = [
  ['workflow', ['title', 'name']],
  ['participants', ['actors', 'lifelines', 'components', 'systems']],
  ['steps', ['messages', 'sequence', 'flow', 'statements', 'do', 'then']],
  ['when', ['condition', 'guard', 'if']],
  ['alt', ['if', 'switch', 'try']],
  ['par', ['parallel']],
  ['loop', ['for', 'while', 'repeat']],
  ['highlight', ['rect']],
  ['ref', ['reference']],
  ['numbering', ['autonumber']],
  ['page', ['newpage']],
  ['left of', ['left']],
  ['right of', ['right']],
];

/** The word of ours that somebody probably meant: what others call so, one that is nearly the same, or the first of several words. */
export function meant(word: string, known: Iterable<string>): string | undefined {
  const all = new Set(known);
  const lower = word.toLowerCase();
  const [first = ''] = lower.split(' ');
  const [foreign] = calledElsewhere.flatMap(([ours, theirs]) => (all.has(ours) && theirs.includes(lower) ? [ours] : []));
  return foreign ?? suggest(word, all) ?? (all.has(first) ? first : undefined);
}
