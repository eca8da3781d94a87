// Small pieces of printed lines that several statements share: colours, links, stereotypes, texts in the author's spelling.

import type { Json, Link, Origin, Spot } from '../../../ir/model.js';
import type { Text } from '../../../ir/text.js';
import { writeLink } from '../../kit/creole/links.js';
import { nothing, reference } from '../../kit/creole/markup.js';
import { type Reading, readText } from '../creole/read.js';
import { type Position, protectCalls, sameDrawing, writeBody, writeText } from '../creole/write.js';

/** `#red`, `#FF0000`, `#red/blue`. */
export function colorText(color: string | undefined): string {
  if (color === undefined || color === '') return '';
  return color.startsWith('#') ? color : `#${color}`;
}

/** Pieces of a line with one blank between; empty ones fall out. */
export function joined(...pieces: readonly string[]): string {
  return pieces.filter((piece) => piece !== '').join(' ');
}

/** A link in its brackets; empty where there is none. */
export function linkText(link: Link | undefined): string {
  if (!link) return '';
  // A call would be carried out: in an address its bracket can be written otherwise, in a tooltip only left out.
  const { href, label, tooltip } = link;
  const tip = tooltip?.replace(/%(?=\w+\s*\()/g, '% ');
  const safe = {
    href: href.replace(/(%\w+\s*)\(/g, '$1%28'),
    ...(tip !== undefined && { tooltip: tip }),
    ...(label !== undefined && { label }),
  };
  return protectCalls(writeLink(safe));
}

/** A text on the line of a link whose tooltip PlantUML would let go on up to the end of another one in the text. */
export function behindLink(link: Link | undefined, text: string): string {
  return link?.tooltip === undefined ? text : text.replace(/\}\s*\]\](?=\s*(?::|$))/g, `$&${nothing}`);
}

/** Stereotypes, the first with its spot. */
export function stereotypeText(stereotypes: readonly string[] = [], spot?: Spot): string {
  // What was read as one may be several.
  const names = stereotypes.flatMap((name) => name.split('>><<')).map((name) => `<<${cleanStereotype(name)}>>`);
  if (!spot) return names.join('');
  const circle = `(${spot.character},${spot.color ?? '#FFFFFF'})`;
  const [first = '', ...rest] = stereotypes;
  return `<<${circle}${first === '' ? '' : ` ${cleanStereotype(first)}`}>>${rest.map((name) => `<<${cleanStereotype(name)}>>`).join('')}`;
}

/** A stereotype stands on one line, ends at its first closing signs, and calls of functions are carried out in it. */
function cleanStereotype(name: string): string {
  const safe = name.replace(/[\r\n\u0085\u2028\u2029]+/g, ' ').replace(/%(?=\w+\s*\()/g, '% ');
  return safe.replace(/>(?=>|$)/g, '> ');
}

/** The author's spelling of a text, as long as it still says the text. */
export function spelling(origin: Origin | undefined, text: Text, reading: Reading): string | undefined {
  const raw = origin?.raw;
  // What the preprocessor left there cannot be written.
  if (raw?.format !== 'plantuml' || /[\uE100-\uE111]/.test(raw.text)) return undefined;
  // Blanks at the ends of lines of their own are spelling alone.
  const said = reading === 'body' ? raw.text.replace(/(?<![^\S\n])[^\S\n]+$/gm, '') : raw.text;
  return sameDrawing(readText(said, reading), text) ? raw.text : undefined;
}

/** A text on one line, as its author spelled it where that still says it. */
export function oneLine(origin: Origin | undefined, text: Text, position: Position, reading: Reading = 'label'): string {
  const own = isBlock(origin) ? undefined : spelling(origin, text, reading);
  const isLine = own !== undefined && !/[\r\n]|(?<!\\)\\(?:\\\\)*$/.test(own) && !(position === 'name' && /["“”]|^$/.test(own));
  return isLine ? own : writeText(text, position);
}

/** Whether the author wrote the text on lines of its own. */
export function isBlock(origin: Origin | undefined): boolean {
  return origin?.as === 'block';
}

/**
 * The lines of a text that stands on lines of its own, one level deeper unless its author had them flat; `closes` tells what would end it,
 * `isTrimmed` whether blanks before each line are cut off.
 */
export function blockLines(origin: Origin | undefined, text: Text, closes: RegExp, isTrimmed = false): readonly string[] {
  const own = isBlock(origin) ? spelling(origin, text, 'body') : undefined;
  const written = own === undefined ? writeBody(text, closes) : own.split('\n');
  const lines = own === undefined && isTrimmed ? written.map((line) => line.replace(/^\s/, reference)) : written;
  if (origin?.choices?.['indent'] === 'flat') return lines;
  return lines.map((line) => (line === '' ? '' : `  ${line}`));
}

/** A free choice of the author. */
export function choiceOf({ origin }: { readonly origin?: Origin }, name: string): Json | undefined {
  return origin?.choices?.[name];
}

/** A spelling that was kept among the choices, in the form of an origin. */
export function rawOf(written: Json | undefined): Origin | undefined {
  return typeof written === 'string' ? { raw: { format: 'plantuml', text: written } } : undefined;
}
