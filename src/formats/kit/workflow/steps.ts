// What the label of a message says of its step, where it has the form that `deriveLabel` gives: `[API Call]`, the request, its payload.

import type { Json, JsonObject, Statement } from '../../../ir/model.js';
import type { StepDetails } from '../../../ir/workflow.js';
import { deriveLabel, labelNumbers, withNumber, withoutNumber } from '../labels.js';

/** The details in a label that has no number; undefined for a label that is just a text. */
export function readLabel(label: string): StepDetails | undefined {
  const [, name, rest] = /^\[([^[\]\n]+)\](?:\n([\s\S]+))?$/.exec(label) ?? [];
  const body = name === undefined ? label : (rest ?? '');
  const head = name === undefined ? {} : { name };
  // A statement of SQL alone is as likely a sentence; with a name above it is a call.
  const exchange = readExchange(body, name !== undefined);
  const candidates: readonly StepDetails[] = [
    ...(exchange ? [{ ...head, ...exchange }] : []),
    ...(name === undefined ? [] : [{ ...head, ...(body !== '' && { text: body }) }]),
  ];
  return candidates.find((step) => deriveLabel(step) === label);
}

const methods = 'GET|HEAD|POST|PUT|DELETE|CONNECT|OPTIONS|TRACE|PATCH|QUERY';
const httpLine = new RegExp(`^(?:${methods}) /\\S*$`);
const statusLine = /^[1-5]\d\d [A-Z][A-Za-z' -]*$/;
const sqlLine = /^(?:SELECT|INSERT INTO|UPDATE|DELETE FROM|MERGE INTO|CALL) \S/;
const listLine = /^(JSON|Values): \{([^{}\n]+)\}$/;

const listKeys = { JSON: 'body', Values: 'values' } as const;

/** `POST /orders`, `200 OK`, `INSERT INTO orders`, and a list of names below. */
function readExchange(body: string, named: boolean): Pick<StepDetails, 'request' | 'response'> | undefined {
  const at = body.lastIndexOf('\n');
  const last = at < 0 ? undefined : readList(body.slice(at + 1));
  const call = last ? body.slice(0, at) : body;
  const beside: JsonObject = last ?? {};
  if (httpLine.test(call)) return { request: { http: call, ...beside } };
  if (statusLine.test(call)) return { response: { status: call, ...beside } };
  if (named && sqlLine.test(call)) return { request: { sql: call, ...beside } };
  return undefined;
}

function readList(line: string): { readonly [key: string]: Json } | undefined {
  const [, word, names] = listLine.exec(line) ?? [];
  if (names === undefined || (word !== 'JSON' && word !== 'Values')) return undefined;
  const items = names.split(', ');
  return items.every((item) => /^[\w$.-]+$/.test(item)) ? { [listKeys[word]]: items } : undefined;
}

/** Whether the labels of the happy path are numbered one by one. */
export function areNumbered(statements: readonly Statement[]): boolean {
  let numbered = false;
  for (const [message, number] of labelNumbers(statements)) {
    if (message.kind !== 'message' || typeof message.text !== 'string' || message.text === '') continue;
    const bare = withoutNumber(message.text, number);
    if (bare === undefined || withNumber(bare, number) !== message.text) return false;
    numbered = true;
  }
  return numbered;
}
