// The counts and sentences that the reports of a migration share.

import { formats } from '../../index.js';
import type { DiagramOutcome, FileOutcome, Status } from '../tree/outcome.js';

/** What a status is called in reports. */
export const statusWords: Readonly<Record<Status, string>> = {
  exact: 'converted exactly',
  lossy: 'converted with losses',
  unchanged: 'nothing to do',
  left: 'left alone',
  failed: 'failed',
};

/** The statuses in the order of reports. */
export const statuses: readonly Status[] = ['exact', 'lossy', 'left', 'failed', 'unchanged'];

/** How many diagrams have each status. */
export function countsOf(files: readonly FileOutcome[]): ReadonlyMap<Status, number> {
  const counts = new Map<Status, number>();
  for (const { diagrams } of files) for (const { status } of diagrams) counts.set(status, (counts.get(status) ?? 0) + 1);
  return counts;
}

/** `3 diagrams in 2 files: 2 converted exactly, 1 left alone`. */
export function summaryOf(files: readonly FileOutcome[]): string {
  const counts = countsOf(files);
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const parts = statuses.flatMap((status) => (counts.has(status) ? [`${counts.get(status)} ${statusWords[status]}`] : []));
  return `${plural(total, 'diagram')} in ${plural(files.length, 'file')}${parts.length > 0 ? `: ${parts.join(', ')}` : ''}`;
}

/** The name of a language as people write it; the word of the document where it is none of ours. */
export function formatName(id: string): string {
  return formats().find((format) => format.id === id)?.name ?? id;
}

/** `1 file`, `2 files`. */
export function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}

/** Losses that say the same, with all of their lines. */
export interface AlikeLosses {
  readonly lines: string;
  readonly message: string;
  readonly code: string;
}

/** The losses of a diagram, those that say the same as one. */
export function lossesOf({ losses }: DiagramOutcome): readonly AlikeLosses[] {
  const alike = new Map<string, { lines: Set<number>; count: number; message: string; code: string }>();
  for (const { line, message, code, count = 1 } of losses) {
    const known = alike.get(message) ?? { lines: new Set(), count: 0, message, code };
    known.lines.add(line);
    known.count += count;
    alike.set(message, known);
  }
  return [...alike.values()].map(({ lines, count, message, code }) => ({
    lines: `${lines.size === 1 ? 'line' : 'lines'} ${[...lines].sort((a, b) => a - b).join(', ')}`,
    message: count > lines.size ? `${message} (${count} times)` : message,
    code,
  }));
}

/** The diagrams of a file of which there is something to tell, and the sentence for all others. */
export function toldOf({ diagrams }: FileOutcome): { readonly told: readonly DiagramOutcome[]; readonly rest?: string } {
  const told = diagrams.filter(({ status }) => status !== 'unchanged');
  const lines = diagrams.filter(({ status }) => status === 'unchanged').map(({ line }) => line);
  if (lines.length === 0) return { told };
  return { told, rest: `${lines.length === 1 ? 'Line' : 'Lines'} ${lines.join(', ')}` };
}

/** Why a diagram has its status: one line for each loss or reason. */
export function reasonsOf(one: DiagramOutcome): readonly string[] {
  if (one.status === 'lossy') return lossesOf(one).map(({ lines, message }) => `${lines}: ${message}`);
  if (one.reason === undefined) return [];
  const [first, ...further] = one.findings.filter(({ severity }) => severity === 'error');
  if (one.status !== 'failed' || first?.message !== one.reason) return [one.reason];
  const more = further.length === 0 ? '' : ` (and ${plural(further.length, 'further error')})`;
  return [`line ${first.line}: ${first.message}${more}`];
}

const containerNames: Readonly<Record<string, string>> = {
  asciidoc: 'AsciiDoc',
  confluence: 'Confluence',
  html: 'HTML',
  'json-file': 'a file',
  kroki: 'a Kroki address',
  markdown: 'Markdown',
  'mermaid-file': 'a file',
  'mermaid.ink': 'a mermaid.ink address',
  'mermaid.live': 'a mermaid.live address',
  notebook: 'a notebook',
  org: 'Org',
  plantuml: 'a PlantUML address',
  'plantuml-file': 'a file',
  'png-file': 'a PNG image',
  rst: 'reStructuredText',
  'source-comments': 'a comment',
  'svg-file': 'an SVG image',
  'yaml-file': 'a file',
};

/** Where a diagram stands, as a word behind "in". */
export function containerName(id: string): string {
  return containerNames[id] ?? id;
}

/** The fence around a text within Markdown that nothing in it closes. */
export function fenceAround(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`{3,}/g)].map(([run]) => run.length));
  return '`'.repeat(longest + 1);
}
