// PlantUML files: one or several blocks from `@startuml` to `@enduml`; what stands between them is no diagram.

import type { Span } from '../source/span.js';
import { bodyOf, type Lines, lineAt, lineEndOf, lineSearch, lineSpan, linesOf, prefixed, splitLines, type Unescape } from './body.js';
import type { Bystander, Container, Embedded } from './embedded.js';
import { extensionsOf } from './references.js';

/** A file of PlantUML, with any number of blocks. */
export const plantumlFile: Container = {
  id: 'plantuml-file',
  extensions: extensionsOf('plantuml'),
  hint: /[@\\]start[a-z]/,
  find: (text) => {
    const lines = splitLines(text);
    return { embedded: startBlocks(lines).map(({ embedded }) => embedded), references: [], bystanders: otherBlocks(lines) };
  },
};

/** A block and the lines it takes. */
export interface StartBlock {
  readonly first: number;
  readonly last: number;
  readonly embedded: Embedded;
}

const start = /^([^@\\]*)([@\\])startuml(?![a-z])/;
const escapes: Unescape = { pattern: /^\\(?=(start|end)uml)/gm, resolve: () => '@' };

/** The blocks of a text. A begin within a block starts it anew, and a block that never ends is none, as in PlantUML. */
export function startBlocks(lines: Lines): readonly StartBlock[] {
  const found: StartBlock[] = [];
  let open: { readonly index: number; readonly prefix: string; readonly mark: string } | undefined;
  for (let index = 0; index < lines.count; index++) {
    const text = lineAt(lines, index);
    const [, prefix = '', mark] = start.exec(text) ?? [];
    if (mark !== undefined) open = { index, prefix, mark };
    if (!open || !closes(text, open.prefix, open.mark)) continue;
    found.push({ first: open.index, last: index, embedded: block(lines, open, index) });
    open = undefined;
  }
  return found;
}

/** `@startmindmap` … `@endmindmap` and its kin. */
function otherBlocks(lines: Lines): readonly Bystander[] {
  const search = lineSearch(lines);
  const found: Bystander[] = [];
  for (let index = 0; index < lines.count; index++) {
    const kind = /^\s*@start(?!uml\b)([a-z]+)/.exec(lineAt(lines, index))?.[1];
    if (kind === undefined) continue;
    const last = search(kind, index + 1, (text) => (text.trim().startsWith(`@end${kind}`) ? 'end' : 'inside'));
    if (last < 0) continue;
    const span = { start: lineSpan(lines, index).start, end: lineSpan(lines, last).end };
    found.push({ container: 'plantuml-file', span, language: kind, reason: `@start${kind} begins a diagram of another kind.` });
    index = last;
  }
  return found;
}

function closes(text: string, prefix: string, mark: string): boolean {
  const at = text.indexOf(`${mark}enduml`);
  if (at < 0) return false;
  const before = text.slice(0, at);
  return before.trim() === '' || before.trim() === prefix.trim();
}

function block(lines: Lines, open: { readonly index: number; readonly prefix: string }, last: number): Embedded {
  const { document } = lines;
  const content: Span[] = [];
  for (let at = open.index; at <= last; at++) content.push(behindPrefix(lines, at, open.prefix, at === last));
  const span = { start: content[0]?.start ?? 0, end: content.at(-1)?.end ?? 0 };
  return {
    container: 'plantuml-file',
    shape: 'block',
    format: 'plantuml',
    claim: 'stated',
    span,
    ...bodyOf(document, content, escapes),
    rewrite: (text, format) => {
      if (format !== 'plantuml') return { refused: `a PlantUML file holds no ${format}` };
      return { text: prefixed(linesOf(text), open.prefix).join(lineEndOf(document, span.start)).slice(open.prefix.length) };
    },
  };
}

/** The part of a line behind the prefix of the block's first line, or behind what is left of it. */
function behindPrefix(lines: Lines, index: number, prefix: string, isLast: boolean): Span {
  const { start: from, end } = lineSpan(lines, index);
  const text = lineAt(lines, index);
  if (isLast) {
    const at = text.search(/[@\\]enduml/);
    return { start: from + at, end: from + at + '@enduml'.length };
  }
  if (text.startsWith(prefix)) return { start: from + prefix.length, end };
  const bare = prefix.trimEnd();
  if (bare !== '' && text.startsWith(bare)) return { start: from + bare.length, end };
  return { start: from, end };
}
