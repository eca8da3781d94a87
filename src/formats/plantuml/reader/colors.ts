// Colours as lines name them. A name that nobody knows is an error wherever it stands.

import { diagnostic } from '../../../diagnostics/diagnostic.js';
import type { Line } from '../parser.js';
import { colorNames } from '../preprocessor/builtins/color-names.js';
import { readColor } from '../vocabulary.js';
import type { Reading } from './reading.js';

const digits = /^#?(?:[0-9a-f]|[0-9a-f]{3}|[0-9a-f]{6}|[0-9a-f]{8})$/i;
const special: ReadonlySet<string> = new Set(['transparent', 'automatic', 'background', 'clear']);

/** Whether PlantUML knows a colour; of two, both. */
export function isKnownColor(written: string): boolean {
  return written
    .replace(/^#/, '')
    .split(/[-\\|/]/)
    .every((one) => digits.test(one) || special.has(one.toLowerCase()) || colorNames.has(one.toLowerCase()));
}

/** Reads a colour of a line; one that nobody knows is reported and left out. */
export function colorOf(reading: Reading, line: Line, written: string | undefined): string | undefined {
  if (written === undefined) return undefined;
  if (isKnownColor(written)) return readColor(written);
  reading.fail(diagnostic('plantuml/unknown-color', { color: written }, reading.spanOfPart(line, written)));
  return undefined;
}

/** Reads what a note may be coloured with: a colour, or several for its parts, of which only the first must be known. */
export function colorsOf(reading: Reading, line: Line, written: string | undefined): string | undefined {
  if (written === undefined) return undefined;
  const [first = ''] = written.split(';');
  const isAspect = /^#(?:text|back|header|line|shadowing)\b/i.test(first) && !isKnownColor(first);
  return isAspect ? readColor(written) : colorOf(reading, line, first) === undefined ? undefined : readColor(written);
}
