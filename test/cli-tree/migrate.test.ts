// Whole trees: what changes, what must not, and that a second run finds nothing to do.

import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { reasonsOf } from '../../src/cli/report/summary.js';
import type { FileOutcome } from '../../src/cli/tree/outcome.js';
import type { Task } from '../../src/cli/tree/plan.js';
import { goThrough } from '../../src/cli/tree/run.js';
import { embeddedIn, encodeAddress, equalMeaning, parse } from '../../src/index.js';
import { copyOf, hasCorpus, masked, sharedCorpus, texts, migrationTo as to, tree, written } from './tools.js';

const fixtures = join(import.meta.dirname, '../documents/fixtures');

async function run(root: string, task: Task, write = true): Promise<readonly FileOutcome[]> {
  const { files, problems } = await goThrough({ paths: [root], task, write });
  expect(problems).toEqual([]);
  return files;
}

const plantuml = '@startuml\nShop -> Bank : pay\nBank --> Shop : paid\n@enduml\n';
/** A PNG image of one chunk, as PlantUML writes its source. */
function pngOf(source: string): Uint8Array {
  const data = Buffer.concat([Buffer.from('plantuml\0\u0001\0\0\0', 'latin1'), deflateSync(source)]);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(data.length);
  head.write('iTXt', 4, 'latin1');
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), head, data, Buffer.alloc(4)]);
}

