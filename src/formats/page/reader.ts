// A page's blocks as its parts: which stretch says what. Whatever is not a part stays a stretch of its own, verbatim.

import type { Json } from '../../ir/model.js';
import type { Span } from '../../source/span.js';
import { type Block, blocksOf, type Item } from './blocks.js';
import { readFront } from './front.js';
import type { PartName, Piece, Said, SectionSaid, StepItem } from './said.js';
import { itemText, readJson, readNamed, readRelated } from './texts.js';
import {
  detailsMark,
  happyHeading,
  headings,
  type Language,
  languageOf,
  mediaTypeOf,
  readErrorHeading,
  readTitle,
  type SectionName,
} from './vocabulary.js';

/** The pieces of a page, in order. */
export function readPieces(text: string, languages: readonly Language[]): readonly Piece[] {
  return new Reader(text, languages).read();
}

type Taken = readonly [count: number, said: Said];

class Reader {
  readonly #text: string;
  readonly #blocks: readonly Block[];
  readonly #languages: readonly Language[];
  readonly #fence: number;
  readonly #met = new Set<PartName>();
  readonly #pieces: Piece[] = [];
  /** The section of the second level in which the reader is. */
  #inside: SectionName | undefined;

  constructor(text: string, languages: readonly Language[]) {
    this.#text = text;
    this.#blocks = blocksOf(text);
    this.#languages = languages;
    this.#fence = this.#diagramFence();
  }

  read(): readonly Piece[] {
    for (let at = 0; at < this.#blocks.length; ) {
      const block = this.#blocks[at];
      if (!block) break;
      const taken = this.#take(block, at);
      if (taken) this.#part(block, at, taken);
      else this.#pieces.push({ span: block.span });
      at += taken?.[0] ?? 1;
    }
    return this.#pieces;
  }

