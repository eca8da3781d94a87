// What an ended run leaves: the next one tells of both, and takes away what was left half written.

import { readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { journalBeside } from '../../src/cli/report/journal.js';
import type { FileOutcome } from '../../src/cli/tree/outcome.js';
import { goThrough } from '../../src/cli/tree/run.js';
import { buildCommand, type Command } from '../cli/command.js';
import { migrationTo, texts, tree } from './tools.js';

const block = (text: string) => `# A\n\n\`\`\`plantuml\n@startuml\n${text}\n@enduml\n\`\`\`\n`;
const documents: Readonly<Record<string, string>> = {
  'a.md': block('A -> B : x'),
  'b.md': block('A -> B : x\n== later =='),
  'c.puml': '@startuml\nA -> B : c\n@enduml\n',
  'd.md': `${block('no statement')}\n![c](c.puml)\n`,
  'e.md': block('A -> B : e'),
};

/** What a report tells of each diagram, in the order of files. */
const told = (files: readonly Pick<FileOutcome, 'path' | 'diagrams'>[]) =>
  files.flatMap(({ path, diagrams }) => diagrams.map(({ line, status, losses, before }) => [path, line, status, losses.length, before]));

const mermaid = (options: { originals?: 'remove' } = {}) => migrationTo('mermaid', options);

/** Migrates up to a number of files, as a run does that is ended there, with a journal beside the report. */
async function upTo(count: number, root: string, report: string, options: { originals?: 'remove' } = {}) {
  const journal = journalBeside(report, 'mermaid');
  const onFile = (done: number) => done < count;
  const result = await goThrough({ paths: [root], task: mermaid(options), write: true, onFile, onWrite: journal.note });
  const complete = journal.complete(result);
  if (!result.interrupted) journal.close();
  return complete;
}

describe('a report', () => {
  it.each([{}, { originals: 'remove' } as const])('covers what ended runs have done, with %o', async (options) => {
    const whole = tree(documents);
    const expected = told((await goThrough({ paths: [whole], task: mermaid(options), write: true })).files);
    for (let count = 1; count <= 4; count++) {
      const root = tree(documents);
      const report = join(tree({}), 'report.json');
      await upTo(count, root, report, options);
      const { files } = await upTo(Number.POSITIVE_INFINITY, root, report, options);
      expect(told(files).map(([path, ...rest]) => [String(path).replace(root, whole), ...rest])).toEqual(expected);
      expect(readdirSync(join(report, '..'))).toEqual([]);
    }
  });

  it('tells of what was edited since as it is now, and of what was noted and not done as it is done now', async () => {
    const root = tree(documents);
    const report = join(tree({}), 'report.json');
    await upTo(2, root, report);
    writeFileSync(join(root, 'a.md'), `${readFileSync(join(root, 'a.md'), 'utf8')}more\n`);
    writeFileSync(join(root, 'c.puml'), documents['c.puml'] ?? '');
    rmSync(join(root, 'c.mmd'));
    writeFileSync(`${report}.unfinished`, `${readFileSync(`${report}.unfinished`, 'utf8')}{"to":"mer`);
    const { files } = await upTo(Number.POSITIVE_INFINITY, root, report);
    const status = new Map(files.map(({ path, diagrams }) => [path.slice(root.length + 1), diagrams.map((one) => one.status)]));
    expect(status.get('a.md')).toEqual(['unchanged']);
    expect(status.get('b.md')).toEqual(['lossy']);
    expect(status.get('c.puml')).toEqual(['exact']);
  });

  it('of a run that has nothing to do tells that it is done', async () => {
    const root = tree({
      'a.md': documents['a.md'] ?? '',
      'c.puml': documents['c.puml'] ?? '',
      'f.md': '```mermaid\nflowchart LR\n  a --> b\n```\n',
    });
    await goThrough({ paths: [root], task: mermaid(), write: true });
    const { files } = await goThrough({ paths: [root], task: mermaid(), write: true });
    expect(told(files).map(([path, , status]) => [String(path).slice(root.length + 1), status])).toEqual([
      ['a.md', 'unchanged'],
      ['c.puml', 'unchanged'],
    ]);
  });
});

describe('the command', () => {
  let command: Command;
  beforeAll(() => {
    command = buildCommand();
  });
  afterAll(() => command?.remove());

  it('tells all after a run that was killed', async () => {
    const root = tree(documents);
    // A journal and a tree such as a run leaves that is killed between two files.
    await upTo(3, root, join(root, 'r.json'));
    expect(readdirSync(root)).toContain('r.json.unfinished');
    const { status } = await command.run(['migrate', '.', '--to', 'mermaid', '--write', '--report', 'r.json', '--report', 'r.md'], {
      cwd: root,
    });
    expect(status).toBe(1);
    expect(JSON.parse(readFileSync(join(root, 'r.json'), 'utf8')).counts).toEqual({ exact: 3, lossy: 1, failed: 1 });
    expect(readFileSync(join(root, 'r.md'), 'utf8')).toContain('| converted exactly | 3 |');
    expect(readdirSync(root)).not.toContain('r.json.unfinished');
  });
});

describe('temporary files', () => {
  const gone = 2 ** 22 + 1;
  const old = (path: string) => utimesSync(path, new Date(0), new Date(0));

  it('of a process that is gone are taken away by the next run that writes, and nothing else is', async () => {
    const stale = [`docs/.a.md.sequitur-tmp-${gone}-1`, `docs/.x.mmd.sequitur-tmp-${gone}-12`];
    const kept = [
      `docs/.a.md.sequitur-tmp-${process.pid}-1`,
      `docs/.young.md.sequitur-tmp-${gone}-1`,
      `docs/a.md.sequitur-tmp-${gone}-1`,
      `docs/.a.md.sequitur-tmp-${gone}`,
      'docs/.sequitur-tmp-notes.md',
      'docs/a.md',
    ];
    const root = tree(Object.fromEntries([...stale, ...kept].map((name) => [name, documents['a.md'] ?? ''])));
    for (const name of [...stale, ...kept]) if (!name.includes('young')) old(join(root, name));
    await goThrough({ paths: [root], task: mermaid() });
    expect([...texts(root).keys()].sort()).toEqual([...stale, ...kept].sort());
    await goThrough({ paths: [root], task: mermaid(), write: true });
    expect([...texts(root).keys()].sort()).toEqual([...kept].sort());
  });
});
