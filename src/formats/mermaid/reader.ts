// What each statement of Mermaid means: the parser tells of statements, the reader builds the diagram.

import type { IToken } from 'chevrotain';
import type { Accessibility, Arrow, Diagram, Head, Operator, Origin, Statement } from '../../ir/model.js';
import type { Text } from '../../ir/text.js';
import type { Span } from '../../source/span.js';
import { beganAt, Draft, type LexedComment } from './draft.js';
import { Lives } from './lives.js';
import { Members } from './members.js';
import type { DeclaredParticipant, ReadMessage, StatementSink } from './parser.js';
import type { Prepared } from './prepare.js';
import { sanitized } from './sanitized.js';
import { decode, encoded, readSpelled } from './texts.js';
import { arrows, fragmentWords } from './vocabulary.js';

/** Builds one diagram from the statements of one text. */
export class Reader implements StatementSink {
  readonly #draft: Draft;
  readonly #lives: Lives;
  readonly #members: Members;
  /** The separators of the open fragments; undefined for one that has none. */
  readonly #separators: (string | undefined)[] = [];
  #title: string | undefined;
  #accessibility: Accessibility = {};
  /** Whether a message or an `autonumber` was met: a bare `autonumber` behind it goes on counting. */
  #counting = false;
  #header: Origin | undefined;

  constructor(prepared: Prepared) {
    this.#draft = new Draft(prepared);
    this.#lives = new Lives(this.#draft);
    this.#members = new Members(this.#draft, this.#lives);
  }

  get findings(): Draft['findings'] {
    return this.#draft.findings;
  }

  /** Begins a chunk of the prepared text with the comments that its lexer met. */
  beginChunk(base: number, comments: readonly LexedComment[]): void {
    this.#draft.beginChunk(base, comments);
  }

  // ---- the line of the diagram ---------------------------------------------------------------------------------

  header(token: IToken): void {
    const origin = this.#draft.origin(token);
    if (this.#draft.hasHeader) this.#draft.report('mermaid/duplicate-header', {}, this.#draft.span(token), this.#firstHeader());
    else this.#header = origin;
    this.#draft.hasHeader = true;
  }

  #firstHeader(): ReturnType<typeof beganAt> | undefined {
    return this.#header?.span && beganAt(this.#header.span);
  }

