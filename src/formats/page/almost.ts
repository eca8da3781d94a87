// Headings that are nearly the template's, or that have something else below them: it is kept, but its author wanted it read.

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

/** A finding where the steps of the happy path are no numbered list, so that none of them is read. */
export function unreadSteps(text: string, pieces: readonly Piece[]): readonly Diagnostic[] {
  const present = new Set(pieces.map(({ name }) => name));
  if (!present.has(headings.steps) || present.has(happyHeading)) return [];
  const at = pieces.findIndex(({ said, span }) => !said && text.slice(span.start, span.end).trimEnd() === `### ${happyHeading}`);
  const below = at < 0 ? undefined : pieces[at + 1];
  if (!below || text.startsWith('#', below.span.start)) return [];
  return [diagnostic('page/unread-steps', { heading: happyHeading }, below.span)];
}

function pathMeant(found: string): string | undefined {
  if (/^happy path\b/i.test(found)) return happyHeading;
  return /^error path\b/i.test(found) && !readErrorHeading(found) ? errorHeading : undefined;
}
