// Addresses that hold a whole diagram: PlantUML servers, mermaid.live, mermaid.ink, Kroki. Nothing is ever fetched.

import { encodePlantuml, fromBase64, fromPlantumlDigits, inflated, packed, toBase64, utf8 } from './codec.js';

/** A diagram in an address. */
export interface Addressed {
  readonly service: Service;
  readonly format: string;
  readonly text: string;
  /** The address of another text at the same kind of place; another service where this one cannot show the format. */
  rewrite(text: string, format: string): string;
}

/** Kinds of places that show the diagram in their address. */
export type Service = 'plantuml' | 'mermaid.live' | 'mermaid.ink' | 'kroki';

/** The services by name. */
export const services: readonly Service[] = ['plantuml', 'mermaid.live', 'mermaid.ink', 'kroki'];

/** Reads an address; undefined where it holds no diagram in a language that is known. */
export function decodeAddress(address: string): Addressed | undefined {
  const url = address.trim().replace(/%7e/gi, '~');
  return plantuml(url) ?? live(url) ?? ink(url) ?? kroki(url);
}

/** The address at which a service shows a text. Undefined where the service does not know the format. */
export function encodeAddress(text: string, format: string, service: Service, image = 'svg'): string | undefined {
  switch (service) {
    case 'plantuml':
      return format === 'plantuml' ? `https://www.plantuml.com/plantuml/${image}/${encodePlantuml(text)}` : undefined;
    case 'mermaid.live':
      return format === 'mermaid' ? `https://mermaid.live/edit#pako:${toBase64(packed(liveState(text)))}` : undefined;
    case 'mermaid.ink':
      return format === 'mermaid'
        ? `https://mermaid.ink/${image === 'png' ? 'img' : 'svg'}/pako:${toBase64(packed(liveState(text)))}`
        : undefined;
    case 'kroki':
      return format === 'plantuml' || format === 'mermaid' ? `https://kroki.io/${format}/${image}/${toBase64(packed(text))}` : undefined;
  }
}

function liveState(code: string, state: object = { mermaid: '{\n  "theme": "default"\n}', autoSync: true, updateDiagram: true }): string {
  return JSON.stringify({ code, ...state });
}

/** What PlantUML servers call what they make of a diagram; alternatives of a regular expression. */
export const plantumlPaths = 'png|svg|txt|utxt|uml|img|map|dpng|dsvg|umla|check|latex|pdf';

const plantumlPath = new RegExp(`^((?:https?:)?//[^?#]*?/)(${plantumlPaths})/(?:(\\d{1,4})/)?(~[01hg]|)([0-9A-Za-z_-]+)(\\?[^#]*)?$`);

