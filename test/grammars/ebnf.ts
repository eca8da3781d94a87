// A grammar for human eyes, in W3C's EBNF: rules from the parser itself, terminals from its tokens, comments from the source's own.

import type { ISerializedGast, TokenType } from 'chevrotain';
import { choice, type Expression, oneLine, production, repeat, sequence, text, withNames } from './expression.js';
import { literalOf, patternExpression, quoted, spaceName, spaceProduction } from './pattern.js';

/** All that a grammar is made of. A new format is one of these in the list of the test. */
export interface GrammarSource {
  /** The name of the file, without `.ebnf`. */
  readonly id: string;
  /** What the language is and how its texts are read, for the head of the file; one string a line. */
  readonly about: readonly string[];
  readonly parser: { getSerializedGastProductions(): ISerializedGast[] };
  /** Every token type of the parser. */
  readonly tokens: readonly TokenType[];
  /** TypeScript sources: the doc comment before a rule or a token becomes the comment of its production. */
  readonly sources: readonly string[];
  /** Rules that are no part of the language, but what the parser does with a broken text. */
  readonly without?: readonly string[];
  /** The right sides of further productions, or of tokens that their pattern does not explain, in EBNF. */
  readonly productions?: Readonly<Record<string, string>>;
  /** Parts of patterns that have a name: where a pattern has such a part, the grammar has its name. */
  readonly pieces?: Readonly<Record<string, RegExp>>;
  /** The lexer's modes: in each the first token that matches wins. */
  readonly modes?: Readonly<Record<string, readonly TokenType[]>>;
}

const notation = [
  'The notation is that of the XML specification: "text", [signs], [^all other signs], #xA (a sign by its code),',
  'x? (perhaps), x* (any number of), x+ (at least one), x | y (either), x - y (x, but not y). Besides, &x means that',
  'x must follow here and !x that it must not; neither takes a sign.',
];

/** The text of a grammar's file. Fails when a name has no production or a production has no use. */
export function ebnf(source: GrammarSource): string {
  const without = new Set(source.without);
  const rules = source.parser.getSerializedGastProductions().filter((rule) => !without.has(nameOf(rule)));
  const comments = docComments(source.sources);
  const terminals = new Terminals(source);
  const rows = rules.map((rule) => [nameOf(rule), gastExpression(rule, terminals, without)] as const);
  const wanted = namesIn(rows.map(([, expression]) => oneLine(expression)));
  const ofModes = Object.values(source.modes ?? {}).flatMap((tokens) => tokens.map(({ name }) => oneLine(terminals.reference(name))));
  const lexical = terminals.productions([...wanted, ...namesIn(ofModes)]);
  const lines = [comment([...source.about, '', ...notation])];
  for (const [name, expression] of rows) lines.push(described(production(name, expression), comments.get(name)));
  lines.push(comment(['Terminals']));
  for (const [name, right] of lexical) lines.push(described(right, comments.get(name)));
  for (const [mode, tokens] of Object.entries(source.modes ?? {})) lines.push(modeComment(mode, tokens, terminals));
  checkNames(new Map([...rows.map(([name, right]) => [name, oneLine(right)] as const), ...lexical]), [
    rows[0]?.[0] ?? '',
    ...namesIn(ofModes),
  ]);
  return `${lines.join('\n\n')}\n`;
}

// ---- rules -----------------------------------------------------------------------------------------------------

const nameOf = (gast: ISerializedGast): string => ('name' in gast && typeof gast.name === 'string' ? gast.name : '');

/** Whether a piece is nothing but a rule that is left out. */
function isWithout(gast: ISerializedGast, without: ReadonlySet<string>): boolean {
  if (gast.type === 'NonTerminal') return without.has(nameOf(gast));
  if (gast.type !== 'Alternative' || !('definition' in gast) || !Array.isArray(gast.definition)) return false;
  return gast.definition.length > 0 && gast.definition.every((one: ISerializedGast) => isWithout(one, without));
}

function gastExpression(gast: ISerializedGast, terminals: Terminals, without: ReadonlySet<string>): Expression {
  const inside = (): readonly Expression[] =>
    'definition' in gast && Array.isArray(gast.definition)
      ? gast.definition
          .filter((one: ISerializedGast) => !isWithout(one, without))
          .map((one: ISerializedGast) => gastExpression(one, terminals, without))
      : [];
  const separator = (): Expression =>
    'separator' in gast ? terminals.reference((gast.separator as { readonly name: string }).name) : sequence([]);
  switch (gast.type) {
    case 'NonTerminal':
      return text(nameOf(gast));
    case 'Terminal':
      return terminals.reference(nameOf(gast));
    case 'Option':
      return repeat(sequence(inside()), '?');
    case 'Repetition':
      return repeat(sequence(inside()), '*');
    case 'RepetitionMandatory':
      return repeat(sequence(inside()), '+');
    case 'RepetitionMandatoryWithSeparator':
      return sequence([...inside(), repeat(sequence([separator(), ...inside()]), '*')]);
    case 'RepetitionWithSeparator':
      return repeat(sequence([...inside(), repeat(sequence([separator(), ...inside()]), '*')]), '?');
    case 'Alternation':
      return choice(inside());
    default:
      return sequence(inside());
  }
}

// ---- terminals -------------------------------------------------------------------------------------------------

/** Token types by name: those of one fixed text stand as this text, the others have a production. */
class Terminals {
  readonly #types: ReadonlyMap<string, TokenType>;
  readonly #given: Readonly<Record<string, string>>;
  readonly #pieces: ReadonlyMap<string, Expression>;
  readonly #tokens: readonly TokenType[];

