// A token's regular expression as the right side of a production.

import {
  type Alternative,
  type Disjunction,
  type Quantifier,
  type Range,
  RegExpParser,
  type Set as SignSet,
  type Term,
} from '@chevrotain/regexp-to-ast';
import { choice, type Expression, repeat, sequence, text } from './expression.js';

/** What `\s` stands for; a grammar that uses it defines it. */
export const spaceName = 'Space';
export const spaceProduction = '[#x9-#xD#x20#xA0#x1680#x2000-#x200A#x2028#x2029#x202F#x205F#x3000#xFEFF]';

const parser = new RegExpParser();
const spaces: readonly (number | Range)[] = setOf(/\s/);

/** The expression of a pattern; a word boundary says nothing that a reader of the grammar would miss. */
export function patternExpression(pattern: RegExp): Expression {
  return disjunction(parser.pattern(String(pattern)).value);
}

/** The text that a pattern takes, if it is one text only. */
export function literalOf(pattern: RegExp): string | undefined {
  const [only, other] = parser.pattern(String(pattern)).value.value;
  if (!only || other) return undefined;
  const terms = only.value.filter(({ type }) => type !== 'WordBoundary');
  const signs = terms.map((term) => (term.type === 'Character' && !term.quantifier ? String.fromCodePoint(term.value) : undefined));
  return signs.length > 0 && signs.every((sign) => sign !== undefined) ? signs.join('') : undefined;
}

/** A text in quotes; signs that cannot be seen by their code. */
export function quoted(literal: string): string {
  if (/^[\x21-\x7e\u00a1-\uffff ]+$/.test(literal)) {
    if (!literal.includes('"')) return `"${literal}"`;
    if (!literal.includes("'")) return `'${literal}'`;
  }
  return [...literal].map((sign) => (/[\x21\x23-\x7e]/.test(sign) ? `"${sign}"` : code(sign.codePointAt(0) ?? 0))).join(' ');
}

const code = (sign: number): string => `#x${sign.toString(16).toUpperCase()}`;

function disjunction({ value }: Disjunction): Expression {
  return choice(value.map(alternative));
}

function alternative({ value }: Alternative): Expression {
  const parts: Expression[] = [];
  let literal = '';
  const flush = (): void => {
    if (literal !== '') parts.push(text(quoted(literal)));
    literal = '';
  };
  for (const term of value) {
    if (term.type === 'Character' && !term.quantifier) literal += String.fromCodePoint(term.value);
    else if (term.type !== 'WordBoundary') {
      flush();
      parts.push(termExpression(term));
    }
  }
  flush();
  return sequence(parts);
}

function termExpression(term: Term): Expression {
  switch (term.type) {
    case 'Character':
      return quantified(text(quoted(String.fromCodePoint(term.value))), term.quantifier);
    case 'Set':
      return quantified(set(term), term.quantifier);
    case 'Group':
      return quantified(disjunction(term.value), term.quantifier);
    case 'Lookahead':
    case 'NegativeLookahead':
      if (term.value) return { kind: 'look', of: disjunction(term.value), mark: term.type === 'Lookahead' ? '&' : '!' };
  }
  throw new Error(`A token's pattern has a ${term.type}: give its production by hand.`);
}

function quantified(of: Expression, quantifier: Quantifier | undefined): Expression {
  if (!quantifier) return of;
  const { atLeast, atMost } = quantifier;
  if (atMost === Number.POSITIVE_INFINITY) {
    return atLeast === 0 ? repeat(of, '*') : sequence([...Array.from({ length: atLeast - 1 }, () => of), repeat(of, '+')]);
  }
  const certain = Array.from({ length: atLeast }, () => of);
  const possible = Array.from({ length: atMost - atLeast }, () => repeat(of, '?'));
  return sequence([...certain, ...possible]);
}

// ---- classes of signs -------------------------------------------------------------------------------------------

function setOf(pattern: RegExp): readonly (number | Range)[] {
  const term = parser.pattern(String(pattern)).value.value[0]?.value[0];
  return term?.type === 'Set' ? term.value : [];
}

const key = (one: number | Range): string => (typeof one === 'number' ? code(one) : `${code(one.from)}-${code(one.to)}`);
const spaceKeys: ReadonlySet<string> = new Set(spaces.map(key));

function set({ complement, value }: SignSet): Expression {
  const keys = new Set(value.map(key));
  const spaced = [...spaceKeys].every((one) => keys.has(one));
  const rest = spaced ? value.filter((one) => !spaceKeys.has(key(one))) : value;
  if (!spaced) return text(`[${complement ? '^' : ''}${signs(rest)}]`);
  if (rest.length === 0) return text(complement ? `[^] - ${spaceName}` : spaceName);
  return complement ? text(`[^${signs(rest)}] - ${spaceName}`) : choice([text(spaceName), text(`[${signs(rest)}]`)]);
}

/** Signs that mean themselves first, codes of the others last. */
function signs(of: readonly (number | Range)[]): string {
  const written = ranges(of).map(({ from, to }) => (from === to ? sign(from) : `${sign(from)}-${sign(to)}`));
  const unique = [...new Set(written)];
  return [...unique.filter((one) => !one.startsWith('#x')), ...unique.filter((one) => one.startsWith('#x'))].join('');
}

/** Digits and letters that follow each other as ranges; all else as it came. */
function ranges(of: readonly (number | Range)[]): readonly Range[] {
  const joined: { from: number; to: number }[] = [];
  for (const one of of) {
    const next = typeof one === 'number' ? { from: one, to: one } : { ...one };
    const last = joined.at(-1);
    if (last && next.from === last.to + 1 && /^\w$/.test(String.fromCodePoint(next.from))) last.to = next.to;
    else joined.push(next);
  }
  return joined;
}

/** In a class `[ ] ^ - #` would be read as something else. */
function sign(value: number): string {
  const plain = value > 0x20 && value < 0x7f && !/[[\]^\-#]/.test(String.fromCodePoint(value));
  return plain ? String.fromCodePoint(value) : code(value);
}
