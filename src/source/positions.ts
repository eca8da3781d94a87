// Lines and columns are never stored; they are computed from offsets when somebody wants to see them.

/** A place for people: line and column, both 1-based; the column counts UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** The offsets at which the lines of a text start. Lines end at LF, CRLF or a lone CR. */
export interface LineStarts {
  readonly text: string;
  readonly starts: readonly number[];
}

/** Finds the line starts of a text once, for many look-ups. Linear in the text. */
export function lineStarts(text: string): LineStarts {
  return { text, starts: startsIn(text) };
}

function startsIn(text: string): readonly number[] {
  const starts = [0];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 13 && text.charCodeAt(at + 1) === 10) continue;
    if (code === 10 || code === 13) starts.push(at + 1);
  }
  return starts;
}

/** The position of an offset; an offset outside the text is clamped to it. */
export function positionAt(lines: LineStarts, offset: number): Position {
  const at = Math.max(0, Math.min(offset, lines.text.length));
  let low = 0;
  let high = lines.starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lines.starts[middle] ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: at - (lines.starts[low] ?? 0) + 1 };
}

/** The text of a line (1-based), without its line end. */
export function lineText(lines: LineStarts, line: number): string {
  const start = lines.starts[line - 1] ?? lines.text.length;
  const end = lines.starts[line] ?? lines.text.length;
  return lines.text.slice(start, end).replace(/(?<![\r\n])[\r\n]+$/, '');
}
