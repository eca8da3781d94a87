// The statements of a block, read line by line: each line is matched against the ordered patterns, its meaning goes into the diagram at once.

import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.js';
import type { Banner, DeclarationSubject, Diagram, Edge, End, Link, Origin, Participant, Spot, Statement } from '../../ir/model.js';
import { plainText, type Text } from '../../ir/text.js';
import { mapStatements, walk } from '../../ir/walk.js';
import type { Span } from '../../source/span.js';
import { readLink } from '../kit/creole/links.js';
import { Nester } from '../kit/nester.js';
import type { Block } from './blocks.js';
import { type Reading, readText } from './creole/read.js';
import { withExpansions } from './expansions.js';
import { Members } from './members.js';
import { candidates, dashed, type PatternName, patterns } from './patterns.js';
import type { Comment, Prepared } from './prepare.js';
import { c4Element, type ExpandedLine } from './preprocessor/index.js';
import { operators, readArrow, readColor } from './vocabulary.js';

type Groups = Readonly<Record<string, string | undefined>>;
type Message = Statement<'message'>;

const mostErrors = 100;

/** Reads the lines of one block. */
export class Reader {
  readonly diagnostics: Diagnostic[] = [];
  readonly #lines: readonly ExpandedLine[];
  readonly #comments: readonly Comment[];
  readonly #prepared: Prepared;
  readonly #members = new Members();
  readonly #nester = new Nester();
  #at = 0;
  #comment = 0;
  #blank = false;
  #span: Span = { start: 0, end: 0 };
  #errors = 0;
  #parts: { -readonly [K in keyof Diagram]?: Diagram[K] } = {};
  #autoactivate = false;
  #numbered = false;
  #afterDelay = false;
  #pendingCreate: string | undefined;
  #last: Message | undefined;
  #canAnswerLast = false;
  #ended = new Set<string>();
  readonly #activating: Message[] = [];
  readonly #activated: string[] = [];
  readonly #noEnd = new Set<string>();

  constructor(prepared: Prepared) {
    this.#prepared = prepared;
    this.#lines = prepared.lines;
    this.#comments = prepared.comments;
  }

  read(block: Block, source: string): Diagram | undefined {
    for (; this.#at < this.#lines.length; this.#at++) {
      const line = this.#lines[this.#at];
      if (line) this.#line(line);
    }
    this.#before(block.end);
    const { statements } = this.#nester.finish({ start: block.end, end: block.end });
    const { participants, boxes } = this.#members.tree();
    const hidden = this.#errors - mostErrors;
    if (hidden > 0) this.diagnostics.push(diagnostic('too-many-errors', { count: hidden }, undefined));
    const { name, id, start, end } = block;
    return {
      ...(name !== undefined && { name }),
      ...(id !== undefined && { id }),
      ...this.#parts,
      participants,
      statements: withExpansions(withoutEmptyBoxes(statements, boxes), this.#prepared.expansions, source),
      origin: { span: { start, end } },
    };
  }

  /** Comments that stand before a place. */
  #before(start: number): void {
    for (let comment = this.#comments[this.#comment]; comment && comment.start < start; comment = this.#comments[++this.#comment])
      this.#addComment(comment);
  }

  #addComment({ text, start, end, blankBefore }: Comment): void {
    const block = /^\/'([\s\S]*)'\/$/.exec(text)?.[1];
    const said = (block ?? text.replace(/^'/gm, '')).trim();
    const blank = blankBefore || this.#blank;
    this.#blank = false;
    this.#nester.add({
      kind: 'comment',
      text: said,
      origin: {
        span: { start, end },
        ...(blank && { blankBefore: true as const }),
        ...(block !== undefined && { as: 'block' }),
        raw: { format: 'plantuml', text },
      },
    });
  }

  #line(line: ExpandedLine): void {
    const text = line.text.trim();
    if (text === '') {
      this.#blank = true;
      return;
    }
    this.#before(line.start);
    this.#span = spanOf(line);
    const before = this.#at;
    for (const name of candidates(text)) {
      if (dashed.has(name) && !text.includes('-')) continue;
      const found = patterns[name].exec(text);
      if (found && this.#statement(name, found.groups ?? {}, text)) {
        this.#blank = false;
        return;
      }
      this.#at = before;
    }
    if (this.#untouchedBlock(text)) return;
    this.#blank = false;
    this.#unknown(text);
  }

