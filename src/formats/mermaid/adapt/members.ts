// Participants and boxes as Mermaid can declare them.

import { equal } from '../../../ir/equal.js';
import type { Box, Diagram, Link, Participant, Statement } from '../../../ir/model.js';
import { plainText, type Text } from '../../../ir/text.js';
import { type Member, mapMembers, outline, participantsIn, participantsOf, walk } from '../../../ir/walk.js';
import type { Adaptation } from '../../kit/adaptation.js';
import { cssColor, groundColor, isGradient } from '../../kit/color.js';
import { type DeclarationRules, declarationsHold, mentionsOf } from '../../kit/declarations.js';
import { usedParticipants } from '../../kit/flatten.js';
import { coded, decode } from '../texts.js';
import { place } from './context.js';
import { labelFor } from './labels.js';
import type { Target } from './target.js';

/** How Mermaid finds participants. */
export const mermaidDeclarations: DeclarationRules = {
  needsDeclaration: (participant) => participant.label !== participant.id || participant.shape !== 'participant',
  // Activations do not bring a participant into being in Mermaid; a creation does.
  mentions: (statement) =>
    statement.kind === 'message' || statement.kind === 'note' || statement.kind === 'create' ? mentionsOf(fromTheLeft(statement)) : [],
  declares: (statement) => (statement.kind === 'create' ? [statement.participant] : []),
  // Behind a mention a declaration without an alias is not looked at, and one with an alias takes links and properties away.
  mustComeFirst: ({ id, label, shape, links, properties, details }) =>
    (label === id && shape !== 'participant') || links !== undefined || properties !== undefined || details !== undefined,
  // Mermaid draws a box round one that is declared again without an alias, and does not list it among those in the box.
  repeats: ({ id, label, links, properties, details }, intoBox) =>
    links === undefined && properties === undefined && details === undefined && !(intoBox && label === id),
  detailsMention: true,
  boxesHoldMentions: false,
  boxesTakeMentioned: true,
  boxesHoldNothingElse: true,
  redeclaringMoves: false,
};

/** Mermaid writes no arrow from right to left. */
function fromTheLeft<S extends Statement>(statement: S): S {
  if (!statement.origin?.reversed) return statement;
  const { reversed: _, ...origin } = statement.origin;
  return { ...statement, origin };
}

/** The diagram with participants and boxes that Mermaid can say, declared where Mermaid will find them in this order. */
export function members(diagram: Diagram, adaptation: Adaptation, target: Target): Diagram {
  const adapted = withoutUnlinked(withKnownParticipants(diagram, adaptation), adaptation);
  const participants = mapMembers(adapted.participants, (member, changed) =>
    member.kind === 'participant' ? [participantFor(typed(member, adaptation, target), adaptation)] : boxesFor(member, changed, adaptation),
  );
  const same = participants.length === adapted.participants.length && participants.every((member, i) => member === adapted.participants[i]);
  const simple = same ? adapted : { ...adapted, participants };
  const count = simple.participants.findLastIndex((member) => !isOnlyActivated(member)) + 1;
  if (count === simple.participants.length) return declared(simple, adaptation);
  const named = declared({ ...simple, participants: simple.participants.slice(0, count) }, adaptation);
  return { ...named, participants: [...named.participants, ...simple.participants.slice(count)] };
}

/** Mermaid reads an activation of somebody whom nothing names. What its author wrote stays so, though Mermaid cannot draw it. */
const isOnlyActivated = (member: Member): boolean =>
  member.kind === 'participant' && member.origin?.as === 'activation' && member.label === decode(coded(member.id));

/** Every participant that a statement names is in the list; PlantUML's reader and ours see to that, a diagram from elsewhere may not. */
function withKnownParticipants(diagram: Diagram, adaptation: Adaptation): Diagram {
  const known = new Set(participantsOf(diagram).map(({ id }) => id));
  const added: Participant[] = [];
  for (const statement of walk(diagram.statements)) {
    for (const id of mermaidDeclarations.mentions(statement)) {
      if (known.has(id)) continue;
      known.add(id);
      adaptation.lose('missing-participant', statement);
      added.push({ kind: 'participant', id, label: id, shape: 'participant' });
    }
  }
  return added.length === 0 ? diagram : { ...diagram, participants: [...diagram.participants, ...added] };
}

