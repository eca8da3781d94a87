// Texts that mean the same wherever they stand: most of all texts, for which nothing has to be read or protected.

import type { Text } from '../../../ir/text.js';

// No sign is in two of the classes: otherwise a text could be cut in so many ways that trying them all would never end.
const word = '[\\p{L}\\p{N}_,;:!?()]+';
const between = "(?: |[.'@$^`«»—…]| ?[+&>=/-] ?)";
const harmless = new RegExp(`^(?=[^:(])${word}(?:${between}${word})*$`, 'u');

/** Whether a text is read and written as it is on any line, but for those that only titles and pages have. */
export function isHarmless(text: Text): text is string {
  return typeof text === 'string' && isHarmlessSource(text);
}

/** The same of the source of a text. */
export function isHarmlessSource(source: string): boolean {
  return harmless.test(source) && !source.includes('__') && !isArrowLike(source);
}

/** Behind a single word, this much makes a line a message. */
export function isArrowLike(source: string): boolean {
  return /^\s*(?:[ox]?(?:<<?|\/\/?|\\\\?|\(\d+\))?_?-|as\s)/i.test(source);
}
