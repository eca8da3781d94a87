// Everything whose text may stand on lines of its own: notes, references, titles, legends.

import type { Banner, Diagram, Origin, Statement } from '../../../ir/model.js';
import { isEmptyText, plainText, type Text } from '../../../ir/text.js';
import { walk } from '../../../ir/walk.js';
import { isReadable } from '../creole/write.js';
import { indentations, readBody } from '../reader/bodies.js';
import type { Names } from './names.js';
import { behindLink, blockLines, colorText, isBlock, joined, linkText, oneLine, stereotypeText } from './pieces.js';
import { shownOnLine } from './shown.js';

/** Whether a text is printed on lines of its own: as its author had it, or because it has several. */
function onOwnLines(origin: Origin | undefined, text: Text): boolean {
  if (isEmptyText(text) || (typeof text !== 'string' && text.align !== undefined)) return false;
  // A blank at the end of a line can be seen only in the form of one line.
  return isBlock(origin) || (origin?.raw === undefined && /\n/.test(plainText(text)) && !/[^\S\n](?:\n|$)/.test(plainText(text)));
}

const shapes = { hexagon: 'hnote', rectangle: 'rnote' } as const;
const endOfNote = /^\s*end\s?[hr]?note\s*$/i;

/** To PlantUML, which tries the form of one line first, the stereotype would go on up to here and the text begin behind it. */
const closesStereotype = />>\s*:/;

/** The lines of a note's text, where it stands on lines of its own. */
function noteBody({ text, stereotype, link, origin }: Statement<'note'>): readonly string[] | undefined {
  if (stereotype !== undefined && closesStereotype.test(linkText(link))) return undefined;
  return onOwnLines(origin, text) ? blockLines(origin, text, endOfNote) : undefined;
}

/** The text that a note shows. */
export function shownInNote(note: Statement<'note'>): Text {
  const body = noteBody(note);
  return body ? readBody(body, 'shared').text : shownOnLine(note.origin, note.text, 'label');
}

/** The lines of a note. */
export function noteLines(note: Statement<'note'>, names: Names): readonly string[] {
  const { placement, of, shape, text, color, stereotype, link, alongside, sameRow, origin } = note;
  const row = joined(alongside ? '&' : '', sameRow ? '/' : '');
  const word = shape ? shapes[shape] : 'note';
  const whom = of?.map((id) => names.inline(id)).join(', ') ?? '';
  const place = whom === '' && placement === 'over' ? 'across' : placement;
  const sideOf = whom !== '' && (place === 'left' || place === 'right') ? 'of' : '';
  const tail = joined(stereotypeText(stereotype === undefined ? [] : [stereotype]), colorText(color), linkText(link));
  const head = joined(row, word, place, sideOf, whom, tail);
  const body = noteBody(note);
  if (body) return [head, ...body, 'end note'];
  return [joined(head, ':', behindLink(link, oneLine(origin, text, 'label')))];
}

const endOfReference = /^\s*end(?:\s?ref)?\s*$/i;

/** The lines of a reference's text, where it stands on lines of its own. */
function referenceBody({ text, color, origin }: Statement<'reference'>): readonly string[] | undefined {
  // No line at all is drawn lower than one that is empty, which has its place in its line.
  if (isEmptyText(text) && isBlock(origin) && origin?.choices?.['indent'] === undefined) return [];
  return color !== undefined || onOwnLines(origin, text) ? blockLines(origin, text, endOfReference) : undefined;
}

/** The text that a reference shows. */
export function shownInReference(reference: Statement<'reference'>): Text {
  const body = referenceBody(reference);
  return body ? readBody(body, 'shared').text : shownOnLine(reference.origin, reference.text, 'label');
}

/** The lines of a reference. */
export function referenceLines(reference: Statement<'reference'>, names: Names): readonly string[] {
  const { over, text, link, headerColor, color, origin } = reference;
  const whom = over.map((id) => names.inReference(id)).join(', ');
  const head = joined(`ref${colorText(headerColor)} over ${whom}`, linkText(link), colorText(color));
  const body = referenceBody(reference);
  if (body) return [head, ...body, 'end ref'];
  return [joined(head, ':', behindLink(link, oneLine(origin, text, 'label')))];
}

/** Where the title was declared, for its spelling. */
export function titleOrigin({ statements }: Diagram): Origin | undefined {
  for (const statement of walk(statements)) if (statement.kind === 'declaration' && statement.of === 'title') return statement.origin;
  return undefined;
}

/** The lines of a title. */
export function titleLines(title: Text, origin: Origin | undefined): readonly string[] {
  return bannerLines('title', { text: title, ...(origin && { origin }) });
}

type BannerWord = 'title' | 'header' | 'footer' | 'caption' | 'legend' | 'mainframe';

/** What stands before the text of a banner. */
function bannerHead(word: BannerWord, { align, vertical }: Banner): string {
  if (word === 'legend') return joined(word, vertical ?? '', align ?? '');
  return word === 'header' || word === 'footer' ? joined(align ?? '', word) : word;
}

/** The lines of a banner's text, where it stands on lines of its own. */
function bannerBody(word: BannerWord, banner: Banner): readonly string[] | undefined {
  const { text, origin } = banner;
  const closes = new RegExp(`^\\s*end\\s?${word}\\s*$`, 'i');
  if (word === 'legend') {
    // A legend with a place has no form of one line.
    return bannerHead(word, banner) === word && !onOwnLines(origin, text) ? undefined : blockLines(origin, text, closes);
  }
  // Blanks before the lines of a header and a footer are cut off.
  const isTrimmed = word === 'header' || word === 'footer';
  return word !== 'mainframe' && onOwnLines(origin, text) ? blockLines(origin, text, closes, isTrimmed) : undefined;
}

/** The text that a banner shows. */
export function shownInBanner(word: BannerWord, banner: Banner): Text {
  const body = bannerBody(word, banner);
  return body ? readBody(body, indentations[word]).text : shownOnLine(banner.origin, banner.text, 'heading');
}

/** The lines of a header, footer, caption, legend, mainframe. */
export function bannerLines(word: BannerWord, banner: Banner): readonly string[] {
  const head = bannerHead(word, banner);
  const body = bannerBody(word, banner);
  if (body) return [head, ...body, `end ${word}`];
  const line = oneLine(banner.origin, banner.text, 'heading');
  return [`${head} ${word === 'mainframe' ? line : withQuotes(line)}`];
}

/** A text between quotes, where it would be none without them, or lose its own. */
function withQuotes(line: string): string {
  return isReadable(line) && !/^["“”].*["“”]$/.test(line) ? line : `"${line}"`;
}
