// What was found out about the files of a tree and the diagrams in them: the data that every report and reporter is made of.

import type { Diagnostic, LineStarts, Span } from '../../index.js';
import { positionAt } from '../../index.js';

/** Something found at a place of a document. Lines and columns are 1-based and of the document. */
export interface Finding {
  readonly severity: Diagnostic['severity'];
  readonly code: string;
  readonly message: string;
  readonly help?: string;
  readonly count?: number;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** How it went with a diagram. */
export type Status = 'exact' | 'lossy' | 'unchanged' | 'left' | 'failed';

/** One diagram of a file. */
export interface DiagramOutcome {
  readonly line: number;
  readonly column: number;
  readonly container: string;
  readonly format: string;
  readonly status: Status;
  /** Why it was left alone or failed; a whole sentence. */
  readonly reason?: string;
  readonly findings: readonly Finding[];
  readonly losses: readonly Finding[];
  readonly before: string;
  readonly after?: string;
}

/** A file that comes into being beside another. */
export interface NewFile {
  readonly path: string;
  readonly text: string;
}

/** One file. */
export interface FileOutcome {
  readonly path: string;
  readonly diagrams: readonly DiagramOutcome[];
  readonly before: string;
  readonly after: string;
  readonly creates: readonly NewFile[];
  /** The file itself goes when those that it creates are written. */
  readonly removed: boolean;
  /** Files beside it that say already what its diagrams say. */
  readonly twins?: readonly string[];
  /** Why the whole file could not be read or may not be written. */
  readonly problem?: string;
}

/** Whether a file, or one beside it, would be written. */
export function changes({ before, after, creates, removed }: FileOutcome): boolean {
  return before !== after || creates.length > 0 || removed;
}

/** A diagnostic at its place in a document. */
export function findingAt(found: Diagnostic, span: Span, lines: LineStarts): Finding {
  const start = positionAt(lines, span.start);
  const end = positionAt(lines, Math.max(span.start, span.end));
  return {
    severity: found.severity,
    code: found.code,
    message: found.message,
    ...(found.help !== undefined && { help: found.help }),
    ...(found.count !== undefined && { count: found.count }),
    line: start.line,
    column: start.column,
    endLine: end.line,
    endColumn: end.column,
  };
}
