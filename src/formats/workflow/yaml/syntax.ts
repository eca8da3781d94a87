// The concrete syntax of a YAML text, by the lexer and parser of the `yaml` package, and the comments on the way.

import { CST, Lexer, Parser } from 'yaml';
import { type LineStarts, lineStarts, positionAt } from '../../../source/positions.js';
import type { Comment } from './nodes.js';

/** What stands in a text, as it stands there. */
export interface Syntax {
  readonly tokens: readonly CST.Token[];
  readonly comments: readonly Comment[];
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
    else if (lexeme.trim() !== '') after = offset + lexeme.trimEnd().length;
    isScalar = false;
    offset += lexeme.length;
  }
  for (const token of parser.end()) tokens.push(token);
  return { tokens, comments, depth, lines };
}

function commentOf(lexeme: string, start: number, after: number, text: string, lines: LineStarts): Comment {
  const words = lexeme.slice(lexeme.startsWith('# ') ? 2 : 1).trimEnd();
  const lineStart = start - positionAt(lines, start).column + 1;
  const ownLine = after <= lineStart || text.slice(lineStart, start).trim() === '';
  return { text: words, span: { start, end: start + lexeme.trimEnd().length }, ownLine, after };
}
