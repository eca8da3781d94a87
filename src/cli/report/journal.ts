// What a run has written so far, kept beside its report until the report is whole: a run that takes up where another was ended tells all.

import { appendFileSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { changes, type FileOutcome } from '../tree/outcome.js';
import type { RunResult } from '../tree/run.js';

/** A journal of outcomes, one a line. */
export interface Journal {
  /** Notes what is about to become of a file. What is noted and not done the next run finds as it was. */
  note(outcome: FileOutcome): void;
  /** A result with what earlier runs have done, that were ended before they could tell it. */
  complete(result: RunResult): RunResult;
  /** Everything has been told. */
  close(): void;
}

interface Entry {
  readonly to: string;
  /** The absolute path; the outcome has it as it was named. */
  readonly file: string;
  readonly outcome: FileOutcome;
}

/** The journal beside a report of a migration to a format. */
export function journalBeside(report: string, to: string): Journal {
  const path = `${report}.unfinished`;
  const earlier = existsSync(path) ? entriesIn(readFileSync(path, 'utf8'), to) : [];
  return {
    note: (outcome) => {
      const entry: Entry = { to, file: resolve(outcome.path), outcome };
      appendFileSync(path, `${JSON.stringify(entry)}\n`);
    },
    complete: (result) => completed(result, earlier),
    close: () => rmSync(path, { force: true }),
  };
}

function entriesIn(text: string, to: string): readonly Entry[] {
  return text.split('\n').flatMap((line) => {
    try {
      const entry: Entry = JSON.parse(line);
      return entry.to === to && entry.outcome.diagrams.length > 0 ? [entry] : [];
    } catch {
      // The last line may not have been written to its end.
      return [];
    }
  });
}

function completed(result: RunResult, earlier: readonly Entry[]): RunResult {
  const found = new Map(result.files.map((file) => [resolve(file.path), file]));
  for (const { file, outcome } of earlier) {
    const now = found.get(file);
    // What was not done after all, or has been edited since, is told as it is now.
    const done = now ? outcome.after === now.before && !changes(now) && now.problem === undefined : isReplaced(file, outcome);
    if (!done) continue;
    found.set(file, outcome);
    if (!now) for (const { path } of outcome.creates) found.delete(resolve(path));
  }
  return { ...result, files: [...found.values()].sort((a, b) => (a.path < b.path ? -1 : 1)) };
}

function isReplaced(file: string, { removed, creates }: FileOutcome): boolean {
  return removed && !existsSync(file) && creates.every(({ path }) => existsSync(path));
}
