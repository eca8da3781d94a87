// What a container says of a diagram that stands in it: where, which text, and how another text is put in its place.

import { composed, type OffsetMap, originalSpan } from '../source/offset-map.js';
import type { Span } from '../source/span.js';

/** The text that takes a block's place, or why there can be none. */
export type Rewritten = { readonly text: string } | { readonly refused: string };

/** One diagram in a document. */
export interface Embedded {
  /** The id of the container that found it. */
  readonly container: string;
  /** A block of text, a whole file, an address that holds the text in itself, or an image that was drawn from it. */
  readonly shape: 'block' | 'file' | 'link' | 'image';
  /** The id of the format that the container states. */
  readonly format: string;
  /** `possible`: the container says too little (a `yaml` fence may be anything), so the text itself must be recognised. */
  readonly claim: 'stated' | 'possible';
  /** The whole block in the document, with its delimiters. */
  readonly span: Span;
  /** The diagram's text without the document's prefixes and escapes. */
  readonly text: string;
  /** From offsets of `text` to offsets of the document. */
  readonly map: OffsetMap;
  /** What to write at `span` so that the block says `text` in `format`. */
  rewrite(text: string, format: string): Rewritten;
}

/** A file that a document shows as a diagram: `plantuml::login.puml[]`, `![](login.puml)`. */
export interface Reference {
  readonly container: string;
  /** The whole reference in the document. */
  readonly span: Span;
  /** As written, relative to the document. */
  readonly path: string;
  /** The id of the file's format; `image` where it is a drawing that may carry its source. */
  readonly format: string;
  /** What to write at `span` so that it shows the file at `path`, which is of `format`. */
  rewrite(path: string, format: string): Rewritten;
  /** Of an image that was drawn from a diagram and may carry it: what to write at `span` so that it says `text` in `format` instead. */
  instead?(text: string, format: string): Rewritten;
}

/** A diagram for those who read the document, which is left as it is. */
export interface Bystander {
  readonly container: string;
  /** The whole of it in the document. */
  readonly span: Span;
  /** What the document calls its language. */
  readonly language: string;
  /** Why it is left; a whole sentence. */
  readonly reason: string;
}

/** What stands in a document. */
export interface Found {
  readonly embedded: readonly Embedded[];
  readonly references: readonly Reference[];
  readonly bystanders: readonly Bystander[];
}

/** What has been found so far. */
export interface Finding extends Found {
  readonly embedded: Embedded[];
  readonly references: Reference[];
  readonly bystanders: Bystander[];
}

/** Nothing yet. */
export function finding(): Finding {
  return { embedded: [], references: [], bystanders: [] };
}

/**
 * What was found in a text that stands in a document, brought out into the document: `map` leads from the text to it, and `rewrite` makes
 * of what is to be written in the text what is to be written in the document.
 */
export function broughtOut(found: Found, map: OffsetMap, rewrite: (rewritten: Rewritten) => Rewritten): Found {
  const placed = <T extends { readonly span: Span }>(one: T): T => ({ ...one, span: originalSpan(map, one.span) });
  return {
    embedded: found.embedded.map((one) => ({
      ...placed(one),
      map: composed(one.map, one.text.length, map),
      rewrite: (text, format) => rewrite(one.rewrite(text, format)),
    })),
    references: found.references.map((one): Reference => {
      const { instead } = one;
      return {
        ...placed(one),
        rewrite: (path, format) => rewrite(one.rewrite(path, format)),
        ...(instead && { instead: (text: string, format: string) => rewrite(instead(text, format)) }),
      };
    }),
    bystanders: found.bystanders.map(placed),
  };
}

/** A kind of document. `find` throws on no input and is linear in it. */
export interface Container {
  readonly id: string;
  /** Lower case, with the dot. */
  readonly extensions: readonly string[];
  /** A text without this can hold no diagram and is not looked at further. */
  readonly hint: RegExp;
  find(text: string, filename: string): Found;
}

/** What is found in a document without diagrams. */
export const nothing: Found = { embedded: [], references: [], bystanders: [] };

/** A block in a language that is not read. */
export function bystander(container: string, language: string, name: string, span: Span): Bystander {
  return { container, span, language, reason: `${name} is a language that sequitur does not read.` };
}
