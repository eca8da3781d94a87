// The statements of a text: lexed and parsed in chunks of whole lines, so that memory stays flat; a broken line is skipped as a whole.

import { EOF, type ILexingResult, type IRecognitionException, type IToken, type Lexer } from 'chevrotain';
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.js';
import { MermaidParser } from '../parser.js';
import type { Prepared } from '../prepare.js';
import { createLexer, NewLine } from '../tokens.js';
import type { LexedComment } from './draft.js';
import { explain } from './errors.js';
import type { Reader } from './reader.js';

let engine: { readonly lexer: Lexer; readonly parser: MermaidParser } | undefined;

/** Built once, when the first text is read: building costs more than reading a small text. */
function getEngine(): { readonly lexer: Lexer; readonly parser: MermaidParser } {
  engine ??= { lexer: createLexer({ validate: false }), parser: new MermaidParser({ validate: false }) };
  return engine;
}

/** The first chunk is small, so that a small text costs little; whole lines are added until this many characters. */
const chunkLength = 32_768;

/**
 * A line end of our own behind the text, so that its last line is like any other; `;` ends a line even where a blank swallowed the line end
 * before it.
 */
const lastLineEnd = '\n;';

/** Tells the reader of each statement, and gives what could not be read. */
export function readStatements(prepared: Prepared, reader: Reader, limit: number): readonly Diagnostic[] {
  const { lexer, parser } = getEngine();
  const errors = new ErrorList(prepared, limit);
  parser.sink = reader;
  const { text } = prepared;
  for (let start = 0, end = -1; end < text.length; start = end) {
    end = chunkEnd(text, start);
    const chunk = end < text.length ? text.slice(start, end) : text.slice(start) + lastLineEnd;
    const lexed = lexer.tokenize(chunk);
    reader.beginChunk(start, commentsOf(lexed, start));
    parseChunk(parser, lexed.tokens, start, errors);
    for (const lexError of lexed.errors) errors.addAt(start + lexError.offset, lexError.length);
  }
  parser.sink = undefined;
  parser.input = [];
  return errors.finish();
}

/** Behind an error this many tokens are tried, and more as long as all goes well: a flood of errors costs no more than its length. */
const smallWindow = 64;

/** Parses all of a chunk; behind an error it goes on at the end of the line. */
function parseChunk(parser: MermaidParser, tokens: IToken[], base: number, errors: ErrorList): void {
  let size = tokens.length;
  for (let from = 0; from < tokens.length; ) {
    const to = lineEndFrom(tokens, from + size) + 1;
    parser.input = from === 0 && to >= tokens.length ? tokens : tokens.slice(from, to);
    parser.statements();
    const [error] = parser.errors;
    if (error) errors.add(error, tokens, base);
    const broken = error ? tokens.indexOf(error.token, from) : -1;
    size = error ? smallWindow : size * 4;
    from = broken < 0 ? to : lineEndFrom(tokens, broken);
  }
}

/** The first token at or behind an index that ends a line; the last one where none does. */
function lineEndFrom(tokens: readonly IToken[], index: number): number {
  for (let at = index; at < tokens.length; at++) {
    const token = tokens[at];
    if (token && isLineEnd(token)) return at;
  }
  return tokens.length;
}

function isLineEnd({ tokenType }: IToken): boolean {
  return tokenType === NewLine || tokenType.CATEGORIES?.includes(NewLine) === true;
}

function commentsOf(lexed: ILexingResult, base: number): LexedComment[] {
  const comments: IToken[] = lexed.groups['comments'] ?? [];
  return comments.map(({ image, startOffset }) => ({ image, at: base + startOffset }));
}

/** A chunk ends behind a line that is certainly complete: a text after a colon, or `end`, outside of anything in braces. */
function chunkEnd(text: string, start: number): number {
  const least = start + chunkLength;
  if (least >= text.length) return text.length;
  let isOpen = false;
  let done = start;
  for (let at = text.indexOf('\n', least); at >= 0; at = text.indexOf('\n', at + 1)) {
    if (!isComplete(text.slice(text.lastIndexOf('\n', at - 1) + 1, at))) continue;
    const piece = text.slice(done, at + 1);
    const close = piece.lastIndexOf('}');
    isOpen = /(?:@|accDescr\s*)\{/i.test(piece.slice(close + 1)) || (isOpen && close < 0);
    if (!isOpen) return at + 1;
    done = at + 1;
  }
  return text.length;
}

function isComplete(line: string): boolean {
  const colon = line.indexOf(':');
  return colon < 0 ? /^\s*end$/.test(line) : /\S$/.test(line) && line.slice(colon + 1).trim().length > 1;
}

// ---- errors ----------------------------------------------------------------------------------------------------

/** The errors of the parser as findings: one for each broken line, the rest counted. */
class ErrorList {
  readonly #prepared: Prepared;
  readonly #limit: number;
  readonly #found: Diagnostic[] = [];
  readonly #lines = new Set<number>();
  #more = 0;

  constructor(prepared: Prepared, limit: number) {
    this.#prepared = prepared;
    this.#limit = limit;
  }

  add(error: IRecognitionException & { readonly previousToken?: IToken }, tokens: readonly IToken[], base: number): void {
    const { token, previousToken } = error;
    const known = token.tokenType !== EOF && !Number.isNaN(token.startOffset);
    const last = previousToken ?? tokens.at(-1);
    const behind = base + (last ? last.startOffset + last.image.trimEnd().length : 0);
    // What is missing at the end of a line is missing behind its last sign.
    const at = known && !isLineEnd(token) ? base + token.startOffset : Math.min(behind, known ? base + token.startOffset : behind);
    this.#report(at, known && !isLineEnd(token) ? token.image : '', error.message.split('\n'));
  }

  addAt(offset: number, length: number): void {
    this.#report(offset, this.#prepared.text.slice(offset, offset + length), []);
  }

  #report(at: number, image: string, expected: readonly string[]): void {
    const { text } = this.#prepared;
    const start = Math.min(at, text.length);
    const line = text.lastIndexOf('\n', start - 1);
    if (this.#lines.has(line)) return;
    this.#lines.add(line);
    if (this.#found.length >= this.#limit) {
      this.#more++;
      return;
    }
    const found = start >= text.length ? '' : image.trimEnd();
    const place = (from: number, to: number) => this.#prepared.place({ start: from, end: Math.min(text.length, to) });
    this.#found.push(explain({ text, at: start, found: found.trim(), expected, place }));
  }

  finish(): readonly Diagnostic[] {
    if (this.#more > 0) this.#found.push(diagnostic('too-many-errors', { count: this.#more }, undefined));
    return this.#found;
  }
}
