// How a row of the catalogue is made.

/** One kind of finding: how grave, and its words. */
export interface Sentence<D extends object> {
  readonly severity: 'error' | 'warning' | 'info';
  message(data: D): string;
  /** What to do about it; empty where nothing useful can be said. */
  help?(data: D): string;
}

type Words<D> = (data: D) => string;

/** The text is not what the language allows. */
export function error<D extends object>(message: Words<D>, help?: Words<D>): Sentence<D> {
  return { severity: 'error', message, ...(help && { help }) };
}

/** The text is read, but hardly as its author meant it, or something is lost. */
export function warning<D extends object>(message: Words<D>, help?: Words<D>): Sentence<D> {
  return { severity: 'warning', message, ...(help && { help }) };
}

/** Worth knowing. */
export function info<D extends object>(message: Words<D>, help?: Words<D>): Sentence<D> {
  return { severity: 'info', message, ...(help && { help }) };
}

/** A piece of source in a sentence: quoted, on one line, not too long. */
export function quote(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return `"${line.length > 60 ? `${line.slice(0, 57)}…` : line}"`;
}

/** `a, b or c`. */
export function oneOf(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
