// Small pieces of lines that several builders read: names in quotes, links, stereotypes with their spots.

import type { Link, Spot } from '../../../ir/model.js';
import { readLink } from '../../kit/creole/links.js';
import { readColor } from '../vocabulary.js';

/** Whether a name stands in quotes, of whatever kind. */
export function isQuoted(written: string): boolean {
  const first = written.charCodeAt(0);
  return first === 34 || first === 0x201c || first === 0x201d;
}

/** A name without its quotes. */
export function unquoted(written: string): string {
  return isQuoted(written) ? written.slice(1, -1) : written;
}

/** The link in `[[…]]`. */
export function linkOf(written: string | undefined): Link | undefined {
  return written === undefined ? undefined : readLink(written.slice(2, -2));
}

/** What `<<…>>` says: names, and the spot of the first that has one. */
export interface Stereotypes {
  readonly stereotypes?: readonly string[];
  readonly spot?: Spot;
}

const spotted = /^\s*\(\s*(\S)\s*(?:,\s*(#[0-9a-f]{3,6}|\w+)\s*)?\)(.*)$/iu;

/** Stereotypes as a participant has them. */
export function stereotypesOf(written: string | undefined): Stereotypes {
  if (written === undefined) return {};
  let spot: Spot | undefined;
  const stereotypes: string[] = [];
  for (const [, inner = ''] of written.matchAll(/<<(.+?)>>/g)) {
    const found = spot ? null : spotted.exec(inner);
    if (found) spot = { character: found[1] ?? '', ...(found[2] !== undefined && { color: readColor(found[2]) }) };
    const name = (found ? (found[3] ?? '') : inner).trim();
    if (name !== '') stereotypes.push(name);
  }
  return { ...(stereotypes.length > 0 && { stereotypes }), ...(spot && { spot }) };
}

/** Stereotypes where only their words count: they are kept as one. */
export function stereotypeOf(written: string | undefined): string | undefined {
  if (written === undefined) return undefined;
  return [...written.matchAll(/<<(.+?)>>/g)].map(([, inner = '']) => inner.trim()).join('>><<');
}
