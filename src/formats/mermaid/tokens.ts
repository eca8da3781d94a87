// Mermaid's own lexer, token by token and in its order: modes for ids, texts and configurations, keywords in any case.

import { type CustomPatternMatcherFunc, createToken, Lexer, type TokenType } from 'chevrotain';
import { anyStartBut } from '../kit/starts.js';
import { arrows, keywords } from './vocabulary.js';

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

// ---- line ends, blanks and comments ----------------------------------------------------------------------------

/** Line ends and `;`, alone or many. */
export const NewLine = createToken({ name: 'NewLine', label: 'the end of the line', pattern: /\n+/, line_breaks: true });
export const Semicolon = createToken({ name: 'Semicolon', label: 'a semicolon', pattern: /;/, categories: [NewLine] });
/** A blank swallows the line ends after it. */
const Blank = createToken({ name: 'Blank', pattern: /\s+/, group: Lexer.SKIPPED, line_breaks: true });
const BlankInLine = createToken({
  name: 'BlankInLine',
  pattern: /[\t\v\f\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]+/,
  group: Lexer.SKIPPED,
});
const HashComment = createToken({ name: 'HashComment', pattern: /#[^\n]*/, group: 'comments' });
const PercentComment = createToken({ name: 'PercentComment', pattern: /%(?!\{)[^\n]*/, group: 'comments' });

const afterAnyCharacter = /[^\n]*/y;
const matchLateComment: CustomPatternMatcherFunc = (text, offset) => {
  if (text.charCodeAt(offset + 1) !== 37 || text.charCodeAt(offset + 2) !== 37 || text.charCodeAt(offset) === 125) return null;
  afterAnyCharacter.lastIndex = offset + 1;
  const rest = afterAnyCharacter.exec(text);
  return rest && [text.charAt(offset) + rest[0]];
};
/** `a%% …`: the sign before the percent signs belongs to the comment. */
const LateComment = createToken({
  name: 'LateComment',
  pattern: { exec: matchLateComment },
  group: 'comments',
  line_breaks: false,
  start_chars_hint: anyStartBut('}\n'),
});

// ---- keywords --------------------------------------------------------------------------------------------------

const word = (name: string, spelling: string, mode?: string): TokenType =>
  createToken({
    name,
    label: `\`${spelling}\``,
    pattern: new RegExp(`${escaped(spelling)}\\b`, 'i'),
    ...(mode !== undefined && { push_mode: mode }),
  });

export const Box = word('Box', 'box', 'line');
export const ParticipantWord = word('ParticipantWord', 'participant', 'id');
export const ActorWord = word('ActorWord', 'actor', 'id');
export const Create = word('Create', 'create');
export const Destroy = word('Destroy', 'destroy', 'id');
export const Loop = word('Loop', 'loop', 'line');
export const Rect = word('Rect', 'rect', 'line');
export const Opt = word('Opt', 'opt', 'line');
export const Alt = word('Alt', 'alt', 'line');
export const Else = word('Else', 'else', 'line');
export const Par = word('Par', 'par', 'line');
export const ParOver = word('ParOver', 'par_over', 'line');
export const And = word('And', 'and', 'line');
export const Critical = word('Critical', 'critical', 'line');
export const Option = word('Option', 'option', 'line');
export const Break = word('Break', 'break', 'line');
export const End = word('End', 'end');
export const LeftOf = word('LeftOf', 'left of');
export const RightOf = word('RightOf', 'right of');
export const Links = word('Links', 'links');
export const Link = word('Link', 'link');
export const Properties = word('Properties', 'properties');
export const Details = word('Details', 'details');
export const Over = word('Over', 'over');
export const Note = word('Note', 'note');
export const Activate = word('Activate', 'activate', 'id');
export const Deactivate = word('Deactivate', 'deactivate', 'id');
export const SequenceDiagram = word('SequenceDiagram', 'sequenceDiagram');
export const Autonumber = word('Autonumber', 'autonumber');
export const Off = word('Off', 'off');

// ---- titles ----------------------------------------------------------------------------------------------------

/** `title Text` and `title: Text`: at least one blank (or a line end) and one sign. */
export const Title = createToken({ name: 'Title', label: '`title` and its text', pattern: /title:?\s[^#\n;]+/i, line_breaks: true });
export const AccTitle = createToken({
  name: 'AccTitle',
  label: '`accTitle:`',
  pattern: /accTitle\s*:\s*/i,
  push_mode: 'value',
  line_breaks: true,
});
export const AccDescr = createToken({
  name: 'AccDescr',
  label: '`accDescr:`',
  pattern: /accDescr\s*:\s*/i,
  push_mode: 'value',
  line_breaks: true,
});
export const AccDescrBlock = createToken({
  name: 'AccDescrBlock',
  label: '`accDescr {`',
  pattern: /accDescr\s*\{\s*/i,
  push_mode: 'block',
  line_breaks: true,
});
/** All the rest of a line, nothing excepted. */
export const Value = createToken({
  name: 'Value',
  label: 'a text',
  pattern: /[^\n]+/,
  pop_mode: true,
  start_chars_hint: anyStartBut('\n'),
});
const NoValue = createToken({ name: 'NoValue', pattern: /\n+/, pop_mode: true, categories: [NewLine], line_breaks: true });
export const BlockValue = createToken({
  name: 'BlockValue',
  label: 'a text',
  pattern: /[^}]+/,
  line_breaks: true,
  start_chars_hint: anyStartBut('}'),
});
export const BlockEnd = createToken({ name: 'BlockEnd', label: '`}`', pattern: /\}/, pop_mode: true });

// ---- participants ----------------------------------------------------------------------------------------------

/** What ends a name although its first sign could go on with it. */
const nameEnd = /-x|--x|-\)|--\)|-\|\\|-\\|-\/|-\/\/|-\|\/|\/\|-|\\\|-|\/\/-|\\\\-|--\|\\|--|\(\)/;
/** What is no name although it could begin one: all that stands before names in Mermaid's own order. */
const noName = new RegExp(
  `(?:${[...keywords, 'left of', 'right of'].join('|')})\\b|title:?\\s[^#\\n;]|accTitle\\s*:|accDescr\\s*[:{]|[^}]%%`,
);
/** A participant wherever it is named outside of its declaration. */
export const Actor = createToken({
  name: 'Actor',
  label: 'a participant',
  // Tried before the keywords: most lines begin with a name, and one pattern is faster than thirty.
  pattern: new RegExp(`(?!${noName.source})[^/\\\\+()<\\->:\\n,;]+(?:(?!${nameEnd.source})-*[^+<\\->:\\n,;]+)*`, 'i'),
  start_chars_hint: anyStartBut('/\\+()<->:\n,;'),
});
/** The id of a declaration that goes on with `@{`. */
const IdBeforeConfig = createToken({
  name: 'IdBeforeConfig',
  pattern: /[^<=>\-:\n,;@\s]+(?=@\{)/,
  categories: [Actor],
  start_chars_hint: anyStartBut('\n,;@ :>'),
});
/** The id of a declaration that goes on with ` as `. */
const IdBeforeAs = createToken({
  name: 'IdBeforeAs',
  pattern: /[^<>:\n,;@\s]+(?=\s+as\s)/i,
  categories: [Actor],
  pop_mode: true,
  push_mode: 'alias',
  start_chars_hint: anyStartBut('<>:\n,;@ '),
});
/** The id of a declaration: all the rest of the line. */
const Id = createToken({
  name: 'Id',
  pattern: /[^<>:\n,;@]+(?=[\n;#])/,
  categories: [Actor],
  pop_mode: true,
  start_chars_hint: anyStartBut('<>:\n,;@'),
});
/** What cannot be an id, up to the end of the line. */
export const BadId = createToken({ name: 'BadId', pattern: /[^\n]+/, pop_mode: true, start_chars_hint: anyStartBut('\n') });
const NoId = createToken({ name: 'NoId', pattern: /\n+/, pop_mode: true, categories: [NewLine], line_breaks: true });
export const As = createToken({ name: 'As', label: '`as`', pattern: /as\b/i, pop_mode: true, push_mode: 'line' });
export const ConfigStart = createToken({ name: 'ConfigStart', label: '`@{`', pattern: /@\{/, pop_mode: true, push_mode: 'config' });
export const ConfigContent = createToken({
  name: 'ConfigContent',
  label: 'keys and values',
  pattern: /[^}]+/,
  line_breaks: true,
  start_chars_hint: anyStartBut('}'),
});
const ConfigEndBeforeAs = createToken({ name: 'ConfigEndBeforeAs', pattern: /\}(?=\s+as\s)/i, pop_mode: true, push_mode: 'alias' });
export const ConfigEnd = createToken({ name: 'ConfigEnd', label: '`}`', pattern: /\}/, pop_mode: true });
ConfigEndBeforeAs.CATEGORIES = [ConfigEnd];

// ---- messages --------------------------------------------------------------------------------------------------

const arrowImages = [...arrows.keys()].sort((a, b) => b.length - a.length).map(escaped);
export const ArrowToken = createToken({ name: 'Arrow', label: 'an arrow', pattern: new RegExp(arrowImages.join('|'), 'i') });
/** `: text`, up to the end of the line. */
export const Text = createToken({ name: 'Text', label: '`:` and a text', pattern: /:[^#\n;]*/ });
/** A guard, a title, a label: the rest of the line, possibly nothing. */
export const RestOfLine = createToken({
  name: 'RestOfLine',
  label: 'a text',
  pattern: /[^#\n;]+/,
  pop_mode: true,
  start_chars_hint: anyStartBut('#\n;'),
});
const NoRestOfLine = createToken({ name: 'NoRestOfLine', pattern: /\n+/, pop_mode: true, categories: [NewLine], line_breaks: true });
const NoRestBeforeSemicolon = createToken({ name: 'NoRestBeforeSemicolon', pattern: /;/, pop_mode: true, categories: [NewLine] });
export const Plus = createToken({ name: 'Plus', label: '`+`', pattern: /\+/ });
export const Minus = createToken({ name: 'Minus', label: '`-`', pattern: /-/ });
export const Circle = createToken({ name: 'Circle', label: '`()`', pattern: /\(\)/ });
export const Comma = createToken({ name: 'Comma', label: 'a comma', pattern: /,/ });
/** A number counts as one only before a blank or a line end. */
export const NumberToken = createToken({ name: 'Number', label: 'a number', pattern: /(?:\d+(?:\.\d{1,2})?|\.\d{1,2})(?=[ \n])/ });
/** Any other sign: Mermaid takes it for an empty line. */
export const Invalid = createToken({ name: 'Invalid', pattern: /[^\n]/, start_chars_hint: anyStartBut('\n') });

const main: TokenType[] = [
  NewLine,
  Blank,
  HashComment,
  PercentComment,
  NumberToken,
  Actor,
  LateComment,
  Box,
  ParticipantWord,
  ActorWord,
  Create,
  Destroy,
  Loop,
  Rect,
  Opt,
  Alt,
  Else,
  Par,
  ParOver,
  And,
  Critical,
  Option,
  Break,
  End,
  LeftOf,
  RightOf,
  Links,
  Link,
  Properties,
  Details,
  Over,
  Note,
  Activate,
  Deactivate,
  Title,
  AccTitle,
  AccDescr,
  AccDescrBlock,
  SequenceDiagram,
  Autonumber,
  Off,
  Comma,
  Semicolon,
  ArrowToken,
  Text,
  Plus,
  Minus,
  Circle,
  Invalid,
];

const inLine: TokenType[] = [BlankInLine, HashComment];

/** The lexer's modes. */
export const modes: Readonly<Record<string, TokenType[]>> = {
  main,
  id: [...inLine, ConfigStart, IdBeforeConfig, IdBeforeAs, Id, NoId, BadId],
  alias: [...inLine, As],
  line: [...inLine, RestOfLine, NoRestOfLine, NoRestBeforeSemicolon],
  config: [ConfigContent, ConfigEndBeforeAs, ConfigEnd],
  value: [Value, NoValue],
  block: [BlockValue, BlockEnd],
};

/** Parts of patterns that the published grammar calls by a name. */
export const pieces = { NameEnd: nameEnd, NoName: noName };

/** Every token type once. */
export const allTokens: TokenType[] = [...new Set(Object.values(modes).flat())];

/** Builds the lexer; the package builds it once, when it is first needed. */
export function createLexer(options: { readonly validate: boolean }): Lexer {
  return new Lexer(
    { modes: { ...modes }, defaultMode: 'main' },
    { positionTracking: 'onlyOffset', ensureOptimizations: true, skipValidations: !options.validate },
  );
}
