// The tokens of an expression. Names run on until something that cannot be in one, so `a.b[0]` is one.

import { skipBlanks } from './characters.js';
import { failExpression } from './failure.js';

/** A token of an expression. */
export interface Token {
  readonly kind: 'text' | 'number' | 'name' | 'operator' | 'assign' | 'open' | 'close' | 'comma';
  /** Of a text without its quotes. */
  readonly text: string;
}

/** Where reading tokens ends: at the end of the line, at a colon outside of texts, or before the `,` or `)` that ends an argument. */
export type TokensEnd = 'line' | 'colon' | 'argument';

const operatorAt = /==|!=|<=|>=|&&|\|\||[*/+<>\u2052]/y;
const numberAt = /[0-9]+/y;
const blanksAt = /\p{Z}+/uy;
const nameAt = /(?:(?!==|!=|<=|>=|&&|\|\|)[^-*/+<>\u2052=(),\p{Z}])+/uy;
const punctuation: Readonly<Record<string, Token['kind']>> = { '=': 'assign', '(': 'open', ')': 'close', ',': 'comma' };

/** After these a minus is a sign; after anything else, and not at the beginning, it is an operator. */
const beforeSign: ReadonlySet<Token['kind']> = new Set(['operator', 'open', 'comma', 'assign']);

function match(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

/** Reads the token at an offset; `length` is how much of the text it takes. */
function tokenAt(text: string, at: number, last: Token | undefined): { readonly token?: Token; readonly length: number } {
  const character = text[at] ?? '';
  if (character === '-') {
    if (last && !beforeSign.has(last.kind)) return { token: { kind: 'operator', text: '-' }, length: 1 };
    const digits = match(numberAt, text, at + 1) ?? '';
    return { token: { kind: 'number', text: `-${digits}` }, length: 1 + digits.length };
  }
  if (character === '"' || character === "'") {
    const end = text.indexOf(character, at + 1);
    if (end < 0) failExpression(`a ${character} is missing`);
    return { token: { kind: 'text', text: text.slice(at + 1, end) }, length: end + 1 - at };
  }
  const operator = match(operatorAt, text, at);
  if (operator !== undefined) return { token: { kind: 'operator', text: operator === '\u2052' ? '-' : operator }, length: operator.length };
  const mark = punctuation[character];
  if (mark) return { token: { kind: mark, text: character }, length: 1 };
  const number = match(numberAt, text, at);
  if (number !== undefined) return { token: { kind: 'number', text: number }, length: number.length };
  const blanks = match(blanksAt, text, at);
  if (blanks !== undefined) return { length: blanks.length };
  const name = match(nameAt, text, at) ?? character;
  return { token: { kind: 'name', text: name }, length: name.length };
}

/** Reads the tokens of one expression. */
export function readTokens(text: string, start: number, until: TokensEnd): { readonly tokens: readonly Token[]; readonly end: number } {
  const tokens: Token[] = [];
  let at = start;
  let depth = 0;
  for (;;) {
    if (until === 'argument') at = skipBlanks(text, at);
    const character = text[at];
    if (character === undefined) {
      if (until === 'argument') failExpression('a ")" is missing');
      return { tokens, end: at };
    }
    if (until === 'colon' && character === ':') return { tokens, end: at };
    if (until === 'argument' && depth === 0 && (character === ',' || character === ')')) return { tokens, end: at };
    const { token, length } = tokenAt(text, at, tokens.at(-1));
    if (token?.kind === 'open') depth++;
    if (token?.kind === 'close') depth--;
    if (token) tokens.push(token);
    at += length;
  }
}
