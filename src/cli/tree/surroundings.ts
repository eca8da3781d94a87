// What a document may ask of the files around it: included files, files and images that it shows, and what they have become.

import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { formatOfPath, type Include, isLocal, mayHold, otherExtension, sourceInPng, sourceInSvg } from '../../index.js';
import { decode } from './encoding.js';
import type { Surroundings } from './plan.js';

/** The files of a run, by their absolute paths. */
export interface Known {
  readonly named: ReadonlySet<string>;
  /** What each of them has become. */
  readonly renamed: ReadonlyMap<string, string>;
  /** The texts of files that come into being. */
  readonly created: ReadonlyMap<string, string>;
}

/** The surroundings of all documents of a run. */
export function surroundings(paths: readonly string[], known: Known): Surroundings {
  const within = reachable(paths);
  // Many documents show the same images.
  const sources = new Map<string, string | undefined>();
  const sourceOnce = (image: string): string | undefined => {
    if (!sources.has(image)) sources.set(image, sourceIn(image));
    return sources.get(image);
  };
  return {
    include: includeFrom(within),
    renamed: (document, path, format) => renamed(document, path, format, known),
    sourceOf: (document, path) => {
      const real = isLocal(path) ? within(resolve(dirname(document), withoutPercents(path))) : undefined;
      return real === undefined ? undefined : sourceOnce(real);
    },
    existing: (path) => {
      const text = known.created.get(resolve(path));
      return text === undefined ? existing(path) : { text };
    },
  };
}

/** Reads included files beside the one that includes them, and nothing outside of what was named and the working folder. */
export function includeWithin(paths: readonly string[]): Include {
  return includeFrom(reachable(paths));
}

function includeFrom(within: (path: string) => string | undefined): Include {
  return (path, from) => {
    const real = within(isAbsolute(path) ? path : resolve(from === undefined ? '.' : dirname(from), path));
    return real === undefined ? undefined : existing(real)?.text;
  };
}

/** The real path of a file within the folders of what was named, or within the working folder; links are followed first. */
function reachable(paths: readonly string[]): (path: string) => string | undefined {
  const roots = ['.', ...paths.map((path) => (isFolder(path) ? path : dirname(path)))].flatMap((path) => realPath(path) ?? []);
  return (path) => {
    const real = realPath(path);
    return real !== undefined && roots.some((root) => isWithin(root, real)) ? real : undefined;
  };
}

/** Whether a path is in a folder, or in one of its folders. */
export function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

function renamed(document: string, path: string, to: string, known: Known): ReturnType<NonNullable<Surroundings['renamed']>> {
  // A path from the root of a site, or with an attribute in it, leads to a place that is not known here.
  if (!isLocal(path) || /^\/|\{/.test(path)) return undefined;
  const file = resolve(dirname(document), withoutPercents(path));
  const target = known.renamed.get(file);
  const format = target === undefined ? undefined : formatOfPath(target);
  if (format !== undefined) return { path: otherExtension(path, format) };
  if (known.named.has(file)) return undefined;
  // An earlier run may have been ended between the file and those that show it.
  if (!existsSync(file) && existsSync(otherExtension(file, to))) return { path: otherExtension(path, to) };
  return {
    reason: existsSync(file) ? `${path} is not among the files that were named: the reference stays.` : `There is no file ${path}.`,
  };
}

function withoutPercents(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    // A percent sign that is no escape belongs to the name.
    return path;
  }
}

/** More than this no drawing of a diagram has. */
const largest = 20_000_000;

function sourceIn(image: string): string | undefined {
  try {
    if (statSync(image).size > largest) return undefined;
    const bytes = readFileSync(image);
    if (/\.png$/i.test(image)) return sourceInPng(bytes);
    const decoded = decode(bytes);
    return 'text' in decoded && mayHold(decoded.text, image) ? sourceInSvg(decoded.text) : undefined;
  } catch {
    // It cannot be read.
    return undefined;
  }
}

function existing(path: string): { readonly text?: string } | undefined {
  // Looking first is far cheaper than an error for each file that is not there.
  if (!existsSync(path)) return undefined;
  try {
    const decoded = decode(readFileSync(path));
    return 'text' in decoded ? { text: decoded.text } : {};
  } catch {
    // It cannot be read.
    return {};
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function realPath(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    // It does not exist.
    return undefined;
  }
}
