// The Markdown cells of a notebook, found in its JSON without building it: what matters is where their strings stand.

import type { Span } from '../source/span.js';

/** A cell. `strings` are the stretches between the quotation marks, which together make up its text. */
export interface MarkdownCell {
  readonly strings: readonly Span[];
  /** What stands between two strings where there are several: a comma, a line end and blanks. Absent where the source is one string. */
  readonly between?: string;
}

/** An object or array that is open. */
interface Open {
  readonly isArray: boolean;
  /** The key of an object's value that is read now; for an array the key under which it stands. */
  key: string;
  type?: string;
  source?: Span[];
  inArray?: boolean;
}

/** Finds the cells of a text, in order. Damaged JSON gives what could be read. */
export function markdownCells(document: string): readonly MarkdownCell[] {
  const cells: MarkdownCell[] = [];
  const open: Open[] = [];
  const marks = /["{}[\],]/g;
  for (let found = marks.exec(document); found; found = marks.exec(document)) {
    const top = open.at(-1);
    const mark = found[0];
    if (mark === '{' || mark === '[') open.push({ isArray: mark === '[', key: mark === '[' && !top?.isArray ? (top?.key ?? '') : '' });
    else if (mark === '}' || mark === ']') cells.push(...closed(document, open));
    else if (mark === ',' && top && !top.isArray) top.key = '';
    if (mark !== '"') continue;
    const string = stringAt(document, found.index);
    if (!string) break;
    marks.lastIndex = string.end + 1;
    note(document, open, string);
  }
  return cells;
}

/** The inside of a string that begins at an offset; undefined where it never ends. */
function stringAt(document: string, at: number): Span | undefined {
  for (let end = document.indexOf('"', at + 1); end >= 0; end = document.indexOf('"', end + 1)) {
    let slashes = 0;
    while (document.charCodeAt(end - 1 - slashes) === 92) slashes++;
    if (slashes % 2 === 0) return { start: at + 1, end };
  }
  return undefined;
}

/** Takes a string for what it is: a key, or the value of one that matters. */
function note(document: string, open: readonly Open[], string: Span): void {
  const top = open.at(-1);
  const above = open.at(-2);
  if (!top) return;
  if (top.isArray) {
    if (top.key !== 'source' || !above || above.isArray) return;
    above.source ??= [];
    above.inArray = true;
    above.source.push(string);
  } else if (top.key === '') top.key = document.slice(string.start, string.end);
  else if (top.key === 'cell_type') top.type = document.slice(string.start, string.end);
  else if (top.key === 'source') top.source = [string];
}

function closed(document: string, open: Open[]): readonly MarkdownCell[] {
  const cell = open.pop();
  if (cell?.type !== 'markdown' || !cell.source) return [];
  const [first, second] = cell.source;
  const between = first && second ? document.slice(first.end + 1, second.start - 1) : ', ';
  return [{ strings: cell.source, ...(cell.inArray && { between }) }];
}
