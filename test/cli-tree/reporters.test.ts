// Reporters and reports: what other programs read must be what their formats allow.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { XMLValidator } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { printBaseline, readBaseline, withoutKnown } from '../../src/cli/report/baseline.js';
import { diffOf } from '../../src/cli/report/diff.js';
import { type MigrationReport, migrationReport } from '../../src/cli/report/migration.js';
import { reporters } from '../../src/cli/report/reporters.js';
import type { FileOutcome, Finding } from '../../src/cli/tree/outcome.js';

const finding: Finding = {
  severity: 'error',
  code: 'syntax-error',
  message: 'Found "<b> & \u0007 100%, \n ]]>", expected an arrow.',
  help: 'Write one.',
  line: 3,
  column: 5,
  endLine: 3,
  endColumn: 9,
};
const loss: Finding = { ...finding, severity: 'warning', code: 'loss/divider', message: 'Mermaid cannot say a divider.', count: 2 };

const files: readonly FileOutcome[] = [
  {
    path: 'docs/a b, c:d.md',
    before: 'x\n',
    after: 'y\n',
    creates: [],
    removed: false,
    diagrams: [
      {
        line: 2,
        column: 1,
        container: 'markdown',
        format: 'mermaid',
        status: 'failed',
        reason: 'Broken.',
        findings: [finding],
        losses: [],
        before: 'a',
      },
      {
        line: 9,
        column: 1,
        container: 'markdown',
        format: 'plantuml',
        status: 'lossy',
        findings: [],
        losses: [loss],
        before: 'b </script> ```',
        after: 'c <b>',
      },
    ],
  },
];
const reported = { files, problems: [{ path: 'bin.puml', problem: 'it is not a text file' }], version: '1.2.3' };

describe('reporters', () => {
  it('text says place, severity, sentence and code', () => {
    expect(reporters['text']?.(reported)).toContain('docs/a b, c:d.md:3:5: error: ');
    expect(reporters['text']?.(reported)).toContain('bin.puml: skipped: it is not a text file');
  });

  it('json is data without the texts', () => {
    expect(JSON.parse(reporters['json']?.(reported) ?? '')).toMatchObject({
      files: [{ diagrams: [{ line: 2, findings: [{ code: 'syntax-error' }] }, {}] }],
    });
  });

  it('github escapes what would end a command', () => {
    const lines = (reporters['github']?.(reported) ?? '').trimEnd().split('\n');
    expect(lines).toHaveLength(3);
    expect(lines[1]).toContain('::error file=docs/a b%2C c%3Ad.md,line=3,col=5');
    expect(lines[1]).toContain('100%25, %0A');
  });

  it('sarif is valid', () => {
    const { id: _, $schema: __, ...schema } = JSON.parse(readFileSync(join(import.meta.dirname, 'sarif-2.1.0-rtm.5.schema.json'), 'utf8'));
    const ajv = new Ajv.default({ strict: false, validateFormats: false, unicodeRegExp: false, allErrors: true });
    const validate = ajv.compile(schema);
    for (const one of [reported, { ...reported, files: [] }]) {
      validate(JSON.parse(reporters['sarif']?.(one) ?? ''));
      expect(validate.errors).toBeNull();
    }
  });

  it('junit is well-formed', () => {
    const text = reporters['junit']?.(reported) ?? '';
    expect(XMLValidator.validate(text)).toBe(true);
    expect(text).not.toContain('\u0007');
    expect(text.match(/<failure/g)).toHaveLength(1);
  });
});

describe('baseline', () => {
  it('takes what is known away, wherever it has moved to, and leaves what is new', () => {
    const baseline = readBaseline(printBaseline(files)) ?? new Map();
    const moved = files.map((file) => ({ ...file, diagrams: file.diagrams.map((one) => ({ ...one, line: one.line + 10 })) }));
    expect(withoutKnown(moved, baseline).flatMap(({ diagrams }) => diagrams.flatMap((one) => [...one.findings, ...one.losses]))).toEqual(
      [],
    );
    const more = files.map((file) => ({
      ...file,
      diagrams: file.diagrams.map((one) => ({ ...one, losses: [...one.losses, ...one.losses] })),
    }));
    expect(withoutKnown(more, baseline).flatMap(({ diagrams }) => diagrams.flatMap(({ losses }) => losses))).toHaveLength(1);
  });

  it.each(['', '[]', '{"known": 3}', 'null'])('%j is none', (text) => {
    expect(readBaseline(text)).toBeUndefined();
  });
});

describe('reports of a migration', () => {
  const report: MigrationReport = { ...reported, to: 'mermaid', written: false };

  it('are made by the extension of their name', async () => {
    expect(JSON.parse(migrationReport('r.json', report) ?? '')).toMatchObject({ counts: { failed: 1, lossy: 1 }, written: false });
    await expect(migrationReport('r.md', report)).toMatchFileSnapshot('goldens/report.md.golden');
    expect(migrationReport('r.txt', report)).toBeUndefined();
  });

  it('tell of what is done already in one line for each file', () => {
    const more = {
      ...report,
      files: files.map((file) => {
        const [first] = file.diagrams;
        const done = [3, 9].flatMap((line) => (first ? [{ ...first, line, status: 'unchanged' as const, findings: [] }] : []));
        return { ...file, diagrams: [...file.diagrams, ...done] };
      }),
    };
    expect(migrationReport('r.md', more)).toContain('\n\nLines 3, 9: nothing to do.\n');
    expect(migrationReport('r.md', more)).toContain('| nothing to do | 2 |');
    const page = migrationReport('r.html', more) ?? '';
    expect(page.match(/<article class="card unchanged"/g)).toHaveLength(1);
    expect(page).toContain('<h3>Lines 3, 9</h3>');
  });

  it('in HTML show texts as text', () => {
    const page = migrationReport('r.html', { ...report, script: { text: 'const x = "</script>";' } }) ?? '';
    expect(page).toContain('b &lt;/script&gt; ```');
    expect(page).toContain('const x = "<\\/script>";');
    expect(page.match(/<script>/g)).toHaveLength(2);
    expect(migrationReport('r.html', { ...report, script: { address: 'https://example.com/m.js' } })).toContain(
      '<script src="https://example.com/m.js">',
    );
  });
});

describe('diffOf', () => {
  it('is empty for what is alike and unified for what is not', () => {
    expect(diffOf('a.md', 'x', 'x')).toBe('');
    expect(diffOf('./a.md', 'x\n', 'y\n')).toBe('--- a/a.md\n+++ b/a.md\n@@ -1,1 +1,1 @@\n-x\n+y\n');
  });
});
