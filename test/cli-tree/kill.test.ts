// The command ended at any moment, and two of it at once: every file stays whole, the old or the new one.

import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildCommand, type Command } from '../cli/command.js';
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
  let command: Command;
  let root: string;
  /** The tree as PlantUML, and as Mermaid. */
  let states: readonly ReadonlyMap<string, string>[];
  /** How long a run takes that nobody disturbs. */
  let whole = 0;

  const words = (to: string) => [
    'migrate',
    '.',
    '--to',
    to,
    '--write',
    '--quiet',
    '--no-diff',
    '--from',
    to === 'mermaid' ? 'plantuml' : 'mermaid',
  ];
  const migrate = (to: string) => command.run(words(to), { cwd: root });

  /** Begins a migration, and ends it by a signal: some time after its start, or after its first file has come into being. */
  const ended = (signal: (typeof signals)[number], after: number, sinceFirst: boolean, more: readonly string[] = []) =>
    new Promise<void>((done) => {
      const child = spawn(process.execPath, [command.main, ...words('mermaid'), ...more], { cwd: root, stdio: 'ignore' });
      const end = () => setTimeout(() => child.kill(signal), after);
      const watching = sinceFirst
        ? setInterval(() => {
            if (!existsSync(join(root, 'flows/0.mmd'))) return;
            clearInterval(watching);
            end();
          }, 1)
        : undefined;
      child.once('close', () => {
        clearInterval(watching);
        done();
      });
      if (!sinceFirst) end();
    });

  beforeAll(async () => {
    command = buildCommand();
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

  afterAll(() => command?.remove());

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
      // A quarter of the moments are anywhere; the others are those at which something is written.
      const anywhere = run % 4 === 0;
      await ended(signal, Math.random() * whole * (anywhere ? 1 : 0.2), !anywhere);
      const now = new Map([...texts(root)].filter(([path]) => !path.includes('.sequitur-tmp-')));
      for (const [path, text] of now) expect([states[0]?.get(path), states[1]?.get(path)], `${path} after ${signal}`).toContain(text);
      for (const path of states[0]?.keys() ?? []) if (!path.endsWith('.mmd')) expect(now.has(path), path).toBe(true);
      const progress = [...now].filter(([path, text]) => path.endsWith('.mmd') || text !== states[0]?.get(path)).length;
      if (progress > 0 && progress < 36) halfway++;
      const left = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) => path.includes('.sequitur-tmp-'));
      if (signal !== 'SIGKILL') expect(left).toEqual([]);
      for (const path of left) rmSync(join(root, path));
    }
    // What was interrupted is taken up where it was left.
    await migrate('mermaid');
    for (const [path, text] of states[1] ?? []) expect(texts(root).get(path), path).toBe(text);
    // Moments that all fell before or behind the writing would prove nothing.
    expect(halfway).toBeGreaterThan(runs >= 100 ? runs / 20 : 0);
  });

  it('is told of whole when runs were killed one after the other', { timeout: 240_000 }, async () => {
    putBack(states[0]);
    const report = join(tree({}), 'report.json');
    const reporting = ['--report', report];
    let journals = 0;
    for (let run = 0; run < 4; run++) {
      await ended('SIGKILL', Math.random() * whole * 0.1, true, reporting);
      if (existsSync(`${report}.unfinished`)) journals++;
      // The next run is to be ended after its own first file.
      rmSync(join(root, 'flows/0.mmd'), { force: true });
    }
    expect(journals).toBeGreaterThan(0);
    expect((await command.run([...words('mermaid'), ...reporting], { cwd: root })).status).toBe(0);
    const { counts, files }: { counts: unknown; files: readonly { path: string }[] } = JSON.parse(readFileSync(report, 'utf8'));
    expect(counts).toEqual({ exact: 48 });
    expect(files).toHaveLength(36);
    expect(existsSync(`${report}.unfinished`)).toBe(false);
    for (const [path, text] of states[1] ?? []) expect(texts(root).get(path), path).toBe(text);
  });

  it('is whole after two runs at once, and a third finds nothing to do', { timeout: 120_000 }, async () => {
    for (let round = 0; round < 3; round++) {
      putBack(states[0]);
      const both = await Promise.all([migrate('mermaid'), migrate('mermaid')]);
      expect(both.every(({ status }) => status === 0 || status === 2)).toBe(true);
      for (const [path, text] of texts(root)) expect(text, path).toBe(states[1]?.get(path) ?? text);
    }
    const before = new Map([...texts(root).keys()].map((path) => [path, statSync(join(root, path)).mtimeMs]));
    const third = await migrate('mermaid');
    expect(third.status).toBe(0);
    for (const [path, time] of before) expect(statSync(join(root, path)).mtimeMs, path).toBe(time);
    expect(readFileSync(join(root, 'docs/0.md'), 'utf8')).toBe(states[1]?.get('docs/0.md'));
  });
});
