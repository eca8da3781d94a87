// The corpus: our own diagrams, one meaning said in every language.

import { readdirSync, readFileSync } from 'node:fs';
import type { Format } from '../../src/format.js';
import { registry } from '../../src/registry.js';

const root = new URL('../../corpus/', import.meta.url);

/** One file of the corpus. */
export interface CorpusFile {
  /** `notes/places.mmd` */
  readonly path: string;
  readonly format: Format;
  readonly text: string;
}

/** Folders whose files are not one meaning in several languages. */
const apart: ReadonlySet<string> = new Set(['broken', 'approximations', 'pages', 'workflow']);

/** Every diagram, by folder and stem. */
export function corpus(): ReadonlyMap<string, readonly CorpusFile[]> {
  const stems = new Map<string, CorpusFile[]>();
  for (const path of readdirSync(root, { recursive: true, encoding: 'utf8' }).sort()) {
    const format = registry.find(({ extensions }) => extensions.some((extension) => path.endsWith(extension)));
    if (!format || apart.has(path.split('/')[0] ?? '')) continue;
    const extension = format.extensions.find((one) => path.endsWith(one)) ?? '';
    const stem = path.slice(0, path.length - extension.length);
    const file = { path, format, text: readFileSync(new URL(path, root), 'utf8') };
    const others = stems.get(stem);
    if (others) others.push(file);
    else stems.set(stem, [file]);
  }
  return stems;
}

/** The files of one folder. */
export function folder(name: string): readonly CorpusFile[] {
  const base = new URL(`${name}/`, root);
  return readdirSync(base)
    .sort()
    .flatMap((path) => {
      const format = registry.find(({ extensions }) => extensions.some((extension) => path.endsWith(extension)));
      return format ? [{ path: `${name}/${path}`, format, text: readFileSync(new URL(path, base), 'utf8') }] : [];
    });
}
