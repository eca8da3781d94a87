// The tokens of a message's key. The arrow stands between blanks; everything else is a name.

import { createToken, Lexer, type TokenType } from 'chevrotain';
import { arrowSigns } from './vocabulary.js';

/** A name in quotes, where it would be read as something else; escapes are those of JSON. */
export const Quoted = createToken({
  name: 'Quoted',
  pattern: /[ \t]*"(?:[^"\\]|\\[\u0000-\uffff])*"(?=[ \t]|(?![\u0000-\uffff]))/,
  line_breaks: true,
});

/** At the end: the receiver becomes active, the sender no longer is, or both. */
export const Suffix = createToken({ name: 'Suffix', pattern: /[ \t]+(?:-\+|\+|-)(?![\u0000-\uffff])/ });

/** Between blanks: solid or dotted, with a head at either end. */
export const ArrowSign = createToken({ name: 'ArrowSign', pattern: new RegExp(`[ \\t]${arrowSigns}(?=[ \\t])`) });

/** The left or right edge of the diagram. */
export const EdgeSign = createToken({ name: 'EdgeSign', pattern: /[ \t]*[[\]](?=[ \t]|(?![\u0000-\uffff]))/ });

/** Everything up to the arrow or the suffix. */
export const Name = createToken({
  name: 'Name',
  pattern: new RegExp(`(?:(?![ \\t]${arrowSigns}[ \\t])(?![ \\t](?:-\\+|\\+|-)(?![\\u0000-\\uffff]))[\\u0000-\\uffff])+`),
  line_breaks: true,
});

/** Parts of the tokens that have a name in the published grammar. */
export const pieces: Readonly<Record<string, RegExp>> = { Arrow: new RegExp(arrowSigns), Any: /[\u0000-\uffff]/ };

/** All tokens, in the order in which they are tried. */
export const allTokens: TokenType[] = [Suffix, ArrowSign, Quoted, EdgeSign, Name];

/** A lexer of message keys. */
export function createLexer({ validate }: { readonly validate: boolean }): Lexer {
  // In safe mode tokens are not sorted by their first characters, which for a name, that may begin with anything, are guessed wrong.
  return new Lexer(allTokens, { positionTracking: 'onlyOffset', safeMode: true, skipValidations: !validate });
}
