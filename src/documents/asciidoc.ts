// AsciiDoc: `[plantuml]` over a delimited block or a paragraph, and block macros. Verbatim blocks and tables are stepped over.

import type { Span } from '../source/span.js';
import { bodyOf, captioned, type LineSearch, type Lines, lineAt, lineEndOf, lineSearch, lineSpan, linesOf, splitLines } from './body.js';
import { type Bystander, bystander, type Container, type Embedded, type Found, finding, type Reference } from './embedded.js';
import { otherLanguage, otherWords, statedFormat, wordFor } from './names.js';
import { isLocal } from './references.js';
import { findAddresses } from './urls/links.js';

/** AsciiDoc: blocks and block macros. */
export const asciidoc: Container = {
  id: 'asciidoc',
  extensions: ['.adoc', '.asciidoc', '.asc'],
  hint: new RegExp(`mermaid|plantuml|puml|uml|kroki|^image::\\S+\\.(?:svg|png)\\[|^\\[\\s*"?(?:${otherWords})\\b`, 'im'),
  find,
};

/** Blocks whose inside is text, and tables, whose cells escape what they hold. */
const opaque = /^(-{4,}|\.{4,}|\+{4,}|\/{4,}|`{3,}|[|,:!]={3,})[ \t]*$/;
const verbatim = /^(-{4,}|\.{4,})[ \t]*$/;
const attributeLine = /^\[.*\][ \t]*$/;
const macro = /^(plantuml|mermaid)::([^\s[\]]+)\[.*\][ \t]*$/;

const image = /^image::([^\s[\]]+\.(?:svg|png))\[(.*)\][ \t]*$/i;
/** Where the document's images are, from there on. */
const imagesFolder = /^:imagesdir:[ \t]+([^\s{}]+)[ \t]*$/;

const includes = 'a line of the diagram would be read as include::';

interface Style {
  readonly word: Span;
  /** Absent where the style is of a language that is not read. */
  readonly format?: string;
  /** The processor replaces something in the text before it draws, so the text here is not the diagram. */
  readonly substituted: boolean;
}

function find(document: string): Found {
  const lines = splitLines(document);
  const found = finding();
  let style: Style | undefined;
  let above = -1;
  let images = '';
  const search = lineSearch(lines);
  for (let index = 0; index < lines.count; index++) {
    const text = lineAt(lines, index);
    if (attributeLine.test(text)) {
      if (above < 0) above = index;
      style = styleIn(lines, index) ?? style;
      continue;
    }
    // Titles and blank lines may stand between the attributes and their block.
    if (above >= 0 && (text.trim() === '' || /^\.[^\s.]/.test(text))) continue;
    const delimits = opaque.test(text) && !(above < 0 && isUnderline(lines, index));
    const end = delimits ? closingLine(search, index, text.trimEnd()) : -1;
    // A block that is never closed takes the rest of the document.
    if (delimits && end < 0) break;
    const block = style && blockAt(lines, { style, above, index, end });
    if (block?.embedded) found.embedded.push(block.embedded);
    else if (style && block) found.bystanders.push(foreign(lines, style, above, block.last));
    else if (macro.test(text)) found.references.push(reference(lines, index));
    else if (image.test(text) && isLocal(text.slice('image::'.length))) found.references.push(drawing(lines, { index, above, images }));
    else if (end < 0) findAddresses(found, document, lineSpan(lines, index), 'asciidoc');
    images = imagesFolder.exec(text)?.[1] ?? images;
    index = block?.last ?? Math.max(index, end);
    style = undefined;
    above = -1;
  }
  return found;
}

function foreign(lines: Lines, { word }: Style, above: number, last: number): Bystander {
  const language = lines.document.slice(word.start, word.end);
  const span = { start: lineSpan(lines, above).start, end: lineSpan(lines, last).end };
  return bystander('asciidoc', language, otherLanguage(language) ?? language, span);
}

/** The style of `[plantuml, target=x]`, `["plantuml",…]`, `[plantuml#id.role%opt]`. */
function styleIn(lines: Lines, index: number): Style | undefined {
  const text = lineAt(lines, index);
  const [, before = '', word = ''] = /^(\[\s*"?)([A-Za-z][A-Za-z0-9]*)(?=["\s,#.%\]])/.exec(text) ?? [];
  const format = word === 'uml' ? undefined : statedFormat(word);
  if (format === undefined && otherLanguage(word) === undefined) return undefined;
  const start = lineSpan(lines, index).start + before.length;
  return {
    word: { start, end: start + word.length },
    ...(format !== undefined && { format }),
    substituted: /subs\s*=(?:\s*")?(?:(?!subs\s*=)[^"\]])*?(attributes|normal|macros)/.test(text),
  };
}

/** Whether a line is the second of a section title: `Orders` over `------`. */
function isUnderline(lines: Lines, index: number): boolean {
  const title = index > 0 ? lineAt(lines, index - 1).trimEnd() : '';
  if (title.trim() === '' || opaque.test(title) || /^[.[]|^\s/.test(title)) return false;
  if (index > 1 && lineAt(lines, index - 2).trim() !== '') return false;
  return Math.abs([...title].length - lineAt(lines, index).trimEnd().length) <= 1;
}

function closingLine(search: LineSearch, index: number, delimiter: string): number {
  return search(delimiter, index + 1, (text) => (text.trimEnd() === delimiter ? 'end' : 'inside'));
}

interface Place {
  readonly style: Style;
  readonly above: number;
  readonly index: number;
  readonly end: number;
}

/** The block at a place, and the diagram in it where its language is read. */
function blockAt(lines: Lines, place: Place): { readonly embedded?: Embedded; readonly last: number } | undefined {
  const { index, end } = place;
  const delimited = verbatim.test(lineAt(lines, index));
  if (delimited) return end < 0 ? undefined : { ...block(lines, place, index + 1, end - 1, true), last: end };
  if (end >= 0 || macro.test(lineAt(lines, index)) || /^(=|\*{4}|_{4}|--$|$)/.test(lineAt(lines, index))) return undefined;
  let last = index;
  while (last + 1 < lines.count && !/^(\+?[ \t]*$|\[.*\][ \t]*$)/.test(lineAt(lines, last + 1)) && !opaque.test(lineAt(lines, last + 1)))
    last++;
  return { ...block(lines, place, index, last, false), last };
}

function block(
  lines: Lines,
  { style, above, index }: Place,
  first: number,
  last: number,
  delimited: boolean,
): { readonly embedded?: Embedded } {
  if (style.format === undefined) return {};
  const { document } = lines;
  const content = Array.from({ length: last - first + 1 }, (_, i) => lineSpan(lines, first + i));
  const start = lineSpan(lines, above).start;
  const body = bodyOf(document, content);
  const lastLine = delimited ? last + 1 : last;
  const embedded: Embedded = {
    container: 'asciidoc',
    shape: 'block',
    format: style.format,
    claim: 'stated',
    span: { start, end: lineSpan(lines, lastLine).end },
    ...body,
    rewrite: (text, format) => {
      if (/^include::/m.test(body.text)) return { refused: 'the text is put together by include:: lines' };
      if (style.substituted && /\{[\w-]+\}/.test(body.text)) return { refused: 'attributes are substituted in the text' };
      const printed = linesOf(text);
      if (/^include::/m.test(text)) return { refused: includes };
      const word = wordFor(format, document.slice(style.word.start, style.word.end));
      const head = document.slice(start, style.word.start) + word;
      const eol = lineEndOf(document, start);
      const needed = delimited || printed.some((line) => line.trim() === '' || opaque.test(line) || attributeLine.test(line));
      const delimiter = needed ? delimiterFor(printed, delimited ? lineAt(lines, index).trimEnd() : '....') : undefined;
      const rest = document.slice(style.word.end, lineSpan(lines, index - 1).end);
      const framed = delimiter === undefined ? printed : [delimiter, ...printed, delimiter];
      return { text: [head + rest, ...framed].join(eol) };
    },
  };
  return { embedded };
}

/** The delimiter, made longer than any line of the text that looks like it. */
function delimiterFor(printed: readonly string[], written: string): string {
  const char = written.charAt(0);
  let length = written.length;
  for (const line of printed) {
    const bare = line.trimEnd();
    if (bare.length >= length && bare === char.repeat(bare.length)) length = bare.length + 1;
  }
  return char.repeat(length);
}

function reference(lines: Lines, index: number): Reference {
  const { document } = lines;
  const { start } = lineSpan(lines, index);
  const [, name = '', path = ''] = macro.exec(lineAt(lines, index)) ?? [];
  const span = { start, end: start + name.length + 2 + path.length };
  return {
    container: 'asciidoc',
    span,
    path,
    format: statedFormat(name) ?? name,
    rewrite: (to, format) => ({ text: path === to ? document.slice(span.start, span.end) : `${wordFor(format, name)}::${to}` }),
  };
}

/** An image that may carry its source. Attributes and a title above it stay, and hold for the block that takes its place. */
function drawing(lines: Lines, { index, above, images }: { index: number; above: number; images: string }): Reference {
  const { document } = lines;
  const { start, end } = lineSpan(lines, index);
  const span = { start: above < 0 ? start : lineSpan(lines, above).start, end };
  const [, name = '', attributes = ''] = image.exec(lineAt(lines, index)) ?? [];
  const alt = /^"?([^",=]+)"?(?:,|$)/.exec(attributes)?.[1]?.trim() ?? '';
  return {
    container: 'asciidoc',
    span,
    path: images === '' ? name : `${images.replace(/\/$/, '')}/${name}`,
    format: 'image',
    rewrite: () => ({ refused: 'an image is drawn anew, not renamed' }),
    instead: (text, format) => {
      if (/^include::/m.test(text)) return { refused: includes };
      const printed = captioned(linesOf(text), format, alt);
      const delimiter = delimiterFor(printed, '....');
      const head = `${document.slice(span.start, start)}[${format}]`;
      return { text: [head, delimiter, ...printed, delimiter].join(lineEndOf(document, span.start)) };
    },
  };
}
