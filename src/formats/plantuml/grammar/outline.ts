// Lines as the grammar sees them. A letter is a letter in every script, and a regular expression that knows them all takes Node a
// twentieth of a second to make: so lines are matched with one letter in the place of all beyond ASCII.

/** Stands for the letters and digits beyond ASCII: one itself, in no keyword, alike in both cases, and of one byte as ASCII is. */
const anyLetter = 'ª';
const ascii = /^[\0-\x7f]*$/;

/** A text with one letter for each code unit of the letters and digits beyond ASCII: as long as the text, and the text where it has none. */
export function outlineOf(text: string): string {
  if (ascii.test(text)) return text;
  let outline = '';
  for (let start = 0; start < text.length; start += mostUnits) {
    const end = Math.min(start + mostUnits, text.length);
    const units: number[] = [];
    for (let at = start; at < end; at++) units.push(unitAt(text, at));
    // Made of numbers, as a piece of the text would bring its two bytes a sign along.
    outline += String.fromCharCode(...units);
  }
  return outline;
}

/** So many arguments every engine takes. */
const mostUnits = 4_096;

function unitAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if (unit < 0x80) return unit;
  const whole = isSecondHalf(unit) ? text.codePointAt(at - 1) : text.codePointAt(at);
  return isLetter(whole !== undefined && whole > 0xffff ? whole : unit) ? anyLetter.charCodeAt(0) : unit;
}

const isSecondHalf = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;

const letter = /[\p{L}\p{N}]/u;
/** The code points that were met. */
const letters = new Map<number, boolean>();

function isLetter(code: number): boolean {
  const known = letters.get(code);
  if (known !== undefined) return known;
  const is = letter.test(String.fromCodePoint(code));
  letters.set(code, is);
  return is;
}

/** The regular expression for outlines, from the source of one that names letters and digits by their Unicode categories. */
export function outlineRegex(source: string, flags = ''): RegExp {
  return new RegExp(source.replaceAll('\\p{L}\\p{N}', `A-Za-z0-9${anyLetter}`), `i${flags}`);
}
