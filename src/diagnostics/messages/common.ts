// Findings that any format may report.

import { error, info, oneOf, quote, warning } from '../sentence.js';

/** What was found where a line ends too early. */
export const endOfLine = 'the end of the line';

function foundWords(found: string): string {
  return found === '' ? 'nothing' : found === endOfLine ? found : quote(found);
}

/** `A -> B hello`. */
const messageWithoutColon = /^[\p{L}\p{N}_.@]+[ \t]*<?-{1,2}>{1,2}[ \t]*[\p{L}\p{N}_.@]+[ \t]+[^\s:"(<][^:]*$/u;

/** Sentences that any format may need. */
export const common = {
  'unknown-format': error(
    (_: { known: readonly string[] }) => 'The format of this text is not certain.',
    (d) => `Name it as \`from\`: ${oneOf(d.known)}.`,
  ),
  'not-a-sequence-diagram': error(
    (d: { kind: string; format: string; found?: string }) =>
      `This is ${/^[aeio]/i.test(d.kind) ? 'an' : 'a'} ${d.kind}, not a sequence diagram${d.found === undefined ? '' : `: ${quote(d.found)} made it one`}.`,
    (d) => (messageWithoutColon.test(d.found ?? '') ? 'If that line is a message, write `:` before its text.' : ''),
  ),
  'no-diagram': error((d: { format: string }) => `There is no ${d.format} sequence diagram in this text.`),
  'more-diagrams': info(
    (d: { count: number }) => `The text holds ${d.count} diagrams; this is the first.`,
    () => 'Use `diagrams` to read them all.',
  ),
  'syntax-error': error((d: { found: string; expected: string }) => `Found ${foundWords(d.found)}, expected ${d.expected}.`),
  'unclosed-block': error(
    (d: { keyword: string; close: string }) => `The ${quote(d.keyword)} that begins here is never closed.`,
    (d) => `Add ${quote(d.close)}.`,
  ),
  'stray-end': error(
    (d: { found: string }) => `${quote(d.found)} closes nothing: no block is open here.`,
    () => 'Remove the line, or look for a block that was closed too early.',
  ),
  'stray-separator': error(
    (d: { found: string; expected: string; open?: string }) =>
      `${quote(d.found)} belongs in ${d.expected}${d.open === undefined ? ', and no block is open here' : `, not in ${quote(d.open)}`}.`,
  ),
  'too-many-errors': info((d: { count: number }) =>
    d.count === 1 ? 'One further error is not shown.' : `${d.count} further errors are not shown.`,
  ),
  'limit-exceeded': error(
    (d: { what: string; limit: number; option?: string }) => `The text has more than ${d.limit} ${d.what}.`,
    (d) => (d.option === undefined ? '' : `A program that needs more says so in \`limits.${d.option}\`.`),
  ),
  'unknown-reference': error(
    (d: { what: string; id: string; suggestion?: string; remedy?: string }) => `There is no ${d.what} ${quote(d.id)}.`,
    (d) => (d.suggestion === undefined ? (d.remedy ?? '') : `Did you mean ${quote(d.suggestion)}?`),
  ),
  'invalid-json': error((d: { reason: string }) => `This is not JSON: ${d.reason}.`),
  'invalid-model': error((d: { path: string; expected: string; found: string }) => `${d.path} is ${d.found}, expected ${d.expected}.`),
  'unsupported-version': error(
    (d: { found: string; known: number }) =>
      `Version ${quote(d.found)} of the JSON form is not known; this program reads version ${d.known}.`,
  ),
  'carried-edited': warning(
    (d: { construct: string }) => `What this line carries, ${d.construct}, no longer fits what it stands beside: the edit wins.`,
  ),
  'carried-unreadable': warning(() => `This line, which carries something, is damaged; it is kept as a comment.`),
  defect: error(
    (d: { detail: string; report?: string }) => `The printed text does not say what was meant: ${d.detail}. This is a defect of sequitur.`,
    (d) => `Please report it with the input${d.report === undefined ? '' : '; `data.report` is ready to be pasted'}.`,
  ),
};
