// PlantUML's lexer. In the mode `line` the ordered table of lines says what a line is and how far its head goes; what stands behind
// the head is one text, or the lines up to the closing one.

import { type CustomPatternMatcherFunc, type CustomPatternMatcherReturn, createToken, Lexer, type TokenType } from 'chevrotain';
import { anyStartBut } from '../kit/starts.js';
import { type Decision, decide } from './grammar/decide.js';
import { type ClosingKind, type LineKind, type LineName, lineKinds, lineNames } from './grammar/lines.js';
import type { Parts } from './grammar/pattern.js';

// ---- the decision of the line that is read ---------------------------------------------------------------------

interface Last {
  text: string;
  decision: Decision;
}

// A memory of the last line, not a state: every head of the mode asks for the same line.
const last: Last = { text: '', decision: { name: 'Unknown', start: -1, headEnd: -1, lineEnd: -1, parts: {} } };

function decisionAt(text: string, offset: number): Decision {
  if (last.text !== text || last.decision.start !== offset) {
    last.text = text;
    last.decision = decide(text, offset);
  }
  return last.decision;
}

/** A head as the parser gets it: what each part of its pattern matched. */
type Head = CustomPatternMatcherReturn & { payload?: Parts };

const headMatcher =
  (name: Decision['name']): CustomPatternMatcherFunc =>
  (text, offset) => {
    const { name: found, headEnd, parts } = decisionAt(text, offset);
    if (found !== name) return null;
    const head: Head = [text.slice(offset, headEnd)];
    head.payload = parts;
    return head;
  };

/** The lines that the last head opened. */
const linesMatcher =
  (closes: ClosingKind): CustomPatternMatcherFunc =>
  (text, offset) => {
    const { name, linesEnd, lineEnd } = last.decision;
    if (last.text !== text || linesEnd === undefined || closingOf(name) !== closes) return null;
    if (offset < lineEnd || offset >= linesEnd) return null;
    return [text.slice(offset, linesEnd)];
  };

function closingOf(name: Decision['name']): ClosingKind | undefined {
  const kind: LineKind | undefined = name === 'Unknown' || name === 'Unfinished' ? undefined : lineKinds[name];
  return kind?.closes;
}

// ---- what lines begin with -------------------------------------------------------------------------------------

const blanks = ' \t\u00a0\n\r';
/** All signs up to the blank, but for the end of a line. */
const lineBlanks = ['\u00a0', ...Array.from({ length: 33 }, (_, code) => String.fromCharCode(code))].filter((sign) => sign !== '\n');
const anywhere = anyStartBut(blanks);

const startsOf = ({ begins }: LineKind): (number | string)[] =>
  begins === undefined ? anywhere : [...new Set(begins.flatMap(([sign = '']) => [sign, sign.toUpperCase()]))];

const modeAfter: Readonly<Record<LineKind['rest'], string>> = {
  nothing: 'rest',
  label: 'label',
  text: 'text',
  lines: 'lines',
  'label or lines': 'label',
};

const head = (name: LineName): TokenType => {
  const kind: LineKind = lineKinds[name];
  return createToken({
    name,
    label: kind.called,
    pattern: { exec: headMatcher(name) },
    start_chars_hint: startsOf(kind),
    line_breaks: false,
    push_mode: modeAfter[kind.rest],
  });
};

/** The heads of all kinds of lines, in the order in which they are tried. */
export const heads = Object.fromEntries(lineNames.map((name) => [name, head(name)])) as Readonly<Record<LineName, TokenType>>;
/** Which kind of line a head begins. */
export const nameOfHead: ReadonlyMap<TokenType, LineName> = new Map(lineNames.map((name) => [heads[name], name]));

// ---- the other tokens ------------------------------------------------------------------------------------------

