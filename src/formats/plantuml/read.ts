// PlantUML text to diagram: the first block is prepared, lexed in pieces of whole lines, and parsed.

import type { Lexer } from 'chevrotain';
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.js';
import type { Located, Parsed, ParseOptions } from '../../format.js';
import type { Diagram, Statement } from '../../ir/model.js';
import { statementsOf } from '../../ir/walk.js';
import type { Span } from '../../source/span.js';
import { mayCarry } from '../kit/carry/carried.js';
import { restoreCarried } from '../kit/carry/read.js';
import { usedParticipants } from '../kit/flatten.js';
import { blocksOf } from './blocks.js';
import { isSettingOfAnyKind } from './grammar/decide.js';
import { kindMeant, otherKindOf } from './other-kinds.js';
import { PlantumlParser } from './parser.js';
import { type Prepared, prepare } from './prepare.js';
import type { SourceLine } from './preprocessor/index.js';
import { Reader } from './reader/reader.js';
import { createLexer } from './tokens.js';

interface Engine {
  readonly lexer: Lexer;
  readonly parser: PlantumlParser;
}

let engine: Engine | undefined;

/** Built once, when the first text is read: building costs more than reading a small text. */
function getEngine(): Engine {
  engine ??= { lexer: createLexer({ validate: false }), parser: new PlantumlParser({ validate: false }) };
  return engine;
}

/** Reads the first diagram of a text. */
export function read(text: string, options: ParseOptions): Parsed {
  const blocks = blocksOf(text);
  const [block] = blocks;
  if (!block) return { diagnostics: [nothingToRead(text)] };
  const { opening } = block;
  const prepared = prepare(block, text, options);
  const reader = new Reader(prepared, options.limits?.errors);
  readStatements(reader);
  const diagram = reader.finish(block, text);
  const findings = findingsOf(prepared, reader, diagram, text.slice(block.start, block.end), opening);
  const unclosed = block.closed ? [] : [diagnostic('unclosed-block', { keyword: '@startuml', close: '@enduml' }, opening)];
  const several = blocks.length > 1 ? [diagnostic('more-diagrams', { count: blocks.length }, opening)] : [];
  const { diagram: restored, diagnostics: carried } = mayCarry(text) ? restoreCarried(diagram) : { diagram, diagnostics: [] };
  return { diagram: restored, diagnostics: [...unclosed, ...findings, ...several, ...carried] };
}

/** What is wrong with a block: its own errors, or that it is no sequence diagram at all. */
function findingsOf(
  prepared: Prepared,
  { reading, places }: Reader,
  diagram: Diagram,
  source: string,
  opening: Span,
): readonly Diagnostic[] {
  const { participants, statements } = diagram;
  const own = [...prepared.diagnostics, ...reading.diagnostics, ...nobodyLeft(diagram, opening)].sort((a, b) => placeOf(a) - placeOf(b));
  const first = reading.diagnostics.find(isError);
  if (participants.length > 0 && !first) return own;
  const lines = [...places.lines()];
  const texts = lines.map(({ text }) => text);
  const isDamaged = prepared.diagnostics.some(isError);
  const kind = isDamaged ? kindMeant(texts) : ((first ? undefined : besidesDrawing(statements, source)) ?? otherKindOf(texts));
  if (kind === undefined)
    return first || isDamaged ? own : [...own, diagnostic('no-diagram', { format: 'PlantUML' }, firstPart(lines) ?? opening)];
  const found = first && lineAround(lines, first.span);
  const data = { kind, format: 'PlantUML', ...(found && { found: found.text }) };
  const span = found ? { start: found.start, end: found.end } : opening;
  return [...prepared.diagnostics.filter((one) => !isError(one)), diagnostic('not-a-sequence-diagram', data, span)];
}

/** Without anybody to draw the engine takes the text for another kind of diagram: `SequenceDiagram.hideUnlinked`. */
function nobodyLeft(diagram: Diagram, opening: Span): readonly Diagnostic[] {
  if (diagram.unlinked === undefined || diagram.participants.length === 0 || usedParticipants(diagram).size > 0) return [];
  const line = [...statementsOf(diagram, 'declaration')].find(({ of }) => of === 'unlinked');
  return [diagnostic('plantuml/nobody-left', {}, line?.origin?.span ?? opening)];
}

