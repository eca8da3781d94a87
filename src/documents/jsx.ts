// Components of MDX that are given a diagram as a template literal: `<Mermaid chart={`…`} />`.

import type { Span } from '../source/span.js';
import { bodyOf, lineEndOf, linesOf, type Unescape } from './body.js';
import type { Embedded } from './embedded.js';
import { statedFormat } from './names.js';

const component = /^<(Mermaid|PlantUML)(?=\s)[^{}`]*\{\s*`/i;
/** A literal that computes something is not read: its text is not known. */
const literal = /(?:[^`\\$]|\\[\s\S]|\$(?!\{))*/y;
const closing = /\s*`\s*\}/y;

const escapes: Unescape = {
  pattern: /\\[\s\S]/g,
  resolve: (escaped) => (escaped === '\\n' ? '\n' : escaped === '\\t' ? '\t' : escaped.slice(1)),
};

/** The diagram that a tag is given. */
export function componentIn(document: string, tag: Span): readonly Embedded[] {
  const source = document.slice(tag.start, tag.end);
  const head = component.exec(source);
  const format = statedFormat(head?.[1] ?? '');
  if (!head || format === undefined) return [];
  const content = matchAt(literal, source, head[0].length);
  if (content === undefined || matchAt(closing, source, head[0].length + content.length) === undefined) return [];
  const leading = /^(?:[^\S\r\n]*(?:\r\n|\n|\r))*(?:\s*$)?/.exec(content)?.[0].length ?? 0;
  const start = tag.start + head[0].length + leading;
  const inner = { start, end: start + content.slice(leading).trimEnd().length };
  const embedded: Embedded = {
    container: 'markdown',
    shape: 'block',
    format,
    claim: 'stated',
    span: inner,
    ...bodyOf(document, [inner], escapes),
    rewrite: (text, to) => {
      if (to !== format) return { refused: `the component ${head[1] ?? ''} shows no ${to}` };
      const escaped = linesOf(text).map((line) => line.replace(/[\\`]|\$(?=\{)/g, '\\$&'));
      return { text: escaped.join(lineEndOf(document, start)) };
    },
  };
  return [embedded];
}

function matchAt(pattern: RegExp, text: string, offset: number): string | undefined {
  pattern.lastIndex = offset;
  return pattern.exec(text)?.[0];
}
