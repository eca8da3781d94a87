// Mermaid's texts: entities, line breaks and wishes about wrapping, read and written.

import { decodeNamedCharacterReference } from 'decode-named-character-reference';
import { makeText, plainText, type Text } from '../../ir/text.js';

// ---- reading ---------------------------------------------------------------------------------------------------

/** A text as it stands in the prepared source (entities are placeholders there), as a reader of the drawing sees it. */
export function readText(source: string): Text {
  const trimmed = source.trim();
  const prefix = /^:?(no)?wrap:/.exec(trimmed);
  const text = readBreaks(prefix ? trimmed.slice(prefix[0].length).trim() : trimmed);
  return prefix ? makeText([text], { wrap: prefix[1] === undefined }) : text;
}

/** A text and the author's spelling of it, where it is not the one that we would print. */
export function readSpelled(source: string): { readonly value: Text; readonly raw?: string } {
  const trimmed = source.trim();
  if (!needsCoding(trimmed) && !trimmed.includes('wrap:')) return { value: trimmed };
  return { value: readText(trimmed), raw: encoded(trimmed) };
}

/** Line breaks and entities. */
export function readBreaks(source: string): string {
  const broken = source.includes('<') ? source.replace(/<br\s*\/?>/gi, '\n') : source;
  return decode(broken);
}

/** Placeholders as the characters they stand for. */
export function decode(text: string): string {
  if (!text.includes('ﬂ°')) return text;
  const end = endOfPlaceholders(text);
  const decoded = text
    .slice(0, end)
    .replace(/ﬂ°(°?)((?:(?!¶ß).)*)¶ß/gs, (_, numeric: string, name: string) => (numeric === '' ? namedEntity(name) : numberedEntity(name)));
  return decoded + text.slice(end);
}

/** Placeholders as the author's spelling. */
export function encoded(text: string): string {
  if (!text.includes('ﬂ°')) return text;
  const end = endOfPlaceholders(text);
  return text.slice(0, end).replace(/ﬂ°°?((?:(?!¶ß).)*)¶ß/gs, '#$1;') + text.slice(end);
}

/** Behind the last placeholder: what begins there has no end, and nobody looks for it again and again. */
function endOfPlaceholders(text: string): number {
  const last = text.lastIndexOf('¶ß');
  return last < 0 ? 0 : last + 2;
}

function namedEntity(name: string): string {
  const found = decodeNamedCharacterReference(name);
  return found === false ? `&${name};` : found;
}

/** Characters that HTML puts in the place of the C1 controls. */
const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function numberedEntity(digits: string): string {
  const code = Number(digits);
  if (code >= 0x80 && code <= 0x9f) return windows1252.charAt(code - 0x80);
  if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return '\ufffd';
  return String.fromCodePoint(code);
}

// ---- writing ---------------------------------------------------------------------------------------------------

/** A sign that must be coded, as members of a character class, and between what. */
interface Unsafe {
  readonly signs: string;
  readonly behind?: string;
  readonly before?: string;
  readonly reason: string;
}

const code = (sign: string): string => `#${sign.codePointAt(0)};`;

/** What no text of Mermaid can hold as it is. */
const unsafe: readonly Unsafe[] = [
  { signs: '#', reason: 'begins a comment' },
  { signs: ';', reason: 'ends the line' },
  { signs: '%', before: '%\\{', reason: 'begins a directive' },
  { signs: '%', behind: '(?<!\\S)', before: '%', reason: 'looks like a comment, though it is none' },
  { signs: '<', before: '[\\w/]', reason: 'begins a tag: a line break, or one whose quotes Mermaid changes' },
  { signs: 'ﬂ¶', reason: 'is how Mermaid marks entities' },
  { signs: '\\u2028\\u2029', reason: 'ends a line for some of the patterns' },
  { signs: '\\u0001-\\u0008\\u000b-\\u001f\\u007f', reason: 'is a control character that editors lose' },
];

const anyUnsafe = new RegExp(
  unsafe.map(({ signs, behind = '', before }) => `${behind}[${signs}]${before === undefined ? '' : `(?=${before})`}`).join('|'),
  'g',
);
/** Most texts have none of the signs, and looking for single signs is fast. */
const suspects = new RegExp(`[${unsafe.map(({ signs }) => signs).join('')}]`);

/** Whether anything in a text would be printed otherwise than it stands there. */
function needsCoding(text: string): boolean {
  if (!suspects.test(text)) return false;
  anyUnsafe.lastIndex = 0;
  return anyUnsafe.test(text);
}

const blankEdge = /^\s|\s$/g;

/** A plain text as one that Mermaid reads back as the same at the end of a line, see `lineWith`. */
export function writePlain(text: string): string {
  return needsCoding(text) ? text.replace(anyUnsafe, code) : text;
}

/**
 * A line that ends in a text. Mermaid takes the last semicolon of `style…:#…;` away, also where only a name says `style`: in such a line no
 * colon of the text stands right before a coded sign.
 */
export function lineWith(start: string, text: string): string {
  const line = start + text;
  if (!text.includes('#') || !/style|classDef/.test(line)) return line;
  return start + text.replace(/(?<!\S)\S*#/g, (word) => word.replace(/:/g, code));
}

/** A line of words and a text behind them, where there is one. */
export function joined(words: string, text: string): string {
  return text === '' ? words : lineWith(`${words} `, text);
}

/** Whether a text is written as it is. */
function isHarmless(text: string): boolean {
  return !/^\s|\n|\s$|wrap:/.test(text) && !suspects.test(text);
}

/** A text with line breaks and its wish about wrapping, for messages, notes, guards and labels. */
export function writeText(text: Text): string {
  if (typeof text === 'string' && isHarmless(text)) return text;
  const plain = plainText(text);
  const wrap = typeof text === 'string' ? undefined : text.wrap;
  const lines = plain.split('\n').map(writePlain).join('<br/>');
  const edged = lines.replace(blankEdge, code).replace(/^\s+|(?<!\s)\s+$/g, (blanks) => [...blanks].map(code).join(''));
  const safe = edged.replace(/^(:?(?:no)?wrap):/, '$1#58;');
  return wrap === undefined ? safe : `${wrap ? 'wrap' : 'nowrap'}:${safe === '' ? '' : ` ${safe}`}`;
}

/** The author's spelling of a text as the preparation leaves it: entities as placeholders. */
export function coded(text: string): string {
  if (!text.includes('#')) return text;
  return text.replace(/#(\w+);/g, (_, name: string) => (/^\d+$/.test(name) ? `ﬂ°°${name}¶ß` : `ﬂ°${name}¶ß`));
}

/** A title: one line, sanitised as HTML, its blanks kept. */
export function writeTitle(text: string): string {
  return writePlain(text).replace(/[<>&]/g, code);
}
