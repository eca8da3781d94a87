// Documents, addresses and images that others made, in ../shared/samples: what stands in them, line by line.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findIn, splice } from '../../src/documents/documents.js';
import { sourceInPng, sourceInSvg } from '../../src/documents/images.js';
import { decodeAddress, decodePlantuml } from '../../src/documents/urls/addresses.js';
import { encodePlantuml } from '../../src/documents/urls/codec.js';
import { lineStarts, positionAt } from '../../src/source/positions.js';

const samples = join(import.meta.dirname, '../../../shared/samples');
const there = existsSync(samples);
if (!there && process.env['CI']) throw new Error('The samples of others are needed here: ../shared/samples is not there.');
if (!there) console.warn('The samples of others are not tried: there is no ../shared/samples.');

/** First and last line, container, format, and the label of the only message or the reason why it is left. */
type Row = readonly [number, number, string, string, string];

const containers: Readonly<Record<string, readonly Row[]>> = {
  'edge.md': [
    [7, 10, 'markdown', 'mermaid', 'hi'],
    [12, 15, 'markdown', 'mermaid', '``` inside ~~~'],
    [19, 22, 'markdown', 'mermaid', 'in list'],
    [26, 30, 'markdown', 'plantuml', 'deep'],
    [33, 36, 'markdown', 'mermaid', 'quoted'],
    [53, 56, 'markdown', 'mermaid', 'azure devops'],
    [58, 61, 'markdown', 'mermaid', '<b> & html'],
    [65, 68, 'markdown', 'mermaid', 'pandoc attr'],
    [70, 73, 'markdown', 'mermaid', 'quarto/myst'],
    [75, 79, 'markdown', 'plantuml', ''],
    [83, 83, 'plantuml', 'plantuml', 'hello'],
    [84, 84, 'plantuml', 'plantuml', 'hello'],
    [85, 85, 'markdown', 'plantuml', 'The address shows https://raw.github.com/o/r/master/seq.iuml, and nothing is fetched.'],
    [89, 89, 'kroki', 'plantuml', 'hello'],
    [91, 92, 'markdown', 'mermaid', ''],
  ],
  'edge.adoc': [
    [4, 9, 'asciidoc', 'plantuml', 'literal'],
    [11, 15, 'asciidoc', 'mermaid', 'listing'],
    [23, 25, 'asciidoc', 'plantuml', 'paragraph form'],
    [27, 27, 'reference', 'plantuml', 'seq.puml'],
    [30, 34, 'asciidoc', 'plantuml', '{plantuml-server-url}'],
    [38, 41, 'asciidoc', 'plantuml', 'in list'],
  ],
  'edge.rst': [
    [4, 4, 'reference', 'plantuml', 'seq.puml'],
    [7, 12, 'rst', 'plantuml', 'sphinxcontrib-plantuml'],
    [14, 16, 'rst', 'plantuml', 'alt name'],
    [18, 18, 'reference', 'mermaid', 'file.mmd'],
    [20, 24, 'rst', 'mermaid', 'sphinx'],
    [28, 30, 'rst', 'plantuml', 'nested'],
    [32, 34, 'rst', 'seqdiag', 'seqdiag is a language that sequitur does not read.'],
  ],
  'edge.org': [
    [1, 6, 'org', 'plantuml', 'org'],
    [9, 12, 'org', 'mermaid', 'indented'],
  ],
  'confluence.xml': [
    [1, 3, 'confluence', 'plantuml', 'a ]]> b'],
    [3, 4, 'confluence', 'mermaid', 'x'],
  ],
};

function rowsOf(document: string, name: string): readonly Row[] {
  const { embedded, references, bystanders } = findIn(document, name);
  const lines = lineStarts(document);
  const row = ({ span }: { span: { start: number; end: number } }, container: string, format: string, said: string): Row => [
    positionAt(lines, span.start).line,
    positionAt(lines, span.end).line,
    container,
    format,
    said,
  ];
  const rows = [
    ...embedded.map((one) => row(one, one.container, one.format, /^.*?->.*?: *(.*)$/m.exec(one.text)?.[1] ?? '')),
    ...references.map((one) => row(one, 'reference', one.format, one.path)),
    ...bystanders.map((one) => row(one, one.container, one.language, one.reason)),
  ];
  return rows.sort((a, b) => a[0] - b[0]);
}

