// Real diagrams in documents of every kind: only what stands in the blocks changes, the second run is empty, and the way back leads back.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plan } from '../../src/cli/tree/plan.js';
import { embeddedIn, equalMeaning, type Include, parse } from '../../src/index.js';
import { complaint, hasOfficial, type Official, startOfficial } from './official.js';
import { hasCorpus, masked, migrationTo, sharedCorpus } from './tools.js';
import { type Wrapping, wrappings } from './wrappings.js';

/** Every how many-th diagram is tried: few while working, many where it counts. */
const stride = Number(process.env['SEQUITUR_STRIDE'] ?? (process.env['CI'] ? 5 : 40));

const languages = ['mermaid', 'plantuml'] as const;
const other = { mermaid: 'plantuml', plantuml: 'mermaid' } as const;

function diagramsOf(language: string): readonly (readonly [string, string])[] {
  const folder = join(sharedCorpus, language, 'accepted');
  const names = hasCorpus ? readdirSync(folder).sort() : [];
  return names.filter((_, index) => index % stride === 0).map((name) => [name, readFileSync(join(folder, name), 'utf8')]);
}

/** Nothing may be read from beside these documents. */
const include: Include = () => undefined;

describe.skipIf(!hasCorpus)('real diagrams in documents of every kind', () => {
  let official: Official | undefined;
  /** What the engines were asked already: a diagram says the same in every document. */
  const judged = new Map<string, string | undefined>();

  beforeAll(async () => {
    official = hasOfficial ? await startOfficial() : undefined;
  });

  afterAll(() => official?.stop());

  async function wrongIn(wrap: Wrapping, text: string, from: (typeof languages)[number]): Promise<string | undefined> {
    const wrapped = wrap(text, from);
    if (!wrapped) return undefined;
    const { name, document } = wrapped;
    const to = other[from];
    const before = embeddedIn(document, name);
    if (before.length !== 1) return `${before.length} diagrams are found`;
    const there = plan(name, document, migrationTo(to, { carry: true }), { include });
    const [one] = there.diagrams;
    if (there.problem !== undefined) return there.problem;
    if (!one || one.status === 'left' || one.status === 'failed')
      return there.after === document ? undefined : 'a diagram that failed was changed';
    if (masked(there.after, name) !== masked(document, name)) return 'something else has changed';
    if (plan(name, there.after, migrationTo(to, { carry: true }), { include }).after !== there.after) return 'the second run is not empty';
    const back = plan(name, there.after, migrationTo(from, { carry: true }), { include });
    if (back.problem !== undefined) return `back: ${back.problem}`;
    const returned = embeddedIn(back.after, name)[0];
    if (returned?.format !== from) return `back: ${back.diagrams[0]?.reason}`;
    const first = parse(one.before, { from, include }).diagram;
    const last = parse(returned.text, { from, include }).diagram;
    if (!first || !last || !equalMeaning(first, last)) return 'it comes back with another meaning';
    const key = `${one.before}\0${one.after}`;
    if (official && !judged.has(key)) judged.set(key, await complaint(official, one, to));
    return judged.get(key);
  }

  describe.each(languages)('%s', (from) => {
    const diagrams = diagramsOf(from);

    it.each(Object.entries(wrappings))('in %s', { timeout: 600_000 }, async (_, wrap) => {
      const wrong: string[] = [];
      for (const [name, text] of diagrams) {
        const found = await wrongIn(wrap, text, from);
        if (found !== undefined) wrong.push(`${name}: ${found}`);
      }
      expect(wrong).toEqual([]);
    });
  });
});