  ignored(token: IToken): void {
    // Our own last line end is no sign of the author's.
    if (this.#draft.base + token.startOffset >= this.#draft.prepared.length || !this.#members.allows(token)) return;
    this.#draft.report('mermaid/ignored-sign', { found: token.image }, this.#draft.span(token));
  }

  // ---- participants and boxes ----------------------------------------------------------------------------------

  participant(declared: DeclaredParticipant): void {
    this.#members.declare(declared);
  }

  box(keyword: IToken, rest: IToken | undefined): void {
    this.#members.openBox(keyword, rest);
  }

  detail(keyword: IToken, actor: IToken, text: IToken): void {
    this.#members.detail(keyword, actor, text);
  }

  destroy(keyword: IToken, actor: IToken): void {
    const origin = this.#draft.origin(keyword, actor);
    this.#lives.destroy(this.#members.id(actor), this.#draft.span(keyword, actor), origin);
  }

  life(keyword: IToken, actor: IToken): void {
    if (!this.#members.allows(keyword)) return;
    const origin: Origin = { ...this.#draft.origin(keyword, actor), as: 'statement' };
    const participant = this.#members.id(actor);
    const span = this.#draft.span(keyword, actor);
    if (keyword.image.toLowerCase() === 'deactivate') {
      this.#lives.deactivate(participant, origin, span);
      return;
    }
    if (!this.#members.has(participant)) this.#draft.report('mermaid/undrawable', { participant }, span);
    this.#lives.activate(participant, origin);
  }

  // ---- messages and notes --------------------------------------------------------------------------------------

  message({ from, tailCircle, arrow, mark, to, text }: ReadMessage): void {
    if (!this.#members.allows(from)) return;
    const origin = this.#draft.origin(from, text);
    const sender = this.#members.mention(from);
    const receiver = this.#members.mention(to);
    const sign = mark?.image;
    if (tailCircle && mark && sign !== '()') {
      this.#draft.report('syntax-error', { found: mark.image, expected: 'a participant' }, this.#draft.span(mark));
      return;
    }
    const drawn = withCircles(arrows.get(arrow.image.toLowerCase()) ?? solidArrow, tailCircle !== undefined, sign === '()');
    if (text.image.includes('%%')) this.#draft.checkText(text);
    const { value, raw } = readSpelled(text.image.slice(1));
    const ended = this.#lives.settle(sender, receiver, from, text);
    this.#counting = true;
    this.#draft.add({ kind: 'message', from: sender, to: receiver, arrow: drawn, text: value, origin: spelled(origin, raw) });
    if (mark && sign !== '()') {
      const span = this.#draft.span(mark);
      if (sign === '+') this.#lives.activate(receiver, { span, as: 'suffix' });
      else this.#lives.deactivate(sender, { span, as: 'suffix' }, span);
    }
    for (const statement of ended) this.#draft.add(statement);
  }

  note(keyword: IToken, placement: IToken, actors: readonly IToken[], text: IToken): void {
    if (!this.#members.allows(keyword)) return;
    const origin = this.#draft.origin(keyword, text);
    const of = [...new Set(actors.map((actor) => this.#members.mention(actor)))];
    const side = placement.image.toLowerCase();
    const where = side === 'left of' ? 'left' : side === 'right of' ? 'right' : 'over';
    if (text.image.includes('%%')) this.#draft.checkText(text);
    const { value, raw } = readSpelled(text.image.slice(1));
    const written = keyword.image === 'note' ? { choices: { keyword: 'note' } } : {};
    this.#draft.add({ kind: 'note', placement: where, of, text: value, origin: { ...spelled(origin, raw), ...written } });
  }

  // ---- fragments -----------------------------------------------------------------------------------------------

  fragment(keyword: IToken, rest: IToken | undefined): void {
    if (!this.#members.allows(keyword)) return;
    const origin = this.#draft.origin(keyword, rest ?? keyword);
    const word = keyword.image.toLowerCase();
    const row = fragmentWords.find((entry) => entry.word === word);
    if (!row) return;
    const span = this.#draft.span(keyword, rest ?? keyword);
    this.#separators.push(row.separator);
    const { value, raw } = readSpelled(rest?.image ?? '');
    if (row.operator === 'highlight') {
      const color = decode(rest?.image.trim() ?? '');
      const head = { operator: row.operator, ...(color !== '' && { color }), origin: spelled(origin, raw) };
      this.#draft.nester.begin({ head, keyword: word, span }, {});
      return;
    }
    const head: { readonly operator: Operator; readonly overlapping?: true } = {
      operator: row.operator,
      ...(row.overlapping && { overlapping: row.overlapping }),
    };
    this.#draft.nester.begin({ head: { ...head, origin }, keyword: word, span }, operandOf(value, raw, undefined));
  }

  separator(keyword: IToken, rest: IToken | undefined): void {
    if (!this.#members.allows(keyword)) return;
    const origin = this.#draft.origin(keyword, rest ?? keyword);
    const found = keyword.image.toLowerCase();
    const open = this.#draft.nester.open;
    if (!open || this.#separators.at(-1) !== found) {
      const expected = found === 'else' ? 'an `alt`' : found === 'and' ? 'a `par`' : 'a `critical`';
      const data = { found, expected, ...(open && { open: open.keyword }) };
      this.#draft.report('stray-separator', data, this.#draft.span(keyword), open ? beganAt(open.span) : {});
      return;
    }
    const { value, raw } = readSpelled(rest?.image ?? '');
    this.#draft.nester.next(operandOf(value, raw, origin));
  }

  end(token: IToken): void {
    if (this.#members.endBox(token)) return;
    this.#draft.origin(token);
    this.#separators.pop();
    const span = this.#draft.span(token);
    if (!this.#draft.nester.end(span)) this.#draft.report('stray-end', { found: token.image }, span);
  }

  // ---- numbers, titles, texts for screen readers ---------------------------------------------------------------

  autonumber(keyword: IToken, numbers: readonly IToken[], off: IToken | undefined): void {
    if (!this.#members.allows(keyword)) return;
    const [start, step, third] = numbers;
    const origin = this.#draft.origin(keyword, off ?? step ?? start ?? keyword);
    const extra = off ? start : third;
    if (extra) this.#draft.report('syntax-error', { found: extra.image, expected: 'the end of the line' }, this.#draft.span(extra));
    else this.#draft.add(this.#numbering(start, step, off, origin));
    this.#counting = true;
  }

  #numbering(start: IToken | undefined, step: IToken | undefined, off: IToken | undefined, origin: Origin): Statement {
    if (off) return { kind: 'numbering', action: 'stop', counting: true, origin };
    if (!start && this.#counting) return { kind: 'numbering', action: 'resume', counting: true, origin };
    if (!start) return { kind: 'numbering', action: 'start', origin };
    const width = step === undefined ? undefined : Number(step.image);
    const decimal = start.image.includes('.') || (width !== undefined && !Number.isInteger(width));
    const counts = { ...(decimal && { decimal }), ...(width !== undefined && { step: width }) };
    return { kind: 'numbering', action: 'start', value: start.image, ...counts, origin };
  }

  title(token: IToken): void {
    if (!this.#members.allows(token)) return;
    const origin = this.#draft.origin(token);
    const colon = token.image.charAt(5) === ':';
    const written = token.image.slice(colon ? 7 : 6);
    if (token.image.includes('\n')) this.#takesNextLine('title', token);
    this.#title = this.#cleaned(written, token);
    const raw = { format: 'mermaid', text: encoded(written) };
    this.#draft.add({ kind: 'declaration', of: 'title', origin: { ...origin, as: colon ? 'title:' : 'title', raw } });
  }

  /** A keyword at the end of its line. */
  #takesNextLine(keyword: string, token: IToken): void {
    const next = token.image.slice(token.image.indexOf('\n')).trim();
    if (next !== '') this.#draft.report('mermaid/takes-next-line', { keyword, next }, this.#draft.span(token));
  }

  /** A text that Mermaid takes for HTML. */
  #cleaned(source: string, token: IToken): string {
    const clean = sanitized(source);
    const [written, shown] = [decode(source), decode(clean)];
    if (clean !== source) this.#draft.report('mermaid/sanitized', { written, shown }, this.#draft.span(token));
    return shown;
  }

  accessibility(keyword: IToken, value: IToken | undefined, end: IToken | undefined): void {
    if (!this.#members.allows(keyword)) return;
    const origin = this.#draft.origin(keyword, end ?? value ?? keyword);
    const isTitle = /^accTitle/i.test(keyword.image);
    const block = keyword.image.includes('{');
    if (block && !end) {
      this.#unclosedDescription(keyword, value, origin);
      return;
    }
    const written = this.#within(value);
    if (value && !block && keyword.image.includes('\n') && written !== '') {
      const data = { keyword: isTitle ? 'accTitle' : 'accDescr', next: encoded(written) };
      this.#draft.report('mermaid/takes-next-line', data, this.#draft.span(keyword, value));
    }
    const text = value ? this.#cleaned(written, value).replace(/\n\s+/g, '\n') : '';
    this.#accessibility = isTitle ? { ...this.#accessibility, title: text } : { ...this.#accessibility, description: text };
    const raw = { format: 'mermaid', text: encoded(written) };
    const of = isTitle ? 'accessibility-title' : 'accessibility-description';
    this.#draft.add({ kind: 'declaration', of, origin: { ...origin, as: block ? 'block' : 'line', raw } });
  }

  /** Mermaid reads to the end of the text and keeps nothing of it; what it takes for nothing becomes a comment. */
  #unclosedDescription(keyword: IToken, value: IToken | undefined, origin: Origin): void {
    this.#draft.report('mermaid/unclosed-description', {}, this.#draft.span(keyword));
    this.#draft.add({ kind: 'comment', text: `${keyword.image.trim()} ${encoded(this.#within(value))}`.trim(), origin });
  }

  /** What a token holds of the author's text: our own last line end is none of it. */
  #within(token: IToken | undefined): string {
    if (!token) return '';
    const limit = this.#draft.prepared.length - this.#draft.base - token.startOffset;
    return token.image.slice(0, Math.max(0, limit)).trim();
  }

  // ---- the end -------------------------------------------------------------------------------------------------

  /** The diagram, once all statements were told. */
  finish(front: { readonly title?: string; readonly config?: Diagram['config']; readonly origin?: Origin }): Diagram {
    const { prepared, nester } = this.#draft;
    const end = prepared.length;
    this.#draft.flush(end + 1);
    this.#lives.finish();
    if (this.#members.unclosed) this.#unclosed('box', this.#members.unclosed);
    const { statements, unclosed } = nester.finish(prepared.place({ start: end, end }));
    for (const block of unclosed) this.#unclosed(block.keyword, block.span);
    const title = this.#title ?? front.title;
    const { title: spoken, description } = this.#accessibility;
    const accessibility = { ...(spoken && { title: spoken }), ...(description && { description }) };
    return {
      ...(title !== undefined && title !== '' && { title }),
      ...(Object.keys(accessibility).length > 0 && { accessibility }),
      participants: this.#members.finish(),
      statements,
      ...(front.config && { config: front.config }),
      origin: this.#origin(front.origin),
    };
  }

  #origin(front: Origin | undefined): Origin {
    const { prepared } = this.#draft;
    const indent = indentOf(prepared.text);
    return {
      ...front,
      span: prepared.place({ start: 0, end: prepared.length }),
      ...(this.#header?.blankBefore && { blankBefore: true }),
      choices: { ...front?.choices, titled: this.#title !== undefined, ...(indent !== undefined && { indent }) },
    };
  }

  #unclosed(keyword: string, span: Span): void {
    this.#draft.report('unclosed-block', { keyword, close: 'end' }, span);
  }
}

const solidArrow: Arrow = { line: 'solid' };

/** An arrow with circles at its ends, for Mermaid's central connections. */
function withCircles(arrow: Arrow, atTail: boolean, atHead: boolean): Arrow {
  if (!atTail && !atHead) return arrow;
  const circled = (head: Head | undefined): Head => ({ shape: 'none', ...head, circle: true });
  return { ...arrow, ...(atHead && { head: circled(arrow.head) }), ...(atTail && { tail: circled(arrow.tail) }) };
}

function spelled(origin: Origin, raw: string | undefined): Origin {
  return raw === undefined ? origin : { ...origin, raw: { format: 'mermaid', text: raw } };
}

function operandOf(guard: Text, raw: string | undefined, origin: Origin | undefined): { readonly guard?: Text; readonly origin?: Origin } {
  const own = raw === undefined ? origin : spelled(origin ?? {}, raw);
  return { ...(guard !== '' && { guard }), ...(own && { origin: own }) };
}

/** How far the author moves the first line of the diagram in: a tab, two blanks or another number. */
function indentOf(text: string): string | undefined {
  const [, outer = '', inner = ''] = /^([ \t]*)sequenceDiagram[^\n]*\n(?:[ \t]*\n)*([ \t]*)\S/m.exec(text) ?? [];
  const unit = inner.startsWith(outer) ? inner.slice(outer.length) : '';
  return /^(?:\t| {2}| {3}| {8})$/.test(unit) ? unit : undefined;
}
