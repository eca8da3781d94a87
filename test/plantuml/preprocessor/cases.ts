// The texts on which our preprocessor and PlantUML's must agree, and what PlantUML made of them.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { includedLines } from '../../../src/formats/plantuml/preprocessor/included-text.js';
import { type Preprocessed, preprocess, type SourceLine } from '../../../src/formats/plantuml/preprocessor/index.js';

const here = import.meta.dirname;
export const includeFolder = path.join(here, 'includes');
const separator = /^' -{16}\n/m;

/** What the engine made of a text: its lines, or the number of the line that it refused (from 0; -1 where it does not say). */
export type Expected = readonly string[] | { readonly error: number };

export interface Case {
  readonly name: string;
  readonly text: string;
  readonly expected: Expected | undefined;
}

export interface Topic {
  readonly name: string;
  readonly file: string;
  readonly cases: readonly Case[];
}

/** All cases: one file a topic, its texts between comment lines, and beside it what was expected. */
export const topics: readonly Topic[] = readdirSync(path.join(here, 'cases'))
  .filter((file) => file.endsWith('.puml'))
  .map((file) => {
    const name = file.replace('.puml', '');
    const expectedFile = path.join(here, 'expected', `${name}.json`);
    const expected: readonly Expected[] = existsSync(expectedFile) ? JSON.parse(readFileSync(expectedFile, 'utf8')) : [];
    const texts = readFileSync(path.join(here, 'cases', file), 'utf8').split(separator);
    return {
      name,
      file: expectedFile,
      cases: texts.map((text, index) => ({ name: nameOf(text, index), text, expected: expected[index] })),
    };
  });

function nameOf(text: string, index: number): string {
  return `${index + 1}: ${text.trim().split('\n').slice(0, 2).join(' / ').slice(0, 80)}`;
}

/** The lines of a text with their places, comments removed and continued lines joined. */
export function linesOf(text: string): readonly SourceLine[] {
  let at = 0;
  return includedLines(`@startuml\n${text}@enduml\n`).map((line) => {
    const start = at;
    at += line.length + 1;
    return { text: line, start, end: start + line.length };
  });
}

/** Finds included files among those of the tests. */
export function include(file: string, from: string | undefined): string | undefined {
  if (/^(?:<|https?:)/.test(file)) return undefined;
  const near = from === undefined ? includeFolder : path.dirname(path.resolve(includeFolder, from));
  for (const folder of [near, includeFolder]) {
    const found = path.resolve(folder, file);
    if (existsSync(found)) return readFileSync(found, 'utf8');
  }
  return undefined;
}

/** Our own expansion. */
export function expand(text: string): Preprocessed {
  return preprocess(linesOf(text), { include, filename: 'main.puml' });
}

/** Our result in the form of what is expected. */
export function outcome(text: string): Expected {
  const { lines, diagnostics } = expand(text);
  const error = diagnostics.find(({ severity }) => severity === 'error');
  // Options are the reader's; the engine takes them out before.
  if (!error) return lines.map((line) => line.text).filter((line) => !/^\s*!option\b/.test(line));
  return { error: linesOf(text).findIndex(({ start }) => start === error.span?.start) + 1 };
}
