// All that the rest of the program may know of a language.

import type { Diagnostic } from './diagnostics/diagnostic.js';
import type { Construct } from './ir/constructs.js';
import type { Diagram, JsonObject } from './ir/model.js';
import type { Span } from './source/span.js';

/** How well a format says a construct. */
export type Support =
  | { readonly level: 'native' }
  /** `as` ends the sentence "Mermaid cannot say …: it …" – `becomes a note over all participants`. */
  | { readonly level: 'approximated'; readonly as: string }
  | { readonly level: 'dropped'; readonly as?: string };

/** The capability table of a format: every construct has a row. */
export type Capabilities = { readonly [C in Construct]: Support };

/** Gives the text of an included file, or undefined where it cannot be had. `from` is the file that includes. */
export type Include = (path: string, from: string | undefined) => string | undefined;

/** Bounds on what reading may cost. */
export interface Limits {
  /** UTF-16 units that PlantUML's preprocessor may produce: two million and twice the text where nothing is said. */
  readonly expandedLength?: number;
  /** Steps that PlantUML's preprocessor may take: one and a half million and twenty for each unit of the text where nothing is said. */
  readonly steps?: number;
  /** Errors reported for one text; the rest is counted. 100 where nothing is said. */
  readonly errors?: number;
}

/** What reading may need to know beside the text. */
export interface ParseOptions {
  /** The name or path of the text's file: a format may be known by it, and `include` is told it. No file is ever opened. */
  readonly filename?: string;
  /** Where included files come from. Without it each `!include` is an error. */
  readonly include?: Include;
  readonly limits?: Limits;
}

/** What was read, and everything that was found wrong with it. */
export interface Parsed {
  /** Absent when the text holds nothing that could be read as a diagram. With errors it holds what could be read. */
  readonly diagram?: Diagram;
  readonly diagnostics: readonly Diagnostic[];
}

/** How a diagram is to be printed. */
export interface PrintOptions {
  /** Keep what the format cannot say in comment lines of the printed text. */
  readonly carry?: boolean;
  /** Print for an older Mermaid (`"10.9"`): newer syntax is approximated. Other formats ignore it. */
  readonly mermaidVersion?: string;
  readonly style?: PrintStyle;
  /**
   * The text that the diagram was read from, where that was of the same format. A format whose texts are edited where they stand keeps
   * the author's hand in it and lays it out again.
   */
  readonly source?: string;
}

/** Choices where people differ; absent means as the author wrote it, or the first. */
export interface PrintStyle {
  /** Activations as signs at the arrows (`->>+`, `++`), or as statements. */
  readonly activation?: 'shorthand' | 'statement';
  /** Numbers of messages counted by the language, or written into their labels. */
  readonly numbering?: 'autonumber' | 'labels';
  /** Types of participants as the language draws them, left out, or as words of C4: in PlantUML as stereotypes and macros. */
  readonly types?: 'native' | 'plain' | 'c4';
  /** What a divider becomes in Mermaid: a note, or a note on coloured ground. */
  readonly divider?: 'note' | 'highlight';
  /**
   * What labels, stereotypes and headings say by convention (`3. [API Call]`, `Error Path: …`): words as they are drawn, or data where a
   * format has a place for it. As data the diagram is drawn as before.
   */
  readonly conventions?: 'words' | 'data';
  /** Error paths and alternatives of a workflow: behind the happy path, or as an `alt` where they leave it. */
  readonly errors?: 'after' | 'inline';
}

/** The printed text, and what it does not say of the diagram. */
export interface Printed {
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
  /** The diagram that the text says: the given one, less the reported losses. Reading the text must give its meaning. */
  readonly says: Diagram;
}

/** One diagram within a text. */
export interface Located {
  readonly format: string;
  readonly name?: string;
  readonly id?: string;
  /** The whole block, with its delimiters. */
  readonly span: Span;
  /** The text at `span`. */
  readonly text: string;
}

/** What a format is, without its functions: plain data. */
export interface FormatDescription {
  readonly id: string;
  /** As people write it: `PlantUML`. */
  readonly name: string;
  /** With the dot; the first is used for new files. */
  readonly extensions: readonly string[];
  readonly capabilities: Capabilities;
}

/** A language. Nothing here throws on any input, and each function takes time linear in its length. */
export interface Format extends FormatDescription {
  /** Whether this text is certainly of this format. */
  recognises(text: string): boolean;
  /** Every diagram in a text of this format, in order. */
  diagrams(text: string): readonly Located[];
  /** Reads the first diagram. */
  parse(text: string, options: ParseOptions): Parsed;
  print(diagram: Diagram, options: PrintOptions): Printed;
  /** The JSON Schema of its texts, where they are data. */
  schema?(): JsonObject;
}