  #unknown(text: string): void {
    const kind = this.#errors === 0 ? otherKind(text) : undefined;
    if (kind !== undefined) this.#fail(diagnostic('not-a-sequence-diagram', { kind, format: 'PlantUML', found: text }, this.#span));
    else this.#fail(diagnostic('syntax-error', { found: text.slice(0, 80), expected: 'a statement of a sequence diagram' }, this.#span));
  }

  #fail(finding: Diagnostic): void {
    this.#errors++;
    if (this.#errors <= mostErrors) this.diagnostics.push(finding);
  }

  /** Blocks of styles, which end with a bracket or tag of their own. */
  #untouchedBlock(text: string): boolean {
    const style = /^<style>/i.test(text);
    if (!style && !/^(?:skinparam\b.*|sprite\s.*)\{$/i.test(text)) return false;
    const from = this.#at;
    let depth = 0;
    for (let at = from; at < this.#lines.length; at++) {
      const line = this.#lines[at]?.text.trim() ?? '';
      if (!style) depth += line.endsWith('{') ? 1 : line === '}' ? -1 : 0;
      if (style ? !/<\/style>$/i.test(line) : depth > 0) continue;
      const texts = this.#lines.slice(from, at + 1).map((one) => one.text.trimEnd());
      texts[0] = text;
      this.#at = at;
      this.#span = { start: this.#span.start, end: this.#lines[at]?.end ?? this.#span.end };
      this.#nester.add({ kind: 'verbatim', format: 'plantuml', text: texts.join('\n'), origin: this.#origin() });
      this.#blank = false;
      return true;
    }
    return false;
  }

  #origin(more: Origin = {}): Origin {
    return { span: this.#span, ...(this.#blank && { blankBefore: true as const }), ...more };
  }

  #raw(text: string): Origin {
    return { raw: { format: 'plantuml', text } };
  }

  /** Reads a match; false when it is none after all. */
  #statement(name: PatternName, g: Groups, text: string): boolean {
    switch (name) {
      case 'banner':
        return this.#banner(g);
      case 'untouched':
        this.#nester.add({ kind: 'verbatim', format: 'plantuml', text, origin: this.#origin() });
        return !text.endsWith('{') || this.#drop();
      case 'footbox':
        return this.#switch(g);
      case 'life':
        return this.#lifeLine(g);
      case 'deactivateLast':
        return this.#deactivateLast();
      case 'participant':
        return this.#participant(g);
      case 'message':
        return this.#message(g);
      case 'exoLeft':
      case 'exoRight':
        return this.#exo(g, name === 'exoLeft');
      case 'noteOver':
      case 'noteOf':
      case 'noteAcross':
      case 'noteBeside':
        return this.#note(g);
      case 'box':
        return this.#box(g);
      case 'boxEnd': {
        const id = this.#members.closeBox();
        if (id === undefined) this.#fail(diagnostic('stray-end', { found: text }, this.#span));
        else this.#declare('box-end', id);
        return true;
      }
      case 'fragment':
        return this.#fragment(g);
      case 'branch':
      case 'end':
        return this.#branchOrEnd(name, g, text);
      case 'short': {
        const kind = g['signs'] === '++' ? 'activate' : 'deactivate';
        this.#lives(kind, this.#mention(g['name'] ?? ''), this.#origin({ as: 'short' }), g['color']);
        return true;
      }
      case 'answer':
        return this.#answer(g);
      case 'page': {
        const title = g['title'];
        this.#add({
          kind: 'page',
          ...(title !== undefined && { title: readText(title, 'label') }),
          ...(g['ignored'] !== undefined && { ignored: true as const }),
          origin: this.#origin(title === undefined ? {} : this.#raw(title)),
        });
        return true;
      }
      case 'divider': {
        const said = (g['text'] ?? '').trim();
        this.#add({ kind: 'divider', text: readText(said, 'label'), origin: this.#origin(this.#raw(said)) });
        this.#canAnswerLast = false;
        return true;
      }
      case 'space':
        this.#add({ kind: 'space', ...(g['size'] !== undefined && { size: Number(g['size']) }), origin: this.#origin() });
        return true;
      case 'reference':
        return this.#reference(g);
      case 'numbering':
        return this.#numbering(g, text);
      case 'autoactivate':
        this.#autoactivate = g['on']?.toLowerCase() === 'on';
        this.#declare('autoactivate', this.#autoactivate ? 'on' : 'off');
        return true;
      case 'delay': {
        const said = g['text']?.trim();
        if (/^\.+$/.test(text) && text.length > 3 && text.length < 6) return false;
        const has = said !== undefined && said !== '';
        this.#add({ kind: 'delay', ...(has && { text: readText(said, 'label') }), origin: this.#origin(has ? this.#raw(said) : {}) });
        this.#afterDelay = true;
        return true;
      }
      case 'url': {
        const link = linkOf(g['url']);
        const id = this.#mention(g['name'] ?? '');
        if (link) this.#members.change(id, (participant) => ({ ...participant, links: [link] }));
        this.#declare('links', id);
        return true;
      }
      case 'duration': {
        const label = (g['label'] ?? '').trim();
        const { from = '', to = '' } = g;
        this.#add({ kind: 'duration', from, to, text: readText(label, 'label'), origin: this.#origin(this.#raw(label)) });
        return true;
      }
    }
  }

  #drop(): false {
    this.#nester.takeBack();
    return false;
  }

  #add(statement: Statement): void {
    this.#nester.add(statement);
  }

  #declare(of: DeclarationSubject, id?: string, more: Origin = {}): void {
    this.#add({ kind: 'declaration', of, ...(id !== undefined && { id }), origin: this.#origin(more) });
  }

  // ---- texts round the drawing

  #banner(g: Groups): boolean {
    const word = (g['word'] ?? '').toLowerCase() as 'title' | 'header' | 'footer' | 'caption' | 'legend' | 'mainframe';
    const before = g['align'];
    if (before !== undefined && word !== 'header' && word !== 'footer') return false;
    const text = g['text'];
    const place = word === 'legend' ? /^(?:(top|bottom)(?:\s+|$))?(left|right|center)?$/i.exec(text ?? '') : null;
    const align = (before ?? place?.[2])?.toLowerCase() as Banner['align'];
    const vertical = place?.[1]?.toLowerCase() as Banner['vertical'];
    const own = text === undefined || place ? this.#body(new RegExp(`^end\\s?${word}$`, 'i'), word) : undefined;
    if (own === undefined && (text === undefined || place)) return false;
    const said = own ?? (text ?? '').replace(/^["“”]([^"“”]*)["“”]$/, '$1');
    if (own === undefined && !/[\p{L}\p{N}\-_.]/u.test(said)) return false;
    const origin: Origin = { ...(own !== undefined && { as: 'block' }), ...this.#raw(said) };
    const read = readText(said, own === undefined ? 'label' : 'body');
    if (word === 'title') this.#parts.title = read;
    else
      this.#parts[word] = { text: read, ...(align && { align }), ...(vertical && { vertical }), origin: { span: this.#span, ...origin } };
    this.#declare(word, undefined, word === 'title' ? origin : {});
    return true;
  }

  #switch(g: Groups): boolean {
    const what = g['what']?.toLowerCase() === 'footbox' ? 'footbox' : 'unlinked';
    if (g['hide'] === undefined && what !== 'footbox') return false;
    const hidden = g['hide']?.toLowerCase() === 'hide' || g['switch']?.toLowerCase() === 'off';
    if (hidden) this.#parts[what] = false;
    else delete this.#parts[what];
    this.#declare(what);
    return true;
  }

  /** The lines up to a closing one; undefined when that never comes. */
  #body(closes: RegExp, kind: string): string | undefined {
    if (this.#noEnd.has(kind)) return undefined;
    for (let at = this.#at + 1; at < this.#lines.length; at++) {
      if (!closes.test(this.#lines[at]?.text.trim() ?? '')) continue;
      const lines = this.#lines.slice(this.#at + 1, at).map(({ text }) => text.trimEnd());
      this.#span = { start: this.#span.start, end: this.#lines[at]?.end ?? this.#span.end };
      this.#at = at;
      return withoutIndent(lines);
    }
    this.#noEnd.add(kind);
    return undefined;
  }

  // ---- participants

  #mention(written: string): string {
    const id = unquoted(written);
    if (!this.#members.has(id)) {
      const label = id === written ? id : readText(id, 'label');
      this.#members.declare({ kind: 'participant', id, label, shape: 'participant', origin: { span: this.#span } });
    }
    return id;
  }

  #participant(g: Groups): boolean {
    const { first, second, name } = g;
    let id = unquoted(name ?? second ?? '');
    let display = id;
    let alias: string | undefined;
    if (first !== undefined && second !== undefined) {
      if (isQuoted(first) && isQuoted(second)) return false;
      alias = isQuoted(first) ? 'before' : isQuoted(second) ? 'after' : 'bare';
      if (alias === 'after') id = unquoted(first);
      display = unquoted(alias === 'after' ? second : first);
    }
    const shape = (g['shape'] ?? 'participant').toLowerCase();
    let own: string | undefined;
    if (g['block'] !== undefined) {
      if (shape !== 'participant' || name === undefined || isQuoted(name)) return false;
      own = this.#body(/^[^[\]]*\]$/, 'participant');
      if (own === undefined) return false;
    }
    const known = this.#members.has(id);
    const choices = { ...(alias !== undefined && { alias }), ...(g['order'] !== undefined && { order: Number(g['order']) }) };
    const spelled = own ?? display;
    const link = linkOf(g['url']);
    const macro = this.#lines[this.#at]?.macro;
    const element = macro && c4Element(macro.name, macro.args);
    this.#members.declare({
      kind: 'participant',
      id,
      label:
        element && macro.args['label'] !== undefined
          ? readText(macro.args['label'], 'label')
          : readText(spelled, own === undefined ? 'label' : 'body'),
      shape,
      ...(!element && stereotypesOf(g['stereo'])),
      ...(element && { element }),
      ...(g['color'] !== undefined && own === undefined && { color: readColor(g['color']) }),
      ...(link && { links: [link] }),
      origin: {
        span: this.#span,
        ...(own !== undefined && { as: 'block' }),
        ...this.#raw(spelled),
        ...(Object.keys(choices).length > 0 && { choices }),
      },
    } satisfies Participant);
    this.#declare('participant', id);
    if (g['create'] !== undefined && !known) this.#create(id, this.#origin());
    return true;
  }

  #create(id: string, origin: Origin): void {
    this.#pendingCreate = id;
    this.#add({ kind: 'create', participant: id, origin });
  }

  #box(g: Groups): boolean {
    const title = g['quoted'] ?? g['text'];
    const stereotype = stereotypesOf(g['stereo']).stereotypes?.[0];
    const id = this.#members.openBox({
      ...(title !== undefined && title !== '' && { title: readText(title, 'label') }),
      ...(g['color'] !== undefined && { color: readColor(g['color']) }),
      ...(stereotype !== undefined && { stereotype }),
      origin: { span: this.#span, ...(title !== undefined && this.#raw(title)) },
    });
    this.#declare('box', id);
    return true;
  }

  // ---- messages

  #side(g: Groups, n: '1' | '2'): string {
    const first = g[`pre${n}`];
    const second = g[`alias${n}`];
    if (first === undefined || second === undefined) return this.#mention(g[`name${n}`] ?? '');
    const [id, display] = isQuoted(second) && !isQuoted(first) ? [first, unquoted(second)] : [second, unquoted(first)];
    if (!this.#members.has(id)) {
      const choices = { alias: isQuoted(first) ? 'before' : 'after' };
      const label = readText(display, 'label');
      this.#members.declare({
        kind: 'participant',
        id,
        label,
        shape: 'participant',
        origin: { span: this.#span, ...this.#raw(display), choices },
      });
    }
    return id;
  }

  #message(g: Groups): boolean {
    const drawn = readArrow(g['arrow'] ?? '');
    if (!drawn) return false;
    const left = this.#side(g, '1');
    const right = this.#side(g, '2');
    const further = g['further']?.match(/[\p{L}\p{N}_.@]+/gu)?.map((id) => this.#mention(id)) ?? [];
    const { reversed } = drawn;
    const [from, to] = reversed ? [right, left] : [left, right];
    const [fromAnchor, toAnchor] = reversed ? [g['anchor2'], g['anchor1']] : [g['anchor1'], g['anchor2']];
    return this.#send(g, { from, to, ...drawn }, g['signs'] ?? '', {
      ...(further.length > 0 && { receivers: further }),
      ...(fromAnchor !== undefined && { fromAnchor }),
      ...(toAnchor !== undefined && { toAnchor }),
    });
  }

  #exo(g: Groups, atLeft: boolean): boolean {
    const drawn = readArrow(g['arrow'] ?? '');
    if (!drawn) return false;
    const { edge } = g;
    const normal = atLeft ? edge !== ']' : edge === '[';
    const end: Edge = { edge: normal ? 'left' : 'right', ...(edge === '?' && { short: true as const }) };
    const id = this.#mention(g['name'] ?? '');
    const ends: readonly [End, End] = atLeft === drawn.reversed ? [id, end] : [end, id];
    const signs = { '+': '++', '-': '--', '*': '**', '!': '!!' }[g['signs']?.charAt(0) ?? ''] ?? '';
    return this.#send(g, { from: ends[0], to: ends[1], ...drawn }, signs, {});
  }

  #send(
    g: Groups,
    { from, to, arrow, reversed, slant }: Pick<Message, 'from' | 'to' | 'arrow' | 'slant'> & { readonly reversed: boolean },
    signs: string,
    more: Partial<Message>,
  ): boolean {
    const label = (g['label'] ?? '').trim();
    const link = linkOf(g['url']);
    const stereotype = stereotypesOf(g['stereo']).stereotypes?.[0];
    const message: Message = {
      kind: 'message',
      from,
      to,
      arrow,
      text: readText(label, 'label'),
      ...(g['beside'] !== undefined && { alongside: true as const }),
      ...(slant !== undefined && { slant }),
      ...(g['anchor'] !== undefined && { anchor: g['anchor'] }),
      ...more,
      ...(stereotype !== undefined && { stereotype }),
      ...(link && { link }),
      origin: this.#origin({ ...(reversed && { reversed: true as const }), ...this.#raw(label) }),
    };
    const inner = typeof from === 'string' ? from : String(to);
    const exo = typeof from !== 'string' || typeof to !== 'string';
    const receiver = exo ? inner : String(to);
    const sender = exo ? inner : String(from);
    if (signs === '**') this.#add({ kind: 'create', participant: receiver, origin: { span: this.#span, as: 'suffix' } });
    this.#deliver(message);
    const suffix: Origin = { span: this.#span, as: 'suffix' };
    if (signs === '!!') this.#lives('destroy', receiver, suffix);
    for (const sign of signs.match(/\+\+|--/g) ?? []) {
      if (sign === '++') this.#lives('activate', receiver, suffix, g['lifeColor'], true);
      else this.#lives('deactivate', sender, suffix, undefined, true);
    }
    if (signs === '' && this.#autoactivate && (arrow.head?.shape === 'filled' || arrow.head?.shape === 'open')) {
      const origin: Origin = { span: this.#span, as: 'autoactivate' };
      if (arrow.line === 'solid') this.#lives('activate', receiver, origin, undefined, true);
      else this.#lives('deactivate', sender, origin, undefined, true);
    }
    return true;
  }

  #deliver(message: Message): void {
    const { from, to } = message;
    const created = this.#pendingCreate;
    if (created !== undefined) {
      const exo = typeof from !== 'string' || typeof to !== 'string';
      const right = exo ? from === created || to === created : to === created && from !== created;
      if (!right) this.#fail(diagnostic('plantuml/create-without-message', { participant: created }, this.#span));
      this.#pendingCreate = undefined;
    }
    this.#add(message);
    this.#last = message;
    this.#canAnswerLast = true;
    this.#afterDelay = false;
    if (this.#ended.size > 0) this.#ended = new Set();
  }

  // ---- lives

  #lifeLine(g: Groups): boolean {
    const word = (g['word'] ?? '').toLowerCase();
    const id = this.#mention(g['name'] ?? '');
    if (word === 'create') this.#create(id, this.#origin());
    else if (word === 'activate' || word === 'deactivate' || word === 'destroy') {
      this.#lives(word, id, this.#origin({ as: 'statement' }), g['color'], false, g['line']);
    }
    return true;
  }

  #lives(kind: 'activate' | 'deactivate' | 'destroy', id: string, origin: Origin, color?: string, forced = false, line?: string): void {
    const attached = this.#last !== undefined && (this.#last.from === id || this.#last.to === id);
    const participant = id;
    if (this.#afterDelay) this.#fail(diagnostic('plantuml/after-delay', {}, this.#span));
    else if (kind !== 'activate' && !this.#last) this.#fail(diagnostic('plantuml/nothing-to-end', { participant }, this.#span));
    else if (kind === 'activate' && attached && !forced && this.#ended.has(id)) {
      this.#fail(diagnostic('plantuml/already-ended', { participant }, this.#span));
    }
    if (kind === 'activate') {
      this.#activated.push(id);
      if (attached && this.#last) this.#activating.push(this.#last);
      const colors = { ...(color !== undefined && { color: readColor(color) }), ...(line !== undefined && { lineColor: readColor(line) }) };
      this.#add({ kind, participant, ...colors, origin });
      return;
    }
    if (kind === 'deactivate') {
      this.#activating.pop();
      const at = this.#activated.lastIndexOf(id);
      if (at >= 0) this.#activated.splice(at, 1);
    }
    if (attached) this.#ended.add(id);
    this.#add({ kind, participant, origin });
  }

  #deactivateLast(): boolean {
    const id = this.#activated.at(-1);
    if (id === undefined) this.#fail(diagnostic('plantuml/nothing-to-end', { participant: 'deactivate' }, this.#span));
    else this.#lives('deactivate', id, this.#origin({ as: 'statement' }));
    return true;
  }

  #answer(g: Groups): boolean {
    const asked = this.#activating.at(-1) ?? (this.#canAnswerLast ? this.#last : undefined);
    if (!asked) {
      this.#fail(diagnostic('plantuml/nowhere-to-return', {}, this.#span));
      return true;
    }
    const text = (g['text'] ?? '').trim();
    const { line: _, color, ...heads } = asked.arrow;
    const own = g['color'] === undefined ? color : readColor(g['color']);
    this.#deliver({
      kind: 'message',
      from: asked.to,
      to: asked.from,
      arrow: { ...heads, line: 'dotted', ...(own !== undefined && { color: own }) },
      text: readText(text, 'label'),
      ...(g['beside'] !== undefined && { alongside: true as const }),
      origin: this.#origin({ as: 'return', ...this.#raw(text) }),
    });
    const ending = typeof asked.to === 'string' ? asked.to : String(asked.from);
    this.#lives('deactivate', ending, { span: this.#span, as: 'return' }, undefined, true);
    return true;
  }

  // ---- fragments, notes, references

  #fragment(g: Groups): boolean {
    const word = (g['word'] ?? '').toLowerCase();
    const operator = operators.get(word);
    if (!operator) return false;
    const text = (g['text'] ?? '').trim();
    const grouped = operator === 'group' || operator === 'partition' ? /^(.*?)\[(.*)\]$/.exec(text) : null;
    const title = operator === 'group' || operator === 'partition' ? (grouped ? (grouped[1] ?? '') : text).trim() : '';
    const guard = operator === 'group' || operator === 'partition' ? (grouped?.[2] ?? '') : text;
    const head = {
      kind: 'fragment',
      operator,
      ...(title !== '' && { title: readText(title, 'raw') }),
      ...(word === 'par2' && { overlapping: true as const }),
      ...(g['header'] !== undefined && { headerColor: readColor(g['header']) }),
      ...(g['color'] !== undefined && { color: readColor(g['color']) }),
      ...(g['beside'] !== undefined && { alongside: true as const }),
      origin: this.#origin(title === '' ? {} : this.#raw(title)),
    } as const;
    this.#nester.begin({ head, keyword: word, span: this.#span }, { ...guarded(guard), origin: { span: this.#span, ...this.#raw(guard) } });
    return true;
  }

  #branchOrEnd(name: 'branch' | 'end', g: Groups, text: string): boolean {
    this.#canAnswerLast = false;
    if (name === 'end') {
      const said = (g['text'] ?? '').trim();
      const choices = { ...this.#nester.open?.head.origin?.choices, ending: said };
      const ending = said !== '' && { ending: readText(said, 'guard'), origin: { ...this.#nester.open?.head.origin, choices } };
      if (!this.#nester.end(this.#span, ending || {})) this.#fail(diagnostic('stray-end', { found: text }, this.#span));
      return true;
    }
    const guard = (g['text'] ?? '').trim();
    const also = g['word']?.toLowerCase() === 'also' && { choices: { keyword: 'also' } };
    const operand = {
      ...guarded(guard),
      ...(g['color'] !== undefined && { color: readColor(g['color']) }),
      origin: this.#origin({ ...this.#raw(guard), ...also }),
    };
    if (!this.#nester.next(operand)) {
      this.#fail(diagnostic('stray-separator', { found: text, expected: 'a fragment' }, this.#span));
    }
    return true;
  }

  #texts(g: Groups, closes: RegExp, kind: string): { readonly text: Text; readonly origin: Origin } | undefined {
    const label = g['label']?.trim();
    const own = label === undefined ? this.#body(closes, kind) : undefined;
    const said = label ?? own;
    if (said === undefined) return undefined;
    const reading: Reading = label === undefined ? 'body' : 'label';
    return { text: readText(said, reading), origin: this.#origin({ ...(label === undefined && { as: 'block' }), ...this.#raw(said) }) };
  }

  #note(g: Groups): boolean {
    const side = g['side']?.toLowerCase() ?? 'over';
    const beside = g['name'] === undefined && side !== 'across';
    const closes = beside ? /^end\s?note$/i : /^end\s?[hr]?note$/i;
    const said = this.#texts(g, closes, beside ? 'note beside' : 'note');
    if (!said) return false;
    const of = [g['name'], g['name2']].filter((one) => one !== undefined).map((one) => this.#mention(one));
    if (said.origin.as === 'block' && plainText(said.text) === '' && said.text === '') return true;
    if (beside && !this.#last && this.#nester.current.length === 0) return true;
    const word = g['word']?.toLowerCase();
    const stereotype = stereotypesOf(g['stereo0'] ?? g['stereo']).stereotypes?.[0];
    const link = linkOf(g['url']);
    const placement = side as Statement<'note'>['placement'];
    this.#add({
      kind: 'note',
      placement,
      ...(of.length > 0 && { of }),
      ...(word === 'hnote' && { shape: 'hexagon' as const }),
      ...(word === 'rnote' && { shape: 'rectangle' as const }),
      text: said.text,
      ...(g['color'] !== undefined && { color: readColor(g['color']) }),
      ...(stereotype !== undefined && { stereotype }),
      ...(link && { link }),
      ...(g['row']?.includes('&') && { alongside: true as const }),
      ...(g['row']?.includes('/') && { sameRow: true as const }),
      origin: said.origin,
    });
    return true;
  }

  #reference(g: Groups): boolean {
    const said = this.#texts(g, /^end(?:\s?ref)?$/i, 'ref');
    if (!said) return false;
    const over = (g['names'] ?? '').match(/["“”][^"“”]+["“”]|[\p{L}\p{N}_.@]+/gu)?.map((one) => this.#mention(one)) ?? [];
    const link = linkOf(g['url']);
    this.#add({
      kind: 'reference',
      over,
      text: said.text,
      ...(link && { link }),
      ...(g['header'] !== undefined && { headerColor: readColor(g['header']) }),
      ...(g['color'] !== undefined && { color: readColor(g['color']) }),
      origin: said.origin,
    });
    return true;
  }

  #numbering(g: Groups, text: string): boolean {
    const format = g['format'] !== undefined && { format: g['format'] };
    const origin = this.#origin();
    if (g['stop'] !== undefined) this.#add({ kind: 'numbering', action: 'stop', origin });
    else if (g['resume'] !== undefined || /^autonumber\s*inc\b/i.test(text)) {
      if (!this.#numbered) this.#fail(diagnostic('plantuml/no-numbering', { word: text }, this.#span));
      const { resumeStep, level } = g;
      if (g['resume'] === undefined) this.#add({ kind: 'numbering', action: 'increment', ...(level !== undefined && { level }), origin });
      else
        this.#add({
          kind: 'numbering',
          action: 'resume',
          ...(resumeStep !== undefined && { step: Number(resumeStep) }),
          ...format,
          origin,
        });
    } else {
      this.#numbered = true;
      const { value, step } = g;
      const numbers = { ...(value !== undefined && { value }), ...(step !== undefined && { step: Number(step) }) };
      this.#add({ kind: 'numbering', action: 'start', ...numbers, ...format, origin });
    }
    return true;
  }
}

