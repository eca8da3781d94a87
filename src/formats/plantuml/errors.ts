// What is wrong with a line that no sequence diagram has: the classic mistakes first, then how far the nearest kind of line goes.

import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.js';
import { endOfLine } from '../../diagnostics/messages/common.js';
import { oneOf } from '../../diagnostics/sentence.js';
import type { Span } from '../../source/span.js';
import { suggest } from '../kit/suggest.js';
import { isLineOf } from './grammar/decide.js';
import { type ClosingKind, type LineKind, lineKinds, lineNames } from './grammar/lines.js';
import { progressOf } from './grammar/progress.js';

/** A broken line with the way from its columns to the author's text. */
interface Broken {
  readonly line: string;
  readonly span: Span;
  spanOf(start: number, end: number): Span;
}

type Hint = (broken: Broken) => Diagnostic | undefined;

const closingLines: Readonly<Record<ClosingKind, string>> = {
  note: 'end note',
  'note beside': 'end note',
  ref: 'end ref',
  title: 'end title',
  caption: 'end caption',
  legend: 'end legend',
  header: 'end header',
  footer: 'end footer',
  participant: ']',
  braces: '}',
  sprite: '}',
  svg: '</svg>',
  style: '</style>',
};

const declares = /^(?:create[ \t]+)?(?:participant|actor|boundary|control|entity|queue|database|collections)[ \t]+/i;

