// Messages: between two participants, from and to the edges of the diagram, and the durations between their anchors.

import { diagnostic } from '../../../diagnostics/diagnostic.js';
import type { Edge, End, JsonObject, Statement } from '../../../ir/model.js';
import { readText } from '../creole/read.js';
import type { Line } from '../parser.js';
import { type DrawnArrow, readArrow, stylesOf } from '../vocabulary.js';
import { labelOf } from './bodies.js';
import { colorOf, isKnownColor } from './colors.js';
import { deliver, type Ends, endAndBegin } from './lives.js';
import { linkOf, stereotypeOf, unquoted } from './names.js';
import type { Builder, Reading } from './reading.js';

type Message = Statement<'message'>;

/** `Alice -> Bob & Carol ++ #red : text` */
export const message: Builder = (reading, line) => {
  const { parts } = line;
  const { arrow = '', further, anchor1, anchor2 } = parts;
  const drawn = arrowOf(reading, line, arrow);
  const left = sideOf(reading, line, sides.left);
  const right = sideOf(reading, line, sides.right);
  const receivers = further?.match(/[\p{L}\p{N}_.@]+/gu)?.map((id) => reading.mention(id));
  if (!drawn) return;
  const { reversed } = drawn;
  const from = reversed ? right : left;
  const to = reversed ? left : right;
  const isPlain = (receivers ?? anchor1 ?? anchor2) === undefined;
  const more = isPlain ? undefined : anchored(receivers, reversed ? anchor2 : anchor1, reversed ? anchor1 : anchor2);
  send(reading, line, { from, to, sender: from, receiver: to }, drawn, parts['signs'] ?? '', more, arrowChoice(arrow));
};

function anchored(
  receivers: readonly string[] | undefined,
  fromAnchor: string | undefined,
  toAnchor: string | undefined,
): Partial<Message> {
  return {
    ...(receivers && { receivers }),
    ...(fromAnchor !== undefined && { fromAnchor }),
    ...(toAnchor !== undefined && { toAnchor }),
  };
}

/** Arrows that a printer would write like this in any case. */
const plainArrows: ReadonlySet<string> = new Set(['->', '-->', '->>', '-->>', '<-', '<--', '<<-', '<<--']);

/** How an arrow was written, where that is a choice. */
function arrowChoice(arrow: string): JsonObject | undefined {
  return plainArrows.has(arrow) ? undefined : { arrow };
}

/** `[-> Alice : text`; without a bracket the arrow comes from the left as well. */
export const fromEdge: Builder = (reading, line) => overEdge(reading, line, true);

/** `Alice ->] : text` */
export const toEdge: Builder = (reading, line) => overEdge(reading, line, false);

/** What the signs of a message over an edge mean: only the first of them counts. */
const firstSign: Readonly<Record<string, string>> = { '+': '++', '-': '--', '*': '**', '!': '!!' };

function overEdge(reading: Reading, line: Line, atLeft: boolean): void {
  const { parts } = line;
  const { edge, markLeft = '', markRight = '', arrow = '', signs = '' } = parts;
  const drawn = arrowOf(reading, line, `${drawnMark(markLeft)}${arrow}${drawnMark(markRight)}`, true);
  const id = reading.mention(parts['name'] ?? '');
  if (!drawn) return;
  const isNear = atLeft ? edge !== ']' : edge === '[';
  const end: Edge = { edge: isNear ? 'left' : 'right', ...(edge === '?' && { short: true as const }) };
  const [from, to]: readonly [End, End] = atLeft === drawn.reversed ? [id, end] : [end, id];
  const spelled = arrowChoice(`${markLeft}${arrow}${markRight}`);
  const choices = edge === undefined ? { ...spelled, bracket: false } : spelled;
  send(reading, line, { from, to, sender: id, receiver: id }, drawn, firstSign[signs.charAt(0)] ?? '', undefined, choices);
}

/** Over an edge, other than between participants, a mark in capitals is read and never drawn. */
const drawnMark = (mark: string): string => (mark === mark.toLowerCase() ? mark : '');

/** What the parts of a participant at either end of a line are called. */
const sides = {
  left: { name: 'name1', long: 'long1', short: 'short1', id: 'id1', label: 'label1' },
  right: { name: 'name2', long: 'long2', short: 'short2', id: 'id2', label: 'label2' },
} as const;

