// The names of files that come into being beside others.

import { otherExtension } from '../../index.js';

/** The path for a diagram of a file in another format: with the block's name or number where the file has several. */
export function standalone(path: string, text: string, format: string, index: number | undefined): string {
  const single = otherExtension(path, format);
  if (index === undefined) return single;
  const name =
    /^[ \t]*@startuml[ \t]+(?:"[ \t]*)?([^" \t\n\r](?:[^"\n\r]*[^" \t\n\r])?)[ \t]*(?:"[ \t]*)?$/m.exec(text)?.[1] ?? String(index + 1);
  const safe = name.replace(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^[-.]+|(?<![-.])[-.]+$/g, '');
  const dot = single.lastIndexOf('.');
  return `${single.slice(0, dot)}-${safe === '' ? index + 1 : safe}${single.slice(dot)}`;
}
