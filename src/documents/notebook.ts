// Jupyter notebooks: Markdown within the strings of JSON. Found in the text of each Markdown cell, edited within its strings.

import { type OffsetMap, Rewriter } from '../source/offset-map.js';
import { broughtOut, type Container, type Found, finding, nothing, type Rewritten } from './embedded.js';
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
  if (!markdown.hint.test(text)) return nothing;
  const { embedded, references, bystanders } = broughtOut(markdown.find(text, filename), map, encoder(document, cell));
  return { embedded: embedded.map(inNotebook), references: references.map(inNotebook), bystanders: bystanders.map(inNotebook) };
}

function inNotebook<T extends { readonly container: string }>(one: T): T {
  return one.container === markdown.id ? { ...one, container: notebook.id } : one;
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
