// Texts packed into addresses: bytes to characters and back, and deflate in its three wrappings.

import { Gunzip, Inflate, strFromU8, strToU8, Unzlib, zlibSync } from 'fflate';
import plantumlEncoder from 'plantuml-encoder';

/** More than this no address can hold in earnest; a short one that inflates to more is an attack. */
const limit = 4_000_000;

const plantumlDigits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_';
const base64Digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Six bits a character; undefined where a character is none of the digits. */
function fromDigits(text: string, digits: string): Uint8Array | undefined {
  const bytes = new Uint8Array(Math.floor((text.length * 6) / 8));
  let bits = 0;
  let held = 0;
  let at = 0;
  for (const char of text) {
    const value = digits.indexOf(char);
    if (value < 0) return undefined;
    bits = ((bits << 6) | value) & 0xffff;
    held += 6;
    if (held >= 8) {
      held -= 8;
      bytes[at++] = (bits >> held) & 0xff;
    }
  }
  return bytes;
}

/** Base64 in either alphabet, with or without padding. */
export function fromBase64(text: string): Uint8Array | undefined {
  return fromDigits(
    text
      .replace(/(?<!=)=+$/, '')
      .replaceAll('-', '+')
      .replaceAll('_', '/'),
    base64Digits,
  );
}

/** Base64 for addresses, without padding. */
export function toBase64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 3) {
    const three = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    const count = Math.min(4, bytes.length - at + 1);
    for (let i = 0; i < count; i++) parts.push(base64Digits.charAt((three >> (18 - 6 * i)) & 63));
  }
  return parts.join('').replaceAll('+', '-').replaceAll('/', '_');
}

/** The digits of PlantUML's addresses. */
export function fromPlantumlDigits(text: string): Uint8Array | undefined {
  return fromDigits(text, plantumlDigits);
}

/** A text as a PlantUML address says it. Reading needs more than this package can: see `decodePlantuml`. */
export function encodePlantuml(text: string): string {
  return plantumlEncoder.encode(text);
}

/** A text under a zlib header, as Mermaid's and Kroki's addresses have it. */
export function packed(text: string): Uint8Array {
  return zlibSync(strToU8(text), { level: 9 });
}

/** Text from bytes that should be UTF-8. */
export function utf8(bytes: Uint8Array): string {
  return strFromU8(bytes);
}

/** The head before deflated bytes. */
export type Wrapping = 'raw' | 'zlib' | 'gzip';

/** What a deflated text says; undefined where the bytes are damaged, empty or inflate to more than any diagram. */
export function inflated(bytes: Uint8Array, wrapping: Wrapping): string | undefined {
  const whole = inflatedBytes(bytes, wrapping);
  return whole && utf8(whole);
}

/** The bytes of a deflated stretch; undefined where it is damaged or inflates to more than any diagram. */
export function inflatedBytes(bytes: Uint8Array, wrapping: Wrapping): Uint8Array | undefined {
  const parts: Uint8Array[] = [];
  let size = 0;
  let complete = false;
  // The stream form gives what it has as it comes, so the size is bounded and padding behind the end does no harm.
  const stream = wrapping === 'raw' ? new Inflate() : wrapping === 'zlib' ? new Unzlib() : new Gunzip();
  stream.ondata = (part, final) => {
    size += part.length;
    if (size > limit) throw new Error('too long');
    parts.push(part);
    complete ||= final;
  };
  try {
    for (let at = 0; at < bytes.length && !complete; at += 4096) stream.push(bytes.subarray(at, at + 4096), at + 4096 >= bytes.length);
  } catch {
    // fflate throws on damaged bytes; a damaged address is no diagram.
    return undefined;
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
