// Markup within one line of text: formatting, links, icons, pictures. One pass from left to right with a stack, as PlantUML draws it.

import type { Inline, InlineNode } from '../../../ir/text.js';
import { joinStrings } from '../../../ir/text.js';
import { readLink } from './links.js';
import { decodeCharacters, type EndOptions, hideEscaped, pairs, type Style, spanNode, type Tag, tags, unhide } from './markup.js';

interface Level {
  readonly styles: readonly Style[];
  /** Where the content ends and where reading goes on after it. */
  readonly end: number;
  readonly resume: number;
  /** It ends with the line, because nothing ends it. */
  readonly unclosed?: boolean;
  readonly content: Inline[];
}

/** Longer tags are taken for text. */
const longestTag = 300;

/** Reads the markup of one line. */
export function readInline(source: string, { unclosed = false }: EndOptions = {}): readonly Inline[] {
  if (!/[*/_\-"~<[&\\%\uE000-\uE0FF]/.test(source)) return source === '' ? [] : [source];
  const line = hideEscaped(source);
  const finder = new Finder(line);
  const root: Level = { styles: [], end: line.length, resume: line.length, content: [] };
  const stack: Level[] = [root];
  let at = 0;
  let pending = 0;
  const flush = (to: number, content: Inline[]): void => {
    if (to > pending) content.push(...readString(line.slice(pending, to)));
  };
  for (let level = stack.at(-1); level; level = stack.at(-1)) {
    if (at >= level.end) {
      flush(level.end, level.content);
      stack.pop();
      const parent = stack.at(-1);
      if (!parent) break;
      parent.content.push(...wrap(level));
      at = pending = level.resume;
      continue;
    }
    const found = isSign(line.charCodeAt(at)) ? markupAt(line, at, level.end, finder) : undefined;
    if (!found) {
      at++;
      continue;
    }
    flush(at, level.content);
    if ('node' in found) {
      if (found.node) level.content.push(found.node);
      at = pending = found.end;
    } else {
      // Within formatting that has an end nothing goes on behind the line.
      const isUnclosed = unclosed && found.resume === found.end && found.end === line.length;
      stack.push({ styles: found.styles, end: found.end, resume: found.resume, unclosed: isUnclosed, content: [] });
      at = pending = found.start;
    }
  }
  return joinStrings(root.content);
}

function wrap(level: Level): readonly Inline[] {
  let content: readonly Inline[] = joinStrings(level.content);
  if (content.length === 0 && !level.unclosed) return [];
  for (const style of [...level.styles].reverse()) content = [spanNode(style, content, level.unclosed ? { unclosed: true } : {})];
  return content;
}

/** A piece of text without markup: characters are shown as they will be drawn. */
function readString(piece: string): readonly Inline[] {
  const shown = (part: string): string => decodeCharacters(unhide(part));
  if (!piece.includes('%autonumber%')) return [shown(piece)];
  // The number is put in before characters are resolved: one that is written with a reference stays text.
  return piece
    .split('%autonumber%')
    .flatMap((part, index): Inline[] => (index > 0 ? [{ kind: 'autonumber' }, shown(part)] : [shown(part)]));
}

const signs = new Set([...'*/_-"~<['].map((sign) => sign.charCodeAt(0)));

function isSign(code: number): boolean {
  return signs.has(code);
}

type Found =
  | { readonly node: InlineNode | undefined; readonly end: number }
  | { readonly styles: readonly Style[]; readonly start: number; readonly end: number; readonly resume: number };

function markupAt(line: string, at: number, end: number, finder: Finder): Found | undefined {
  if (line[at] === '<') return tagAt(line, at, end, finder);
  const sign = line.slice(at, at + 2);
  if (sign === '[[') return linkAt(line, at, end, finder);
  const kind = pairs.get(sign);
  if (!kind) return undefined;
  const start = at + 2;
  const close = finder.next(sign, kind === 'mono' ? start : start + 1);
  return close < 0 || close + 2 > end ? undefined : { styles: [{ kind }], start, end: close, resume: close + 2 };
}

function tagAt(line: string, at: number, end: number, finder: Finder): Found | undefined {
  const close = finder.next('>', at);
  if (close < 0 || close >= end || close - at > longestTag) return undefined;
  const head = line.slice(at, close + 1);
  for (const tag of tags) {
    const match = tag.head.exec(head);
    const found = match && contentOf(tag, match, close + 1, end, finder);
    if (found) return found;
  }
  return leafAt(line, at, head, end, finder);
}

function contentOf(tag: Tag, match: RegExpExecArray, start: number, end: number, finder: Finder): Found | undefined {
  const styles = tag.styles(match);
  let close = -1;
  let length = 0;
  for (const word of tag.close) {
    const found = tag.exact ? finder.next(word, start) : finder.nextInAnyCase(word, start);
    if (found < 0 || found + word.length > end || (close >= 0 && found > close)) continue;
    if (found === start && !tag.mayBeEmpty) continue;
    close = found;
    length = word.length;
  }
  if (close >= 0) return { styles, start, end: close, resume: close + length };
  if (!tag.open || (start === end && !tag.mayBeEmpty)) return undefined;
  return { styles, start, end, resume: end };
}

const options = '(\\{?,?(?:(?:scale=|\\*)[0-9.]+)?(?:,?color[= :](?:#[0-9a-fA-F]{1,8}|\\w+))?\\}?)?';
const emoji = new RegExp(`^<:([0-9a-z][0-9_a-z]*):${options}>$`);
const icon = new RegExp(`^<&([-\\w]+)${options}>$`);
const sprite = new RegExp(`^<(\\$[-\\p{L}0-9_/]+)${options}>$`, 'u');
const coloredPicture = new RegExp(`^<#\\w+(?::[0-9a-z][0-9_a-z]*:|[&$][-\\p{L}0-9_/]+)${options}>$`, 'u');
const image = /^<img[\s:]+([^>{}\s:][^>{}]*|[\s:](?=[{>]))(?:\{scale=([0-9.]+)\})?>$/;
const otherPicture = /^<(?:qrcode[\s:][^>{}]+(?:\{scale=[0-9.]+\})?|space:\d+\/?)>$/;

/** Something that stands by itself: a picture, an icon, a formula. */
function leafAt(line: string, at: number, head: string, end: number, finder: Finder): Found | undefined {
  const next = at + head.length;
  const small = emoji.exec(head);
  if (small) return { node: named('emoji', small), end: next };
  const sign = icon.exec(head) ?? sprite.exec(head);
  if (sign) return { node: named('icon', sign), end: next };
  const picture = image.exec(head);
  if (picture?.[1] !== undefined && !picture[1].startsWith('src=')) {
    return { node: { kind: 'image', href: unhide(picture[1]), ...(picture[2] !== undefined && { scale: picture[2] }) }, end: next };
  }
  if (picture || coloredPicture.test(head) || otherPicture.test(head))
    return { node: verbatim(head, head.startsWith('<space') ? ' ' : ''), end: next };
  return head === '<math>' || head === '<latex>' ? formulaAt(line, at, head, end, finder) : undefined;
}

function named(kind: 'icon' | 'emoji', match: RegExpExecArray): InlineNode {
  return { kind, name: match[1] ?? '', ...(match[2] !== undefined && match[2] !== '' && { options: match[2] }) };
}

function formulaAt(line: string, at: number, head: string, end: number, finder: Finder): Found | undefined {
  const closing = `</${head.slice(1)}`;
  const close = finder.next(closing, at + head.length + 1);
  if (close < 0 || close + closing.length > end) return undefined;
  const next = close + closing.length;
  return { node: verbatim(line.slice(at, next), unhide(line.slice(at + head.length, close))), end: next };
}

function verbatim(hidden: string, plain: string): InlineNode {
  // What was hidden was escaped; it must be so again when it is printed.
  const text = hidden.replace(/[\uE000-\uE0FF]/g, (character) => (character === '\uE07E' ? '\\~' : `~${unhide(character)}`));
  return { kind: 'verbatim', format: 'plantuml', text, plain };
}

function linkAt(line: string, at: number, end: number, finder: Finder): Found | undefined {
  const close = finder.next(']]', at + 2);
  if (close < 0 || close + 2 > end) return undefined;
  const bracket = finder.next('[', at + 2);
  const brace = finder.next('{', at + 2);
  // A tooltip without a label behind it reaches to the last brace of the line that ends a link.
  const last = brace >= 0 && brace < close ? finder.lastTooltipEnd(end) : -1;
  if (last > close) {
    const link = readLink(line.slice(at + 2, last));
    if (link?.tooltip !== undefined && link.label === undefined) return { node: { kind: 'link', ...link }, end: last + 2 };
  }
  if (bracket >= 0 && bracket < close) return undefined;
  const link = readLink(line.slice(at + 2, close));
  return link && { node: { kind: 'link', ...link }, end: close + 2 };
}

/** Looks things up in a line from left to right; each word costs one pass over the line in all. */
class Finder {
  readonly #line: string;
  #lower: string | undefined;
  readonly #found = new Map<string, number>();
  #tooltipEnds: readonly number[] | undefined;

  constructor(line: string) {
    this.#line = line;
  }

  /** Where a word stands next; callers never go back to the left. */
  next(word: string, from: number): number {
    return this.#search(this.#line, word, word, from);
  }

  /** The same without regard to case (ASCII alone). */
  nextInAnyCase(word: string, from: number): number {
    this.#lower ??= this.#line.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
    return this.#search(this.#lower, word, `i${word}`, from);
  }

  /** The last `}]]` before `end`: where its `]]` stands. */
  lastTooltipEnd(end: number): number {
    this.#tooltipEnds ??= [...this.#line.matchAll(/\}\s*(?=\]\])/g)].map((match) => match.index + match[0].length);
    const ends = this.#tooltipEnds;
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] ?? 0) + 2 <= end) low = middle + 1;
      else high = middle;
    }
    return ends[low - 1] ?? -1;
  }

  #search(line: string, word: string, key: string, from: number): number {
    const known = this.#found.get(key);
    if (known !== undefined && (known < 0 || known >= from)) return known;
    const found = line.indexOf(word, from);
    this.#found.set(key, found);
    return found;
  }
}
