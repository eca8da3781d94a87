// A broken line is told of once: what else is found on it comes of the first.

import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { type LineStarts, positionAt } from '../../source/positions.js';

/** Tells of a finding whether it stands on a line on which one of these stands. */
export function onLineOf(found: readonly Diagnostic[], lines: LineStarts): (one: Diagnostic) => boolean {
  const lineOf = ({ span }: Diagnostic): number => (span ? positionAt(lines, span.start).line : 0);
  const taken = new Set(found.map(lineOf));
  return (one) => taken.has(lineOf(one));
}
