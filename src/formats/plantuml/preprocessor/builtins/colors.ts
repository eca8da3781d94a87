// Built-in functions on colours.

import { fail } from '../failure.js';
import type { Builtin } from '../functions.js';
import { colorNames } from './color-names.js';
import { fromHsluv, toHsluv } from './hsluv.js';
import { builtin, intArg, ofBoolean, ofText, textArg } from './make.js';

/** Red, green and blue, each from 0 to 255. */
type Rgb = readonly [red: number, green: number, blue: number];

function readColor(name: string, text: string): Rgb {
  const bare = text.replace(/^#/, '').toLowerCase();
  if (bare === 'transparent') return [0, 0, 0];
  const hex = colorNames.get(bare) ?? (/^(?:[0-9a-f]{3}|[0-9a-f]{6}|[0-9a-f]{8})$/.test(bare) ? bare : undefined);
  if (hex === undefined) return fail('bad-call', { name, reason: `"${text}" is no colour` });
  const full = hex.length === 3 ? hex.replace(/./g, '$&$&') : hex;
  return [0, 2, 4].map((at) => Number.parseInt(full.slice(at, at + 2), 16)) as unknown as Rgb;
}

const byte = (value: number): string => Math.max(0, Math.min(255, value)).toString(16).padStart(2, '0').toUpperCase();
const printColor = ([red, green, blue]: Rgb): string => `#${byte(red)}${byte(green)}${byte(blue)}`;

/** Hue from 0 to 360, saturation and lightness from 0 to 100. */
type Hsl = readonly [hue: number, saturation: number, lightness: number];

function toHsl(rgb: Rgb): Hsl {
  const [red, green, blue] = rgb.map((part) => part / 255) as unknown as Rgb;
  const max = Math.max(red, green, blue);
  const min = Math.min(red, green, blue);
  const spread = max - min;
  const lightness = (max + min) / 2;
  if (spread === 0) return [0, 0, lightness * 100];
  const hue =
    max === red
      ? ((60 * (green - blue)) / spread + 360) % 360
      : max === green
        ? (60 * (blue - red)) / spread + 120
        : (60 * (red - green)) / spread + 240;
  const saturation = lightness <= 0.5 ? spread / (max + min) : spread / (2 - max - min);
  return [hue, saturation * 100, lightness * 100];
}

function fromHsl([hue, saturation, lightness]: Hsl): Rgb {
  const limit = (value: number): number => Math.max(0, Math.min(100, value)) / 100;
  const [s, l] = [limit(saturation), limit(lightness)];
  const turn = (((hue % 360) + 360) % 360) / 360;
  const q = l < 0.5 ? l * (1 + s) : l + s - s * l;
  const p = 2 * l - q;
  const part = (shift: number): number => Math.floor(Math.min(1, Math.max(0, channel(p, q, turn + shift))) * 255 + 0.5);
  return [part(1 / 3), part(0), part(-1 / 3)];
}

function channel(p: number, q: number, turn: number): number {
  const h = turn < 0 ? turn + 1 : turn > 1 ? turn - 1 : turn;
  if (6 * h < 1) return p + (q - p) * 6 * h;
  if (2 * h < 1) return q;
  return 3 * h < 2 ? p + (q - p) * 6 * (2 / 3 - h) : p;
}

function lightened(name: string, text: string, percent: number): string {
  const [hue, saturation, lightness] = toHsl(readColor(name, text));
  return printColor(fromHsl([hue, saturation, Math.max(0, Math.min(100, lightness * (1 + percent / 100)))]));
}

function isDark(name: string, text: string): boolean {
  const [red, green, blue] = readColor(name, text);
  return red * 299 + green * 587 + blue * 114 < 128_000;
}

function reversed(name: string, text: string): string {
  const [red, green, blue] = readColor(name, text);
  return printColor([255 - red, 255 - green, 255 - blue]);
}

function reversedHsluv(name: string, text: string): string {
  const [hue, saturation, lightness] = toHsluv(readColor(name, text).map((part) => part / 256) as unknown as Rgb);
  const turned = (lightness + 50) % 100;
  const [red, green, blue] = fromHsluv([hue, saturation, turned + 0.25 * (50 - turned)]);
  const part = (value: number): number => Math.trunc(255 * value);
  return printColor([part(red), part(green), part(blue)]);
}

function hslColor(hue: number, saturation: number, lightness: number, opacity: number): string {
  const color = printColor(fromHsl([hue, saturation, lightness]));
  if (opacity >= 100) return color;
  if (opacity <= 0) return 'transparent';
  return `#${byte(Math.floor((opacity / 100) * 255 + 0.5)).toLowerCase()}${color.slice(1).toLowerCase()}`;
}

/** All of them. */
export const colorBuiltins: readonly Builtin[] = [
  builtin('lighten', 2, (args) => ofText(lightened('%lighten', textArg(args, 0), intArg(args, 1)))),
  builtin('darken', 2, (args) => ofText(lightened('%darken', textArg(args, 0), -intArg(args, 1)))),
  builtin('is_dark', 1, (args) => ofBoolean(isDark('%is_dark', textArg(args, 0)))),
  builtin('is_light', 1, (args) => ofBoolean(!isDark('%is_light', textArg(args, 0)))),
  builtin('reverse_color', 1, (args) => ofText(reversed('%reverse_color', textArg(args, 0)))),
  builtin('reverse_hsluv_color', 1, (args) => ofText(reversedHsluv('%reverse_hsluv_color', textArg(args, 0)))),
  builtin(
    'hsl_color',
    3,
    (args) => ofText(hslColor(intArg(args, 0), intArg(args, 1), intArg(args, 2), args.length > 3 ? intArg(args, 3) : 100)),
    4,
  ),
];
