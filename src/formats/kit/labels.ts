// The label of a workflow's step, made of its details as the pages of such workflows write it: `[API Call]`, the request, its payload.

import type { Json, JsonObject, Statement } from '../../ir/model.js';
import { plainText, type Text } from '../../ir/text.js';
import { statementLists } from '../../ir/walk.js';
import type { Payload, StepDetails } from '../../ir/workflow.js';

/** The label that a step's details come to; undefined where nothing in them is drawn. */
export function deriveLabel(step: StepDetails, data: readonly Payload[] = []): string | undefined {
  const lines = [
    ...(step.name === undefined ? [] : [`[${step.name}]`]),
    ...(step.text === undefined ? [] : [step.text]),
    ...(step.request ? exchangeLines(step.request, data) : []),
    ...(step.response ? exchangeLines(step.response, data) : []),
  ];
  return step.name === undefined && !step.request && !step.response ? undefined : lines.join('\n');
}

/** How the parts of a request or response are drawn, in the order in which they stand. */
function exchangeLines(exchange: JsonObject, data: readonly Payload[]): readonly string[] {
  return Object.entries(exchange).flatMap(([key, value]): readonly string[] => {
    if (key === 'data' && typeof value === 'string') {
      const names = namesOf(data.find(({ id }) => id === value));
      return names.length === 0 ? [value] : [`JSON: {${names.join(', ')}}`];
    }
    if (key === 'body') return [`JSON: ${membersOf(value)}`];
    if (key === 'values') return [`Values: ${membersOf(value)}`];
    if (typeof value === 'string') return [value];
    return [`${key}: ${membersOf(value)}`];
  });
}

function membersOf(value: Json): string {
  if (typeof value !== 'object' || value === null) return String(value);
  const names = Array.isArray(value) ? value.map((item) => (typeof item === 'object' ? '…' : String(item))) : Object.keys(value);
  return `{${names.join(', ')}}`;
}

/** The names in a payload: of its example, or of its schema. */
function namesOf(payload: Payload | undefined): readonly string[] {
  const { example, schema } = payload ?? {};
  if (isObject(example)) return Object.keys(example);
  const properties = isObject(schema) ? schema['properties'] : undefined;
  return isObject(properties) ? Object.keys(properties) : [];
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The number that each message of the happy path has in its label where labels are numbered; error paths and alternatives have none. */
export function labelNumbers(statements: readonly Statement[]): ReadonlyMap<Statement, number> {
  const numbers = new Map<Statement, number>();
  const pending: Iterator<Statement>[] = [statements[Symbol.iterator]()];
  for (let top = pending.at(-1); top; top = pending.at(-1)) {
    const next = top.next();
    if (next.done) {
      pending.pop();
      continue;
    }
    const statement = next.value;
    if (statement.kind === 'message') numbers.set(statement, numbers.size + 1);
    if (statement.kind === 'section' && statement.role !== 'main') continue;
    for (const inner of [...statementLists(statement)].reverse()) pending.push(inner[Symbol.iterator]());
  }
  return numbers;
}

/** A label with its number in front; formatted and empty labels have none. */
export function withNumber(label: Text, number: number | undefined): Text {
  return typeof label !== 'string' || label === '' || number === undefined ? label : `${number}. ${label}`;
}

/** A label without its number; undefined where it does not have this one. */
export function withoutNumber(label: Text, number: number): Text | undefined {
  if (typeof label !== 'string' || label === '') return label;
  const prefix = `${number}. `;
  return label.startsWith(prefix) && label.length > prefix.length ? label.slice(prefix.length) : undefined;
}

/** Whether something other than a step's own words makes its label. */
export function isDerived({ name, request, response }: StepDetails): boolean {
  return name !== undefined || request !== undefined || response !== undefined;
}

/** What is drawn for a message: the outright label, or what its details come to, or its text. */
export function drawnText(own: Text | undefined, step: StepDetails | undefined, data: readonly Payload[] | undefined): Text {
  const words = own === undefined ? undefined : plainText(own);
  const derived = step && deriveLabel({ ...step, ...(words !== undefined && { text: words }) }, data);
  return derived ?? own ?? '';
}
