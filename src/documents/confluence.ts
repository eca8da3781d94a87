// Confluence storage format: structured macros whose plain text body is a diagram in CDATA sections.

import type { Span } from '../source/span.js';
import { bodyOf, lineEndOf, linesOf, type Unescape } from './body.js';
import { type Container, type Embedded, type Finding, type Found, finding } from './embedded.js';
import { findInAttribute } from './html.js';
import { type Piece, pieces } from './markup.js';

/** Confluence's storage format: macros with the text in CDATA. */
export const confluence: Container = {
  id: 'confluence',
  extensions: ['.xml', '.xhtml', '.storage'],
  hint: /<ac:structured-macro|<ri:url/,
  find,
};

/** Macros of the apps that draw diagrams. */
const formatsByMacro: Readonly<Record<string, string>> = {
  plantuml: 'plantuml',
  plantumlrender: 'plantuml',
  mermaid: 'mermaid',
  'mermaid-cloud': 'mermaid',
  'mermaid-macro': 'mermaid',
};

/** `]]>` cannot stand in a section, so it is divided between two. */
const escapes: Unescape = { pattern: /\]\]><!\[CDATA\[/g, resolve: () => '' };

interface Macro {
  readonly name: string;
  readonly nameSpan: Span;
  readonly start: number;
  body?: Span;
  inBody: boolean;
}

function find(document: string): Found {
  const found = finding();
  const open: Macro[] = [];
  for (const piece of pieces(document)) {
    const macro = open.at(-1);
    if (piece.name === 'ac:structured-macro') {
      if (piece.kind === 'open') open.push(macroAt(document, piece));
      if (piece.kind === 'close' && macro) {
        open.pop();
        found.embedded.push(...block(document, macro, piece.end));
      }
    } else if (macro) noteBody(document, macro, piece);
    else findAddress(found, document, piece);
  }
  found.embedded.sort((a, b) => a.span.start - b.span.start);
  return found;
}

/** The address of an image or a link: `<ri:url ri:value="…"/>`, `<a href="…">`. */
function findAddress(found: Finding, document: string, { kind, start, end }: Piece): void {
  if (kind !== 'open' && kind !== 'empty') return;
  const match = /\s(?:ri:value|href|src)\s*=\s*(["'])([^"']*)\1/.exec(document.slice(start, end));
  if (!match) return;
  const from = start + match.index + match[0].length - 1 - (match[2]?.length ?? 0);
  findInAttribute(found, document, { start: from, end: from + (match[2]?.length ?? 0) }, 'confluence');
}

function macroAt(document: string, piece: Piece): Macro {
  const tag = document.slice(piece.start, piece.end);
  const match = /\sac:name\s*=\s*(["'])([^"']*)\1/.exec(tag);
  const start = piece.start + (match ? match.index + match[0].length - 1 - (match[2]?.length ?? 0) : 0);
  const name = match?.[2] ?? '';
  return { name, nameSpan: { start, end: start + name.length }, start: piece.start, inBody: false };
}

function noteBody(document: string, macro: Macro, piece: Piece): void {
  if (piece.name === 'ac:plain-text-body') macro.inBody = piece.kind === 'open';
  if (piece.kind !== 'cdata' || !macro.inBody) return;
  const content = { start: piece.start + 9, end: piece.end - 3 };
  if (!macro.body) macro.body = content;
  else if (document.slice(macro.body.end, content.start) === ']]><![CDATA[') macro.body = { start: macro.body.start, end: content.end };
}

function block(document: string, macro: Macro, end: number): readonly Embedded[] {
  const format = Object.hasOwn(formatsByMacro, macro.name) ? formatsByMacro[macro.name] : undefined;
  const { body } = macro;
  if (format === undefined || !body) return [];
  const leading = /^[ \t]*(\r\n|\n|\r)/.exec(document.slice(body.start, body.end))?.[0].length ?? 0;
  const trailing = /((\r\n|\n|\r)[ \t]*)?$/.exec(document.slice(body.start + leading, body.end))?.[0].length ?? 0;
  const inner = { start: body.start + leading, end: body.end - trailing };
  const embedded: Embedded = {
    container: 'confluence',
    shape: 'block',
    format,
    claim: 'stated',
    span: { start: macro.start, end },
    ...bodyOf(document, [inner], escapes),
    rewrite: (text, to) => {
      if (!Object.hasOwn(formatsByMacro, to)) return { refused: `no macro is known for ${to}` };
      const name = to === format ? macro.name : to;
      const escaped = linesOf(text).join(lineEndOf(document, inner.start)).replaceAll(']]>', ']]]]><![CDATA[>');
      const head = document.slice(macro.start, macro.nameSpan.start) + name + document.slice(macro.nameSpan.end, inner.start);
      return { text: head + escaped + document.slice(inner.end, end) };
    },
  };
  return [embedded];
}
