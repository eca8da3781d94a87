// How a printer says what it could not say.

import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.js';
import type { Capabilities } from '../../format.js';
import type { Construct } from '../../ir/constructs.js';
import type { Origin } from '../../ir/model.js';

/** Collects the losses of one printing; the words come from the format's capability table. */
export class LossLog {
  readonly #target: string;
  readonly #capabilities: Capabilities;
  readonly #carried: boolean;
  readonly #found: Diagnostic[] = [];

  /** `carried`: what is lost travels in comments. */
  constructor(target: string, capabilities: Capabilities, carried: boolean) {
    this.#target = target;
    this.#capabilities = capabilities;
    this.#carried = carried;
  }

  /** Notes that a construct was approximated or dropped. `shown` replaces the table's words where this case ends differently. */
  add(construct: Construct, node: { readonly origin?: Origin } | undefined, shown?: string): void {
    const support = this.#capabilities[construct];
    const words = shown ?? (support.level === 'native' || support.as === undefined ? 'it is left out' : `it ${support.as}`);
    const data = { construct, target: this.#target, shown: words, carriable: true, carried: this.#carried };
    this.#found.push(diagnostic(`loss/${construct}`, data, node?.origin?.span));
  }

  /** All losses so far, in the order they were met; what is said of one place in the same words is one finding with a count. */
  get found(): readonly Diagnostic[] {
    const counts = new Map<string, { readonly first: Diagnostic; count: number }>();
    for (const [index, one] of this.#found.entries()) {
      const { span, message } = one;
      const key = span ? `${span.start} ${span.end} ${message}` : String(index);
      const known = counts.get(key);
      if (known) known.count++;
      else counts.set(key, { first: one, count: 1 });
    }
    return [...counts.values()].map(({ first, count }) => (count === 1 ? first : { ...first, count }));
  }
}
