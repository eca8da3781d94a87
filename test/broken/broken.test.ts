// Broken diagrams and what is said of them: code, place and sentence of each finding, held by golden files beside the diagrams.

import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js';
import { lineStarts, positionAt } from '../../src/source/positions.js';
import { folder } from '../corpus/files.js';
import { unread } from '../laws/unread.js';

/** `3:5 error syntax-error: Found "=>", expected …` */
function lineOf(finding: Diagnostic, text: string): string {
  const starts = lineStarts(text);
  const place = (offset: number): string => {
    const { line, column } = positionAt(starts, offset);
    return `${line}:${column}`;
  };
  const { severity, code, message, help, span, related } = finding;
  const lines = [`${span ? `${place(span.start)}-${place(span.end)}` : '-'} ${severity} ${code}: ${message}`];
  for (const other of related ?? []) lines.push(`  ${place(other.span.start)} ${other.message}`);
  if (help !== undefined) lines.push(`  help: ${help}`);
  return lines.join('\n');
}

const files = folder('broken');

test('there are broken diagrams', () => expect(files.length).toBeGreaterThan(10));

describe.each(files.map((file) => [file.path, file] as const))('%s', (path, { format, text }) => {
  test.skipIf(unread.has(format.id))('what is said of it', async () => {
    const { diagnostics } = format.parse(text, { filename: path });
    expect(diagnostics.some(({ severity }) => severity === 'error')).toBe(true);
    await expect(`${diagnostics.map((finding) => lineOf(finding, text)).join('\n')}\n`).toMatchFileSnapshot(`../../corpus/${path}.golden`);
  });
});
