// Texts round the drawing: title, header, footer, caption, legend, main frame.

import type { Banner, Origin } from '../../../ir/model.js';
import { readText } from '../creole/read.js';
import { bodyOf, indentations, type Said } from './bodies.js';
import type { Builder } from './reading.js';

const banners = ['title', 'header', 'footer', 'caption', 'legend', 'mainframe'] as const;
const aligns = ['left', 'center', 'right'] as const;
const verticals = ['top', 'bottom'] as const;

/** `right header text`, or the text on lines of its own. */
export const banner: Builder = (reading, line) => {
  const { parts, rest } = line;
  const word = banners.find((one) => one === parts['word']?.toLowerCase()) ?? 'title';
  const align: Banner['align'] = aligns.find((one) => one === parts['align']?.toLowerCase());
  const vertical: Banner['vertical'] = verticals.find((one) => one === parts['vertical']?.toLowerCase());
  const isBlock = rest?.image.includes('\n') === true;
  const { text, raw, choices } = isBlock ? bodyOf(reading, line, indentations[word]) : onOneLine((rest?.image ?? '').trim(), word);
  const spelled: Origin = { ...(isBlock && { as: 'block' }), raw: { format: 'plantuml', text: raw }, ...(choices && { choices }) };
  if (word === 'title') reading.parts.title = text;
  else {
    const origin = { span: reading.span, ...spelled };
    reading.parts[word] = { text, ...(align && { align }), ...(vertical && { vertical }), origin };
  }
  reading.declare(word, undefined, word === 'title' ? spelled : {});
};

/** Quotes at both ends of the text are not shown, whatever is between them; a main frame shows them. */
function onOneLine(text: string, word: (typeof banners)[number]): Said {
  const raw = word === 'mainframe' ? text : text.replace(/^["“”](.*)["“”]$/, '$1');
  return { text: readText(raw, 'label'), raw, isBlock: false };
}
