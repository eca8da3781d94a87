// Reads a YAML text with the `yaml` package: its lexer and parser give the concrete syntax, its composer what is not YAML.

import { Composer, type CST } from 'yaml';
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.js';
import { type LineStarts, positionAt } from '../../../source/positions.js';
import type { Span } from '../../../source/span.js';
import { onLineOf } from '../../kit/broken-lines.js';
import { Converter } from './convert.js';
import type { Comment, Node } from './nodes.js';
import { type Syntax, syntaxOf } from './syntax.js';

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
  const concrete = syntaxOf(text);
  const { tokens, comments, depth, lines } = concrete;
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
  const syntax = depth <= deepest ? complaints(concrete, text) : tokens.flatMap((token) => brokenToken(token));
  // A line that YAML's own parser complains of is told of once.
  const isBroken = onLineOf(syntax, lines);
  const others = converter.diagnostics.filter((one) => one.code !== 'yaml-syntax' || !isBroken(one));
  return { documents: placed, comments, diagnostics: [...syntax, ...others], lines };
}

/** What YAML's composer finds wrong. */
function complaints({ tokens, lines, unclosed }: Syntax, text: string): Diagnostic[] {
  // Keys given twice are reported by the converter, in our words and for any depth.
  const composer = new Composer({ keepSourceTokens: true, strict: true, uniqueKeys: false, merge: true, logLevel: 'silent' });
  const found: Diagnostic[] = [];
  const damaged = new Set<number>();
  for (const document of composer.compose(tokens, true, text.length)) {
    for (const { name, pos, message } of [...document.errors, ...document.warnings]) {
      const start = Math.min(pos[0], text.length);
      // What else the composer says of a damaged line comes of the first.
      const { line, column } = positionAt(lines, start);
      if (name === 'YAMLParseError' && damaged.has(line)) continue;
      if (name === 'YAMLParseError') damaged.add(line);
      const span = { start, end: Math.min(Math.max(pos[1], start), text.length) };
      const opening = /^Missing closing/.test(message) ? unclosed.get(start) : undefined;
      if (opening !== undefined) {
        found.push(diagnostic('yaml-syntax', { reason: 'this quotation mark is never closed' }, { start: opening, end: opening + 1 }));
        continue;
      }
      if (name === 'YAMLParseError') found.push(syntaxError(message, span, text, start - column + 1));
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
function syntaxError(message: string, span: Span, text: string, lineStart: number): Diagnostic {
  const reason = firstLine(message);
  if (/^Nested mappings are not allowed in compact mappings/.test(reason)) {
    const end = text.slice(span.start).search(/[\r\n]|$/) + span.start;
    const quoted = text
      .slice(span.start, end)
      .replace(/(?<!\s)\s+#.*$/, '')
      .trimEnd();
    const deep = /:(?:\s|$)/.test(quoted) ? undefined : tooDeep(text, end, quoted);
    if (deep) return deep;
    return diagnostic('colon-in-text', { quoted: JSON.stringify(quoted) }, { start: span.start, end: span.start + quoted.length });
  }
  const list = /^A block sequence may not be used as an implicit map key/.test(reason) ? text.slice(span.start).search(/\S/) : -1;
  if (list >= 0) return diagnostic('list-without-key', {}, { start: span.start + list, end: span.start + list + 1 });
  return diagnostic('yaml-syntax', { reason, ...quotedText(reason, text, lineStart) }, span);
}

/** The rest of the line in quotes, where it was probably meant as a text. */
function quotedText(reason: string, text: string, lineStart: number): { readonly quoted?: string } {
  if (
    !/^Plain value cannot start with (?:reserved|directive)|^Unexpected block-seq-ind on same line|^Unexpected scalar at node end|^Not a YAML token|^Block scalar header includes/.test(
      reason,
    )
  )
    return {};
  const line = /^[^\r\n]*/.exec(text.slice(lineStart, lineStart + longestKey))?.[0] ?? '';
  const at = line.search(/:[ \t]/);
  const value = line.slice(at + 1).trim();
  return at < 0 || value === '' ? {} : { quoted: JSON.stringify(value) };
}

/** The key in the next line, where a text goes on that has no colon of its own. */
function tooDeep(text: string, from: number, above: string): Diagnostic | undefined {
  const [, blank = '', key] = /^(\s*)([^\s:][^:\r\n]*):(?=\s|$)/.exec(text.slice(from, from + longestKey)) ?? [];
  const start = from + blank.length;
  return key === undefined ? undefined : diagnostic('too-deep', { key, text: above }, { start, end: start + key.length });
}

/** Longer keys are not looked for. */
const longestKey = 1_000;
