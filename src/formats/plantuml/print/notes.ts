// Everything whose text may stand on lines of its own: notes, references, titles, legends.

import type { Banner, Origin, Statement } from '../../../ir/model.js';
import { isEmptyText, plainText, type Text } from '../../../ir/text.js';
import type { Names } from './names.js';
import { blockLines, colorText, isBlock, joined, linkText, oneLine, stereotypeText } from './pieces.js';

/** Whether a text is printed on lines of its own: as its author had it, or because it has several. */
function onOwnLines(origin: Origin | undefined, text: Text): boolean {
  if (isEmptyText(text) || (typeof text !== 'string' && text.align !== undefined)) return false;
  // A blank at the end of a line can be seen only in the form of one line.
  return isBlock(origin) || (origin?.raw === undefined && /\n/.test(plainText(text)) && !/[^\S\n](?:\n|$)/.test(plainText(text)));
}

const shapes = { hexagon: 'hnote', rectangle: 'rnote' } as const;
const endOfNote = /^\s*end\s?[hr]?note\s*$/i;

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
  if (onOwnLines(origin, text)) return [head, ...blockLines(origin, text, endOfNote), 'end note'];
  return [joined(head, ':', oneLine(origin, text, 'label'))];
}

const endOfReference = /^\s*end(?:\s?ref)?\s*$/i;

/** The lines of a reference. */
export function referenceLines(reference: Statement<'reference'>, names: Names): readonly string[] {
  const { over, text, link, headerColor, color, origin } = reference;
  const whom = over.map((id) => names.inReference(id)).join(', ');
  const head = joined(`ref${colorText(headerColor)} over ${whom}`, linkText(link), colorText(color));
  if (color !== undefined || onOwnLines(origin, text)) return [head, ...blockLines(origin, text, endOfReference), 'end ref'];
  return [joined(head, ':', oneLine(origin, text, 'label'))];
}

/** The lines of a title. */
export function titleLines(title: Text, origin: Origin | undefined): readonly string[] {
  return bannerLines('title', { text: title, ...(origin && { origin }) });
}

/** The lines of a header, footer, caption, legend, mainframe. */
export function bannerLines(word: 'title' | 'header' | 'footer' | 'caption' | 'legend' | 'mainframe', banner: Banner): readonly string[] {
  const { text, align, vertical, origin } = banner;
  const closes = new RegExp(`^\\s*end\\s?${word}\\s*$`, 'i');
  if (word === 'legend') {
    const head = joined(word, vertical ?? '', align ?? '');
    if (head === word && !isBlock(origin) && !onOwnLines(origin, text)) return [`${word} ${oneLine(origin, text, 'heading')}`];
    return [head, ...blockLines(origin, text, closes), 'end legend'];
  }
  const head = word === 'header' || word === 'footer' ? joined(align ?? '', word) : word;
  if (word !== 'mainframe' && onOwnLines(origin, text)) {
    // Blanks before the lines of a header and a footer are cut off.
    const isTrimmed = word === 'header' || word === 'footer';
    return [head, ...blockLines(origin, text, closes, isTrimmed), `end ${word}`];
  }
  return [`${head} ${oneLine(origin, text, 'heading')}`];
}
