// Creole markup, as PlantUML draws it, into a text: lines that are lists, headings, rules, tables, and the markup within them.

import { type Cell, type Inline, joinStrings, makeText, plainText, type Text } from '../../../ir/text.js';
import { readInline } from './inline.js';
import { type EndOptions, hideEscaped, trimBlanks } from './markup.js';

/** Whether anything in a text may be markup; most texts are plain and need no reading. */
const mayBeMarkup = /\*\*|\/\/|__|--|""|[~<]|\[\[|&#|\\t|%autonumber%|[\uE000-\uE0FF]|(?:^|\n)(?:[*#=|]|\.\.|[^\S\n]*\{\{)/;

/** Reads a text whose lines are separated by `\n`; backslashes are characters like any other. */
export function readCreole(source: string, align?: 'left' | 'right', ending: EndOptions = {}): Text {
  if (!mayBeMarkup.test(source)) return makeText([source], align && { align });
  const lines = source.split('\n');
  const content: Inline[] = [];
  for (let at = 0; at < lines.length; ) {
    if (at > 0) content.push('\n');
    const taken = blockAt(lines, at);
    if (taken) {
      content.push({ kind: 'verbatim', format: 'plantuml', text: lines.slice(at, taken.end).join('\n'), plain: taken.plain });
      at = taken.end;
      continue;
    }
    content.push(...readLine(lines[at] ?? '', content.length > 0 && isTree(content.at(-2)), at === lines.length - 1 ? ending : {}));
    at++;
  }
  return makeText(content, align && { align });
}

const embedded =
  /^\{\{(?:board|creole|chronology|chen|chart|ditaa|ebnf|files|gantt|json|mindmap|nwdiag|packetdiag|regex|salt|uml|wbs|wire|yaml)?$/;

/** Lines that belong together and that only PlantUML can read: code, formulas, whole diagrams. */
function blockAt(lines: readonly string[], at: number): { readonly end: number; readonly plain: string } | undefined {
  const line = lines[at] ?? '';
  if (line === '<code>' || line === '<latex>') {
    const close = lines.indexOf(`</${line.slice(1)}`, at + 1);
    const end = close < 0 ? lines.length : close + 1;
    return { end, plain: lines.slice(at + 1, close < 0 ? end : close).join('\n') };
  }
  if (!line.includes('{{') || !embedded.test(trimBlanks(line))) return undefined;
  let depth = 0;
  for (let end = at; end < lines.length; end++) {
    const trimmed = trimBlanks(lines[end] ?? '');
    if (embedded.test(trimmed)) depth++;
    else if (trimmed === '}}' && --depth === 0) return { end: end + 1, plain: lines.slice(at + 1, end).join('\n') };
  }
  return { end: lines.length, plain: lines.slice(at + 1).join('\n') };
}

function isTree(before: Inline | undefined): boolean {
  return typeof before === 'object' && before.kind === 'verbatim' && /^\s*\|_/.test(before.text);
}

/** Reads one line; `inTree` when the line before was a line of a tree. */
export function readLine(source: string, inTree = false, ending: EndOptions = {}): readonly Inline[] {
  if (isTableRow(source)) return tableRow(source);
  if (source.startsWith('|_') || (inTree && /^[\s\u00A0]*\|_/.test(source))) {
    const plain = plainText(makeText(readInline(source.replace(/^\s*\|_/, ''))));
    return [{ kind: 'verbatim', format: 'plantuml', text: source, plain: plain.trim() }];
  }
  const line = source.includes('<<') ? guillemets(source) : source;
  return (isLineSign(line.charCodeAt(0)) ? lineNode(line) : undefined) ?? readInline(line, ending);
}

function isLineSign(code: number): boolean {
  return code === 42 || code === 35 || code === 61 || code === 46 || code === 45; // * # = . -
}

/** `<<x>>` is drawn with guillemets. */
export function guillemets(line: string): string {
  return line.replace(/<<\s?((?:<&\w+>|[^<>])+?)\s?>>/g, '«$1»');
}

const rules: readonly { readonly pattern: RegExp; readonly line: '-' | '=' | '.' }[] = [
  { pattern: /^--([^-]*)--$/, line: '-' },
  { pattern: /^==([^=]*)==$/, line: '=' },
  { pattern: /^=====*()$/, line: '=' },
  { pattern: /^\.\.([^.]*)\.\.$/, line: '.' },
];

/** A line that begins with a sign of its own: rule, list item, heading. */
function lineNode(line: string): readonly Inline[] | undefined {
  for (const { pattern, line: sign } of rules) {
    const title = pattern.exec(line)?.[1];
    if (title === undefined) continue;
    const content = readInline(trimBlanks(title));
    return [{ kind: 'rule', line: sign, ...(content.length > 0 && { content }) }];
  }
  if (line.startsWith('*')) return item(line, 'bullet', bulletLevel(line));
  const hidden = hideEscaped(line);
  const marks = /^(#+)(?=.)/.exec(hidden)?.[1]?.length ?? 0;
  if (marks > 0) return item(line, 'number', marks);
  const level = /^=+(?=.)/.exec(line)?.[0].length ?? 0;
  return level > 0 ? [{ kind: 'heading', level, content: readInline(trimBlanks(line.slice(level))) }] : undefined;
}

function item(line: string, list: 'bullet' | 'number', level: number): readonly Inline[] | undefined {
  return level === 0 ? undefined : [{ kind: 'item', list, level, content: readInline(trimBlanks(line.slice(level))) }];
}

/** How many stars make a bullet: those at the start, unless what follows is bold text that they begin. */
function bulletLevel(line: string): number {
  const level = /^\*+/.exec(line)?.[0].length ?? 0;
  if (level === 0 || level === line.length) return 0;
  if (/[\s\u00A0]/.test(line[level] ?? '') && line.length > level + 1) return level;
  for (let at = level; ; ) {
    at = line.indexOf('*', at);
    if (at < 0) return level;
    const close = line.indexOf('*', at + 2);
    if (line[at + 1] !== '*' || close <= at + 2 || line[close + 1] !== '*') return 0;
    at = close + 2;
  }
}

/** Whether a line is a row of a table. */
function isTableRow(line: string): boolean {
  return line.endsWith('|') && (line.startsWith('|') || line.startsWith('<#')) && /^(?:<#\w+(?:,#?\w+)?>)?\|.*\|$/.test(line);
}

/** One colour or two, without the sign that only marks a name. */
function plainColors(written: string | undefined): string | undefined {
  return written?.replace(/#(?!(?:[0-9a-f]{3}|[0-9a-f]{6}|[0-9a-f]{8})\b)/gi, '');
}

const cellColor = /^\s*<(#\w+(?:,#?\w+)?)>/;

function tableRow(line: string): readonly Inline[] {
  const color = plainColors(/^<(#\w+(?:,#?\w+)?)>/.exec(line)?.[1]);
  const rest = (color === undefined ? line : line.slice(line.indexOf('>') + 1)).replace(/\\\|/g, '\uE07C');
  const cells = rest.split('|').filter((cell) => cell !== '');
  if (cells.some((cell) => cell.includes('<r>'))) {
    const plain = cells.map((cell) => plainText(makeText(readCell(cell.replaceAll('<r>', '')).content)));
    return [{ kind: 'verbatim', format: 'plantuml', text: line, plain: plain.join(' | ') }];
  }
  return [{ kind: 'row', ...(color !== undefined && { color }), cells: cells.map(readCell) }];
}

function readCell(source: string): Cell {
  const header = source.startsWith('=');
  const inner = header ? source.slice(1) : source;
  const color = plainColors(cellColor.exec(inner)?.[1]);
  const text = color === undefined ? inner : inner.slice(inner.indexOf('>') + 1);
  const lines = guillemets(text)
    .replace(/\\([n\\])/g, (_, sign: string) => (sign === 'n' ? '\n' : '\\'))
    .split('\n');
  const content = joinStrings(
    lines.flatMap((part, index): readonly Inline[] => (index > 0 ? ['\n', ...readInline(part)] : readInline(part))),
  );
  return { ...(header && { header }), ...(color !== undefined && { color }), content };
}