function withoutUnlinked(diagram: Diagram, adaptation: Adaptation): Diagram {
  if (diagram.unlinked !== false) return diagram;
  const used = usedParticipants(diagram);
  const { unlinked: _, ...rest } = diagram;
  adaptation.loseDeclared('unlinked', diagram, 'unlinked');
  const participants = mapMembers(diagram.participants, (member, changed) => {
    if (member.kind === 'participant') return used.has(member.id) ? [member] : [];
    const inner = member.participants.flatMap(changed);
    return inner.length > 0 ? [{ ...member, participants: inner }] : [];
  });
  return { ...rest, participants };
}

/** A participant of a shape that this Mermaid, or this style, says without a type of its own. */
function typed(participant: Participant, adaptation: Adaptation, { types }: Target): Participant {
  const { shape, label } = participant;
  if (types === 'native' || shape === 'participant' || shape === 'actor') return participant;
  adaptation.lose('participant-shape', participant, types === 'plain' ? 'it is a plain participant' : 'its type stands below the name');
  const word = `\n[${shape.charAt(0).toUpperCase()}${shape.slice(1)}]`;
  const named = types === 'plain' ? label : typeof label === 'string' ? label + word : { ...label, content: [...label.content, word] };
  const { origin, ...bare } = participant;
  return { ...bare, shape: 'participant', label: named, ...place(origin) };
}

// ---- participants ----------------------------------------------------------------------------------------------

function participantFor(participant: Participant, adaptation: Adaptation): Participant {
  const { stereotypes, spot, element, color, links, ...rest } = participant;
  const label = labelFor(participant, adaptation);
  if (color !== undefined) adaptation.lose('color', participant);
  const plainLinks = links && linksFor(links, participant, adaptation);
  if (label === participant.label && !stereotypes && !spot && !element && color === undefined && plainLinks === links) return participant;
  return { ...rest, label, ...(plainLinks && { links: plainLinks }) };
}

/** Links as Mermaid has them: an address for each label, in the order of a JSON object's keys. */
function linksFor(links: readonly Link[], participant: Participant, adaptation: Adaptation): readonly Link[] {
  const tooltips = links.some(({ tooltip }) => tooltip !== undefined);
  if (tooltips) adaptation.lose('link', participant, 'its tooltip is left out');
  const untipped = tooltips ? links.map(({ tooltip: _, ...link }): Link => link) : links;
  const byLabel = Object.fromEntries(untipped.map(({ label, href }) => [label ?? href, href]));
  const said = Object.entries(byLabel).map(([label, href]): Link => ({ href, label }));
  if (equal(said, untipped)) return untipped;
  adaptation.lose('link', participant, 'each address has one label, and each label one address');
  return said;
}

// ---- boxes -----------------------------------------------------------------------------------------------------

/** Mermaid's boxes hold participants only: the inner ones stay, an outer one stays round its own participants if they are neighbours. */
function boxesFor(box: Box, changed: (member: Member) => readonly Member[], adaptation: Adaptation): readonly Member[] {
  const nested = box.participants.some(({ kind }) => kind === 'box');
  if (!nested) return [boxFor(box, box.participants.flatMap(changed), adaptation)];
  adaptation.lose('nested-box', box);
  const runs: Member[][] = [];
  for (const member of box.participants) {
    const last = runs.at(-1);
    if (last?.[0]?.kind === 'participant' && member.kind === 'participant') last.push(member);
    else runs.push([member]);
  }
  const own = runs.filter(([member]) => member?.kind === 'participant').length;
  return runs.flatMap((run) => {
    const inner = run.flatMap(changed);
    return own === 1 && run[0]?.kind === 'participant' ? [boxFor({ ...box, participants: run }, inner, adaptation)] : inner;
  });
}

function boxFor(box: Box, inner: readonly Member[], adaptation: Adaptation): Box {
  const { title, color, stereotype, link, participants, ...rest } = box;
  const marked = title !== undefined && !isPlainText(title);
  if (marked) adaptation.lose('markup', box);
  if (stereotype !== undefined || link) adaptation.lose('link', box);
  const ground = color === undefined ? undefined : groundColor(color);
  if (ground !== color) adaptation.lose('color', box, 'it has the colour of its ground alone');
  else if (ground !== undefined && isGradient(ground)) adaptation.lose('color', box, 'it has the first colour of the gradient');
  const fill = ground === undefined ? undefined : cssColor(ground);
  const text = marked ? plainText(title) || undefined : title;
  const same =
    fill === color && text === title && stereotype === undefined && !link && inner.every((member, i) => member === participants[i]);
  if (same) return box;
  return { ...rest, ...(text !== undefined && { title: text }), ...(fill !== undefined && { color: fill }), participants: inner };
}

