// Patterns as data: from one and the same pattern come the regular expression that reads a line and the EBNF that people read.

/** A piece of a line. */
export type Pattern =
  /** `word`: what it says, where it says but one thing. */
  | { readonly kind: 'sign'; readonly regex: string; readonly ebnf: string; readonly word?: string }
  | { readonly kind: 'named'; readonly name: string; readonly is: Pattern }
  | { readonly kind: 'part'; readonly key: string; readonly is: Pattern }
  | { readonly kind: 'sequence'; readonly items: readonly Pattern[] }
  | { readonly kind: 'choice'; readonly items: readonly Pattern[] }
  | { readonly kind: 'repeat'; readonly is: Pattern; readonly times: '?' | '*' | '+' };

/** Pieces of patterns may be plain words and signs. */
export type Piece = Pattern | string;

/** What a line gave for each part of its pattern. */
export type Parts = Readonly<Record<string, string | undefined>>;

/** A character class, or anything else that is easier said twice than derived. */
export const sign = (regex: string, ebnf: string): Pattern => ({ kind: 'sign', regex, ebnf });
/** A piece with a production of its own in the grammar. */
export const named = (name: string, ...pieces: readonly Piece[]): Pattern => ({ kind: 'named', name, is: all(...pieces) });
/** A piece whose text the reader wants. */
export const part = (key: string, ...pieces: readonly Piece[]): Pattern => ({ kind: 'part', key, is: all(...pieces) });
/** One piece after the other. */
export const all = (...pieces: readonly Piece[]): Pattern => {
  const items = pieces.map(patternOf);
  return items.length === 1 && items[0] ? items[0] : { kind: 'sequence', items };
};
/** One of several pieces; the first that lets the whole line match wins. */
export const one = (...pieces: readonly Piece[]): Pattern => ({ kind: 'choice', items: pieces.map(patternOf) });
/** A piece or nothing. */
export const maybe = (...pieces: readonly Piece[]): Pattern => ({ kind: 'repeat', is: all(...pieces), times: '?' });
/** A piece any number of times. */
export const many = (...pieces: readonly Piece[]): Pattern => ({ kind: 'repeat', is: all(...pieces), times: '*' });

function patternOf(piece: Piece): Pattern {
  if (typeof piece !== 'string') return piece;
  const regex = piece.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  return { kind: 'sign', regex, ebnf: piece.includes('"') ? `'${piece}'` : `"${piece}"`, word: piece };
}

// ---- the regular expression ------------------------------------------------------------------------------------

/** The source of the regular expression, for `outlineRegex`; its groups are the parts, in the order of `partsOf`. */
export function regexOf(pattern: Pattern): string {
  switch (pattern.kind) {
    case 'sign':
      return pattern.regex;
    case 'named':
      return regexOf(pattern.is);
    case 'part':
      return `(${regexOf(pattern.is)})`;
    case 'sequence':
      return pattern.items.map((item) => (item.kind === 'choice' ? `(?:${regexOf(item)})` : regexOf(item))).join('');
    case 'choice':
      return `(?:${pattern.items.map(regexOf).join('|')})`;
    case 'repeat':
      return `(?:${regexOf(pattern.is)})${pattern.times}`;
  }
}

/** The keys of the parts in a pattern, in the order in which they begin. */
export function partsOf(pattern: Pattern): readonly string[] {
  switch (pattern.kind) {
    case 'sign':
      return [];
    case 'part':
      return [pattern.key, ...partsOf(pattern.is)];
    case 'named':
    case 'repeat':
      return partsOf(pattern.is);
    case 'sequence':
    case 'choice':
      return pattern.items.flatMap(partsOf);
  }
}

// ---- its beginning ---------------------------------------------------------------------------------------------

/** The words with one of which a line of the pattern begins; undefined where it may begin with something else. */
export function firstWordsOf(pattern: Pattern): readonly string[] | undefined {
  const { words, mayBeEmpty } = beginningOf(pattern);
  return mayBeEmpty ? undefined : words;
}

interface Beginning {
  readonly words: readonly string[] | undefined;
  readonly mayBeEmpty: boolean;
}

function beginningOf(pattern: Pattern): Beginning {
  switch (pattern.kind) {
    case 'sign':
      return { words: pattern.word === undefined ? undefined : [pattern.word], mayBeEmpty: false };
    case 'named':
    case 'part':
      return beginningOf(pattern.is);
    case 'repeat': {
      const { words, mayBeEmpty } = beginningOf(pattern.is);
      return { words, mayBeEmpty: mayBeEmpty || pattern.times !== '+' };
    }
    case 'choice':
      return anyOf(pattern.items.map(beginningOf));
    case 'sequence': {
      const items = pattern.items.map(beginningOf);
      const first = items.findIndex(({ mayBeEmpty }) => !mayBeEmpty);
      return { ...anyOf(first < 0 ? items : items.slice(0, first + 1)), mayBeEmpty: first < 0 };
    }
  }
}

function anyOf(beginnings: readonly Beginning[]): Beginning {
  const all = beginnings.map(({ words }) => words);
  return {
    words: all.includes(undefined) ? undefined : all.flatMap((words) => words ?? []),
    mayBeEmpty: beginnings.some(({ mayBeEmpty }) => mayBeEmpty),
  };
}

// ---- the grammar -----------------------------------------------------------------------------------------------

/** The right side of a production; `within` tells what stands round it, so that only needed brackets are written. */
export function ebnfOf(pattern: Pattern, within: 'nothing' | 'sequence' | 'repeat' = 'nothing'): string {
  switch (pattern.kind) {
    case 'sign':
      return within === 'repeat' && needsBrackets(pattern.ebnf) ? `( ${pattern.ebnf} )` : pattern.ebnf;
    case 'named':
      return pattern.name;
    case 'part':
      return ebnfOf(pattern.is, within);
    case 'sequence': {
      const text = pattern.items
        .map((item) => ebnfOf(item, 'sequence'))
        .filter((text) => text !== '')
        .join(' ');
      return within === 'repeat' && pattern.items.length > 1 ? `( ${text} )` : text;
    }
    case 'choice': {
      const text = pattern.items.map((item) => ebnfOf(item)).join(' | ');
      return within === 'nothing' ? text : `( ${text} )`;
    }
    case 'repeat':
      return `${ebnfOf(pattern.is, 'repeat')}${pattern.times}`;
  }
}

/** Several terminals side by side. */
function needsBrackets(ebnf: string): boolean {
  return !/^(?:"[^"]*"|'[^']*'|\[[^\]]*\]|\w+)$/.test(ebnf);
}

/** The productions of a pattern and of all named pieces in it, by name. */
export function productionsOf(patterns: Readonly<Record<string, Pattern>>): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  const pending: Pattern[] = [];
  for (const [name, pattern] of Object.entries(patterns)) {
    found[name] = ebnfOf(pattern);
    pending.push(pattern);
  }
  for (let pattern = pending.pop(); pattern; pattern = pending.pop()) {
    if (pattern.kind === 'named') found[pattern.name] ??= ebnfOf(pattern.is);
    if (pattern.kind === 'sequence' || pattern.kind === 'choice') pending.push(...pattern.items);
    else if (pattern.kind !== 'sign') pending.push(pattern.is);
  }
  return found;
}
