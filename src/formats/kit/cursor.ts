// Nested statements from top to bottom with a view of what stands around: only a few events live at once, however long the diagram is.

import type { Statement } from '../../ir/model.js';
import { type OutlineEvent, outline } from '../../ir/walk.js';

/** A place in the outline of some statements; it begins before the first event. */
export class Cursor {
  readonly #rest: Iterator<OutlineEvent>;
  /** The event before the current one, the current one, and those that were looked at. */
  readonly #around: (OutlineEvent | undefined)[] = [undefined, undefined];

  constructor(statements: readonly Statement[]) {
    this.#rest = outline(statements);
  }

  /** Goes on to the next event and gives it; undefined at the end. */
  next(): OutlineEvent | undefined {
    this.#eventAt(1);
    this.#around.shift();
    return this.#around[1];
  }

  /** The statement so many events further on; undefined where the edge of a nested one stands there. */
  statementAt(offset: -1 | 1 | 2): Statement | undefined {
    const event = this.#eventAt(offset);
    return event?.event === 'statement' ? event.statement : undefined;
  }

  #eventAt(offset: number): OutlineEvent | undefined {
    while (this.#around.length <= offset + 1) {
      const { done, value } = this.#rest.next();
      this.#around.push(done ? undefined : value);
    }
    return this.#around[offset + 1];
  }
}
