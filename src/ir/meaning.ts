// The canonical form of a diagram: what is drawn, and nothing of how it was written.

import { canonicalColor } from './color.js';
import type { Box, Diagram, End, Head, Operand, Participant, Statement } from './model.js';
import { numberingAsDrawn } from './numbering.js';
import { isEmptyText } from './text.js';
import { boxesIn, mapStatements, participantsIn, statementLists, withLists } from './walk.js';

/**
 * What a diagram says: no origin, comments or declarations, expansions opened, participants and boxes named by their position (an id
 * is never drawn), numbering told by the numbers that are drawn. Two diagrams are equal when their meanings are deeply equal.
 */
export function meaning(diagram: Diagram): Diagram {
  const names = positionNames(diagram);
  const rename = (id: string): string => names.get(id) ?? `?${id}`;
  const { origin: _, name: __, id: ___, ...rest } = diagram;
  const asDrawn = numberingAsDrawn();
  // Messages and numbering hold nothing, so that they come in reading order.
  const statements = mapStatements(diagram.statements, (statement) =>
    asDrawn(withOrderedLives(statement)).flatMap((one) => meaningOf(one, rename)),
  );
  return prune({ ...rest, participants: renameMembers(diagram.participants, rename), statements: orderedLives(statements) });
}

/** The name of each participant by its position: `p1` is the leftmost. */
export function positionNames(diagram: Diagram): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  let count = 0;
  for (const { participant } of participantsIn(diagram.participants)) names.set(participant.id, `p${++count}`);
  return names;
}

function renameMembers(members: readonly (Participant | Box)[], rename: (id: string) => string): readonly (Participant | Box)[] {
  // Boxes are rebuilt from the inside out: the order of `boxesIn` backwards meets inner boxes first.
  const boxes = [...boxesIn(members)];
  const renamed = new Map<Box, Box>();
  const renameMember = (member: Participant | Box): Participant | Box => {
    if (member.kind === 'box') return renamed.get(member) ?? member;
    const { origin: _, spot, ...participant } = member;
    return { ...inOneColor(participant), ...(spot && { spot: inOneColor(spot) }), id: rename(member.id) };
  };
  for (let i = boxes.length - 1; i >= 0; i--) {
    const box = boxes[i];
    if (!box) continue;
    const { origin: _, ...rest } = box;
    renamed.set(box, { ...inOneColor(rest), id: `box${i + 1}`, participants: box.participants.map(renameMember) });
  }
  return members.map(renameMember);
}

/** The same container with the lives in its lists in order; anything else as it is. */
function withOrderedLives(statement: Statement): Statement {
  return withLists(statement, statementLists(statement).map(orderedLives));
}

/** Lives between two other statements happen at once; only the order of one participant's own matters, and a destruction is the last. */
function orderedLives(list: readonly Statement[]): readonly Statement[] {
  const out: Statement[] = [];
  let run: Life[] = [];
  const flush = (): void => {
    if (run.length > 1) run.sort((a, b) => rankOf(a) - rankOf(b) || compareNames(a.participant, b.participant));
    out.push(...run);
    run = [];
  };
  for (const statement of list) {
    if (isLife(statement)) run.push(statement);
    else {
      flush();
      out.push(statement);
    }
  }
  flush();
  return out;
}

type Life = Extract<Statement, { kind: 'activate' | 'deactivate' | 'destroy' }>;

const isLife = (statement: Statement): statement is Life =>
  statement.kind === 'activate' || statement.kind === 'deactivate' || statement.kind === 'destroy';
const rankOf = ({ kind }: Life): number => (kind === 'destroy' ? 1 : 0);
const compareNames = (a: string, b: string): number => a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);

/** What one statement says, its inner statements as they are; nothing for what has no meaning. */
export function meaningOf(statement: Statement, rename: (id: string) => string): readonly Statement[] {
  const { origin: _, ...bare } = statement;
  switch (bare.kind) {
    case 'comment':
    case 'declaration':
      return [];
    case 'expansion':
      return bare.statements;
    case 'message':
      return [meaningOfMessage(bare, rename)];
    case 'note':
      return [inOneColor(bare.of ? { ...bare, of: inPlace(bare.of, rename) } : bare)];
    case 'reference':
      return [inOneColor({ ...bare, over: inPlace(bare.over, rename) })];
    case 'activate':
      return [inOneColor({ ...bare, participant: rename(bare.participant) })];
    case 'deactivate':
    case 'create':
    case 'destroy':
    case 'state':
      return [{ ...bare, participant: rename(bare.participant) }];
    case 'fragment':
      return [inOneColor({ ...bare, operands: bare.operands.map(meaningOfOperand) })];
    default:
      return [bare];
  }
}

/** What stands over several participants is drawn over all between them, whatever their order in the text. */
function inPlace(ids: readonly string[], rename: (id: string) => string): readonly string[] {
  const places = [...new Set(ids.map(rename))].sort(compareNames);
  const [first, last] = [places[0], places.at(-1)];
  return places.length > 2 && first !== undefined && last !== undefined ? [first, last] : places;
}

/** An arrow whose only head is at its tail is the arrow the other way round. */
function meaningOfMessage(message: Statement<'message'>, rename: (id: string) => string): Statement {
  const end = (e: End): End => (typeof e === 'string' ? rename(e) : e);
  const [from, to] = [end(message.from), end(message.to)];
  const renamed = { ...message, from, to, ...(message.receivers && { receivers: message.receivers.map(rename) }) };
  const { head: atHead, tail: atTail, ...shaft } = inOneColor(message.arrow);
  const [head, tail] = [drawnHead(atHead), drawnHead(atTail)];
  if (!tail || tail.shape === 'none' || (head && head.shape !== 'none'))
    return { ...renamed, arrow: { ...shaft, ...(head && { head }), ...(tail && { tail }) } };
  return { ...renamed, from: to, to: from, arrow: { ...shaft, head: tail, ...(head && { tail: head }) } };
}

/** No head at all is not drawn, whether it is said or not. */
function drawnHead(head: Head | undefined): Head | undefined {
  return head?.shape === 'none' && !head.circle ? undefined : head;
}

function meaningOfOperand({ origin: _, guard, ...rest }: Operand): Operand {
  const operand = inOneColor(rest);
  return isEmptyText(guard) || guard === undefined ? operand : { ...operand, guard };
}

interface Colored {
  readonly color?: string;
  readonly lineColor?: string;
  readonly headerColor?: string;
}

/** The node with its colours in one spelling. */
function inOneColor<N extends Colored>(node: N): N {
  const { color, lineColor, headerColor } = node;
  if (color === undefined && lineColor === undefined && headerColor === undefined) return node;
  return {
    ...node,
    ...(color !== undefined && { color: canonicalColor(color) }),
    ...(lineColor !== undefined && { lineColor: canonicalColor(lineColor) }),
    ...(headerColor !== undefined && { headerColor: canonicalColor(headerColor) }),
  };
}

/** Without parts of the diagram that draw nothing. */
function prune(diagram: Diagram): Diagram {
  const { title, header, footer, caption, legend, mainframe, ...rest } = diagram;
  const banners = Object.entries({ header, footer, caption, legend, mainframe }).flatMap(([key, banner]) => {
    if (!banner || isEmptyText(banner.text)) return [];
    const { origin: _, ...bare } = banner;
    return [[key, bare]];
  });
  return { ...rest, ...(isEmptyText(title) || title === undefined ? {} : { title }), ...Object.fromEntries(banners) };
}
