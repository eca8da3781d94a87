// What number each message shows. The languages count differently; the IR's numbering statements say all of it.

import type { Diagram, Statement } from './model.js';
import { statementsOf, walk } from './walk.js';

/** The number a message shows. */
export interface MessageNumber {
  /** As it stands, without a format: `7`, `1.2`. */
  readonly text: string;
  /** The last number of a dotted one. */
  readonly last: number;
  readonly step: number;
  /** The text is one decimal number, not a dotted one. */
  readonly decimal?: true;
  readonly format?: string;
}

/** For each message that shows a number: that number. Empty when the diagram has no numbering. */
export function messageNumbers(diagram: Diagram): ReadonlyMap<Statement, MessageNumber> {
  const numbers = new Map<Statement, MessageNumber>();
  const [first] = statementsOf(diagram, 'numbering');
  if (!first) return numbers;
  const counter = new Counter();
  for (const statement of walk(diagram.statements)) {
    if (statement.kind === 'numbering') counter.obey(statement);
    else if (statement.kind === 'message') {
      const number = counter.next();
      if (number) numbers.set(statement, number);
    }
  }
  return numbers;
}

/**
 * Replaces, for one statement after the other in reading order, the numbering of a diagram by one that says only what is drawn: right before
 * the message whose number would be another without it.
 */
export function numberingAsDrawn(): (statement: Statement) => readonly Statement[] {
  const counter = new Counter();
  let shown: MessageNumber | undefined;
  let expected = '';
  const changeFor = (number: MessageNumber | undefined): readonly Statement[] => {
    if (!number) return shown ? [{ kind: 'numbering', action: 'stop' }] : [];
    return shown && number.text === expected && goesOn(shown, number) ? [] : [startAt(number)];
  };
  return (statement) => {
    if (statement.kind === 'numbering') counter.obey(statement);
    if (statement.kind !== 'message') return statement.kind === 'numbering' ? [] : [statement];
    const number = counter.next();
    const change = changeFor(number);
    shown = number;
    expected = counter.text;
    return [...change, statement];
  };
}

function goesOn(a: MessageNumber, b: MessageNumber): boolean {
  return a.step === b.step && a.format === b.format && a.decimal === b.decimal;
}

function startAt({ text, step, format, decimal }: MessageNumber): Statement<'numbering'> {
  return {
    kind: 'numbering',
    action: 'start',
    ...(text !== '1' && { value: text }),
    ...(step !== 1 && { step }),
    ...(decimal && { decimal }),
    ...(format !== undefined && { format }),
  };
}

class Counter {
  /** Numbers and the separators between them, alternating: `['1', '.', '1']`. */
  #parts: string[] = ['1'];
  #decimal = false;
  #step = 1;
  #format: string | undefined;
  #visible = false;
  /** Whether messages count while their numbers are hidden. Before the first numbering they do, as Mermaid has it. */
  #counting = true;

  obey(numbering: Statement<'numbering'>): void {
    if (numbering.step !== undefined) this.#step = numbering.step;
    if (numbering.format !== undefined) this.#format = numbering.format;
    if (numbering.action === 'stop') {
      this.#visible = false;
      this.#counting = numbering.counting === true;
    } else if (numbering.action === 'increment') this.#increment(numbering.level);
    else {
      this.#visible = true;
      if (numbering.action === 'start') {
        this.#decimal = numbering.decimal === true;
        this.#parts = (numbering.value ?? '1').split(/([^0-9A-Za-z]+)/);
        if (numbering.step === undefined) this.#step = 1;
      } else if (!Number.isInteger(this.#step)) this.#decimal = true;
    }
  }

  /** What it stands at. */
  get text(): string {
    return this.#parts.join('');
  }

  next(): MessageNumber | undefined {
    if (!this.#visible && !this.#counting) return undefined;
    const { text } = this;
    const last = Number(this.#parts.at(-1));
    this.#advance();
    if (!this.#visible) return undefined;
    return {
      text,
      last,
      step: this.#step,
      ...(this.#decimal && { decimal: true }),
      ...(this.#format !== undefined && { format: this.#format }),
    };
  }

  #advance(): void {
    const at = this.#parts.length - 1;
    if (!this.#decimal && Number.isInteger(this.#step)) this.#parts[at] = String(Number(this.#parts[at]) + this.#step);
    else {
      // Mermaid's decimals: two digits at most.
      const sum = Math.round((Number(this.#parts.join('')) + this.#step) * 100) / 100;
      this.#parts = String(sum).split(/(\.)/);
    }
  }

  #increment(level: string | undefined): void {
    const at = level === undefined ? 0 : (level.toUpperCase().charCodeAt(0) - 65) * 2;
    for (let i = at; i < this.#parts.length; i += 2) this.#parts[i] = i === at ? String(Number(this.#parts[i]) + 1) : '1';
  }
}
