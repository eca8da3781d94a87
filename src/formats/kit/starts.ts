// What Chevrotain must be told of tokens whose pattern is a complement: the characters with which they may begin.

/**
 * One character of each bucket in which Chevrotain sorts first characters, all of them but the given ones; for `start_chars_hint`.
 * Given as codes, which cost less than strings. A character from 256 on shares its bucket with others and is never left out.
 */
export function anyStartBut(excluded: string): number[] {
  const codes = new Set(Array.from(excluded, (sign) => sign.charCodeAt(0)));
  const starts: number[] = [];
  for (let code = 0; code < 65536; code += code < 256 ? 1 : 255) if (!codes.has(code)) starts.push(code);
  return starts;
}