function guarded(guard: string): { readonly guard?: Text } {
  return guard === '' ? {} : { guard: readText(guard, 'guard') };
}

function spanOf({ text, start, end, copied }: ExpandedLine): Span {
  if (!copied) return { start, end };
  const from = start + (text.length - text.trimStart().length);
  return { start: from, end: Math.max(from, end - (text.length - text.trimEnd().length)) };
}

function isQuoted(written: string): boolean {
  return /^["“”]/.test(written);
}

function unquoted(written: string): string {
  const first = written.charCodeAt(0);
  return first === 34 || first === 0x201c || first === 0x201d ? written.slice(1, -1) : written;
}

function linkOf(written: string | undefined): Link | undefined {
  return written === undefined ? undefined : readLink(written.slice(2, -2));
}

function stereotypesOf(written: string | undefined): { readonly stereotypes?: readonly string[]; readonly spot?: Spot } {
  if (written === undefined) return {};
  let spot: Spot | undefined;
  const stereotypes: string[] = [];
  for (const [, inner = ''] of written.matchAll(/<<(.+?)>>/g)) {
    const found = /^\(\s*([^\s,])\s*(?:,\s*(#?\w+)\s*)?\)\s*(.*)$/.exec(inner);
    if (found && !spot) spot = { character: found[1] ?? '', ...(found[2] !== undefined && { color: readColor(found[2]) }) };
    const name = (found ? (found[3] ?? '') : inner).trim();
    if (name !== '') stereotypes.push(name);
  }
  return { ...(stereotypes.length > 0 && { stereotypes }), ...(spot && { spot }) };
}

/** Lines without the indentation of the first. */
function withoutIndent(lines: readonly string[]): string {
  const indent = /^\s*/.exec(lines.find((line) => line.trim() !== '') ?? '')?.[0].length ?? 0;
  if (indent === 0) return lines.join('\n');
  return lines.map((line) => line.slice(Math.min(indent, /^\s*/.exec(line)?.[0].length ?? 0))).join('\n');
}

/** A box in which nobody stands is not drawn. */
function withoutEmptyBoxes(statements: readonly Statement[], boxes: ReadonlySet<string>): readonly Statement[] {
  const isEmpty = (one: Statement): boolean =>
    one.kind === 'declaration' && (one.of === 'box' || one.of === 'box-end') && one.id !== undefined && !boxes.has(one.id);
  let found = false;
  for (const one of walk(statements)) if (isEmpty(one)) found = true;
  return found ? mapStatements(statements, (one) => (isEmpty(one) ? [] : [one])) : statements;
}

const others: readonly (readonly [RegExp, string])[] = [
  [/^(?:abstract|class|interface|enum|annotation|package|namespace|left to right|allowmixing|(?:hide|show|remove)\s)/i, 'class diagram'],
  [/^(?:component|node|person|rectangle|usecase|cloud|folder|artifact|card|storage|agent|object|map|[([:])/i, 'description diagram'],
  [/^(?:state\s|\[\*\])/i, 'state diagram'],
  [/^(?:start|stop|if\s*\(|while\s*\(|repeat|fork|:.*;|\(\*\))/i, 'activity diagram'],
  [/^\S+\s+(?:\S+\s+)?(?:[<*o+^#]?[<|]*[-.]+[|>]*[>*o+^#]?)\s+(?:\S+\s+)?\S+/, 'class diagram'],
];

/** Which other diagram a line makes of its block. */
function otherKind(text: string): string | undefined {
  return others.find(([pattern]) => pattern.test(text))?.[1];
}
