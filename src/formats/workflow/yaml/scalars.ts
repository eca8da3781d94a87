// How a scalar is spelt in YAML: bare wherever YAML reads it back as it was, quoted only where it must be.

/** What a scalar's reader makes of it: a text reads the source, any other value is resolved by YAML's core schema. */
export type ScalarKind = 'text' | 'json' | 'key';

const unprintable = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]|\p{Cs}/u;
const badStart = /^(?:[,[\]{}#&*!|>'"%@`]|[-?:](?:[ ,[\]{}]|$)| )/;
const badInside = /:(?: |$)| #| $/;
const badInFlow = /[,[\]{}]|:(?=["'])/;
const nullWord = /^(?:~|null|Null|NULL)$/;
const resolved =
  /^(?:~|null|Null|NULL|true|True|TRUE|false|False|FALSE|[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/;

/** What YAML's core schema makes of a bare word; what JSON cannot hold stays a text. */
export function resolvePlain(text: string): string | number | boolean | null {
  if (text === '' || nullWord.test(text)) return null;
  if (!resolved.test(text)) return text;
  if (/^[tT]/.test(text)) return true;
  if (/^[fF]/.test(text)) return false;
  const number = Number(text.replace(/^\+/, ''));
  return Number.isFinite(number) ? number : text;
}

/** Whether a bare scalar means nothing at all. */
export function isNullWord(text: string): boolean {
  return text === '' || nullWord.test(text);
}

/** A scalar on one line. */
export function spell(text: string, kind: ScalarKind, inFlow: boolean): string {
  return isBare(text, kind, inFlow) ? text : quoteScalar(text);
}

function isBare(text: string, kind: ScalarKind, inFlow: boolean): boolean {
  if (text === '' || badStart.test(text) || badInside.test(text) || unprintable.test(text)) return false;
  if (inFlow && badInFlow.test(text)) return false;
  if (kind === 'json') return !resolved.test(text);
  if (kind === 'key') return text !== '<<' && !nullWord.test(text);
  return !nullWord.test(text);
}

function quoteScalar(text: string): string {
  // Single quotes hold everything that prints; they spare backslashes where the text has quotes of its own.
  if (/["\\]/.test(text) && !text.includes("'") && !unprintable.test(text)) return `'${text}'`;
  return JSON.stringify(text).replace(/[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g, escapeCharacter);
}

function escapeCharacter(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** The header of a literal block (`|-`) in which a text of several lines comes back as it was; undefined where none does. */
export function literalHeader(text: string): string | undefined {
  // What ends in a line break would change where somebody trims the file.
  if (!text.includes('\n') || /\s$|\n[ \t]+(?=\n)/.test(text) || unprintable.test(text.replaceAll('\n', ''))) return undefined;
  // Where the text begins with a blank or an empty line, the indentation must be told.
  return /^\s/.test(text) ? '|2-' : '|-';
}