function svgOf(source: string): string {
  const encoded = /svg\/(.*)$/.exec(encodeAddress(source, 'plantuml', 'plantuml') ?? '')?.[1];
  return `<svg xmlns="http://www.w3.org/2000/svg"><g/><?plantuml-src ${encoded}?></svg>`;
}

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

  it('says of an image which source it is that cannot be read, and with its losses in the order of lines', async () => {
    const twice = `@startuml\n${'A -> B : x\n== y ==\n'.repeat(12)}@enduml\n`;
    const root = tree({
      'a.md': '![Model](model.png)\n',
      'b.puml': twice,
      'model.png': pngOf('@startuml\nclass A {\n}\nA <|-- B\n@enduml'),
    });
    const [file] = await run(root, to('mermaid'), false);
    expect(file?.diagrams.map(({ reason }) => reason)).toEqual([
      expect.stringMatching(/^In the source of model\.png: This is a class diagram, not a sequence diagram/),
    ]);
    const files = await run(root, to('mermaid'), false);
    const losses = files.flatMap(({ diagrams }) =>
      diagrams.flatMap((one) => reasonsOf(one).filter((reason) => reason.startsWith('lines '))),
    );
    expect(losses).toEqual([expect.stringMatching(/^lines 3, 5, 7, 9, 11, /)]);
  });

  it('lets a fence follow the file that it includes', async () => {
    const root = tree({
      'a.md': '```plantuml\n{{#include img/pay.puml}}\n```\n\n```plantuml\n--8<-- "img/pay.puml"\n```\n',
      'img/pay.puml': plantuml,
    });
    const [file] = await run(root, to('mermaid'));
    expect(file?.diagrams.map(({ line, reason }) => [line, reason])).toEqual([
      [5, 'Its text comes from another file when the site is built: --8<-- "img/pay.puml"'],
    ]);
    expect(texts(root).get('a.md')).toBe('```mermaid\n{{#include img/pay.mmd}}\n```\n\n```plantuml\n--8<-- "img/pay.puml"\n```\n');
    expect(written(await run(root, to('mermaid')))).toEqual([]);
  });

  it('makes a fence of an image that carries its source, and leaves any other', async () => {
    const svg = svgOf(plantuml);
    const root = tree({
      'a.md': '![Paying](img/pay%20it.svg)\n\nInline ![x](img/pay.png).\n\n![no diagram](img/logo.svg)\n\n![gone](img/gone.png)\n',
      'b.md': '# B\n\n<p><img src="img/pay.png"><img src="img/logo.svg"></p>\n',
      'c.html': '<img alt="x" src=img/pay.png>\n',
      'img/pay it.svg': svg,
      'img/pay.png': pngOf(plantuml),
      'img/logo.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    });
    const [file, ...others] = await run(root, to('mermaid'));
    expect(others.slice(0, 2).map(({ diagrams }) => diagrams.map(({ line, reason }) => [line, reason]))).toEqual([
      [[3, 'An image in HTML stays an image.']],
      [[1, 'An image in HTML stays an image.']],
    ]);
    expect(file?.diagrams.map(({ line, status, reason }) => [line, status, reason])).toEqual([
      [1, 'exact', undefined],
      [3, 'left', 'An image within other text stays an image.'],
    ]);
    expect(texts(root).get('a.md')).toMatch(/^```mermaid\n%% Paying\nsequenceDiagram\n[^`]*```\n\nInline !\[x\]\(img\/pay.png\)\.\n/);
    expect(texts(root).get('img/pay it.svg')).toBe(svg);
    expect(written(await run(root, to('mermaid')))).toEqual([]);
  });

  it('makes a block of an image in AsciiDoc and reStructuredText', async () => {
    const adoc =
      '= A\n:imagesdir: img\n\n.Paying\nimage::pay.svg[The payment,width=80%]\n\n[#pay]\nimage::pay.png[]\n\nSee image:pay.svg[] and\n\nimage::logo.svg[]\n';
    const rst = [
      'A\n=\n',
      '.. image:: img/pay.svg\n   :alt: The payment\n   :width: 80%\n',
      '- .. figure:: img/pay.png\n     :name: pay\n',
      '.. figure:: img/pay.svg\n\n   A caption.\n',
      '.. image:: img/logo.svg\n',
    ].join('\n');
    const images = {
      'img/pay.svg': svgOf(plantuml),
      'img/pay.png': pngOf(plantuml),
      'img/logo.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    };
    const root = tree({ 'a.adoc': adoc, 'b.rst': rst, ...images });
    await run(root, to('mermaid'));
    const drawn = (indent: string) => `${indent}sequenceDiagram\n${indent}    Shop->>Bank: pay\n${indent}    Bank-->>Shop: paid\n`;
    expect(texts(root).get('a.adoc')).toBe(
      `= A\n:imagesdir: img\n\n.Paying\n[mermaid]\n....\n%% The payment\n${drawn('')}....\n\n[#pay]\n[mermaid]\n....\n${drawn('')}....\n\nSee image:pay.svg[] and\n\nimage::logo.svg[]\n`,
    );
    expect(texts(root).get('b.rst')).toBe(
      [
        'A\n=\n',
        `.. mermaid::\n   :alt: The payment\n\n${drawn('   ')}`,
        `- .. mermaid::\n     :name: pay\n\n${drawn('     ')}`,
        '.. figure:: img/pay.svg\n\n   A caption.\n',
        '.. image:: img/logo.svg\n',
      ].join('\n'),
    );
    expect(written(await run(root, to('mermaid')))).toEqual([]);
  });

  it('puts the diagrams that images carry beside them, and leaves every image as it is', async () => {
    const umlaut = plantuml.replace('pay', 'zahle gr\u00fcn');
    const images = {
      'img/pay.svg': svgOf(plantuml),
      'img/pay.png': pngOf(umlaut),
      'img/twin.puml': plantuml,
      'img/twin.svg': svgOf(plantuml),
      'img/class.svg': svgOf('@startuml\nclass A\n@enduml\n'),
      'img/logo.png': Uint8Array.of(0x89, 0x50, 0, 1),
    };
    const root = tree(images);
    const done = (files: readonly FileOutcome[]) =>
      files.flatMap(({ path, diagrams }) => diagrams.map(({ status, reason }) => [path.slice(root.length + 5), status, reason]));
    const expected = [
      ['class.svg', 'left', expect.stringContaining('class diagram')],
      ['pay.png', 'exact', undefined],
      ['pay.svg', 'left', `${root}/img/pay.mmd exists and says something else.`],
      ['twin.puml', 'exact', undefined],
      ['twin.svg', 'unchanged', undefined],
    ];
    expect(done(await run(root, to('mermaid', { originals: 'remove' }), false))).toEqual(expected);
    expect(done(await run(root, to('mermaid', { originals: 'remove' })))).toEqual(expected);
    const after = texts(root);
    expect([...after.keys()].sort()).toEqual(
      [...Object.keys(images), 'img/pay.mmd', 'img/twin.mmd'].filter((name) => name !== 'img/twin.puml').sort(),
    );
    expect(after.get('img/pay.mmd')).toContain(': zahle gr\u00fcn');
    for (const name of ['img/pay.svg', 'img/twin.svg'] as const) expect(after.get(name)).toBe(images[name]);
    expect(Buffer.compare(readFileSync(join(root, 'img/pay.png')), images['img/pay.png'])).toBe(0);
    const again = await run(root, to('mermaid', { originals: 'remove' }));
    expect(written(again)).toEqual([]);
    expect(again.map(({ path }) => path.slice(root.length + 5))).toEqual(['class.svg', 'pay.png', 'pay.svg', 'twin.svg']);
    const ignored = tree({ 'a.svg': images['img/pay.svg'] });
    expect(written(await run(ignored, to('mermaid', { originals: 'ignore' })))).toEqual([]);
  });

  it('says why it leaves other languages, and references to files that it does not know', async () => {
    const root = tree({ 'flows/pay.puml': plantuml, 'docs/a.md': '![p](../flows/pay.puml)\n\n[q](gone.puml)\n\n```d2\na -> b\n```\n' });
    const { files } = await goThrough({ paths: [join(root, 'docs')], task: to('mermaid'), write: true });
    expect(files.flatMap(({ diagrams }) => diagrams.map(({ line, status, reason }) => [line, status, reason]))).toEqual([
      [1, 'left', '../flows/pay.puml is not among the files that were named: the reference stays.'],
      [3, 'left', 'There is no file gone.puml.'],
      [5, 'left', 'D2 is a language that sequitur does not read.'],
    ]);
    expect([...texts(root).keys()].sort()).toEqual(['docs/a.md', 'flows/pay.puml']);
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
  it('reads the source that images carry, and passes over images that carry none', async () => {
    const root = tree({ 'a.png': pngOf('@startuml\nA -> B\nthis is no statement\n@enduml'), 'b.png': Uint8Array.of(0x89, 0x50, 0, 1) });
    const files = await run(root, { kind: 'check' }, false);
    expect(files).toHaveLength(1);
    expect(files[0]?.diagrams).toMatchObject([{ container: 'png-file', status: 'failed', line: 1, findings: [{ line: 3, column: 6 }] }]);
  });

  it('speaks of a file in an unknown charset only where it may hold a diagram', async () => {
    const old = (text: string) => Buffer.from(text, 'latin1');
    const root = tree({ 'a.c': old('// gr\u00fcn\n'), 'b.c': old('// gr\u00fcn\n// @startuml\n// A -> B\n// @enduml\n') });
    const { problems } = await goThrough({ paths: [join(root, 'a.c'), join(root, 'b.c')], task: { kind: 'check' } });
    expect(problems.map(({ path }) => path)).toEqual([join(root, 'b.c')]);
  });

  it('says where in the document', async () => {
    const root = tree({ 'a.md': `# A\n\n> - ${fence('mermaid', 'sequenceDiagram\n  A->>B: x\n  A->>').replaceAll('\n', '\n>   ')}\n` });
    const [file] = await run(root, { kind: 'check' }, false);
    expect(file?.diagrams[0]?.findings[0]).toMatchObject({ severity: 'error', line: 6 });
  });
});

describe.skipIf(!hasCorpus)('real documents', () => {
  it.each(['mermaid', 'plantuml'])('change only where diagrams stand, to %s', { timeout: 300_000 }, async (format) => {
    const root = copyOf(join(sharedCorpus, 'docs'));
    const before = texts(root);
    await goThrough({ paths: [root], task: to(format), write: true });
    for (const [name, text] of texts(root)) expect(masked(text, name), name).toBe(masked(before.get(name) ?? '', name));
    const again = await goThrough({ paths: [root], task: to(format), write: true });
    expect(written(again.files).map(({ path }) => path)).toEqual([]);
    expect(readdirSync(root).filter((name) => statSync(join(root, name)).isFile())).toHaveLength(before.size);
  });
});
