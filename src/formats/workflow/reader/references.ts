// The names that a file gives, and the places that speak of them.

import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.js';
import type { Span } from '../../../source/span.js';
import { suggest } from '../../kit/suggest.js';

/** Names live in spaces of their own. */
export type Space = 'participant' | 'step' | 'anchor' | 'section' | 'payload';

const words: { readonly [S in Space]: string } = {
  participant: 'participant',
  step: 'step with the id',
  anchor: 'anchor',
  section: 'error path or alternative',
  payload: 'payload under `data`',
};

const remedies: { readonly [S in Space]: string } = {
  participant: 'Declare it under `participants`.',
  step: 'Write this `id` beside the step that is meant.',
  anchor: 'Write this `anchor` beside the message that is meant.',
  section: 'Write it under `errors` or `alternatives`.',
  payload: 'Write it under `data`.',
};

interface Use {
  readonly space: Space;
  readonly name: string;
  readonly span: Span;
}

/** Collects names and references while a file is read. */
export class References {
  readonly #names: { readonly [S in Space]: Map<string, Span> } = {
    participant: new Map(),
    step: new Map(),
    anchor: new Map(),
    section: new Map(),
    payload: new Map(),
  };
  readonly #uses: Use[] = [];
  readonly #diagnostics: Diagnostic[] = [];

  /** Gives a name; false where it was given before, which is an error. */
  give(space: Space, name: string, span: Span): boolean {
    const names = this.#names[space];
    const first = names.get(name);
    if (first) {
      const related = [{ message: 'It was given here first.', span: first }];
      this.#diagnostics.push(diagnostic('duplicate-name', { what: words[space], name }, span, { related }));
      return false;
    }
    names.set(name, span);
    return true;
  }

  /** Speaks of a name. */
  use(space: Space, name: string, span: Span): void {
    this.#uses.push({ space, name, span });
  }

  /** What is used without having been given, each name once, in the order of the text. */
  missing(space: Space): readonly string[] {
    const names = this.#names[space];
    return [...new Set(this.#uses.flatMap((use) => (use.space === space && !names.has(use.name) ? [use.name] : [])))];
  }

  /** Names given twice, and references that lead nowhere; not those to spaces that are free. */
  problems(free: ReadonlySet<Space>): readonly Diagnostic[] {
    const lost = this.#uses.filter(({ space, name }) => !free.has(space) && !this.#names[space].has(name));
    return [...this.#diagnostics, ...lost.map(({ space, name, span }) => this.#unknown(space, name, span))];
  }

  #unknown(space: Space, id: string, span: Span): Diagnostic {
    const names = this.#names[space];
    const several = id.split(/\s*,\s*/);
    const isList = several.length > 1 && several.every((one) => names.has(one));
    const suggestion = isList ? `[${several.join(', ')}]` : suggest(id, names.keys());
    const data = { what: words[space], id, remedy: remedies[space], ...(suggestion !== undefined && { suggestion }) };
    return diagnostic('unknown-reference', data, span);
  }
}
