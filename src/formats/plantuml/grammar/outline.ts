// Lines as the grammar sees them. A letter is a letter in every script, and a regular expression that knows them all takes Node half a
// tenth of a second to make: so lines are matched with one letter in the place of all beyond ASCII.

/** Stands for the letters and digits beyond ASCII: one itself, in no keyword, alike in both cases, and of one byte as ASCII is. */
const anyLetter = 'ª';
const letter = /[\p{L}\p{N}]/u;
const ascii = /^[\0-\x7f]*$/;

/** A text with one letter for each code unit of the letters and digits beyond ASCII: as long as the text, and the text where it has none. */
export function outlineOf(text: string): string {
  if (ascii.test(text)) return text;
  let outline = '';
  // Sign by sign, as a piece of the text would bring its two bytes a sign along.
  for (const sign of text) outline += sign > '\x7f' && letter.test(sign) ? anyLetter.repeat(sign.length) : sign;
  return outline;
}

/** The regular expression for outlines, from the source of one that names letters and digits by their Unicode categories. */
export function outlineRegex(source: string, flags = ''): RegExp {
  return new RegExp(source.replaceAll('\\p{L}\\p{N}', `A-Za-z0-9${anyLetter}`), `i${flags}`);
}
