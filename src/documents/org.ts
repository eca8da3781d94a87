// Org: source blocks, whose lines put a comma before what Org would read as its own.

import type { Span } from '../source/span.js';
import { bodyOf, type Lines, lineAt, lineEndOf, lineSearch, lineSpan, linesOf, prefixed, splitLines, type Unescape } from './body.js';
import { bystander, type Container, type Embedded, type Found, finding } from './embedded.js';
import { otherLanguage, possibleFormat, statedFormat, wordFor } from './names.js';
import { findAddresses } from './urls/links.js';

/** Org: source blocks. */
export const org: Container = {
  id: 'org',
  extensions: ['.org'],
  hint: /begin_src|plantuml|mermaid|kroki/i,
  find,
};

/** Blocks whose inside is text; in others source blocks may stand. */
const begin = /^([ \t]*#\+begin_)(src|example|export|comment)(?:[ \t]+([\w-]+))?/i;

const escapes: Unescape = { pattern: /^([ \t]*),(?=,*(?:\*|#\+))/gm, resolve: (escaped) => escaped.slice(0, -1) };

function find(document: string): Found {
  const lines = splitLines(document);
  const found = finding();
  const search = lineSearch(lines);
  for (let index = 0; index < lines.count; index++) {
    const [, head = '', kind = '', word = ''] = begin.exec(lineAt(lines, index)) ?? [];
    const end = `#+end_${kind}`.toLowerCase();
    const last = kind === '' ? -1 : search(end, index + 1, (text) => (text.trim().toLowerCase() === end ? 'end' : 'inside'));
    if (last < 0) {
      findAddresses(found, document, lineSpan(lines, index), 'org');
      continue;
    }
    const isSource = kind.toLowerCase() === 'src';
    const format = isSource ? (statedFormat(word) ?? possibleFormat(word)) : undefined;
    const name = isSource ? otherLanguage(word) : undefined;
    if (format !== undefined) found.embedded.push(block(lines, { index, last, indent: /^[ \t]*/.exec(head)?.[0] ?? '', word, format }));
    if (name !== undefined) {
      found.bystanders.push(bystander('org', word, name, { start: lineSpan(lines, index).start, end: lineSpan(lines, last).end }));
    }
    index = last;
  }
  return found;
}

interface Source {
  readonly index: number;
  readonly last: number;
  readonly indent: string;
  readonly word: string;
  readonly format: string;
}

function block(lines: Lines, { index, last, indent, word, format }: Source): Embedded {
  const { document } = lines;
  const opening = lineSpan(lines, index);
  const closing = lineSpan(lines, last);
  const content: Span[] = [];
  for (let at = index + 1; at < last; at++) {
    const { start, end } = lineSpan(lines, at);
    const shared = lineAt(lines, at).startsWith(indent) ? indent.length : 0;
    content.push({ start: start + shared, end });
  }
  return {
    container: 'org',
    shape: 'block',
    format,
    claim: statedFormat(word) === undefined ? 'possible' : 'stated',
    span: { start: opening.start + indent.length, end: closing.end },
    ...bodyOf(document, content, escapes),
    rewrite: (text, to) => {
      const head = document.slice(opening.start + indent.length, opening.end);
      const at = head.toLowerCase().indexOf('_src') + 4;
      const named = head.slice(0, at) + head.slice(at).replace(word, wordFor(to, word));
      const escaped = linesOf(text).map((line) => line.replace(/^([ \t]*)(?=,*(?:\*|#\+))/, '$1,'));
      const end = document.slice(closing.start, closing.end);
      return { text: [named, ...prefixed(escaped, indent), end].join(lineEndOf(document, opening.end)) };
    },
  };
}
