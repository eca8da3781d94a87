// Steps that begin with a word and hold no steps.

import type { Operator, Origin, Statement } from '../../../ir/model.js';
import type { WordKind } from '../vocabulary.js';
import { type Entry, type MapNode, type Node, valueAt } from '../yaml/nodes.js';
import { type Context, given, nameOf, namesOf } from './context.js';
import { linkIn } from './participants.js';
import { flagOf, numberOf, stringOf, textOf } from './texts.js';

/** What a word's reader is given: the value behind the word and the map that it stands in. */
interface Words {
  readonly value: Node;
  readonly map: MapNode;
  readonly at: (name: string) => Node | undefined;
  readonly origin: Origin;
  readonly context: Context;
}

/** One reader for each word; a word without one does not compile. */
const readers: { readonly [K in Exclude<WordKind, 'section'>]: (words: Words) => Statement<K> | undefined } = {
  note: readNote,
  activate: (words) => {
    const participant = participantOf(words);
    const colors = given({ color: stringOf(words.at('color')), lineColor: stringOf(words.at('line color')) });
    return participant === undefined ? undefined : { kind: 'activate', participant, ...colors, origin: { ...words.origin, as: 'step' } };
  },
  deactivate: (words) => {
    const participant = participantOf(words);
    return participant === undefined ? undefined : { kind: 'deactivate', participant, origin: { ...words.origin, as: 'step' } };
  },
  create: (words) => {
    const participant = participantOf(words);
    return participant === undefined ? undefined : { kind: 'create', participant, origin: words.origin };
  },
  destroy: (words) => {
    const participant = participantOf(words);
    return participant === undefined ? undefined : { kind: 'destroy', participant, origin: words.origin };
  },
  reference: ({ value, map, at, origin, context }) => ({
    kind: 'reference',
    over: namesOf(at('over'), 'participant', context) ?? [],
    text: textOf(value) ?? '',
    ...given({ link: linkIn(map), headerColor: stringOf(at('header color')), color: stringOf(at('color')) }),
    origin,
  }),
  divider: ({ value, origin }) => ({ kind: 'divider', text: textOf(value) ?? '', origin }),
  delay: ({ value, origin }) => ({ kind: 'delay', ...given({ text: textOf(value) }), origin }),
  space: ({ value, origin }) => ({ kind: 'space', ...given({ size: numberOf(value) }), origin }),
  page: ({ value, at, origin }) => ({
    kind: 'page',
    ...given({ title: textOf(value), ignored: flagOf(at('ignored')) || undefined }),
    origin,
  }),
  numbering: ({ value, origin }) => ({ ...numberingOf(value), origin }),
  duration: ({ value, at, origin, context }) => {
    const [from, to] = [nameOf(at('from'), 'anchor', context), nameOf(at('to'), 'anchor', context)];
    return from === undefined || to === undefined ? undefined : { kind: 'duration', from, to, text: textOf(value) ?? '', origin };
  },
  state: ({ value, at, origin, context }) => {
    const participant = nameOf(at('of'), 'participant', context);
    return participant === undefined ? undefined : { kind: 'state', participant, text: textOf(value) ?? '', origin };
  },
  comment: ({ value, origin }) => ({ kind: 'comment', text: stringOf(value) ?? '', origin }),
  verbatim: ({ value, at, origin }) => ({ kind: 'verbatim', format: stringOf(at('format')) ?? '', text: stringOf(value) ?? '', origin }),
};

/** The statement that a word begins; undefined where it lacks what it needs. */
export function readWord(
  kind: WordKind | Operator,
  first: Entry,
  map: MapNode | undefined,
  origin: Origin,
  context: Context,
): Statement | undefined {
  const node: MapNode = map ?? { is: 'map', entries: [first], span: first.keySpan };
  const words: Words = { value: first.value, map: node, at: (name) => valueAt(node, name), origin, context };
  return isReadable(kind) ? readers[kind](words) : undefined;
}

function isReadable(kind: WordKind | Operator): kind is keyof typeof readers {
  return Object.hasOwn(readers, kind);
}

function participantOf({ value, context }: Words): string | undefined {
  return nameOf(value, 'participant', context);
}

type Placement = Statement<'note'>['placement'];
const placements: readonly Placement[] = ['left', 'right', 'top', 'bottom', 'over', 'across'];

/** The keys that say a place and of whom at once. */
const placementByKey: readonly (readonly [key: string, placement: Placement])[] = [
  ['over', 'over'],
  ['left of', 'left'],
  ['right of', 'right'],
  ['top of', 'top'],
  ['bottom of', 'bottom'],
];

function readNote({ value, map, at, origin, context }: Words): Statement<'note'> {
  const shape = stringOf(at('shape'));
  return {
    kind: 'note',
    ...placementOf(at, context),
    ...(shape === 'hexagon' || shape === 'rectangle' ? { shape } : {}),
    text: textOf(value) ?? '',
    ...given({
      color: stringOf(at('color')),
      stereotype: stringOf(at('stereotype')),
      link: linkIn(map),
      alongside: flagOf(at('alongside')) || undefined,
      sameRow: flagOf(at('same row')) || undefined,
    }),
    origin,
  };
}

/** A note stands right of the step before it where nothing else is said. */
function placementOf(at: Words['at'], context: Context): Pick<Statement<'note'>, 'placement' | 'of'> {
  for (const [key, placement] of placementByKey) {
    const of = namesOf(at(key), 'participant', context);
    if (of) return { placement, of };
  }
  const said = stringOf(at('placement'));
  const placement = placements.find((one) => one === said) ?? (flagOf(at('across')) ? 'across' : 'right');
  return { placement, ...given({ of: namesOf(at('of'), 'participant', context) }) };
}

/** How numbering is said: a word, true, or a map. */
export function numberingOf(node: Node): Statement<'numbering'> {
  const flag = flagOf(node);
  if (flag !== undefined) return { kind: 'numbering', action: flag ? 'start' : 'stop' };
  if (node.is !== 'map') return { kind: 'numbering', action: actionOf(stringOf(node)) };
  const at = (name: string): Node | undefined => valueAt(node, name);
  return {
    kind: 'numbering',
    action: actionOf(stringOf(at('action'))),
    ...given({
      value: stringOf(at('start')) ?? stringOf(at('value')),
      decimal: flagOf(at('decimal')) || undefined,
      step: numberOf(at('step')),
      format: stringOf(at('format')),
      counting: flagOf(at('counting')) || undefined,
      level: stringOf(at('level')),
    }),
  };
}

function actionOf(word: string | undefined): Statement<'numbering'>['action'] {
  return word === 'stop' || word === 'resume' || word === 'increment' ? word : 'start';
}
