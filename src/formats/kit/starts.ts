// What Chevrotain must be told of tokens whose pattern is a complement: the characters with which they may begin.

/** One character of each lot in which Chevrotain sorts first characters: each up to 255 for itself, every 255 of the others together. */
const everyStart = [...Array.from({ length: 256 }, (_, code) => code), ...Array.from({ length: 256 }, (_, lot) => 256 + lot * 255)];

/**
 * One character of each lot but the given ones; for `start_chars_hint`. Given as codes, which cost less than strings. A character from 256
 * on shares its lot with others and is never left out.
 */
export function anyStartBut(excluded: string): number[] {
  const starts = everyStart.slice();
  for (const sign of excluded) starts.splice(starts.indexOf(sign.charCodeAt(0)), 1);
  return starts;
}
