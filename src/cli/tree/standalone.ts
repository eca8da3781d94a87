// The names of files that come into being beside others.

import { otherExtension } from '../../index.js';

/** The path for a diagram of a file in another format: with the block's name or number where the file has several, or with a name given. */
export function standalone(path: string, text: string, format: string, index: number | undefined, given?: string): string {
  const single = otherExtension(path, format);
  if (index === undefined && given === undefined) return single;
  const names = [index === undefined ? '' : nameOf(text, index), safeName(given ?? '')].filter((name) => name !== '');
  const dot = single.lastIndexOf('.');
  return `${single.slice(0, dot)}-${names.length === 0 ? 1 : names.join('-')}${single.slice(dot)}`;
}

/** The block's name, or its number where it has none that can stand in a file's. */
function nameOf(text: string, index: number): string {
  const name = /^[ \t]*@startuml[ \t]+(?:"[ \t]*)?([^" \t\n\r](?:[^"\n\r]*[^" \t\n\r])?)[ \t]*(?:"[ \t]*)?$/m.exec(text)?.[1];
  return safeName(name ?? '') || String(index + 1);
}

function safeName(name: string): string {
  return name.replace(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^[-.]+|(?<![-.])[-.]+$/g, '');
}
