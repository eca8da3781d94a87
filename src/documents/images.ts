// PlantUML writes the source of a diagram into the images it draws; here it is read back.

import { XMLParser } from 'fast-xml-parser';
import { decodePlantuml } from './urls/addresses.js';
import { inflatedBytes } from './urls/codec.js';

/** Nothing of the drawing itself matters, so values stay as they are written; entities of a foreign file are never resolved. */
const settings = {
  preserveOrder: true,
  ignoreAttributes: false,
  // What an instruction says is read as an attribute without a value.
  allowBooleanAttributes: true,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  processEntities: false,
  commentPropName: '#comment',
};

/** The PlantUML source in an SVG image, as any of PlantUML's versions put it there. */
export function sourceInSvg(svg: string): string | undefined {
  const pending: unknown[] = [documentIn(svg)];
  for (;;) {
    const node = pending.pop();
    if (node === undefined) return undefined;
    if (Array.isArray(node)) for (const child of node) pending.push(child);
    else if (isRecord(node)) {
      const found = inInstruction(node) ?? inComment(node);
      if (found !== undefined) return found;
      for (const [name, value] of Object.entries(node)) if (name !== ':@' && Array.isArray(value)) pending.push(value);
    }
  }
}

function documentIn(svg: string): unknown {
  try {
    return new XMLParser(settings).parse(svg) ?? [];
  } catch {
    // It throws on what is no XML, and on elements nested too deep.
    return [];
  }
}

function isRecord(node: unknown): node is Readonly<Record<string, unknown>> {
  return typeof node === 'object' && node !== null;
}

/** `<?plantuml-src …?>` of 2025 and later. */
function inInstruction(node: Readonly<Record<string, unknown>>): string | undefined {
  const said = node[':@'];
  const [encoded] = '?plantuml-src' in node && isRecord(said) ? Object.keys(said) : [];
  return encoded === undefined ? undefined : started(decodePlantuml(encoded));
}

/** `<!--SRC=[…]-->` of 2023 and later, or the plain text of older versions, in which `--` had to be divided. */
function inComment(node: Readonly<Record<string, unknown>>): string | undefined {
  const content = node['#comment'];
  const [first]: readonly unknown[] = Array.isArray(content) ? content : [];
  const text = isRecord(first) ? first['#text'] : undefined;
  if (typeof text !== 'string') return undefined;
  const encoded = /^\s*SRC=\[([^\]]*)\]\s*$/.exec(text)?.[1];
  if (encoded !== undefined) return started(decodePlantuml(encoded.replace(/\s+/g, '')));
  return between(text, /@startuml/, /@enduml/)?.replaceAll('- -', '--');
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

/** Behind the source stand the version and, where a preprocessor had something to do, what the source came to. */
function delimited(text: string): string | undefined {
  const source = between(text, /@start\w/, /@end\w+/);
  if (source === undefined || !ownInclude.test(source)) return source;
  // Nobody knows where the included files are: the image need not stand where its source did.
  return between(text.slice(text.indexOf(source) + source.length), /@start\w/, /@end\w+/) ?? source;
}

/** A line that includes a file of the author's own, not one that PlantUML brings along. */
const ownInclude = /^[ \t]*!include(?:_once|_many|sub)?[ \t]+(?!<|https?:)/m;

/** From the first sign of a beginning to the end behind it. */
function between(text: string, opens: RegExp, closes: RegExp): string | undefined {
  const start = text.search(opens);
  const end = start < 0 ? null : closes.exec(text.slice(start + 1));
  return end ? text.slice(start, start + 1 + end.index + end[0].length) : undefined;
}

function latin1(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes);
}
