// One construct a case, each with what the official Mermaid makes of it: what it accepts is read, printed, and means the same to it;
// what it rejects is an error with its place. Where the cases are not beside the repository this is skipped; `CI` requires them.

import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { formatById } from '../../src/registry.js';
import { differences, officialMermaid, type Reader } from '../judges/mermaid-engine.js';

interface Case {
  readonly name: string;
  readonly src: string;
  readonly result: { readonly ok: boolean };
}

const file = new URL('../../../shared/cases/mermaid.jsonl', import.meta.url);
const present = existsSync(file);
const cases = present
  ? readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line): Case => JSON.parse(line))
  : [];

let read: Reader;

beforeAll(async () => {
  read = await officialMermaid();
});

/** What is wrong with our reading of a case; undefined where nothing is. */
async function disagreement({ src, result }: Case): Promise<string | undefined> {
  const mermaid = formatById('mermaid');
  const { diagram, diagnostics } = mermaid.parse(src, {});
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (!result.ok) {
    if (errors.length === 0) return 'Mermaid refuses it, we do not';
    const outside = errors.some(({ span }) => !span || span.start < 0 || span.end > src.length || span.end < span.start);
    return outside ? 'an error has no place in the text' : undefined;
  }
  if (errors.length > 0 || !diagram) return `Mermaid reads it, we do not: ${errors[0]?.message}`;
  const [before, after] = [await read(src), await read(mermaid.print(diagram, {}).text)];
  if ('error' in before) return `Mermaid does not read it any more: ${before.error}`;
  if ('error' in after) return `Mermaid refuses what we print: ${after.error}`;
  const different = differences(before, after);
  return different.length === 0 ? undefined : `it means something else: ${different.join('; ')}`;
}

test.runIf(process.env['CI'])('the cases are there', () => expect(present).toBe(true));

describe.skipIf(!present)('as Mermaid reads it', () => {
  test('all cases are here', () => expect(cases.length).toBeGreaterThan(1000));

  test('every case', async () => {
    const wrong: string[] = [];
    for (const one of cases) {
      const found = await disagreement(one);
      if (found !== undefined) wrong.push(`${one.name} ${JSON.stringify(one.src)}: ${found}`);
    }
    expect(wrong.join('\n\n')).toBe('');
  });
});
