// How far a pattern goes along a line that it does not match, and what it would have wanted there.

import { outlineOf, outlineRegex } from './outline.js';
import { type Pattern, regexOf } from './pattern.js';

/** Where a pattern gave up, and what it would have taken. */
export interface Progress {
  readonly at: number;
  readonly expected: ReadonlySet<string>;
}

/** What people call the named pieces; the others are told by what they are made of. */
const called: Readonly<Record<string, string>> = {
  Code: 'a name',
  Name: 'a name',
  Quoted: 'a name in quotes',
  AnchorName: 'a name',
  Color: 'a colour',
  Colors: 'a colour',
  Gradient: 'a colour',
  LongColor: 'a colour',
  Stereotypes: 'a stereotype',
  Link: 'a link',
  Arrow: 'an arrow',
  EdgeArrow: 'an arrow',
  Number: 'a number',
  Parameter: 'the name of a style',
  Value: 'a value',
  S: 'a blank',
};

class Walk {
  readonly #line: string;
  at = 0;
  expected = new Set<string>();

  constructor(line: string) {
    this.#line = line;
  }

  /** The places to which a pattern leads from the given ones. */
  go(pattern: Pattern, from: ReadonlySet<number>): ReadonlySet<number> {
    switch (pattern.kind) {
      case 'sign':
        return this.#try(pattern.regex, literal(pattern.ebnf), from);
      case 'named': {
        const name = called[pattern.name];
        return name === undefined ? this.go(pattern.is, from) : this.#try(regexOf(pattern.is), name, from);
      }
      case 'part':
        return this.go(pattern.is, from);
      case 'sequence':
        return pattern.items.reduce((places, item) => this.go(item, places), from);
      case 'choice':
        return new Set(pattern.items.flatMap((item) => [...this.go(item, from)]));
      case 'repeat':
        return this.#repeat(pattern.is, pattern.times, from);
    }
  }

  #repeat(inner: Pattern, times: '?' | '*' | '+', from: ReadonlySet<number>): ReadonlySet<number> {
    const places = new Set(times === '+' ? [] : from);
    let last = from;
    for (;;) {
      const next = [...this.go(inner, last)].filter((place) => !places.has(place));
      if (next.length === 0) return places;
      for (const place of next) places.add(place);
      if (times === '?') return places;
      last = new Set(next);
    }
  }

  #try(regex: string, name: string, from: ReadonlySet<number>): ReadonlySet<number> {
    const places = new Set<number>();
    const sticky = outlineRegex(regex, 'y');
    for (const place of from) {
      sticky.lastIndex = place;
      const found = sticky.exec(this.#line);
      if (found) places.add(place + found[0].length);
      // Where the line ends, what would stand behind the blank is more worth telling than the blank.
      else if (name === 'a blank' && place === this.#line.length) places.add(place);
      else this.miss(place, name);
    }
    return places;
  }

  /** Notes that something was wanted at a place. */
  miss(place: number, name: string): void {
    if (place < this.at || name === '') return;
    if (place > this.at) this.expected = new Set();
    this.at = place;
    this.expected.add(name);
  }
}

/** A fixed text as it is quoted in a sentence; nothing for classes of signs, which say little. */
function literal(ebnf: string): string {
  const found = /^"([^"]+)"$/.exec(ebnf)?.[1];
  return found === undefined ? '' : `\`${found}\``;
}

/** How far a pattern goes along a line; `behind` is what may follow it at the end. */
export function progressOf(pattern: Pattern, line: string, behind: string): Progress {
  const walk = new Walk(outlineOf(line));
  for (const end of walk.go(pattern, new Set([0]))) {
    const rest = end + (/^[ \t\u00a0]*/.exec(line.slice(end))?.[0].length ?? 0);
    walk.miss(rest, behind);
  }
  return { at: walk.at, expected: walk.expected };
}
