// Findings of pages alone.

import { error, info, quote, warning } from '../sentence.js';

const steps = (count: number): string => (count === 1 ? '1 step' : `${count} steps`);

/** The sentences of pages. */
export const page = {
  'page/no-diagram': error(
    () => 'This page has no diagram.',
    () => 'Below the heading "Diagram" put a fence, ```mermaid or ```plantuml, with a sequence diagram.',
  ),
  'page/almost-heading': info(
    (d: { found: string; heading: string }) =>
      `${quote(d.found)} is not one of a page's headings, so what stands below is kept but not read.`,
    (d) => `Write ${quote(d.heading)}.`,
  ),
  'page/unread-steps': info(
    (d: { heading: string }) => `No numbered list stands right below ${quote(d.heading)}, so what stands here is kept but not read.`,
    () => 'Put the steps there, as `1.`, `2.` …',
  ),
  'page/steps-disagree': warning(
    (d: { heading: string; listed: number; drawn: number }) =>
      `The list under ${quote(d.heading)} has ${steps(d.listed)}, the diagram draws ${d.drawn}.`,
    () => 'Until they agree, the list is kept as it is written.',
  ),
};
