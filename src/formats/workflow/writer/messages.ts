// A message as a step: its short arrow in the key, what the arrow cannot say and the details of the step beside it.

import { equal } from '../../../ir/equal.js';
import type { Arrow, End, Head, Statement } from '../../../ir/model.js';
import type { Text } from '../../../ir/text.js';
import type { Payload, StepDetails } from '../../../ir/workflow.js';
import { drawnText, isDerived, withNumber, withoutNumber } from '../../kit/labels.js';
import { writeEnd } from '../message-key.js';
import { signOfArrow } from '../vocabulary.js';
import { bare, entriesOf, fields, json, names, nothing, type Out, type OutEntry, text } from '../yaml/out.js';
import { flag, linkFields, optional, textOut } from './texts.js';

/** What a message's key says of the activations behind it. */
export interface Activations {
  readonly suffix: '' | ' +' | ' -' | ' -+';
  /** How many statements that is. */
  readonly taken: number;
}

/** A key that says nothing of activations. */
export const noActivations: Activations = { suffix: '', taken: 0 };

/** The entries of a message's step. */
export function messageEntries(
  message: Statement<'message'>,
  data: readonly Payload[] | undefined,
  number: number | undefined,
  { suffix }: Activations,
): readonly OutEntry[] {
  const { receivers, alongside, slant, anchor, fromAnchor, toAnchor, stereotype, link, step, arrow } = message;
  const { value, label } = wordsOf(message, data, number);
  const key = `${keyOf(message)}${suffix}`;
  const beside = {
    id: optional(step?.id),
    to: optional(step?.answers),
    name: optional(step?.name),
    title: optional(step?.title),
    label: label === undefined ? undefined : textOut(label),
    request: step?.request && json(step.request),
    response: step?.response && json(step.response),
    timeout: optional(step?.timeout),
    retry: step?.retry && json(step.retry),
    description: optional(step?.description),
    and: receivers && names(receivers),
    arrow: arrowOut(arrow),
    short: shortOut(message),
    alongside: flag(alongside),
    slant: slant === undefined ? undefined : bare(slant),
    anchor: optional(anchor),
    'from anchor': optional(fromAnchor),
    'to anchor': optional(toAnchor),
    stereotype: optional(stereotype),
    ...linkFields(link),
  };
  return [{ key, value: value === undefined ? nothing : textOut(value) }, ...entriesOf(beside), ...extensionEntries(step)];
}

function extensionEntries(step: StepDetails | undefined): readonly OutEntry[] {
  if (!step) return [];
  if (!step.extensions) return [];
  const entries = Object.entries(step.extensions);
  if (entries.length === 0 || entries.some(([key]) => !key.startsWith('x-'))) return [{ key: 'extensions', value: json(step.extensions) }];
  return entries.map(([key, value]) => ({ key, value: json(value) }));
}

/** The value of the key and the outright label: the plainest pair that reads as what is drawn. */
function wordsOf(
  { text: drawn, step }: Statement<'message'>,
  data: readonly Payload[] | undefined,
  number: number | undefined,
): { readonly value?: Text; readonly label?: Text } {
  const readsAs = (value: Text | undefined): Text => withNumber(drawnText(value, step, data), number);
  const own = step?.text;
  if (own !== undefined || readsAs(undefined) !== '') {
    const value = own === undefined ? {} : { value: own };
    return step && isDerived(step) && equal(readsAs(own), drawn) ? value : { ...value, label: drawn };
  }
  const value = number === undefined ? drawn : withoutNumber(drawn, number);
  if (value === undefined || !equal(readsAs(value), drawn)) return { label: drawn };
  return value === '' ? {} : { value };
}

/** Whether it is printed from right to left, as the author had it: its head is its receiver's either way. */
export function isBackwards({ arrow: { head, tail }, origin }: Statement<'message'>): boolean {
  return origin?.reversed === true && !tail && head !== undefined && head.shape !== 'none';
}

function keyOf(message: Statement<'message'>): string {
  const { from, to, arrow } = message;
  const [left, right, sign] = isBackwards(message)
    ? [to, from, signOfArrow({ line: arrow.line, ...(arrow.head && { tail: arrow.head }) })]
    : [from, to, signOfArrow(arrow)];
  return `${writeEnd(left)} ${sign} ${writeEnd(right)}`;
}

/** An arrow whose only head is at its sender is, and is printed as, the arrow the other way round. */
export function forwards(message: Statement<'message'>): Statement<'message'> {
  const { head, tail, ...shaft } = message.arrow;
  if (!tail || tail.shape === 'none' || (head && head.shape !== 'none')) return message;
  const origin = { ...message.origin, reversed: true } as const;
  return { ...message, from: message.to, to: message.from, arrow: { ...shaft, head: tail, ...(head && { tail: head }) }, origin };
}

/** What the short arrow does not say. */
function arrowOut({ head, tail, color, hidden }: Arrow): Out | undefined {
  const given = { head: headOut(head), tail: headOut(tail), color: optional(color), hidden: flag(hidden) };
  return entriesOf(given).length === 0 ? undefined : fields(given, true);
}

function headOut(head: Head | undefined): Out | undefined {
  if (!head || (head.shape !== 'none' && head.half === undefined && !head.circle)) return undefined;
  // A shape that the short arrow has is not said again.
  const shape = head.shape === 'none' ? text(head.shape) : undefined;
  return fields({ shape, half: optional(head.half), circle: flag(head.circle) }, true);
}

/** Which of the edges are short. */
function shortOut({ from, to }: Statement<'message'>): Out | undefined {
  const short = (end: End): boolean => typeof end !== 'string' && end.short === true;
  if (!short(from) && !short(to)) return undefined;
  return text(short(from) ? (short(to) ? 'both' : 'from') : 'to');
}
