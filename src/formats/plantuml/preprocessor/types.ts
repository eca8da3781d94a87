// What goes into PlantUML's preprocessor and what comes out of it: the contract between it and the reader.

import type { Diagnostic } from '../../../diagnostics/diagnostic.js';
import type { Include, Limits } from '../../../format.js';
import type { Span } from '../../../source/span.js';

/** A line of the block after comments were removed and continued lines were joined; the offsets are those of the author's text. */
export interface SourceLine extends Span {
  readonly text: string;
}

/** The call of a macro whose meaning is known (C4), with its arguments evaluated. */
export interface MacroCall {
  readonly name: string;
  /** By the names of the macro's parameters; an argument that was not given is absent. */
  readonly args: Readonly<Record<string, string>>;
}

/** A line that the reader gets. */
export interface ExpandedLine extends Span {
  readonly text: string;
  /** Whether it is the author's line unchanged; then `start` is where its text stands. */
  readonly copied: boolean;
  readonly macro?: MacroCall;
}

/** Preprocessor text as written; one that only defines something has no lines. They ascend and never overlap. */
export interface Expansion extends Span {
  readonly text: string;
  /** Present where the whole text is one call of a known macro. */
  readonly macro?: MacroCall;
}

/** Values that the engine takes from its surroundings; all have fixed defaults, so that reading gives the same result each time. */
export interface Surroundings {
  /** Seconds since 1970 for `%now` and `%date`; 0 when absent. */
  readonly now?: number;
  /** What `%random` gives, from 0 (inclusive) to 1; 0 when absent. */
  readonly random?: number;
  /** Environment variables for `%getenv`; empty when absent. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** What a run may need to know. */
export interface PreprocessorOptions {
  readonly include?: Include;
  readonly filename?: string;
  readonly limits?: Limits;
  readonly surroundings?: Surroundings;
  /** What stands behind `@startuml`, for `%xargs()`. */
  readonly blockName?: string;
  /** The author's whole text, from which the texts of expansions are cut; without it they are made of their lines. */
  readonly source?: string;
  /** The bodies of `@startdef(id=…)` blocks beside this one, for `!includedef`. */
  readonly definitions?: (id: string) => string | undefined;
}

/** What a run gave. */
export interface Preprocessed {
  readonly lines: readonly ExpandedLine[];
  readonly expansions: readonly Expansion[];
  readonly diagnostics: readonly Diagnostic[];
}
