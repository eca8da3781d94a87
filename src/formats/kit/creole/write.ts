// A text as Creole markup that PlantUML draws as that text: as plain as it can be, escaped only where it would be misread.

import { hexColor } from '../../../ir/color.js';
import { contentOf, type Inline, type LeafNode, type LineNode, plainText, type Text } from '../../../ir/text.js';
import { firstColor } from '../color.js';
import { readInline } from './inline.js';
import { writeLink } from './links.js';
import { nothing, pairOf, reference, type Style, tagsOf } from './markup.js';
import { guillemets, readLine } from './read.js';
import { behindLine, type Run, runsOf, sameRuns } from './runs.js';

/** Nothing in such a line can be misread, whatever stands beside it. */
const harmless = /^[\p{L}\p{N} ,;:!?()'+@$^`«»–—…]*$/u;

/** What a place has no room for. */
export interface WriteOptions {
  /** `false`: the text stands in quotes, and letters of one width need a tag. */
  readonly quotes?: boolean;
  /** `false`: links are their labels. */
  readonly links?: boolean;
}

/** The lines of a text as markup. A line may hold a break only within verbatim markup of several lines. */
export function writeCreole(text: Text, { quotes = true, links = true }: WriteOptions = {}): string {
  if (typeof text === 'string' && harmless.test(text)) return text;
  const lines = links ? runsOf(contentOf(text)) : runsOf(contentOf(text)).map((line) => line.map(withoutLink));
  return lines.map((line, index) => writeLine(line, index > 0 ? lines[index - 1] : undefined, !quotes)).join('\n');
}

function withoutLink({ styles, piece }: Run): Run {
  return { styles, piece: typeof piece === 'object' && piece.kind === 'link' ? plainText({ content: [piece] }) : piece };
}

function writeLine(line: readonly Run[], before: readonly Run[] | undefined, isQuoted: boolean): string {
  const [first] = line;
  if (!first) return '';
  if (line.length === 1 && typeof first.piece === 'object') {
    const own = writeLineNode(first.piece);
    if (own !== undefined) return own;
  }
  const inTree = isTreeLine(before);
  const ending = { unclosed: behindLine(line).length > 0 };
  return attempt(line, (source) => readLine(source, inTree, ending), true, isQuoted);
}

function isTreeLine(line: readonly Run[] | undefined): boolean {
  const piece = line?.[0]?.piece;
  return typeof piece === 'object' && piece.kind === 'verbatim' && /^\s*\|_/.test(piece.text);
}

/** Content within a heading, an item, a rule. */
function writeContent(content: readonly Inline[]): string {
  return runsOf(content)
    .map((line) => attempt(line, (source) => readInline(guillemets(source)), false))
    .join('\n');
}

/** The plainest spelling that reads as these runs. */
function attempt(line: readonly Run[], read: (source: string) => readonly Inline[], atStart: boolean, isQuoted = false): string {
  const [only] = line;
  if (line.length === 1 && only?.styles.length === 0 && typeof only.piece === 'string' && harmless.test(only.piece)) return only.piece;
  if (isQuoted && line.some(({ styles }) => styles.some(({ kind }) => kind === 'mono'))) return withTags(line, atStart);
  const spellings = [plainly, (): string | undefined => sparingly(line, read), escaped];
  for (const spelling of spellings) {
    const source = spelling(line, atStart);
    if (source === undefined || (atStart && opensBlock.test(source))) continue;
    const runs = runsOf(read(source));
    if (runs.length === 1 && sameRuns(runs[0] ?? [], line)) return source;
  }
  const tagged = withTags(line, atStart);
  const links = line.filter(({ piece }) => typeof piece === 'object' && piece.kind === 'link');
  const isTold = links.length < 2 || sameRuns(runsOf(read(tagged))[0] ?? [], line);
  return isTold ? tagged : withTags(line.map(withLabel), atStart);
}

/** A link with a tooltip and no label would take all of the line up to another such link for its tooltip. */
function withLabel({ styles, piece }: Run): Run {
  const isBare = typeof piece === 'object' && piece.kind === 'link' && piece.tooltip !== undefined && piece.label === undefined;
  return { styles, piece: isBare ? { ...piece, label: piece.href } : piece };
}

/** Such a line would take those after it with it. */
const opensBlock = /^<(?:code|latex)>$|^[\s\u00A0]*\{\{/;

const plainly = (line: readonly Run[]): string => render(line, signsOf, (text) => text.replace(always, reference).replace(tagLike, '~$&'));
const escaped = (line: readonly Run[], atStart: boolean): string => render(line, signsOf, escapeAll, atStart);
const withTags = (line: readonly Run[], atStart: boolean): string => render(line, tagsOf, escapeAll, atStart);

/** In a text without markup: escaped are only signs that would be taken for some; undefined where that is not enough. */
function sparingly(line: readonly Run[], read: (source: string) => readonly Inline[]): string | undefined {
  const [only] = line;
  if (line.length !== 1 || only === undefined || only.styles.length > 0 || typeof only.piece !== 'string') return undefined;
  const source = plainly(line);
  const taken = new Set<string>();
  for (const { styles, piece } of runsOf(read(source)).flat()) {
    for (const { kind } of styles) taken.add(pairOf.get(kind) ?? '');
    if (typeof piece === 'object') taken.add(piece.kind === 'link' ? '[[' : '');
  }
  if (taken.size === 0 || taken.has('')) return undefined;
  return source.replace(/([*/_"~[-])\1+/g, (signs) => (taken.has(signs.slice(0, 2)) ? signs.replace(/([\s\S])\1?/g, '~$&') : signs));
}

function signsOf(style: Style): readonly [string, string] {
  const sign = style.value === undefined || style.value === '' ? pairOf.get(style.kind) : undefined;
  return sign === undefined ? tagsOf(style) : [sign, sign];
}

function render(
  line: readonly Run[],
  marks: (style: Style) => readonly [string, string],
  string: (text: string, atStart: boolean, styles: readonly Style[]) => string,
  atStart = false,
): string {
  const out: string[] = [];
  const behind = behindLine(line);
  // Signs in pairs always have an end.
  const marksOf = (style: Style): readonly [string, string] => (behind.some((one) => isSame(one, style)) ? tagsOf : marks)(style);
  let open: readonly Style[] = [];
  const closeDownTo = (kept: number): void => {
    for (let i = open.length - 1; i >= kept; i--) out.push(marksOf(open[i] ?? { kind: 'plain' })[1]);
  };
  for (const { styles, piece } of line) {
    let kept = 0;
    while (kept < open.length && isSame(open[kept], styles[kept])) kept++;
    closeDownTo(kept);
    for (const style of styles.slice(kept)) out.push(marksOf(style)[0]);
    out.push(typeof piece === 'string' ? string(piece, atStart && out.length === 0, styles) : writeLeaf(piece));
    open = styles;
  }
  closeDownTo(behind.length);
  return out.join('');
}

function isSame(a: Style | undefined, b: Style | undefined): boolean {
  return a?.kind === b?.kind && a?.value === b?.value;
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

function escapeAll(text: string, atStart: boolean, styles: readonly Style[]): string {
  // A backslash would make a tilde behind it a plain one.
  const escaped = text.replace(anywhereOrAlways, escapeSigns).replace(/\\(?=~)/g, reference);
  const inner = escaped.includes(nothing) ? escaped.replaceAll(nothing, nothingWithin(styles)) : escaped;
  return atStart ? escapeStart(inner) : inner;
}

/** What draws nothing, with a tag that does not end one of those round it. */
function nothingWithin(styles: readonly Style[]): string {
  const isOpen = (...kinds: readonly Style['kind'][]): boolean => styles.some(({ kind }) => kinds.includes(kind));
  if (!isOpen('size')) return nothing;
  return isOpen('color') ? '<font:Arial></font>' : '<color:red></color>';
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
      return `${cellColor(node.color)}|${node.cells.map(writeCell).join('|')}|`;
    case 'verbatim':
      return node.format === 'plantuml' ? node.text : undefined;
    default:
      return undefined;
  }
}

function writeOneLine(content: readonly Inline[]): string {
  // Blanks at the ends of a line do not count.
  const line = writeContent(content)
    .replace(/\n/g, ' ')
    .replace(/^[\0- ]|[\0- ]$/g, reference);
  return line === '' ? nothing : line;
}

function writeRule(line: '-' | '=' | '.' | '_', content: readonly Inline[]): string {
  // PlantUML draws no rule of underscores.
  const sign = line === '_' ? '-' : line;
  if (content.length === 0) return sign.repeat(4);
  const title = runsOf(content)
    .map((run) => render(run, tagsOf, (text, _, styles) => withoutSign(escapeAll(text, false, styles), sign)))
    .join(' ')
    // The title is a text of its own, with breaks and lists.
    .replace(/^[\0- ]|[\0- ]$|^[*#=|]|\\/g, reference);
  // What holds the sign of the rule cannot stand in it.
  return title.includes(sign) ? writeContent(content) : `${sign}${sign} ${title} ${sign}${sign}`;
}

/** Without a sign as such; a reference behind `<` would be taken for the inside of guillemets. */
function withoutSign(line: string, sign: string): string {
  return line.replace(/(<?)~?([-=.])/g, (found, before: string, one: string) =>
    one === sign ? [...before, sign].map(reference).join('') : found,
  );
}

type Cells = Extract<LineNode, { kind: 'row' }>['cells'];

function writeCell({ header, color, content }: Cells[number]): string {
  const text = runsOf(content)
    .map((line) => attempt(line, (source) => readInline(guillemets(source)), false).replace(/\\(?=[n\\])|\|/g, reference))
    .join('\\n');
  const paint = cellColor(color);
  const inner = text === '' ? ' ' : paint === '' && /^(?:=|\s*<#)/.test(text) ? text.replace(/[=<]/, reference) : text;
  return `${header ? '=' : ''}${paint}${inner}`;
}

/** The colour of a cell or a row, perhaps with one for its lines. */
function cellColor(color: string | undefined): string {
  const said = color?.split(/,(?![^(]*\))/).map((one) => firstColor(hexColor(one)).replace(/^(?!#)/, '#')) ?? [];
  return said.length > 0 && said.every((one) => /^#\w+$/.test(one)) ? `<${said.slice(0, 2).join()}>` : '';
}
