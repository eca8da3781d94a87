// Mermaid text to diagram: prepare, lex in chunks of whole lines, parse, and make the errors of recovery ours.

import { EOF, type ILexingResult, type IRecognitionException, type IToken, type Lexer } from 'chevrotain';
import { parseDocument } from 'yaml';
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.js';
import type { Parsed, ParseOptions } from '../../format.js';
import type { JsonObject, Origin } from '../../ir/model.js';
import { restoreCarried } from '../kit/carry/read.js';
import type { LexedComment } from './draft.js';
import { explain } from './errors.js';
import { MermaidParser } from './parser.js';
import { type Prepared, prepare } from './prepare.js';
import { Reader } from './reader.js';
import { sanitized } from './sanitized.js';
import { createLexer } from './tokens.js';
import { otherDiagrams } from './vocabulary.js';

let engine: { readonly lexer: Lexer; readonly parser: MermaidParser } | undefined;

/** Built once, when the first text is read: building costs more than reading a small text. */
function getEngine(): { readonly lexer: Lexer; readonly parser: MermaidParser } {
  engine ??= { lexer: createLexer({ validate: false }), parser: new MermaidParser({ validate: false }) };
  return engine;
}

/** The first chunk is small, so that a small text costs little; whole lines are added until this many characters. */
const chunkLength = 32_768;

/** Reads a Mermaid sequence diagram. */
export function read(text: string, options: ParseOptions): Parsed {
  const prepared = prepare(text);
  const other = kindOf(prepared, text);
  if (other) return { diagnostics: [other] };
  const reader = new Reader(prepared);
  const front = readFrontMatter(prepared);
  const syntax = readStatements(prepared, reader, options.limits?.errors ?? 100);
  const diagram = reader.finish(front);
  const { diagram: restored, diagnostics: carried } = restoreCarried(diagram);
  const diagnostics = [...front.diagnostics, ...syntax, ...reader.findings].sort((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0));
  return { diagram: restored, diagnostics: [...diagnostics, ...carried] };
}

/** What is wrong with a text that does not begin as a sequence diagram. */
function kindOf(prepared: Prepared, original: string): Diagnostic | undefined {
  const { text, length } = prepared;
  if (/^\s*sequenceDiagram/.test(text)) return undefined;
  const begin = /^\s*(\S*)/.exec(text);
  const word = begin?.[1] ?? '';
  const at = (begin?.[0].length ?? 0) - word.length;
  const span = prepared.place({ start: at, end: Math.min(length, at + word.length) });
  const other = otherDiagrams.find(([pattern]) => pattern.test(text.slice(at)));
  if (other) return diagnostic('not-a-sequence-diagram', { kind: other[1], format: 'Mermaid', found: word }, span);
  if (/^sequenceDiagram\b/i.test(word)) return diagnostic('mermaid/header-case', { found: word }, span);
  return diagnostic('no-diagram', { format: 'Mermaid' }, original === '' ? { start: 0, end: 0 } : span);
}

interface FrontMatter {
  readonly title?: string;
  readonly config?: JsonObject;
  readonly origin?: Origin;
  readonly diagnostics: readonly Diagnostic[];
}

/** The title and the configuration of a front matter. */
function readFrontMatter({ frontMatter }: Prepared): FrontMatter {
  if (!frontMatter) return { diagnostics: [] };
  const lines = frontMatter.text.split('\n');
  const document = parseDocument(lines.slice(1, -1).join('\n'), { logLevel: 'silent' });
  const [problem] = document.errors;
  const origin: Origin = { raw: { format: 'mermaid', text: frontMatter.text } };
  if (problem)
    return {
      origin,
      diagnostics: [diagnostic('mermaid/front-matter', { reason: problem.message.split('\n')[0] ?? '' }, frontMatter.span)],
    };
  const value: unknown = toPlain(document);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { origin, diagnostics: [] };
  const { title, ...config } = value as JsonObject;
  return {
    ...(title !== undefined && title !== null && { title: shownTitle(String(title)) }),
    ...(Object.keys(config).length > 0 && { config }),
    origin,
    diagnostics: [],
  };
}

