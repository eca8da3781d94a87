// Fenced blocks: what their info string says, and how a new text is laid into one. Shared by Markdown and comments in source code.

import { otherLanguage, possibleFormat, statedFormat, wordFor } from './names.js';

/** What an info string says: `mermaid`, `{.mermaid #id}`, `puml:out/dir`, `kroki-plantuml`, `mermaid-example` of Mermaid's own pages. */
export interface Info {
  readonly format: string;
  readonly claim: 'stated' | 'possible';
  /** Whether lines such as `:caption: x` at the top of the block are options of the document (MyST, Quarto). */
  readonly directive: boolean;
  /** The first word of the info string with the name of another format in it. */
  rename(format: string): string;
}

const pattern = /^(\{\.?|kroki-|)([A-Za-z][A-Za-z0-9]*)(\}|:.*|\{.*|-(?:example|nocode)|)$/;

/** Reads the first word of an info string. */
export function readInfo(word: string): Info | undefined {
  const match = pattern.exec(word);
  if (!match) return undefined;
  const [, before = '', name = '', after = ''] = match;
  const stated = statedFormat(name);
  const format = stated ?? possibleFormat(name);
  if (format === undefined || (stated === undefined && before + after !== '')) return undefined;
  return {
    format,
    claim: stated === undefined ? 'possible' : 'stated',
    directive: before === '{' && after === '}',
    rename: (to) => {
      const kept = to === format || !/^[:-]/.test(after) ? after : '';
      return before + wordFor(to, name) + kept;
    },
  };
}

/** The language of diagrams, not one that is read here, that the first word of an info string names. */
export function otherInfo(word: string): { readonly word: string; readonly name: string } | undefined {
  const named = pattern.exec(word)?.[2] ?? '';
  const name = otherLanguage(named);
  return name === undefined ? undefined : { word: named, name };
}

/** The fence characters that no line of the text closes: as many as the author's, or more. */
export function fenceFor(lines: readonly string[], written: string): string {
  const char = written.charAt(0);
  let length = written.length;
  for (const line of lines) {
    const run = /^ {0,3}(`+|~+)[ \t]*$/.exec(line)?.[1];
    if (run?.startsWith(char) && run.length >= length) length = run.length + 1;
  }
  return char.repeat(length);
}
