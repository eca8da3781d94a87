// migrate, format, check and url as a user runs them: what is shown, what is written, how they exit.

import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildCommand, type Command, type Ran } from '../cli/command.js';
import { texts, tree } from './tools.js';

let command: Command;

beforeAll(() => {
  command = buildCommand();
}, 120_000);

afterAll(() => command?.remove());

const exact = '# A\n\n```plantuml\n@startuml\nA -> B : x\n@enduml\n```\n';
const lossy = exact.replace('A -> B : x', 'A -> B : x\n== later ==');
const broken = exact.replace('A -> B : x', 'A -> B : x\nno statement');

const at = (cwd: string, words: string, input?: string): Promise<Ran> =>
  command.run(words.split(' '), { cwd, ...(input !== undefined && { input }) });

describe('migrate', () => {
  it('shows what it would do, and writes nothing', async () => {
    const root = tree({ 'a.md': exact, 'b.puml': '@startuml\nA -> B\n@enduml\n' });
    const before = texts(root);
    const { status, stdout, stderr } = await at(root, 'migrate . --to mermaid');
    expect(status).toBe(1);
    expect(stdout).toContain('--- a/a.md\n+++ b/a.md\n');
    expect(stdout).toContain('--- /dev/null\n+++ b/b.mmd\n');
    expect(stderr).toBe('2 diagrams in 2 files: 2 converted exactly. Nothing was written; --write does it.\n');
    expect(texts(root)).toEqual(before);
  });

  it('shows a file that would go', async () => {
    const root = tree({ 'b.puml': '@startuml\nA -> B\n@enduml\n' });
    const { stdout } = await at(root, 'migrate . --to mermaid --originals remove');
    expect(stdout).toContain('--- a/b.puml\n+++ /dev/null\n');
    expect(stdout).toContain('-A -> B\n');
    expect(stdout).toContain('--- /dev/null\n+++ b/b.mmd\n');
    expect(texts(root).has('b.puml')).toBe(true);
  });

  it('writes when it is told to, and has nothing to do the second time', async () => {
    const root = tree({ 'a.md': exact });
    expect(await at(root, 'migrate . --to mermaid --write')).toMatchObject({ status: 0, stdout: '' });
    const once = texts(root);
    expect(once.get('a.md')).toContain('```mermaid\nsequenceDiagram\n');
    expect(await at(root, 'migrate . --to mermaid --write')).toMatchObject({ status: 0, stdout: '' });
    expect(texts(root)).toEqual(once);
  });

  it('counts losses as it is told to', async () => {
    const root = tree({ 'a.md': lossy });
    expect((await at(root, 'migrate . --to mermaid --fail-on-loss')).status).toBe(3);
    expect((await at(root, 'migrate . --to mermaid --fail-on-loss --allow-loss loss/divider')).status).toBe(1);
    expect((await at(root, 'migrate . --to mermaid --fail-on-loss --baseline known.json --update-baseline')).status).toBe(1);
    expect((await at(root, 'migrate . --to mermaid --fail-on-loss --baseline known.json')).status).toBe(1);
    writeFileSync(join(root, 'b.md'), lossy);
    expect((await at(root, 'migrate . --to mermaid --fail-on-loss --baseline known.json')).status).toBe(3);
  });

  it('makes reports of every kind, the page with Mermaid in it', async () => {
    const root = tree({ 'a.md': lossy, 'b.md': broken });
    expect((await at(root, 'migrate . --to mermaid --report r.md --report r.html --report r.json')).status).toBe(1);
    expect(readFileSync(join(root, 'r.md'), 'utf8')).toContain('# Migration to Mermaid');
    expect(JSON.parse(readFileSync(join(root, 'r.json'), 'utf8'))).toMatchObject({ counts: { lossy: 1, failed: 1 } });
    const page = readFileSync(join(root, 'r.html'), 'utf8');
    expect(page.length).toBeGreaterThan(1_000_000);
    expect(page.match(/src="http/g)).toBeNull();
    await at(root, 'migrate . --to mermaid --report l.html --report-script https://example.com/mermaid.min.js');
    expect(readFileSync(join(root, 'l.html'), 'utf8')).toContain('<script src="https://example.com/mermaid.min.js">');
    expect((await at(root, 'migrate . --to mermaid --report r.pdf')).status).toBe(2);
  });

  it('leaves its own report alone, and whatever asks to be left', async () => {
    const hint = '<!-- sequitur-ignore-file -->';
    const root = tree({ 'a.md': exact, 'b.md': `${hint}\n\n${broken}`, 'c.puml': "' sequitur-ignore-file\n@startuml\nA -> B\n@enduml\n" });
    const first = await at(root, 'migrate . --to mermaid --report r.md');
    expect(first.stderr).toContain('1 diagram in 1 file: 1 converted exactly.');
    expect(readFileSync(join(root, 'r.md'), 'utf8')).toContain('```plantuml');
    const before = texts(root);
    expect((await at(root, 'migrate . --to mermaid --write')).status).toBe(0);
    for (const name of ['r.md', 'b.md', 'c.puml']) expect(texts(root).get(name)).toBe(before.get(name));
    expect([...texts(root).keys()].sort()).toEqual([...before.keys()].sort());
    expect((await at(root, 'check .')).status).toBe(0);
  });

  it('warns where git could not bring a file back', async () => {
    const root = tree({ 'a.md': exact });
    const git = (...words: string[]) => execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...words], { cwd: root });
    git('init', '-q');
    git('add', '.');
    git('commit', '-qm', 'x');
    writeFileSync(join(root, 'a.md'), `${exact}more\n`);
    expect((await at(root, 'migrate . --to mermaid --write')).stderr).toContain(
      'Warning: 1 of these files has changes that are not committed',
    );
  });

  it('says what it cannot read', async () => {
    const root = tree({ 'a.puml': Buffer.from('@startuml\nA -> B : gr\u00fcn\n@enduml\n', 'latin1') });
    const { status, stderr } = await at(root, 'migrate . --to mermaid --write');
    expect(stderr).toContain('a.puml: it is neither UTF-8 nor does it declare a charset');
    expect(status).toBe(2);
    expect((await at(root, 'migrate . --to mermaid --write --encoding windows-1252')).status).toBe(0);
    expect(readFileSync(join(root, 'a.mmd'), 'latin1')).toContain('gr\u00fcn');
  });
});

