// Mermaid text to diagram: prepare, then the front matter and the statements, then what the text carries of other formats.

import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.js';
import type { Parsed, ParseOptions } from '../../format.js';
import { lineStarts } from '../../source/positions.js';
import { onLineOf } from '../kit/broken-lines.js';
import { mayCarry } from '../kit/carry/carried.js';
import { restoreCarried } from '../kit/carry/read.js';
import { type Prepared, prepare } from './prepare.js';
import { readFrontMatter } from './reader/front-matter.js';
import { Reader } from './reader/reader.js';
import { readStatements } from './reader/statements.js';
import { beginning, longerWord, otherDiagrams } from './vocabulary.js';

/** Reads a Mermaid sequence diagram. */
export function read(text: string, options: ParseOptions): Parsed {
  const prepared = prepare(text);
  const other = kindOf(prepared, text);
  if (other) return { diagnostics: [other] };
  const reader = new Reader(prepared);
  const front = readFrontMatter(prepared);
  const syntax = readStatements(prepared, reader, options.limits?.errors ?? 100);
  const diagram = reader.finish(front);
  const { diagram: restored, diagnostics: carried } = mayCarry(text) ? restoreCarried(diagram) : { diagram, diagnostics: [] };
  const found = [...front.diagnostics, ...syntax, ...besides(syntax, reader.findings, text)];
  return { diagram: restored, diagnostics: [...found.sort((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0)), ...carried] };
}

/** Findings on lines that could be read: where a line is broken, one finding says so. */
function besides(syntax: readonly Diagnostic[], findings: readonly Diagnostic[], text: string): readonly Diagnostic[] {
  if (syntax.length === 0) return findings;
  const isBroken = onLineOf(syntax, lineStarts(text));
  return findings.filter((finding) => !isBroken(finding));
}

/** What is wrong with a text that does not begin as a sequence diagram. */
function kindOf(prepared: Prepared, original: string): Diagnostic | undefined {
  const { text } = prepared;
  const header = beginning.exec(text)?.[0];
  if (header !== undefined) return glued(prepared, header);
  const begin = /^\s*(\S*)/.exec(text);
  const word = begin?.[1] ?? '';
  const at = (begin?.[0].length ?? 0) - word.length;
  const span = prepared.place({ start: at, end: Math.min(text.length, at + word.length) });
  const other = otherDiagrams.find(([pattern]) => pattern.test(text.slice(at)));
  if (other) return diagnostic('not-a-sequence-diagram', { kind: other[1], format: 'Mermaid', found: word }, span);
  if (/^sequenceDiagram\b/i.test(word)) return diagnostic('mermaid/header-case', { found: word }, span);
  return diagnostic('no-diagram', { format: 'Mermaid' }, original === '' ? { start: 0, end: 0 } : span);
}

/** `sequenceDiagramA`: Mermaid takes it for a sequence diagram that begins with a name. */
function glued({ text, place }: Prepared, header: string): Diagnostic | undefined {
  const start = header.length - 'sequenceDiagram'.length;
  const found = longerWord.exec(text.slice(start))?.[0];
  if (found === undefined) return undefined;
  const data = { found, expected: '`sequenceDiagram` on a line of its own' };
  return diagnostic('syntax-error', data, place({ start, end: start + found.length }));
}
