// What a page says, piece by piece: the parts that a reader finds in its Markdown.

import type { Diagram, JsonObject } from '../../ir/model.js';
import type { Payload, RelatedPage } from '../../ir/workflow.js';
import type { Span } from '../../source/span.js';
import type { Language } from './vocabulary.js';

/** What a part of a page says. */
export type Said =
  | { readonly part: 'front'; readonly info: JsonObject }
  | { readonly part: 'title'; readonly title?: string }
  | { readonly part: 'purpose'; readonly text: string }
  | { readonly part: 'audience'; readonly text: string }
  | { readonly part: 'diagram-heading' | 'steps' | 'alternatives' | 'data' }
  | { readonly part: 'diagram'; readonly language: Language; readonly content: Span }
  | { readonly part: 'details'; readonly content: Span }
  | { readonly part: 'happy'; readonly items: readonly StepItem[] }
  | { readonly part: 'error' | 'alternative'; readonly section: SectionSaid }
  | { readonly part: 'payload'; readonly payload: Omit<Payload, 'id'> }
  | { readonly part: 'performance'; readonly rows: readonly { readonly name: string; readonly text: string }[] }
  | { readonly part: 'notes'; readonly notes: readonly string[] }
  | { readonly part: 'related'; readonly related: readonly RelatedPage[] };

/** The name of a part of a page. */
export type PartName = Said['part'];

/** An item of a list of steps. */
export interface StepItem {
  readonly name?: string;
  readonly text: string;
  readonly number: number | undefined;
}

/** What a page says of an error path or an alternative. */
export interface SectionSaid {
  readonly title?: string;
  readonly trigger?: string;
  readonly description?: string;
  readonly items?: readonly StepItem[];
  readonly notes?: readonly string[];
}

/** A stretch of a page: a part, or something verbatim. */
export interface Piece {
  /** Absent for what is verbatim. */
  readonly said?: Said;
  /** By what it is named as the place behind which something stands. */
  readonly name?: string;
  readonly span: Span;
}

/** A page as it was read. */
export interface Pieces {
  readonly text: string;
  readonly pieces: readonly Piece[];
  readonly drawing: { readonly language: Language; readonly content: Span };
  /** The diagram, its conventions read. */
  readonly drawn: Diagram;
}

/** What a piece says, where it is the part with this name. */
export function saidAs<P extends PartName>({ said }: Piece, part: P): Extract<Said, { part: P }> | undefined {
  const isThat = (one: Said | undefined): one is Extract<Said, { part: P }> => one?.part === part;
  return isThat(said) ? said : undefined;
}

/** What the first part with a name says. */
export function partOf<P extends PartName>(pieces: readonly Piece[], part: P): Extract<Said, { part: P }> | undefined {
  for (const piece of pieces) {
    const found = saidAs(piece, part);
    if (found) return found;
  }
  return undefined;
}
