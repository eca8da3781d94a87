// Names that nobody has yet.

/** The name, or the first of `name_2`, `name_3` … that is not taken. */
export function unused(name: string, taken: { has(name: string): boolean }): string {
  let free = name;
  for (let count = 2; taken.has(free); count++) free = `${name}_${count}`;
  return free;
}