/** A title is drawn on one line, cleaned as HTML; its entities stay as they are. */
export function shownTitle(title: string): string {
  const line = title.includes('\n') ? title.replace(/\s*\n\s*/g, ' ').trim() : title;
  return sanitized(line);
}

function toPlain(document: ReturnType<typeof parseDocument>): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch {
    // The yaml package throws on alias bombs; such a front matter configures nothing.
    return undefined;
  }
}

// ---- chunks ----------------------------------------------------------------------------------------------------

function readStatements(prepared: Prepared, reader: Reader, limit: number): readonly Diagnostic[] {
  const { lexer, parser } = getEngine();
  const errors = new ErrorList(prepared, limit);
  parser.sink = reader;
  for (let start = 0; start < prepared.text.length; ) {
    const end = chunkEnd(prepared.text, start);
    const chunk = start === 0 && end === prepared.text.length ? prepared.text : prepared.text.slice(start, end);
    const lexed = lexer.tokenize(chunk);
    reader.beginChunk(start, commentsOf(lexed, start));
    parser.input = lexed.tokens;
    parser.statements();
    if (parser.errors.length > 0) errors.add(parser.errors, lexed.tokens, start);
    for (const lexError of lexed.errors) errors.addAt(start + lexError.offset, lexError.length);
    start = end;
  }
  parser.sink = undefined;
  parser.input = [];
  return errors.finish();
}

function commentsOf(lexed: ILexingResult, base: number): LexedComment[] {
  const comments: IToken[] = lexed.groups['comments'] ?? [];
  return comments.map(({ image, startOffset }) => ({ image, at: base + startOffset }));
}

/** A chunk ends behind a line that is certainly complete: a text after a colon, or `end`, outside of anything in braces. */
function chunkEnd(text: string, start: number): number {
  const complete = /(?::[^\S\n]*\S[^\n]*\S|\n[^\S\n]*end)\n/g;
  complete.lastIndex = start + chunkLength;
  if (complete.lastIndex >= text.length) return text.length;
  for (let hit = complete.exec(text); hit; hit = complete.exec(text)) {
    const end = hit.index + hit[0].length;
    if (!/(?:@|accDescr\s*)\{[^}]*$/i.test(text.slice(start, end))) return end;
  }
  return text.length;
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

  add(errors: readonly IRecognitionException[], tokens: readonly IToken[], base: number): void {
    for (const error of errors) {
      const { token, previousToken } = error as IRecognitionException & { readonly previousToken?: IToken };
      const known = token.tokenType !== EOF && !Number.isNaN(token.startOffset);
      const last = previousToken ?? tokens.at(-1);
      const at = known ? base + token.startOffset : base + (last ? last.startOffset + last.image.length : 0);
      this.#report(at, known ? token.image : '', error);
    }
  }

  addAt(offset: number, length: number): void {
    this.#report(offset, this.#prepared.text.slice(offset, offset + length), undefined);
  }

  #report(at: number, image: string, error: IRecognitionException | undefined): void {
    const { text, length } = this.#prepared;
    const start = Math.min(at, length);
    const line = text.lastIndexOf('\n', start - 1);
    if (this.#lines.has(line)) return;
    this.#lines.add(line);
    if (this.#found.length >= this.#limit) {
      this.#more++;
      return;
    }
    const found = image.startsWith('\n') || start >= length ? '' : image;
    const span = this.#prepared.place({ start, end: Math.min(length, start + found.trimEnd().length) });
    this.#found.push(explain({ text, at: start, found: found.trim(), error, span }));
  }

  finish(): readonly Diagnostic[] {
    if (this.#more > 0) this.#found.push(diagnostic('too-many-errors', { count: this.#more }, undefined));
    return this.#found;
  }
}
