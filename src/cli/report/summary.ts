// The counts and sentences that the reports of a migration share.

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

/** `1 file`, `2 files`. */
export function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}

/** Why a diagram has its status: one line for each loss or reason. */
export function reasonsOf({ status, reason, losses }: DiagramOutcome): readonly string[] {
  if (status === 'lossy')
    return losses.map(({ line, message, count }) => `line ${line}: ${message}${count === undefined ? '' : ` (${count} times)`}`);
  return reason === undefined ? [] : [reason];
}

/** The fence around a text within Markdown that nothing in it closes. */
export function fenceAround(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`{3,}/g)].map(([run]) => run.length));
  return '`'.repeat(longest + 1);
}
