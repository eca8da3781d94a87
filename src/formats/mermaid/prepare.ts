// What Mermaid does to a text before it reads it: line ends, front matter, directives, comments, entities. What it takes away is kept
// with its place, and the rest leads back to the author's text by a map.

import { identityMap, type OffsetMap, originalSpan, Rewriter } from '../../source/offset-map.js';
import type { Span } from '../../source/span.js';

/** A text as Mermaid's lexer sees it. */
export interface Prepared {
  /** The author's text. */
  readonly original: string;
  readonly text: string;
  readonly frontMatter?: Taken;
  /** Comments and directives in order. */
  readonly taken: readonly Taken[];
  /** The place in the author's text of a stretch of `text`. */
  place(span: Span): Span;
}

/** Something that Mermaid takes out before it reads. */
export interface Taken {
  readonly kind: 'front matter' | 'comment' | 'directive' | 'comment with directives';
  /** As the author wrote it, without the line end. */
  readonly text: string;
  readonly span: Span;
  /** Where it would stand in the prepared text. */
  readonly at: number;
}

/** Takes the steps of the real package in its order. Linear. */
export function prepare(original: string): Prepared {
  const maps: OffsetMap[] = [];
  const text = quoted(step(original, maps, unifyLineEnds));
  const { body, frontMatter } = splitFrontMatter(text);
  const found: Found[] = [];
  const kept = step(text, maps, (source) => withoutTaken(source, body, found));
  const coded = step(kept, maps, codeEntities);
  const place = (span: Span): Span => {
    const within = span.start <= span.end && span.end <= coded.length ? span : clamp(span, coded.length);
    return maps.length === 0 ? within : maps.reduceRight((current, map) => originalSpan(map, current), within);
  };
  const outer = maps.slice(0, maps.length > 0 && text !== original ? 1 : 0);
  const author = (span: Span): Span => (text === original ? span : outer.reduceRight((current, map) => originalSpan(map, current), span));
  const taken = found.map(({ kind, span, at }): Taken => ({ kind, text: text.slice(span.start, span.end), span: author(span), at }));
  return {
    original,
    text: coded,
    ...(frontMatter && { frontMatter: { kind: 'front matter', text: frontMatter, span: author({ start: 0, end: body }), at: 0 } }),
    taken: relocate(taken, maps.at(-1), coded === kept),
    place,
  };
}

interface Found {
  readonly kind: 'comment' | 'directive' | 'comment with directives';
  readonly span: Span;
  readonly at: number;
}

type Step = (source: string) => { readonly text: string; readonly map: OffsetMap } | undefined;

/** Takes one rewriting step and remembers its map; a step that changes nothing leaves no map. */
function step(source: string, maps: OffsetMap[], rewrite: Step): string {
  const changed = rewrite(source);
  if (!changed) return source;
  maps.push(changed.map);
  return changed.text;
}

function clamp(span: Span, length: number): Span {
  const start = Math.min(span.start, length);
  return { start, end: Math.max(start, Math.min(span.end, length)) };
}

/** Places of taken pieces were found before entities were coded; coding moves what stands behind. */
function relocate(taken: readonly Taken[], map: OffsetMap | undefined, unmoved: boolean): readonly Taken[] {
  if (unmoved || !map || taken.length === 0) return taken;
  // Pieces ascend in both texts: one pass finds, for each place, how far the pieces before it have moved it.
  let at = 0;
  return taken.map((piece) => {
    while (at < map.pieces.length && (map.pieces[at]?.to ?? 0) <= piece.at) at++;
    const here = map.pieces[at];
    if (!here) {
      const last = map.pieces[map.pieces.length - 1];
      return last ? { ...piece, at: last.at + (last.copied ? piece.at - last.from : piece.at) } : piece;
    }
    return { ...piece, at: here.at + (here.copied ? Math.max(0, piece.at - here.from) : 0) };
  });
}

function unifyLineEnds(source: string): ReturnType<Step> {
  if (!source.includes('\r')) return undefined;
  const out = new Rewriter(source);
  let from = 0;
  for (let at = source.indexOf('\r'); at >= 0; at = source.indexOf('\r', from)) {
    out.copy(from, at);
    from = source.charCodeAt(at + 1) === 10 ? at + 2 : at + 1;
    out.replace(at, from, '\n');
  }
  out.copy(from, source.length);
  return out.finish();
}

/** The quotes of attributes in anything that looks like a tag, even across lines; the length stays the same. */
export function quoted(source: string): string {
  if (!source.includes('="')) return source;
  // Behind the last `>` no tag ends.
  const end = source.lastIndexOf('>') + 1;
  return source.slice(0, end).replace(/<\w[^>]*>/g, (tag) => tag.replace(/="([^"]*)"/g, "='$1'")) + source.slice(end);
}

/** Front matter stands at the very beginning; its closing fence has the indentation of the opening one. */
function splitFrontMatter(text: string): { readonly body: number; readonly frontMatter?: string } {
  const opening = /^([^\S\n]*)---[^\S\n]*\n/.exec(text);
  if (!opening) return { body: 0 };
  // A byte order mark is no indentation.
  const closing = `\n${(opening[1] ?? '').replace('\ufeff', '')}---`;
  for (let at = text.indexOf(closing, opening[0].length - 1); at >= 0; at = text.indexOf(closing, at + 1)) {
    const end = lineEnd(text, at + 1);
    // The fence has a line of its own, and something stands between the two.
    if (text.slice(at + closing.length, end).trim() !== '' || at < opening[0].length) continue;
    return { body: Math.min(text.length, end + 1), frontMatter: text.slice(0, end) };
  }
  return { body: 0 };
}

