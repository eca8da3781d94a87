// Findings of PlantUML's preprocessor.

import { error, quote, warning } from '../sentence.js';

/** The sentences of PlantUML's preprocessor. */
export const plantumlPreprocessor = {
  'include-not-found': error(
    (d: { path: string }) => `The file ${quote(d.path)} cannot be included: it was not found.`,
    () => 'Paths are looked up beside the file that includes; a library finds files through the option `include`.',
  ),
  'include-url': error(
    (d: { path: string }) => `${quote(d.path)} is not read: the network is never asked.`,
    () => 'Save the file beside the diagram and include it from there.',
  ),
  'sub-not-found': error(
    (d: { name: string }) => `There is no part ${quote(d.name)} to include.`,
    (d) => `In the included file it begins with \`!startsub ${d.name}\` and ends with \`!endsub\`.`,
  ),
  'preprocessor-expression': error((d: { reason: string }) => `This expression cannot be evaluated: ${d.reason}.`),
  'preprocessor-json': error(
    (d: { reason: string }) => `This value is not JSON: ${d.reason}.`,
    () => 'Names and texts need double quotes; nothing is substituted inside.',
  ),
  'unknown-function': error(
    (d: { name: string; count: number }) =>
      `There is no function or procedure ${quote(d.name)} that takes ${d.count} ${d.count === 1 ? 'argument' : 'arguments'}.`,
  ),
  'bad-call': error((d: { name: string; reason: string }) => `${quote(d.name)} cannot be called like this: ${d.reason}.`),
  'bad-definition': error((d: { reason: string }) => `This definition cannot be read: ${d.reason}.`),
  'already-defined': error((d: { name: string }) => `${quote(d.name)} is final and cannot be defined again.`),
  'assertion-failed': error((d: { message: string }) => `The assertion does not hold${d.message === '' ? '' : `: ${quote(d.message)}`}.`),
  'stray-directive': error(
    (d: { found: string; opener: string }) => `${quote(d.found)} belongs to ${quote(d.opener)}, and none is open here.`,
  ),
  'unclosed-directive': error(
    (d: { keyword: string; close: string }) => `The ${quote(d.keyword)} that begins here is never closed.`,
    (d) => `Add ${quote(d.close)}.`,
  ),
  'unclosed-definition': warning(
    (d: { keyword: string; close: string }) => `The ${quote(d.keyword)} that begins here is never closed and took all that follows.`,
    (d) => `Add ${quote(d.close)}.`,
  ),
  'directive-unsupported': error((d: { keyword: string; reason: string }) => `${quote(d.keyword)} cannot be carried out: ${d.reason}.`),
  'value-of-the-moment': warning(
    (d: { name: string; used: string }) => `${quote(d.name)} changes from run to run; ${quote(d.used)} is used here.`,
  ),
  'library-unknown': warning(
    (d: { name: string }) => `The library ${quote(d.name)} is not known here; what it defines is missing.`,
    () => 'Where that matters, save the file beside the diagram and include it from there.',
  ),
};
