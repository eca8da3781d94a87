// What each statement of Mermaid means: the parser tells of statements, the reader builds the diagram.

import type { IToken } from 'chevrotain';
import type { Arrow, Diagram, Origin } from '../../../ir/model.js';
import type { Text } from '../../../ir/text.js';
import type { Span } from '../../../source/span.js';
import type { OpenFragment, OpenOperand } from '../../kit/nester.js';
import type { DeclaredParticipant, ReadMessage, StatementSink } from '../parser-sink.js';
import type { Prepared } from '../prepare.js';
import { decode, readSpelled } from '../texts.js';
import { arrows, fragmentWords, withCircles } from '../vocabulary.js';
import { beganAt, Draft, type LexedComment } from './draft.js';
import { Headings } from './headings.js';
import { indentOf } from './indent.js';
import { Lives } from './lives.js';
import { Members } from './members.js';
import { Numbers } from './numbers.js';

/** Builds one diagram from the statements of one text. */
export class Reader implements StatementSink {
  readonly #draft: Draft;
  readonly #lives: Lives;
  readonly #members: Members;
  readonly #headings: Headings;
  /** The separators of the open fragments; undefined for one that has none. */
  readonly #separators: (string | undefined)[] = [];
  readonly #numbers = new Numbers();
  #header: Origin | undefined;

  constructor(prepared: Prepared) {
    this.#draft = new Draft(prepared);
    this.#lives = new Lives(this.#draft);
    this.#members = new Members(this.#draft, this.#lives);
    this.#headings = new Headings(this.#draft, this.#members);
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
    if (this.#draft.base + token.startOffset >= this.#draft.prepared.text.length || !this.#members.allows(token)) return;
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
    if (keyword.image.toLowerCase() === 'deactivate')
      this.#lives.deactivate(this.#members.id(actor), origin, this.#draft.span(keyword, actor));
    else this.#lives.activate(this.#members.activated(actor), origin);
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
    this.#numbers.count();
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
    const of = this.#mentioned(actors);
    const side = placement.image.toLowerCase();
    const where = side === 'left of' ? 'left' : side === 'right of' ? 'right' : 'over';
    if (text.image.includes('%%')) this.#draft.checkText(text);
    const { value, raw } = readSpelled(text.image.slice(1));
    const written = keyword.image === 'note' ? { ...origin, choices: { keyword: 'note' } } : origin;
    this.#draft.add({ kind: 'note', placement: where, of, text: value, origin: spelled(written, raw) });
  }

  /** The participants that are named, each once. */
  #mentioned(actors: readonly IToken[]): readonly string[] {
    const ids = actors.map((actor) => this.#members.mention(actor));
    return ids.length === 2 && ids[0] === ids[1] ? ids.slice(1) : ids;
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
      const colored = color === '' ? {} : { color };
      const fragment: OpenFragment = { kind: 'fragment', operator: 'highlight', ...colored, origin: spelled(origin, raw), operands: [] };
      this.#draft.nester.begin({ fragment, keyword: word, span }, { statements: [] });
      return;
    }
    const { operator, overlapping } = row;
    const fragment: OpenFragment = overlapping
      ? { kind: 'fragment', operator, overlapping, origin, operands: [] }
      : { kind: 'fragment', operator, origin, operands: [] };
    this.#draft.nester.begin({ fragment, keyword: word, span }, operandOf(value, raw, undefined));
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
    else this.#draft.add(off ? this.#numbers.off(origin) : this.#numbers.on(start, step, origin));
  }

  title(token: IToken): void {
    this.#headings.title(token);
  }

  accessibility(keyword: IToken, value: IToken | undefined, end: IToken | undefined): void {
    this.#headings.accessibility(keyword, value, end);
  }

  // ---- the end -------------------------------------------------------------------------------------------------

  /** The diagram, once all statements were told. */
  finish(front: { readonly title?: string; readonly config?: Diagram['config']; readonly origin?: Origin }): Diagram {
    const { prepared, nester } = this.#draft;
    const end = prepared.text.length;
    this.#draft.flush(end + 1);
    this.#lives.finish();
    if (this.#members.unclosed) this.#unclosed('box', this.#members.unclosed);
    const { statements, unclosed } = nester.finish(prepared.place({ start: end, end }));
    for (const block of unclosed) this.#unclosed(block.keyword, block.span);
    const title = this.#headings.titled ?? front.title;
    const accessibility = this.#headings.spoken;
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
      span: prepared.place({ start: 0, end: prepared.text.length }),
      ...(this.#header?.blankBefore && { blankBefore: true }),
      choices: { ...front?.choices, titled: this.#headings.titled !== undefined, ...(indent !== undefined && { indent }) },
    };
  }

  #unclosed(keyword: string, span: Span): void {
    this.#draft.report('unclosed-block', { keyword, close: 'end' }, span);
  }
}

const solidArrow: Arrow = { line: 'solid' };

function spelled(origin: Origin, raw: string | undefined): Origin {
  return raw === undefined ? origin : { ...origin, raw: { format: 'mermaid', text: raw } };
}

function operandOf(guard: Text, raw: string | undefined, origin: Origin | undefined): OpenOperand {
  const own = raw === undefined ? origin : spelled(origin ?? {}, raw);
  if (guard !== '' && !own) return { guard, statements: [] };
  return { ...(guard !== '' && { guard }), ...(own && { origin: own }), statements: [] };
}
