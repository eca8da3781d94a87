// Message numbers as Mermaid counts them: every message counts, whether its number is shown or not.

import type { Diagram, Statement } from '../../../ir/model.js';
import { outline } from '../../../ir/walk.js';
import type { Adaptation, Replacement } from '../../kit/adaptation.js';
import type { MessageNumber } from '../../kit/numbering.js';

/**
 * The diagram with numbering statements that make Mermaid show the numbers that the original shows. `numbers` are those of the
 * original's messages.
 */
export function renumbered(diagram: Diagram, adaptation: Adaptation, numbers: ReadonlyMap<Statement, MessageNumber>): Diagram {
  const events = [...outline(diagram.statements)];
  const numberings = events.filter(({ event, statement }) => event === 'statement' && statement.kind === 'numbering');
  if (numberings.length === 0) return diagram;
  const formatted = [...numbers.values()].find(({ format, text }) => format !== undefined || !/^\d+(?:\.\d{1,2})?$/.test(text));
  const first = numberings[0]?.statement;
  if (formatted && first) adaptation.lose('number-format', first);
  const decisions = agree(events, adaptation, numbers);
  if (!decisions) return diagram;
  const statements = adaptation.apply(diagram.statements, decisions);
  return { ...diagram, statements };
}

/** What Mermaid's counter would show if the numbering statements stayed; nothing to do where that is what the original shows. */
function agree(
  events: readonly OutlineEvents[],
  adaptation: Adaptation,
  numbers: ReadonlyMap<Statement, MessageNumber>,
): ReadonlyMap<object, Replacement> | undefined {
  const decisions = new Map<object, Replacement>();
  const counter = { next: 1, step: 1, shown: false };
  let native = true;
  /** The numbering statement whose place a new one takes. */
  let waiting: Statement<'numbering'> | undefined;
  for (const { event, statement } of events) {
    if (event !== 'statement') continue;
    if (statement.kind === 'numbering') {
      if (waiting) decisions.set(waiting, []);
      waiting = statement;
      native &&= isNative(statement);
    } else if (statement.kind === 'message') {
      const wanted = wantedNumber(statement, adaptation, numbers);
      const needed = needs(counter, wanted);
      const owner = waiting;
      if (owner) decisions.set(owner, needed ? [{ ...needed, ...place(owner) }] : []);
      else if (needed) {
        native = false;
        decisions.set(statement, [needed, statement]);
      }
      waiting = undefined;
      counter.next = round(counter.next + counter.step);
    }
  }
  if (native) return undefined;
  if (waiting && !isNative(waiting)) decisions.set(waiting, []);
  return decisions;
}

type OutlineEvents = ReturnType<typeof outline> extends Generator<infer E> ? E : never;

function isNative(statement: Statement<'numbering'>): boolean {
  const { action, format, value, counting } = statement;
  if (format !== undefined || action === 'increment') return false;
  if (action === 'start') return value === undefined || /^(?:\d+(?:\.\d{1,2})?|\.\d{1,2})$/.test(value);
  return counting === true;
}

function wantedNumber(
  statement: Statement<'message'>,
  adaptation: Adaptation,
  numbers: ReadonlyMap<Statement, MessageNumber>,
): MessageNumber | undefined {
  const source = adaptation.sourceOf(statement);
  return 'kind' in source ? numbers.get(source as Statement) : undefined;
}

/** The numbering statement that is needed before a message that is to show this number; it changes the counter. */
function needs(
  counter: { next: number; step: number; shown: boolean },
  wanted: MessageNumber | undefined,
): Statement<'numbering'> | undefined {
  if (!wanted) {
    if (!counter.shown) return undefined;
    counter.shown = false;
    return { kind: 'numbering', action: 'stop', counting: true };
  }
  const decimal = /^\d+\.\d{1,2}$/.test(wanted.text) && !Number.isInteger(wanted.step);
  const value = decimal || /^\d+$/.test(wanted.text) ? Number(wanted.text) : wanted.last;
  if (counter.shown && counter.next === value && counter.step === wanted.step) return undefined;
  const isFirst = !counter.shown && counter.next === 1 && value === 1 && wanted.step === 1;
  Object.assign(counter, { next: value, step: wanted.step, shown: true });
  if (isFirst) return { kind: 'numbering', action: 'start' };
  const step = wanted.step === 1 ? {} : { step: wanted.step };
  return { kind: 'numbering', action: 'start', value: String(value), ...step, ...(decimal && { decimal: true as const }) };
}

const round = (value: number): number => Math.round(value * 100) / 100;

function place(statement: Statement): { readonly origin?: NonNullable<Statement['origin']> } {
  const { span, blankBefore } = statement.origin ?? {};
  return span || blankBefore ? { origin: { ...(span && { span }), ...(blankBefore && { blankBefore }) } } : {};
}
