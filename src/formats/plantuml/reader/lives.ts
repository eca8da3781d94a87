// Lives of participants: activations with their ends, creations, destructions, and the answers that follow from them.

import { diagnostic } from '../../../diagnostics/diagnostic.js';
import type { Origin, Statement } from '../../../ir/model.js';
import { readText } from '../creole/read.js';
import { activatedBy, isBetween } from '../vocabulary.js';
import { colorOf } from './colors.js';
import type { Builder, Reading } from './reading.js';

type Message = Statement<'message'>;
type Ending = 'deactivate' | 'destroy';

/** Who is meant by the suffixes of a message; at the edge of the diagram the one participant is both. */
export interface Ends {
  readonly sender: string;
  readonly receiver: string;
}

// ---- lines of their own ----------------------------------------------------------------------------------------

/** `activate Alice #red`, `deactivate Alice`, `destroy Alice`, `create Alice` */
export const life: Builder = (reading, line) => {
  const { parts } = line;
  const word = (parts['word'] ?? '').toLowerCase();
  const color = colorOf(reading, line, parts['color']);
  const lineColor = colorOf(reading, line, parts['line']);
  const id = reading.mention(parts['name'] ?? '');
  const origin: Origin = { as: 'statement' };
  if (word === 'activate')
    activate(reading, id, reading.origin(origin), { ...(color && { color }), ...(lineColor && { lineColor }) }, false);
  else if (word === 'create') create(reading, id, { ...(color && { choices: { color } }) });
  else end(reading, word === 'destroy' ? 'destroy' : 'deactivate', id, reading.origin({ ...origin, ...(color && { choices: { color } }) }));
};

/** `Alice ++ #red`, `Alice --` */
export const short: Builder = (reading, line) => {
  const { parts } = line;
  const color = colorOf(reading, line, parts['color']);
  const id = reading.mention(parts['name'] ?? '');
  const origin = reading.origin({ as: 'short' });
  if (parts['signs'] === '++') activate(reading, id, origin, color === undefined ? {} : { color }, false);
  else end(reading, 'deactivate', id, origin);
};

/** `deactivate`, of the receiver of the innermost message that activated anybody, whoever that was: `CommandDeactivateShort` */
export const deactivateLast: Builder = (reading) => {
  const asked = reading.course.activating.at(-1);
  if (asked) end(reading, 'deactivate', activatedBy(asked), reading.origin({ as: 'statement', choices: { named: false } }));
  else reading.fail(diagnostic('plantuml/nothing-active', {}, reading.span));
};

/** `autoactivate on` */
export const autoactivate: Builder = (reading, { parts }) => {
  const on = parts['switch']?.toLowerCase() === 'on';
  reading.course.autoactivate = on;
  reading.declare('autoactivate', on ? 'on' : 'off');
};

// ---- what a life does ------------------------------------------------------------------------------------------

/** Begins an activation. One that a suffix says may follow an end at the same message. */
export function activate(
  reading: Reading,
  participant: string,
  origin: Origin,
  colors: { readonly color?: string; readonly lineColor?: string },
  bySuffix: boolean,
): void {
  const { course } = reading;
  const attached = isAttached(reading, participant);
  if (course.afterDelay) reading.fail(diagnostic('plantuml/after-delay', {}, reading.span));
  else if (attached && !bySuffix && course.ended.has(participant)) {
    reading.fail(diagnostic('plantuml/already-ended', { participant }, reading.span));
  }
  if (!course.begun) course.initial.add(participant);
  if (attached && course.last) course.activating.push(course.last);
  reading.add({ kind: 'activate', participant, ...colors, origin });
}

/** Ends an activation or a whole life. */
export function end(reading: Reading, kind: Ending, participant: string, origin: Origin): void {
  const { course } = reading;
  if (course.afterDelay) reading.fail(diagnostic('plantuml/after-delay', {}, reading.span));
  else if (!course.begun && !course.initial.has(participant)) {
    reading.fail(diagnostic('plantuml/nothing-to-end', { participant }, reading.span));
  }
  const attached = isAttached(reading, participant);
  // Away from its messages an end is not counted: what is asked stays to be answered.
  if (kind === 'deactivate' && attached) course.activating.pop();
  if (attached) course.ended.add(participant);
  reading.add({ kind, participant, origin });
}

