// Cuts the author's lines into the pieces that stand or fall together as preprocessor text: a directive, a definition, a block with all in it.

import { isExit, type LineKind, lineKind } from './directives.js';
import { openBrackets } from './json.js';
import type { PlacedLine } from './machine.js';
import type { SourceLine } from './types.js';

/** A piece: its first line and the one behind its last. `directive` pieces are expansions in any case, others only where something changed. */
export interface Unit {
  readonly from: number;
  readonly to: number;
  readonly directive: boolean;
}

const closers: Partial<Record<LineKind, LineKind>> = { if: 'endif', ifdef: 'endif', ifndef: 'endif', while: 'endwhile', foreach: 'endfor' };
/** The engine reads these as lines of the diagram; the reader keeps them. */
const keptLines: ReadonlySet<LineKind> = new Set(['plain', 'theme', 'option']);

/** Lines, and what was cut from them. */
export interface CutLines {
  readonly lines: readonly PlacedLine[];
  readonly units: readonly Unit[];
}

/** Cuts lines into units; what follows an `!exit` is part of it and is not run. */
export function cutLines(source: readonly SourceLine[]): CutLines {
  const lines: PlacedLine[] = [];
  const units: Unit[] = [];
  let at = 0;
  while (at < source.length) {
    if (isExit(source[at]?.text ?? '')) {
      units.push({ from: at, to: source.length, directive: true });
      break;
    }
    const kind = lineKind(source[at]?.text ?? '');
    const to = unitEnd(source, at, kind);
    for (let index = at; index < to; index++) {
      const line = source[index];
      if (line) lines.push({ text: line.text, kind: lineKind(line.text), start: line.start, end: line.end, unit: units.length });
    }
    units.push({ from: at, to, directive: !keptLines.has(kind) });
    at = to;
  }
  return { lines, units };
}

function unitEnd(source: readonly SourceLine[], at: number, kind: LineKind): number {
  const text = source[at]?.text ?? '';
  if (kind === 'assignment') return assignmentEnd(source, at, text);
  if (kind === 'procedure' || kind === 'definelong') return definitionEnd(source, at);
  if (kind === 'function') return /\)\s*!?return\b/.test(text) ? at + 1 : definitionEnd(source, at);
  return closers[kind] ? blockEnd(source, at) : at + 1;
}

function assignmentEnd(source: readonly SourceLine[], at: number, text: string): number {
  const json = /=\s*(?=[{[])/.exec(text);
  if (!json) return at + 1;
  let depth = openBrackets(text.slice(json.index + 1));
  let end = at + 1;
  while (depth > 0 && end < source.length && !isExit(source[end]?.text ?? '')) depth = openBrackets(source[end++]?.text ?? '', depth);
  return end;
}

/** Behind the line that ends a definition. Unclosed, it takes everything. */
function definitionEnd(source: readonly SourceLine[], at: number): number {
  for (let index = at + 1; index < source.length; index++) {
    const text = source[index]?.text ?? '';
    if (isExit(text)) return index;
    if (lineKind(text) === 'end-definition') return index + 1;
  }
  return source.length;
}

/** Behind the line that closes a block and all blocks in it. Unclosed, it takes everything. */
function blockEnd(source: readonly SourceLine[], at: number): number {
  const open: LineKind[] = [];
  for (let index = at; index < source.length; ) {
    const text = source[index]?.text ?? '';
    if (isExit(text)) return index;
    const kind = lineKind(text);
    const closer = closers[kind];
    if (closer) open.push(closer);
    else if (kind === open.at(-1)) {
      open.pop();
      if (open.length === 0) return index + 1;
    }
    index = closer ? index + 1 : unitEnd(source, index, kind);
  }
  return source.length;
}
