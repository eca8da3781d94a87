// A text that was, said by its difference from the text that is shown.

import { equal } from '../../../ir/equal.js';
import { asJson } from '../../../ir/json.js';
import type { Json } from '../../../ir/model.js';
import { type FormattedText, makeText, plainText, type Text } from '../../../ir/text.js';
import { isRecord, writeFlow } from './flow.js';
import { formattingOf, isWhole, withFormatting } from './formatting.js';

/**
 * The shortest that gives the text back: a string, or content, the text itself; or what is shown, without its beginning (`without`),
 * changed in one place (`cut: [at, count, "instead"]`), with `formatting`, `wrap` and `align`.
 */
export function textDelta(was: Text, shown: Text | undefined): Json {
  const whole = asJson(was);
  if (shown === undefined) return whole;
  const [wanted, seen] = [plainText(was), plainText(shown)];
  const { wrap, align } = typeof was === 'string' ? {} : was;
  const formatting = typeof was === 'string' ? [] : formattingOf(was.content);
  const led = wanted !== '' && seen.length > wanted.length && seen.endsWith(wanted);
  const delta = {
    ...(led && { without: seen.slice(0, seen.length - wanted.length) }),
    ...(!led && wanted !== seen && { cut: cutOf(seen, wanted) }),
    ...(formatting.length > 0 && { formatting }),
    ...(wrap !== undefined && { wrap }),
    ...(align !== undefined && { align }),
  };
  const better = led || writeFlow(delta).length < writeFlow(whole).length;
  return better && equal(textFrom(delta, shown), was) ? delta : whole;
}

/** Whether the difference can be told from a text that somebody edited. */
export function survivesEdits(delta: Json | undefined): boolean {
  if (!isRecord(delta) || delta['content'] !== undefined || delta['cut'] !== undefined) return false;
  const { formatting } = delta;
  return formatting === undefined || (Array.isArray(formatting) && isWhole(formatting));
}

/** The text that was; undefined where the difference is none, or does not fit what is shown. */
export function textFrom(delta: Json, shown: Text | undefined): Text | undefined {
  if (typeof delta === 'string') return delta;
  if (!isRecord(delta)) return undefined;
  if (Array.isArray(delta['content'])) return isText(delta) ? delta : undefined;
  const { without, cut, formatting, wrap, align } = delta;
  const plain = changed(plainText(shown ?? ''), without, cut);
  const content = plain === undefined ? undefined : Array.isArray(formatting) ? withFormatting(plain, formatting) : [plain];
  if (!content || (wrap !== undefined && typeof wrap !== 'boolean')) return undefined;
  return makeText(content, { ...(wrap !== undefined && { wrap }), ...sideOf(align) });
}

function changed(seen: string, without: Json | undefined, cut: Json | undefined): string | undefined {
  if (cut !== undefined) return afterCut(seen, cut);
  if (typeof without !== 'string') return seen;
  return seen.startsWith(without) ? seen.slice(without.length) : undefined;
}

function sideOf(align: Json | undefined): Pick<FormattedText, 'align'> {
  return align === 'left' || align === 'center' || align === 'right' ? { align } : {};
}

/** Whether it may be a text; the node it belongs to is validated as a whole. */
function isText(value: unknown): value is Text {
  return typeof value === 'object' && value !== null && 'content' in value;
}

/** The one place in which two texts differ. */
function cutOf(from: string, to: string): Json {
  const most = Math.min(from.length, to.length);
  let start = 0;
  while (start < most && from[start] === to[start]) start++;
  let end = 0;
  while (end < most - start && from[from.length - 1 - end] === to[to.length - 1 - end]) end++;
  return [start, from.length - start - end, to.slice(start, to.length - end)];
}

function afterCut(text: string, cut: Json): string | undefined {
  if (!Array.isArray(cut)) return undefined;
  const [start, count, instead]: readonly unknown[] = cut;
  if (typeof start !== 'number' || typeof count !== 'number' || typeof instead !== 'string') return undefined;
  return text.slice(0, start) + instead + text.slice(start + count);
}