/** The end of a line. */
export const NewLine = createToken({ name: 'NewLine', label: 'the end of the line', pattern: /\n/, line_breaks: true });
const EndOfLine = createToken({ name: 'EndOfLine', pattern: /\n/, line_breaks: true, pop_mode: true, categories: [NewLine] });
/** Before a line every control sign is a blank. */
const LineBlank = createToken({
  name: 'LineBlank',
  pattern: /(?:[^\n!-\uffff]|\u00a0)+/,
  group: Lexer.SKIPPED,
  start_chars_hint: lineBlanks,
});
const Blank = createToken({ name: 'Blank', pattern: /[ \t\u00a0\r]+/, group: Lexer.SKIPPED });
/** A line that no sequence diagram has. */
export const Unknown = createToken({
  name: 'Unknown',
  label: 'a line that is not understood',
  pattern: { exec: headMatcher('Unknown') },
  start_chars_hint: anywhere,
  line_breaks: false,
  push_mode: 'rest',
});
/** A line that opens what this piece of the text does not close, with all that follows it. */
export const Unfinished = createToken({
  name: 'Unfinished',
  pattern: { exec: headMatcher('Unfinished') },
  start_chars_hint: anywhere,
  line_breaks: true,
});
/** `: text`, up to the end of the line. */
export const Label = createToken({ name: 'Label', label: '`:` and a text', pattern: /:[^\n]*/ });
/** The rest of a line. */
export const Text = createToken({ name: 'Text', label: 'a text', pattern: /[^\n]+/, start_chars_hint: anywhere });

/** What closes lines, as the grammar says it. */
export const closingText: Readonly<Record<string, string>> = {
  note: '"end" " "? ( "note" | "hnote" | "rnote" )',
  beside: '"end" " "? "note"',
  ref: '"end" ( " "? "ref" )?',
  title: '"end" " "? "title"',
  caption: '"end" " "? "caption"',
  legend: '"end" " "? "legend"',
  header: '"end" " "? "header"',
  footer: '"end" " "? "footer"',
  participant: '[^#x5B#x5D#xA]* "]"',
  braces: '"}"',
  sprite: '"end" " "? "sprite" | "}"',
  svg: 'Char* "</svg>"',
  style: 'Char* "</style>"',
};

const lines = (name: string, closes: ClosingKind, called: string): TokenType =>
  createToken({
    name,
    label: `lines up to \`${called}\``,
    pattern: { exec: linesMatcher(closes) },
    start_chars_hint: ['\n', ' ', '\t', '\u00a0', '\r'],
    line_breaks: true,
    pop_mode: true,
  });

/** Lines up to the closing one, and that one too. */
export const linesTo = {
  note: lines('LinesToEndNote', 'note', 'end note'),
  beside: lines('LinesToEndNoteBeside', 'note beside', 'end note'),
  ref: lines('LinesToEndRef', 'ref', 'end ref'),
  title: lines('LinesToEndTitle', 'title', 'end title'),
  caption: lines('LinesToEndCaption', 'caption', 'end caption'),
  legend: lines('LinesToEndLegend', 'legend', 'end legend'),
  header: lines('LinesToEndHeader', 'header', 'end header'),
  footer: lines('LinesToEndFooter', 'footer', 'end footer'),
  participant: lines('LinesToBracket', 'participant', ']'),
  braces: lines('LinesToBrace', 'braces', '}'),
  sprite: lines('LinesToEndSprite', 'sprite', '}'),
  svg: lines('LinesToEndSvg', 'svg', '</svg>'),
  style: lines('LinesToEndStyle', 'style', '</style>'),
};
const allLines = Object.values(linesTo);

/** The lexer's modes. */
export const modes: Readonly<Record<string, TokenType[]>> = {
  line: [NewLine, LineBlank, ...Object.values(heads), Unfinished, Unknown],
  rest: [EndOfLine, Blank],
  label: [linesTo.note, linesTo.beside, EndOfLine, Blank, Label],
  text: [EndOfLine, Blank, Text],
  lines: [...allLines, EndOfLine, Blank],
};

/** Every token type once. */
export const allTokens: TokenType[] = [...new Set(Object.values(modes).flat())];

/** Builds the lexer; the package builds it once, when it is first needed. */
export function createLexer(options: { readonly validate: boolean }): Lexer {
  return new Lexer(
    { modes: { ...modes }, defaultMode: 'line' },
    { positionTracking: 'onlyOffset', ensureOptimizations: true, skipValidations: !options.validate, recoveryEnabled: true },
  );
}
