// What declarations say of participants and boxes, and what links, properties and details add to them.

import type { IToken } from 'chevrotain';
import type { Diagram, Origin } from '../../../ir/model.js';
import type { Text } from '../../../ir/text.js';
import type { Span } from '../../../source/span.js';
import type { DeclaredParticipant } from '../parser-sink.js';
import { decode, encoded, readBreaks, readSpelled } from '../texts.js';
import { readBox } from './boxes.js';
import type { Draft } from './draft.js';
import type { Lives } from './lives.js';
import { jsonLinks, Participants, readConfig, readJson, readLink } from './participants.js';
import { sanitized } from './sanitized.js';

const shapes: ReadonlySet<string> = new Set(['participant', 'actor', 'boundary', 'control', 'entity', 'database', 'collections', 'queue']);

/** Reads participants and boxes. */
export class Members {
  readonly #draft: Draft;
  readonly #lives: Lives;
  readonly #participants = new Participants();
  /** Ids by the images that named them: most names stand in many lines. */
  readonly #mentioned = new Map<string, string>();
  /** Activated before anything named them, with the places where. */
  readonly #awaited = new Map<string, { readonly name: string; readonly span: Span }>();
  #openBox: { readonly id: string; readonly span: Span } | undefined;

  constructor(draft: Draft, lives: Lives) {
    this.#draft = draft;
    this.#lives = lives;
  }

