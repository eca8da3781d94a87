// What the adaptation of a statement needs to know of its diagram, and the notes that stand for what Mermaid lacks.

import type { Diagram, Origin, Statement } from '../../../ir/model.js';
import type { MessageNumber } from '../../../ir/numbering.js';
import { plainText, type Text } from '../../../ir/text.js';
import { participantsOf } from '../../../ir/walk.js';
import type { Adaptation } from '../../kit/adaptation.js';
import { separatingMessages } from './separating.js';
import type { Target } from './target.js';

/** What is known while going through the statements. */
export interface Context {
  readonly adaptation: Adaptation;
  readonly numbers: ReadonlyMap<Statement, MessageNumber>;
  readonly target: Target;
  /** The places of the participants, from the left. */
  readonly places: ReadonlyMap<string, number>;
  /** The first and the last participant. */
  readonly all: readonly string[];
  /** Hidden messages that have to be seen. */
  readonly separating: ReadonlySet<object>;
  /** The participants of the message, reference or fragment that a note without participants belongs to; undefined before the first. */
  last: readonly string[] | undefined;
  /** The number that was shown last, as it was shown; nothing before the first. */
  number: string;
  /** Whether page breaks are ignored by now. */
  ignoresPages: boolean;
}

/** The context at the beginning of a diagram. */
export function contextOf(
  diagram: Diagram,
  adaptation: Adaptation,
  numbers: ReadonlyMap<Statement, MessageNumber>,
  target: Target,
): Context {
  const ids = participantsOf(diagram).map(({ id }) => id);
  const separating = separatingMessages(diagram.statements);
  const places = new Map(ids.map((id, index) => [id, index]));
  return { adaptation, numbers, target, places, all: ends(ids, places), separating, last: undefined, number: '', ignoresPages: false };
}

/** The participants of a message; the edges of the diagram are none. */
export function partners({ from, to }: Statement<'message'>): readonly string[] {
  return [from, to].filter((end): end is string => typeof end === 'string');
}

/** The leftmost and the rightmost of some participants. */
export function ends(ids: readonly string[], places: ReadonlyMap<string, number>): readonly string[] {
  let [first, last] = [ids[0], ids[0]];
  for (const id of ids) {
    if (first === undefined || placeOf(id, places) < placeOf(first, places)) first = id;
    if (last === undefined || placeOf(id, places) > placeOf(last, places)) last = id;
  }
  return first === undefined || last === undefined ? [] : first === last ? [first] : [first, last];
}

const placeOf = (id: string, places: ReadonlyMap<string, number>): number => places.get(id) ?? 0;

/** The first and the last participant: what "all" means to a note. */
export function outermost(diagram: Diagram): readonly string[] {
  const all = participantsOf(diagram);
  const [first, last] = [all[0]?.id, all.at(-1)?.id];
  return first === undefined || last === undefined ? [] : first === last ? [first] : [first, last];
}

/** What stays of an origin when the statement is said in another way. */
export function place(origin: Origin | undefined): { readonly origin?: Origin } {
  if (!origin) return {};
  const { span, blankBefore } = origin;
  return { origin: { ...(span && { span }), ...(blankBefore && { blankBefore }) } };
}

/** A note in the place of another statement; nothing where it would be empty. */
export function noteOver(of: readonly string[], text: Text, statement: { readonly origin?: Origin }): readonly Statement<'note'>[] {
  if (of.length === 0 || plainText(text).trim() === '') return [];
  return [{ kind: 'note', placement: 'over', of, text, ...place(statement.origin) }];
}

/** Whether a node is a statement. */
export function isStatement(node: object): node is Statement {
  return 'kind' in node;
}
