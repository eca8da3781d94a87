// Diagnostics as people read them: a sentence, the place, and the line of the source with the spot marked. Pure; colours are given.

import { type LineStarts, lineText, positionAt } from '../source/positions.js';
import type { Diagnostic } from './diagnostic.js';

/** Paints the parts of a diagnostic; each gives the text back, coloured or not. */
export interface Paint {
  readonly strong: (text: string) => string;
  readonly severity: (severity: Diagnostic['severity'], text: string) => string;
}

/** No colours at all. */
export const plainPaint: Paint = { strong: (text) => text, severity: (_, text) => text };

const widest = 120;

/** One diagnostic with its code frame, ending in a line break. */
export function render(found: Diagnostic, name: string, lines: LineStarts, paint: Paint = plainPaint): string {
  const { severity, span, message, code, help, count } = found;
  const at = span && positionAt(lines, span.start);
  const place = at ? `${name}:${at.line}:${at.column}` : name;
  const parts = [
    `${paint.strong(place)}: ${paint.severity(severity, severity)}: ${message} [${code}]${count === undefined ? '' : ` (${count} times)`}`,
  ];
  if (span && at) parts.push(frame(at.line, at.column, span.end - span.start, lines, (mark) => paint.severity(severity, mark)));
  if (help !== undefined) parts.push(`  help: ${help}`);
  return `${parts.join('\n')}\n`;
}

/** The line with marks under the spot; a very long line is cut around it. */
function frame(line: number, column: number, length: number, lines: LineStarts, paint: (mark: string) => string): string {
  const whole = lineText(lines, line).replaceAll('\t', ' ');
  const from = column > widest - 20 ? column - 40 : 0;
  const shown = whole.slice(from, from + widest);
  const width = Math.max(1, Math.min(length, shown.length - (column - 1 - from)));
  const gutter = ' '.repeat(String(line).length);
  return `  ${line} | ${shown}\n  ${gutter} | ${' '.repeat(column - 1 - from)}${paint('^'.repeat(width))}`;
}
