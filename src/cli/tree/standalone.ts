// The names of files that come into being beside others.

import { otherExtension } from '../../index.js';

/** The path for a diagram of a file in another format: with the block's name or number where the file has several, or with a name given. */
export function standalone(path: string, text: string, format: string, index: number | undefined, given?: string): string {
  const single = otherExtension(path, format);
  if (index === undefined && given === undefined) return single;
  const block = index === undefined ? undefined : nameOf(text, index);
  const safe = [block, given].flatMap((name) => (name === undefined ? [] : [safeName(name)])).filter((name) => name !== '');
  const dot = single.lastIndexOf('.');
  return `${single.slice(0, dot)}-${safe.length === 0 ? (index ?? 0) + 1 : safe.join('-')}${single.slice(dot)}`;
}

function nameOf(text: string, index: number): string {
  const name =
    /^[ \t]*@startuml[ \t]+(?:"[ \t]*)?([^" \t\n\r](?:[^"\n\r]*[^" \t\n\r])?)[ \t]*(?:"[ \t]*)?$/m.exec(text)?.[1] ?? String(index + 1);
  return safeName(name) === '' ? String(index + 1) : name;
}

function safeName(name: string): string {
  return name.replace(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^[-.]+|(?<![-.])[-.]+$/g, '');
}