/** Tried in order; the first that recognises the line explains it. */
const hints: readonly Hint[] = [
  unclosed,
  ({ line, spanOf }) =>
    found(/(?<=\S)[ \t]+(?:'[^']*|\/'.*)$/, line, (at, text) =>
      diagnostic('plantuml/late-comment', { found: text }, spanOf(at, line.length)),
    ),
  ({ line, spanOf }) =>
    found(declares, line, (_, keyword) =>
      found(/^[\p{L}\p{N}_.@]+[-/+:,;][^\s"“”<[#]*/u, line.slice(keyword.length), (_, text) =>
        diagnostic('plantuml/unquoted-name', { name: text }, spanOf(keyword.length, keyword.length + text.length)),
      ),
    ),
  ({ line, spanOf }) =>
    found(declares, line, () =>
      found(/(?<=[ \t])[^\s"“”<[#]+[ \t]+(?!as\b|order\b)[^\s"“”<[#]+(?:[ \t]+(?!as\b)[^\s"“”<[#]+)*[ \t]+as\b/i, line, (at, text) =>
        diagnostic('plantuml/unquoted-name', { name: text.replace(/(?<![ \t])[ \t]+as$/i, '') }, spanOf(at, at + text.length - 3)),
      ),
    ),
  ({ line, spanOf }) =>
    found(/-(?:->>|>>|->|>|\)|-\))[ \t]*[+-](?=[ \t]*[\p{L}\p{N}_"])/u, line, (at, text) =>
      diagnostic('plantuml/mermaid-suffix', { found: text, suffix: text.endsWith('+') ? '++' : '--' }, spanOf(at, at + text.length)),
    ),
  ({ line, spanOf }) =>
    found(/={1,2}>|~>|-\)|->>>|(?<=[ \t])\.+>/, line.split(':')[0] ?? '', (at, text) =>
      diagnostic('plantuml/foreign-arrow', { found: text }, spanOf(at, at + text.length)),
    ),
  ({ line, spanOf }) =>
    found(/^[\p{L}\p{N}_.@]+(?:[-/+,][\p{L}\p{N}_.@]+)+(?=[ \t]*(?:<?-|$))/u, line, (at, text) =>
      /->|<-/.test(line) ? diagnostic('plantuml/unquoted-name', { name: text }, spanOf(at, at + text.length)) : undefined,
    ),
  misspelt,
];

/** Every word with which a line may begin. */
const keywords =
  'participant actor boundary control entity queue database collections create activate deactivate destroy note hnote rnote box end alt else also opt loop par par2 break critical group partition return ref newpage autonumber autoactivate title header footer caption legend mainframe hide show skinparam'.split(
    ' ',
  );

/** And those of the preprocessor. */
const directives =
  '!define !definelong !undef !ifdef !ifndef !if !else !elseif !endif !while !endwhile !foreach !endfor !function !endfunction !procedure !endprocedure !return !theme !include !includesub !import !startsub !endsub !log !assert !pragma'.split(
    ' ',
  );

/** A word that is nearly a keyword, in a line without an arrow. */
function misspelt({ line, spanOf }: Broken): Diagnostic | undefined {
  const word = /^!?[a-z]{3,}(?=[ \t]|$)/i.exec(line)?.[0];
  if (word === undefined || /[-=]>|<-/.test(line) || keywords.includes(word.toLowerCase())) return undefined;
  const suggestion = suggest(word, word.startsWith('!') ? directives : keywords);
  return suggestion === undefined ? undefined : diagnostic('plantuml/unknown-word', { word, suggestion }, spanOf(0, word.length));
}

function found<T>(pattern: RegExp, text: string, then: (at: number, found: string) => T | undefined): T | undefined {
  const hit = pattern.exec(text);
  return hit ? then(hit.index, hit[0].trimStart()) : undefined;
}

/** A line that would open several, had they an end. */
function unclosed({ line, span }: Broken): Diagnostic | undefined {
  for (const name of lineNames) {
    const kind: LineKind = lineKinds[name];
    if (kind.closes === undefined || !startsAlike(kind, line) || !isLineOf(name, line)) continue;
    return diagnostic('unclosed-block', { keyword: line, close: closingLines[kind.closes] }, span);
  }
  return undefined;
}

/** A word that is misspelt begins right, at least. */
const startsAlike = ({ begins }: LineKind, line: string): boolean =>
  begins === undefined || begins.some((word) => word.charAt(0) === line.charAt(0).toLowerCase());

const behind: Readonly<Record<LineKind['rest'], string>> = {
  nothing: 'the end of the line',
  lines: 'the end of the line',
  label: '`:` and a text',
  'label or lines': '`:` and a text',
  text: 'a text',
};

/** What is wrong shows within so many characters. */
const longest = 500;
/** More words than these help nobody. */
const mostWords = 8;

/** The finding for a line that no sequence diagram has. */
export function explain(whole: Broken): Diagnostic {
  const broken = { ...whole, line: whole.line.slice(0, longest) };
  for (const hint of hints) {
    const finding = hint(broken);
    if (finding) return finding;
  }
  const { line, spanOf } = broken;
  const { at, expected } = farthest(line);
  const word = /^(?:[\p{L}\p{N}_.@]+|[^\p{L}\p{N}\s]+|\s+)?/u.exec(line.slice(at))?.[0] ?? '';
  const all = [...expected].filter((one) => one !== 'a blank' || expected.size === 1);
  // Behind a receiver much may stand, but what people forget there is the colon.
  const words = all.length > mostWords && all.includes(behind.label) ? [behind.label] : all;
  const wanted = at === 0 || words.length === 0 || words.length > mostWords ? 'a statement of a sequence diagram' : oneOf(words);
  const shown = at === 0 || words.length > mostWords ? line.slice(0, 80) : word.trim() === '' ? line.slice(at, at + 40) : word;
  const end = at === 0 || words.length > mostWords ? line.length : at + Math.max(1, word.length);
  return diagnostic('syntax-error', { found: shown || endOfLine, expected: wanted }, spanOf(at, Math.min(line.length, end)));
}

/** Where the kinds of lines that go farthest give up, and what they wanted there. Kinds that begin with a keyword know best. */
function farthest(line: string): { readonly at: number; readonly expected: ReadonlySet<string> } {
  const expected = new Set<string>();
  let at = 0;
  let isKeyword = false;
  const [word = ''] = /^\w*/.exec(line) ?? [];
  // A keyword without any dash behind it is no participant.
  const isPlain = !line.includes('-') && keywords.includes(word.toLowerCase());
  for (const name of lineNames) {
    const kind: LineKind = lineKinds[name];
    if (!startsAlike(kind, line) || (isPlain && kind.begins === undefined)) continue;
    const progress = progressOf(kind.head, line, behind[kind.rest]);
    const isKnown = kind.begins !== undefined && /^\w/.test(line);
    if (progress.at < at || progress.expected.size === 0 || (progress.at === at && isKeyword && !isKnown)) continue;
    if (progress.at > at || (isKnown && !isKeyword)) expected.clear();
    isKeyword = isKnown;
    at = progress.at;
    for (const word of progress.expected) expected.add(word);
  }
  return { at, expected };
}
