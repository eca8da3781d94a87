// The names of files that come into being beside others.

import { extensionsOf, formatOfPath, otherExtension } from '../../index.js';

/** The path for a diagram of a file in another format: with the block's name or number where the file has several. */
export function standalone(path: string, text: string, format: string, index: number | undefined): string {
  const single = otherExtension(path, format);
  if (index === undefined) return single;
  const name = /^[ \t]*@startuml[ \t]+"?([^"\n]+?)"?[ \t]*$/m.exec(text)?.[1] ?? String(index + 1);
  const safe = name.replace(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^[-.]+|[-.]+$/g, '');
  const dot = single.lastIndexOf('.');
  return `${single.slice(0, dot)}-${safe === '' ? index + 1 : safe}${single.slice(dot)}`;
}

/** The files in other languages that this one, by its name, may have been made from. */
export function originalsOf(path: string): readonly string[] {
  const own = formatOfPath(path);
  const bare = otherExtension(path, '');
  return drawn.filter((format) => format !== own).flatMap((format) => extensionsOf(format).map((extension) => bare + extension));
}

const drawn: readonly string[] = ['mermaid', 'plantuml'];
