// Built-in functions on texts and numbers.

import { skipBlanks } from '../characters.js';
import { evaluate } from '../expression.js';
import { readTokens } from '../expression-tokens.js';
import { fail } from '../failure.js';
import type { Builtin } from '../functions.js';
import { textsOf } from '../json.js';
import {
  backslashCharacter,
  leftAlignCharacter,
  lineBreak,
  newlineCharacter,
  rightAlignCharacter,
  tabCharacter,
} from '../special-characters.js';
import { knowledgeOf } from '../substitution.js';
import { intOf, isTrue, ofJson, type Value } from '../values.js';
import { builtin, constant, intArg, ofBoolean, ofInt, ofMany, ofText, ofTexts, textArg } from './make.js';

const badCall = (name: string, reason: string): never => fail('bad-call', { name, reason });

function substr(args: readonly Value[]): Value {
  const text = textArg(args, 0);
  const start = intArg(args, 1);
  if (start >= text.length) return ofText('');
  const length = args.length > 2 ? intArg(args, 2) : text.length;
  if (start < 0 || length < 0) badCall('%substr', 'a position is negative');
  return ofText(text.slice(start, start + length));
}

function intval(text: string): Value {
  return /^[+-]?[0-9]+$/.test(text) && Number(text) === (Number(text) | 0)
    ? ofInt(Number(text))
    : badCall('%intval', `"${text}" is no number`);
}

const truths: Readonly<Record<string, boolean>> = { true: true, '1': true, false: false, '0': false };

function boolval(text: string): Value {
  const truth = Object.hasOwn(truths, text.toLowerCase()) ? truths[text.toLowerCase()] : undefined;
  return truth === undefined ? badCall('%boolval', `"${text}" is neither true nor false`) : ofBoolean(truth);
}

function character(value: Value | undefined): string {
  const code = value ? intOf(value) : 0;
  return code >= 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\0';
}

/** Splits at any of the separator's characters; empty pieces vanish. */
function splitstr(args: readonly Value[]): Value {
  const text = textArg(args, 0);
  const separators = new Set(textArg(args, 1));
  const pieces: string[] = [];
  let start = 0;
  for (let at = 0; at <= text.length; at++) {
    if (at < text.length && !separators.has(text[at] ?? '')) continue;
    if (at > start) pieces.push(text.slice(start, at));
    start = at + 1;
  }
  return ofJson(textsOf(pieces));
}

/** What splitting with an expression may cost: its repetitions may each try every length at every place. */
const mostTries = 5_000_000;

/** Only expressions that cannot run away are accepted: no group is repeated, and long texts bear few repetitions. */
function splitRegex(args: readonly Value[]): Value {
  const text = textArg(args, 0);
  const pattern = textArg(args, 1);
  const repetitions = pattern.match(/[*+{]/g)?.length ?? 0;
  if (/\)[*+{?]|\\[1-9k]/.test(pattern)) badCall('%splitstr_regex', 'repeated groups and back references are not accepted here');
  if (text.length ** (repetitions + 1) > mostTries) badCall('%splitstr_regex', 'the text is too long for so many repetitions');
  const pieces = text.split(regularExpression(pattern));
  while (pieces.length > 1 && pieces.at(-1) === '') pieces.pop();
  return ofJson(textsOf(pieces));
}

function regularExpression(pattern: string): RegExp {
  try {
    return new RegExp(pattern.replace(/\((?!\?)/g, '(?:'), 'u');
  } catch {
    return badCall('%splitstr_regex', `"${pattern}" is no regular expression`);
  }
}

function sizeOf(value: Value | undefined): number {
  if (value?.kind === 'text') return value.value.length;
  if (value?.kind !== 'json') return 0;
  if (value.value.kind === 'array') return value.value.items.length;
  return value.value.kind === 'object' ? value.value.members.length : 0;
}

function modulo(args: readonly Value[]): Value {
  const divisor = intArg(args, 1);
  return divisor === 0 ? badCall('%mod', 'it divides by zero') : ofInt(intArg(args, 0) % divisor);
}

function hex2dec(text: string): Value {
  const number = /^[+-]?[0-9a-fA-F]+$/.test(text) ? Number.parseInt(text, 16) : 0;
  return ofInt(number === (number | 0) ? number : 0);
}

/** All of them. */
export const textBuiltins: readonly Builtin[] = [
  constant('true', ofInt(1)),
  constant('false', ofInt(0)),
  constant('n', ofText(newlineCharacter)),
  constant('newline', ofText(newlineCharacter)),
  constant('breakline', ofText(lineBreak)),
  constant('backslash', ofText(backslashCharacter)),
  constant('dollar', ofText('$')),
  constant('percent', ofText('%')),
  constant('tab', ofText(tabCharacter)),
  constant('left_align', ofText(leftAlignCharacter)),
  constant('right_align', ofText(rightAlignCharacter)),
  builtin('strlen', 1, (args) => ofInt(textArg(args, 0).length)),
  builtin('substr', 2, substr, 3),
  builtin('strpos', 2, (args) => ofInt(textArg(args, 0).indexOf(textArg(args, 1)))),
  ofTexts('upper', (text) => text.toUpperCase()),
  ofTexts('lower', (text) => text.toLowerCase()),
  ofTexts('string', (text) => text),
  builtin('chr', 1, (args) => ofText(character(args[0]))),
  builtin('ord', 1, (args) => ofInt(textArg(args, 0).codePointAt(0) ?? 0)),
  builtin('splitstr', 2, splitstr),
  builtin('splitstr_regex', 2, splitRegex),
  builtin('size', 1, (args) => ofInt(sizeOf(args[0]))),
  builtin('intval', 1, (args) => intval(textArg(args, 0))),
  builtin('boolval', 1, (args) => boolval(textArg(args, 0))),
  builtin('mod', 2, modulo),
  builtin('dec2hex', 1, (args) => ofText((intArg(args, 0) >>> 0).toString(16))),
  builtin('hex2dec', 1, (args) => hex2dec(textArg(args, 0))),
  builtin('not', 1, (args) => ofBoolean(!args.some(isTrue))),
  ofMany('and', (count, all) => count === all, isTrue),
  ofMany('or', (count) => count > 0, isTrue),
  ofMany('xor', (count) => count === 1, isTrue),
  ofMany('nand', (count, all) => count < all, isTrue),
  ofMany('nor', (count) => count === 0, isTrue),
  ofMany('nxor', (count) => count !== 1, isTrue),
  builtin('eval', 1, (args, { machine, scope }) => {
    const text = textArg(args, 0);
    const { tokens } = readTokens(text, skipBlanks(text, 0), 'line');
    return ofInt(intOf(evaluate(tokens, knowledgeOf(machine, scope))));
  }),
];