describe.skipIf(!there)('documents of others', () => {
  it.each(Object.entries(containers))('%s holds what it holds', (name, rows) => {
    const document = readFileSync(join(samples, 'containers', name), 'utf8');
    expect(rowsOf(document, name)).toEqual(rows);
  });

  it.each(Object.keys(containers))('%s takes other diagrams in their places', (name) => {
    const document = readFileSync(join(samples, 'containers', name), 'utf8');
    const { embedded } = findIn(document, name);
    const edits = embedded.flatMap(({ span, format, rewrite }) => {
      const text = format === 'plantuml' ? '@startuml\nA -> B : new\n\n@enduml' : 'sequenceDiagram\n  A->>B: new\n\n  B->>A: x';
      const rewritten = rewrite(text, format);
      return 'text' in rewritten ? [{ ...span, text: rewritten.text }] : [];
    });
    const changed = splice(document, edits);
    const again = findIn(changed, name).embedded;
    expect(again).toHaveLength(embedded.length);
    expect(again.filter(({ text }) => text.includes(': new'))).toHaveLength(edits.length);
    const mask = (text: string, found: typeof embedded) =>
      splice(
        text,
        found.map(({ span }) => ({ ...span, text: '▮' })),
      );
    expect(mask(changed, again)).toBe(mask(document, embedded));
  });
});

interface Vector {
  readonly text: string;
  readonly deflate: string;
  readonly hex: string;
  readonly prefix0: string;
  readonly prefix1_zlib: string;
}

describe.skipIf(!there)('addresses of others', () => {
  const { plantuml }: { plantuml: readonly Vector[] } = there
    ? JSON.parse(readFileSync(join(samples, 'urls/vectors.json'), 'utf8'))
    : { plantuml: [] };

  it.each(plantuml.filter(({ text }) => text !== ''))('are read: $text', ({ text, deflate, hex, prefix0, prefix1_zlib }) => {
    for (const encoded of [deflate, hex, prefix0, prefix1_zlib]) expect(decodePlantuml(encoded)).toBe(text);
    expect(decodePlantuml(encodePlantuml(text))).toBe(text);
  });
});

describe.skipIf(!there)('images of others', () => {
  it('carry their source', () => {
    const source = readFileSync(join(samples, 'plantuml-embed/src.puml'), 'utf8').trim();
    expect(sourceInPng(readFileSync(join(samples, 'plantuml-embed/src.png')))).toBe(source);
    expect(sourceInSvg(readFileSync(join(samples, 'plantuml-embed/src.svg'), 'utf8'))).toBe(source);
    for (const name of ['first', 'second', 'second_001']) {
      expect(sourceInPng(readFileSync(join(samples, `plantuml-embed/${name}.png`)))).toMatch(/^@startuml[\s\S]*@enduml$/);
      expect(sourceInSvg(readFileSync(join(samples, `plantuml-embed/${name}.svg`), 'utf8'))).toMatch(/^@startuml[\s\S]*@enduml$/);
    }
  });
});

interface Vectors {
  readonly mermaidLive: readonly { readonly state: { readonly code: string }; readonly pako: string; readonly base64: string }[];
  readonly mermaidInk: readonly { readonly code: string; readonly pakoRawCode: string; readonly base64Code: string }[];
  readonly kroki: readonly { readonly source: string; readonly path: string }[];
  readonly real: Readonly<Record<string, string>>;
}

describe.skipIf(!there)('the links of Mermaid and Kroki', () => {
  const text = there ? readFileSync(join(samples, 'urls/vectors.json'), 'utf8') : '{}';
  const { mermaidLive = [], mermaidInk = [], kroki = [], real = {} }: Partial<Vectors> = JSON.parse(text);

  it('are read', () => {
    for (const { state, pako, base64 } of mermaidLive) {
      for (const data of [pako, base64]) expect(decodeAddress(`https://mermaid.live/edit#${data}`)?.text).toBe(state.code);
    }
    for (const { code, pakoRawCode, base64Code } of mermaidInk) {
      for (const data of [pakoRawCode, base64Code]) expect(decodeAddress(`https://mermaid.ink/img/${data}`)?.text).toBe(code);
    }
    for (const { source, path } of kroki) expect(decodeAddress(`https://kroki.io${path}`)?.text).toContain(source.trim());
  });

  it('of public documents are read', () => {
    expect(decodeAddress(`https://mermaid.ink/img/${real['mermaidInkPako']}`)?.text).toMatch(/^\s*\w/);
    expect(decodePlantuml(real['plantumlDocs'] ?? '')).toBe(real['plantumlDocsText']);
  });
});