/** The participant at an end; the line may give it a longer name at once. */
function sideOf(reading: Reading, { parts }: Line, side: (typeof sides)[keyof typeof sides]): string {
  const long = parts[side.long];
  const shown = long ?? parts[side.label];
  if (shown === undefined) return reading.mention(parts[side.name] ?? '');
  const id = parts[long === undefined ? side.id : side.short] ?? '';
  if (reading.members.has(id)) return id;
  const text = unquoted(shown);
  const origin = {
    span: reading.span,
    raw: { format: 'plantuml', text },
    choices: { alias: long === undefined ? 'after' : 'before', inline: true },
  };
  reading.members.declare({ kind: 'participant', id, label: readText(text, 'label'), shape: 'participant', origin }, 0);
  return id;
}

const readPlainArrows: ReadonlyMap<string, DrawnArrow | undefined> = new Map([...plainArrows].map((arrow) => [arrow, readArrow(arrow)]));

/** What an arrow says, with complaints about what it cannot say. */
function arrowOf(reading: Reading, line: Line, written: string, besideEdge = false): DrawnArrow | undefined {
  const plain = readPlainArrows.get(written);
  if (plain) return plain;
  for (const style of stylesOf(written)) {
    if (style.startsWith('#') && !isKnownColor(style)) colorOf(reading, line, style);
    else if (/^(?:plain|norank|single|node|thickness.*)$/i.test(style)) {
      reading.fail(diagnostic('plantuml/foreign-style', { style }, reading.spanOfPart(line, style)));
    }
  }
  const drawn = readArrow(written, besideEdge);
  if (!drawn) reading.fail(diagnostic('plantuml/headless-arrow', { arrow: written }, reading.spanOfPart(line, written)));
  return drawn;
}

function send(
  reading: Reading,
  line: Line,
  ends: Ends & Pick<Message, 'from' | 'to'>,
  { arrow, reversed, slant }: DrawnArrow,
  signs: string,
  more: Partial<Message> | undefined,
  choices: JsonObject | undefined,
): void {
  const { beside, anchor, stereo, link, lifeColor } = line.parts;
  const { from, to } = ends;
  const label = labelOf(line);
  const text = readText(label, 'label');
  const spelled = reading.spelled(label);
  const origin = reversed || choices ? { ...spelled, ...(reversed && { reversed }), ...(choices && { choices }) } : spelled;
  // Nearly every message is plain, and spreading costs as much as all else that is done for it.
  const isPlain = slant === undefined && !more && (beside ?? anchor ?? stereo ?? link) === undefined;
  const one: Message = isPlain
    ? { kind: 'message', from, to, arrow, text, origin }
    : { kind: 'message', from, to, arrow, text, ...rareOf(line, slant, more), origin };
  const color = colorOf(reading, line, lifeColor);
  // Behind a delay the engine forgets the creation and takes the message: `SequenceDiagram.activate`.
  if (signs === '**' && !reading.course.afterDelay) createBySuffix(reading, ends);
  deliver(reading, one);
  endAndBegin(reading, one, ends, signs, color);
}

function createBySuffix(reading: Reading, { from, to, receiver }: Ends & Pick<Message, 'from' | 'to'>): void {
  if (from === to) reading.fail(diagnostic('plantuml/create-without-message', { participant: receiver }, reading.span));
  reading.add({ kind: 'create', participant: receiver, origin: { span: reading.span, as: 'suffix' } });
}

/** What few messages say. */
function rareOf({ parts }: Line, slant: number | undefined, more: Partial<Message> | undefined): Partial<Message> {
  const stereotype = stereotypeOf(parts['stereo']);
  const link = linkOf(parts['link']);
  return {
    ...(parts['beside'] !== undefined && { alongside: true as const }),
    ...(slant !== undefined && { slant }),
    ...(parts['anchor'] !== undefined && { anchor: parts['anchor'] }),
    ...more,
    ...(stereotype !== undefined && { stereotype }),
    ...(link && { link }),
  };
}

/** `{start} <-> {end} : text` */
export const duration: Builder = (reading, line) => {
  const { from = '', to = '' } = line.parts;
  const label = labelOf(line);
  const origin = reading.spelled(label);
  reading.course.measured = true;
  reading.add({ kind: 'duration', from, to, text: readText(label, 'label'), origin });
};