  constructor({ tokens, productions, pieces }: GrammarSource) {
    this.#tokens = tokens;
    this.#types = new Map(tokens.map((type) => [type.name, type]));
    this.#given = productions ?? {};
    this.#pieces = new Map(Object.entries(pieces ?? {}).map(([name, pattern]) => [name, patternExpression(pattern)]));
  }

  reference(name: string): Expression {
    const type = this.#types.get(name);
    if (!type || this.#given[name] !== undefined || this.#members(type).length > 0) return text(name);
    const literal = literalText(type);
    if (literal !== undefined) return text(quoted(literal));
    // The same pattern in another mode of the lexer is the same to a reader.
    const twin = type.CATEGORIES?.find(({ PATTERN }) => String(PATTERN) === String(type.PATTERN));
    return text(twin?.name ?? name);
  }

  /** The productions of these names and of all that they lead to. */
  productions(names: readonly string[]): ReadonlyMap<string, string> {
    const found = new Map<string, string>();
    const pending = [...names];
    for (let name = pending.shift(); name !== undefined; name = pending.shift()) {
      const right = found.has(name) ? undefined : this.#rightSide(name);
      if (right === undefined) continue;
      found.set(name, right);
      pending.push(...namesIn([rightOf(right)]));
    }
    return found;
  }

  #rightSide(name: string): string | undefined {
    const given = this.#given[name];
    if (given !== undefined) return `${name} ::=${given.startsWith('\n') ? '' : ' '}${given}`;
    if (name === spaceName) return `${name} ::= ${spaceProduction}`;
    const piece = this.#pieces.get(name);
    if (piece) return production(name, withNames(piece, this.#others(name)));
    const type = this.#types.get(name);
    if (!type) return undefined;
    const own = type.PATTERN instanceof RegExp ? [withNames(patternExpression(type.PATTERN), this.#pieces)] : [];
    const members = this.#members(type).map((member) => this.reference(member.name));
    const all = [...own, ...members].filter((one) => oneLine(one) !== name);
    if (all.length === 0) throw new Error(`The token ${name} has no pattern to show: give its production by hand.`);
    return production(name, choice(all));
  }

  #others(name: string): ReadonlyMap<string, Expression> {
    return new Map([...this.#pieces].filter(([one]) => one !== name));
  }

  #members(type: TokenType): readonly TokenType[] {
    return this.#tokens.filter(({ CATEGORIES }) => CATEGORIES?.includes(type));
  }
}

function literalText({ PATTERN }: TokenType): string | undefined {
  if (typeof PATTERN === 'string') return PATTERN;
  return PATTERN instanceof RegExp ? literalOf(PATTERN) : undefined;
}

// ---- comments --------------------------------------------------------------------------------------------------

function comment(lines: readonly string[]): string {
  const [first = '', ...others] = lines;
  if (others.length === 0) return `/* ${first} */`;
  return [`/* ${first}`, ...others.map((line) => (line === '' ? '' : `   ${line}`))].join('\n').concat(' */');
}

/** A comment that is nothing but a piece of the language is an example. */
function described(written: string, said: string | undefined): string {
  const example = /^`([^`]*)`$/.exec(said ?? '')?.[1];
  return said === undefined ? written : `${comment([example ?? said])}\n${written}`;
}

const documented =
  /\/\*\*\s((?:(?!\*\/)[\s\S])*?)\s\*\/\s+(?:export |const |readonly )*[\w#]+(?:: \w+)? = (?:this\.RULE|\w+)\(\s*(?:\{\s*name: )?'(\w+)'/g;

/** The doc comments of rules and tokens by their names. */
function docComments(sources: readonly string[]): ReadonlyMap<string, string> {
  const found = sources.flatMap((source) => [...source.matchAll(documented)]);
  return new Map(found.map(([, said = '', name = '']) => [name, said.replace(/\s*\n\s*\*\s*/g, ' ')]));
}

function modeComment(mode: string, tokens: readonly TokenType[], terminals: Terminals): string {
  const names = tokens.map(({ name }) => oneLine(terminals.reference(name)));
  const lines = [`In the lexer's mode "${mode}" the first of these that matches:`];
  let line = '';
  for (const name of names) {
    const next = line === '' ? name : `${line} ${name}`;
    if (next.length > 110) lines.push(line);
    line = next.length > 110 ? name : next;
  }
  return comment([...lines, line]);
}

// ---- names -----------------------------------------------------------------------------------------------------

const name = /"[^"]*"|'[^']*'|\[(?:\^\])?[^\]]*\]|#x[0-9A-F]+|([A-Za-z]\w*)/g;

function namesIn(texts: readonly string[]): ReadonlySet<string> {
  const found = texts.flatMap((one) => [...one.matchAll(name)].map((hit) => hit[1]));
  return new Set(found.filter((one) => one !== undefined));
}

const rightOf = (written: string): string => (written.includes('::=') ? written.slice(written.indexOf('::=')) : written);

/** Every name has a production, and every production can be reached. */
function checkNames(rights: ReadonlyMap<string, string>, starts: readonly string[]): void {
  const reached = new Set(starts);
  for (const one of reached) {
    const right = rights.get(one);
    if (right === undefined) throw new Error(`Nothing says what ${one} is.`);
    for (const used of namesIn([rightOf(right)])) reached.add(used);
  }
  const unused = [...rights.keys()].filter((one) => !reached.has(one));
  if (unused.length > 0) throw new Error(`Nothing leads to ${unused.join(', ')}.`);
}
