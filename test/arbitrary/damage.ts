// Damage: plain data and texts with something in them changed, so that most are wrong and some happen to be right.

import fc, { type Arbitrary } from 'fast-check';
import { nasty } from './texts.js';

/** Plain data with one value somewhere replaced, renamed or removed. */
export function damagedJson(data: unknown): Arbitrary<unknown> {
  return fc
    .tuple(
      fc.nat(),
      fc.constantFrom('replace', 'rename', 'remove', 'add'),
      fc.constantFrom<unknown>(0, '', 'x', true, false, null, [], {}, ['x'], 1.5),
    )
    .map(([at, how, value]) => {
      const copy: unknown = JSON.parse(JSON.stringify(data));
      const places = placesIn(copy);
      const place = places[at % Math.max(1, places.length)];
      if (!place) return value;
      damage(place.holder, place.key, how, value);
      return copy;
    });
}

interface PlaceOf {
  readonly holder: Record<string, unknown>;
  readonly key: string;
}

function placesIn(data: unknown): readonly PlaceOf[] {
  const places: PlaceOf[] = [];
  const pending: unknown[] = [data];
  while (pending.length > 0) {
    const holder = pending.pop();
    if (typeof holder !== 'object' || holder === null) continue;
    for (const [key, value] of Object.entries(holder)) {
      places.push({ holder: holder as Record<string, unknown>, key });
      pending.push(value);
    }
  }
  return places;
}

function damage(holder: Record<string, unknown>, key: string, how: 'replace' | 'rename' | 'remove' | 'add', value: unknown): void {
  if (how === 'replace' || Array.isArray(holder)) {
    holder[key] = value;
    return;
  }
  if (how === 'rename') holder[`${key}s`] = holder[key];
  if (how === 'add') holder['unheardOf'] = value;
  else delete holder[key];
}

/** A text with some stretches cut, doubled, swapped or replaced by something nasty. */
export function damagedText(text: string): Arbitrary<string> {
  const blow = fc.record({
    at: fc.nat({ max: text.length }),
    length: fc.oneof({ weight: 3, arbitrary: fc.nat({ max: 3 }) }, { weight: 1, arbitrary: fc.nat({ max: 60 }) }),
    how: fc.constantFrom('cut', 'double', 'replace', 'insert'),
    put: fc.oneof(fc.constantFrom(...nasty), fc.constantFrom('\n', '\r\n', '\r', '\0', '\ud800', '')),
  });
  return fc.array(blow, { minLength: 1, maxLength: 4 }).map((blows) => blows.reduce(struck, text));
}

function struck(
  text: string,
  { at, length, how, put }: { readonly at: number; readonly length: number; readonly how: string; readonly put: string },
): string {
  const [before, hit, after] = [text.slice(0, at), text.slice(at, at + length), text.slice(at + length)];
  if (how === 'cut') return before + after;
  if (how === 'double') return before + hit + hit + after;
  return how === 'replace' ? before + put + after : before + put + hit + after;
}
