// What all builders share while a diagram is read: its participants and statements so far, the place that is read, and the findings.

import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.js';
import type { DeclarationSubject, Diagram, Origin, Statement } from '../../../ir/model.js';
import type { Span } from '../../../source/span.js';
import { Nester } from '../../kit/nester.js';
import { isHarmlessSource } from '../creole/harmless.js';
import { readText } from '../creole/read.js';
import type { Line } from '../parser.js';
import type { MacroCall } from '../preprocessor/index.js';
import { Members } from './members.js';
import { isQuoted, unquoted } from './names.js';

/** Where the line that is read stands. */
export interface Place {
  /** In the author's text. */
  readonly span: Span;
  readonly blankBefore: boolean;
  /** How many blanks stand before it in its line. */
  readonly indent: number;
  /** The macro that the line came from, where its meaning is known. */
  readonly macro?: MacroCall;
}

/** Reads one kind of line. */
export type Builder = (reading: Reading, line: Line) => void;

type Message = Statement<'message'>;

/** What the engine remembers of messages and activations, because later lines depend on it. */
export interface Course {
  /** The last message, as long as neither a divider nor the end of a fragment stands behind it. */
  last: Message | undefined;
  /** Whether a message, or the end of a fragment, stands before. */
  begun: boolean;
  /** Whether a note without participants has something that it belongs to. */
  notable: boolean;
  /** Whether the last message can be answered although it activated nobody. */
  answerable: boolean;
  afterDelay: boolean;
  autoactivate: boolean;
  /** Whether some duration is measured. */
  measured: boolean;
  /** Whose creation still lacks its message. */
  pendingCreate: string | undefined;
  /** Whose activations the last message ended. */
  ended: Set<string>;
  /** Messages that activated, the innermost last. */
  readonly activating: Message[];
  /** Who was active before the first message. */
  readonly initial: Set<string>;
  /** The parts of the current number, once there is one. */
  numberParts: number | undefined;
  /** The line that wants numbers to go on although there are none; the next message finds out. */
  unnumbered: string | undefined;
}

/** Errors that are told one by one; the rest is counted. */
const mostErrors = 100;

/** The state of one reading. */
export class Reading {
  readonly diagnostics: Diagnostic[] = [];
  readonly members = new Members();
  readonly nester = new Nester();
  readonly course: Course = {
    last: undefined,
    begun: false,
    notable: false,
    answerable: false,
    afterDelay: false,
    autoactivate: false,
    measured: false,
    pendingCreate: undefined,
    ended: new Set(),
    activating: [],
    initial: new Set(),
    numberParts: undefined,
    unnumbered: undefined,
  };
  /** Parts of the diagram that are no statements. */
  readonly parts: { -readonly [K in keyof Diagram]?: Diagram[K] } = {};
  place: Place = { span: { start: 0, end: 0 }, blankBefore: false, indent: 0 };
  #failedAt = -1;
  #errors = 0;
  readonly #limit: number;
  readonly #spanOfPart: (line: Line, written: string) => Span;

  constructor(limit: number | undefined, spanOfPart: (line: Line, written: string) => Span) {
    this.#limit = limit ?? mostErrors;
    this.#spanOfPart = spanOfPart;
  }

  get span(): Span {
    return this.place.span;
  }

  /** Where a piece of a line stands in the author's text. */
  spanOfPart(line: Line, written: string): Span {
    return this.#spanOfPart(line, written);
  }

  add(statement: Statement): void {
    this.nester.add(statement);
  }

  /** Marks where the author declared something. */
  declare(of: DeclarationSubject, id?: string, more?: Origin): void {
    this.add({ kind: 'declaration', of, ...(id !== undefined && { id }), origin: this.origin(more) });
  }

  /** The origin of what the current line says. */
  origin(more?: Origin): Origin {
    const { span, blankBefore } = this.place;
    if (more) return blankBefore ? { span, blankBefore: true, ...more } : { span, ...more };
    return blankBefore ? { span, blankBefore: true } : { span };
  }

  /** The same with the spelling of a text, unless everybody would spell it like this. */
  spelled(text: string): Origin {
    if (isHarmlessSource(text)) return this.origin();
    const { span, blankBefore } = this.place;
    const raw = { format: 'plantuml', text };
    return blankBefore ? { span, blankBefore: true, raw } : { span, raw };
  }

  /** Reports an error; a broken line is broken once. What nobody will see is not worked out. */
  fail(finding: Diagnostic | (() => Diagnostic)): void {
    if (this.#failedAt === this.span.start) return;
    this.#failedAt = this.span.start;
    this.#errors++;
    if (this.#errors <= this.#limit) this.diagnostics.push(typeof finding === 'function' ? finding() : finding);
  }

  /** Says how many errors were not told. */
  finishErrors(): void {
    const count = this.#errors - this.#limit;
    if (count > 0) this.diagnostics.push(diagnostic('too-many-errors', { count }, undefined));
  }

  /** The participant that a name means; a new one comes into being. */
  mention(written: string): string {
    const id = unquoted(written);
    if (!this.members.has(id)) {
      const quoted = isQuoted(written);
      const label = quoted ? readText(id, 'label') : id;
      const origin: Origin = { span: this.span, ...(quoted && { choices: { quoted } }) };
      this.members.declare({ kind: 'participant', id, label, shape: 'participant', origin }, 0);
    }
    return id;
  }
}
