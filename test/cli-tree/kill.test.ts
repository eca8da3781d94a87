// The command ended at any moment, and two of it at once: every file stays whole, the old or the new one.

import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundledCommand, runCommand } from './bundle.js';
import { texts, tree } from './tools.js';

/** Few while working, all where it counts. */
const runs = Number(process.env['SEQUITUR_KILLS'] ?? (process.env['CI'] ? 200 : 6));

const signals = ['SIGKILL', 'SIGINT', 'SIGTERM'] as const;

const steps = (count: number) => Array.from({ length: count }, (_, i) => `Shop -> Bank : pay ${i}\nBank --> Shop : paid ${i}`).join('\n');

function documents(count: number): Readonly<Record<string, string>> {
  const diagram = (size: number) => `@startuml\n${steps(size)}\n@enduml\n`;
  const files: Record<string, string> = {};
  for (let i = 0; i < count; i++) {
    files[`docs/${i}.md`] =
      `# ${i}\n\n\`\`\`plantuml\n${diagram(5 + i)}\`\`\`\n\n- text\n\n  ~~~plantuml\n  ${diagram(2).replaceAll('\n', '\n  ').trimEnd()}\n  ~~~\n`;
    files[`docs/${i}.adoc`] = `= ${i}\n\n[plantuml]\n....\n${diagram(3)}....\n`;
    files[`flows/${i}.puml`] = diagram(4 + i);
  }
  return files;
}

describe('a tree that is migrated', () => {
  let script: string;
  let root: string;
  /** The tree as PlantUML, and as Mermaid. */
  let states: readonly ReadonlyMap<string, string>[];
  /** How long a run takes that nobody disturbs. */
  let whole = 0;

  const migrate = (to: string, interrupt?: Parameters<typeof runCommand>[2]['interrupt']) =>
    runCommand(
      script,
      ['migrate', '.', '--to', to, '--write', '--quiet', '--no-diff', '--from', to === 'mermaid' ? 'plantuml' : 'mermaid'],
      {
        cwd: root,
        ...(interrupt && { interrupt }),
      },
    );

  beforeAll(async () => {
    script = bundledCommand();
    root = tree(documents(12));
    await migrate('mermaid');
    await migrate('plantuml');
    const plantuml = texts(root);
    const begin = performance.now();
    await migrate('mermaid');
    whole = performance.now() - begin;
    states = [plantuml, texts(root)];
    for (const [path, text] of plantuml) if (path.endsWith('.md')) expect(states[1]?.get(path)).not.toBe(text);
  }, 120_000);

  function putBack(state: ReadonlyMap<string, string> | undefined): void {
    for (const [path, text] of state ?? []) writeFileSync(join(root, path), text);
    // Files that come into being are to come into being again.
    for (const path of texts(root).keys()) if (path.endsWith('.mmd')) rmSync(join(root, path));
  }

  it(`is whole after ${runs} runs that are ended at any moment`, { timeout: 120_000 + runs * 4_000 }, async () => {
    let halfway = 0;
    for (let run = 0; run < runs; run++) {
      putBack(states[0]);
      const signal = signals[run % 3] ?? 'SIGKILL';
      // Most of a run is its start, so most of the moments are chosen from what comes behind it.
      const after = whole * (run % 4 === 0 ? Math.random() : 0.4 + 0.7 * Math.random());
      await migrate('mermaid', (child) => setTimeout(() => child.kill(signal), after));
      const now = new Map([...texts(root)].filter(([path]) => !path.includes('.sequitur-tmp-')));
      for (const [path, text] of now) expect([states[0]?.get(path), states[1]?.get(path)], `${path} after ${signal}`).toContain(text);
      for (const path of states[0]?.keys() ?? []) if (!path.endsWith('.mmd')) expect(now.has(path), path).toBe(true);
      const done = [...now].filter(([path, text]) => path.endsWith('.md') && text === states[1]?.get(path)).length;
      if (done > 0 && done < 12) halfway++;
      const left = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) => path.includes('.sequitur-tmp-'));
      if (signal !== 'SIGKILL') expect(left).toEqual([]);
      for (const path of left) rmSync(join(root, path));
    }
    // Moments that all fell before or behind the writing would prove nothing.
    if (runs >= 100) expect(halfway).toBeGreaterThan(runs / 20);
  });

  it('is whole after two runs at once, and a third finds nothing to do', { timeout: 120_000 }, async () => {
    for (let round = 0; round < 3; round++) {
      putBack(states[0]);
      const both = await Promise.all([migrate('mermaid'), migrate('mermaid')]);
      expect(both.map(({ code }) => code ?? -1).every((code) => code === 0 || code === 2)).toBe(true);
      for (const [path, text] of texts(root)) expect(text, path).toBe(states[1]?.get(path) ?? text);
    }
    const before = new Map([...texts(root).keys()].map((path) => [path, statSync(join(root, path)).mtimeMs]));
    const third = await migrate('mermaid');
    expect(third.code).toBe(0);
    for (const [path, time] of before) expect(statSync(join(root, path)).mtimeMs, path).toBe(time);
    expect(readFileSync(join(root, 'docs/0.md'), 'utf8')).toBe(states[1]?.get('docs/0.md'));
  });
});
