// Texts that stand on lines of their own, between an opening and a closing line.

import type { JsonObject } from '../../../ir/model.js';
import type { Text } from '../../../ir/text.js';
import { readText } from '../creole/read.js';
import type { Line } from '../parser.js';
import type { Reading } from './reading.js';

/** A text with its spelling, whether it stood on lines of its own, and how they were indented. */
export interface Said {
  readonly text: Text;
  readonly raw: string;
  readonly isBlock: boolean;
  readonly choices?: JsonObject;
}

/** How the indentation of a body is taken away. */
export type Indentation = 'shared' | 'first' | 'all';

/** What the engine does with the indentation of lines differs from text to text. */
export const indentations = {
  title: 'shared',
  caption: 'shared',
  mainframe: 'shared',
  legend: 'first',
  header: 'all',
  footer: 'all',
} as const;

/** What the lines of a body say. Blanks at their ends are kept in the spelling alone. */
export function bodyOf({ place }: Reading, { rest }: Line, indentation: Indentation = 'shared'): Said {
  const lines = rawLines(rest?.image ?? '');
  const isFlat = sharedIndent(lines) <= place.indent && lines.length > 0;
  // Most authors indent a body below its opening line.
  return { ...readBody(lines, indentation), isBlock: true, ...(isFlat && { choices: { indent: 'flat' } }) };
}

/** The text that lines of their own say, and their spelling without what only moves them in. */
export function readBody(lines: readonly string[], indentation: Indentation): Pick<Said, 'text' | 'raw'> {
  const bare = withoutIndent(lines, indentation);
  return { text: readText(bare.map((line) => line.trimEnd()).join('\n'), 'body'), raw: bare.join('\n') };
}

/** The lines as they stand. */
export function rawLines(image: string): readonly string[] {
  return image.split('\n').slice(1, -1);
}

const indentOf = (line: string): number => line.length - line.trimStart().length;

/** The indentation that all lines share which are not blank. */
function sharedIndent(lines: readonly string[]): number {
  let shared = Number.POSITIVE_INFINITY;
  for (const line of lines) {
    const indent = indentOf(line);
    if (indent < line.length && indent < shared) shared = indent;
  }
  return shared === Number.POSITIVE_INFINITY ? 0 : shared;
}

function withoutIndent(lines: readonly string[], indentation: Indentation): readonly string[] {
  if (indentation === 'all') return lines.map((line) => line.trim());
  // The lines of a legend are moved back as far as the first, and then all as far as they share it, as everywhere.
  const moved = indentation === 'first' ? movedBack(lines, indentOf(lines[0] ?? '')) : lines;
  return movedBack(moved, sharedIndent(moved));
}

function movedBack(lines: readonly string[], width: number): readonly string[] {
  return width === 0 ? lines : lines.map((line) => line.slice(Math.min(width, indentOf(line))));
}

/** What a line says: behind its colon, or on the lines that follow. */
export function saidBy(reading: Reading, line: Line): Said {
  const { rest } = line;
  if (rest && !rest.image.startsWith(':')) return bodyOf(reading, line);
  const raw = labelOf(line);
  return { text: readText(raw, 'label'), raw, isBlock: false };
}

/** The text behind a colon; empty where there is none. */
export function labelOf({ rest }: Line): string {
  return rest === undefined ? '' : rest.image.slice(1).trim();
}
