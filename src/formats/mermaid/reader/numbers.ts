// What `autonumber` says, which depends on what was counted before.

import type { IToken } from 'chevrotain';
import type { Origin, Statement } from '../../../ir/model.js';

/** The counter of Mermaid's renderer, as far as its reader has to know it. */
export class Numbers {
  /** Whether a message or an `autonumber` was met: one without a number goes on counting behind it. */
  #counting = false;
  #step = 1;

  /** A message was met; it counts, whether its number is shown or not. */
  count(): void {
    this.#counting = true;
  }

  /** `autonumber off` */
  off(origin: Origin): Statement {
    this.#counting = true;
    return { kind: 'numbering', action: 'stop', counting: true, origin };
  }

  /** `autonumber`, `autonumber 10`, `autonumber 10 5` */
  on(start: IToken | undefined, step: IToken | undefined, origin: Origin): Statement {
    const goesOn = this.#counting;
    this.#counting = true;
    if (!start)
      return goesOn ? { kind: 'numbering', action: 'resume', counting: true, origin } : { kind: 'numbering', action: 'start', origin };
    // The renderer takes a 0 for nothing said: it goes on from where it is, or counts as it did.
    const value = isZero(start) ? undefined : start.image;
    const width = step && (isZero(step) ? this.#step : Number(step.image));
    this.#step = width ?? 1;
    const zeros = { ...(isZero(start) && { start: start.image }), ...(step && isZero(step) && { step: step.image }) };
    const spelled: Origin = Object.keys(zeros).length > 0 ? { ...origin, choices: zeros } : origin;
    if (value === undefined && goesOn) return { kind: 'numbering', action: 'resume', counting: true, step: this.#step, origin: spelled };
    const decimal = value?.includes('.') === true || !Number.isInteger(this.#step);
    const counts = { ...(decimal && { decimal }), ...(width !== undefined && { step: width }) };
    return { kind: 'numbering', action: 'start', ...(value !== undefined && { value }), ...counts, origin: spelled };
  }
}

function isZero({ image }: IToken): boolean {
  return Number(image) === 0;
}
