// Any diagram as one that PlantUML can say. A diagram that PlantUML can say already comes out as the same object.

import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import type { PrintOptions, PrintStyle } from '../../format.js';
import { hexColor } from '../../ir/color.js';
import type { Diagram, Element, Participant, Spot } from '../../ir/model.js';
import { boxesIn, mapMembers, participantsOf, walk } from '../../ir/walk.js';
import { Adaptation } from '../kit/adaptation.js';
import { carries, withCarriedLines } from '../kit/carry/write.js';
import { isGradient } from '../kit/color.js';
import { flatten } from '../kit/flatten.js';
import { numbersInLabels } from '../kit/label-numbers.js';
import { messageNumbers } from '../kit/numbering.js';
import { renumbered } from '../kit/renumber.js';
import { elementStereotype } from '../kit/workflow/elements.js';
import { lives } from './adapt/lives.js';
import { plantumlCounting } from './adapt/numbering.js';
import { statementsFor } from './adapt/statements.js';
import { unwrapped } from './adapt/texts.js';
import { plantumlCapabilities } from './capabilities.js';

/** Adapts a diagram; each approximation and each omission is a diagnostic. */
export function adapt(
  original: Diagram,
  options: PrintOptions = {},
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
  diagram = withoutForeignParts(diagram, adaptation);
  if (carries(original, options)) diagram = withCarriedLines(original, diagram, adaptation);
  return { diagram, diagnostics: adaptation.losses.found };
}

/** Without participants PlantUML sees no sequence diagram at all. */
function withSomebody(diagram: Diagram, adaptation: Adaptation): Diagram {
  if (participantsOf(diagram).length > 0) return diagram;
  adaptation.lose('nobody', diagram);
  return { ...diagram, participants: [...diagram.participants, { kind: 'participant', id: 'nobody', label: ' ', shape: 'participant' }] };
}

/** What PlantUML calls a participant's shape. */
const shapes: ReadonlySet<string> = new Set(['participant', 'actor', 'boundary', 'control', 'entity', 'database', 'collections', 'queue']);

function withKnownMembers(diagram: Diagram, adaptation: Adaptation, types: Types): Diagram {
  let changed = false;
  const byMacro = declaredByMacros(diagram);
  const participants = mapMembers(diagram.participants, (member, inner) => {
    if (member.kind === 'participant') {
      const participant = participantFor(typed(member, adaptation, types), adaptation, byMacro.has(member.id));
      changed ||= participant !== member;
      return [participant];
    }
    const kept = member.participants.flatMap(inner);
    if (kept.length === 0) {
      adaptation.lose('box', member);
      changed = true;
      return [];
    }
    const color = member.color === undefined ? undefined : hexColor(member.color);
    const title = member.title === undefined ? undefined : unwrapped(member.title);
    if (title !== member.title) adaptation.lose('wrap', member);
    const same = color === member.color && title === member.title && kept.every((one, i) => one === member.participants[i]);
    changed ||= !same;
    return [
      same ? member : { ...member, ...(color !== undefined && { color }), ...(title !== undefined && { title }), participants: kept },
    ];
  });
  if (!changed) return diagram;
  const boxes = new Set([...boxesIn(participants)].map(({ id }) => id));
  const statements = adaptation.map(diagram.statements, (statement) => {
    const gone =
      statement.kind === 'declaration' && (statement.of === 'box' || statement.of === 'box-end') && !boxes.has(statement.id ?? '');
    return gone ? [] : [statement];
  });
  return { ...diagram, participants, statements };
}

type Types = Exclude<PrintStyle['types'], undefined>;

/** A participant whose shape a style says otherwise: not at all, or as a stereotype, as C4 diagrams do. */
function typed(participant: Participant, adaptation: Adaptation, types: Types): Participant {
  const { shape, stereotypes = [] } = participant;
  if (types === 'native' || shape === 'participant' || shape === 'actor') return participant;
  adaptation.lose('participant-shape', participant, types === 'plain' ? 'it is a plain participant' : 'its type is a stereotype');
  return { ...participant, shape: 'participant', ...(types === 'c4' && { stereotypes: [...stereotypes, shape] }) };
}

/** Participants whose declarations are calls of macros, which say what the element is. */
function declaredByMacros({ statements }: Diagram): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const one of walk(statements)) {
    if (one.kind !== 'expansion' || one.format !== 'plantuml') continue;
    for (const inner of one.statements) if (inner.kind === 'declaration' && inner.id !== undefined) ids.add(inner.id);
  }
  return ids;
}

function participantFor(participant: Participant, adaptation: Adaptation, byMacro: boolean): Participant {
  const { properties, details, links, element: found, spot, ...others } = participant;
  const element = byMacro ? undefined : found;
  const rest = { ...others, ...(byMacro && found && { element: found }) };
  const shape = shapes.has(participant.shape) ? participant.shape : 'participant';
  const label = unwrapped(participant.label);
  const further = links !== undefined && (links.length > 1 || links[0]?.label !== undefined);
  if (shape !== participant.shape) adaptation.lose('participant-shape', participant);
  if (label !== participant.label) adaptation.lose('wrap', participant);
  if (properties || details !== undefined) adaptation.lose('properties', participant);
  if (links && links.length > 1) adaptation.lose('link', participant);
  if (element) adaptation.lose('element', participant);
  const uncolored = spot !== undefined && plainSpot(spot).color !== spot.color;
  if (uncolored && plainSpot(spot).color !== hexColor(spot.color ?? ''))
    adaptation.lose('color', participant, `the circle with its letter is ${plainSpot(spot).color === white ? 'white' : 'opaque'}`);
  const color = participant.color === undefined ? undefined : hexColor(participant.color);
  const same =
    shape === participant.shape &&
    label === participant.label &&
    !properties &&
    details === undefined &&
    !element &&
    !uncolored &&
    color === participant.color;
  if (same && !(further && links.length > 1)) return participant;
  const stereotypes = element && [...(participant.stereotypes ?? []), elementStereotype(bracketed(element))];
  return {
    ...rest,
    ...(stereotypes && { stereotypes }),
    ...(spot && { spot: plainSpot(spot) }),
    shape,
    label,
    ...(links && { links: links.slice(0, 1) }),
    ...(color !== undefined && { color }),
  };
}

const white = '#FFFFFF';

/** The circle with its letter always has a colour of its own, never half transparent. */
function plainSpot(spot: Spot): Spot {
  const color = hexColor(spot.color ?? white).replace(/^(#[0-9a-f]{6})[0-9a-f]{2}$/i, '$1');
  return color === spot.color ? spot : { ...spot, color: isGradient(color) || color.includes('(') ? white : color };
}

/** A stereotype ends with its first closing bracket. */
function bracketed(element: Element): Element {
  const { technology, ...rest } = element;
  return technology !== undefined && /[<>\r\n]/.test(technology) ? rest : element;
}

function withoutForeignParts(diagram: Diagram, adaptation: Adaptation): Diagram {
  const { accessibility, config, workflow, ...rest } = diagram;
  if (!accessibility && !config && !workflow) return diagram;
  if (accessibility?.title !== undefined) adaptation.lose('accessibility', diagram);
  if (accessibility?.description !== undefined) adaptation.lose('accessibility', diagram);
  if (config) adaptation.lose('config', diagram);
  if (workflow) adaptation.lose('workflow', diagram);
  return rest;
}
