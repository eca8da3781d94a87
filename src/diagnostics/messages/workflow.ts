// Findings of the workflow format alone.

import { error, quote, warning } from '../sentence.js';

const didYouMean = (suggestion: string | undefined): string => (suggestion === undefined ? '' : `Did you mean ${quote(suggestion)}?`);

export const workflow = {
  'yaml-syntax': error((d: { reason: string }) => `This is not YAML: ${d.reason}.`),
  'yaml-warning': warning((d: { reason: string }) => `YAML reads this in another way than it looks: ${d.reason}.`),
  'too-deep': error((d: { limit: number }) => `This is nested more than ${d.limit} levels deep.`),
  'unknown-key': error(
    (d: { key: string; where: string; suggestion?: string }) => `${quote(d.key)} is no key of ${d.where}.`,
    (d) => didYouMean(d.suggestion) || 'Keys of your own begin with "x-".',
  ),
  'missing-key': error((d: { key: string; where: string }) => `${d.where} has no ${quote(d.key)}.`),
  'wrong-value': error((d: { key: string; expected: string; found: string }) => `${quote(d.key)} is ${d.found}, expected ${d.expected}.`),
  'unknown-step': error(
    (d: { key: string; suggestion?: string }) => `${quote(d.key)} begins no step.`,
    (d) => didYouMean(d.suggestion) || 'A message is written `A -> B: text`, with blanks round the arrow.',
  ),
  'almost-arrow': error(
    (d: { key: string; suggestion: string }) => `${quote(d.key)} is no message: an arrow stands between blanks.`,
    (d) => `Write ${quote(d.suggestion)}.`,
  ),
};
