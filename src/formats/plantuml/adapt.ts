// Any diagram as one that PlantUML can say. A diagram that PlantUML can say already comes out as the same object.

import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import type { PrintOptions } from '../../format.js';
import type { Diagram } from '../../ir/model.js';
import { messageNumbers } from '../../ir/numbering.js';
import { participantsOf } from '../../ir/walk.js';
import { Adaptation } from '../kit/adaptation.js';
import { carries } from '../kit/carry/carried.js';
import { withCarriedLines } from '../kit/carry/write.js';
import { flatten, usedParticipants } from '../kit/flatten.js';
import { numbersInLabels } from '../kit/label-numbers.js';
import { renumbered } from '../kit/renumber.js';
import { lives } from './adapt/lives.js';
import { withKnownMembers } from './adapt/members.js';
import { plantumlCounting } from './adapt/numbering.js';
import { statementsFor } from './adapt/statements.js';
import { withSayableBanners } from './adapt/texts.js';
import { plantumlCapabilities } from './capabilities.js';

/** Adapts a diagram; each approximation and each omission is a diagnostic. */
export function adapt(
  original: Diagram,
  options: PrintOptions = {},
  names: ReadonlyMap<string, string> = new Map(),
): { readonly diagram: Diagram; readonly diagnostics: readonly Diagnostic[] } {
  const adaptation = new Adaptation('PlantUML', plantumlCapabilities, carries(original, options));
  const numbers = messageNumbers(original);
  let diagram = flatten(withSomebody(original, adaptation), adaptation, 'plantuml', 'divider');
  const statements = statementsFor(diagram, adaptation);
  if (statements !== diagram.statements) diagram = { ...diagram, statements };
  diagram = lives(diagram, adaptation);
  diagram =
    options.style?.numbering === 'labels'
      ? numbersInLabels(diagram, adaptation, numbers)
      : renumbered(diagram, adaptation, numbers, plantumlCounting);
  diagram = withKnownMembers(diagram, adaptation, options.style?.types ?? 'native');
  diagram = withSayableBanners(withSomebodyShown(withoutForeignParts(diagram, adaptation), adaptation), adaptation);
  if (carries(original, options)) diagram = withCarriedLines(original, diagram, adaptation, { names });
  return { diagram, diagnostics: adaptation.losses.found };
}

/** Without participants PlantUML sees no sequence diagram at all. */
function withSomebody(diagram: Diagram, adaptation: Adaptation): Diagram {
  if (participantsOf(diagram).length > 0) return diagram;
  adaptation.lose('nobody', diagram);
  return { ...diagram, participants: [...diagram.participants, { kind: 'participant', id: 'nobody', label: ' ', shape: 'participant' }] };
}

/** Where nobody takes part in anything, hiding all who do not would leave no diagram. */
function withSomebodyShown(diagram: Diagram, adaptation: Adaptation): Diagram {
  const { unlinked, ...rest } = diagram;
  if (unlinked === undefined || usedParticipants(diagram).size > 0) return diagram;
  adaptation.loseDeclared('unlinked', diagram, 'unlinked');
  return {
    ...rest,
    statements: adaptation.map(diagram.statements, (one) => (one.kind === 'declaration' && one.of === 'unlinked' ? [] : [one])),
  };
}

function withoutForeignParts(diagram: Diagram, adaptation: Adaptation): Diagram {
  const { accessibility, config, workflow, ...rest } = diagram;
  if (!accessibility && !config && !workflow) return diagram;
  if (accessibility?.title !== undefined) adaptation.loseDeclared('accessibility', diagram, 'accessibility-title');
  if (accessibility?.description !== undefined) adaptation.loseDeclared('accessibility', diagram, 'accessibility-description');
  if (config) adaptation.lose('config', diagram);
  if (workflow) adaptation.lose('workflow', diagram);
  return rest;
}
