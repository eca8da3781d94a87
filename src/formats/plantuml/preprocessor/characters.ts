// The characters that PlantUML's preprocessor makes names of. A pair of surrogates counts as a letter, so that emoji may be names.

const nameCharacter = '\\p{L}\\p{Cs}\\u{10000}-\\u{10ffff}_';

/** The source of a regular expression (flag `u`) for one name without its `$` or `%`. */
export const namePattern = `[${nameCharacter}][${nameCharacter}0-9]*`;

/** What may be a variable, a define or the start of a call: a run of name characters with or without a sigil. */
export const candidatePattern = `[$%]?[${nameCharacter}0-9]+`;

const nameAt = new RegExp(`[$${nameCharacter}][${nameCharacter}0-9]*`, 'uy');

/** The name that stands at an offset, with its `$`; undefined where none stands. */
export function readName(text: string, at: number): string | undefined {
  nameAt.lastIndex = at;
  return nameAt.exec(text)?.[0];
}

const notBlank = /[^\s\u001c-\u001f]/g;

/** The first offset from `at` on that holds no white space. */
export function skipBlanks(text: string, at: number): number {
  notBlank.lastIndex = at;
  const found = notBlank.exec(text);
  return found ? found.index : Math.max(at, text.length);
}

/** Cuts blanks, tabs and no-break spaces at both ends, as the engine does before it reads a directive. */
export function trimLine(text: string): string {
  return text.replace(/^[ \t\u00a0\r]+/, '').replace(/(?<![ \t\u00a0\r])[ \t\u00a0\r]+$/, '');
}
