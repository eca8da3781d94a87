// Headings that are nearly the template's: what stands below them is kept, but their author wanted it read.

import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.js';
import { suggest } from '../kit/suggest.js';
import type { Piece } from './said.js';
import { errorHeading, happyHeading, headings, readErrorHeading } from './vocabulary.js';

/** A finding for each heading that is nearly one of a page's, where that one is missing. */
export function almostHeadings(text: string, pieces: readonly Piece[]): readonly Diagnostic[] {
  const present = new Set(pieces.map(({ name }) => name));
  return pieces.flatMap(({ said, span }) => {
    if (said) return [];
    const [, level, found = ''] = /^(##|###)[ \t]+(\S[^\n]*)$/.exec(text.slice(span.start, span.end).trimEnd()) ?? [];
    const heading = level === '##' ? suggest(found, Object.values(headings)) : level === '###' ? pathMeant(found) : undefined;
    const isMeant = heading !== undefined && heading !== found && !present.has(heading);
    return isMeant ? [diagnostic('page/almost-heading', { found, heading: `${level} ${heading}` }, span)] : [];
  });
}

function pathMeant(found: string): string | undefined {
  if (/^happy path\b/i.test(found)) return happyHeading;
  return /^error path\b/i.test(found) && !readErrorHeading(found) ? errorHeading : undefined;
}
