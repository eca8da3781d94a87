// PlantUML writes the source of a diagram into the images it draws; here it is read back.

import { pieces } from './markup.js';
import { decodePlantuml } from './urls/addresses.js';
import { inflatedBytes } from './urls/codec.js';

/** The PlantUML source in an SVG image, as any of PlantUML's versions put it there. */
export function sourceInSvg(svg: string): string | undefined {
  for (const piece of pieces(svg)) {
    const text = svg.slice(piece.start, piece.end);
    const found = piece.kind === 'instruction' ? inInstruction(text) : piece.kind === 'comment' ? inComment(text) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

function inInstruction(text: string): string | undefined {
  const encoded = /^<\?plantuml-src\s+(\S+?)\s*\?>$/.exec(text)?.[1];
  return encoded === undefined ? undefined : started(decodePlantuml(encoded));
}

/** `<!--SRC=[…]-->` of 2023 and later, or the plain text of older versions, in which `--` had to be divided. */
function inComment(text: string): string | undefined {
  const encoded = /^<!--\s*SRC=\[([^\]]*)\]\s*-->$/.exec(text)?.[1];
  if (encoded !== undefined) return started(decodePlantuml(encoded.replace(/\s+/g, '')));
  const plain = /@startuml[\s\S]*?@enduml/.exec(text)?.[0];
  return plain?.replaceAll('- -', '--');
}

function started(text: string | undefined): string | undefined {
  if (text === undefined || /^\s*@start/.test(text)) return text;
  return `@startuml\n${text.replace(/\n$/, '')}\n@enduml`;
}

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** The PlantUML source in a PNG image. */
export function sourceInPng(bytes: Uint8Array): string | undefined {
  if (signature.some((byte, index) => bytes[index] !== byte)) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at);
    const type = latin1(bytes.subarray(at + 4, at + 8));
    const data = bytes.subarray(at + 8, at + 8 + length);
    const text = type === 'iTXt' ? international(data) : type === 'zTXt' ? compressed(data) : undefined;
    if (text !== undefined) return delimited(text);
    at += 12 + length;
  }
  return undefined;
}

/** keyword 0 flag method language 0 translated 0 text */
function international(data: Uint8Array): string | undefined {
  const keyword = data.indexOf(0);
  if (latin1(data.subarray(0, keyword)) !== 'plantuml') return undefined;
  const language = data.indexOf(0, keyword + 3);
  const translated = data.indexOf(0, language + 1);
  if (language < 0 || translated < 0) return undefined;
  const content = data.subarray(translated + 1);
  const bytes = data[keyword + 1] === 1 ? inflatedBytes(content, 'zlib') : content;
  return bytes && new TextDecoder().decode(bytes);
}

/** keyword 0 method text, in Latin 1 */
function compressed(data: Uint8Array): string | undefined {
  const keyword = data.indexOf(0);
  if (latin1(data.subarray(0, keyword)) !== 'plantuml') return undefined;
  const bytes = inflatedBytes(data.subarray(keyword + 2), 'zlib');
  return bytes && latin1(bytes);
}

/** Behind the source stand the preprocessed source and the version. */
function delimited(text: string): string | undefined {
  return /@start\w+[\s\S]*?@end\w+/.exec(text)?.[0];
}

function latin1(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes);
}
