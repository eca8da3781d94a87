// The right side of a production, and how it is laid out: on one line where it fits, otherwise a choice takes a line for each alternative.

/** What stands on the right side of `::=`. */
export type Expression =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'sequence'; readonly of: readonly Expression[] }
  | { readonly kind: 'choice'; readonly of: readonly Expression[] }
  | { readonly kind: 'repeat'; readonly of: Expression; readonly mark: '?' | '*' | '+' }
  | { readonly kind: 'look'; readonly of: Expression; readonly mark: '&' | '!' };

const widest = 110;

/** A name, a literal or a class, as it is written. */
export const text = (written: string): Expression => ({ kind: 'text', text: written });

/** One after the other; nested sequences become one. */
export function sequence(parts: readonly Expression[]): Expression {
  const of = parts.flatMap((part) => (part.kind === 'sequence' ? part.of : [part]));
  const [only] = of;
  return of.length === 1 && only ? only : { kind: 'sequence', of };
}

/** One of several; nested choices become one, what stands twice stands once, and an empty alternative makes the rest optional. */
export function choice(alternatives: readonly Expression[]): Expression {
  const all = alternatives.flatMap((one) => (one.kind === 'choice' ? one.of : [one]));
  const full = all.filter((one) => !isEmpty(one));
  const of = [...new Map(full.map((one) => [oneLine(one), one])).values()];
  const [only] = of;
  const chosen: Expression = of.length === 1 && only ? only : { kind: 'choice', of };
  return full.length < all.length ? repeat(chosen, '?') : chosen;
}

/** Perhaps, any number of times, or at least once. */
export function repeat(of: Expression, mark: '?' | '*' | '+'): Expression {
  return { kind: 'repeat', of, mark };
}

/** The expression with the names of its known parts in their place. */
export function withNames(expression: Expression, names: ReadonlyMap<string, Expression>): Expression {
  const written = oneLine(expression);
  for (const [name, known] of names) if (oneLine(known) === written) return text(name);
  switch (expression.kind) {
    case 'text':
      return expression;
    case 'sequence':
      return sequence(expression.of.map((one) => withNames(one, names)));
    case 'choice':
      return choice(expression.of.map((one) => withNames(one, names)));
    default:
      return { ...expression, of: withNames(expression.of, names) };
  }
}

const isEmpty = (one: Expression): boolean => one.kind === 'sequence' && one.of.length === 0;

/** An expression on one line. */
export function oneLine(expression: Expression): string {
  switch (expression.kind) {
    case 'text':
      return expression.text;
    case 'sequence':
      return expression.of.map((part) => (part.kind === 'choice' ? `( ${oneLine(part)} )` : oneLine(part))).join(' ');
    case 'choice':
      return expression.of.map(oneLine).join(' | ');
    case 'repeat':
      return `${grouped(expression.of)}${expression.mark}`;
    case 'look':
      return `${expression.mark}${grouped(expression.of)}`;
  }
}

function grouped(of: Expression): string {
  const needs = of.kind !== 'text' || of.text.includes(' - ');
  return needs ? `( ${oneLine(of)} )` : oneLine(of);
}

/** `name ::= …` on one line, or on several. */
export function production(name: string, expression: Expression): string {
  const line = `${name} ::= ${oneLine(expression)}`;
  if (line.length <= widest) return line;
  return `${name} ::=\n${broken(expression, '  ').join('\n')}`;
}

function broken(expression: Expression, indent: string): readonly string[] {
  const line = indent + oneLine(expression);
  if (line.length <= widest || expression.kind === 'text') return [line];
  if (expression.kind === 'choice') return alternatives(expression.of, indent);
  if (expression.kind === 'sequence') {
    return expression.of.flatMap((part) =>
      part.kind === 'choice' ? [`${indent}(`, ...broken(part, `${indent}  `), `${indent})`] : broken(part, indent),
    );
  }
  const before = expression.kind === 'look' ? expression.mark : '';
  const after = expression.kind === 'repeat' ? expression.mark : '';
  return [`${indent}${before}(`, ...broken(expression.of, `${indent}  `), `${indent})${after}`];
}

/** Short alternatives share lines; one that is long has its own. */
function alternatives(of: readonly Expression[], indent: string): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const one of of) {
    const written = oneLine(one);
    const next = line === '' ? `${indent}${lines.length === 0 ? '  ' : '| '}${written}` : `${line} | ${written}`;
    if (line !== '' && (next.length > widest || one.kind !== 'text')) {
      lines.push(line);
      line = `${indent}| ${written}`;
    } else line = next;
  }
  return [...lines, line];
}