function isAttached({ course: { last } }: Reading, participant: string): boolean {
  return last !== undefined && isBetween(last, participant);
}

/** Says that the next message creates a participant. */
export function create(reading: Reading, participant: string, more: Origin): void {
  if (reading.course.afterDelay) reading.fail(diagnostic('plantuml/after-delay', {}, reading.span));
  reading.course.pendingCreate = participant;
  reading.add({ kind: 'create', participant, origin: reading.origin(more) });
}

// ---- messages --------------------------------------------------------------------------------------------------

/** Adds a message; a creation that waits for one must be meant by it. */
export function deliver(reading: Reading, message: Message): void {
  const { course } = reading;
  const { from, to } = message;
  const created = course.pendingCreate;
  if (created !== undefined) {
    const isExo = typeof from !== 'string' || typeof to !== 'string';
    const isMeant = isExo ? from === created || to === created : to === created && from !== created;
    if (!isMeant) reading.fail(diagnostic('plantuml/create-without-message', { participant: created }, reading.span));
    course.pendingCreate = undefined;
  }
  if (course.unnumbered !== undefined && course.numberParts === undefined) {
    reading.fail(diagnostic('plantuml/no-numbering', { word: course.unnumbered }, reading.span));
    course.unnumbered = undefined;
  }
  reading.add(message);
  course.last = message;
  course.begun = true;
  course.notable = true;
  course.afterDelay = false;
  course.answerable = typeof from === 'string' && typeof to === 'string';
  if (course.ended.size > 0) course.ended = new Set();
}

/** What the suffix of a message, or `autoactivate`, does to the lives of its ends. */
export function endAndBegin(
  reading: Reading,
  message: Message,
  { sender, receiver }: Ends,
  signs: string,
  color: string | undefined,
): void {
  const suffix: Origin = { span: reading.span, as: 'suffix' };
  if (signs === '!!') end(reading, 'destroy', receiver, suffix);
  const look = color === undefined ? {} : { color };
  for (const sign of signs.match(/\+\+|--/g) ?? []) {
    if (sign === '++') activate(reading, receiver, suffix, look, true);
    else end(reading, 'deactivate', sender, suffix);
  }
  const shape = message.arrow.head?.shape;
  if (signs !== '' || !reading.course.autoactivate || (shape !== 'filled' && shape !== 'open')) return;
  const automatic: Origin = { span: reading.span, as: 'autoactivate' };
  if (message.arrow.line === 'solid') activate(reading, receiver, automatic, look, true);
  else end(reading, 'deactivate', sender, automatic);
}

/** `return text`: the answer to the innermost message that activated, or to the last message. */
export const answer: Builder = (reading, line) => {
  const { course } = reading;
  const { parts, rest } = line;
  const activating = course.activating.at(-1);
  const asked = activating ?? (course.answerable ? course.last : undefined);
  const color = colorOf(reading, line, parts['color']);
  if (!asked) {
    reading.fail(diagnostic('plantuml/nowhere-to-return', {}, reading.span));
    return;
  }
  const text = (rest?.image ?? '').trim();
  const { line: _, color: askedColor, ...heads } = asked.arrow;
  const own = color ?? askedColor;
  deliver(reading, {
    kind: 'message',
    from: asked.to,
    to: asked.from,
    arrow: { ...heads, line: 'dotted', ...(own !== undefined && { color: own }) },
    text: readText(text, 'label'),
    ...(parts['beside'] !== undefined && { alongside: true as const }),
    origin: reading.origin({
      as: 'return',
      raw: { format: 'plantuml', text },
      ...(color !== undefined && { choices: { color } }),
    }),
  });
  if (!activating) return;
  end(reading, 'deactivate', activatedBy(asked), { span: reading.span, as: 'return' });
};
