// What the official engines reject is an error with a place to us, too, in no time.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from '../../src/index.js';

const corpus = new URL('../../../shared/corpus/', import.meta.url);
const isThere = existsSync(corpus);
if (!isThere && process.env['CI']) throw new Error('The rejected diagrams of ../shared/corpus are needed, because CI is set.');

const rejected = ['mermaid', 'plantuml'].flatMap((format) => {
  const folder = new URL(`${format}/rejected/`, corpus);
  return isThere ? readdirSync(folder).map((name) => ({ format, name, file: new URL(encodeURIComponent(name), folder) })) : [];
});

describe.skipIf(!isThere)('rejected diagrams (skipped without ../shared/corpus)', () => {
  test('are there', () => expect(rejected.length).toBeGreaterThan(50));

  test.each(rejected)('$format $name', ({ format, name, file }) => {
    const text = readFileSync(file, 'utf8');
    const begun = performance.now();
    const { diagnostics } = parse(text, { from: format, filename: name });
    expect(performance.now() - begun).toBeLessThan(2_000);
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    expect(errors).not.toEqual([]);
    for (const { span, message } of errors) {
      expect(message).not.toBe('');
      expect(span && span.start >= 0 && span.start <= span.end && span.end <= text.length).toBe(true);
    }
  });
});
