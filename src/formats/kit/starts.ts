// What Chevrotain must be told of tokens whose pattern is a complement: the characters with which they may begin.

/**
 * One character of each bucket in which Chevrotain sorts first characters, all of them but the given ones; for `start_chars_hint`.
 * A character from 256 on shares its bucket with others and is never left out.
 */
export function anyStartBut(excluded: string): string[] {
  const starts: string[] = [];
  for (let code = 0; code < 65536; code += code < 256 ? 1 : 255) {
    const sign = String.fromCharCode(code);
    if (code >= 256 || !excluded.includes(sign)) starts.push(sign);
  }
  return starts;
}