/** Findings are told from top to bottom; what has no place comes last. */
const placeOf = ({ span }: Diagnostic): number => span?.start ?? Number.MAX_SAFE_INTEGER;

const isError = ({ severity }: Diagnostic): boolean => severity === 'error';

/** The first line that is more than a setting. */
function firstPart(lines: readonly SourceLine[]): Span | undefined {
  const line = lines.find(({ text }) => !isSettingOfAnyKind(text)) ?? lines[0];
  return line && { start: line.start, end: line.end };
}

/** What a block is for whose lines draw nothing; undefined where it is empty, which nobody means. */
function besidesDrawing(statements: readonly Statement[], source: string): string | undefined {
  if (!statements.every(({ kind }) => kind === 'verbatim' || kind === 'comment' || kind === 'expansion')) return undefined;
  return source.split('\n').some((line) => /^\s*(?![@\\](?:start|end)uml\b|')\S/.test(line))
    ? 'block of definitions and styling'
    : undefined;
}

function lineAround(lines: readonly SourceLine[], span: Span | undefined): SourceLine | undefined {
  return span && lines.find(({ start, end }) => start <= span.start && span.start <= end);
}

function nothingToRead(text: string): Diagnostic {
  const other = /[@\\]start(?!uml)(\w+)/.exec(text);
  const start = other?.index ?? 0;
  const span = { start, end: start + (other?.[0].length ?? 0) };
  if (!other) return diagnostic('no-diagram', { format: 'PlantUML' }, span);
  return diagnostic('not-a-sequence-diagram', { kind: `${other[1]} diagram`, format: 'PlantUML', found: other[0] }, span);
}

// ---- pieces ----------------------------------------------------------------------------------------------------

/** A piece is whole lines of about this many characters, so that few tokens live at once. */
const pieceLength = 8_192;

/** Reads all statements. A piece that ends within a statement is cut before it, and the next one is longer. */
function readStatements(reader: Reader): void {
  const text = withoutLastLineEnds(reader.places.text);
  const { lexer, parser } = getEngine();
  parser.sink = reader;
  let length = pieceLength;
  for (let start = 0; start < text.length; ) {
    const end = endOfLine(text, start + length);
    reader.base = start;
    reader.unfinishedAt = undefined;
    parser.input = lexer.tokenize(text.slice(start, end)).tokens;
    parser.statements();
    // What the lexer gives is what the grammar wants; were it otherwise, the line would be broken and the next one be read.
    const broken = parser.errors.find(({ token }) => !Number.isNaN(token.startOffset))?.token;
    if (broken) reader.unknown(broken);
    const { unfinishedAt } = reader;
    length = unfinishedAt === undefined ? pieceLength : 2 * Math.max(length, end - unfinishedAt);
    start = unfinishedAt ?? (broken ? endOfLine(text, start + broken.startOffset) : end);
  }
  parser.sink = undefined;
  parser.input = [];
}

function withoutLastLineEnds(text: string): string {
  let end = text.length;
  while (end > 0 && text.charCodeAt(end - 1) === 10) end--;
  return text.slice(0, end);
}

/** Behind the end of the line at an offset; a piece that ends with a line end says that more follows. */
function endOfLine(text: string, offset: number): number {
  const newline = offset >= text.length ? -1 : text.indexOf('\n', offset);
  return newline < 0 ? text.length : newline + 1;
}

/** Every block of a text, with its place. */
export function locate(text: string): readonly Located[] {
  return blocksOf(text).map(({ name, id, start, end }) => ({
    format: 'plantuml',
    ...(name !== undefined && { name }),
    ...(id !== undefined && { id }),
    span: { start, end },
    text: text.slice(start, end),
  }));
}

/** Whether a text is certainly PlantUML: only its own delimiter says so. */
export function recognises(text: string): boolean {
  return /^[^\p{L}\p{N}_@\\\n\r\u2028\u2029]*[@\\]startuml(?!\p{L})/mu.test(text);
}
