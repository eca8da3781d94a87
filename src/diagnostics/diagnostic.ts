// What is wrong with a text, or was lost on the way: values, never exceptions.

import type { Span } from '../source/span.js';
import { type Code, catalogue, type DataOf } from './catalogue.js';

/** How grave a finding is: with an error the text is not read in full. */
export type Severity = 'error' | 'warning' | 'info';

/** One finding. The message is a whole sentence; `code` and `data` are what programs read. */
export interface Diagnostic {
  readonly severity: Severity;
  /** A stable kebab-case phrase; a loss starts with `loss/`. */
  readonly code: Code;
  readonly message: string;
  /** What to do about it. */
  readonly help?: string;
  /** Where, in the author's text (UTF-16 offsets, half-open). */
  readonly span?: Span;
  /** Other places that belong to it: where the open block began, the first of two declarations. */
  readonly related?: readonly { readonly message: string; readonly span: Span }[];
  /** For how many constructs it stands, where that is more than one. */
  readonly count?: number;
  /** The facts the sentence is made of. */
  readonly data?: object;
}

/** What only some findings say. */
export type Details = Pick<Diagnostic, 'related' | 'count'>;

/** Makes a diagnostic; its sentence and severity come from the catalogue. */
export function diagnostic<C extends Code>(code: C, data: DataOf<C>, span: Span | undefined, details: Details = {}): Diagnostic {
  const entry = catalogue[code];
  // The entry of C takes the data of C; the union of all entries hides that from the compiler.
  const sentence: { readonly severity: Severity; message(data: DataOf<C>): string; help?(data: DataOf<C>): string } = entry;
  const help = sentence.help?.(data);
  return {
    severity: sentence.severity,
    code,
    message: sentence.message(data),
    ...(help !== undefined && help !== '' && { help }),
    ...(span && { span }),
    ...details,
    data,
  };
}

/** Whether a finding says that something was lost. */
export function isLoss(finding: Diagnostic): boolean {
  return finding.code.startsWith('loss/');
}
