// Reads a YAML text with the `yaml` package: its lexer and parser give the concrete syntax, its composer what is not YAML.

import { Composer, type CST } from 'yaml';
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.js';
import type { LineStarts } from '../../../source/positions.js';
import type { Span } from '../../../source/span.js';
import { Converter } from './convert.js';
import type { Comment, Node } from './nodes.js';
import { syntaxOf } from './syntax.js';

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
  const { tokens, comments, depth, lines } = syntaxOf(text);
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
      .replace(/(?<!\s)\s+#.*$/, '')
      .trimEnd();
    return diagnostic('colon-in-text', { quoted: JSON.stringify(quoted) }, { start: span.start, end: span.start + quoted.length });
  }
  return diagnostic('yaml-syntax', { reason }, span);
}