function plantuml(url: string): Addressed | undefined {
  const [, before = '', kind = '', , prefix = '', data = '', query = ''] = plantumlPath.exec(url) ?? [];
  if (data === '' || /\/\/(mermaid\.ink|kroki\.io)\//.test(before)) return undefined;
  // A short word such as "index" behind ".../img/" is a page, not a diagram.
  const text = decodePlantuml(prefix + data);
  if (text === undefined || !looksLikeText(text)) return undefined;
  return {
    service: 'plantuml',
    format: 'plantuml',
    text: wrapped(text),
    rewrite: (to, format) => {
      if (format !== 'plantuml') return elsewhere(to, format, kind === 'uml' || kind === 'umla');
      return `${before}${kind}/${encodePlantuml(to)}${query}`;
    },
  };
}

function elsewhere(text: string, format: string, editor: boolean): string {
  const service: Service = format === 'plantuml' ? 'plantuml' : editor ? 'mermaid.live' : 'mermaid.ink';
  return encodeAddress(text, format, service, editor && service === 'plantuml' ? 'uml' : 'svg') ?? '';
}

/** The text behind a PlantUML address's last slash, with any of its prefixes. */
export function decodePlantuml(encoded: string): string | undefined {
  const [, prefix = '', data = ''] = /^(~[h01g]|)(.*)$/s.exec(encoded) ?? [];
  if (prefix === '~h') return fromHex(data);
  const bytes = fromPlantumlDigits(data);
  if (!bytes) return undefined;
  if (prefix === '~1') return inflated(bytes, 'zlib');
  if (prefix === '~g') return inflated(bytes, 'gzip');
  return inflated(bytes, 'raw') ?? (prefix === '' ? inflated(bytes, 'zlib') : undefined);
}

function fromHex(data: string): string | undefined {
  if (data.length % 2 !== 0 || !/^[0-9a-fA-F]*$/.test(data)) return undefined;
  const bytes = new Uint8Array(data.length / 2);
  for (let i = 0; i < bytes.length; i++) bytes[i] = Number.parseInt(data.slice(2 * i, 2 * i + 2), 16);
  return utf8(bytes);
}

/** Servers add the delimiters that an address may leave out. */
function wrapped(text: string): string {
  return /^\s*@start/.test(text) ? text : `@startuml\n${text.replace(/\n$/, '')}\n@enduml`;
}

function looksLikeText(text: string): boolean {
  return text.length > 2 && !/[\0-\x08\x0e-\x1f\ufffd]/.test(text);
}

const livePath =
  /^(https?:\/\/(?:www\.)?mermaid\.live\/(?:edit|view)[^#]*#|https?:\/\/mermaid-js\.github\.io\/mermaid-live-editor\/?(?:edit|view)?[^#]*#(?:\/edit\/|\/view\/)?)(\/(?:edit|view)\/)?(pako:|base64:)?([A-Za-z0-9+/_=-]+)$/;

function live(url: string): Addressed | undefined {
  const [, before = '', path = '', scheme = '', data = ''] = livePath.exec(url) ?? [];
  const state = data === '' ? undefined : stateOf(scheme, data);
  if (!state) return undefined;
  return {
    service: 'mermaid.live',
    format: 'mermaid',
    text: state.code,
    rewrite: (text, format) => {
      if (format !== 'mermaid') return elsewhere(text, format, true);
      return `${before}${path}pako:${toBase64(packed(liveState(text, state.rest)))}`;
    },
  };
}

const inkPath = /^(https?:\/\/mermaid\.ink\/(?:img|svg|pdf)\/)(pako:|base64:)?([A-Za-z0-9+/_=-]+)(\?[^#]*)?$/;

function ink(url: string): Addressed | undefined {
  const [, before = '', scheme = '', data = '', query = ''] = inkPath.exec(url) ?? [];
  const state = data === '' ? undefined : stateOf(scheme, data);
  if (!state) return undefined;
  return {
    service: 'mermaid.ink',
    format: 'mermaid',
    text: state.code,
    rewrite: (text, format) => {
      if (format !== 'mermaid') return elsewhere(text, format, false);
      return `${before}pako:${toBase64(packed(state.bare ? text : liveState(text, state.rest)))}${query}`;
    },
  };
}

interface State {
  readonly code: string;
  /** The data was the diagram itself, not the editor's state. */
  readonly bare: boolean;
  readonly rest: object;
}

function stateOf(scheme: string, data: string): State | undefined {
  const bytes = fromBase64(data);
  if (!bytes) return undefined;
  const text = scheme === 'pako:' ? inflated(bytes, 'zlib') : utf8(bytes);
  if (text === undefined || !looksLikeText(text)) return undefined;
  if (!text.trimStart().startsWith('{')) return { code: text, bare: true, rest: {} };
  try {
    const state: unknown = JSON.parse(text);
    if (typeof state !== 'object' || state === null || !('code' in state) || typeof state.code !== 'string') return undefined;
    const { code, ...rest } = state;
    return { code, bare: false, rest };
  } catch {
    // JSON.parse has no other way of saying that this is no state of the editor.
    return undefined;
  }
}

const krokiPath = /^(https?:\/\/[^?#]*?\/)(plantuml|c4plantuml|mermaid)\/(svg|png|pdf|jpeg|txt|utxt|base64)\/([A-Za-z0-9_=-]+)(\?[^#]*)?$/;
const krokiImages: ReadonlySet<string> = new Set(['svg', 'png']);

function kroki(url: string): Addressed | undefined {
  const [, before = '', type = '', image = '', data = '', query = ''] = krokiPath.exec(url) ?? [];
  const bytes = data === '' ? undefined : fromBase64(data);
  const text = bytes && inflated(bytes, 'zlib');
  if (text === undefined || !looksLikeText(text)) return undefined;
  const format = type === 'mermaid' ? 'mermaid' : 'plantuml';
  return {
    service: 'kroki',
    format,
    text: format === 'plantuml' ? wrapped(text) : text,
    rewrite: (to, next) => {
      if (next !== 'mermaid' && next !== 'plantuml') return '';
      const kind = next === format ? type : next;
      const shown = next === 'mermaid' && !krokiImages.has(image) ? 'svg' : image;
      return `${before}${kind}/${shown}/${toBase64(packed(to))}${query}`;
    },
  };
}
