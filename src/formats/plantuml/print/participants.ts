// Participants and boxes: where their author declared them, or all at the top where that would no longer give the same picture.

import { equal } from '../../../ir/equal.js';
import type { Box, Diagram, Participant, Statement } from '../../../ir/model.js';
import type { Text } from '../../../ir/text.js';
import { boxesIn, participantsIn, walk } from '../../../ir/walk.js';
import { type DeclarationRules, declarationsHold, mentionsOf } from '../../kit/declarations.js';
import { readBody } from '../reader/bodies.js';
import { isBareName, type Names } from './names.js';
import { blockLines, choiceOf, colorText, isBlock, joined, linkText, oneLine, spelling, stereotypeText } from './pieces.js';
import { shownOnLine } from './shown.js';

/** The place that an author gave a participant with `order`. */
export function orderOf(participant: Participant): number {
  const order = choiceOf(participant, 'order');
  return typeof order === 'number' ? order : 0;
}

/** Whether a participant is drawn otherwise than one that was only mentioned. */
function isSpecial(participant: Participant, names: Names): boolean {
  const { shape, stereotypes, spot, element, color, links } = participant;
  const styled = stereotypes?.length || spot || element || color !== undefined || links?.length;
  return shape !== 'participant' || Boolean(styled) || !names.saysLabel(participant);
}

/** Whether the declarations in the statements give the participants back, read as PlantUML reads them. */
export function declaredInPlace(diagram: Diagram, names: Names): boolean {
  const rules: DeclarationRules = {
    needsDeclaration: (participant) => isSpecial(participant, names),
    mentions: mentionsOf,
    detailsMention: false,
    boxesHoldMentions: true,
    redeclaringMoves: true,
    rank: orderOf,
  };
  return declarationsHold(diagram, rules) && !isDeclaredLate(diagram, names);
}

/** A declaration behind the first mention says nothing any more but the place. */
function isDeclaredLate(diagram: Diagram, names: Names): boolean {
  const special = new Set<string>();
  for (const { participant } of participantsIn(diagram.participants)) if (isSpecial(participant, names)) special.add(participant.id);
  if (special.size === 0) return false;
  for (const statement of walk(diagram.statements)) {
    if (statement.kind === 'declaration') {
      if (statement.of === 'participant' && statement.id !== undefined) special.delete(statement.id);
    } else if (mentionsOf(statement).some((id) => special.has(id))) return true;
  }
  return false;
}

/** The words of a declaration that also says the creation behind it. */
export type CreationWord = 'create' | 'bare create';

/** With which words a declaration also says the creation that stands behind it. */
export function creationWord(declaration: Statement | undefined, create: Statement | undefined): CreationWord | undefined {
  if (declaration?.kind !== 'declaration' || create?.kind !== 'create' || create.origin?.as !== 'declaration') return undefined;
  if (declaration.of !== 'participant' || declaration.id !== create.participant) return undefined;
  return declaration.origin?.as === 'bare create' ? 'bare create' : 'create';
}

const endOfParticipant = /(?<![^[\]])[^[\]]*\]\s*$/;

/** The lines that declare one participant; `creating` says with which words when it comes into being here. */
export function participantLines(participant: Participant, names: Names, inPlace: boolean, creating?: CreationWord): readonly string[] {
  const { shape, stereotypes, spot, element, color, links, origin } = participant;
  const isBare = creating === 'bare create' && shape === 'participant';
  const word = isBare ? 'create' : joined(creating ? 'create' : '', shape);
  const order = inPlace && orderOf(participant) !== 0 ? `order ${orderOf(participant)}` : '';
  const types = element ? [...(stereotypes ?? []), element.type] : stereotypes;
  const tail = joined(stereotypeText(types, spot), order, linkText(links?.[0]), colorText(color));
  if (isBlock(origin) && creating === undefined && shape === 'participant' && names.isBare(participant.id)) {
    const lines = blockLines(origin, participant.label, endOfParticipant);
    return [`${joined(word, names.inline(participant.id), tail)} [`, ...lines, ']'];
  }
  return [joined(word, identText(participant, names), tail)];
}

/** The label that a declaration of the participant shows. */
export function shownLabel({ origin, shape }: Participant, label: Text): Text {
  const isBody = isBlock(origin) && shape === 'participant';
  const inBody = (text: Text): Text => readBody(blockLines(origin, text, endOfParticipant), 'shared').text;
  if (isBody && equal(inBody(label), label)) return label;
  const onLine = shownOnLine(origin, label, 'name');
  return isBody ? inBody(onLine) : onLine;
}

function identText(participant: Participant, names: Names): string {
  const { id, label, origin } = participant;
  const name = names.inline(id);
  const alias = choiceOf(participant, 'alias');
  if (alias === undefined && names.saysLabel(participant))
    return choiceOf(participant, 'quoted') === true && !name.startsWith('"') ? `"${name}"` : name;
  const display = oneLine(origin, label, 'name');
  if (!names.isBare(id)) return name;
  const bare = name.replaceAll('"', '');
  if (alias === 'bare' && isBareName(display)) return `${display} as ${bare}`;
  return alias === 'after' ? `${bare} as "${display}"` : `"${display}" as ${bare}`;
}

/** The line that opens a box. */
export function boxLine(box: Box): string {
  const title = box.title === undefined ? '' : boxTitle(box, box.title);
  return joined('box', title, stereotypeText(box.stereotype === undefined ? [] : [box.stereotype]), colorText(box.color));
}

/** A title stands in quotes, unless its author wrote it bare and it can be. */
function boxTitle(box: Box, title: Text): string {
  const own = choiceOf(box, 'quoted') === false ? spelling(box.origin, title, 'label') : undefined;
  if (own !== undefined && /^[\p{L}\p{N}][^#<"“”\n]*$/u.test(own)) return own.trimEnd();
  return `"${oneLine(box.origin, title, 'name')}"`;
}

/** One line of declarations with its depth of boxes. */
export interface DeclarationLine {
  readonly depth: number;
  readonly text: string;
}

/** Every participant and box, from the first to the last. */
export function allDeclarations(diagram: Diagram, names: Names): readonly DeclarationLine[] {
  const lines: DeclarationLine[] = [];
  let open: readonly Box[] = [];
  const moveTo = (boxes: readonly Box[]): void => {
    let kept = 0;
    while (kept < open.length && open[kept] === boxes[kept]) kept++;
    for (let depth = open.length - 1; depth >= kept; depth--) lines.push({ depth, text: 'end box' });
    for (let depth = kept; depth < boxes.length; depth++) {
      const box = boxes[depth];
      if (box) lines.push({ depth, text: boxLine(box) });
    }
    open = boxes;
  };
  for (const { participant, boxes } of participantsIn(diagram.participants)) {
    moveTo(boxes);
    for (const text of participantLines(participant, names, false)) lines.push({ depth: boxes.length, text });
  }
  moveTo([]);
  return lines;
}

/** The participants and boxes of a diagram by id. */
export function membersById(diagram: Diagram): {
  readonly participants: ReadonlyMap<string, Participant>;
  readonly boxes: ReadonlyMap<string, Box>;
} {
  const participants = new Map([...participantsIn(diagram.participants)].map(({ participant }) => [participant.id, participant]));
  return { participants, boxes: new Map([...boxesIn(diagram.participants)].map((box) => [box.id, box])) };
}
