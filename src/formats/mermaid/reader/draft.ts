// The diagram while it is read: its statements so far, what was found wrong, and where everything stands in the author's text.

import type { IToken } from 'chevrotain';
import type { Code, DataOf } from '../../../diagnostics/catalogue.js';
import { type Details, type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.js';
import type { Origin, Statement } from '../../../ir/model.js';
import type { Span } from '../../../source/span.js';
import { Nester } from '../../kit/nester.js';
import type { Prepared, Taken } from '../prepare.js';
import { encoded } from '../texts.js';

/** A comment that the lexer met, with its place in the prepared text. */
export interface LexedComment {
  readonly image: string;
  readonly at: number;
}

/** Collects statements, comments between them, and findings. */
export class Draft {
  readonly findings: Diagnostic[] = [];
  readonly nester = new Nester();
  readonly prepared: Prepared;
  /** Where the chunk that is read begins in the prepared text. */
  base = 0;
  hasHeader = false;
  #comments: readonly LexedComment[] = [];
  #nextComment = 0;
  #nextTaken = 0;
  /** The end of the last statement, to see blank lines after it. */
  #lastEnd = 0;

  constructor(prepared: Prepared) {
    this.prepared = prepared;
  }

  /** Begins a chunk of the prepared text with the comments that its lexer met. */
  beginChunk(base: number, comments: readonly LexedComment[]): void {
    this.base = base;
    this.#comments = comments;
    this.#nextComment = 0;
  }

  add(statement: Statement): void {
    this.nester.add(statement);
  }

  report<C extends Code>(code: C, data: DataOf<C>, span: Span, details?: Details): void {
    this.findings.push(diagnostic(code, data, span, details));
  }

  /** Warns of a comment that became part of a text. */
  checkText(token: IToken): void {
    const at = /\s%%/.exec(token.image)?.index;
    if (at === undefined) return;
    const start = this.base + token.startOffset + at + 1;
    const comment = encoded(token.image.slice(at + 1).trimEnd());
    this.report('mermaid/comment-in-text', { comment }, this.prepared.place({ start, end: start + comment.length }));
  }

  // ---- places --------------------------------------------------------------------------------------------------

  #end({ startOffset, image }: IToken): number {
    const last = image.charCodeAt(image.length - 1);
    const length = last > 32 && last < 127 ? image.length : image.trimEnd().length;
    return this.base + startOffset + length;
  }

  /** The place of one token, or of all from one to another, in the author's text. */
  span(from: IToken, to: IToken = from): Span {
    return this.prepared.place({ start: this.base + from.startOffset, end: Math.max(this.#end(from), this.#end(to)) });
  }

  /** The origin of a statement; comments and directives before it are added first. */
  origin(from: IToken, to: IToken = from): Origin {
    const blankBefore = this.flush(this.base + from.startOffset);
    this.#lastEnd = this.#end(to);
    const span = this.prepared.place({ start: this.base + from.startOffset, end: Math.max(this.#end(from), this.#lastEnd) });
    return blankBefore ? { span, blankBefore } : { span };
  }

  // ---- comments, directives and blank lines --------------------------------------------------------------------

  /** Adds what stands before an offset of the prepared text and is no statement; tells whether a blank line stands right before it. */
  flush(offset: number): boolean {
    const { taken, frontMatter } = this.prepared;
    // The line end of a comment went with it, and so did that of the front matter.
    let missing = frontMatter && this.#lastEnd === 0 ? 1 : 0;
    for (;;) {
      const piece = taken[this.#nextTaken];
      const comment = this.#comments[this.#nextComment];
      const pieceAt = piece && piece.at <= offset ? piece.at : Number.POSITIVE_INFINITY;
      const commentAt = comment && comment.at < offset ? comment.at : Number.POSITIVE_INFINITY;
      if (piece && pieceAt < Number.POSITIVE_INFINITY && pieceAt <= commentAt) {
        this.#nextTaken++;
        this.#addTaken(piece);
        this.#lastEnd = Math.max(this.#lastEnd, piece.at);
        missing = piece.kind === 'comment' ? 1 : 0;
      } else if (comment && commentAt < Number.POSITIVE_INFINITY) {
        this.#nextComment++;
        this.#addLexed(comment, missing);
        missing = 0;
      } else return hasBlankLine(this.prepared.text, this.#lastEnd, offset, missing);
    }
  }

  #addTaken({ kind, text, span }: Taken): void {
    const head = this.hasHeader ? {} : { as: 'head' };
    const origin: Origin = { span, ...head, ...(hasBlankLine(this.prepared.original, 0, span.start) && { blankBefore: true as const }) };
    if (kind === 'comment') this.add(commentOf(text, '%%', origin));
    else if (kind === 'comment with directives' || text.endsWith('}%%')) this.add({ kind: 'verbatim', format: 'mermaid', text, origin });
    else {
      this.report('mermaid/unclosed-directive', { taken: text }, span);
      this.add({ kind: 'verbatim', format: 'mermaid', text: `${text.trimEnd()}}%%`, origin });
    }
  }

  #addLexed({ image, at }: LexedComment, missing: number): void {
    const span = this.prepared.place({ start: at, end: at + image.length });
    const mark = /^[^#%]?(?:#|%+)/.exec(image)?.[0] ?? '';
    const blankBefore = hasBlankLine(this.prepared.text, this.#lastEnd, at, missing);
    if (mark === '#' && !startsLine(this.prepared.text, at)) this.report('mermaid/text-cut', { comment: encoded(image) }, span);
    this.#lastEnd = at + image.length;
    const head = this.hasHeader ? {} : { as: 'head' };
    this.add(commentOf(encoded(image), mark, { span, ...head, ...(blankBefore && { blankBefore }) }));
  }
}

/** Whether an empty line stands right before `end`, behind `start`; `missing` line ends were taken from between the two. */
function hasBlankLine(text: string, start: number, end: number, missing = 0): boolean {
  let lineEnds = missing;
  for (let at = end - 1; at >= start; at--) {
    const sign = text.charCodeAt(at);
    if (sign === 10) lineEnds++;
    else if (sign !== 32 && sign !== 9 && sign !== 13) return lineEnds > 1;
    if (lineEnds > 1) return true;
  }
  return false;
}

function startsLine(text: string, at: number): boolean {
  return text.slice(text.lastIndexOf('\n', at - 1) + 1, at).trim() === '';
}

function commentOf(source: string, mark: string, origin: Origin): Statement {
  const text = source.slice(mark.length).trim();
  const canonical = text === '' ? '%%' : `%% ${text}`;
  const raw = source.trim() === canonical ? {} : { raw: { format: 'mermaid', text: source.trim() } };
  return { kind: 'comment', text, origin: { ...origin, ...raw } };
}

/** The place where something began, beside a finding about its end. */
export function beganAt(span: Span): Details {
  return { related: [{ message: 'it begins here', span }] };
}
