// reStructuredText: the directives of sphinxcontrib-plantuml and sphinxcontrib-mermaid. Literal blocks and comments are stepped over.

import type { Span } from '../source/span.js';
import {
  bodyOf,
  captioned,
  indentLength,
  indentOf,
  type Lines,
  lineAt,
  lineEndOf,
  lineSpan,
  linesOf,
  prefixed,
  splitLines,
} from './body.js';
import { bystander, type Container, type Embedded, type Finding, type Found, finding, type Reference } from './embedded.js';
import { otherLanguage, otherWords, statedFormat } from './names.js';
import { isDrawing, isLocal } from './references.js';
import { findAddresses } from './urls/links.js';

/** reStructuredText: directives. */
export const rst: Container = {
  id: 'rst',
  extensions: ['.rst', '.rest'],
  hint: new RegExp(`(?:uml|mermaid|image|figure|${otherWords})::|plantuml|mermaid|kroki`, 'i'),
  find,
};

/** List markers may stand before a directive on its line. */
const directive =
  /^(\s*(?:(?:[*+-]|\(?(?:\d+|#|[a-z])[.)])\s+)*)\.\.\s+(uml|plantuml|mermaid)::(?:[ \t]+(\S(?:.*[^ \t\n\r\u2028\u2029])?))?[ \t]*$/;
const image = new RegExp(directive.source.replace('uml|plantuml|mermaid', 'image|figure'), 'i');
const opaqueDirective =
  /^\s*\.\.\s+(?:code|code-block|sourcecode|highlight|literalinclude|parsed-literal|raw|math|graphviz|prompt|highlights)::/;
const foreign = new RegExp(`^\\s*\\.\\.\\s+(${otherWords})::`);
const container = /^\s*\.\.\s+(?:[\w:-]+::|_|\[|\|)/;
const comment = /^\s*\.\.(?:\s|$)/;
const option = /^\s*:[\w-]+:/;

const directiveOf: Readonly<Record<string, string>> = { mermaid: 'mermaid', plantuml: 'uml' };

/** Options that the directive of a format knows; docutils refuses a directive with another. */
const optionsOf: Readonly<Record<string, ReadonlySet<string>>> = {
  mermaid: new Set(['alt', 'align', 'caption', 'name', 'class', 'zoom', 'config', 'title']),
  plantuml: new Set(['alt', 'align', 'caption', 'name', 'class', 'height', 'width', 'max-width', 'scale', 'html_format', 'latex_format']),
};

function find(document: string): Found {
  const lines = splitLines(document);
  const found = finding();
  for (let index = 0; index < lines.count; index++) {
    const [, before = '', word = '', path] = directive.exec(lineAt(lines, index)) ?? [];
    const shown = word === '' ? drawing(lines, index) : undefined;
    if (shown) found.references.push(shown);
    else if (word === '') index = passedBy(lines, index, found);
    else {
      const read = readDirective(lines, index, before, word);
      if (path !== undefined) found.references.push(reference(lines, index, word, path));
      else if (read.content.length > 0) found.embedded.push(block(lines, read));
      index = read.last;
    }
  }
  return found;
}

/** Notes what else a line may hold; gives the last line of what is read no further. */
function passedBy(lines: Lines, index: number, found: Finding): number {
  const text = lineAt(lines, index);
  const other = foreign.exec(text)?.[1];
  if (other === undefined && (container.test(text) || !comment.test(text)))
    findAddresses(found, lines.document, lineSpan(lines, index), 'rst');
  if (other === undefined && !opensLiteral(lines, index, text)) return index;
  const last = lastIndented(lines, index, indentOf(text));
  if (other === undefined) return last;
  const span = { start: lineSpan(lines, index).start + indentLength(text, indentOf(text)), end: lineSpan(lines, last).end };
  found.bystanders.push(bystander('rst', other, otherLanguage(other) ?? other, span));
  return last;
}

/** Whether what is indented below this line is text and not markup. */
function opensLiteral(lines: Lines, index: number, text: string): boolean {
  if (opaqueDirective.test(text)) return true;
  if (container.test(text)) return false;
  if (comment.test(text)) return true;
  return /::[ \t]*$/.test(text) && (index + 1 >= lines.count || lineAt(lines, index + 1).trim() === '');
}

/** The last line, blank ones at the end left out, of what is indented deeper than `indent` below a line. */
function lastIndented(lines: Lines, index: number, indent: number): number {
  let last = index;
  for (let at = index + 1; at < lines.count; at++) {
    const text = lineAt(lines, at);
    if (text.trim() === '') continue;
    if (indentOf(text) <= indent) break;
    last = at;
  }
  return last;
}

interface Directive {
  readonly index: number;
  readonly word: string;
  readonly format: string;
  readonly column: number;
  readonly options: readonly string[];
  readonly content: readonly Span[];
  readonly indent: string;
  readonly last: number;
}

function readDirective(lines: Lines, index: number, before: string, word: string): Directive {
  const column = indentOf(before.replace(/\S/g, ' '));
  const last = lastIndented(lines, index, column);
  let at = index + 1;
  // The options end at the first blank line; one may run on over lines indented deeper.
  if (at <= last && option.test(lineAt(lines, at))) while (at <= last && lineAt(lines, at).trim() !== '') at++;
  const options = Array.from({ length: at - index - 1 }, (_, i) => lineAt(lines, index + 1 + i));
  while (at <= last && lineAt(lines, at).trim() === '') at++;
  const texts = Array.from({ length: Math.max(0, last - at + 1) }, (_, i) => lineAt(lines, at + i));
  const depth = Math.min(...texts.filter((text) => text.trim() !== '').map(indentOf));
  const content = texts.map((text, i) => {
    const { start, end } = lineSpan(lines, at + i);
    return { start: start + (text.trim() === '' ? text.length : indentLength(text, depth)), end };
  });
  const first = texts[0] ?? '';
  const indent = first.slice(0, indentLength(first, depth));
  return { index, word, format: statedFormat(word) ?? word, column, options, content, indent, last };
}

function block(lines: Lines, read: Directive): Embedded {
  const { document } = lines;
  const opening = lineSpan(lines, read.index);
  const start = opening.start + lineAt(lines, read.index).lastIndexOf(`.. ${read.word}`.slice(0, 2));
  return {
    container: 'rst',
    shape: 'block',
    format: read.format,
    claim: 'stated',
    span: { start, end: lineSpan(lines, read.last).end },
    ...bodyOf(document, read.content),
    rewrite: (text, format) => {
      const name = format === read.format ? read.word : directiveOf[format];
      if (name === undefined) return { refused: `no directive is known for ${format}` };
      const kept = format === read.format ? read.options : knownOptions(read.options, optionsOf[format]);
      const head = document.slice(start, opening.end).replace(`${read.word}::`, `${name}::`);
      return { text: [head, ...kept, '', ...prefixed(linesOf(text), read.indent)].join(lineEndOf(document, opening.end)) };
    },
  };
}

function knownOptions(options: readonly string[], known: ReadonlySet<string> | undefined): readonly string[] {
  let keeping = false;
  return options.filter((line) => {
    const name = option.test(line) ? /:([\w-]+):/.exec(line)?.[1] : undefined;
    if (name !== undefined) keeping = known?.has(name) === true;
    return keeping;
  });
}

function reference(lines: Lines, index: number, word: string, path: string): Reference {
  const { start, end } = lineSpan(lines, index);
  const text = lineAt(lines, index);
  const from = start + text.lastIndexOf(`${word}::`);
  return {
    container: 'rst',
    span: { start: from, end },
    path,
    format: statedFormat(word) ?? word,
    rewrite: (to, format) => ({ text: to === path ? lines.document.slice(from, end) : `${directiveOf[format] ?? word}:: ${to}` }),
  };
}

/** An image that may carry its source. A figure with a text of its own below stays one. */
function drawing(lines: Lines, index: number): Reference | undefined {
  const { document } = lines;
  const text = lineAt(lines, index);
  const [, before = '', word = '', path = ''] = image.exec(text) ?? [];
  if (word === '' || !isDrawing(path) || !isLocal(path)) return undefined;
  const read = readDirective(lines, index, before, word);
  const { start, end } = lineSpan(lines, index);
  return {
    container: 'rst',
    span: {
      start: start + text.lastIndexOf(`.. `, text.indexOf(`${word}::`)),
      end: read.last > index ? lineSpan(lines, read.last).end : end,
    },
    path,
    format: 'image',
    rewrite: () => ({ refused: 'an image is drawn anew, not renamed' }),
    instead: (said, format) => {
      const name = directiveOf[format];
      if (name === undefined) return { refused: `no directive is known for ${format}` };
      if (read.content.length > 0) return { refused: 'a figure with a text of its own stays a figure' };
      const indent = `${' '.repeat(read.column)}   `;
      const kept = knownOptions(read.options, optionsOf[format]);
      return {
        text: [`.. ${name}::`, ...kept, '', ...prefixed(captioned(linesOf(said), format, ''), indent)].join(lineEndOf(document, end)),
      };
    },
  };
}
