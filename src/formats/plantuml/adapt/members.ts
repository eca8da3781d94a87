// Participants and boxes as PlantUML can declare them.

import type { PrintStyle } from '../../../format.js';
import { equal } from '../../../ir/equal.js';
import type { Box, Diagram, Element, Participant } from '../../../ir/model.js';
import { isEmptyText, type Text } from '../../../ir/text.js';
import { boxesIn, mapMembers, walk } from '../../../ir/walk.js';
import type { Adaptation } from '../../kit/adaptation.js';
import { elementStereotype } from '../../kit/workflow/elements.js';
import { shownLabel } from '../print/participants.js';
import { shownOnLine, shownStereotypes } from '../print/shown.js';
import { painted, plainSpot, plantumlColor } from './colors.js';
import { sayable, sayableLink, sayableStereotype } from './texts.js';

/** What PlantUML calls a participant's shape. */
const shapes: ReadonlySet<string> = new Set(['participant', 'actor', 'boundary', 'control', 'entity', 'database', 'collections', 'queue']);

type Types = Exclude<PrintStyle['types'], undefined>;

/** The diagram with participants and boxes as they can be declared; `types` says how shapes are. */
export function withKnownMembers(diagram: Diagram, adaptation: Adaptation, types: Types): Diagram {
  let changed = false;
  const byMacro = declaredByMacros(diagram);
  const participants = mapMembers(diagram.participants, (member, inner) => {
    const next =
      member.kind === 'participant'
        ? participantFor(typed(member, adaptation, types), adaptation, byMacro.has(member.id))
        : boxFor(member, member.participants.flatMap(inner), adaptation);
    changed ||= next !== member;
    return next ? [next] : [];
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

/** A box without participants is none; its link and, without a title, its stereotype cannot be said. */
function boxFor(box: Box, participants: Box['participants'], adaptation: Adaptation): Box | undefined {
  if (participants.length === 0) {
    adaptation.lose('box', box);
    return undefined;
  }
  const { title: given, color: _, stereotype: meant, link, participants: __, ...rest } = box;
  const title = given === undefined ? undefined : sayable(given, box, adaptation, (text) => shownTitle(box, text));
  const { color } = painted(box, ['color'], adaptation);
  if (link) adaptation.lose('link', box, 'it is left out');
  const isUntitled = meant !== undefined && title === undefined;
  if (isUntitled) adaptation.lose('stereotype', box, 'it is left out, as the box has no title');
  const stereotype = isUntitled ? {} : sayableStereotype(meant, box, adaptation);
  const next = { ...rest, ...(title !== undefined && { title }), ...(color !== undefined && { color }), ...stereotype, participants };
  const isSame = equal({ ...next, participants: [] }, { ...box, participants: [] });
  return isSame && participants.every((one, index) => one === box.participants[index]) ? box : next;
}

function shownTitle({ origin }: Box, title: Text): Text {
  return isEmptyText(title) ? title : shownOnLine(origin, title, 'name');
}

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
  if (byMacro) return foreignPartsOf(participant, adaptation);
  const plain = withSayableTypes(foreignPartsOf(participant, adaptation), adaptation);
  const { shape: wanted, label: given, color: wished, ...rest } = plain;
  const shape = shapes.has(wanted) ? wanted : 'participant';
  if (shape !== wanted) adaptation.lose('participant-shape', participant);
  const label = sayable(given, participant, adaptation, (text) => shownLabel(plain, text));
  const color = wished === undefined ? undefined : plantumlColor(wished);
  if (wished !== undefined && color === undefined) adaptation.lose('color', participant);
  if (shape === wanted && label === given && color === wished) return plain;
  return { ...rest, shape, label, ...(color !== undefined && { color }) };
}

/** Without what PlantUML's participants do not have: properties, details, all links but the first. */
function foreignPartsOf(participant: Participant, adaptation: Adaptation): Participant {
  const { properties, details, links, ...rest } = participant;
  if (properties || details !== undefined) adaptation.lose('properties', participant);
  if (links && links.length > 1) adaptation.lose('link', participant);
  const { link } = sayableLink(links?.[0], participant, adaptation);
  if (!properties && details === undefined && (!links || (links.length === 1 && link === links[0]))) return participant;
  return { ...rest, ...(link && { links: [link] }) };
}

/** Stereotypes with their circle; an element of the C4 model is one more. */
function withSayableTypes(participant: Participant, adaptation: Adaptation): Participant {
  const { element, stereotypes: given, spot: wanted, ...rest } = participant;
  if (!element && !given && !wanted) return participant;
  if (element) adaptation.lose('element', participant);
  const meant = element ? [...(given ?? []), elementStereotype(bracketed(element))] : given;
  const spot = wanted && plainSpot(wanted, participant, adaptation);
  const shown = shownStereotypes(meant, spot);
  if (!equal(shown.stereotypes ?? [], meant ?? []) && !equal(shown.stereotypes ?? [], given ?? []))
    adaptation.lose('stereotype', participant, 'it has signs instead that can stand there');
  if (!equal(shown.spot, spot)) adaptation.lose('stereotype', participant, 'its circle is left out');
  if (!element && equal(shown.stereotypes, given) && equal(shown.spot, wanted)) return participant;
  return { ...rest, ...shown };
}

/** A stereotype ends with its first closing bracket. */
function bracketed(element: Element): Element {
  const { technology, ...rest } = element;
  return technology === undefined || /[<>\r\n]/.test(technology) || technology.trim() === '' ? rest : element;
}
