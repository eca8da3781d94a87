// Parsers that have analysed themselves, made fast.

/**
 * Has V8 keep the members of an object like those of a prototype, where it finds them fastest. A parser loses members while it analyses
 * itself, and would be searched like a table from then on, at half the speed.
 */
export function settle(parser: object): void {
  Object.create(parser);
}
