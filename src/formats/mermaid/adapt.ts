// Any diagram as one that Mermaid can say. A diagram that Mermaid can say already comes out as the same object.

import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import type { PrintOptions } from '../../format.js';
import type { Diagram } from '../../ir/model.js';
import { messageNumbers } from '../../ir/numbering.js';
import { Adaptation } from '../kit/adaptation.js';
import { carries } from '../kit/carry/carried.js';
import { withCarriedLines } from '../kit/carry/write.js';
import { edgesAsParticipants } from '../kit/edges.js';
import { flatten } from '../kit/flatten.js';
import { numbersInLabels } from '../kit/label-numbers.js';
import { renumbered } from '../kit/renumber.js';
import { withoutBanners } from './adapt/banners.js';
import { lives } from './adapt/lives.js';
import { members } from './adapt/members.js';
import { mermaidCounting } from './adapt/numbering.js';
import { statementsFor } from './adapt/statements.js';
import { targetOf } from './adapt/target.js';
import { mermaidCapabilities } from './capabilities.js';

/** Adapts a diagram; each approximation and each omission is a diagnostic. */
export function adapt(
  original: Diagram,
  options: PrintOptions = {},
  names: ReadonlyMap<string, string> = new Map(),
): { readonly diagram: Diagram; readonly diagnostics: readonly Diagnostic[] } {
  const adaptation = new Adaptation('Mermaid', mermaidCapabilities, carries(original, options));
  const target = targetOf(options);
  const numbers = messageNumbers(original);
  let diagram = flatten(original, adaptation, 'mermaid', 'note');
  diagram = edgesAsParticipants(diagram, adaptation);
  diagram = { ...diagram, statements: statementsFor(diagram, adaptation, numbers, target) };
  diagram = withoutBanners(diagram, adaptation);
  diagram = lives(diagram, adaptation, target);
  diagram =
    target.numbering === 'labels'
      ? numbersInLabels(diagram, adaptation, numbers)
      : renumbered(diagram, adaptation, numbers, mermaidCounting);
  diagram = members(diagram, adaptation, target);
  if (carries(original, options)) diagram = withCarriedLines(original, diagram, adaptation, { names, declaresInPlace: true });
  return { diagram, diagnostics: adaptation.losses.found };
}