  #part(first: Block, at: number, [count, said]: Taken): void {
    const end = this.#blocks[at + count - 1]?.span.end ?? first.span.end;
    const name = first.kind === 'heading' ? first.text : first.kind === 'fence' ? `\`\`\`${first.word}` : undefined;
    this.#met.add(said.part);
    this.#pieces.push({ said, ...(name !== undefined && { name }), span: { start: first.span.start, end } });
  }

  /** The diagram is the first one below its heading, or the first of all. */
  #diagramFence(): number {
    let inside = false;
    let first = -1;
    for (const [at, block] of this.#blocks.entries()) {
      if (block.kind === 'heading' && block.level <= 2) inside = block.text === headings.diagram;
      if (block.kind !== 'fence' || !languageOf(block.word, this.#languages)) continue;
      if (inside) return at;
      if (first < 0) first = at;
    }
    return first;
  }

  #take(block: Block, at: number): Taken | undefined {
    switch (block.kind) {
      case 'front':
        return this.#front(block.span);
      case 'fence': {
        const language = at === this.#fence ? languageOf(block.word, this.#languages) : undefined;
        return language && [1, { part: 'diagram', language, content: block.content }];
      }
      case 'html':
        return this.#details(block.span);
      case 'paragraph':
        return this.#audience(block.span);
      case 'heading':
        return this.#heading(block, at);
      default:
        return undefined;
    }
  }

  #front(span: Span): Taken | undefined {
    const info = readFront(this.#text.slice(span.start, span.end));
    return info && [1, { part: 'front', info }];
  }

  #details({ start, end }: Span): Taken | undefined {
    const source = this.#text.slice(start, end);
    if (this.#met.has('details') || !source.startsWith(`${detailsMark}\n`) || !source.endsWith('-->')) return undefined;
    return [1, { part: 'details', content: { start: start + detailsMark.length + 1, end: end - 3 } }];
  }

  #audience({ start, end }: Span): Taken | undefined {
    const [, text] = /^\*\*Audience\*\*: ([\s\S]+)$/.exec(this.#text.slice(start, end)) ?? [];
    if (text === undefined || this.#inside !== 'purpose' || this.#met.has('audience')) return undefined;
    return [1, { part: 'audience', text }];
  }

  #heading({ level, text }: Extract<Block, { kind: 'heading' }>, at: number): Taken | undefined {
    if (level === 1) {
      this.#inside = undefined;
      if (this.#met.has('title') || text === '' || text.includes('\n')) return undefined;
      const title = readTitle(text);
      return [1, { part: 'title', ...(title !== undefined && { title }) }];
    }
    if (level === 2) {
      const name = (Object.keys(headings) as SectionName[]).find((one) => headings[one] === text);
      this.#inside = name;
      return name && this.#section(name, at + 1);
    }
    return level === 3 && !text.includes('\n') ? this.#inner(text, at + 1) : undefined;
  }

  #section(name: SectionName, at: number): Taken | undefined {
    const part = name === 'diagram' ? 'diagram-heading' : name;
    if (this.#met.has(part)) return undefined;
    switch (name) {
      case 'purpose': {
        const end = this.#purposeEnd(at);
        return end === at ? undefined : [end - at + 1, { part: 'purpose', text: this.#slice(at, end) }];
      }
      case 'performance': {
        const rows = this.#bullets(at)?.map(readNamed);
        if (!rows?.every((row) => row.name !== undefined)) return undefined;
        return [2, { part: 'performance', rows: rows.map((row) => ({ name: row.name ?? '', text: row.text })) }];
      }
      case 'notes': {
        const notes = this.#bullets(at);
        return notes && [2, { part: 'notes', notes }];
      }
      case 'related': {
        const related = this.#bullets(at)?.map(readRelated);
        return related?.every((one) => one !== undefined) ? [2, { part: 'related', related }] : undefined;
      }
      default:
        return [1, { part: name === 'diagram' ? 'diagram-heading' : name }];
    }
  }

  /** A part below a heading of the third level. */
  #inner(text: string, at: number): Taken | undefined {
    if (this.#inside === 'steps') {
      if (text === happyHeading) return this.#happy(at);
      const heading = readErrorHeading(text);
      return heading && this.#sectionText('error', heading, at);
    }
    if (this.#inside === 'alternatives') return this.#sectionText('alternative', text === '' ? {} : { title: text }, at);
    return this.#inside === 'data' ? this.#payload(text, at) : undefined;
  }

  #happy(at: number): Taken | undefined {
    const items = this.#steps(at);
    return items && !this.#met.has('happy') ? [2, { part: 'happy', items }] : undefined;
  }

  #sectionText(part: 'error' | 'alternative', head: SectionSaid, begin: number): Taken {
    let at = begin;
    const pattern = part === 'error' ? /^\*\*Trigger\*\*: ([\s\S]+)$/ : /^If ([\s\S]+):$/;
    const [, trigger] = pattern.exec(this.#paragraph(at) ?? '') ?? [];
    if (trigger !== undefined) at++;
    const words = at;
    while (this.#paragraph(at) !== undefined && at !== this.#fence) at++;
    const description = at === words ? undefined : this.#slice(words, at);
    const items = this.#steps(at);
    if (items) at++;
    const notes = this.#bullets(at);
    if (notes) at++;
    const section: SectionSaid = {
      ...head,
      ...(trigger !== undefined && { trigger }),
      ...(description !== undefined && { description }),
      ...(items && { items }),
      ...(notes && { notes }),
    };
    return [at - begin + 1, { part, section }];
  }

  #payload(title: string, begin: number): Taken | undefined {
    let at = begin;
    const schema = this.#paragraph(at) === '**Schema**:' ? this.#value(at + 1) : undefined;
    if (schema && schema.mediaType !== 'application/json') return undefined;
    if (schema) at += 2;
    if (schema && this.#paragraph(at) === '**Example**:') at++;
    const example = this.#value(at);
    if (example) at++;
    if (at === begin) return undefined;
    const { mediaType } = example ?? {};
    // A value stands as JSON in any case; only a text needs to say of what kind it is.
    const kind = mediaType !== undefined && typeof example?.value === 'string' ? { mediaType } : {};
    const payload = { title, ...kind, ...(schema && { schema: schema.value }), ...(example && { example: example.value }) };
    return [at - begin + 1, { part: 'payload', payload }];
  }

  /** The value in a fence: JSON where it is, otherwise the text. */
  #value(at: number): { readonly mediaType?: string; readonly value: Json } | undefined {
    const block = this.#blocks[at];
    if (block?.kind !== 'fence' || !block.closed || at === this.#fence) return undefined;
    const text = this.#text.slice(block.content.start, Math.max(block.content.start, block.content.end - 1));
    const mediaType = mediaTypeOf(block.word);
    const value = mediaType === 'application/json' ? readJson(text) : undefined;
    return { ...(mediaType !== undefined && { mediaType }), value: value === undefined || typeof value === 'string' ? text : value };
  }

  /** Everything to the next heading, the diagram or the audience. */
  #purposeEnd(begin: number): number {
    let at = begin;
    for (let block = this.#blocks[at]; block && block.kind !== 'heading' && at !== this.#fence; block = this.#blocks[++at]) {
      if (block.kind === 'html' && this.#details(block.span)) break;
      if (this.#paragraph(at)?.startsWith('**Audience**: ')) break;
    }
    return at;
  }

  #slice(begin: number, end: number): string {
    const [first, last] = [this.#blocks[begin], this.#blocks[end - 1]];
    return first && last ? this.#text.slice(first.span.start, last.span.end) : '';
  }

  #paragraph(at: number): string | undefined {
    const block = this.#blocks[at];
    return block?.kind === 'paragraph' ? this.#text.slice(block.span.start, block.span.end) : undefined;
  }

  #bullets(at: number): readonly string[] | undefined {
    const block = this.#blocks[at];
    return block?.kind === 'list' && !block.ordered ? block.items.map((item) => this.#item(item)) : undefined;
  }

  #steps(at: number): readonly StepItem[] | undefined {
    const block = this.#blocks[at];
    if (block?.kind !== 'list' || !block.ordered) return undefined;
    return block.items.map((item) => ({ ...readNamed(this.#item(item)), number: item.number }));
  }

  #item({ content }: Item): string {
    const column = content.start - this.#text.lastIndexOf('\n', content.start - 1) - 1;
    return itemText(this.#text.slice(content.start, content.end), column);
  }
}
