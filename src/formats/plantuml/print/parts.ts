// What stands round the drawing, and the switches for all of it: at the top, or where a statement says that its author put it.

import type { Diagram } from '../../../ir/model.js';
import { isEmptyText } from '../../../ir/text.js';
import { bannerLines, titleLines, titleOrigin } from './notes.js';

const banners = ['header', 'footer', 'caption', 'legend', 'mainframe'] as const;
const switches = ['footbox', 'unlinked'] as const;

/** The lines of all parts that are not placed elsewhere. */
export function topLines(diagram: Diagram, placed: ReadonlySet<string>): readonly string[] {
  const shown = ['title', ...banners, ...switches.filter((one) => diagram[one] === false)];
  return shown.filter((part) => !placed.has(part)).flatMap((part) => partLines(diagram, part) ?? []);
}

/** The lines of one part; undefined where the word names none. */
export function partLines(diagram: Diagram, part: string): readonly string[] | undefined {
  if (part === 'title') return isEmptyText(diagram.title) ? [] : titleLines(diagram.title ?? '', titleOrigin(diagram));
  const word = banners.find((one) => one === part);
  const banner = word && diagram[word];
  if (word) return banner && !isEmptyText(banner.text) ? bannerLines(word, banner) : [];
  const sort = switches.find((one) => one === part);
  return sort && [`${diagram[sort] === false ? 'hide' : 'show'} ${sort}`];
}
