// Whole trees: what changes, what must not, and that a second run finds nothing to do.

import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { FileOutcome } from '../../src/cli/tree/outcome.js';
import type { Task } from '../../src/cli/tree/plan.js';
import { goThrough } from '../../src/cli/tree/run.js';
import { detect, embeddedIn, equalMeaning, findIn, parse, splice } from '../../src/index.js';

const fixtures = join(import.meta.dirname, '../documents/fixtures');
const corpus = join(import.meta.dirname, '../../../shared/corpus/docs');

function tree(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'sequitur-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

function copyOf(folder: string): string {
  const root = mkdtempSync(join(tmpdir(), 'sequitur-'));
  cpSync(folder, root, { recursive: true, filter: (path) => !path.endsWith('.golden') });
  return root;
}

const to = (format: string, more: Partial<Extract<Task, { kind: 'migrate' }>> = {}): Task => ({
  kind: 'migrate',
  to: format,
  originals: 'keep',
  ...more,
});

async function run(root: string, task: Task, write = true): Promise<readonly FileOutcome[]> {
  const { files, problems } = await goThrough({ paths: [root], task, write });
  expect(problems).toEqual([]);
  return files;
}

function texts(root: string): ReadonlyMap<string, string> {
  const all = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(all.map((entry) => join(entry.parentPath, entry.name)).map((path) => [relative(root, path), readFileSync(path, 'utf8')]));
}

function masked(document: string, name: string): string {
  const { embedded, references } = findIn(document, name, (text, format) => detect(text) === format);
  const spans = [...embedded, ...references].map(({ span }) => ({ ...span, text: '▮' }));
  return splice(document, spans);
}

const written = (files: readonly FileOutcome[]) => files.filter(({ before, after, creates }) => before !== after || creates.length > 0);

const plantuml = '@startuml\nShop -> Bank : pay\nBank --> Shop : paid\n@enduml\n';
const fence = (format: string, text: string) => `\`\`\`${format}\n${text.trimEnd()}\n\`\`\`\n`;

describe('migrate', () => {
  it('writes nothing in a dry run', async () => {
    const root = tree({ 'a.md': fence('plantuml', plantuml), 'b.puml': plantuml });
    const before = texts(root);
    const files = await run(root, to('mermaid'), false);
    expect(written(files)).toHaveLength(2);
    expect(texts(root)).toEqual(before);
  });

  it('changes a block and nothing else', async () => {
    const root = tree({ 'a.md': `# A\n\n${fence('plantuml', plantuml)}\ntext\n` });
    const [file] = await run(root, to('mermaid'));
    expect(file?.diagrams).toMatchObject([{ line: 3, column: 1, status: 'exact' }]);
    const text = readFileSync(join(root, 'a.md'), 'utf8');
    expect(text).toMatch(/^# A\n\n```mermaid\nsequenceDiagram\n[^`]*```\n\ntext\n$/);
    expect(written(await run(root, to('mermaid')))).toEqual([]);
  });

  it('leaves other diagrams alone with a reason and goes on behind one that is broken', async () => {
    const broken = fence('plantuml', '@startuml\nA -> B\nthis is no statement\n@enduml');
    const classes = fence('plantuml', '@startuml\nclass A {\n}\nA <|-- B\n@enduml');
    const root = tree({ 'a.md': `${broken}\n${classes}\n${fence('plantuml', plantuml)}` });
    const [file] = await run(root, to('mermaid'));
    expect(file?.diagrams.map(({ status }) => status)).toEqual(['failed', 'left', 'exact']);
    const text = readFileSync(join(root, 'a.md'), 'utf8');
    expect(text.startsWith(`${broken}\n${classes}\n\`\`\`mermaid\n`)).toBe(true);
  });

  it('puts files that are one diagram beside their originals, and documents follow', async () => {
    const documents = {
      'a.md': '![pay](flows/pay.puml)\n',
      'b.adoc': 'plantuml::flows/pay.puml[format=svg]\n',
      'flows/c.rst': '.. uml:: pay.puml\n',
    };
    const root = tree({ ...documents, 'flows/pay.puml': plantuml });
    await run(root, to('mermaid'));
    expect(texts(root)).toMatchObject(
      new Map([
        ['a.md', '![pay](flows/pay.mmd)\n'],
        ['b.adoc', 'mermaid::flows/pay.mmd[format=svg]\n'],
        ['flows/c.rst', '.. mermaid:: pay.mmd\n'],
        ['flows/pay.puml', plantuml],
        ['flows/pay.mmd', expect.stringContaining('sequenceDiagram')],
      ]),
    );
    expect(written(await run(root, to('mermaid')))).toEqual([]);
    expect(written(await run(root, to('mermaid', { originals: 'remove' })))).toEqual([]);
  });

  it('removes originals when asked to, and never writes over a file that says something else', async () => {
    const root = tree({ 'a.puml': plantuml, 'b.puml': plantuml, 'b.mmd': 'sequenceDiagram\n  X->>Y: mine\n' });
    const files = await run(root, to('mermaid', { originals: 'remove' }));
    expect([...texts(root).keys()].sort()).toEqual(['a.mmd', 'b.mmd', 'b.puml']);
    expect(texts(root).get('b.mmd')).toContain('mine');
    expect(files.find(({ path }) => path.endsWith('b.puml'))?.diagrams).toMatchObject([{ status: 'left' }]);
  });

  it('names the files of several blocks by their names', async () => {
    const root = tree({ 'a.puml': `${plantuml.replace('@startuml', '@startuml pay it')}${plantuml}` });
    await run(root, to('mermaid'));
    expect([...texts(root).keys()].sort()).toEqual(['a-2.mmd', 'a-pay-it.mmd', 'a.puml']);
    expect(written(await run(root, to('mermaid')))).toEqual([]);
  });

  it('keeps line ends, mark and charset', async () => {
    const text = `\ufeff# A\r\n\r\n${fence('plantuml', plantuml).replaceAll('\n', '\r\n')}`;
    const root = tree({ 'a.md': text });
    writeFileSync(join(root, 'b.xml'), Buffer.from(`<?xml version="1.0" encoding="windows-1252"?><p>gr\u00fcn</p>${macro}`, 'latin1'));
    await run(root, to('mermaid'));
    const after = readFileSync(join(root, 'a.md'), 'utf8');
    expect(after.startsWith('\ufeff# A\r\n\r\n```mermaid\r\n')).toBe(true);
    expect(after.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(readFileSync(join(root, 'b.xml')).toString('latin1')).toMatch(/gr\u00fcn.*ac:name="mermaid"/);
  });

  it('makes a fence of an image that stands alone and swaps the address of any other', async () => {
    const address = 'https://www.plantuml.com/plantuml/svg/SrJGjLDmuW80';
    const root = tree({ 'a.md': `![Paying](${address})\n\nInline ![x](${address}).\n` });
    await run(root, to('mermaid'));
    expect(readFileSync(join(root, 'a.md'), 'utf8')).toMatch(
      /^```mermaid\n%% Paying\nsequenceDiagram\n[^`]*```\n\nInline !\[x\]\(https:\/\/mermaid\.ink\/svg\/pako:[\w-]+\)\.\n$/,
    );
    expect(written(await run(root, to('mermaid')))).toEqual([]);
  });

  it('reads what is included beside the document and nothing outside of what was named', async () => {
    const outside = tree({ 'secret.puml': 'A -> B : secret\n' });
    const root = tree({
      'a.puml': '@startuml\n!include b.iuml\n@enduml\n',
      'b.iuml': 'A -> B : inside\n',
      'c.puml': `@startuml\n!include ${outside}/secret.puml\nA -> B\n@enduml\n`,
    });
    await run(root, to('mermaid'));
    expect(texts(root).get('a.mmd')).toContain('inside');
    expect(texts(root).get('c.mmd') ?? '').not.toContain('secret');
  });
});

const macro = `<ac:structured-macro ac:name="plantuml"><ac:plain-text-body><![CDATA[${plantuml}]]></ac:plain-text-body></ac:structured-macro>`;

describe.each(['mermaid', 'plantuml'])('the documents of all containers, to %s', (format) => {
  let root: string;
  let before: ReadonlyMap<string, string>;

  beforeAll(async () => {
    root = copyOf(fixtures);
    before = texts(root);
    await run(root, to(format, { carry: true }));
  });

  it('change only where diagrams stand', () => {
    for (const [name, text] of texts(root))
      if (before.has(name)) expect(masked(text, name), name).toBe(masked(before.get(name) ?? '', name));
  });

  it('are done', async () => {
    expect(written(await run(root, to(format, { carry: true })))).toEqual([]);
  });

  it('come back as they were meant', async () => {
    await run(root, to(format === 'mermaid' ? 'plantuml' : 'mermaid', { carry: true, originals: 'ignore' }));
    for (const [name, text] of texts(root)) {
      const old = embeddedIn(before.get(name) ?? '', name);
      for (const [index, one] of embeddedIn(text, name).entries()) {
        const was = old[index];
        const first = was && parse(was.text, { from: was.format });
        const second = parse(one.text, { from: one.format });
        if (!first?.diagram || !second.diagram || first.diagnostics.some(({ severity }) => severity === 'error')) continue;
        expect(equalMeaning(first.diagram, second.diagram), `${name}, ${one.text}`).toBe(true);
      }
    }
  });
});

describe('format', () => {
  it('lays out what it finds, once', async () => {
    const root = tree({ 'a.md': fence('mermaid', 'sequenceDiagram\nA->>B:x\nB-->>A:y'), 'b.mmd': 'sequenceDiagram\r\nA->>B:x\r\n' });
    expect(written(await run(root, { kind: 'format' }))).toHaveLength(2);
    expect(texts(root).get('b.mmd')).toMatch(/^sequenceDiagram\r\n.*A->>B: x\r\n$/);
    expect(written(await run(root, { kind: 'format' }))).toEqual([]);
  });

  it('leaves a block without delimiters without', async () => {
    const root = tree({ 'a.rst': '.. uml::\n\n   A->B:x\n' });
    await run(root, { kind: 'format' });
    expect(texts(root).get('a.rst')).toMatch(/^\.\. uml::\n\n {3}A -> B ?: x\n$/);
  });
});

describe('check', () => {
  it('says where in the document', async () => {
    const root = tree({ 'a.md': `# A\n\n> - ${fence('mermaid', 'sequenceDiagram\n  A->>B: x\n  A->>').replaceAll('\n', '\n>   ')}\n` });
    const [file] = await run(root, { kind: 'check' }, false);
    expect(file?.diagrams[0]?.findings[0]).toMatchObject({ severity: 'error', line: 6 });
  });
});

describe.skipIf(!existsSync(corpus))('real documents', () => {
  it.each(['mermaid', 'plantuml'])('change only where diagrams stand, to %s', { timeout: 300_000 }, async (format) => {
    const root = copyOf(corpus);
    const before = texts(root);
    await goThrough({ paths: [root], task: to(format), write: true });
    for (const [name, text] of texts(root)) expect(masked(text, name), name).toBe(masked(before.get(name) ?? '', name));
    const again = await goThrough({ paths: [root], task: to(format), write: true });
    expect(written(again.files).map(({ path }) => path)).toEqual([]);
    expect(readdirSync(root).filter((name) => statSync(join(root, name)).isFile())).toHaveLength(before.size);
  });
});
