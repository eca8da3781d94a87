// The style sheets of `<style>`, as far as the engine refuses them: names stand before braces or values, and values end with their line.

/** A piece of a style sheet: a sign, `@` for a media query, `word` for what is quoted or not. */
interface Piece {
  readonly is: string;
  readonly text: string;
}

/** Blanks and comments; a sign; a media query with its brace; a word, in which there are blanks where it begins with a dot. */
const pieces =
  /[ \t]+|\/\/[^\n]*\n?|\/'[\s\S]*?(?:'\/|$)|\/\*[\s\S]*?(?:\*\/|$)|([,;*:{}\n\r])|(@[^{};]*[{};]?)|("[^"]*"?|\.[^\n\r\t{};,:]*|[^\n\r\t {};,:]+)/g;

function piecesOf(text: string): readonly Piece[] {
  const found: Piece[] = [];
  for (const [whole, sign, media, word] of text.matchAll(pieces)) {
    if (sign !== undefined) found.push({ is: sign === '\r' ? '\n' : sign, text: whole });
    else if (media !== undefined) found.push({ is: '@', text: whole });
    else if (word !== undefined) found.push({ is: 'word', text: whole });
  }
  return found;
}

/** The first piece of a style sheet that the engine does not take; `''` where one is missing at the end. */
export function refusedIn(text: string): string | undefined {
  const all = piecesOf(text);
  let at = 0;
  const is = (offset = 0): string | undefined => all[at + offset]?.is;
  const refused = (): string => all[at]?.text.trim() ?? '';
  while (at < all.length) {
    const { is: first = '', text: name = '' } = all[at] ?? {};
    at++;
    if (first === '\n' || first === ';' || /^<\/?style>$/i.test(name)) continue;
    if (is() === undefined) return '';
    if (is() === ',') {
      while (is() === 'word' || is() === ',') at++;
      while (is() === '\n') at++;
      if (is() !== '{') return refused();
      at++;
    } else if (first === 'word') {
      if (is() === '*') at++;
      while (is() === '\n') at++;
      if (is() === undefined) return '';
      if (is() === '{') at++;
      else {
        while (is() === ':') at++;
        if (!name.startsWith('--') && is() !== 'word') return refused();
        at = endOfValue(all, at);
        if (at < all.length && !endsValue.has(is() ?? '')) return refused();
      }
    } else if (first === ':') {
      const open = is(1) === '*' ? 2 : 1;
      if (is() !== 'word' || is(open) !== '{') return refused();
      at += open + 1;
    } else if (first !== '}' && first !== '@') return name;
  }
  return undefined;
}

const endsValue: ReadonlySet<string> = new Set(['\n', ';', '}']);

/** Where the value that begins here ends, or what it cannot hold stands. */
function endOfValue(all: readonly Piece[], from: number): number {
  let at = from;
  for (;;) {
    const { is } = all[at] ?? {};
    if (is === 'word' || is === ',') at++;
    else if (is === ':' && all[at + 1]?.is === 'word') at += 2;
    else return at;
  }
}
