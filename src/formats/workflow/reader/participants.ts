// Participants and boxes, and the declarations that mark where they stand among the comments.

import type { Box, Element, Link, Participant, Spot, Statement } from '../../../ir/model.js';
import type { Member } from '../../../ir/walk.js';
import { type Entry, isNothing, type MapNode, type Node, valueAt } from '../yaml/nodes.js';
import { type Context, given, originOf } from './context.js';
import { flagOf, objectOf, stringOf, stringsOf, textOf } from './texts.js';

/** What stands under `participants`. */
export interface Members {
  readonly members: readonly Member[];
  /** Declarations and the comments between them. */
  readonly statements: readonly Statement[];
}

interface Level {
  readonly entries: readonly Entry[];
  at: number;
  readonly members: Member[];
  /** The box whose members these are. */
  readonly box: { readonly entry: Entry; readonly map: MapNode; readonly blank: boolean } | undefined;
}

/** Reads all participants; boxes nest to any depth. */
export function readParticipants(root: Node, context: Context): Members {
  const statements: Statement[] = [];
  const members: Member[] = [];
  const levels: Level[] = root.is === 'map' ? [{ entries: root.entries, at: 0, members, box: undefined }] : [];
  for (let level = levels.at(-1); level; level = levels.at(-1)) {
    const entry = level.entries[level.at++];
    if (!entry) {
      levels.pop();
      if (!level.box) continue;
      levels.at(-1)?.members.push(readBox(level.box.entry, level.box.map, level.box.blank, level.members));
      statements.push(declaration('box-end', level.box.entry));
      continue;
    }
    statements.push(...context.trivia.before(entry.keySpan.start));
    const blank = context.trivia.blankBefore(entry.keySpan.start);
    if (!context.references.give('participant', entry.key, entry.keySpan)) continue;
    if (isBox(entry.value)) {
      statements.push(declaration('box', entry));
      const inner = valueAt(entry.value, 'participants');
      levels.push({ entries: inner?.is === 'map' ? inner.entries : [], at: 0, members: [], box: { entry, map: entry.value, blank } });
      continue;
    }
    level.members.push(readParticipant(entry, blank));
    statements.push(...context.trivia.before(entry.value.span.end), ...context.trivia.behind(entry.value.span.end));
    statements.push(declaration('participant', entry));
  }
  return { members, statements };
}

function isBox(node: Node): node is MapNode {
  return node.is === 'map' && node.entries.some(({ key }) => key === 'box' || key === 'participants');
}

function declaration(of: 'participant' | 'box' | 'box-end', { key, keySpan }: Entry): Statement {
  return { kind: 'declaration', of, id: key, origin: { span: keySpan } };
}

function readBox({ key: id, keySpan, value }: Entry, map: MapNode, blank: boolean, participants: readonly Member[]): Box {
  return {
    kind: 'box',
    id,
    ...given({
      title: textOf(valueAt(map, 'box')),
      color: stringOf(valueAt(map, 'color')),
      stereotype: stringOf(valueAt(map, 'stereotype')),
      link: linkIn(map),
    }),
    participants,
    ...originOf({ start: keySpan.start, end: value.span.end }, blank, map),
  };
}

/** A participant that has but its id. */
export function bareParticipant(id: string): Participant {
  return { kind: 'participant', id, label: id, shape: 'participant' };
}

function readParticipant({ key: id, keySpan, value }: Entry, blank: boolean): Participant {
  const origin = originOf({ start: keySpan.start, end: Math.max(keySpan.end, value.span.end) }, blank, value);
  if (value.is !== 'map') return { ...bareParticipant(id), ...given({ label: textOf(value) }), ...origin };
  const stereotype = stringOf(valueAt(value, 'stereotype'));
  return {
    kind: 'participant',
    id,
    label: textOf(valueAt(value, 'label')) ?? id,
    shape: stringOf(valueAt(value, 'shape')) ?? 'participant',
    ...given({
      stereotypes: stereotype === undefined ? stringsOf(valueAt(value, 'stereotypes')) : [stereotype],
      spot: spotOf(valueAt(value, 'spot')),
      element: elementOf(value),
      color: stringOf(valueAt(value, 'color')),
      links: linksOf(value),
      properties: objectOf(valueAt(value, 'properties')),
      details: stringOf(valueAt(value, 'details')),
    }),
    ...origin,
  };
}

/** What a participant is in the C4 model: where only its technology is told, a container, where it belongs to others, a system. */
function elementOf(map: MapNode): Element | undefined {
  const said = stringOf(valueAt(map, 'type'));
  const external = flagOf(valueAt(map, 'external'));
  const technology = stringOf(valueAt(map, 'technology'));
  const description = stringOf(valueAt(map, 'description'));
  const fallback = technology !== undefined ? 'container' : external || description !== undefined ? 'system' : undefined;
  const type = said === 'person' || said === 'system' || said === 'container' || said === 'component' ? said : fallback;
  return type && { type, ...(external && { external }), ...given({ technology, description }) };
}

function spotOf(node: Node | undefined): Spot | undefined {
  const character = stringOf(node?.is === 'map' ? valueAt(node, 'character') : node);
  if (character === undefined) return undefined;
  return { character, ...given({ color: node?.is === 'map' ? stringOf(valueAt(node, 'color')) : undefined }) };
}

function linksOf(map: MapNode): readonly Link[] | undefined {
  const node = valueAt(map, 'links');
  const single = stringOf(valueAt(map, 'href'));
  const first: readonly Link[] = single === undefined ? [] : [{ href: single }];
  const links: readonly Link[] =
    node?.is === 'map'
      ? node.entries.flatMap(({ key, value }) => (isNothing(value) ? [] : [{ href: stringOf(value) ?? '', label: key }]))
      : node?.is === 'seq'
        ? node.items.flatMap(({ value }) => linkOf(value) ?? [])
        : [];
  return first.length + links.length > 0 ? [...first, ...links] : undefined;
}

function linkOf(node: Node | undefined): Link | undefined {
  if (node?.is !== 'map') {
    const address = stringOf(node);
    return address === undefined ? undefined : { href: address };
  }
  const href = stringOf(valueAt(node, 'href'));
  if (href === undefined) return undefined;
  return { href, ...given({ label: stringOf(valueAt(node, 'label')), tooltip: stringOf(valueAt(node, 'tooltip')) }) };
}

/** The link of something: its address alone, or all of it. */
export function linkIn(map: MapNode): Link | undefined {
  return linkOf(valueAt(map, 'link')) ?? linkOf(valueAt(map, 'href'));
}
