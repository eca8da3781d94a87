// The concrete syntax of a YAML text, by the lexer and parser of the `yaml` package, and the comments on the way.

import { CST, Lexer, Parser } from 'yaml';
import { type LineStarts, lineStarts, positionAt } from '../../../source/positions.js';
import type { Comment } from './nodes.js';

/** What stands in a text, as it stands there. */
export interface Syntax {
  readonly tokens: readonly CST.Token[];
  readonly comments: readonly Comment[];
  /** Where quoted texts begin that nothing closes, by the offset at which they end. */
  readonly unclosed: ReadonlyMap<number, number>;
  /** How deep its collections nest. */
  readonly depth: number;
  readonly lines: LineStarts;
}

const isMark = (lexeme: string): boolean => lexeme === CST.BOM || lexeme === CST.DOCUMENT || lexeme === CST.FLOW_END;

/** Takes a text apart. */
export function syntaxOf(text: string): Syntax {
  const lines = lineStarts(text);
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  const comments: Comment[] = [];
  const unclosed = new Map<number, number>();
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
    if (!isScalar && isMark(lexeme)) {
      if (lexeme === CST.BOM) offset += lexeme.length;
      continue;
    }
    if (!isScalar && lexeme.startsWith('#')) comments.push(commentOf(lexeme, offset, after, text, lines));
    else if (!isScalar && isUnclosed(lexeme)) unclosed.set(offset + lexeme.length, offset);
    else if (lexeme.trim() !== '') after = offset + lexeme.trimEnd().length;
    isScalar = false;
    offset += lexeme.length;
  }
  for (const token of parser.end()) tokens.push(token);
  return { tokens, comments, unclosed, depth, lines };
}

/** Whether a text begins with a quotation mark that does not close it: before the last one stands a backslash, or it is one of two. */
function isUnclosed(lexeme: string): boolean {
  const quote = lexeme.charAt(0);
  if (quote !== '"' && quote !== "'") return false;
  if (lexeme.length < 2 || !lexeme.endsWith(quote)) return true;
  const last = lexeme.length - 1;
  return runBefore(lexeme, quote === '"' ? '\\' : quote, last) % 2 === 1;
}

/** How many of a sign stand before an offset, without the text's first. */
function runBefore(text: string, sign: string, end: number): number {
  let at = end;
  while (at > 1 && text.charAt(at - 1) === sign) at--;
  return end - at;
}

function commentOf(lexeme: string, start: number, after: number, text: string, lines: LineStarts): Comment {
  const words = lexeme.slice(lexeme.startsWith('# ') ? 2 : 1).trimEnd();
  const lineStart = start - positionAt(lines, start).column + 1;
  const ownLine = after <= lineStart || text.slice(lineStart, start).trim() === '';
  return { text: words, span: { start, end: start + lexeme.trimEnd().length }, ownLine, after };
}
