// The ground under the commands that go through trees: which files, which characters, and writing that leaves every file whole.

import { chmodSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { decode } from '../../src/cli/tree/encoding.js';
import { findFiles } from '../../src/cli/tree/files.js';
import { createFile, removeFile, replaceFile } from '../../src/cli/tree/write.js';
import { tree } from './tools.js';

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

  it('takes the patterns of the command line from the folder that was named, where that is elsewhere', () => {
    const root = tree({ 'a.md': '', 'old/b.md': '', 'new/old/c.md': '', 'new/d.puml': '' });
    expect(found(root, { exclude: ['/old'] })).toEqual(['a.md', 'new/d.puml', 'new/old/c.md']);
    expect(found(root, { exclude: ['old/'] })).toEqual(['a.md', 'new/d.puml']);
    expect(found(root, { include: ['*.puml', 'old/'] })).toEqual(['new/d.puml', 'new/old/c.md', 'old/b.md']);
  });

  it('expands patterns that no shell has expanded', () => {
    const root = tree({
      '.git/HEAD': '',
      '.gitignore': 'gen\n',
      'a.md': '',
      'b/c.md': '',
      'b/e.txt': '',
      'gen/d.md': '',
      'node_modules/x.md': '',
    });
    expect(found(root, { paths: ['**/*.md'] })).toEqual(['a.md', 'b/c.md']);
    const { problems } = findFiles({ paths: [join(root, '*.none')], extensions: new Set() });
    expect(problems).toMatchObject([{ problem: 'no file matches' }]);
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
    ['half of a pair of UTF-16', Buffer.from('\ufeffx\ud83d', 'utf16le'), undefined],
    ['half of a character of UTF-16', Buffer.from([0xff, 0xfe, 0x41]), undefined],
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

  it('never takes the place of a file that has come into being meanwhile', () => {
    const root = tree({ 'a.mmd': 'mine' });
    expect(createFile(join(root, 'a.mmd'), Buffer.from('new'), 0o644)).toContain('EEXIST');
    expect(createFile(join(root, 'b.mmd'), Buffer.from('new'), 0o640)).toBeUndefined();
    expect(readFileSync(join(root, 'a.mmd'), 'utf8')).toBe('mine');
    expect(statSync(join(root, 'b.mmd')).mode & 0o777).toBe(0o640);
    expect(readdirSync(root).sort()).toEqual(['a.mmd', 'b.mmd']);
  });

  it('says why a file cannot be made', () => {
    expect(createFile(join(tree({}), 'no/such/folder.md'), Buffer.from(''), 0o644)).toMatch(/^there is no folder .*no.such$/);
  });
});
