// Any text at all in any kind of document: nothing throws, every span is in the document and in order, and time is linear.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { containers, embeddedIn, findIn, splice } from '../../src/documents/documents.js';

const words = [
  '```mermaid', '```', '~~~', '> ', '- ', '1. ', '   ', '\t', '\n', '\r\n', '\n\n', '::: mermaid', ':::', '<pre class="mermaid">', '</pre>', '<div>',
  '&lt;', '![', '](', ')', '[', ']', 'https://kroki.io/mermaid/svg/eNorTi0sTc1LTnXJTEwvSszlctS1s3OyqgAAaKYH9w', '@startuml', '@enduml', '\\startuml',
  'A -> B', '[plantuml]', '....', '----', '|===', '.. uml::', '.. mermaid:: x', ':a: b', '::', '#+begin_src mermaid', '#+end_src', ',*',
  '<ac:structured-macro ac:name="mermaid">', '<ac:plain-text-body>', '<![CDATA[', ']]>', '</ac:structured-macro>', '</ac:plain-text-body>', '/*', '*/',
  ' * ', '// ', '`}', '{`', '<Mermaid chart={`', '/>', '{', '}', '\ufeff', '\0', '\u2028', '😀', '---', 'plantuml::x.puml[]', '<?plantuml-src AAAA?>',
]; // biome-ignore format: a list of words

const piece = fc.tuple(fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 4 })), fc.constantFrom('', '\n', '\n'));
const text = fc.array(piece, { maxLength: 30 }).map((parts) => parts.flat().join(''));
const filename = fc
  .constantFrom(...containers.flatMap(({ extensions }) => extensions.slice(0, 3)), '.mdx')
  .map((extension) => `x${extension}`);

const textFor = (format: string): string => (format === 'plantuml' ? '@startuml\nfirst\n\n  last\n@enduml' : 'first\n\n  last');

/** Milliseconds of this process: others shall not be measured. */
function timeFor(document: string, extension: string): number {
  const start = process.cpuUsage();
  findIn(document, `x${extension}`);
  return process.cpuUsage(start).user / 1000;
}

describe('every container', () => {
  it('takes any text', () => {
    fc.assert(
      fc.property(text, filename, (document, name) => {
        const { embedded, references } = findIn(document, name, () => true);
        let end = 0;
        for (const one of embedded) {
          expect(one.span.start).toBeGreaterThanOrEqual(end);
          end = one.span.end;
          expect(one.rewrite(one.text, one.format)).toEqual({ text: document.slice(one.span.start, one.span.end) });
          one.rewrite('x\n\ny', 'plantuml');
        }
        expect(end).toBeLessThanOrEqual(document.length);
        for (const { span } of references) expect(span.end).toBeLessThanOrEqual(document.length);
      }),
      { numRuns: process.env['CI'] ? 20_000 : 2_000 },
    );
  });

  it('finds again what was put into it', () => {
    fc.assert(
      // A text that is no MDX is read as Markdown, and may be MDX when a diagram in it has changed.
      fc.property(
        text,
        filename.filter((name) => name !== 'x.mdx'),
        (document, name) => {
          const before = embeddedIn(document, name);
          const edits = before.flatMap((one) => {
            const rewritten = one.shape === 'block' ? one.rewrite(textFor(one.format), one.format) : { refused: '' };
            return 'text' in rewritten ? [{ ...one.span, text: rewritten.text }] : [];
          });
          const after = embeddedIn(splice(document, edits), name);
          const count = after.filter((one) => one.text.replaceAll('\r', '').trim() === textFor(one.format)).length;
          expect(count).toBeGreaterThanOrEqual(edits.length);
        },
      ),
      { numRuns: process.env['CI'] ? 20_000 : 2_000 },
    );
  });

  const repeated: Readonly<Record<string, (count: number) => string>> = {
    '.md': (count) =>
      `mermaid ${'*a_ '.repeat(count)}\n${'>'.repeat(count)}\n${'```mermaid\nx\n```\n'.repeat(count / 10)}${'::: mermaid\n\n'.repeat(count / 10)}`,
    '.mkd': (count) => `mermaid\n\n${'* '.repeat(count)}x\n\n${'- 1. '.repeat(count)}x\n\n${'x\n=\n'.repeat(count / 4)}`,
    '.html': (count) => `${'<div><pre class="mermaid">'.repeat(count / 4)}`,
    '.adoc': (count) => '[mermaid]\n----\n-----\n[d2]\n....\nhttps://\n'.repeat(count / 8),
    '.rst': (count) => 'mermaid::\n\n.. uml::\n\n   a\n\n.. d2::\n'.repeat(count / 4),
    '.org': (count) => '#+begin_src mermaid\n'.repeat(count / 4),
    '.xml': (count) => `${'<ac:structured-macro ac:name="mermaid"><![CDATA['.repeat(count / 8)}`,
    '.puml': (count) => '@startuml\n'.repeat(count) + '@startjson\n'.repeat(count),
    '.svg': (count) => `<svg>${'<g>'.repeat(count)}<?plantuml-src A?>${'<!--@startuml'.repeat(count)}`,
    '.markdown': (count) => `${']('.repeat(count)}\n\n${'![](a.svg) //x/plantuml/png/ '.repeat(count / 16)}\n\n${'https://'.repeat(count)}`,
    '.mdx': (count) => `${'<Mermaid chart={`'.repeat(count / 4)}\n\n${'{'.repeat(count)} mermaid`,
    '.ipynb': (count) =>
      `{"cells":[${'{"cell_type":"markdown","source":["```mermaid\\n","x\\\\"'.repeat(count / 4)}${'\\'.repeat(count)}${'"'.repeat(count)}`,
    '.java': (count) => `/*\n${'```mermaid\n'.repeat(count)}`,
  };

  it.each(Object.entries(repeated))('%s takes linear time', (extension, make) => {
    // The better of two runs.
    const timed = (count: number): number => {
      const document = make(count);
      return Math.min(timeFor(document, extension), timeFor(document, extension));
    };
    timed(1_000);
    expect(timed(32_000)).toBeLessThan(Math.max(2_000, 16 * timed(8_000)));
  });

  const long: Readonly<Record<string, string>> = {
    'many lists': '- a\n- b\n\nc\n\n',
    'many quotes': '> a\n\nc\n\n',
    'headings between rules': 'a\n\n---\n\n',
    'a paragraph of many lines with blanks at their ends': 'some words  \n',
  };

  it.each(Object.entries(long))('a page of %s takes linear time', (_, piece) => {
    const timed = (count: number): number => timeFor(`mermaid ![](a.svg)\n\n${piece.repeat(count)}`, '.md');
    timed(1_000);
    const short = Math.min(timed(2_000), timed(2_000));
    expect(timed(8_000)).toBeLessThan(9 * short);
  });
});
