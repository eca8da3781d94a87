// Says one diagram again, in its own language or another, and proves that the new text means what the old one meant.

import {
  compare,
  type Diagnostic,
  diagrams,
  equalMeaning,
  type Include,
  inlined,
  isLoss,
  type Parsed,
  parse,
  print,
  verify,
} from '../../index.js';

import type { Saying } from '../options.js';

/** How a diagram is to be said. */
export interface Manner extends Saying {
  readonly to: string;
  readonly include?: Include;
  readonly filename?: string;
}

/** The new text, or why there is none. Diagnostics are of the old text. */
export interface Said {
  readonly status: 'exact' | 'lossy' | 'unchanged' | 'left' | 'failed';
  readonly text?: string;
  readonly reason?: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly losses: readonly Diagnostic[];
}

/** Reads a text; with a reason where it is not a diagram to work on. */
export function read(
  text: string,
  from: string,
  manner: Omit<Manner, 'to'>,
): Parsed & { readonly status?: 'left' | 'failed'; readonly reason?: string } {
  const { include, filename } = manner;
  const parsed = parse(text, { from, ...(include && { include }), ...(filename !== undefined && { filename }) });
  const foreign = parsed.diagnostics.find(({ code }) => code === 'not-a-sequence-diagram');
  if (foreign) return { ...parsed, status: 'left', reason: foreign.message };
  const count = diagrams(text, { from }).length;
  if (count > 1) return { ...parsed, status: 'left', reason: `The block holds ${count} diagrams.` };
  const wrong = parsed.diagnostics.find(({ severity }) => severity === 'error');
  if (wrong) return { ...parsed, status: 'failed', reason: wrong.message };
  if (!parsed.diagram) return { ...parsed, status: 'failed', reason: 'There is no diagram in this block.' };
  return parsed;
}

/** Says a text of one format in another, or in its own canonical layout. */
export function say(text: string, from: string, manner: Manner): Said {
  const parsed = read(text, from, manner);
  const { diagram, diagnostics, status, reason } = parsed;
  if (status !== undefined || !diagram)
    return { status: status ?? 'failed', diagnostics, losses: [], ...(reason !== undefined && { reason }) };
  const { to, carry, mermaidVersion, style } = manner;
  const own = from === to ? { source: text } : {};
  const printed = print(diagram, {
    to,
    ...own,
    ...(carry !== undefined && { carry }),
    ...(mermaidVersion !== undefined && { mermaidVersion }),
    ...(style && { style }),
  });
  const meant = style?.errors === 'inline' ? inlined(diagram) : diagram;
  const losses = printed.diagnostics.filter(isLoss);
  const result = { diagnostics, losses };
  const [unlike] = verify(printed, {
    to,
    ...(manner.include && { include: manner.include }),
    ...(manner.filename !== undefined && { filename: manner.filename }),
  });
  if (unlike) return { ...result, status: 'failed', reason: `${unlike.message} Nothing was changed.` };
  // Where nothing was said to be lost, what is printed must be what was meant.
  if ((losses.length === 0 || from === to) && !equalMeaning(meant, printed.says)) {
    return { ...result, status: 'failed', reason: defect(compare(meant, printed.says)[0]?.message ?? 'its meaning differs') };
  }
  const written = from === to ? likeBefore(text, printed.text) : printed.text;
  if (from === to && written.trimEnd() === text.trimEnd()) return { ...result, status: 'unchanged' };
  return { ...result, status: losses.length > 0 ? 'lossy' : 'exact', text: written };
}

function defect(detail: string): string {
  return `The new text does not say what was meant (${detail}). This is a defect of sequitur; nothing was changed.`;
}

/** A block whose container draws it without `@startuml` stays without. */
function likeBefore(before: string, after: string): string {
  if (!/^\s*@startuml/.test(after) || /^[ \t]*[@\\]start/m.test(before)) return after;
  return after.replace(/^\s*@startuml[^\n]*\n/, '').replace(/\n@enduml\s*$/, '\n');
}
