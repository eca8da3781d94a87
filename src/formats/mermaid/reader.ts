// What each statement of Mermaid means: the parser tells of statements, the reader builds the diagram.

import type { IToken } from 'chevrotain';
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.js';
import type { Accessibility, Arrow, Diagram, End, Head, Link, Origin, Statement } from '../../ir/model.js';
import type { Text } from '../../ir/text.js';
import type { Span } from '../../source/span.js';
import { Nester } from '../kit/nester.js';
import { isCssColor } from './colors.js';
import type { DeclaredParticipant, ReadMessage, StatementSink } from './parser.js';
import { Participants, type ReadBox, readConfig, readJson } from './participants.js';
import type { Prepared, Taken } from './prepare.js';
import { decode, encoded, readBreaks, readText } from './texts.js';
import { arrows, fragmentWords } from './vocabulary.js';

const shapes: ReadonlySet<string> = new Set(['participant', 'actor', 'boundary', 'control', 'entity', 'database', 'collections', 'queue']);

/** A comment that the lexer met, with its place in the prepared text. */
export interface LexedComment {
  readonly image: string;
  readonly at: number;
}

/** Builds one diagram from the statements of one text. */
export class Reader implements StatementSink {
  readonly diagnostics: Diagnostic[] = [];
  readonly #prepared: Prepared;
  readonly #text: string;
  readonly #participants = new Participants();
  readonly #nester = new Nester();
  /** How many activations of a participant are open. */
  readonly #active = new Map<string, number>();
  readonly #separators: (string | undefined)[] = [];
  #openBox: { readonly box: ReadBox; readonly span: Span } | undefined;
  #created: { readonly id: string; readonly span: Span } | undefined;
  #destroyed: { readonly statement: Statement; readonly id: string; readonly span: Span }[] = [];
  #title: { readonly text: string; readonly span: Span } | undefined;
  #accessibility: Accessibility = {};
  #hasHeader = false;
  #messages = 0;
  #numbered = false;
  /** Where the chunk that is read begins in the prepared text. */
  base = 0;
  #comments: LexedComment[] = [];
  #nextComment = 0;
  #nextTaken = 0;
  /** The end of the last statement, to see blank lines after it. */
  #lastEnd = 0;

  constructor(prepared: Prepared) {
    this.#prepared = prepared;
    this.#text = prepared.text;
  }

  /** Whether `sequenceDiagram` was met. */
  get hasHeader(): boolean {
    return this.#hasHeader;
  }

  /** The comments of the chunk that is read next. */
  set comments(comments: LexedComment[]) {
    this.#comments = comments;
    this.#nextComment = 0;
  }

  // ---- places --------------------------------------------------------------------------------------------------

