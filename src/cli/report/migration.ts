// The report of a migration that a team signs: Markdown, JSON or HTML, by the name of its file.

import { extname } from 'node:path';
import type { DiagramOutcome, FileOutcome } from '../tree/outcome.js';
import { htmlReport } from './html.js';
import { countsOf, fenceAround, formatName, reasonsOf, statuses, statusWords, summaryOf, toldOf } from './summary.js';

/** All that a report shows. */
export interface MigrationReport {
  readonly files: readonly FileOutcome[];
  readonly problems: readonly { readonly path: string; readonly problem: string }[];
  readonly to: string;
  readonly written: boolean;
  readonly version: string;
  /** The script that draws Mermaid: its text, to be put into the page, or its address. */
  readonly script?: { readonly text: string } | { readonly address: string };
}

/** The report for a file name; undefined where its extension names none. */
export function migrationReport(path: string, report: MigrationReport): string | undefined {
  switch (extname(path).toLowerCase()) {
    case '.json':
      return jsonReport(report);
    case '.md':
      return markdownReport(report);
    case '.html':
    case '.htm':
      return htmlReport(report);
    default:
      return undefined;
  }
}

function jsonReport({ files, problems, to, written, version }: MigrationReport): string {
  const shown = files.map(({ path, diagrams, creates, removed, problem }) => ({
    path,
    ...(problem !== undefined && { problem }),
    ...(creates.length > 0 && { creates: creates.map((file) => file.path) }),
    ...(removed && { removed }),
    diagrams,
  }));
  const report = { sequitur: 1, version, to, written, counts: Object.fromEntries(countsOf(files)), files: shown, problems };
  return `${JSON.stringify(report, null, 2)}\n`;
}

function markdownReport({ files, problems, to, written, version }: MigrationReport): string {
  const counts = countsOf(files);
  const table = statuses.map((status) => `| ${statusWords[status]} | ${counts.get(status) ?? 0} |`);
  const head = [
    // The next run would take the diagrams in here for those of a document.
    '<!-- sequitur-ignore-file -->',
    '',
    `# Migration to ${formatName(to)}`,
    '',
    `${summaryOf(files)}. ${written ? 'Written' : 'A dry run: nothing was written'} by sequitur ${version}.`,
    '',
  ];
  const sections = files.flatMap((file) => {
    const { told, rest } = toldOf(file);
    const done = rest === undefined ? [] : ['', `${rest}: ${statusWords.unchanged}.`];
    return ['', `## ${inline(file.path)}`, ...done, ...told.flatMap((one) => diagramSection(one, to))];
  });
  const skipped =
    problems.length > 0 ? ['', '## Skipped files', '', ...problems.map(({ path, problem }) => `- ${inline(path)}: ${problem}`)] : [];
  return `${[...head, '| Diagrams | Count |', '|---|---:|', ...table, ...sections, ...skipped].join('\n')}\n`;
}

function diagramSection(one: DiagramOutcome, to: string): readonly string[] {
  const reasons = reasonsOf(one).map((reason) => `- ${reason.replace(/\s+/g, ' ')}`);
  const head = ['', `### Line ${one.line}: ${formatName(one.format)}, ${statusWords[one.status]}`];
  const texts = one.after === undefined ? [] : ['', ...fenced(one.before, one.format), '', ...fenced(one.after, to)];
  return [...head, ...(reasons.length > 0 ? ['', ...reasons] : []), ...texts];
}

function fenced(text: string, format: string): readonly string[] {
  const fence = fenceAround(text);
  return [fence + format, text.trimEnd(), fence];
}

function inline(path: string): string {
  return `\`${path}\``;
}
