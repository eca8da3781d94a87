// Jupyter notebooks: Markdown within the strings of JSON. Found in the text of each Markdown cell, edited within its strings.

import { type OffsetMap, originalOffset, originalSpan, Rewriter } from '../source/offset-map.js';
import type { Span } from '../source/span.js';
import { type Container, type Embedded, type Found, finding, type Rewritten } from './embedded.js';
import { type MarkdownCell, markdownCells } from './json-cells.js';
import { markdown } from './markdown.js';

/** A notebook of Jupyter. */
export const notebook: Container = {
  id: 'notebook',
  extensions: ['.ipynb'],
  hint: /mermaid|plantuml|startuml|puml|kroki|\.(?:svg|png)\)/i,
  find: (document, filename) => {
    const found = finding();
    for (const cell of markdownCells(document)) {
      const { embedded, references, bystanders } = findInCell(document, cell, filename);
      found.embedded.push(...embedded);
      found.references.push(...references);
      found.bystanders.push(...bystanders);
    }
    return found;
  },
};

function findInCell(document: string, cell: MarkdownCell, filename: string): Found {
  const { text, map } = textOf(document, cell);
  if (!markdown.hint.test(text)) return finding();
  const { embedded, references, bystanders } = markdown.find(text, filename);
  const encode = encoder(document, cell);
  const placed = <T extends { readonly span: Span; readonly container: string }>(one: T): T => ({
    ...one,
    span: originalSpan(map, one.span),
    container: one.container === 'markdown' ? 'notebook' : one.container,
  });
  return {
    embedded: embedded.map((one): Embedded => {
      const rewrite: Embedded['rewrite'] = (said, format) => encode(one.rewrite(said, format));
      return { ...placed(one), map: through(one.map, one.text.length, map), rewrite };
    }),
    references: references.map((one) => {
      const { instead } = one;
      const rewrite: typeof one.rewrite = (path, format) => encode(one.rewrite(path, format));
      return { ...placed(one), rewrite, ...(instead && { instead: (said: string, format: string) => encode(instead(said, format)) }) };
    }),
    bystanders: bystanders.map(placed),
  };
}

const escapes = /\\(?:u[0-9a-fA-F]{4}|[^u])/g;
const signs: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

function unescaped(written: string): string {
  const sign = written.charAt(1);
  return sign === 'u' ? String.fromCharCode(Number.parseInt(written.slice(2), 16)) : (signs[sign] ?? sign);
}

/** The Markdown of a cell, and the way back into its strings. */
function textOf(document: string, { strings }: MarkdownCell): { readonly text: string; readonly map: OffsetMap } {
  const rewriter = new Rewriter(document);
  for (const { start, end } of strings) {
    let done = start;
    for (const match of document.slice(start, end).matchAll(escapes)) {
      const at = start + match.index;
      rewriter.copy(done, at);
      done = at + match[0].length;
      rewriter.replace(at, done, unescaped(match[0]));
    }
    rewriter.copy(done, end);
  }
  return rewriter.finish();
}

/** Puts a text back into the strings of a cell: a string a line where the cell has several, and letters as they are written there. */
function encoder(document: string, { strings, between }: MarkdownCell): (rewritten: Rewritten) => Rewritten {
  const written = strings.map(({ start, end }) => document.slice(start, end)).join('');
  const isAscii = /^[\0-\x7f]*$/.test(written) && /\\u(?!00[01])/i.test(written);
  const encoded = (text: string): string => {
    const plain = JSON.stringify(text).slice(1, -1);
    return isAscii ? plain.replace(/[^\0-\x7f]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`) : plain;
  };
  return (rewritten) => {
    if (!('text' in rewritten)) return rewritten;
    if (between === undefined) return { text: encoded(rewritten.text) };
    const lines = rewritten.text.split(/(?<=\n)/);
    return { text: lines.map(encoded).join(`"${between}"`) };
  };
}

/** The way from a text to the document through the text of its cell. */
function through({ pieces }: OffsetMap, length: number, cell: OffsetMap): OffsetMap {
  const own = pieces.length > 0 ? pieces : [{ at: 0, from: 0, to: length, copied: true }];
  return {
    pieces: own.flatMap(({ at, from, to, copied }) => {
      if (!copied || to === from) {
        const { start, end } = originalSpan(cell, { start: from, end: to });
        return [{ at, from: start, to: end, copied: false }];
      }
      return stretch(cell, from, to).map((piece) => ({ ...piece, at: at + piece.at - from }));
    }),
  };
}

/** The pieces of a map that a stretch of its text has a part in, each cut to that part. */
function stretch({ pieces }: OffsetMap, from: number, to: number): OffsetMap['pieces'] {
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((pieces[middle]?.at ?? 0) <= from) low = middle;
    else high = middle - 1;
  }
  const found: { at: number; from: number; to: number; copied: boolean }[] = [];
  for (let index = low; index < pieces.length; index++) {
    const piece = pieces[index];
    if (!piece || piece.at >= to) break;
    const start = Math.max(piece.at, from);
    found.push(piece.copied ? { ...piece, at: start, from: originalOffset({ pieces }, start) } : { ...piece, at: start });
  }
  return found;
}
