// Findings for people and for the programs that show them: text, JSON, GitHub annotations, SARIF, JUnit.

import type { FileOutcome, Finding } from '../tree/outcome.js';
import { findingsOf } from './baseline.js';

/** All that a reporter shows. */
export interface Reported {
  readonly files: readonly FileOutcome[];
  readonly problems: readonly { readonly path: string; readonly problem: string }[];
  readonly version: string;
}

/** Turns findings into a text. */
export type Reporter = (reported: Reported) => string;

/** The reporters by name. */
export const reporters: Readonly<Record<string, Reporter>> = { text, json, github, sarif, junit };

function text({ files, problems }: Reported): string {
  const lines = [...findingsOf(files)].map(({ path, finding }) => {
    const help = finding.help === undefined ? '' : ` ${finding.help}`;
    return `${path}:${finding.line}:${finding.column}: ${finding.severity}: ${finding.message}${help} [${finding.code}]`;
  });
  return [...problems.map(({ path, problem }) => `${path}: skipped: ${problem}`), ...lines].map((line) => `${line}\n`).join('');
}

function json({ files, problems }: Reported): string {
  const shown = files.map(({ path, diagrams }) => ({ path, diagrams: diagrams.map(({ before: _, after: __, ...rest }) => rest) }));
  return `${JSON.stringify({ sequitur: 1, files: shown, problems }, null, 2)}\n`;
}

/** Workflow commands of GitHub Actions. */
function github({ files, problems }: Reported): string {
  const kinds = { error: 'error', warning: 'warning', info: 'notice' } as const;
  const lines = [...findingsOf(files)].map(({ path, finding }) => {
    const place = `file=${property(path)},line=${finding.line},col=${finding.column},endLine=${finding.endLine},endColumn=${finding.endColumn}`;
    return `::${kinds[finding.severity]} ${place},title=${property(finding.code)}::${escaped(finding.message)}\n`;
  });
  return [...problems.map(({ path, problem }) => `::warning file=${property(path)}::${escaped(problem)}\n`), ...lines].join('');
}

function escaped(value: string): string {
  return value.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(value: string): string {
  return escaped(value).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

function sarif({ files, problems, version }: Reported): string {
  const all = [...findingsOf(files)];
  const codes = [...new Set(all.map(({ finding }) => finding.code))].sort();
  const results = all.map(({ path, finding }) => ({
    ruleId: finding.code,
    ruleIndex: codes.indexOf(finding.code),
    level: finding.severity === 'info' ? 'note' : finding.severity,
    message: { text: finding.help === undefined ? finding.message : `${finding.message} ${finding.help}` },
    locations: [{ physicalLocation: { artifactLocation: { uri: uri(path) }, region: region(finding) } }],
  }));
  const notifications = problems.map(({ path, problem }) => ({
    level: 'warning',
    message: { text: `${path}: ${problem}` },
    locations: [{ physicalLocation: { artifactLocation: { uri: uri(path) } } }],
  }));
  const driver = {
    name: 'sequitur',
    version,
    rules: codes.map((id) => ({ id, shortDescription: { text: id.replaceAll('-', ' ') } })),
  };
  const run = {
    tool: { driver },
    columnKind: 'utf16CodeUnits',
    invocations: [{ executionSuccessful: true, toolExecutionNotifications: notifications }],
    results,
  };
  return `${JSON.stringify({ $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] }, null, 2)}\n`;
}

function uri(path: string): string {
  return path.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/');
}

function region({ line, column, endLine, endColumn }: Finding): object {
  return { startLine: line, startColumn: column, endLine, endColumn };
}

function junit({ files, problems }: Reported): string {
  const suites = files.map(({ path, diagrams }) => {
    const cases = diagrams.map((diagram) => {
      const failures = [...diagram.findings, ...diagram.losses].filter(({ severity }) => severity === 'error');
      const inner = failures.map((one) => {
        const place = `${path}:${one.line}:${one.column}`;
        return `      <failure type="${xml(one.code)}" message="${xml(one.message)}">${xml(`${place}: ${one.message}`)}</failure>\n`;
      });
      const name = `${diagram.format} diagram, line ${diagram.line}`;
      return `    <testcase name="${xml(name)}" classname="${xml(path)}" file="${xml(path)}" line="${diagram.line}">\n${inner.join('')}    </testcase>\n`;
    });
    const failed = diagrams.filter(({ findings }) => findings.some(({ severity }) => severity === 'error')).length;
    return `  <testsuite name="${xml(path)}" tests="${diagrams.length}" failures="${failed}" errors="0">\n${cases.join('')}  </testsuite>\n`;
  });
  const skipped = problems.map(
    ({ path, problem }) =>
      `  <testsuite name="${xml(path)}" tests="1" failures="0" errors="0" skipped="1">\n    <testcase name="reading" classname="${xml(path)}">\n` +
      `      <skipped message="${xml(problem)}"/>\n    </testcase>\n  </testsuite>\n`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="sequitur">\n${suites.join('')}${skipped.join('')}</testsuites>\n`;
}

function xml(value: string): string {
  const named: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return value.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '\ufffd').replace(/[&<>"]/g, (char) => named[char] ?? char);
}
