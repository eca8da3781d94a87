// The texts round the diagram: its title, and those for screen readers.

import type { IToken } from 'chevrotain';
import type { Accessibility, Origin } from '../../../ir/model.js';
import { decode, encoded } from '../texts.js';
import type { Draft } from './draft.js';
import type { Members } from './members.js';
import { sanitized } from './sanitized.js';

/** Reads titles and texts for screen readers; of several the last one counts. */
export class Headings {
  readonly #draft: Draft;
  readonly #members: Members;
  #title: string | undefined;
  #accessibility: Accessibility = {};

  constructor(draft: Draft, members: Members) {
    this.#draft = draft;
    this.#members = members;
  }

  /** The title of a statement; it beats the one of the front matter. */
  get titled(): string | undefined {
    return this.#title;
  }

  /** The texts for screen readers that say something. */
  get spoken(): Accessibility {
    const { title, description } = this.#accessibility;
    return { ...(title && { title }), ...(description && { description }) };
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
    const limit = this.#draft.prepared.text.length - this.#draft.base - token.startOffset;
    return token.image.slice(0, Math.max(0, limit)).trim();
  }
}