  /** The id that a token names; the participant comes into being if it is new. */
  mention(token: IToken): string {
    const known = this.#mentioned.get(token.image);
    if (known !== undefined) return known;
    const source = token.image.trim();
    const id = encoded(source);
    if (!this.#participants.has(id)) this.#participants.mention(id, decode(source), () => ({ span: this.#draft.span(token) }));
    this.#mentioned.set(token.image, id);
    return id;
  }

  /** An id at the end of a line, where comments become part of it. */
  id(token: IToken): string {
    const id = encoded(token.image.trim());
    const comment = /(?<!\s)\s+(?:#|%%)/.exec(id);
    if (comment) this.#draft.report('mermaid/comment-in-id', { id, meant: id.slice(0, comment.index) }, this.#draft.span(token));
    if (/\sas\s/.test(id)) this.#draft.report('mermaid/name-with-as', { id }, this.#draft.span(token));
    return id;
  }

  /** The id of an activation, which names nobody: the participant has to be named elsewhere, before or behind. */
  activated(token: IToken): string {
    const id = this.id(token);
    if (!this.#participants.has(id) && !this.#awaited.has(id))
      this.#awaited.set(id, { name: decode(token.image.trim()), span: this.#draft.span(token) });
    return id;
  }

  /** Whether a statement may stand here: a box holds participants only. */
  allows(token: IToken): boolean {
    if (!this.#openBox) return true;
    const details = { related: [{ message: 'the box begins here', span: this.#openBox.span }] };
    this.#draft.report('mermaid/in-box', { found: token.image.trim() }, this.#draft.span(token), details);
    return false;
  }

  // ---- participants --------------------------------------------------------------------------------------------

  declare({ create, keyword, actor, config, label, as }: DeclaredParticipant): void {
    const last = label ?? as ?? config ?? actor;
    const first = create ?? keyword;
    if (create && !this.allows(create)) return;
    const origin = this.#draft.origin(first, last);
    const id = this.id(actor);
    const word = keyword.image.toLowerCase() === 'actor' ? 'actor' : 'participant';
    const { text, type, spelling } = this.#described(id, as, label, config, word);
    const place = this.#draft.span(actor);
    if (create && this.#participants.has(id))
      this.#draft.report('mermaid/create-existing', { participant: id }, place, this.#declaredAt(id));
    const own: Origin = { ...(origin.span && { span: origin.span }), ...spelling };
    const declaration = { keyword: word, label: text, origin: own, ...(type !== undefined && { type }) } as const;
    const taken = this.#participants.boxOf(id);
    if (!this.#participants.declare(id, decode(actor.image.trim()), declaration)) {
      this.#draft.report('mermaid/two-boxes', { participant: id }, place, taken ? relatedTo('the first box', taken.origin.span) : {});
    }
    if (type !== undefined && !shapes.has(type))
      this.#draft.report('mermaid/unknown-shape', { shape: type }, this.#draft.span(config ?? actor));
    if (create) this.#lives.create(id, this.#draft.span(create, last), origin);
    else this.#draft.add({ kind: 'declaration', of: 'participant', id, origin });
  }

  #declaredAt(id: string): ReturnType<typeof relatedTo> {
    return relatedTo('it exists since here', this.#participants.originOf(id)?.span);
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
    const same = read?.value === id && read.raw === undefined ? { as: true } : {};
    const choices = { keyword: word, ...(config && { config: encoded(config.image.trim()) }), ...same };
    const spelling = { choices, ...(read?.raw !== undefined && { raw: { format: 'mermaid', text: read.raw } }) };
    if (!config) return { text: read?.value, spelling };
    const found = readConfig(config.image.trim());
    if ('reason' in found) {
      this.#draft.report('mermaid/participant-config', { reason: found.reason }, this.#draft.span(config));
      return { text: read?.value, spelling };
    }
    const { alias, type } = found.value;
    const name = typeof alias === 'string' ? alias : alias === undefined || alias === null ? '' : String(alias);
    if (name !== (alias ?? '')) this.#draft.report('mermaid/undrawable-alias', { alias: name }, this.#draft.span(config));
    const aliased = name !== '' && (read === undefined || read.value === '' || read.value === id);
    return { text: aliased ? readBreaks(name) : read?.value, spelling, ...(typeof type === 'string' && { type: decode(type) }) };
  }

  // ---- boxes ---------------------------------------------------------------------------------------------------

  openBox(keyword: IToken, rest: IToken | undefined): void {
    if (!this.allows(keyword)) return;
    const origin = this.#draft.origin(keyword, rest ?? keyword);
    const source = rest?.image.trim() ?? '';
    const { color, transparent, title } = readBox(source);
    const box = this.#participants.openBox({
      ...(color !== undefined && { color }),
      ...(title !== undefined && { title }),
      origin: { ...origin, raw: { format: 'mermaid', text: encoded(source) }, choices: { transparent } },
    });
    this.#openBox = { id: box.id, span: this.#draft.span(keyword, rest ?? keyword) };
    this.#draft.add({ kind: 'declaration', of: 'box', id: box.id, origin });
  }

  /** Ends the open box; false where none is open. */
  endBox(token: IToken): boolean {
    if (!this.#openBox) return false;
    this.#draft.add({ kind: 'declaration', of: 'box-end', id: this.#openBox.id, origin: this.#draft.origin(token) });
    this.#openBox = undefined;
    this.#participants.currentBox = undefined;
    return true;
  }

  /** The place of a box that is still open. */
  get unclosed(): Span | undefined {
    return this.#openBox?.span;
  }

  // ---- links, properties, details ------------------------------------------------------------------------------

  detail(keyword: IToken, actor: IToken, text: IToken): void {
    if (!this.allows(keyword)) return;
    const origin = this.#draft.origin(keyword, text);
    const id = this.mention(actor);
    const word = keyword.image.toLowerCase();
    const written = text.image.slice(1).trim();
    const source = cleanedDetail(written);
    const of = word === 'properties' || word === 'details' ? word : 'links';
    const raw = { format: 'mermaid', text: encoded(written) };
    this.#draft.add({ kind: 'declaration', of, id, origin: { ...origin, as: word, raw } });
    if (word === 'details') this.#participants.setDetails(id, decode(source));
    else if (word === 'link') {
      const link = readLink(source);
      this.#participants.addLinks(id, [link]);
      const meant = decode(source.slice(0, Math.max(0, source.indexOf('@'))).trim());
      if (meant !== link.label)
        this.#draft.report('mermaid/link-label', { label: link.label ?? '', meant }, this.#draft.span(keyword, text));
    } else this.#json(word, id, source, this.#draft.span(keyword, text));
  }

  #json(word: string, id: string, source: string, span: Span): void {
    const json = readJson(source);
    if (!json) this.#draft.report('mermaid/ignored-json', { keyword: word }, span);
    else if (word === 'properties') this.#participants.addProperties(id, json);
    else this.#participants.addLinks(id, jsonLinks(json));
  }

  finish(): Diagram['participants'] {
    for (const [id, { name, span }] of this.#awaited) {
      if (this.#participants.has(id)) continue;
      this.#draft.report('mermaid/undrawable', { participant: id }, span);
      this.#participants.mention(id, name, () => ({ span, as: 'activation' }));
    }
    return this.#participants.finish();
  }
}

/** Links and properties are cleaned as HTML, but for the sign that addresses need. */
export function cleanedDetail(source: string): string {
  return sanitized(source).replaceAll('&amp;', '&');
}

function relatedTo(
  message: string,
  span: Span | undefined,
): { readonly related?: readonly { readonly message: string; readonly span: Span }[] } {
  return span ? { related: [{ message, span }] } : {};
}
