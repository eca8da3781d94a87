// `!include` and its kin. Files come through the option `include`; the network is never asked; known libraries need no files.

import { diagnostic } from '../../../diagnostics/diagnostic.js';
import { libraryOf, useLibrary } from './c4.js';
import { skipBlanks, trimLine } from './characters.js';
import { bodyLine } from './definitions.js';
import { fail } from './failure.js';
import { includedLines, partOf } from './included-text.js';
import { type BodyLine, type Machine, nested, spend } from './machine.js';
import type { Scope } from './scope.js';
import { substituteText } from './substitution.js';

/**
 * Runs an `!include`, `!include_once`, `!include_many` or `!includeurl`; the engine makes no difference between them. Gives the path of a
 * library that is not known.
 */
export function include(machine: Machine, scope: Scope, line: BodyLine): string | undefined {
  const text = trimLine(line.text);
  const head = /^!include\s*(?:url|_many|_once)?/.exec(text);
  const wanted = substituteText(machine, scope, text.slice(skipBlanks(text, head?.[0].length ?? 0)));
  const mark = wanted.lastIndexOf('!');
  const path = mark < 0 ? wanted : wanted.slice(0, mark);
  const library = libraryOf(path);
  if (library) {
    useLibrary(machine, library);
    return undefined;
  }
  const found = path === '' ? undefined : machine.options.include?.(path, machine.file);
  if (found === undefined) return missing(machine, path);
  runFile(machine, scope, resolve(machine.file, path), includedLines(found));
  return undefined;
}

function missing(machine: Machine, path: string): string {
  if (/^https?:\/\//i.test(path)) fail('include-url', { path });
  if (!/^<.*>$/.test(path)) fail('include-not-found', { path });
  const { place } = machine;
  machine.diagnostics.push(diagnostic('library-unknown', { name: path.slice(1, -1) }, { start: place.start, end: place.end }));
  return path;
}

function runFile(machine: Machine, scope: Scope, file: string, lines: readonly string[]): void {
  spend(machine, lines.length);
  const before = machine.file;
  nested(machine, () => {
    machine.file = file;
    try {
      machine.run(lines.map(bodyLine), scope, 'text');
    } finally {
      machine.file = before;
    }
  });
}

/** Runs an `!includesub file!NAME` or `!includesub NAME`. */
export function includePart(machine: Machine, scope: Scope, line: BodyLine): void {
  const text = trimLine(line.text);
  const wanted = substituteText(machine, scope, text.slice(skipBlanks(text, '!includesub'.length)));
  const mark = wanted.indexOf('!');
  if (mark >= 0) {
    const path = wanted.slice(0, mark);
    const found = machine.options.include?.(path, machine.file);
    if (found === undefined) fail('include-not-found', { path });
    const part = partOf(found, wanted.slice(mark + 1));
    if (part) {
      runFile(machine, scope, resolve(machine.file, path), part);
      return;
    }
  }
  const known = machine.subs.get(wanted) ?? fail('sub-not-found', { name: wanted });
  nested(machine, () => machine.run(known, scope, 'text'));
}

/** Runs an `!includedef ID`: the body of a `@startdef(id=ID)` block of the same file. */
export function includeDefinition(machine: Machine, scope: Scope, line: BodyLine): void {
  const text = trimLine(line.text);
  const id = text.slice(skipBlanks(text, '!includedef'.length));
  const found = machine.options.definitions?.(id);
  if (found !== undefined) runFile(machine, scope, machine.file ?? '', includedLines(found));
}

/** Where a path that is written in a file leads. */
function resolve(from: string | undefined, path: string): string {
  if (from === undefined || /^(?:\/|[a-zA-Z]:[\\/]|<|[a-z]+:\/\/)/.test(path)) return path;
  const folder = from.replace(/(?<![^\\/])[^\\/]*$/, '');
  const parts: string[] = [];
  for (const part of `${folder}${path}`.split(/[\\/]/)) {
    const before = parts.at(-1);
    if (part === '.' || (part === '' && parts.length > 0)) continue;
    if (part === '..' && before !== undefined && before !== '..' && before !== '') parts.pop();
    else parts.push(part);
  }
  return parts.join('/');
}
