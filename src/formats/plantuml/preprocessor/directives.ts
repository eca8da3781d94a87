// Which lines the preprocessor takes for itself, and which it passes on.

import { namePattern } from './characters.js';

/** The kinds of line, in the engine's words as far as people know them. */
export type LineKind =
  | 'plain'
  | 'comment'
  | 'comment-start'
  | 'define-function'
  | 'definelong'
  | 'define'
  | 'assignment'
  | 'ifdef'
  | 'undef'
  | 'ifndef'
  | 'assert'
  | 'if'
  | 'function'
  | 'procedure'
  | 'else'
  | 'elseif'
  | 'endif'
  | 'while'
  | 'endwhile'
  | 'foreach'
  | 'endfor'
  | 'end-definition'
  | 'return'
  | 'theme'
  | 'include'
  | 'includedef'
  | 'import'
  | 'startsub'
  | 'endsub'
  | 'includesub'
  | 'log'
  | 'dump_memory'
  | 'option'
  | 'exit';

const keyword = (word: string): string => `!${word}\\b`;

/** In the engine's order of attempts; each is tried at the first character that is no white space. */
const patterns: readonly (readonly [LineKind, RegExp])[] = (
  [
    ['define-function', `!define\\s+${namePattern}\\(`],
    ['definelong', `!definelong\\s+${namePattern}`],
    ['define', `!define\\s+${namePattern}`],
    ['assignment', `!\\s*(?:(?:local|global)\\s*)?\\$?${namePattern}\\s*\\??=`],
    ['ifdef', keyword('ifdef')],
    ['undef', keyword('undef')],
    ['ifndef', keyword('ifndef')],
    ['assert', keyword('assert')],
    ['if', keyword('if')],
    ['function', `!(?:unquoted\\s|final\\s)*function\\s+\\$?${namePattern}`],
    ['procedure', `!(?:unquoted\\s|final\\s)*procedure\\s+\\$?${namePattern}`],
    ['else', keyword('else')],
    ['elseif', keyword('elseif')],
    ['endif', keyword('endif')],
    ['while', keyword('while')],
    ['endwhile', keyword('endwhile')],
    ['foreach', keyword('foreach')],
    ['endfor', keyword('endfor')],
    ['end-definition', '!end\\s*(?:function|definelong|procedure)\\b'],
    ['return', keyword('return')],
    ['theme', keyword('theme')],
    ['include', '!include\\s*(?:url|_many|_once)?\\b'],
    ['includedef', keyword('includedef')],
    ['import', keyword('import')],
    ['startsub', keyword('startsub')],
    ['endsub', keyword('endsub')],
    ['includesub', keyword('includesub')],
    ['log', keyword('log')],
    ['dump_memory', keyword('dump_memory')],
    ['option', keyword('option')],
  ] as const
).map(([kind, source]) => [kind, new RegExp(source, 'uy')]);

const firstCharacter = /\S/g;

/** The kind of a line. */
export function lineKind(text: string): LineKind {
  firstCharacter.lastIndex = 0;
  const at = firstCharacter.exec(text)?.index ?? -1;
  if (at < 0) return 'plain';
  const first = text[at];
  if (first === "'") return 'comment';
  if (first === '/' && text[at + 1] === "'") return commentKind(text, at);
  return first === '!' ? directiveKind(text, at) : 'plain';
}

function commentKind(text: string, at: number): LineKind {
  const end = text.indexOf("'/", at + 2);
  if (end < 0) return text.includes("'/") ? 'plain' : 'comment-start';
  return text.trimEnd().endsWith("'/") ? 'comment' : 'plain';
}

function directiveKind(text: string, at: number): LineKind {
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = at;
    if (pattern.test(text)) return kind;
  }
  return 'plain';
}

/** Whether a line of the diagram's own text ends it. The engine looks for this before it reads anything else. */
export function isExit(text: string): boolean {
  return /^[ \t\u00a0]*!exit[ \t\u00a0]*$/.test(text);
}
