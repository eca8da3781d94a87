// The signs of Creole markup as PlantUML draws it, held once: the reader looks them up one way, the writer the other.

import { hexColor } from '../../../ir/color.js';
import type { SpanNode, Unclosed } from '../../../ir/text.js';
import { firstColor } from '../color.js';

/** Formatting with all that distinguishes it from other formatting of its kind. */
export interface Style {
  readonly kind: SpanNode['kind'];
  /** The colour, size or font. */
  readonly value?: string;
}

/** What the end of a line may say beyond its words. */
export interface EndOptions {
  /** Formatting without an end goes on behind the text: its node says so, even where nothing stands in it. */
  readonly unclosed?: boolean;
}

/** Signs that stand in pairs round formatted text. */
export const pairs: ReadonlyMap<string, Style['kind']> = new Map([
  ['**', 'strong'],
  ['//', 'emphasis'],
  ['__', 'underline'],
  ['--', 'strike'],
  ['~~', 'wave'],
  ['""', 'mono'],
]);

/** The other way round. */
export const pairOf: ReadonlyMap<Style['kind'], string> = new Map([...pairs].map(([sign, kind]) => [kind, sign]));

/** How an HTML-like tag is read: its head, the words that close it, and what it says. */
export interface Tag {
  readonly head: RegExp;
  /** In lower case. */
  readonly close: readonly string[];
  /** Whether the tag and its end must stand in the case given here. */
  readonly exact?: true;
  /** Whether the tag without its end formats the rest of the line. */
  readonly open: boolean;
  /** Whether the tag may hold nothing. */
  readonly mayBeEmpty: boolean;
  styles(head: RegExpExecArray): readonly Style[];
}

const colorWord = '(?::(#[0-9a-fA-F]{6}|\\w+))?';
const bare = (kind: Style['kind']) => (): readonly Style[] => [{ kind }];
const colored =
  (kind: Style['kind']) =>
  (head: RegExpExecArray): readonly Style[] => [{ kind, ...(head[1] !== undefined && { value: head[1] }) }];
const valued =
  (kind: Style['kind']) =>
  (head: RegExpExecArray): readonly Style[] => [{ kind, value: head[1] ?? '' }];

