// The lines of a file that is included: its first block where it has one, without comments. Spans do not matter here: they lead to the include.

import { lineKind } from './directives.js';

/** The lines that an include of this text stands for. */
export function includedLines(text: string): readonly string[] {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/);
  if (lines.at(-1) === '') lines.pop();
  const block = firstBlock(joined(lines)) ?? lines;
  return withoutComments(withoutFrontMatter(block));
}

/** The lines of a part (`!startsub NAME` … `!endsub`) of a file; several parts of one name are one. */
export function partOf(text: string, name: string): readonly string[] | undefined {
  const lines = joined(text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/));
  let part: string[] | undefined;
  let open = false;
  for (const line of lines) {
    const kind = lineKind(line);
    if (kind === 'startsub') {
      if (line.trim().replace(/^!startsub\s*/, '') !== name) continue;
      open = true;
      part ??= [];
    } else if (kind === 'endsub' && part) open = false;
    else if (open) part?.push(line);
  }
  return part && withoutComments(part);
}

/** What stands before `@startuml` on its line, where the line is one. */
function startPrefix(line: string): string | undefined {
  const at = line.search(/[@\\]start[a-z]/);
  if (at < 0) return undefined;
  const prefix = line.slice(0, at).trimEnd();
  return /[\p{L}\p{N}_]/u.test(prefix.replace(/<[^<>]*>/g, '')) ? undefined : prefix;
}

function firstBlock(lines: readonly string[]): readonly string[] | undefined {
  const start = lines.findIndex((line) => startPrefix(line) !== undefined);
  if (start < 0) return undefined;
  const prefix = startPrefix(lines[start] ?? '') ?? '';
  const bare = lines.slice(start + 1).map((line) => withoutPrefix(line, prefix));
  const end = bare.findIndex((line) => /^\s*[@\\]end/.test(line));
  return end < 0 ? bare : bare.slice(0, end);
}

function withoutPrefix(line: string, prefix: string): string {
  if (prefix === '') return line;
  if (prefix.startsWith(line)) return '';
  return line.startsWith(prefix) ? line.slice(prefix.length) : line;
}

/** Joins lines that end with a single backslash to the next; comment lines between do not count. */
function joined(lines: readonly string[]): readonly string[] {
  const result: string[] = [];
  for (let at = 0; at < lines.length; at++) {
    const parts = [lines[at] ?? ''];
    while (continues(parts.at(-1) ?? '') && at + 1 < lines.length) {
      at++;
      while (/^\s*'/.test(lines[at] ?? '') && at + 1 < lines.length) at++;
      parts.push((parts.pop() ?? '').slice(0, -1), lines[at] ?? '');
    }
    result.push(parts.join(''));
  }
  return result;
}

function continues(line: string): boolean {
  return line.endsWith('\\') && !line.endsWith('\\\\');
}

function withoutFrontMatter(lines: readonly string[]): readonly string[] {
  if (lines[0] !== '---') return lines;
  const end = lines.indexOf('---', 1);
  return end < 0 ? [] : lines.slice(end + 1);
}

function withoutComments(lines: readonly string[]): readonly string[] {
  const result: string[] = [];
  let inComment = false;
  for (const line of lines) {
    if (inComment) inComment = !line.trim().endsWith("'/");
    else {
      const kind = lineKind(line);
      if (kind === 'comment-start') inComment = true;
      else if (kind !== 'comment') result.push(withoutInnerComment(line));
    }
  }
  return result;
}

function withoutInnerComment(line: string): string {
  const text = line.trim();
  const first = text.startsWith("/'") ? line.indexOf("'/") : -1;
  const last = text.endsWith("'/") ? line.lastIndexOf("/'") : -1;
  const rest = first >= 0 ? line.slice(first + 2) : last >= 0 ? line.slice(0, last) : line;
  return rest.includes("/'''") && rest.includes("'''/") ? rest.replace(/\/'''[-\w]*'''\//g, '') : rest;
}
