// A text as Creole markup that PlantUML draws as that text: as plain as it can be, escaped only where it would be misread.

import { contentOf, type Inline, type LeafNode, type LineNode, plainText, type Text } from '../../../ir/text.js';
import { readInline } from './inline.js';
import { writeLink } from './links.js';
import { nothing, pairOf, reference, type Style, tagsOf } from './markup.js';
import { readLine } from './read.js';
import { type Run, runsOf, sameRuns } from './runs.js';

/** Nothing in such a line can be misread, whatever stands beside it. */
const harmless = /^[\p{L}\p{N} ,;:!?()'+@$^`«»–—…]*$/u;

/** The lines of a text as markup. A line may hold a break only within verbatim markup of several lines. */
export function writeCreole(text: Text): string {
  if (typeof text === 'string' && harmless.test(text)) return text;
  const lines = runsOf(contentOf(text));
  return lines.map((line, index) => writeLine(line, index > 0 ? lines[index - 1] : undefined)).join('\n');
}

function writeLine(line: readonly Run[], before: readonly Run[] | undefined): string {
  const [first] = line;
  if (!first) return '';
  if (line.length === 1 && typeof first.piece === 'object') {
    const own = writeLineNode(first.piece);
    if (own !== undefined) return own;
  }
  const inTree = isTreeLine(before);
  return attempt(line, (source) => readLine(source, inTree), true);
}

function isTreeLine(line: readonly Run[] | undefined): boolean {
  const piece = line?.[0]?.piece;
  return typeof piece === 'object' && piece.kind === 'verbatim' && /^\s*\|_/.test(piece.text);
}

/** Content within a heading, an item, a cell. */
function writeContent(content: readonly Inline[]): string {
  return runsOf(content)
    .map((line) => attempt(line, readInline, false))
    .join('\n');
}

/** The plainest spelling that reads as these runs. */
function attempt(line: readonly Run[], read: (source: string) => readonly Inline[], atStart: boolean): string {
  const [only] = line;
  if (line.length === 1 && only?.styles.length === 0 && typeof only.piece === 'string' && harmless.test(only.piece)) return only.piece;
  for (const spelling of [plainly, escaped]) {
    const source = spelling(line, atStart);
    if (atStart && opensBlock.test(source)) continue;
    const runs = runsOf(read(source));
    if (runs.length === 1 && sameRuns(runs[0] ?? [], line)) return source;
  }
  return withTags(line, atStart);
}

/** Such a line would take those after it with it. */
const opensBlock = /^<(?:code|latex)>$|^[\s\u00A0]*\{\{/;

const plainly = (line: readonly Run[]): string => render(line, signsOf, (text) => text.replace(always, reference).replace(tagLike, '~$&'));
const escaped = (line: readonly Run[], atStart: boolean): string => render(line, signsOf, escapeAll, atStart);
const withTags = (line: readonly Run[], atStart: boolean): string => render(line, tagsOf, escapeAll, atStart);

function signsOf(style: Style): readonly [string, string] {
  const sign = style.value === undefined || style.value === '' ? pairOf.get(style.kind) : undefined;
  return sign === undefined ? tagsOf(style) : [sign, sign];
}

function render(
  line: readonly Run[],
  marks: (style: Style) => readonly [string, string],
  string: (text: string, atStart: boolean) => string,
  atStart = false,
): string {
  const out: string[] = [];
  let open: readonly Style[] = [];
  const closeDownTo = (kept: number): void => {
    for (let i = open.length - 1; i >= kept; i--) out.push(marks(open[i] ?? { kind: 'plain' })[1]);
  };
  for (const { styles, piece } of line) {
    let kept = 0;
    while (kept < open.length && open[kept]?.kind === styles[kept]?.kind && open[kept]?.value === styles[kept]?.value) kept++;
    closeDownTo(kept);
    for (const style of styles.slice(kept)) out.push(marks(style)[0]);
    out.push(typeof piece === 'string' ? string(piece, atStart && out.length === 0) : writeLeaf(piece));
    open = styles;
  }
  closeDownTo(0);
  return out.join('');
}

/** What looks like a tag is marked as text even where PlantUML knows no such tag: other readers may. */
const tagLike = /<(?=\/?(?:b|i|u|s|w|plain|su[bp]|size|color|back|font|del|strike|code|text|ref|em|strong)(?:[:=\s][^<>]{0,100})?>)/gi;
/** Characters that PlantUML takes for its own or that end a line where they should not. */
const always = /[\u0000-\u0008\u000B-\u001F\u007F\u0085\u2028\u2029\uE000-\uE1FF\uFEFF]/g;
/** What may begin markup anywhere in a line: signs in pairs, tags, references, escapes. */
const anywhere =
  /\*{2,}|\/{2,}|_{2,}|-{2,}|"{2,}|\[{2,}|\]{2,}|<(?=math|latex|U\+)|<(?=[\p{L}/#&:$<])|&#|\\t|%autonumber%|~@start|~|"$|[*/_-]$|^[*/_"-]/gu;

/** Both in one pass: a reference must not be escaped again. */
const anywhereOrAlways = new RegExp(`${always.source}|${anywhere.source}`, 'gu');
const isAlways = new RegExp(`^${always.source}$`);

function escapeAll(text: string, atStart: boolean): string {
  // A backslash would make a tilde behind it a plain one.
  const inner = text.replace(anywhereOrAlways, escapeSigns).replace(/\\(?=~)/g, reference);
  return atStart ? escapeStart(inner) : inner;
}

function escapeSigns(signs: string, at: number, line: string): string {
  if (isAlways.test(signs)) return reference(signs);
  if (signs === '\\t') return `\\${nothing}t`;
  if (signs === '~@start') return `${reference('~')}${nothing}@start`;
  if (signs === '~' || signs === '&#' || signs === '%autonumber%') return reference(signs) + signs.slice(1);
  // Guillemets are made of `<<` and `>>` before a tilde is looked at.
  if (signs === '<' && /^<(?:math|latex|U\+|<)/.test(line.slice(at, at + 7))) return reference(signs);
  return signs.replace(/([\s\S])\1?/g, '~$&');
}

/** What makes a line a list item, a heading, a table … when it stands first. */
function escapeStart(line: string): string {
  if (/^[*#.-]/.test(line)) return `~${line}`;
  return /^[=|]|^\s*\{\{|^\s+\|_/.test(line) ? line.replace(/[=|{]/, reference) : line;
}

function writeLeaf(node: LeafNode | LineNode): string {
  switch (node.kind) {
    case 'link':
      return writeLink(node);
    case 'image':
      return `<img:${node.href.replace(/[{}<>\n]/g, encodeURIComponent)}${node.scale === undefined ? '' : `{scale=${node.scale}}`}>`;
    case 'icon':
      return `<${node.name.startsWith('$') ? '' : '&'}${node.name}${node.options ?? ''}>`;
    case 'emoji':
      return `<:${node.name}:${node.options ?? ''}>`;
    case 'autonumber':
      return '%autonumber%';
    case 'verbatim':
      return node.format === 'plantuml' ? node.text : writeContent([node.plain]);
    default:
      // What fills a line cannot stand within one.
      return writeContent([plainText({ content: [node] })]);
  }
}

/** A node that fills a whole line; undefined for one that stands within a line. */
function writeLineNode(node: LeafNode | LineNode): string | undefined {
  switch (node.kind) {
    case 'heading':
      return `${'='.repeat(node.level)} ${writeOneLine(node.content)}`;
    case 'item':
      return `${(node.list === 'bullet' ? '*' : '#').repeat(node.level)} ${writeOneLine(node.content)}`;
    case 'rule':
      return writeRule(node.line, node.content ?? []);
    case 'row':
      return `${node.color === undefined ? '' : `<${node.color}>`}|${node.cells.map(writeCell).join('|')}|`;
    case 'verbatim':
      return node.format === 'plantuml' ? node.text : undefined;
    default:
      return undefined;
  }
}

function writeOneLine(content: readonly Inline[]): string {
  const line = writeContent(content).replace(/\n/g, ' ');
  return line.trim() === '' ? reference(' ') : line;
}

function writeRule(line: '-' | '=' | '.' | '_', content: readonly Inline[]): string {
  // PlantUML draws no rule of underscores.
  const sign = line === '_' ? '-' : line;
  if (content.length === 0) return sign.repeat(4);
  const title = writeOneLine(content).replace(/[-=.]/g, (found) => (found === sign ? reference(found) : found));
  return `${sign}${sign} ${title} ${sign}${sign}`;
}

type Cells = Extract<LineNode, { kind: 'row' }>['cells'];

function writeCell({ header, color, content }: Cells[number]): string {
  const text = runsOf(content)
    .map((line) => attempt(line, readInline, false).replace(/\\(?=[n\\])|\|/g, reference))
    .join('\\n');
  const inner = text === '' ? ' ' : color === undefined && /^(?:=|\s*<#)/.test(text) ? text.replace(/[=<]/, reference) : text;
  return `${header ? '=' : ''}${color === undefined ? '' : `<${color}>`}${inner}`;
}
