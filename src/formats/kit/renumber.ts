// Message numbers said in another language: the same number at each message, whatever its way of counting.

import type { Construct } from '../../ir/constructs.js';
import type { Diagram, Origin, Statement } from '../../ir/model.js';
import type { MessageNumber } from '../../ir/numbering.js';
import { type OutlineEvent, outline, statementsOf } from '../../ir/walk.js';
import type { Adaptation, Replacement } from './adaptation.js';

/** How a language counts messages. */
export interface Counting {
  /** Messages count while their numbers are not shown. */
  readonly countsHidden: boolean;
  /**
   * Whether the language has this statement as it is; `first`: neither numbering nor a message stands before it; `parts`: how many the
   * numbers have that were started before, none where none were.
   */
  isNative(statement: Statement<'numbering'>, first: boolean, parts: number): boolean;
  /** What the language's counter must stand at to show the nearest it can to this number, and how it goes on; none shows none. */
  nearest(number: MessageNumber): Count | undefined;
  /** The construct that is lost when `nearest` is not the number itself. */
  readonly loss: Construct;
}

/** A state of a language's counter. */
export interface Count {
  readonly value: string;
  readonly step: number;
  readonly decimal?: true;
  readonly format?: string;
  /** Whether this is the very number that was wanted. */
  readonly exact: boolean;
  /** The value after one more message. */
  readonly following: string;
}

/**
 * The diagram with numbering statements that make a language show the numbers that the original shows. `numbers` are those of the
 * original's messages. A message that stands for another one has no number of its own: it repeats that one's.
 */
export function renumbered(
  diagram: Diagram,
  adaptation: Adaptation,
  numbers: ReadonlyMap<Statement, MessageNumber>,
  counting: Counting,
): Diagram {
  const [first] = statementsOf(diagram, 'numbering');
  if (!first) return diagram;
  const counts = [...numbers.values()].map((number) => counting.nearest(number));
  const hidden = counts.includes(undefined) && counts.every((count) => count?.exact !== false);
  if (hidden) adaptation.lose(counting.loss, first, 'a number that it cannot show is not shown');
  else if (counts.some((count) => count?.exact !== true)) adaptation.lose(counting.loss, first);
  const decisions = new Renumbering(adaptation, numbers, counting).decide(outline(diagram.statements));
  return decisions ? { ...diagram, statements: adaptation.apply(diagram.statements, decisions) } : diagram;
}

class Renumbering {
  readonly #adaptation: Adaptation;
  readonly #numbers: ReadonlyMap<Statement, MessageNumber>;
  readonly #counting: Counting;
  readonly #decisions = new Map<object, Replacement>();
  #shown = false;
  #next = '1';
  #step = 1;
  #format: string | undefined;
  #native = true;
  #first = true;
  #parts = 0;
  /** A numbering statement whose effect is not known before the next message. */
  #waiting: Statement<'numbering'> | undefined;

  constructor(adaptation: Adaptation, numbers: ReadonlyMap<Statement, MessageNumber>, counting: Counting) {
    this.#adaptation = adaptation;
    this.#numbers = numbers;
    this.#counting = counting;
  }

  /** What becomes of which statement; undefined when the language shows the right numbers as the diagram stands. */
  decide(events: Iterable<OutlineEvent>): ReadonlyMap<object, Replacement> | undefined {
    let lastSource: object | undefined;
    for (const { event, statement } of events) {
      if (event !== 'statement') continue;
      if (statement.kind === 'numbering') this.#wait(statement);
      else if (statement.kind === 'message') {
        const source = this.#adaptation.sourceOf(statement);
        const number = 'kind' in source ? this.#numbers.get(source as Statement) : undefined;
        // A second message for one source must not go on counting.
        if (source === lastSource) this.#native = false;
        lastSource = source;
        this.#meet(statement, number);
      }
    }
    if (this.#native) return undefined;
    // No message shows what it does.
    if (this.#waiting) this.#decisions.set(this.#waiting, []);
    return this.#decisions;
  }

  #wait(statement: Statement<'numbering'>): void {
    if (this.#waiting) this.#decisions.set(this.#waiting, []);
    this.#waiting = statement;
    this.#native &&= this.#counting.isNative(statement, this.#first, this.#parts);
    if (statement.action === 'start') this.#parts = statement.value?.match(/\d+/g)?.length ?? 1;
    this.#first = false;
  }

  #meet(message: Statement<'message'>, number: MessageNumber | undefined): void {
    const count = number && this.#counting.nearest(number);
    const needed = count ? this.#show(count) : this.#hide();
    const waiting = this.#waiting;
    this.#first = false;
    if (waiting) this.#decisions.set(waiting, needed ? [{ ...needed, ...place(waiting) }] : []);
    else if (needed) {
      this.#native = false;
      this.#decisions.set(message, [needed, message]);
    }
    this.#waiting = undefined;
    if (count) this.#next = count.following;
    else if (this.#counting.countsHidden) this.#next = String(Math.round((Number(this.#next) + this.#step) * 100) / 100);
  }

  #hide(): Statement<'numbering'> | undefined {
    if (!this.#shown) return undefined;
    this.#shown = false;
    return { kind: 'numbering', action: 'stop', ...(this.#counting.countsHidden && { counting: true }) };
  }

  #show({ value, step, decimal, format }: Count): Statement<'numbering'> | undefined {
    const runsOn = this.#next === value && this.#step === step && this.#format === format;
    if (this.#shown && runsOn) return undefined;
    const isFirst = this.#next === '1' && value === '1' && step === 1;
    this.#shown = true;
    this.#step = step;
    this.#format = format;
    const start: Statement<'numbering'> = { kind: 'numbering', action: 'start', ...(format !== undefined && { format }) };
    if (isFirst) return start;
    return { ...start, value, ...(step !== 1 && { step }), ...(decimal && { decimal }) };
  }
}

function place({ origin }: Statement): { readonly origin?: Origin } {
  const { span, blankBefore } = origin ?? {};
  return span || blankBefore ? { origin: { ...(span && { span }), ...(blankBefore && { blankBefore }) } } : {};
}