describe('format', () => {
  const wild = 'sequenceDiagram\nA->>B:x\n';
  const laidOut = 'sequenceDiagram\n    A->>B: x\n';

  it('names, shows or changes what is not laid out', async () => {
    const root = tree({ 'a.mmd': wild, 'b.mmd': laidOut });
    expect(await at(root, 'format . --check')).toMatchObject({ status: 1, stdout: 'a.mmd\n' });
    expect((await at(root, 'format .')).stdout).toContain('+    A->>B: x\n');
    expect(texts(root).get('a.mmd')).toBe(wild);
    expect(await at(root, 'format . --write')).toMatchObject({ status: 0, stdout: '' });
    expect(texts(root).get('a.mmd')).toBe(laidOut);
    expect(await at(root, 'format . --check')).toMatchObject({ status: 0, stdout: '' });
  });

  it('reads from standard input as from a file', async () => {
    const root = tree({});
    expect(await at(root, 'format --stdin-filepath a.mmd', wild)).toMatchObject({ status: 0, stdout: laidOut });
    expect(await at(root, 'format --stdin-filepath a.mmd --check', wild)).toMatchObject({ status: 1, stdout: 'a.mmd\n' });
    expect(await at(root, 'format --stdin-filepath a.mmd --check', laidOut)).toMatchObject({ status: 0, stdout: '' });
    expect((await at(root, 'format --stdin-filepath a.mmd --diff', wild)).stdout).toContain('-A->>B:x\n');
    expect((await at(root, 'format --stdin-filepath a.md', `\`\`\`mermaid\n${wild}\`\`\`\n`)).stdout).toBe(
      `\`\`\`mermaid\n${laidOut}\`\`\`\n`,
    );
  });

  it('leaves what is broken as it is, and says so', async () => {
    const root = tree({});
    const { status, stdout, stderr } = await at(root, 'format --stdin-filepath a.mmd', 'sequenceDiagram\nA->>\n');
    expect({ status, stdout }).toEqual({ status: 1, stdout: 'sequenceDiagram\nA->>\n' });
    expect(stderr).toMatch(/^a\.mmd:1: line 2: Found /);
  });
});

