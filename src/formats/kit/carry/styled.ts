// JSON that stands within a text, with its own quotes and blanks: `%%{init: {'theme':'dark'}}%%`.

import type { Json, JsonObject } from '../../../ir/model.js';
import { isRecord } from './flow.js';

/** How somebody writes JSON. */
interface Style {
  readonly quote: string;
  readonly colon: string;
  readonly comma: string;
  /** Within braces. */
  readonly pad: string;
}

const usual: Style = { quote: "'", colon: ': ', comma: ', ', pad: '' };
const styles: readonly Style[] = ["'", '"'].flatMap((quote) =>
  [': ', ':'].flatMap((colon) => [', ', ','].flatMap((comma) => ['', ' '].map((pad): Style => ({ quote, colon, comma, pad })))),
);

/** Data nests no deeper than this where it is taken out of its text. */
const deepest = 8;

/** A text with JSON in it as `{ in: [before, after], data, … }`; undefined where there is none, or it is not written in one style. */
export function dataIn(text: string): JsonObject | undefined {
  const at = text.search(/\{\s*['"]/);
  const end = at < 0 ? -1 : endOf(text, at);
  if (end < 0) return undefined;
  const written = text.slice(at, end);
  const data = parsed(written);
  if (!isRecord(data)) return undefined;
  const style = styles.find((one) => inStyle(data, one) === written);
  if (!style) return undefined;
  const own = Object.entries(style).filter(([key, value]) => Object.entries(usual).some(([name, one]) => name === key && one !== value));
  return { in: [text.slice(0, at), text.slice(end)], ...Object.fromEntries(own), data };
}

/** The text again; undefined where something is missing. */
export function textWith({ in: around, data, ...style }: JsonObject): string | undefined {
  const [before, after]: readonly unknown[] = Array.isArray(around) ? around : [];
  const { quote, colon, comma, pad } = { ...usual, ...style };
  const signs = [before, after, quote, colon, comma, pad].filter((one) => typeof one === 'string');
  if (signs.length < 6 || data === undefined) return undefined;
  const [first = '', last = ''] = signs;
  const written = inStyle(data, { quote: String(quote), colon: String(colon), comma: String(comma), pad: String(pad) });
  return written === undefined ? undefined : first + written + last;
}

/** Behind the brace that closes the one at `at`; less than 0 where none does. */
function endOf(text: string, at: number): number {
  const tokens = /'[^'\\]*'|"[^"\\]*"|[{}]/g;
  tokens.lastIndex = at;
  let depth = 0;
  for (let found = tokens.exec(text); found; found = tokens.exec(text)) {
    if (found[0] === '{') depth++;
    else if (found[0] === '}') depth--;
    if (depth === 0) return tokens.lastIndex;
    if (depth > deepest) return -1;
  }
  return -1;
}

function parsed(written: string): Json | undefined {
  if (written.includes("'") && written.includes('"')) return undefined;
  try {
    const value: Json = JSON.parse(written.replaceAll("'", '"'));
    return value;
  } catch {
    // JSON.parse has no other way of saying no.
    return undefined;
  }
}

function inStyle(value: Json, style: Style, depth = 0): string | undefined {
  if (depth > deepest) return undefined;
  const { quote, colon, comma, pad } = style;
  if (typeof value === 'string') return /['"\\\n]/.test(value) ? undefined : quote + value + quote;
  if (typeof value !== 'object' || value === null) return String(value);
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  const parts = Object.entries(value).map(([key, item]): string | undefined => {
    const said = inStyle(item, style, depth + 1);
    return said === undefined || Array.isArray(value) ? said : quote + key + quote + colon + said;
  });
  if (parts.includes(undefined)) return undefined;
  const space = parts.length === 0 || Array.isArray(value) ? '' : pad;
  return open + space + parts.join(comma) + space + close;
}
