// One colour, many spellings: `rgb(255, 170, 0)`, `#fa0` and `#FFAA00` are drawn alike.

/** A colour as a name or hexadecimal digits with `#`; what is neither and no `rgb(…)` stays as it is. */
export function hexColor(color: string): string {
  const found = /^rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)(?:[\s,/]+([\d.]+)(%)?)?\s*\)$/i.exec(color.trim());
  if (!found) return color.trim();
  const digits = [found[1], found[2], found[3]].map((part) => hexByte(Number(part))).join('');
  if (found[4] === undefined) return `#${digits}`;
  const alpha = found[5] ? Number(found[4]) / 100 : Number(found[4]);
  return alpha >= 1 ? `#${digits}` : `#${digits}${hexByte(Math.round(alpha * 255))}`;
}

function hexByte(value: number): string {
  return Math.max(0, Math.min(255, value)).toString(16).padStart(2, '0').toUpperCase();
}

/** The one spelling by which colours are compared. */
export function canonicalColor(color: string): string {
  const hex = hexColor(color);
  if (!/^#(?:[0-9a-f]{3}|[0-9a-f]{6}|[0-9a-f]{8})$/i.test(hex)) return hex;
  const digits = hex.slice(1).toUpperCase();
  const full = digits.length === 3 ? digits.replace(/./g, '$&$&') : digits;
  return `#${full.length === 8 && full.endsWith('FF') ? full.slice(0, 6) : full}`;
}
