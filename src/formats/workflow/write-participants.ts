// Participants and boxes as entries of a map: a label alone where that says everything.

import { equal } from '../../ir/equal.js';
import type { Box, Link, Participant } from '../../ir/model.js';
import type { Out, OutEntry } from './emit.js';
import { entriesOf, fields, json, list, nothing, text, texts } from './out.js';
import { flag, linkFields, linkOut, maybeText, optional, textOut } from './write-text.js';

/** What stands behind a participant's or box's id. */
export function memberOut(member: Participant | Box, inner: readonly OutEntry[]): { readonly value: Out; readonly blank?: boolean } {
  return { value: member.kind === 'box' ? boxOut(member, inner) : participantOut(member) };
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
    links: links && linksOut(links),
    properties: properties && json(properties),
    details: optional(details),
  };
  const own = equal(label, id) ? undefined : textOut(label);
  if (entriesOf(beside).length > 0) return fields({ label: own, ...beside }, true);
  if (own === undefined) return nothing;
  return own.is === 'scalar' ? own : fields({ label: own }, true);
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

function boxOut({ title, color, stereotype, link, participants }: Box, inner: readonly OutEntry[]): Out {
  const head = { box: maybeText(title) ?? nothing, color: optional(color), stereotype: optional(stereotype), ...linkFields(link) };
  return {
    is: 'map',
    entries: [
      ...entriesOf(head),
      ...(participants.length > 0 ? [{ key: 'participants', value: { is: 'map', entries: inner } } as const] : []),
    ],
  };
}
