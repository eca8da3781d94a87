// Real documents before the official engines: what is migrated means to one what it meant to the other, and `check` agrees with both.

import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DiagramOutcome, FileOutcome } from '../../src/cli/tree/outcome.js';
import { goThrough } from '../../src/cli/tree/run.js';
import { complaint, hasOfficial, type Official, startOfficial } from './official.js';
import { hasCorpus, migrationTo, sharedCorpus } from './tools.js';

const docs = join(sharedCorpus, 'docs');
const languages = ['mermaid', 'plantuml'];

describe.skipIf(!hasOfficial || !hasCorpus)('real documents, judged by the official engines', () => {
  let official: Official;

  beforeAll(async () => {
    official = await startOfficial();
  });

  afterAll(() => official?.stop());

  it.each(languages)('migrate to %s: every new text means what the old one meant', { timeout: 600_000 }, async (to) => {
    const { files } = await goThrough({ paths: [docs], task: migrationTo(to) });
    const complaints: string[] = [];
    let judged = 0;
    for (const { path, diagrams } of files) {
      for (const one of diagrams) {
        if (one.after === undefined) continue;
        judged++;
        const wrong = await complaint(official, one, to);
        if (wrong !== undefined) complaints.push(`${path.slice(docs.length + 1)}:${one.line}: ${wrong}`);
      }
    }
    expect(complaints).toEqual([]);
    expect(judged).toBeGreaterThan(15);
  });

  it('check says of every diagram what its engine says', { timeout: 600_000 }, async () => {
    const { files } = await goThrough({ paths: [docs], task: { kind: 'check' } });
    const disagreements: string[] = [];
    for (const [file, one] of diagramsOf(files)) {
      if (!languages.includes(one.format)) continue;
      const reading = await official.read(one.format, one.before);
      const accepted = one.status === 'exact';
      if (reading.ok === accepted) continue;
      disagreements.push(
        `${file.path.slice(docs.length + 1)}:${one.line}: ${one.status} ${one.reason ?? ''}; the engine: ${reading.message ?? 'fine'}`,
      );
    }
    expect(disagreements).toEqual([]);
  });
});

function diagramsOf(files: readonly FileOutcome[]): readonly (readonly [FileOutcome, DiagramOutcome])[] {
  return files.flatMap((file) => file.diagrams.map((one) => [file, one] as const));
}
