// Bytes to text and back: by byte order mark, as UTF-8, or by a charset that the file declares. What cannot be written back is refused.

import { sourceInPng } from '../../index.js';

/** A file's text and how to write one like it. */
export interface Decoded {
  readonly text: string;
  readonly charset: string;
  /** Undefined where a character of the text does not exist in the charset, or nothing can be written into the file. */
  encode(text: string): Uint8Array | undefined;
  /** The bytes of a new file beside this one, where those are encoded in another way. */
  readonly encodeBeside?: (text: string) => Uint8Array;
}

type Decoder = InstanceType<typeof TextDecoder>;

/** Why a file has no text. */
export interface Undecodable {
  readonly problem: string;
}

/** Reads the text of a file. `assumed` is the charset of files that are not UTF-8 and declare none. */
export function decode(bytes: Uint8Array, assumed?: string): Decoded | Undecodable {
  const marked = byMark(bytes);
  if (marked) return marked;
  const carried = sourceInPng(bytes);
  if (carried !== undefined) return { text: carried, charset: 'png', encode: () => undefined, encodeBeside: encodeUtf8 };
  if (bytes.subarray(0, 8192).includes(0)) return { problem: 'it is not a text file' };
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return { text, charset: 'utf-8', encode: encodeUtf8 };
  } catch {
    // TextDecoder throws where the bytes are not UTF-8.
    return byCharset(bytes, declaredCharset(bytes) ?? assumed);
  }
}

function byMark(bytes: Uint8Array): Decoded | Undecodable | undefined {
  const [first, second] = bytes;
  // The mark stays a part of the text, so that it is written back like anything else.
  if (first === 0xff && second === 0xfe) return wide(bytes, 'utf-16le', (text) => utf16(text, false));
  if (first === 0xfe && second === 0xff) return wide(bytes, 'utf-16be', (text) => utf16(text, true));
  return undefined;
}

function wide(bytes: Uint8Array, charset: string, encode: (text: string) => Uint8Array): Decoded | Undecodable {
  try {
    return { text: new TextDecoder(charset, { ignoreBOM: true, fatal: true }).decode(bytes), charset, encode };
  } catch {
    // Half a character, or half of a pair, could not be written back.
    return { problem: `it is damaged: it begins as ${charset}, and is not all of it` };
  }
}

function encodeUtf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function utf16(text: string, bigEndian: boolean): Uint8Array {
  const bytes = Buffer.from(text, 'utf16le');
  return bigEndian ? bytes.swap16() : bytes;
}

/** `<?xml encoding="…"?>`, `<meta charset=…>`, `-*- coding: … -*-`, `!pragma charset`. */
function declaredCharset(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  return /(?:encoding=["']|charset=["']?|coding[:=]\s*)([\w.:-]+)/i.exec(head)?.[1];
}

function byCharset(bytes: Uint8Array, charset: string | undefined): Decoded | Undecodable {
  const refused = { problem: 'it is neither UTF-8 nor does it declare a charset; name one with --encoding' };
  if (charset === undefined) return refused;
  let decoder: Decoder;
  try {
    decoder = new TextDecoder(charset);
  } catch {
    // An unknown name of a charset is a RangeError.
    return { problem: `its charset ${JSON.stringify(charset)} is not known` };
  }
  const read = decoder.encoding === 'windows-1252' ? windows1252 : (some: Uint8Array) => decoder.decode(some);
  const text = read(bytes);
  const encode = singleByteEncoder(read);
  const again = encode(text);
  if (!again || Buffer.compare(again, bytes) !== 0) return { problem: `it cannot be written back in its charset ${decoder.encoding}` };
  return { text, charset: decoder.encoding, encode };
}

const high = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Several versions of Node read windows-1252 as Latin 1, which has no euro sign and no quotation marks. */
function windows1252(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString('latin1')
    .replace(/[\x80-\x9f]/g, (char) => high.charAt(char.charCodeAt(0) - 0x80));
}

function singleByteEncoder(read: (bytes: Uint8Array) => string): (text: string) => Uint8Array | undefined {
  const codes = new Map<string, number>();
  for (let code = 255; code >= 0; code--) codes.set(read(Uint8Array.of(code)), code);
  return (text) => {
    const bytes = new Uint8Array(text.length);
    let at = 0;
    for (const char of text) {
      const code = codes.get(char);
      if (code === undefined) return undefined;
      bytes[at++] = code;
    }
    return bytes.subarray(0, at);
  };
}
