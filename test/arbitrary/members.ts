// Participants and boxes: hostile ids, every field, boxes in boxes.

import fc, { type Arbitrary } from 'fast-check';
import type { Box, JsonObject, Link, Participant } from '../../src/ir/model.js';
import type { Member } from '../../src/ir/walk.js';
import { color, hostileLine, kindLine, nasty, type TextOptions, textArbitrary } from './texts.js';

/** Plain JSON as front matter, properties and payloads hold it. */
export const jsonObject: Arbitrary<JsonObject> = fc.dictionary(
  fc.oneof(fc.stringMatching(/^[a-z]{1,5}$/), fc.constantFrom('on', 'a b', 'x-y', '1', 'null')),
  fc.oneof(
    hostileLine,
    fc.integer({ min: -99, max: 99 }),
    fc.boolean(),
    fc.constant(null),
    fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 2 }),
    fc.record({ a: hostileLine }, { requiredKeys: [] }),
  ),
  { minKeys: 1, maxKeys: 3 },
);

/** A link as participants, messages and notes have it. */
export function linkArbitrary(line: Arbitrary<string>): Arbitrary<Link> {
  const href = fc.constantFrom('https://example.org/a?b=c#d', 'http://a.b', './other.md');
  return fc.record({ href, label: line, tooltip: line }, { requiredKeys: ['href'] });
}

/** An id: any line without an end; some are keywords or arrows. */
export function idArbitrary(kind: boolean): Arbitrary<string> {
  if (kind) return fc.stringMatching(/^[A-Z][a-z]{0,5}$/);
  return fc.oneof(
    { weight: 3, arbitrary: fc.stringMatching(/^[A-Z][a-z]{0,5}$/) },
    { weight: 2, arbitrary: fc.constantFrom(...nasty.filter((word) => word.trim() !== '')) },
    { weight: 2, arbitrary: hostileLine.filter((line) => line.trim() !== '') },
  );
}

const shapes = ['participant', 'actor', 'boundary', 'control', 'entity', 'database', 'collections', 'queue'] as const;

interface MemberOptions extends TextOptions {
  readonly bare?: boolean;
}

function participantArbitrary(
  options: MemberOptions,
): Arbitrary<Omit<Participant, 'id' | 'label'> & { readonly label?: Participant['label'] }> {
  const line = options.kind ? kindLine : hostileLine;
  const label = textArbitrary(options);
  const kind = fc.constant('participant' as const);
  const shape = fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...shapes) }, { weight: 1, arbitrary: fc.constant('cloud') });
  if (options.bare) return fc.record({ kind, shape: fc.constantFrom(...shapes), label }, { requiredKeys: ['kind', 'shape'] });
  return fc.record(
    {
      kind,
      shape,
      label,
      stereotypes: fc.array(kindLine, { minLength: 1, maxLength: 2 }),
      spot: fc.record({ character: fc.constantFrom('A', 'é', '1'), color }, { requiredKeys: ['character'] }),
      element: fc.record(
        {
          type: fc.constantFrom('person', 'system', 'container', 'component'),
          external: fc.constant(true),
          technology: line,
          description: line,
        },
        { requiredKeys: ['type'] },
      ),
      color,
      links: fc.array(linkArbitrary(line), { minLength: 1, maxLength: 3 }),
      properties: jsonObject,
      details: fc.constantFrom('details-id', 'x'),
    },
    { requiredKeys: ['kind', 'shape'] },
  );
}

function boxArbitrary(options: MemberOptions): Arbitrary<Omit<Box, 'id' | 'participants'>> {
  const kind = fc.constant('box' as const);
  const title = textArbitrary({ ...options, oneLine: true });
  if (options.bare) return fc.record({ kind, title, color }, { requiredKeys: ['kind'] });
  const all = { kind, title, color, stereotype: kindLine, link: linkArbitrary(options.kind ? kindLine : hostileLine) };
  return fc.record(all, { requiredKeys: ['kind'] });
}

/** How members nest, as one flat list of steps: a participant, the beginning of a box or the end of one. */
type Step = 'participant' | 'open' | 'close';

/** One to five participants with different ids, in boxes or not. `nested`: boxes may hold boxes; `boxes` false: no boxes. */
export function membersArbitrary(options: MemberOptions & { readonly boxes?: boolean }): Arbitrary<readonly Member[]> {
  const step: Arbitrary<Step> =
    options.boxes === false ? fc.constant('participant') : fc.constantFrom('participant', 'participant', 'open', 'close');
  return fc
    .tuple(
      fc.array(step, { maxLength: 8 }),
      fc.uniqueArray(idArbitrary(options.kind === true), { minLength: 14, maxLength: 14 }),
      fc.array(participantArbitrary(options), { minLength: 9, maxLength: 9 }),
      fc.array(boxArbitrary(options), { minLength: 5, maxLength: 5 }),
    )
    .map(([steps, ids, participants, boxes]) => arrange(['participant', ...steps], ids, participants, boxes));
}

function arrange(
  steps: readonly Step[],
  ids: readonly string[],
  participants: readonly (Omit<Participant, 'id' | 'label'> & { readonly label?: Participant['label'] })[],
  boxes: readonly Omit<Box, 'id' | 'participants'>[],
): readonly Member[] {
  const freeIds = [...ids];
  const freeParticipants = [...participants];
  const freeBoxes = [...boxes];
  const top: Member[] = [];
  const open: { readonly box: Omit<Box, 'participants'>; readonly list: Member[] }[] = [];
  const list = (): Member[] => open.at(-1)?.list ?? top;
  const close = (): void => {
    const last = open.pop();
    if (last && last.list.length > 0) list().push({ ...last.box, participants: last.list });
  };
  for (const step of steps) {
    if (step === 'close') close();
    else if (step === 'open') {
      const [box, id] = [freeBoxes.pop(), freeIds.pop()];
      if (box && id !== undefined) open.push({ box: { ...box, id }, list: [] });
    } else {
      const [one, id] = [freeParticipants.pop(), freeIds.shift()];
      if (one && id !== undefined) list().push({ ...one, id, label: one.label ?? id });
    }
  }
  while (open.length > 0) close();
  return top;
}
