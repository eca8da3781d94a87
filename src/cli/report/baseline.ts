// Findings that a team knows and accepts: a file of them, so that only new ones count.

import { createHash } from 'node:crypto';
import type { DiagramOutcome, FileOutcome, Finding } from '../tree/outcome.js';

/** Counts of known findings by their key. */
export type Baseline = ReadonlyMap<string, number>;

/** A finding by what it says and of which diagram, not by its line, so that text above may grow. */
export function keyOf(path: string, diagram: DiagramOutcome, { code }: Finding): string {
  const text = createHash('sha256').update(diagram.before.trim()).digest('hex').slice(0, 12);
  return `${path.replaceAll('\\', '/')} ${code} ${text}`;
}

/** All findings of a run: errors, warnings and losses. */
export function* findingsOf(files: readonly FileOutcome[]): Generator<{ path: string; diagram: DiagramOutcome; finding: Finding }> {
  for (const { path, diagrams } of files) {
    for (const diagram of diagrams) {
      for (const finding of [...diagram.findings, ...diagram.losses]) if (finding.severity !== 'info') yield { path, diagram, finding };
    }
  }
}

/** The file's text for what was found. */
export function printBaseline(files: readonly FileOutcome[]): string {
  const counts = new Map<string, number>();
  for (const { path, diagram, finding } of findingsOf(files)) {
    const key = keyOf(path, diagram, finding);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return `${JSON.stringify({ sequitur: 1, known: Object.fromEntries([...counts].sort()) }, null, 2)}\n`;
}

/** Reads the file; undefined where it is none. */
export function readBaseline(text: string): Baseline | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('known' in value) || typeof value.known !== 'object' || value.known === null)
      return undefined;
    return new Map(Object.entries(value.known).flatMap(([key, count]) => (typeof count === 'number' ? [[key, count]] : [])));
  } catch {
    // JSON.parse throws on what is no JSON.
    return undefined;
  }
}

/** The outcome without the findings that are known. */
export function withoutKnown(files: readonly FileOutcome[], baseline: Baseline): readonly FileOutcome[] {
  const left = new Map(baseline);
  const isNew = (path: string, diagram: DiagramOutcome, finding: Finding): boolean => {
    const key = keyOf(path, diagram, finding);
    const known = left.get(key) ?? 0;
    if (known > 0) left.set(key, known - 1);
    return known === 0;
  };
  return files.map((file) => ({
    ...file,
    diagrams: file.diagrams.map((diagram) => ({
      ...diagram,
      findings: diagram.findings.filter((finding) => isNew(file.path, diagram, finding)),
      losses: diagram.losses.filter((finding) => isNew(file.path, diagram, finding)),
    })),
  }));
}
