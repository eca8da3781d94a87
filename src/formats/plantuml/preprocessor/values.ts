// The preprocessor's three types of value, and its operators on them.

import { type JsonNode, printJson } from './json.js';

/** A whole number of 32 bits, a text, or JSON. */
export type Value =
  | { readonly kind: 'int'; readonly value: number }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'json'; readonly value: JsonNode };

/** A number of 32 bits. */
export const ofInt = (value: number): Value => ({ kind: 'int', value: value | 0 });
/** A text. */
export const ofText = (value: string): Value => ({ kind: 'text', value });
/** A JSON value. */
export const ofJson = (value: JsonNode): Value => ({ kind: 'json', value });
/** A truth value: 1 or 0. */
export const ofBoolean = (value: boolean): Value => ofInt(value ? 1 : 0);

/** What stands in the text where the value is substituted. */
export function textOf(value: Value): string {
  switch (value.kind) {
    case 'int':
      return String(value.value);
    case 'text':
      return value.value;
    case 'json':
      return value.value.kind === 'string' ? value.value.text : printJson(value.value);
  }
}

/** A number other than zero, or a text that is not empty. */
export function isTrue(value: Value): boolean {
  return value.kind === 'int' ? value.value !== 0 : textOf(value) !== '';
}

/** The number; of anything else zero. */
export function intOf(value: Value): number {
  return value.kind === 'int' ? value.value : 0;
}

/** The value as JSON. */
export function jsonOf(value: Value): JsonNode {
  if (value.kind === 'json') return value.value;
  return value.kind === 'int' ? { kind: 'literal', text: String(value.value) } : { kind: 'string', text: value.value };
}

interface Operator {
  /** The higher, the closer it binds; all associate to the left. */
  readonly precedence: number;
  /** Undefined where there is no result (a division by zero). */
  apply(a: Value, b: Value): Value | undefined;
}

/** On two numbers it calculates, on anything else it works with the texts. */
function mixed(precedence: number, ints: (a: number, b: number) => number, texts: (a: string, b: string) => string): Operator {
  return {
    precedence,
    apply: (a, b) => (a.kind === 'int' && b.kind === 'int' ? ofInt(ints(a.value, b.value)) : ofText(texts(textOf(a), textOf(b)))),
  };
}

function compared(precedence: number, holds: (order: number) => boolean): Operator {
  const order = (a: Value, b: Value): number => {
    if (a.kind === 'int' && b.kind === 'int') return a.value - b.value;
    const [left, right] = [textOf(a), textOf(b)];
    return left < right ? -1 : left > right ? 1 : 0;
  };
  return { precedence, apply: (a, b) => ofBoolean(holds(order(a, b))) };
}

const divided = mixed(
  7,
  (a, b) => Math.trunc(a / b),
  (a, b) => `${a}/${b}`,
);

/** The binary operators. */
export const operators: Readonly<Record<string, Operator>> = {
  '*': mixed(7, Math.imul, (a, b) => `${a}*${b}`),
  '/': { precedence: 7, apply: (a, b) => (a.kind === 'int' && b.kind === 'int' && b.value === 0 ? undefined : divided.apply(a, b)) },
  '+': mixed(
    6,
    (a, b) => a + b,
    (a, b) => a + b,
  ),
  '-': mixed(
    6,
    (a, b) => a - b,
    (a, b) => a + b,
  ),
  '<': compared(5, (order) => order < 0),
  '>': compared(5, (order) => order > 0),
  '<=': compared(5, (order) => order <= 0),
  '>=': compared(5, (order) => order >= 0),
  '==': compared(4, (order) => order === 0),
  '!=': compared(4, (order) => order !== 0),
  '&&': { precedence: 3, apply: (a, b) => ofBoolean(isTrue(a) && isTrue(b)) },
  '||': { precedence: 2, apply: (a, b) => ofBoolean(isTrue(a) || isTrue(b)) },
};
