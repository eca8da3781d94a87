// The ground under the commands that go through trees: which files, which characters, and writing that leaves every file whole.

import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buildSync } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { decode } from '../../src/cli/tree/encoding.js';
import { findFiles } from '../../src/cli/tree/files.js';
import { createFile, removeFile, replaceFile } from '../../src/cli/tree/write.js';

function tree(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'sequitur-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

function found(root: string, options: { include?: string[]; exclude?: string[]; paths?: string[] } = {}): string[] {
  const { paths = [''], ...rest } = options;
  const { files } = findFiles({ paths: paths.map((path) => join(root, path)), extensions: new Set(['.md', '.puml']), ...rest });
  return files.map((path) => path.slice(root.length + 1));
}

describe('findFiles', () => {
  it('walks folders and takes named files whatever they are called', () => {
    const root = tree({ 'a.md': '', 'b/c.puml': '', 'b/d.txt': '', 'node_modules/x.md': '', '.git/y.md': '' });
    expect(found(root)).toEqual(['a.md', 'b/c.puml']);
    expect(found(root, { paths: ['b/d.txt', 'b'] })).toEqual(['b/c.puml', 'b/d.txt']);
    expect(found(root, { paths: ['b', 'b/c.puml', ''] })).toEqual(['a.md', 'b/c.puml']);
  });

  it('honours the ignore files of the folder, of those below and of those above up to the repository', () => {
    const root = tree({
      '.git/HEAD': '',
      '.gitignore': 'out/\n*.gen.md\n',
      'docs/.sequiturignore': '/old\n!keep.gen.md\n',
      'docs/a.md': '',
      'docs/b.gen.md': '',
      'docs/keep.gen.md': '',
      'docs/old/c.md': '',
      'docs/new/old/d.md': '',
      'docs/out/e.md': '',
    });
    const expected = ['docs/a.md', 'docs/keep.gen.md', 'docs/new/old/d.md'];
    expect(found(root)).toEqual(expected);
    expect(found(root, { paths: ['docs'] })).toEqual(expected);
  });

  it('follows a link to a file within what was named, and no other', () => {
    const outside = tree({ 'secret.md': '' });
    const root = tree({ 'a/real.md': '', 'b/x.md': '' });
    symlinkSync(join(root, 'a/real.md'), join(root, 'b/link.md'));
    symlinkSync(join(outside, 'secret.md'), join(root, 'b/secret.md'));
    symlinkSync(outside, join(root, 'b/folder'));
    symlinkSync(join(root, 'nowhere.md'), join(root, 'b/broken.md'));
    symlinkSync(root, join(root, 'b/loop'));
    expect(found(root)).toHaveLength(2);
    expect(found(root, { paths: ['b'] })).toEqual(['b/x.md']);
  });

  it('reports what cannot be read', () => {
    const { problems } = findFiles({ paths: ['no/such/path'], extensions: new Set() });
    expect(problems).toMatchObject([{ path: 'no/such/path' }]);
  });
});

describe('decode', () => {
  const cases: Readonly<Record<string, Uint8Array>> = {
    'UTF-8': Buffer.from('grün 漢字 😀\r\n'),
    'UTF-8 with a mark': Buffer.from('\ufeffgrün'),
    'UTF-16 little endian': Buffer.from('\ufeffgrün 😀', 'utf16le'),
    'UTF-16 big endian': Buffer.from('\ufeffgrün 😀', 'utf16le').swap16(),
    'a declared charset': Buffer.from('<?xml version="1.0" encoding="windows-1252"?>\n<x>gr\u00fcn \u0080</x>', 'latin1'),
    'an empty file': Buffer.alloc(0),
  };

  it.each(Object.entries(cases))('reads %s and writes it back byte by byte', (_, bytes) => {
    const decoded = decode(bytes);
    expect('text' in decoded && Buffer.from(decoded.encode(decoded.text) ?? []).equals(bytes)).toBe(true);
  });

  it('takes the charset that was named for what declares none', () => {
    const decoded = decode(Buffer.from('gr\u00fcn \u0080', 'latin1'), 'windows-1252');
    expect(decoded).toMatchObject({ text: 'grün €' });
    expect('text' in decoded && decoded.encode('漢')).toBeUndefined();
  });

  it.each([
    ['a binary file', Buffer.from([0x89, 0x50, 0, 0, 1]), undefined],
    ['bytes of no known charset', Buffer.from('gr\u00fcn', 'latin1'), undefined],
    ['an unknown charset', Buffer.from('gr\u00fcn', 'latin1'), 'klingon'],
    ['bytes that the charset cannot give back', Buffer.from([0x83, 0xff, 0x80]), 'shift_jis'],
  ])('refuses %s', (_, bytes, charset) => {
    expect(decode(bytes, charset)).toHaveProperty('problem');
  });
});

describe('writing', () => {
  it('keeps the mode, writes through a link and leaves nothing behind', () => {
    const root = tree({ 'a.md': 'old' });
    const path = join(root, 'a.md');
    chmodSync(path, 0o764);
    symlinkSync(path, join(root, 'link.md'));
    expect(replaceFile(join(root, 'link.md'), Buffer.from('old'), Buffer.from('new'))).toBeUndefined();
    expect(readFileSync(path, 'utf8')).toBe('new');
    expect(statSync(path).mode & 0o777).toBe(0o764);
    expect(readdirSync(root).sort()).toEqual(['a.md', 'link.md']);
  });

  it('leaves a file alone that was changed meanwhile', () => {
    const path = join(tree({ 'a.md': 'edited' }), 'a.md');
    expect(replaceFile(path, Buffer.from('old'), Buffer.from('new'))).toContain('changed');
    expect(removeFile(path, Buffer.from('old'))).toContain('changed');
    expect(readFileSync(path, 'utf8')).toBe('edited');
  });

  it('says why a file cannot be made', () => {
    expect(createFile(join(tree({}), 'no/such/folder.md'), Buffer.from(''), 0o644)).toContain('ENOENT');
  });

  it('leaves every file whole when it is killed at any moment', { timeout: 240_000 }, async () => {
    const runs = process.env['CI'] ? 200 : 25;
    const root = tree({});
    const script = join(root, 'writer.mjs');
    const body = `
      import { replaceFile } from ${JSON.stringify(join(import.meta.dirname, '../../src/cli/tree/write.ts'))};
      import { readFileSync } from 'node:fs';
      const texts = ['a', 'b'].map((char) => Buffer.from(char.repeat(300_000)));
      process.stdout.write('ready');
      for (let turn = 0; ; turn++) for (const path of process.argv.slice(2)) replaceFile(path, readFileSync(path), texts[turn % 2]);`;
    buildSync({
      stdin: { contents: body, resolveDir: root, loader: 'ts' },
      bundle: true,
      platform: 'node',
      format: 'esm',
      outfile: script,
      packages: 'external',
      banner: { js: '' },
    });
    const paths = ['1.md', '2.md', '3.md'].map((name) => join(root, name));
    for (const path of paths) writeFileSync(path, 'a'.repeat(300_000));
    for (let run = 0; run < runs; run++) {
      await killed([script, ...paths], Math.random() * 25);
      for (const path of paths) {
        const text = readFileSync(path, 'utf8');
        expect(text === 'a'.repeat(300_000) || text === 'b'.repeat(300_000)).toBe(true);
      }
    }
  });
});

/** Runs a script and kills it some time after it said that it is ready. */
function killed(args: readonly string[], after: number): Promise<void> {
  return new Promise((done) => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'], cwd: join(import.meta.dirname, '../..') });
    child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), after));
    child.once('exit', () => done());
  });
}
