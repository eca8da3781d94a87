// Whether plain data has the shape of the IR: goes through the data along the table in shapes.ts, with an explicit stack.

import type { Diagram } from './model.js';
import { type AnyField, type AnyShape, definitions, type Name } from './shapes.js';
import type { FormattedText } from './text.js';

/** Something in the data that is not as the IR has it. */
export interface Misfit {
  /** `diagram.statements[3].arrow.line` */
  readonly path: string;
  readonly expected: string;
  readonly found: string;
  /** The object that holds it. */
  readonly value?: unknown;
}

/** Everything that does not fit; empty for a diagram. */
export function validate(value: unknown): readonly Misfit[] {
  return misfitsOf(value, 'diagram');
}

function misfitsOf(value: unknown, name: Name): readonly Misfit[] {
  const pending: Visit[] = [{ value, shape: { is: 'defined', name }, holder: undefined, above: undefined, step: name }];
  const misfits: Misfit[] = [];
  for (let visit = pending.pop(); visit && misfits.length < most; visit = pending.pop()) look(visit, pending, misfits);
  return misfits;
}

/** Whether plain data is a diagram. */
export function isDiagram(value: unknown): value is Diagram {
  return validate(value).length === 0;
}

/** Whether plain data is a text with formatting. */
export function isFormattedText(value: unknown): value is FormattedText {
  return misfitsOf(value, 'formattedText').length === 0;
}

/** More than anybody reads; keeps data of quite another kind from giving a report longer than itself. */
const most = 100;

/** A value to look at, and the way to it. */
interface Visit {
  readonly value: unknown;
  readonly shape: AnyShape;
  readonly holder: object | undefined;
  readonly above: Visit | undefined;
  readonly step: string | number;
}

function look(visit: Visit, pending: Visit[], misfits: Misfit[]): void {
  const { value, shape } = visit;
  const expect = (expected: string): void => {
    misfits.push({ path: pathOf(visit), expected, found: nameOf(value), ...(visit.holder && { value: visit.holder }) });
  };
  switch (shape.is) {
    case 'string':
    case 'boolean':
      if (typeof value !== shape.is) expect(`a ${shape.is}`);
      return;
    case 'number':
      if (typeof value !== 'number' || !Number.isFinite(value)) expect('a number');
      return;
    case 'words':
      if (!shape.words.some((word) => word === value)) expect(wordsOf(shape.words));
      return;
    case 'defined':
      pending.push({ ...visit, shape: definitions[shape.name] });
      return;
    case 'string-or':
      if (typeof value === 'string') return;
      if (isRecord(value)) pending.push({ ...visit, shape: shape.other });
      else expect('a string or an object');
      return;
    case 'list':
      if (!Array.isArray(value)) expect('a list');
      else if (value.length < shape.atLeast) expect('a list that is not empty');
      else
        for (let i = value.length - 1; i >= 0; i--)
          pending.push({ value: value[i], shape: shape.of, holder: value, above: visit, step: i });
      return;
    case 'kinds':
      lookAtKind(visit, shape.byKind, pending, misfits);
      return;
    case 'fields':
      if (isRecord(value)) lookAtFields(visit, value, shape.fields, pending, misfits);
      else expect('an object');
      return;
    case 'json-object':
      if (!isRecord(value)) expect('an object');
      else lookAtJson(visit, pending, misfits);
      return;
    case 'json':
      lookAtJson(visit, pending, misfits);
  }
}

function lookAtKind(
  visit: Visit,
  byKind: { readonly [kind: string]: Extract<AnyShape, { is: 'fields' }> },
  pending: Visit[],
  misfits: Misfit[],
): void {
  const { value } = visit;
  if (!isRecord(value)) {
    misfits.push({ path: pathOf(visit), expected: 'an object', found: nameOf(value), ...(visit.holder && { value: visit.holder }) });
    return;
  }
  const kind = value['kind'];
  const shape = typeof kind === 'string' && Object.hasOwn(byKind, kind) ? byKind[kind] : undefined;
  if (shape) lookAtFields(visit, value, shape.fields, pending, misfits);
  else misfits.push({ path: `${pathOf(visit)}.kind`, expected: wordsOf(Object.keys(byKind)), found: nameOf(kind), value });
}

function lookAtFields(
  visit: Visit,
  value: Record<string, unknown>,
  fields: { readonly [name: string]: AnyField },
  pending: Visit[],
  misfits: Misfit[],
): void {
  for (const key of Object.keys(value)) {
    if (Object.hasOwn(fields, key)) continue;
    misfits.push({
      path: pathOf({ ...visit, above: visit, step: key }),
      expected: `one of the keys ${Object.keys(fields).join(', ')}`,
      found: JSON.stringify(key),
      value,
    });
  }
  const names = Object.keys(fields);
  for (let i = names.length - 1; i >= 0; i--) {
    const name = names[i] ?? '';
    const field = fields[name];
    if (!field) continue;
    if (Object.hasOwn(value, name)) pending.push({ value: value[name], shape: field.shape, holder: value, above: visit, step: name });
    else if (!field.optional)
      misfits.push({ path: pathOf(visit), expected: 'one that has it', found: `an object without the key ${JSON.stringify(name)}`, value });
  }
}

function lookAtJson(visit: Visit, pending: Visit[], misfits: Misfit[]): void {
  const { value } = visit;
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return;
  if (typeof value === 'number' && Number.isFinite(value)) return;
  if (typeof value !== 'object') {
    misfits.push({ path: pathOf(visit), expected: 'plain JSON', found: nameOf(value), ...(visit.holder && { value: visit.holder }) });
    return;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (!Array.isArray(value) && prototype !== Object.prototype && prototype !== null) {
    misfits.push({ path: pathOf(visit), expected: 'plain JSON', found: 'an object of a class', value });
    return;
  }
  const shape: AnyShape = { is: 'json' };
  const entries: readonly (readonly [string | number, unknown])[] = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  for (const [step, inner] of entries) pending.push({ value: inner, shape, holder: value, above: visit, step });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function pathOf(visit: Visit): string {
  const steps: string[] = [];
  for (let at: Visit | undefined = visit; at; at = at.above) {
    steps.push(
      typeof at.step === 'number' ? `[${at.step}]` : /^[A-Za-z_]\w*$/.test(at.step) ? `.${at.step}` : `[${JSON.stringify(at.step)}]`,
    );
  }
  return steps.reverse().join('').replace(/^\./, '');
}

function wordsOf(words: readonly (string | boolean)[]): string {
  const all = words.map((word) => JSON.stringify(word));
  return all.length === 1 ? (all[0] ?? '') : `one of ${all.join(', ')}`;
}

/** What was found, in a few words: a long text is cut. */
function nameOf(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