/** A text without any formatting but a wish about wrapping. */
function isPlainText(text: Text): boolean {
  return typeof text === 'string' || (text.align === undefined && text.content.every((item) => typeof item === 'string'));
}

// ---- declarations ----------------------------------------------------------------------------------------------

/** Declarations in their places where those work, otherwise all at the top but for participants that are created. */
function declared(diagram: Diagram, adaptation: Adaptation): Diagram {
  if (declarationsHold(diagram, mermaidDeclarations)) return diagram;
  const created = createdIn(diagram.statements);
  const bare = adaptation.map(diagram.statements, (statement) => (isMemberDeclaration(statement) ? [] : [statement]));
  const single = (member: Member): boolean => member.kind === 'participant' && created.has(member.id);
  const atTop = withTop(bare, diagram.participants.filter((member) => !single(member)).flatMap(declarationsOf));
  const result = { ...diagram, statements: atTop };
  if (created.size === 0 || declarationsHold(result, mermaidDeclarations)) return result;
  const inTurn = { ...diagram, statements: declaredInTurn(diagram, bare, single, adaptation) };
  return declarationsHold(inTurn, mermaidDeclarations) ? inTurn : reordered(result, created, adaptation);
}

function createdIn(statements: readonly Statement[]): ReadonlySet<string> {
  const created = new Set<string>();
  for (const step of outline(statements))
    if (step.event === 'statement' && step.statement.kind === 'create') created.add(step.statement.participant);
  return created;
}

function withTop(statements: readonly Statement[], top: readonly Statement[]): readonly Statement[] {
  const at = leadingLength(statements);
  return [...statements.slice(0, at), ...top, ...statements.slice(at)];
}

function declarationsOf(member: Member): readonly Statement[] {
  if (member.kind === 'participant') return [{ kind: 'declaration', of: 'participant', id: member.id }];
  const inner = [...participantsIn(member.participants)].flatMap(({ participant }) => declarationsOf(participant));
  return [{ kind: 'declaration', of: 'box', id: member.id }, ...inner, { kind: 'declaration', of: 'box-end', id: member.id }];
}

/** Those that stand behind a created participant are declared behind its creation. */
function declaredInTurn(
  diagram: Diagram,
  bare: readonly Statement[],
  isCreated: (member: Member) => boolean,
  adaptation: Adaptation,
): readonly Statement[] {
  const behind = new Map<string, Statement[]>();
  const top: Statement[] = [];
  let turn = top;
  for (const member of diagram.participants) {
    if (!isCreated(member)) turn.push(...declarationsOf(member));
    else {
      turn = [];
      behind.set(member.id, turn);
    }
  }
  const placed = adaptation.declareBehind(bare, (one) => (one.kind === 'create' ? (behind.get(one.participant) ?? []) : []));
  return withTop(placed, top);
}

function isMemberDeclaration(statement: Statement): boolean {
  return statement.kind === 'declaration' && (statement.of === 'participant' || statement.of === 'box' || statement.of === 'box-end');
}

/** What belongs above the participants: comments, commands and the title, but nothing that is said of a participant. */
const leading: ReadonlySet<string> = new Set(['comment', 'verbatim', 'declaration', 'numbering', 'expansion']);

function leadingLength(statements: readonly Statement[]): number {
  const at = statements.findIndex((one) => !leading.has(one.kind) || (one.kind === 'declaration' && one.id !== undefined));
  return at < 0 ? statements.length : at;
}

/** Created participants stand where Mermaid puts them: behind all that are declared. */
function reordered(diagram: Diagram, created: ReadonlySet<string>, adaptation: Adaptation): Diagram {
  const moved = new Map<string, Participant>();
  const rest = diagram.participants.filter((member) => {
    if (member.kind === 'box' || !created.has(member.id)) return true;
    moved.set(member.id, member);
    return false;
  });
  const order: Participant[] = [];
  for (const step of outline(diagram.statements)) {
    if (step.event !== 'statement' || step.statement.kind !== 'create') continue;
    const participant = moved.get(step.statement.participant);
    if (!participant) continue;
    order.push(participant);
    adaptation.lose('creation-order', step.statement);
  }
  return { ...diagram, participants: [...rest, ...order] };
}
