// Deep equality of plain data, without recursion.

/** Whether two JSON values say the same. Keys may stand in any order; an absent key and an undefined one are alike. */
export function equal(a: unknown, b: unknown): boolean {
  const pending: [unknown, unknown][] = [[a, b]];
  for (;;) {
    const pair = pending.pop();
    if (!pair) return true;
    if (!equalAtTop(pair[0], pair[1], pending)) return false;
  }
}

/** The same for two objects, some of whose keys do not count. */
export function equalBut(a: object, b: object, ignored: ReadonlySet<string>): boolean {
  return isObject(a) && isObject(b) && everyKey(a, b, ignored) && everyKey(b, a, ignored);
}

function everyKey(a: Record<string, unknown>, b: Record<string, unknown>, ignored: ReadonlySet<string>): boolean {
  for (const key in a) if (a[key] !== b[key] && !ignored.has(key) && !equal(a[key], b[key])) return false;
  return true;
}

function equalAtTop(a: unknown, b: unknown, pending: [unknown, unknown][]): boolean {
  if (a === b) return true;
  if (!isObject(a) || !isObject(b)) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
    for (let i = 0; i < a.length; i++) pending.push([a[i], b[i]]);
    return true;
  }
  for (const key in a) if (a[key] !== b[key]) pending.push([a[key], b[key]]);
  for (const key in b) if (b[key] !== undefined && a[key] === undefined) return false;
  return true;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