/** Every tag that formats, in the order in which PlantUML tries them. */
export const tags: readonly Tag[] = [
  { head: /^<b>$/i, close: ['</b>'], open: true, mayBeEmpty: false, styles: bare('strong') },
  { head: /^<i>$/i, close: ['</i>'], open: true, mayBeEmpty: false, styles: bare('emphasis') },
  { head: /^<plain>$/i, close: ['</plain>'], open: true, mayBeEmpty: false, styles: bare('plain') },
  { head: new RegExp(`^<u${colorWord}>$`, 'i'), close: ['</u>'], open: true, mayBeEmpty: false, styles: colored('underline') },
  {
    head: new RegExp(`^<(?:strike|STRIKE|s|S|del|DEL)${colorWord}>$`),
    close: ['</s>', '</strike>', '</del>'],
    open: true,
    mayBeEmpty: false,
    styles: colored('strike'),
  },
  { head: new RegExp(`^<w${colorWord}>$`, 'i'), close: ['</w>'], open: true, mayBeEmpty: false, styles: colored('wave') },
  {
    head: /^<back(?::((?:#[0-9a-f]{6}|\w+)(?:[-\\|/]\w+)?))?>$/i,
    close: ['</back>'],
    open: true,
    mayBeEmpty: false,
    styles: valued('back'),
  },
  { head: /^<size[\s:]+(\d+)\s*>$/, close: ['</size>'], exact: true, open: true, mayBeEmpty: true, styles: valued('size') },
  {
    head: /^<color[\s:]+(#[0-9a-fA-F]{1,6}|#?\w+)\s*>$/,
    close: ['</color>'],
    exact: true,
    open: true,
    mayBeEmpty: true,
    styles: valued('color'),
  },
  {
    head: /^<font(?:\s+size\s*=\s*["“”]?\d+["“”]?|\s+color\s*=\s*["“”]?(?:#[0-9a-fA-F]{6}|\w+)["“”]?)+\s*>$/,
    close: ['</font>'],
    exact: true,
    open: true,
    mayBeEmpty: true,
    styles: fontAttributes,
  },
  { head: /^<sup>$/, close: ['</sup>'], exact: true, open: false, mayBeEmpty: false, styles: bare('sup') },
  { head: /^<sub>$/, close: ['</sub>'], exact: true, open: false, mayBeEmpty: false, styles: bare('sub') },
  {
    head: /^<font[\s:]+([^>\s:][^>]*?|[\s:](?=\/?>))\/?>$/,
    close: ['</font>'],
    exact: true,
    open: true,
    mayBeEmpty: true,
    styles: valued('font'),
  },
];

function fontAttributes(head: RegExpExecArray): readonly Style[] {
  const styles: Style[] = [];
  const size = /size\s*=\s*["“”]?(\d+)/.exec(head[0])?.[1];
  const color = /color\s*=\s*["“”]?(#?\w+)/.exec(head[0])?.[1];
  if (size !== undefined) styles.push({ kind: 'size', value: size });
  if (color !== undefined) styles.push({ kind: 'color', value: color });
  return styles;
}

/** The tags that say a style: always understood, wherever they stand. */
export function tagsOf(style: Style): readonly [open: string, close: string] {
  const { kind, value = '' } = style;
  const name = tagNames[kind];
  if (kind === 'mono') return ['<font:monospaced>', '</font>'];
  const said = value === '' ? '' : (colorTags[kind]?.(hexColor(value)) ?? value);
  if (said === '' && (kind === 'color' || kind === 'back')) return ['', ''];
  return [`<${name}${said === '' ? '' : `:${said}`}>`, `</${name}>`];
}

/** What each tag takes for a colour: names, gradients for a background alone, digits without those of transparency; nothing for what is none. */
const colorTags: { readonly [K in Style['kind']]?: (color: string) => string } = {
  underline: (color) => sixDigits(firstColor(color)),
  wave: (color) => sixDigits(firstColor(color)),
  strike: (color) => sixDigits(firstColor(color)),
  color: (color) => (/^#\w{1,6}$/.test(color) ? color : sixDigits(firstColor(color))),
  back: (color) => {
    const [, first = '', second = ''] = /^(#?\w+)([-\\|/]#?\w+)?$/.exec(color) ?? [];
    return sixDigits(first) + second.replace('#', '');
  },
};

function sixDigits(color: string): string {
  if (/^#[0-9a-f]{8}$/i.test(color)) return color.slice(0, 7);
  if (/^#[0-9a-f]{3}$/i.test(color)) return color.replace(/[0-9a-f]/gi, '$&$&');
  if (/^#[0-9a-f]{6}$/i.test(color)) return color;
  return /^#?\w+$/.test(color) ? color.replace('#', '') : '';
}

const tagNames: Readonly<Record<Style['kind'], string>> = {
  strong: 'b',
  emphasis: 'i',
  underline: 'u',
  strike: 's',
  wave: 'w',
  mono: 'font',
  plain: 'plain',
  sub: 'sub',
  sup: 'sup',
  color: 'color',
  back: 'back',
  size: 'size',
  font: 'font',
};

/** The node that puts a style round content; `more` says whether it goes on behind it. */
export function spanNode(style: Style, content: SpanNode['content'], more: Unclosed = {}): SpanNode {
  const { kind, value = '' } = style;
  switch (kind) {
    case 'color':
    case 'back':
      return { kind, color: value, ...more, content };
    case 'size':
      return { kind, size: Number(value), ...more, content };
    case 'font':
      return { kind, font: value, ...more, content };
    case 'underline':
    case 'wave':
    case 'strike':
      return { kind, ...(value !== '' && { color: value }), ...more, content };
    case 'mono':
    case 'sub':
    case 'sup':
      return { kind, content };
    default:
      return { kind, ...more, content };
  }
}

/** The style that a node puts round its content. */
export function styleOf(node: SpanNode): Style {
  switch (node.kind) {
    case 'color':
    case 'back':
      return { kind: node.kind, value: node.color };
    case 'size':
      return { kind: 'size', value: String(node.size) };
    case 'font':
      return { kind: 'font', value: node.font };
    case 'underline':
    case 'wave':
    case 'strike':
      return { kind: node.kind, ...(node.color !== undefined && { value: node.color }) };
    default:
      return { kind: node.kind };
  }
}

/** Whether a node is formatting round other content. */
export function isSpanNode(node: { readonly kind: string }): node is SpanNode {
  return isStyleKind(node.kind);
}

/** Whether a word is a kind of formatting round other content. */
export function isStyleKind(word: string): word is Style['kind'] {
  return Object.hasOwn(tagNames, word);
}

/** Characters that a tilde before them makes plain. */
export const escapable = '_-"#][*./<';
/** Where escaped characters wait, out of reach of every pattern, until the text is cut into pieces. */
const hiding = 0xe000;

/** Hides every character that a tilde escapes, and a tilde behind a backslash. */
export function hideEscaped(line: string): string {
  if (!line.includes('~')) return line;
  return line.replace(/\\~|~([\s\S])/g, (both, character?: string) => {
    if (character === undefined) return hide('~');
    return escapable.includes(character) ? hide(character) : both;
  });
}

function hide(character: string): string {
  return String.fromCharCode(hiding + character.charCodeAt(0));
}

/** Shows hidden characters again; the private characters that stand in their place are lost, as they are in PlantUML. */
export function unhide(text: string): string {
  return text.replace(/[\uE000-\uE0FF]/g, (character) => String.fromCharCode(character.charCodeAt(0) - hiding));
}

/** Resolves the character references that are drawn as characters; after them two signs of PlantUML's own. */
export function decodeCharacters(text: string): string {
  if (!/[&<~\\]/.test(text)) return text;
  const decoded = text.replace(/&#(\d{1,10});|<U\+([0-9a-fA-F]{4,5})>/g, (whole, decimal?: string, hex?: string) => {
    const code = decimal !== undefined ? Number(decimal) : Number.parseInt(hex ?? '', 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
  return decoded.replace(/~@start/g, '@start').replace(/\\t/g, '\t');
}

/** A character as a reference that is resolved after all markup was found. */
export function reference(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return code > 0xfffff ? `&#${code};` : `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
}

/** Stands between two characters that together would mean something, and draws nothing. */
export const nothing = '<size:1></size>';

/** Without the blanks at both ends; a no-break space is none. */
export function trimBlanks(text: string): string {
  return text.replace(/^[\0- ]+/, '').replace(/(?<![\0- ])[\0- ]+$/, '');
}
