// How far an author moves the lines of a diagram in, so that printing can do the same.

/** How far the author moves the first line of the diagram in: a tab, two blanks or another number. */
export function indentOf(text: string): string | undefined {
  const [, outer = '', inner = ''] = /(?<![^\n])([ \t]*)sequenceDiagram[^\n]*\n(?:[ \t]*\n)*([ \t]*)\S/.exec(text) ?? [];
  const unit = inner.startsWith(outer) ? inner.slice(outer.length) : '';
  return /^(?:\t| {2}| {3}| {8})$/.test(unit) ? unit : undefined;
}
