// Prints times by the patterns of Java, in UTC. Only what does not depend on a place or a language is known.

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

const padded = (value: number, width: number): string => String(value).padStart(width, '0');
const named = (names: readonly string[], index: number, width: number): string =>
  width > 3 ? (names[index] ?? '') : (names[index] ?? '').slice(0, 3);
const yearDay = (date: Date): number => Math.floor((date.getTime() - Date.UTC(date.getUTCFullYear(), 0, 1)) / 86_400_000) + 1;
const week = (date: Date): number => Math.floor((yearDay(date) - 1 + new Date(Date.UTC(date.getUTCFullYear(), 0, 1)).getUTCDay()) / 7) + 1;
const year = (value: number, width: number): string => (width === 2 ? padded(value % 100, 2) : padded(value, width));

/** One function for each letter of a pattern. */
const letters: Readonly<Record<string, (date: Date, width: number) => string>> = {
  G: () => 'AD',
  y: (date, width) => year(date.getUTCFullYear(), width),
  Y: (date, width) => year(date.getUTCFullYear(), width),
  M: (date, width) => (width > 2 ? named(months, date.getUTCMonth(), width) : padded(date.getUTCMonth() + 1, width)),
  L: (date, width) => (width > 2 ? named(months, date.getUTCMonth(), width) : padded(date.getUTCMonth() + 1, width)),
  w: (date, width) => padded(week(date), width),
  D: (date, width) => padded(yearDay(date), width),
  d: (date, width) => padded(date.getUTCDate(), width),
  F: (date, width) => padded(Math.floor((date.getUTCDate() - 1) / 7) + 1, width),
  E: (date, width) => named(days, date.getUTCDay(), width),
  u: (date, width) => padded(date.getUTCDay() || 7, width),
  a: (date) => (date.getUTCHours() < 12 ? 'AM' : 'PM'),
  H: (date, width) => padded(date.getUTCHours(), width),
  k: (date, width) => padded(date.getUTCHours() || 24, width),
  K: (date, width) => padded(date.getUTCHours() % 12, width),
  h: (date, width) => padded(date.getUTCHours() % 12 || 12, width),
  m: (date, width) => padded(date.getUTCMinutes(), width),
  s: (date, width) => padded(date.getUTCSeconds(), width),
  S: (date, width) => padded(date.getUTCMilliseconds(), width),
  z: () => 'UTC',
  Z: () => '+0000',
  X: () => 'Z',
};

/** The time by a pattern; undefined where the pattern is none. */
export function printDate(pattern: string, seconds: number): string | undefined {
  const date = new Date(seconds * 1000);
  let result = '';
  for (const [whole, quoted, unclosed, letter] of pattern.matchAll(/'((?:[^']|'')*)'|(')|([a-zA-Z])\3*|[^'a-zA-Z]+/g)) {
    if (unclosed !== undefined) return undefined;
    if (quoted !== undefined) result += whole === "''" ? "'" : quoted.replaceAll("''", "'");
    else if (letter === undefined) result += whole;
    else {
      const print = Object.hasOwn(letters, letter) ? letters[letter] : undefined;
      if (!print) return undefined;
      result += print(date, Math.min(whole.length, 20));
    }
  }
  return result;
}
