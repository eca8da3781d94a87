// A YAML text in its canonical layout: two blanks a level, one blank behind a dash, single blank lines. Everything that an author chose
// stays: block or flow style, quotes, anchors, comments, the order of keys, what stands behind a colon and how far.

import type { CST } from 'yaml';
import { positionAt } from '../../../source/positions.js';
import { type Syntax, syntaxOf } from './syntax.js';

type Token = CST.Token | null | undefined;
type Block = CST.BlockMap | CST.BlockSequence;

/** A block collection: the column in which its entries stand, and the one in which they should. */
interface Level {
  readonly from: number;
  readonly to: number;
  readonly above: Level | undefined;
}

/** What is known of a line. Lines of which nothing is known follow the line before. */
type Line =
  /** An entry of a collection begins here. */
  | { readonly is: 'entry'; readonly level: Level }
  /** It goes on with a text or a collection in brackets. */
  | { readonly is: 'more'; readonly level: Level; readonly verbatim: boolean };

/** A stretch of a line that is replaced. */
interface Gap {
  readonly start: number;
  readonly end: number;
}

interface Work {
  readonly block: Block;
  readonly to: number;
  readonly above: Level | undefined;
}

/** The same text in its canonical layout; it means the same. */
export function layOut(text: string): string {
  const syntax = syntaxOf(text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n'));
  const plan = new Plan(syntax);
  for (const token of syntax.tokens) if (token.type === 'document') plan.document(token);
  return plan.text();
}

class Plan {
  readonly #syntax: Syntax;
  readonly #lines = new Map<number, Line>();
  readonly #gaps = new Map<number, Gap[]>();
  readonly #comments: ReadonlySet<number>;

  constructor(syntax: Syntax) {
    this.#syntax = syntax;
    this.#comments = new Set(syntax.comments.filter(({ ownLine }) => ownLine).map(({ span }) => this.#lineOf(span.start)));
  }

  /** Goes through the block collections of a document, with an explicit stack. */
  document({ value }: CST.Document): void {
    const pending: Work[] = [];
    this.#value(value, { to: -2, above: undefined }, pending);
    for (let work = pending.pop(); work; work = pending.pop()) this.#block(work, pending);
  }

  #block({ block, to, above }: Work, pending: Work[]): void {
    const level: Level = { from: this.#columnOf(block), to, above };
    for (const item of block.items) {
      const sign = item.start.find(
        ({ type }) => type === 'seq-item-ind' || type === 'explicit-key-ind' || type === 'anchor' || type === 'tag',
      );
      const first = sign ?? item.key;
      if (first) this.#entry(first.offset, level);
      const dash = item.start.find(({ type }) => type === 'seq-item-ind');
      if (dash) this.#gap(dash.offset + 1);
      this.#value(item.value, level, pending);
    }
  }

  /** What stands behind a key or a dash. */
  #value(token: Token, parent: Pick<Level, 'to' | 'above'> & { readonly from?: number }, pending: Work[]): void {
    if (!token) return;
    const { to, above, from } = parent;
    const level: Level | undefined = from === undefined ? undefined : { from, to, above };
    if (token.type === 'block-map' || token.type === 'block-seq') {
      pending.push({ block: token, to: to + 2, above: level });
      return;
    }
    const start = token.offset;
    const verbatim = token.type === 'block-scalar';
    const end = token.type === 'flow-collection' ? (token.end.at(-1)?.offset ?? start) : endOfScalar(token);
    const first = this.#lineOf(start);
    for (let line = first; line <= this.#lineOf(end); line++) {
      if (line === first && !this.#startsLine(start)) continue;
      if (level) this.#lines.set(line, { is: 'more', level, verbatim: verbatim && line > first });
    }
  }

  #entry(offset: number, level: Level): void {
    if (this.#startsLine(offset)) this.#lines.set(this.#lineOf(offset), { is: 'entry', level });
  }

  /** More than one blank behind a dash. */
  #gap(start: number): void {
    const { text } = this.#syntax.lines;
    let end = start;
    while (text[end] === ' ') end++;
    if (end - start < 2 || text[end] === '\n' || text[end] === '#' || text[end] === undefined) return;
    const line = this.#lineOf(start);
    this.#gaps.set(line, [...(this.#gaps.get(line) ?? []), { start: start + 1, end }]);
  }

  #lineOf(offset: number): number {
    return positionAt(this.#syntax.lines, offset).line;
  }

  #startOf(line: number): number {
    return this.#syntax.lines.starts[line - 1] ?? 0;
  }

  #startsLine(offset: number): boolean {
    const { text } = this.#syntax.lines;
    let at = offset;
    while (text[at - 1] === ' ') at--;
    return at === 0 || text[at - 1] === '\n';
  }

  #columnOf(block: Block): number {
    const [first] = block.items;
    const sign = first?.start.find(
      ({ type }) => type === 'seq-item-ind' || type === 'explicit-key-ind' || type === 'anchor' || type === 'tag',
    );
    const offset = sign?.offset ?? first?.key?.offset ?? block.offset;
    return offset - this.#startOf(this.#lineOf(offset));
  }

  text(): string {
    const out: string[] = [];
    const count = this.#syntax.lines.starts.length;
    let level: Level | undefined;
    let blank = false;
    for (let line = 1; line <= count; line++) {
      const known = this.#lines.get(line);
      const source = this.#source(line);
      if (known?.is === 'more' && known.verbatim) {
        if (blank) out.push('');
        blank = false;
        out.push(moved(source, known.level));
        continue;
      }
      if (isBlank(source)) {
        // An empty line within a text is a line break of the text.
        if (known?.is === 'more') out.push('');
        else blank = out.length > 0;
        continue;
      }
      if (blank) out.push('');
      blank = false;
      if (known) level = known.level;
      const words = this.#words(line, source);
      const column = source.length - source.replace(/^[ \t]+/, '').length;
      out.push(' '.repeat(this.#target(line, column, level)) + words);
    }
    return out.length === 0 ? '' : `${out.join('\n').replace(/(?<!\n)\n+$/, '')}\n`;
  }

  /** The column in which a line should begin. */
  #target(line: number, column: number, level: Level | undefined): number {
    const known = this.#lines.get(line);
    if (known?.is === 'entry') return known.level.to;
    if (known) return Math.max(known.level.to + 1, column - known.level.from + known.level.to);
    if (!this.#comments.has(line)) return level ? Math.max(0, column - level.from + level.to) : column;
    const next = this.#nextEntry(line);
    if (next?.from === column) return next.to;
    const candidates = [...chain(level), ...(next ? [next] : [])].filter(({ from }) => from <= column);
    const deepest = candidates.reduce<Level | undefined>((best, one) => (best && best.from >= one.from ? best : one), undefined);
    return deepest?.to ?? 0;
  }

  /** The level of the first entry behind comments and blank lines. */
  #nextEntry(line: number): Level | undefined {
    for (let at = line + 1; at <= this.#syntax.lines.starts.length; at++) {
      const known = this.#lines.get(at);
      if (known) return known.level;
      if (!this.#comments.has(at) && !isBlank(this.#source(at))) return undefined;
    }
    return undefined;
  }

  #source(line: number): string {
    const { text, starts } = this.#syntax.lines;
    return text.slice(starts[line - 1] ?? text.length, starts[line] ?? text.length).replace(/\n$/, '');
  }

  /** The words of a line, with one blank behind each dash. */
  #words(line: number, source: string): string {
    const start = this.#startOf(line);
    let words = source;
    for (const gap of (this.#gaps.get(line) ?? []).toReversed()) words = words.slice(0, gap.start - start) + words.slice(gap.end - start);
    // A blank behind a backslash is part of a text.
    return words.replace(/^[ \t]+/, '').replace(/(?<![ \t\\])[ \t]+$|(?<=\\[ \t])[ \t]+$/, '');
  }
}

function* chain(level: Level | undefined): Generator<Level> {
  for (let at = level; at; at = at.above) yield at;
}

function isBlank(line: string): boolean {
  return /^[ \t]*$/.test(line);
}

/** A line of a block scalar: it keeps its distance from the key. */
function moved(source: string, { from, to }: Level): string {
  if (isBlank(source) && source.length <= from) return '';
  return to >= from ? ' '.repeat(to - from) + source : source.slice(Math.min(from - to, /^ */.exec(source)?.[0].length ?? 0));
}

/** The offset of the last character of a scalar. */
function endOfScalar(token: CST.Token): number {
  if (token.type !== 'block-scalar') return token.offset + ('source' in token ? Math.max(0, token.source.length - 1) : 0);
  const head = token.props.reduce((length, prop) => length + ('source' in prop ? prop.source.length : 0), 0);
  return token.offset + head + Math.max(0, token.source.replace(/\n$/, '').length - 1);
}
