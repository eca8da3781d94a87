// One code for each construct that a format may be unable to say.

import { type Construct, constructs } from '../../ir/constructs.js';
import { type Sentence, warning } from '../sentence.js';

/** The facts of a loss. */
export interface LossData {
  readonly construct: Construct;
  /** The name of the language that cannot say it. */
  readonly target: string;
  /** What a reader of the result sees instead, as the end of a sentence: `it becomes a note over all participants`. */
  readonly shown: string;
  /** Whether the option `carry` would keep it. */
  readonly carriable: boolean;
  /** Whether it was carried. */
  readonly carried: boolean;
}

function lossOf(name: string): Sentence<LossData> {
  return warning(
    (d) => `${d.target} cannot say ${name}: ${d.shown}.`,
    (d) =>
      d.carried ? 'A comment beside it keeps it for the way back.' : d.carriable ? 'The option `carry` keeps it for the way back.' : '',
  );
}

type Losses = { readonly [C in Construct as `loss/${C}`]: Sentence<LossData> };

/** Adding a construct adds its code. */
export const losses = Object.fromEntries(
  Object.entries(constructs).map(([construct, name]) => [`loss/${construct}`, lossOf(name)]),
) as Losses;