function lineEnd(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  return at < 0 ? text.length : at;
}

/** Cuts out the front matter, directives (anywhere) and comment lines. */
function withoutTaken(source: string, body: number, found: Found[]): ReturnType<Step> {
  if (body === 0 && !source.includes('%%')) return undefined;
  const out = new Rewriter(source);
  let from = body;
  const cut = (kind: Found['kind'], start: number, end: number, resume: number): void => {
    out.copy(from, start);
    found.push({ kind, span: { start, end }, at: out.length });
    from = resume;
  };
  const mark = /%%/g;
  mark.lastIndex = body;
  for (let hit = mark.exec(source); hit; hit = mark.exec(source)) {
    const at = hit.index;
    const directive = directiveEnd(source, at);
    if (directive !== undefined) {
      cut('directive', at, directive, directive);
      mark.lastIndex = directive;
      continue;
    }
    const start = lineStartBefore(source, at, from);
    if (start === undefined || source[at + 2] === '{' || at + 2 >= source.length || source[at + 2] === '\n') continue;
    const { end, kind, resume } = commentEnd(source, at);
    out.copy(from, start);
    from = at;
    cut(kind, at, end, resume);
    mark.lastIndex = from;
  }
  out.copy(from, source.length);
  const result = out.finish();
  return { text: result.text, map: found.length === 0 && body === 0 ? identityMap : result.map };
}

/**
 * The end of a comment. Directives are taken before comments, so that one within a comment works, and its lines are no end of the comment;
 * one that takes all the rest of the text stands for itself.
 */
function commentEnd(source: string, at: number): { readonly end: number; readonly kind: Found['kind']; readonly resume: number } {
  let end = lineEnd(source, at);
  let kind: Found['kind'] = 'comment';
  for (let inner = at + 1; inner < end; ) {
    const directive = source.startsWith('%%{', inner) ? directiveEnd(source, inner) : undefined;
    if (directive === undefined) inner++;
    else if (directive === source.length && !source.endsWith('}%%')) return { end: inner, kind, resume: inner };
    else {
      kind = 'comment with directives';
      inner = directive;
      end = Math.max(end, lineEnd(source, directive));
    }
  }
  return { end, kind, resume: Math.min(source.length, end + 1) };
}

const directiveHead = /%%\{\s*(?:\w+\s*:|\w+)\s*/y;
const directiveWord = /\w+\s*/y;

/**
 * The end of a directive `%%{ word: … }%%`, as Mermaid's own pattern finds it: behind a word all but the closing is optional, so that one
 * that is never closed takes the next word, or the rest of the text.
 */
function directiveEnd(source: string, at: number): number | undefined {
  directiveHead.lastIndex = at;
  if (!directiveHead.test(source)) return undefined;
  const body = directiveHead.lastIndex;
  directiveWord.lastIndex = body;
  if (directiveWord.test(source))
    return source.startsWith('}%%', directiveWord.lastIndex) ? directiveWord.lastIndex + 3 : directiveWord.lastIndex;
  const closing = source.indexOf('}%%', body);
  const end = closing < 0 ? source.length : closing;
  // Only up to there: searching all the rest for each directive would take time that grows with the square of the text.
  const odd = /[\u2028\u2029]\s*/.exec(source.slice(body, end));
  if (odd) {
    const stop = body + odd.index + odd[0].length;
    return source.startsWith('}%%', stop) ? stop + 3 : stop;
  }
  return closing < 0 ? source.length : closing + 3;
}

/** Where the blanks (and blank lines) before a comment begin; undefined when other text stands on its line. */
function lineStartBefore(source: string, at: number, from: number): number | undefined {
  let start = at;
  while (start > from && isBlank(source.charCodeAt(start - 1))) start--;
  const before = source.charCodeAt(start - 1);
  if (start === from || before === 10 || before === 0x2028 || before === 0x2029) return start;
  return undefined;
}

const isBlank = (code: number): boolean => code === 32 || code === 9 || code === 0xa0 || code === 0xfeff || code === 11 || code === 12;

const entity = /#(\w+);/g;

/** `#35;` and `#quot;` become placeholders, so that neither sign ends anything. */
function codeEntities(source: string): ReturnType<Step> {
  if (!source.includes('#')) return undefined;
  const out = new Rewriter(source);
  let from = 0;
  for (const { start, end, text } of replacements(source)) {
    out.copy(from, start);
    out.replace(start, end, text);
    from = end;
  }
  if (from === 0) return undefined;
  out.copy(from, source.length);
  return out.finish();
}

function replacements(source: string): readonly { readonly start: number; readonly end: number; readonly text: string }[] {
  const dropped = droppedSemicolons(source);
  const all = [...dropped].map((at) => ({ start: at, end: at + 1, text: '' }));
  for (const hit of source.matchAll(entity)) {
    const end = hit.index + hit[0].length;
    if (dropped.has(end - 1)) continue;
    const name = hit[1] ?? '';
    all.push({ start: hit.index, end, text: /^\+?\d+$/.test(name) ? `ﬂ°°${name}¶ß` : `ﬂ°${name}¶ß` });
  }
  return all.sort((a, b) => a.start - b.start);
}

/** `style x:#fff;` and `classDef x:#fff;` lose their last `;`, wherever they stand in a line. */
function droppedSemicolons(source: string): ReadonlySet<number> {
  const dropped = new Set<number>();
  if (!/style|classDef/.test(source)) return dropped;
  for (const { 0: line, index } of source.matchAll(/^.*;/gm)) {
    const at = line.search(/style|classDef/);
    if (at >= 0 && /:[^\s:#]*#/.test(line.slice(at, -1))) dropped.add(index + line.length - 1);
  }
  return dropped;
}
