// What happens to the lines of a block before they are read: comments leave, continued lines are joined, the preprocessor runs.

import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.js';
import type { ParseOptions } from '../../format.js';
import type { Span } from '../../source/span.js';
import { type Block, linesOf } from './blocks.js';
import { type ExpandedLine, type Expansion, type MacroCall, preprocess, type SourceLine } from './preprocessor/index.js';

/** A comment as written, with its signs. */
export interface Comment {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly blankBefore: boolean;
}

/** A piece of the prepared text, and the author's text that it comes from. */
export interface Piece extends Span {
  /** Where it begins in the prepared text; it goes on to the next piece. */
  readonly at: number;
  /** Whether it is the author's text, sign by sign; otherwise it stands as a whole for all of it. */
  readonly copied: boolean;
  /** The macro that it came from, where its meaning is known. */
  readonly macro?: MacroCall;
}

/** The lines that are read, and what stands between them. */
export interface Prepared {
  /** The lines, with `\n` between them. */
  readonly text: string;
  /** In the order of the text. */
  readonly pieces: readonly Piece[];
  readonly comments: readonly Comment[];
  readonly expansions: readonly Expansion[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Prepares the lines of a block. Where nothing is to be done to them, they stay one piece. */
export function prepare(block: Block, source: string, options: ParseOptions): Prepared {
  const [only, further] = block.stretches;
  const text = only && !further && block.prefix === '' ? source.slice(only.start, only.end) : undefined;
  if (!only || text === undefined || !isReady(text)) return prepareLines(block, source, options);
  return { text, pieces: [{ at: 0, start: only.start, end: only.end, copied: true }], comments: [], expansions: [], diagnostics: [] };
}

/** Looks for what changes lines: other line ends, comments, lines that go on, directives, calls. */
function isReady(text: string): boolean {
  return !(
    text.includes('\r') ||
    (text.includes("'") && /^[^\S\n]*\/?'|'\/[^\S\n]*$|\/'''/m.test(text)) ||
    (text.includes('\\') && /\\$/m.test(text)) ||
    needsPreprocessor(text)
  );
}

function prepareLines(block: Block, source: string, options: ParseOptions): Prepared {
  const { lines, comments, unclosed } = withoutComments(linesOf(block, source));
  const joined = joinLines(lines);
  const open = unclosed ? [unclosedComment(unclosed, lines.length)] : [];
  if (!joined.some((line) => needsPreprocessor(line.text)))
    return { ...joinedPieces(joined.map(copied), source), comments, expansions: [], diagnostics: open };
  const { include, filename, limits } = options;
  const expanded = preprocess(joined, {
    ...(include && { include }),
    ...(filename !== undefined && { filename }),
    ...(limits && { limits }),
    ...(block.name !== undefined && { blockName: block.name }),
    source,
  });
  const { expansions, diagnostics } = expanded;
  return { ...joinedPieces(expanded.lines, source), comments, expansions, diagnostics: [...open, ...diagnostics] };
}

/** Lines as one text; the author's own that follow one another are one piece. */
function joinedPieces(lines: readonly ExpandedLine[], source: string): Pick<Prepared, 'text' | 'pieces'> {
  const pieces: Piece[] = [];
  let at = 0;
  let last: (Piece & { end: number }) | undefined;
  for (const { text, start, end, copied, macro } of lines) {
    // A line that lost its tail to a comment is shorter than its place.
    const isWhole = last && at === last.at + last.end + 1 - last.start;
    if (isWhole && last?.copied && copied && start === last.end + 1 && source.charCodeAt(last.end) === 10) last.end = end;
    else {
      last = { at, start, end, copied, ...(macro && { macro }) };
      pieces.push(last);
    }
    at += text.length + 1;
  }
  return { text: lines.map(({ text }) => text).join('\n'), pieces };
}

/** A comment that never ends takes the rest. If it leaves not even two lines, PlantUML sees no diagram at all. */
function unclosedComment(span: Span, left: number): Diagnostic {
  if (left < 2) return diagnostic('unclosed-block', { keyword: "/'", close: "'/" }, span);
  return diagnostic('plantuml/unclosed-comment', {}, span);
}

function copied(line: SourceLine): ExpandedLine {
  return { text: line.text, start: line.start, end: line.end, copied: true };
}

/** Whether any line of a text is a directive, or has a call in it. */
function needsPreprocessor(text: string): boolean {
  return (text.includes('!') && /^[^\S\n]*!/m.test(text)) || (/[%$]/.test(text) && /[%$]\w+\s*\(/.test(text));
}

interface WithoutComments {
  readonly lines: readonly SourceLine[];
  readonly comments: readonly Comment[];
  /** Where a comment begins that never ends. */
  readonly unclosed?: Span;
}

/** Takes comments out; only the signs at the start and at the end of a line make one. */
function withoutComments(source: readonly SourceLine[]): WithoutComments {
  const lines: SourceLine[] = [];
  const comments: Comment[] = [];
  let open: { readonly start: number; readonly texts: string[]; readonly blankBefore: boolean } | undefined;
  let blankBefore = false;
  for (const line of joinComments(source)) {
    const text = line.text.trim();
    const start = line.start + (line.text.length - line.text.trimStart().length);
    if (open) {
      open.texts.push(line.text);
      if (text.endsWith("'/")) {
        comments.push({ text: open.texts.join('\n').trim(), start: open.start, end: line.end, blankBefore: open.blankBefore });
        open = undefined;
      }
      continue;
    }
    if (text.startsWith("'")) comments.push({ text, start, end: line.end, blankBefore });
    else if (text.startsWith("/'")) {
      const close = text.indexOf("'/", 2);
      if (text.endsWith("'/") && text.length > 3) comments.push({ text, start, end: line.end, blankBefore });
      else if (close > 0) lines.push({ text: text.slice(close + 2), start: start + close + 2, end: line.end });
      else open = { start, texts: [line.text], blankBefore };
    } else lines.push(withoutTail(line, text));
    blankBefore = text === '';
  }
  if (open)
    comments.push({
      text: open.texts.join('\n').trim(),
      start: open.start,
      end: source.at(-1)?.end ?? open.start,
      blankBefore: open.blankBefore,
    });
  return { lines, comments, ...(open && { unclosed: { start: open.start, end: open.start + 2 } }) };
}

function withoutTail(line: SourceLine, trimmed: string): SourceLine {
  const { text, start, end } = line;
  const bare = text.includes("/'''") ? text.replace(/\/'''\w*'''\//g, '') : text;
  if (!trimmed.endsWith("'/")) return bare === text ? line : { text: bare, start, end };
  const cut = bare.lastIndexOf("/'");
  return cut < 0 ? line : { text: bare.slice(0, cut), start, end };
}

/** A backslash as the last sign joins the next line. */
const goesOn = (line: string): boolean => line.endsWith('\\') && !line.endsWith('\\\\');

const isComment = (line: string): boolean => line.trimStart().startsWith("'");

/**
 * A comment takes the next line where it ends so: lines are joined to a comment before comments leave, and the others behind that. A comment
 * within a line that goes on takes nothing.
 */
function joinComments(source: readonly SourceLine[]): readonly SourceLine[] {
  if (!source.some(({ text }) => goesOn(text) && isComment(text))) return source;
  let isWithin = false;
  return joined(source, (text, isJoined) => {
    if (isJoined) return goesOn(text);
    if (isComment(text)) return goesOn(text) && !isWithin;
    isWithin = goesOn(text);
    return false;
  });
}

function joinLines(source: readonly SourceLine[]): readonly SourceLine[] {
  return source.some(({ text }) => text.endsWith('\\')) ? joined(source, goesOn) : source;
}

/** Each line that takes the next joined to it, without its last sign. */
function joined(source: readonly SourceLine[], takesNext: (text: string, isJoined: boolean) => boolean): readonly SourceLine[] {
  const lines: SourceLine[] = [];
  let open: { readonly start: number; readonly texts: string[] } | undefined;
  for (const line of source) {
    if (takesNext(line.text, open !== undefined)) {
      open ??= { start: line.start, texts: [] };
      open.texts.push(line.text.slice(0, -1));
    } else if (open) {
      open.texts.push(line.text);
      lines.push({ text: open.texts.join(''), start: open.start, end: line.end });
      open = undefined;
    } else lines.push(line);
  }
  if (open) lines.push({ text: open.texts.join(''), start: open.start, end: source.at(-1)?.end ?? open.start });
  return lines;
}
