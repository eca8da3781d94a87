// Colours as the languages write them, turned into each other.

/** Red, green, blue from 0 to 255, alpha from 0 to 1. */
interface Rgba {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
  readonly alpha: number;
}

/** A gradient (`red/blue`, `#fff-#000`) is its two colours and the sign between them. */
const gradient = /^([^/\\|-]+)([/\\|-])(.+)$/;

/** Whether a colour is a gradient, which only PlantUML draws. */
export function isGradient(color: string): boolean {
  return gradient.test(color) && !/^rgba?\(|^hsla?\(/i.test(color);
}

/** The colour, or the first one of a gradient. */
export function firstColor(color: string): string {
  return isGradient(color) ? (gradient.exec(color)?.[1] ?? color) : color;
}

/** Of colours for several parts (`red;line:blue`, `back:red;text:white`) that of the ground; undefined where it has none. */
export function groundColor(color: string): string | undefined {
  const parts = color.split(';');
  return parts.find((part) => !part.includes(':')) ?? parts.find((part) => /^back:/i.test(part))?.slice('back:'.length);
}

/** Names of colours, ArchiMate's and what follows the page, that CSS does not know. */
const beyondCss: ReadonlyMap<string, string> = new Map([
  ['application', '#c2f0ff'],
  ['business', '#ffffcc'],
  ['implementation', '#ffe0e0'],
  ['motivation', '#ccccff'],
  ['physical', '#97ff97'],
  ['strategy', '#f8e7c0'],
  ['technology', '#c9ffc9'],
  ['automatic', '#00000000'],
  ['background', '#00000000'],
  ['clear', '#00000000'],
]);

/** A colour as CSS functions and names say it, without a `#`: what Mermaid can hold everywhere. */
export function cssColor(color: string): string {
  const first = firstColor(color);
  const known = beyondCss.get(first.toLowerCase()) ?? first;
  const rgba = parseHex(known);
  if (!rgba) return known.replace(/^#/, '');
  const { red, green, blue, alpha } = rgba;
  return alpha === 1 ? `rgb(${red}, ${green}, ${blue})` : `rgba(${red}, ${green}, ${blue}, ${alpha})`;
}

function parseHex(color: string): Rgba | undefined {
  const digits = /^#([0-9a-f]{3}|[0-9a-f]{6}|[0-9a-f]{8})$/i.exec(color)?.[1];
  if (digits === undefined) return undefined;
  const full = digits.length === 3 ? [...digits].map((digit) => digit + digit).join('') : digits;
  const byte = (at: number): number => Number.parseInt(full.slice(at, at + 2), 16);
  const alpha = full.length === 8 ? Math.round((byte(6) / 255) * 100) / 100 : 1;
  return { red: byte(0), green: byte(2), blue: byte(4), alpha };
}
