// One diagram put into a document of every kind, as an author would write it there.

/** A document around a diagram; undefined where its author could not have written this text into it. */
export type Wrapping = (text: string, format: string) => { readonly name: string; readonly document: string } | undefined;

const eol = (text: string) => text.replace(/\r\n|\r/g, '\n').trimEnd();
const longest = (text: string, char: string) => Math.max(2, ...[...text.matchAll(new RegExp(`${char}+`, 'g'))].map(([run]) => run.length));
const indented = (text: string, prefix: string) =>
  eol(text)
    .split('\n')
    .map((line) => (line === '' ? prefix.trimEnd() : prefix + line))
    .join('\n');
const encoded = (text: string) => eol(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Every kind of document, by name. */
export const wrappings: Readonly<Record<string, Wrapping>> = {
  'a Markdown fence': (text, format) => {
    const fence = '`'.repeat(longest(text, '`') + 1);
    return { name: 'a.md', document: `# Title\n\ntext\n\n${fence}${format} {#id .wide}\n${eol(text)}\n${fence}\n\nmore text` };
  },
  'a Markdown list': (text, format) => {
    const fence = '~'.repeat(longest(text, '~') + 1);
    // A line indented by a tab loses a part of it to the list.
    if (/^\t/m.test(text)) return undefined;
    return { name: 'a.md', document: `1. text\n\n   - ${fence}${format}\n${indented(text, '     ')}\n     ${fence}\n\n2. more\n` };
  },
  'a Markdown quote': (text, format) => {
    const fence = '`'.repeat(longest(text, '`') + 1);
    return { name: 'a.md', document: `> text\n>\n> ${fence}${format}\n${indented(text, '> ')}\n> ${fence}\n>\n> more\n` };
  },
  'Azure colons': (text, format) => {
    if (/^ {0,3}:::/m.test(text) || /^\s*\n/.test(text)) return undefined;
    return { name: 'a.md', document: `text\n\n::: ${format}\n${eol(text)}\n:::\n\nmore\n` };
  },
  'an HTML page': (text, format) => ({
    name: 'a.html',
    document: `<!doctype html>\n<body>\n<pre class="wide ${format}">\n${encoded(text)}\n</pre>\n<p>more &amp; more</p>\n</body>\n`,
  }),
  'an AsciiDoc block': (text, format) => {
    if (/^(\.{4,}|include::)/m.test(text)) return undefined;
    return { name: 'a.adoc', document: `= Title\n\n.Caption\n[${format}, target=x, format=svg]\n....\n${eol(text)}\n....\n\nmore\n` };
  },
  'a reStructuredText directive': (text, format) => {
    if (/^\s|\t/.test(eol(text)) || /\t/.test(text)) return undefined;
    const word = format === 'plantuml' ? 'uml' : format;
    return { name: 'a.rst', document: `Title\n=====\n\n.. ${word}::\n   :caption: x\n\n${indented(text, '   ')}\n\nmore\n` };
  },
  'an Org block': (text, format) => {
    if (/^\s*#\+end_src/im.test(text)) return undefined;
    const escaped = eol(text).replace(/^([ \t]*)(?=,*(?:\*|#\+))/gm, '$1,');
    return { name: 'a.org', document: `* Title\n#+begin_src ${format} :file x.png\n${escaped}\n#+end_src\n\nmore\n` };
  },
  'a Confluence page': (text, format) => ({
    name: 'a.xml',
    document: `<p>a&nbsp;b</p><ac:structured-macro ac:name="${format}" ac:macro-id="1"><ac:plain-text-body><![CDATA[${eol(text).replaceAll(']]>', ']]]]><![CDATA[>')}]]></ac:plain-text-body></ac:structured-macro><p>more</p>`,
  }),
  'a comment in a program': (text, format) => {
    if (/\*\/|\/\*|`{3}|~{3}/.test(text)) return undefined;
    return {
      name: 'A.java',
      document: `class A {\n  /**\n   * Text.\n   *\n   * \`\`\`${format}\n${indented(text, '   * ')}\n   * \`\`\`\n   */\n  int x;\n}\n`,
    };
  },
};
