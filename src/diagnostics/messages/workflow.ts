// Findings of the workflow format alone.

import { error, quote, warning } from '../sentence.js';

const didYouMean = (suggestion: string | undefined): string => (suggestion === undefined ? '' : `Did you mean ${quote(suggestion)}?`);

/** The sentences of workflow YAML. */
export const workflow = {
  'yaml-syntax': error(
    (d: { reason: string; quoted?: string }) => `This is not YAML: ${d.reason}.`,
    (d) => (d.quoted === undefined ? '' : `If it is a text, quote it: ${d.quoted}.`),
  ),
  'yaml-warning': warning((d: { reason: string }) => `YAML reads this in another way than it looks: ${d.reason}.`),
  'yaml-alias': error(
    (d: { reason: string; quoted: string }) => `This alias leads nowhere: ${d.reason}.`,
    (d) => `If it is a text, quote it: ${d.quoted}.`,
  ),
  'colon-in-text': error(
    (_: { quoted: string }) => `A colon and a blank begin a value of their own in YAML; a text that holds them is quoted.`,
    (d) => `Write ${d.quoted}.`,
  ),
  'too-deep': error(
    (d: { key: string; text: string }) => `${quote(d.key)} is indented too deep: below a text stand no keys.`,
    (d) => `What belongs to a step stands in the column of its first word; a participant is written {label: ${d.text}, ${d.key}: …}.`,
  ),
  'list-without-key': error(
    () => 'A list begins here without a key of its own.',
    () => 'The steps of a fragment stand under `steps:`, in the column of its first word.',
  ),
  'cut-text': warning(
    (_: { quoted: string }) => `To YAML, what follows a blank and "#" is a comment and not part of the text.`,
    (d) => `If it is part of the text, quote it: ${d.quoted}. If it is a comment, write two blanks before "#" and one behind.`,
  ),
  'marked-text': warning(
    (d: { mark: string; quoted: string }) => `To YAML, ${quote(d.mark)} is a tag, an anchor or an alias and not part of the text.`,
    (d) => `If it is part of the text, quote it: ${d.quoted}.`,
  ),
  'null-text': warning(
    (d: { word: string }) => `To YAML, ${quote(d.word)} means nothing; it is read as a text here.`,
    (d) => `Quote it: ${JSON.stringify(d.word)}.`,
  ),
  'duplicate-name': error(
    (d: { what: string; name: string }) => `There are two of one name: the ${d.what} ${quote(d.name)} exists already.`,
    () => 'Give one of them another name.',
  ),
  'duplicate-key': error((d: { key: string }) => `${quote(d.key)} stands here twice.`),
  'unknown-key': error(
    (d: { key: string; where: string; suggestion?: string }) => `${quote(d.key)} is no key of ${d.where}.`,
    (d) => didYouMean(d.suggestion) || 'Keys of your own begin with "x-".',
  ),
  'missing-key': error(
    (d: { key: string; where: string }) => `${d.where.charAt(0).toUpperCase()}${d.where.slice(1)} has no ${quote(d.key)}.`,
    (d) => `Write "${d.key}: …".`,
  ),
  /** Without a key it is an item of a list. */
  'wrong-value': error(
    (d: { key?: string; expected: string; found: string; advice?: string }) =>
      d.key === undefined ? `Found ${d.found}, expected ${d.expected}.` : `${quote(d.key)} is ${d.found}, expected ${d.expected}.`,
    (d) => d.advice ?? '',
  ),
  'unknown-step': error(
    (d: { key: string; suggestion?: string; written?: string }) => `${quote(d.key)} begins no step.`,
    (d) => {
      if (d.written !== undefined) return `Write ${quote(d.written)}.`;
      return didYouMean(d.suggestion) || 'A message is written `A -> B: text`, with blanks round the arrow; a note `note: text`.';
    },
  ),
  'almost-arrow': error(
    (d: { key: string; suggestion: string }) =>
      `${quote(d.key)} is no message: between blanks stands "->", "-->" or another arrow, at the end perhaps "+" or "-".`,
    (d) => `Write ${quote(d.suggestion)}.`,
  ),
};