  #end(token: IToken): number {
    return this.base + token.startOffset + token.image.trimEnd().length;
  }

  #span(from: IToken, to: IToken = from): Span {
    return this.#prepared.place({ start: this.base + from.startOffset, end: Math.max(this.#end(from), this.#end(to)) });
  }

  /** The origin of a statement; comments and directives before it are added first. */
  #origin(from: IToken, to: IToken = from): Origin {
    const start = this.base + from.startOffset;
    const blankBefore = this.#flush(start);
    this.#lastEnd = this.#end(to);
    const span = this.#span(from, to);
    return blankBefore ? { span, blankBefore } : { span };
  }

  /** Adds what was taken out before an offset; tells whether a blank line stands right before the offset. */
  #flush(offset: number): boolean {
    const { taken } = this.#prepared;
    // The line end of a comment went with it.
    let missing = 0;
    for (;;) {
      const piece = taken[this.#nextTaken];
      const comment = this.#comments[this.#nextComment];
      const pieceAt = piece && piece.at <= offset ? piece.at : Number.POSITIVE_INFINITY;
      const commentAt = comment && comment.at < offset ? comment.at : Number.POSITIVE_INFINITY;
      if (pieceAt === Number.POSITIVE_INFINITY && commentAt === Number.POSITIVE_INFINITY) break;
      if (piece && pieceAt <= commentAt) {
        this.#nextTaken++;
        this.#addTaken(piece);
        this.#lastEnd = Math.max(this.#lastEnd, piece.at);
        missing = piece.kind === 'comment' ? 1 : 0;
      } else if (comment) {
        this.#nextComment++;
        this.#addLexed(comment);
        missing = 0;
      }
    }
    return this.#blankBetween(this.#lastEnd, offset, missing);
  }

  #addTaken({ kind, text, span }: Taken): void {
    const head = this.#hasHeader ? {} : { as: 'head' };
    const origin: Origin = { span, ...head, ...(this.#blankBefore(span.start) && { blankBefore: true as const }) };
    if (kind === 'directive') {
      if (!text.endsWith('}%%')) this.diagnostics.push(diagnostic('mermaid/unclosed-directive', {}, span));
      this.#nester.add({ kind: 'verbatim', format: 'mermaid', text, origin });
    } else this.#nester.add(commentOf(text, '%%', origin));
  }

  #addLexed({ image, at }: LexedComment): void {
    const span = this.#prepared.place({ start: at, end: at + image.length });
    const mark = /^[^#%]?(?:#|%+)/.exec(image)?.[0] ?? '';
    const blankBefore = this.#blankBetween(this.#lastEnd, at);
    this.#lastEnd = at + image.length;
    this.#nester.add(commentOf(encoded(image), mark, { span, ...(blankBefore && { blankBefore }) }));
  }

  /** Whether an empty line stands between two offsets of the prepared text, from which some line ends were taken. */
  #blankBetween(start: number, end: number, missing = 0): boolean {
    const text = this.#text;
    let lineEnds = missing;
    for (let at = end - 1; at >= start; at--) {
      const sign = text.charCodeAt(at);
      if (sign === 10) lineEnds++;
      else if (sign !== 32 && sign !== 9) return lineEnds > 1;
      if (lineEnds > 1) return true;
    }
    return false;
  }

  /** The same in the author's text, for what is not in the prepared one. */
  #blankBefore(offset: number): boolean {
    return this.original !== '' && /\n[^\S\n]*\r?\n[^\S\n]*$/.test(this.original.slice(Math.max(0, offset - 200), offset));
  }

  /** The author's text. */
  original = '';

  // ---- statements ----------------------------------------------------------------------------------------------

  header(token: IToken): void {
    this.#flush(this.base + token.startOffset);
    this.#lastEnd = this.#end(token);
    if (this.#hasHeader) this.diagnostics.push(diagnostic('mermaid/duplicate-header', {}, this.#span(token)));
    this.#hasHeader = true;
  }

  ignored(token: IToken): void {
    // Our own last line end is no sign of the author's.
    if (this.base + token.startOffset >= this.#prepared.length) return;
    const span = this.#span(token);
    if (this.#openBox) this.diagnostics.push(diagnostic('mermaid/in-box', { found: token.image }, span));
    else this.diagnostics.push(diagnostic('mermaid/ignored-sign', { found: token.image }, span));
  }

  /** The id that a token names; the participant comes into being if it is new. */
  #mention(token: IToken): string {
    const source = token.image.trim();
    const id = encoded(source);
    if (!this.#participants.has(id)) this.#participants.mention(id, decode(source), () => ({ span: this.#span(token) }));
    return id;
  }

  #notInBox(token: IToken): boolean {
    if (!this.#openBox) return true;
    this.diagnostics.push(diagnostic('mermaid/in-box', { found: token.image.trim() }, this.#span(token)));
    return false;
  }

  message({ from, tailCircle, arrow, mark, to, text }: ReadMessage): void {
    if (!this.#notInBox(from)) return;
    const origin = this.#origin(from, text);
    const sender = this.#mention(from);
    const receiver = this.#mention(to);
    if (tailCircle && mark && mark.image !== '()') {
      this.diagnostics.push(diagnostic('syntax-error', { found: mark.image, expected: 'a participant' }, this.#span(mark)));
      return;
    }
    const circled = withCircles(arrows.get(arrow.image.toLowerCase()) ?? solidArrow, tailCircle !== undefined, mark?.image === '()');
    const { value, raw } = readSpelled(text.image.slice(1));
    this.#messages++;
    this.#nester.add({
      kind: 'message',
      from: sender,
      to: receiver,
      arrow: circled,
      text: value,
      origin: raw === undefined ? origin : { ...origin, raw: { format: 'mermaid', text: raw } },
    });
    if (mark?.image === '+') this.#activate(receiver, this.#span(mark), 'suffix');
    else if (mark?.image === '-') this.#deactivate(sender, this.#span(mark), 'suffix');
    this.#settleLives(sender, receiver, this.#span(from, text));
  }

  /** Creation and destruction want their message. */
  #settleLives(from: End, to: End, span: Span): void {
    const created = this.#created;
    const destroyed = this.#destroyed.at(-1);
    if (created) {
      if (to !== created.id)
        this.diagnostics.push(diagnostic('mermaid/create-without-message', { participant: created.id }, span, related(created.span)));
      this.#created = undefined;
    } else if (destroyed && from !== destroyed.id && to !== destroyed.id) {
      this.diagnostics.push(diagnostic('mermaid/destroy-without-message', { participant: destroyed.id }, span, related(destroyed.span)));
    }
    for (const { statement } of this.#destroyed) this.#nester.add(statement);
    this.#destroyed = [];
  }

  #activate(participant: string, span: Span, as: string): void {
    this.#active.set(participant, (this.#active.get(participant) ?? 0) + 1);
    this.#nester.add({ kind: 'activate', participant, origin: { span, as } });
  }

  #deactivate(participant: string, span: Span, as: string): void {
    const count = this.#active.get(participant) ?? 0;
    if (count < 1) this.diagnostics.push(diagnostic('mermaid/inactive', { participant }, span));
    this.#active.set(participant, count - 1);
    this.#nester.add({ kind: 'deactivate', participant, origin: { span, as } });
  }

  life(keyword: IToken, actor: IToken): void {
    if (!this.#notInBox(keyword)) return;
    const origin: Origin = { ...this.#origin(keyword, actor), as: 'statement' };
    const participant = this.#id(actor);
    const starts = keyword.image.toLowerCase() === 'activate';
    const count = this.#active.get(participant) ?? 0;
    const span = this.#span(keyword, actor);
    if (!this.#participants.has(participant)) this.diagnostics.push(diagnostic('mermaid/undrawable', { participant }, span));
    if (!starts && count < 1) this.diagnostics.push(diagnostic('mermaid/inactive', { participant }, span));
    this.#active.set(participant, count + (starts ? 1 : -1));
    this.#nester.add({ kind: starts ? 'activate' : 'deactivate', participant, origin });
  }

  /** An id at the end of a line, where comments become part of it. */
  #id(token: IToken): string {
    const id = encoded(token.image.trim());
    if (/\s(?:#|%%)/.test(id)) this.diagnostics.push(diagnostic('mermaid/comment-in-id', { id }, this.#span(token)));
    return id;
  }

  participant({ create, keyword, actor, config, label, as }: DeclaredParticipant): void {
    const last = label ?? as ?? config ?? actor;
    const first = create ?? keyword;
    if (create && !this.#notInBox(create)) return;
    const origin = this.#origin(first, last);
    const id = this.#id(actor);
    const word = keyword.image.toLowerCase() === 'actor' ? 'actor' : 'participant';
    const { text, type, spelling } = this.#described(id, as, label, config, word);
    const { span } = origin;
    if (create && this.#participants.has(id))
      this.diagnostics.push(diagnostic('mermaid/create-existing', { participant: id }, this.#span(actor)));
    const own: Origin = { ...(span && { span }), ...spelling };
    const declared = this.#participants.declare(id, decode(actor.image.trim()), {
      keyword: word,
      label: text,
      origin: own,
      ...(type !== undefined && { type }),
    });
    if (!declared) this.diagnostics.push(diagnostic('mermaid/two-boxes', { participant: id }, this.#span(actor)));
    if (type !== undefined && !shapes.has(type))
      this.diagnostics.push(diagnostic('mermaid/unknown-shape', { shape: type }, this.#span(config ?? actor)));
    if (create) {
      this.#created = { id, span: this.#span(create, last) };
      this.#nester.add({ kind: 'create', participant: id, origin });
    } else this.#nester.add({ kind: 'declaration', of: 'participant', id, origin });
  }

  /** What a declaration says: `as` beats `alias` unless it repeats the id; `type` beats the keyword. */
  #described(
    id: string,
    as: IToken | undefined,
    label: IToken | undefined,
    config: IToken | undefined,
    word: string,
  ): { readonly text: Text | undefined; readonly type?: string; readonly spelling: Partial<Origin> } {
    const read = as ? readSpelled(label?.image ?? '') : undefined;
    const choices = { keyword: word, ...(config && { config: config.image.trim() }) };
    const spelling = { choices, ...(read?.raw !== undefined && { raw: { format: 'mermaid', text: read.raw } }) };
    if (!config) return { text: read?.value, spelling };
    const found = readConfig(encoded(config.image.trim()));
    if ('reason' in found) {
      this.diagnostics.push(diagnostic('mermaid/participant-config', { reason: found.reason }, this.#span(config)));
      return { text: read?.value, spelling };
    }
    const { alias, type } = found.value;
    const aliased = typeof alias === 'string' && alias !== '' && (read === undefined || read.value === '' || read.value === id);
    return { text: aliased ? readBreaks(alias) : read?.value, spelling, ...(typeof type === 'string' && { type }) };
  }

  destroy(keyword: IToken, actor: IToken): void {
    const origin = this.#origin(keyword, actor);
    const id = this.#id(actor);
    this.#destroyed.push({ statement: { kind: 'destroy', participant: id, origin }, id, span: this.#span(keyword, actor) });
  }

  box(keyword: IToken, rest: IToken | undefined): void {
    if (!this.#notInBox(keyword)) return;
    const origin = this.#origin(keyword, rest ?? keyword);
    const source = rest?.image.trim() ?? '';
    const [, color = '', title = ''] = /^((?:rgba?|hsla?)\s*\(.*\)|\w*)(.*)$/.exec(source) ?? ['', '', source];
    const isColor = isCssColor(color.trim());
    const shown = isColor ? title : source;
    const fill = isColor && color !== 'transparent' ? { color } : {};
    const choices = { transparent: isColor && color === 'transparent' };
    const raw = { format: 'mermaid', text: encoded(source) };
    const box = this.#participants.openBox({
      ...fill,
      ...(shown.trim() !== '' && { title: readText(shown) }),
      origin: { ...origin, raw, choices },
    });
    this.#openBox = { box, span: this.#span(keyword, rest ?? keyword) };
    this.#nester.add({ kind: 'declaration', of: 'box', id: box.id, origin });
  }

  fragment(keyword: IToken, rest: IToken | undefined): void {
    if (!this.#notInBox(keyword)) return;
    const origin = this.#origin(keyword, rest ?? keyword);
    const word = keyword.image.toLowerCase();
    const row = fragmentWords.find((entry) => entry.word === word);
    if (!row) return;
    const span = this.#span(keyword, rest ?? keyword);
    const { value, raw } = readSpelled(rest?.image ?? '');
    this.#separators.push(row.separator);
    if (row.operator === 'highlight') {
      const color = decode(rest?.image.trim() ?? '');
      this.#nester.begin({ head: { operator: row.operator, ...(color !== '' && { color }), origin }, keyword: word, span }, {});
      return;
    }
    const head = { operator: row.operator, ...(row.overlapping && { overlapping: row.overlapping }), origin } as const;
    this.#nester.begin({ head, keyword: word, span }, operandOf(value, raw, undefined));
  }

  separator(keyword: IToken, rest: IToken | undefined): void {
    if (!this.#notInBox(keyword)) return;
    const origin = this.#origin(keyword, rest ?? keyword);
    const found = keyword.image.toLowerCase();
    const open = this.#nester.open;
    if (this.#separators.at(-1) !== found) {
      const expected = found === 'else' ? 'an `alt`' : found === 'and' ? 'a `par`' : 'a `critical`';
      const data = { found, expected, ...(open && { open: open.keyword }) };
      this.diagnostics.push(diagnostic('stray-separator', data, this.#span(keyword), open ? related(open.span) : {}));
      return;
    }
    const { value, raw } = readSpelled(rest?.image ?? '');
    this.#nester.next(operandOf(value, raw, origin));
  }

  end(token: IToken): void {
    const origin = this.#origin(token);
    if (this.#openBox) {
      this.#nester.add({ kind: 'declaration', of: 'box-end', id: this.#openBox.box.id, origin });
      this.#openBox = undefined;
      this.#participants.currentBox = undefined;
      return;
    }
    this.#separators.pop();
    if (!this.#nester.end(this.#span(token))) this.diagnostics.push(diagnostic('stray-end', { found: token.image }, this.#span(token)));
  }

  note(keyword: IToken, placement: IToken, actors: readonly IToken[], text: IToken): void {
    if (!this.#notInBox(keyword)) return;
    const origin = this.#origin(keyword, text);
    const of = [...new Set(actors.map((actor) => this.#mention(actor)))];
    const side = placement.image.toLowerCase();
    const where = side === 'left of' ? 'left' : side === 'right of' ? 'right' : 'over';
    const { value, raw } = readSpelled(text.image.slice(1));
    this.#nester.add({
      kind: 'note',
      placement: where,
      of,
      text: value,
      origin: raw === undefined ? origin : { ...origin, raw: { format: 'mermaid', text: raw } },
    });
  }

  detail(keyword: IToken, actor: IToken, text: IToken): void {
    if (!this.#notInBox(keyword)) return;
    const origin = this.#origin(keyword, text);
    const id = this.#mention(actor);
    const word = keyword.image.toLowerCase();
    const source = decode(text.image.slice(1).trim());
    const span = this.#span(keyword, text);
    const of = word === 'properties' || word === 'details' ? word : 'links';
    this.#nester.add({
      kind: 'declaration',
      of,
      id,
      origin: { ...origin, as: word, raw: { format: 'mermaid', text: encoded(text.image.slice(1).trim()) } },
    });
    if (word === 'details') this.#participants.setDetails(id, source);
    else if (word === 'link') this.#participants.addLinks(id, [this.#link(source, span)]);
    else {
      const json = readJson(source);
      if (!json) this.diagnostics.push(diagnostic('mermaid/ignored-json', { keyword: word }, span));
      else if (word === 'properties') this.#participants.addProperties(id, json);
      else
        this.#participants.addLinks(
          id,
          Object.entries(json).map(([label, href]) => ({ label, href: typeof href === 'string' ? href : JSON.stringify(href) })),
        );
    }
  }

  /** Mermaid takes the sign before the `@` for a blank. */
  #link(source: string, span: Span): Link {
    const at = source.indexOf('@');
    const label = source.slice(0, at - 1).trim();
    if (source.slice(0, Math.max(0, at)).trim() !== label) this.diagnostics.push(diagnostic('mermaid/link-label', { label }, span));
    return { href: source.slice(at + 1).trim(), label };
  }

  autonumber(keyword: IToken, numbers: readonly IToken[], off: IToken | undefined): void {
    if (!this.#notInBox(keyword)) return;
    const [start, step, third] = numbers;
    const origin = this.#origin(keyword, off ?? step ?? start ?? keyword);
    const extra = off ? start : third;
    if (extra) {
      this.diagnostics.push(diagnostic('syntax-error', { found: extra.image, expected: 'the end of the line' }, this.#span(extra)));
      return;
    }
    const first = !this.#numbered && this.#messages === 0;
    this.#numbered = true;
    if (off) this.#nester.add({ kind: 'numbering', action: 'stop', counting: true, origin });
    else if (!start)
      this.#nester.add(
        first ? { kind: 'numbering', action: 'start', origin } : { kind: 'numbering', action: 'resume', counting: true, origin },
      );
    else {
      const width = step === undefined ? undefined : Number(step.image);
      const decimal = start.image.includes('.') || (width !== undefined && !Number.isInteger(width));
      this.#nester.add({
        kind: 'numbering',
        action: 'start',
        value: start.image,
        ...(decimal && { decimal }),
        ...(width !== undefined && width !== 1 && { step: width }),
        origin,
      });
    }
  }

  title(token: IToken): void {
    if (!this.#notInBox(token)) return;
    const origin = this.#origin(token);
    const colon = token.image.charAt(5) === ':';
    this.#title = { text: decode(token.image.slice(colon ? 7 : 6)), span: this.#span(token) };
    this.#nester.add({
      kind: 'declaration',
      of: 'title',
      origin: { ...origin, as: colon ? 'title:' : 'title', raw: { format: 'mermaid', text: encoded(token.image.slice(colon ? 7 : 6)) } },
    });
  }

  accessibility(keyword: IToken, value: IToken | undefined): void {
    if (!this.#notInBox(keyword)) return;
    const origin = this.#origin(keyword, value ?? keyword);
    const isTitle = /^accTitle/i.test(keyword.image);
    const limit = this.#prepared.length - (value ? this.base + value.startOffset : 0);
    const text = decode((value?.image.slice(0, Math.max(0, limit)) ?? '').trim()).replace(/\n\s+/g, '\n');
    this.#accessibility = isTitle ? { ...this.#accessibility, title: text } : { ...this.#accessibility, description: text };
    const as = keyword.image.includes('{') ? 'block' : 'line';
    this.#nester.add({ kind: 'declaration', of: isTitle ? 'accessibility-title' : 'accessibility-description', origin: { ...origin, as } });
  }

  // ---- the end -------------------------------------------------------------------------------------------------

  /** The diagram, once all statements were told. */
  finish(front: { readonly title?: string; readonly config?: Diagram['config']; readonly origin?: Origin }): Diagram {
    const end = this.#prepared.length;
    this.#flush(end + 1);
    for (const { statement } of this.#destroyed) this.#nester.add(statement);
    if (this.#openBox) this.#unclosed('box', this.#openBox.span);
    const { statements, unclosed } = this.#nester.finish(this.#prepared.place({ start: end, end }));
    for (const block of unclosed) this.#unclosed(block.keyword, block.span);
    const title = this.#title?.text ?? front.title;
    const { title: spoken, description } = this.#accessibility;
    const accessibility = { ...(spoken && { title: spoken }), ...(description && { description }) };
    return {
      ...(title !== undefined && title !== '' && { title }),
      ...(Object.keys(accessibility).length > 0 && { accessibility }),
      participants: this.#participants.finish(),
      statements,
      ...(front.config && { config: front.config }),
      origin: {
        ...front.origin,
        span: this.#prepared.place({ start: 0, end }),
        choices: { ...front.origin?.choices, titled: this.#title !== undefined },
      },
    };
  }

  #unclosed(keyword: string, span: Span): void {
    this.diagnostics.push(diagnostic('unclosed-block', { keyword, close: 'end' }, span));
  }
}

const solidArrow: Arrow = { line: 'solid' };

/** An arrow with circles at its ends, for Mermaid's central connections. */
function withCircles(arrow: Arrow, atTail: boolean, atHead: boolean): Arrow {
  if (!atTail && !atHead) return arrow;
  const circled = (head: Head | undefined): Head => ({ shape: 'none', ...head, circle: true });
  return { ...arrow, ...(atHead && { head: circled(arrow.head) }), ...(atTail && { tail: circled(arrow.tail) }) };
}

/** A text and, where it is not simply what it says, its spelling. */
function readSpelled(source: string): { readonly value: Text; readonly raw?: string } {
  const trimmed = source.trim();
  const value = readText(trimmed);
  return value === trimmed ? { value } : { value, raw: encoded(trimmed) };
}

function operandOf(guard: Text, raw: string | undefined, origin: Origin | undefined): { readonly guard?: Text; readonly origin?: Origin } {
  const spelled = raw === undefined ? origin : { ...origin, raw: { format: 'mermaid', text: raw } };
  return { ...(guard !== '' && { guard }), ...(spelled && { origin: spelled }) };
}

function commentOf(source: string, mark: string, origin: Origin): Statement {
  const text = source.slice(mark.length).trim();
  const canonical = text === '' ? '%%' : `%% ${text}`;
  const raw = source.trim() === canonical ? {} : { raw: { format: 'mermaid', text: source.trim() } };
  return { kind: 'comment', text, origin: { ...origin, ...raw } };
}

function related(span: Span): { readonly related: readonly { readonly message: string; readonly span: Span }[] } {
  return { related: [{ message: 'it begins here', span }] };
}
