// What an author probably meant: the classic mistakes, recognised by the line they stand in.

import type { IRecognitionException, TokenType } from 'chevrotain';
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.js';
import { oneOf } from '../../diagnostics/sentence.js';
import type { Span } from '../../source/span.js';
import { keywords } from './vocabulary.js';

/** A place where the grammar gave up. */
export interface Stumble {
  /** The prepared text. */
  readonly text: string;
  readonly at: number;
  /** What stands there; empty at the end of a line. */
  readonly found: string;
  readonly error: IRecognitionException | undefined;
  /** The same place in the author's text. */
  readonly span: Span;
}

type Hint = (stumble: Stumble, line: string, column: number) => Diagnostic | undefined;

const participantWords = /^\s*(?:create\s+)?(?:participant|actor)\b/i;

/** Tried in order; the first that recognises the line explains it. */
const hints: readonly Hint[] = [
  ({ span }, line) =>
    participantWords.test(line) && line.includes('"') && !line.includes('@{') ? diagnostic('mermaid/quoted-name', {}, span) : undefined,
  ({ span, found }, line) => (/^\s*note\s+over\b/i.test(line) && found === ',' ? diagnostic('mermaid/third-name', {}, span) : undefined),
  ({ span, text, at }) => endedText(text, at, span),
  ({ span }, line) => foreignArrow(line, span),
  ({ span }, line, column) => keywordAsName(line, column, span),
];

/** The finding for a broken line. */
export function explain(stumble: Stumble): Diagnostic {
  const start = stumble.text.lastIndexOf('\n', stumble.at - 1) + 1;
  const end = stumble.text.indexOf('\n', stumble.at);
  const line = stumble.text.slice(start, end < 0 ? undefined : end);
  for (const hint of hints) {
    const finding = hint(stumble, line, stumble.at - start);
    if (finding) return finding;
  }
  return diagnostic('syntax-error', { found: stumble.found, expected: expectedBy(stumble.error) }, stumble.span);
}

/** A `;` or `#` before the place where reading failed, in a line that has a text before it. */
function endedText(text: string, at: number, span: Span): Diagnostic | undefined {
  const lineStart = text.lastIndexOf('\n', at - 1) + 1;
  const before = text.slice(lineStart, at);
  const semicolon = before.lastIndexOf(';');
  return semicolon > 0 && /:\s*\S/.test(before.slice(0, semicolon)) ? diagnostic('mermaid/text-end', { sign: ';' }, span) : undefined;
}

/** Arrows of PlantUML and of other languages, and what Mermaid has for them. */
const foreignArrows: readonly (readonly [pattern: RegExp, instead: string])[] = [
  [/<-{1,2}>/, '`<<->>` or `<<-->>`'],
  [/<<?-{1,2}(?!-*>)/, 'the participants the other way round, with `->>`'],
  [/->>>/, '`->>`'],
  [/={1,2}>|~>|\.\.>/, '`->>` or `-->>`'],
  [/-{3,}/, '`-->`'],
  [/-o(?=\s)/, '`->>()`'],
  [/-\[[^\]]*\]-?>/, '`->>`'],
];

function foreignArrow(line: string, span: Span): Diagnostic | undefined {
  const beforeText = line.split(':')[0] ?? '';
  for (const [pattern, instead] of foreignArrows) {
    const found = pattern.exec(beforeText)?.[0];
    if (found !== undefined) return diagnostic('mermaid/foreign-arrow', { found, instead }, span);
  }
  return undefined;
}

const arrowLike = /-[->)x|\\/]|[/\\|]-/;

function keywordAsName(line: string, column: number, span: Span): Diagnostic | undefined {
  if (!arrowLike.test(line) && !/^\s*note\b/i.test(line)) return undefined;
  const words = line.slice(0, column + 20).match(/[A-Za-z_]+/g) ?? [];
  const keyword = words.find((word) => keywords.some((one) => one.toLowerCase() === word.toLowerCase()) && !/^(?:note|over)$/i.test(word));
  return keyword === undefined ? undefined : diagnostic('mermaid/keyword-as-name', { keyword }, span);
}

/** What the grammar would have taken, in words. */
function expectedBy(error: IRecognitionException | undefined): string {
  const labels = new Set<string>();
  const path = error && 'expectedTokens' in error ? (error.expectedTokens as TokenType[]) : [];
  for (const type of path) labels.add(type.LABEL ?? type.name);
  if (labels.size > 0) return oneOf([...labels]);
  const single =
    /Expecting token of type --> (.+?) <--/.exec(error?.message ?? '')?.[1] ??
    /Expecting: ?(?:one of these possible Token sequences:)?([\s\S]*?)but found/.exec(error?.message ?? '')?.[1];
  const words = single
    ?.replace(/\d+\. \[|\]|\n/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return words === undefined || words === '' ? 'a statement' : words.replace(/^--> | <--$/g, '');
}
