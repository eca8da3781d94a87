// A message's step: who to whom by which arrow, what is drawn, and what a workflow says of it.

import type { Arrow, End, Head, Origin, Statement } from '../../../ir/model.js';
import { plainText, type Text } from '../../../ir/text.js';
import type { StepDetails } from '../../../ir/workflow.js';
import type { Span } from '../../../source/span.js';
import { drawnText, isDerived } from '../../kit/labels.js';
import type { MessageKey, PlacedEnd } from '../message-key.js';
import { type Entry, type MapNode, type Node, valueAt } from '../yaml/nodes.js';
import { type Context, extensionsOf, given, nameOf, namesOf } from './context.js';
import { linkIn } from './participants.js';
import { flagOf, numberOf, objectOf, stringOf, textOf } from './texts.js';

/** The message of a step and the activations in its key. `map` is undefined where the key stands alone. */
export function readMessage(key: MessageKey, first: Entry, map: MapNode | undefined, place: Origin, context: Context): Statement[] {
  refer(key, first, context);
  const node: MapNode = map ?? { is: 'map', entries: [first], span: first.keySpan };
  const at = (name: string): Node | undefined => valueAt(node, name);
  const anchor = (name: string): string | undefined => given({ name: giveName(at(name), 'anchor', context) }).name;
  const { from, to, arrow, reversed } = directionOf(key, at('short'));
  const receivers = namesOf(at('and'), 'participant', context);
  const words = textOf(first.value);
  const label = textOf(at('label'));
  const step = readDetails(node, words, label, context);
  const message: Statement<'message'> = {
    kind: 'message',
    from,
    to,
    arrow: withDetails(arrow, at('arrow')),
    text: label ?? drawnText(words, step, context.data),
    ...given({
      receivers,
      alongside: flagOf(at('alongside')) || undefined,
      slant: numberOf(at('slant')),
      anchor: anchor('anchor'),
      fromAnchor: anchor('from anchor'),
      toAnchor: anchor('to anchor'),
      stereotype: stringOf(at('stereotype')),
      link: linkIn(node),
      step,
    }),
    origin: { ...place, ...(reversed && { reversed: true }) },
  };
  if (label !== undefined) context.outright.add(message);
  return [message, ...activations(key, message, first.keySpan)];
}

/** The participants of a key, each where it stands. */
function refer({ left, right }: MessageKey, { key, keySpan }: Entry, { references }: Context): void {
  const exact = keySpan.end - keySpan.start === key.length;
  for (const { end, span } of [left, right]) {
    if (typeof end !== 'string') continue;
    references.use('participant', end, exact ? { start: keySpan.start + span.start, end: keySpan.start + span.end } : keySpan);
  }
}

/** A name that something gives itself. */
function giveName(node: Node | undefined, space: 'anchor' | 'step', { references }: Context): string | undefined {
  const name = stringOf(node);
  if (name !== undefined && node) references.give(space, name, node.span);
  return name;
}

interface Direction {
  readonly from: End;
  readonly to: End;
  readonly arrow: Arrow;
  readonly reversed: boolean;
}

/** `A <- B` is B's message to A. */
function directionOf({ left, right, arrow }: MessageKey, short: Node | undefined): Direction {
  const reversed = arrow.head === undefined && arrow.tail !== undefined;
  const [sender, receiver] = reversed ? [right, left] : [left, right];
  const which = stringOf(short);
  return {
    from: shortened(sender, which === 'from' || which === 'both'),
    to: shortened(receiver, which === 'to' || which === 'both'),
    arrow: reversed ? { line: arrow.line, ...(arrow.tail && { head: arrow.tail }) } : arrow,
    reversed,
  };
}

function shortened({ end }: PlacedEnd, short: boolean): End {
  return typeof end !== 'string' && short ? { ...end, short: true } : end;
}

/** The arrow with what stands beside it. */
function withDetails(arrow: Arrow, node: Node | undefined): Arrow {
  if (node?.is !== 'map') return arrow;
  const color = stringOf(valueAt(node, 'color'));
  const hidden = flagOf(valueAt(node, 'hidden')) || undefined;
  const head = headOf(valueAt(node, 'head'), arrow.head);
  const tail = headOf(valueAt(node, 'tail'), arrow.tail);
  return { line: arrow.line, ...given({ head, tail, color, hidden }) };
}

function headOf(node: Node | undefined, short: Head | undefined): Head | undefined {
  if (node?.is !== 'map') return short;
  const said = stringOf(valueAt(node, 'shape'));
  const shape = said === 'none' || said === 'filled' || said === 'open' || said === 'cross' ? said : (short?.shape ?? 'none');
  const half = stringOf(valueAt(node, 'half'));
  return {
    shape,
    ...((half === 'top' || half === 'bottom') && { half }),
    ...(flagOf(valueAt(node, 'circle')) && { circle: true }),
  };
}

/** What the key says of activations: of the receiver, the sender, or both. */
function activations({ suffix }: MessageKey, { from, to }: Statement<'message'>, span: Span): readonly Statement[] {
  const origin = { span, as: 'suffix' };
  const ends = suffix.includes('-') && typeof from === 'string' ? [{ kind: 'deactivate', participant: from, origin } as const] : [];
  const starts = suffix.includes('+') && typeof to === 'string' ? [{ kind: 'activate', participant: to, origin } as const] : [];
  return [...ends, ...starts];
}

/** What a workflow says of a step beyond its text; undefined where it says nothing. */
function readDetails(map: MapNode, words: Text | undefined, label: Text | undefined, context: Context): StepDetails | undefined {
  const at = (name: string): Node | undefined => valueAt(map, name);
  const own = objectOf(at('extensions'));
  const extensions = extensionsOf(map);
  const details: StepDetails = given({
    id: giveName(at('id'), 'step', context),
    name: stringOf(at('name')),
    title: stringOf(at('title')),
    description: stringOf(at('description')),
    answers: nameOf(at('to'), 'step', context),
    request: exchangeOf(at('request'), context),
    response: exchangeOf(at('response'), context),
    timeout: stringOf(at('timeout')),
    retry: objectOf(at('retry')),
    extensions: own || extensions ? { ...own, ...extensions } : undefined,
  });
  const retry = at('retry');
  if (retry?.is === 'map') nameOf(valueAt(retry, 'exhausted'), 'section', context);
  const kept = label !== undefined || isDerived(details);
  const step = words !== undefined && kept ? { ...details, text: plainText(words) } : details;
  return Object.keys(step).length > 0 ? step : undefined;
}

/** A request or response; its payload may be one of those with a name. */
function exchangeOf(node: Node | undefined, context: Context): StepDetails['request'] {
  if (node?.is === 'map') nameOf(valueAt(node, 'data'), 'payload', context);
  return objectOf(node);
}
