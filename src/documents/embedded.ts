// What a container says of a diagram that stands in it: where, which text, and how another text is put in its place.

import type { OffsetMap } from '../source/offset-map.js';
import type { Span } from '../source/span.js';

/** The text that takes a block's place, or why there can be none. */
export type Rewritten = { readonly text: string } | { readonly refused: string };

/** One diagram in a document. */
export interface Embedded {
  /** The id of the container that found it. */
  readonly container: string;
  /** A block of text, a whole file, or an address that holds the text in itself. */
  readonly shape: 'block' | 'file' | 'link';
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
  readonly format: string;
  /** What to write at `span` so that it shows the file at `path`, which is of `format`. */
  rewrite(path: string, format: string): Rewritten;
}

/** What stands in a document. */
export interface Found {
  readonly embedded: readonly Embedded[];
  readonly references: readonly Reference[];
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

export const nothing: Found = { embedded: [], references: [] };
