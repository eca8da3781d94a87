// Reads a YAML text with the `yaml` package: its lexer and parser give the concrete syntax, its composer what is not YAML.

import { Composer, CST, Lexer, Parser } from 'yaml';
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.js';
import { type LineStarts, lineStarts, positionAt } from '../../../source/positions.js';
import type { Span } from '../../../source/span.js';
import { Converter } from './convert.js';
import type { Comment, Node } from './nodes.js';

/** One document of a YAML text. */
export interface Document {
  readonly root?: Node;
  readonly span: Span;
}

/** What reading YAML gave. */
export interface Yaml {
  readonly documents: readonly Document[];
  /** Of all documents, in order. */
  readonly comments: readonly Comment[];
  readonly diagnostics: readonly Diagnostic[];
  readonly lines: LineStarts;
}

/** Up to this depth YAML's own composer, which calls itself for each level, looks for what is not YAML. */
const deepest = 300;

/** Reads a YAML text; with errors the documents hold what could be read. */
export function readYaml(text: string): Yaml {
  const lines = lineStarts(text);
  const { tokens, comments, depth } = readTokens(text, lines);
  const converter = new Converter();
  const documents: Document[] = [];
  const starts: number[] = [];
  for (const token of tokens) {
    if (token.type !== 'document') continue;
    const root = token.value && converter.convert(token.value, token.start);
    starts.push(documents.length === 0 ? 0 : token.offset);
    documents.push({ ...(root && { root }), span: { start: token.offset, end: text.length } });
  }
  const placed = documents.map(({ root }, at): Document => {
    const span = { start: starts[at] ?? 0, end: starts[at + 1] ?? text.length };
    return { ...(root && { root }), span };
  });
  const syntax = depth <= deepest ? complaints(tokens, text) : tokens.flatMap((token) => brokenToken(token));
  return { documents: placed, comments, diagnostics: [...syntax, ...converter.diagnostics], lines };
}

interface Tokens {
  readonly tokens: readonly CST.Token[];
  readonly comments: readonly Comment[];
  readonly depth: number;
}

const marks: ReadonlySet<string> = new Set([CST.BOM, CST.DOCUMENT, CST.FLOW_END]);

/** The concrete syntax, and the comments on the way. */
function readTokens(text: string, lines: LineStarts): Tokens {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  const comments: Comment[] = [];
  let offset = 0;
  let depth = 0;
  let after = 0;
  // The lexer announces a scalar with a mark of no width; what comes next is its text, whatever it looks like.
  let isScalar = false;
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) tokens.push(token);
    depth = Math.max(depth, parser.stack.length);
    if (!isScalar && lexeme === CST.SCALAR) {
      isScalar = true;
      continue;
    }
    if (!isScalar && marks.has(lexeme)) {
      if (lexeme === CST.BOM) offset += lexeme.length;
      continue;
    }
    if (!isScalar && lexeme.startsWith('#')) comments.push(commentOf(lexeme, offset, after, text, lines));
    else if (lexeme.trim() !== '') after = offset + lexeme.trimEnd().length;
    isScalar = false;
    offset += lexeme.length;
  }
  for (const token of parser.end()) tokens.push(token);
  return { tokens, comments, depth };
}

function commentOf(lexeme: string, start: number, after: number, text: string, lines: LineStarts): Comment {
  const words = lexeme.slice(lexeme.startsWith('# ') ? 2 : 1).trimEnd();
  const lineStart = start - positionAt(lines, start).column + 1;
  const ownLine = after <= lineStart || text.slice(lineStart, start).trim() === '';
  return { text: words, span: { start, end: start + lexeme.trimEnd().length }, ownLine, after };
}

/** What YAML's composer finds wrong. */
function complaints(tokens: readonly CST.Token[], text: string): Diagnostic[] {
  // Keys given twice are reported by the converter, in our words and for any depth.
  const composer = new Composer({ keepSourceTokens: true, strict: true, uniqueKeys: false, merge: true, logLevel: 'silent' });
  const found: Diagnostic[] = [];
  for (const document of composer.compose(tokens, true, text.length)) {
    for (const { name, pos, message } of [...document.errors, ...document.warnings]) {
      const start = Math.min(pos[0], text.length);
      const span = { start, end: Math.min(Math.max(pos[1], start), text.length) };
      if (name === 'YAMLParseError') found.push(syntaxError(message, span, text));
      // Tags have no meaning here; where one stands in a text, the reader says so.
      else if (!/^Unresolved tag/.test(message)) found.push(diagnostic('yaml-warning', { reason: firstLine(message) }, span));
    }
  }
  return found;
}

function brokenToken(token: CST.Token): readonly Diagnostic[] {
  if (token.type !== 'error') return [];
  return [
    diagnostic('yaml-syntax', { reason: firstLine(token.message) }, { start: token.offset, end: token.offset + token.source.length }),
  ];
}

function firstLine(message: string): string {
  return (message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/, '').replace(/\.$/, '');
}

/** A colon within a text is what people stumble over; anything else is said in YAML's words. */
function syntaxError(message: string, span: Span, text: string): Diagnostic {
  const reason = firstLine(message);
  if (/^Nested mappings are not allowed in compact mappings/.test(reason)) {
    const end = text.slice(span.start).search(/[\r\n]|$/) + span.start;
    const quoted = text
      .slice(span.start, end)
      .replace(/\s+#.*$/, '')
      .trimEnd();
    return diagnostic('colon-in-text', { quoted: JSON.stringify(quoted) }, { start: span.start, end: span.start + quoted.length });
  }
  return diagnostic('yaml-syntax', { reason }, span);
}