describe('check', () => {
  it.each([
    ['text', /^b\.md:6:4: error: .* \[syntax-error\]\n/],
    ['github', /^::error file=b\.md,line=6,col=4/],
    ['json', /"line": 6/],
    ['sarif', /"startLine": 6/],
    ['junit', /<failure type=/],
  ])('says what is wrong, as %s', async (reporter, expected) => {
    const root = tree({ 'a.md': exact, 'b.md': broken });
    const { status, stdout, stderr } = await at(root, `check . --reporter ${reporter}`);
    expect(status).toBe(1);
    expect(stdout).toMatch(expected);
    expect(stderr).toBe('2 diagrams in 2 files: 1 error, 0 warnings.\n');
  });

  it('passes over other diagrams, but not over what a missing colon has made one', async () => {
    const root = tree({
      'a.puml': '@startuml\nclass A\nA --> B : x\n@enduml\n',
      'b.puml': '@startuml\nA -> B : x\nB --> A answer\n@enduml\n',
      'c.puml':
        '@startuml\n!include <office/Users/user>\n!include no-such-style.puml\nPackage Model {\nclass A\n}\nA *--> "1" B\n@enduml\n',
      'style.puml': '@startuml\n!define ACCENT #3333C4\nskinparam sequence {\n  ArrowColor ACCENT\n}\n@enduml\n',
    });
    const { status, stdout } = await at(root, 'check .');
    expect({ status, lines: stdout.split('\n').length }).toEqual({ status: 0, lines: 2 });
    expect(stdout).toMatch(/^b\.puml:3:1: warning: .* If that line is a message, write `:` before its text\. \[not-a-sequence-diagram\]/);
    expect((await at(root, 'check . --fail-on-warning')).status).toBe(1);
  });

  it('says of what was named that nothing is in it', async () => {
    const root = tree({ 'a.txt': 'A -> B', 'b.md': '# Nothing\n', 'c/d.md': '# Nothing\n' });
    expect((await at(root, 'check a.txt')).stderr).toBe('There is no diagram in a.txt.\n0 diagrams in 0 files: 0 errors, 0 warnings.\n');
    expect((await at(root, 'check a.txt b.md')).stderr).toMatch(/^There is no diagram in any of these 2 files\.\n/);
    expect((await at(root, 'format a.txt')).stderr).toMatch(/^There is no diagram in a\.txt\.\n/);
    expect((await at(root, 'migrate a.txt --to mermaid')).stderr).toMatch(/^There is no diagram in a\.txt\.\n/);
    expect((await at(root, 'check c')).stderr).toBe('0 diagrams in 0 files: 0 errors, 0 warnings.\n');
  });

  it('is content with what is right, knows what is known, and reads standard input', async () => {
    const root = tree({ 'a.md': exact, 'b.md': broken });
    expect(await at(root, 'check a.md --quiet')).toEqual({ status: 0, stdout: '', stderr: '' });
    expect((await at(root, 'check . --baseline known.json --update-baseline')).status).toBe(0);
    expect((await at(root, 'check . --baseline known.json')).status).toBe(0);
    expect((await at(root, 'check --stdin-filepath x.md', broken)).status).toBe(1);
    expect(await at(root, 'check no/such/file.md')).toMatchObject({
      status: 2,
      stdout: 'no/such/file.md: skipped: there is no such file or folder\n',
    });
    expect((await at(root, 'check')).status).toBe(2);
  });
});

describe('url', () => {
  it('leads to a diagram and back', async () => {
    const root = tree({ 'a.puml': '@startuml\nA -> B : gr\u00fc\u00df\n@enduml\n' });
    const { stdout } = await at(root, 'url encode a.puml');
    expect(stdout).toMatch(/^https:\/\/www\.plantuml\.com\/plantuml\/svg\/[\w-]+\n$/);
    expect(await at(root, 'url decode', stdout)).toMatchObject({ status: 0, stdout: '@startuml\nA -> B : gr\u00fc\u00df\n@enduml\n' });
    const code = stdout.trim().split('/').at(-1) ?? '';
    expect(await at(root, `url decode ${code}`)).toMatchObject({ status: 0, stdout: '@startuml\nA -> B : gr\u00fc\u00df\n@enduml\n' });
    expect((await at(root, 'url decode https://example.com')).status).toBe(1);
    expect((await at(root, 'url encode no.puml')).status).toBe(2);
  });
});
