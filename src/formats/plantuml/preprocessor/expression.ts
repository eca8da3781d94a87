// Evaluates expressions: operator precedence with two explicit stacks, so that nesting is no limit.

import type { Token } from './expression-tokens.js';
import { failExpression } from './failure.js';
import { ofInt, ofText, operators, textOf, type Value } from './values.js';

/** The language of expressions, as it is published. */
export const expressionGrammar = `(* The expressions of PlantUML's preprocessor. Operators associate to the left; && and || evaluate both sides. *)
expression     = json | disjunction ;
disjunction    = conjunction , { "||" , conjunction } ;
conjunction    = equality , { "&&" , equality } ;
equality       = comparison , { ( "==" | "!=" ) , comparison } ;
comparison     = sum , { ( "<" | ">" | "<=" | ">=" ) , sum } ;
sum            = product , { ( "+" | "-" ) , product } ;
product        = operand , { ( "*" | "/" ) , operand } ;
operand        = text | number | call | name | "(" , disjunction , ")" ;
call           = name , "(" , [ argument , { "," , argument } ] , ")" ;
argument       = [ name , "=" ] , disjunction ;
text           = '"' , { character - '"' } , '"' | "'" , { character - "'" } , "'" ;
number         = [ "-" ] , digit , { digit } ;             (* "-" is a sign at the beginning and after an operator, "(" , "," or "=" *)
name           = name character , { name character } ;     (* all but quotes and digits at its beginning, operators, blanks and = ( ) , *)
json           = ? a JSON object or array, to the end of the line or of the lines that it needs ? ;
(* The value of a name is its variable's; a path ($v.key[0]) is looked up; any other word of letters, digits, ".", "$" and "_" is itself as a text. *)
`;

/** What an expression may ask for. */
export interface Knowledge {
  /** The value of a name or path; undefined when nothing is known of it. */
  variable(name: string): Value | undefined;
  /** Refuses a text that has become too long. */
  accept(value: Value): Value;
  /** Calls a function that has a value. */
  call(name: string, args: readonly Value[], named: ReadonlyMap<string, Value>): Value;
}

interface Call {
  readonly name: string;
  /** How many values there were before its arguments. */
  readonly base: number;
  readonly named: Map<string, Value>;
}

type Waiting = { readonly operator: string } | { readonly call: Call } | 'parenthesis';

const precedenceOf = (operator: string): number => (operator === '=' ? 4 : (operators[operator]?.precedence ?? 0));

/** The state of one evaluation. */
interface Evaluation {
  readonly values: Value[];
  readonly waiting: Waiting[];
  /** The calls that are open, innermost last. */
  readonly calls: Call[];
}

/** The value of an expression. */
export function evaluate(tokens: readonly Token[], knowledge: Knowledge): Value {
  const evaluation: Evaluation = { values: [], waiting: [], calls: [] };
  for (const [index, token] of tokens.entries()) take(evaluation, tokens, index, token, knowledge);
  applyWhile(evaluation, knowledge, () => true);
  if (evaluation.waiting.length > 0) failExpression('a ")" is missing');
  return evaluation.values.at(-1) ?? failExpression('there is nothing to evaluate');
}

function take(evaluation: Evaluation, tokens: readonly Token[], index: number, token: Token, knowledge: Knowledge): void {
  const { values, waiting, calls } = evaluation;
  switch (token.kind) {
    case 'text':
      values.push(ofText(token.text));
      return;
    case 'number':
      values.push(ofInt(numberOf(token.text)));
      return;
    case 'name':
      if (tokens[index + 1]?.kind !== 'open') values.push(valueOfName(token.text, knowledge));
      return;
    case 'operator':
    case 'assign':
      applyWhile(evaluation, knowledge, (top) => precedenceOf(top) >= precedenceOf(token.text));
      waiting.push({ operator: token.text });
      return;
    case 'open': {
      const before = tokens[index - 1];
      if (before?.kind !== 'name') {
        waiting.push('parenthesis');
        return;
      }
      const call: Call = { name: before.text, base: values.length, named: new Map() };
      calls.push(call);
      waiting.push({ call });
      return;
    }
    case 'comma':
      applyWhile(evaluation, knowledge, () => true);
      return;
    case 'close':
      close(evaluation, knowledge);
  }
}

function close(evaluation: Evaluation, knowledge: Knowledge): void {
  const { values, waiting, calls } = evaluation;
  applyWhile(evaluation, knowledge, () => true);
  const top = waiting.pop();
  if (top === undefined) failExpression('a "(" is missing');
  if (top === 'parenthesis' || 'operator' in top) return;
  calls.pop();
  const args = values.splice(top.call.base);
  values.push(knowledge.call(top.call.name, args, top.call.named));
}

function applyWhile(evaluation: Evaluation, knowledge: Knowledge, goesFirst: (operator: string) => boolean): void {
  const { values, waiting, calls } = evaluation;
  for (
    let top = waiting.at(-1);
    top !== undefined && top !== 'parenthesis' && 'operator' in top && goesFirst(top.operator);
    top = waiting.at(-1)
  ) {
    waiting.pop();
    const right = values.pop();
    const left = values.pop();
    if (!left || !right) failExpression(`"${top.operator}" needs a value on both sides`);
    if (top.operator === '=') calls.at(-1)?.named.set(textOf(left), right);
    else values.push(knowledge.accept(operators[top.operator]?.apply(left, right) ?? failExpression('it divides by zero')));
  }
}

function numberOf(text: string): number {
  const number = Number(text);
  if (text === '-' || !Number.isSafeInteger(number) || number !== (number | 0)) failExpression(`${text} is no number of 32 bits`);
  return number;
}

function valueOfName(name: string, knowledge: Knowledge): Value {
  const value = knowledge.variable(name);
  if (value) return value;
  if (!/^[a-zA-Z0-9.$_]+$/.test(name)) failExpression(`"${name}" is neither a value nor a name`);
  return ofText(name);
}
