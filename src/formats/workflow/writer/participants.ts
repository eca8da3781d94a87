// Participants and boxes as entries of a map: a label alone where that says everything.

import { equal } from '../../../ir/equal.js';
import type { Box, Diagram, Link, Participant, Statement } from '../../../ir/model.js';
import { contentOf, plainText, type Text } from '../../../ir/text.js';
import { boxesIn, mapMembers, participantsIn } from '../../../ir/walk.js';
import { bare, entriesOf, fields, json, list, nothing, type Out, type OutEntry, text, texts } from '../yaml/out.js';
import { mentionedIn } from './mentions.js';
import { layoutOf } from './steps.js';
import { flag, linkFields, linkOut, maybeText, optional, ownEntries, textOut } from './texts.js';

/** Comments by the ids of the participants and boxes before which they stand. */
export type MemberComments = ReadonlyMap<string, readonly Statement<'comment'>[]>;

/** All participants and boxes; nothing where the steps alone say them and the author did not declare any. */
export function participantsOut(diagram: Diagram, comments: MemberComments): Out | undefined {
  if (comments.size === 0 && areImplied(diagram)) return undefined;
  const made = new Map<object, OutEntry>();
  const names = boxNames(diagram);
  mapMembers(diagram.participants, (member) => {
    const inner = member.kind === 'box' ? member.participants.flatMap((one) => made.get(one) ?? []) : [];
    const value = member.kind === 'box' ? boxOut(member, inner) : participantOut(member);
    made.set(member, {
      key: names.get(member) ?? member.id,
      value,
      ...layoutOf(comments.get(member.id) ?? [], member.origin?.blankBefore),
    });
    return [member];
  });
  return { is: 'map', entries: diagram.participants.flatMap((member) => made.get(member) ?? []) };
}

/** An id that a reader made up because the language has none. */
const madeUp = /^box[ -]?\d+$/;

/** Boxes are named by their titles where nobody named them; their ids are not drawn. */
function boxNames({ participants }: Diagram): ReadonlyMap<object, string> {
  const boxes = [...boxesIn(participants)];
  const taken = new Set([...boxes.map(({ id }) => id), ...[...participantsIn(participants)].map(({ participant }) => participant.id)]);
  const names = new Map<object, string>();
  for (const box of boxes) {
    if (!madeUp.test(box.id)) continue;
    const words =
      plainText(box.title ?? '')
        .toLowerCase()
        .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
    const name = words.slice(0, 4).join('-') || box.id.replace(' ', '-');
    if (taken.has(name)) continue;
    taken.add(name);
    names.set(box, name);
  }
  return names;
}

/** Whether reading the steps finds these participants, in this order and no different. */
function areImplied({ participants, statements }: Diagram): boolean {
  const plain = participants.every(
    (member) => member.kind === 'participant' && member.label === member.id && member.shape === 'participant' && isBare(member),
  );
  if (!plain) return false;
  const mentioned = mentionedIn(statements);
  return mentioned.length === participants.length && participants.every(({ id }, index) => mentioned[index] === id);
}

function isBare(participant: object): boolean {
  const known = new Set(['kind', 'id', 'label', 'shape', 'origin']);
  return Object.keys(participant).every((key) => known.has(key));
}

function participantOut(participant: Participant): Out {
  const { id, label, shape, stereotypes, spot, element, color, links, properties, details } = participant;
  const [only] = stereotypes ?? [];
  const single = stereotypes?.length === 1 && only !== undefined;
  const beside = {
    type: element && text(element.type),
    external: flag(element?.external),
    technology: optional(element?.technology),
    description: optional(element?.description),
    shape: shape === 'participant' ? undefined : text(shape),
    stereotype: single ? text(only) : undefined,
    stereotypes: single ? undefined : stereotypes && texts(stereotypes),
    spot:
      spot &&
      (spot.color === undefined ? text(spot.character) : fields({ character: text(spot.character), color: text(spot.color) }, true)),
    color: optional(color),
    href: isAddress(links) ? text(links[0].href) : undefined,
    links: links && !isAddress(links) ? linksOut(links) : undefined,
    properties: properties && json(properties),
    details: optional(details),
  };
  const own = equal(label, id) ? undefined : labelOut(label);
  const extra = ownEntries(participant.origin);
  if (entriesOf(beside).length + extra.length > 0)
    return { is: 'map', entries: [...entriesOf({ label: own, ...beside }), ...extra], flow: true };
  if (own === undefined) return nothing;
  return own.is === 'scalar' ? own : fields({ label: own }, true);
}

/** A label with rules between its lines is spelt out: as Creole it would be a piece of PlantUML, which has such labels on lines of their own. */
function labelOut(label: Text): Out {
  const isRuled = typeof label !== 'string' && contentOf(label).some((one) => typeof one !== 'string' && one.kind === 'rule');
  if (!isRuled) return textOut(label);
  const { content, wrap, align } = label;
  return fields({ content: json(content), wrap: wrap === undefined ? undefined : bare(wrap), align: optional(align) }, true);
}

/** Whether there is but one link, and nothing to it but its address. */
function isAddress(links: readonly Link[] | undefined): links is readonly [Link] {
  const [only, second] = links ?? [];
  return only !== undefined && second === undefined && only.label === undefined && only.tooltip === undefined;
}

/** Links by their labels where each has one of its own, as a list otherwise. */
function linksOut(links: readonly Link[]): Out {
  const labels = new Set(
    links.flatMap(({ label, tooltip }) => (label === undefined || label === '' || tooltip !== undefined ? [] : [label])),
  );
  if (links.length > 0 && labels.size === links.length) {
    return { is: 'map', entries: links.map(({ label, href }) => ({ key: label ?? '', value: text(href) })), flow: true };
  }
  return list(links.map((link) => (link.label === undefined && link.tooltip === undefined ? text(link.href) : linkOut(link))));
}

function boxOut({ title, color, stereotype, link, participants, origin }: Box, inner: readonly OutEntry[]): Out {
  const head = { box: maybeText(title) ?? nothing, color: optional(color), stereotype: optional(stereotype), ...linkFields(link) };
  return {
    is: 'map',
    entries: [
      ...entriesOf(head),
      ...ownEntries(origin),
      ...(participants.length > 0 ? [{ key: 'participants', value: { is: 'map', entries: inner } } as const] : []),
    ],
  };
}
