// Declarations of participants and boxes, and the links and properties that belong to them.

import { equal } from '../../../ir/equal.js';
import { stringify } from '../../../ir/json.js';
import type { Box, Diagram, Json, Link, Participant, Statement } from '../../../ir/model.js';
import { boxesIn, participantsOf, walk } from '../../../ir/walk.js';
import { isCssColor } from '../colors.js';
import { readBox } from '../reader/boxes.js';
import { cleanedDetail } from '../reader/members.js';
import { jsonLinks, readConfig, readJson, readLink } from '../reader/participants.js';
import { coded, decode, joined, lineWith, readBreaks, writePlain, writeText } from '../texts.js';
import { impossible, ownSpelling } from './texts.js';

/** Participants and boxes by id, and the declarations of their links and properties. */
export interface MemberIndex {
  readonly participants: ReadonlyMap<string, Participant>;
  readonly boxes: ReadonlyMap<string, Box>;
  /** For each participant: its declarations of links, properties and details, in order. */
  readonly details: ReadonlyMap<string, readonly Statement<'declaration'>[]>;
}

/** Finds the members of a diagram by their ids once, for many look-ups. */
export function memberIndex(diagram: Diagram): MemberIndex {
  const details = new Map<string, Statement<'declaration'>[]>();
  for (const statement of walk(diagram.statements)) {
    if (statement.kind !== 'declaration' || statement.id === undefined) continue;
    if (statement.of !== 'links' && statement.of !== 'properties' && statement.of !== 'details') continue;
    const list = details.get(statement.id);
    if (list) list.push(statement);
    else details.set(statement.id, [statement]);
  }
  return {
    participants: new Map(participantsOf(diagram).map((participant) => [participant.id, participant])),
    boxes: new Map([...boxesIn(diagram.participants)].map((box) => [box.id, box])),
    details,
  };
}

/** `participant A@{ "type": "queue" } as Alice` */
export function declarationLine(id: string, { participants }: MemberIndex): string {
  const participant = participants.get(id);
  if (!participant) return `participant ${id}`;
  const { shape, label, origin } = participant;
  const keyword = shape === 'actor' || (shape !== 'participant' && origin?.choices?.['keyword'] === 'actor') ? 'actor' : 'participant';
  const own = ownConfig(participant, keyword);
  if (own !== undefined) return own;
  const config = shape === 'participant' || shape === 'actor' ? '' : `@{ "type": ${safeJson(shape)} }`;
  if (label === id && origin?.choices?.['as'] !== true) return `${keyword} ${id}${config}`;
  const text = ownSpelling(origin, label) ?? writeText(label);
  return joined(`${keyword} ${id}${config} as`, text);
}

/** The author's configuration, if it still says the participant's shape and label. */
function ownConfig({ id, shape, label, origin }: Participant, keyword: string): string | undefined {
  const config = origin?.choices?.['config'];
  if (typeof config !== 'string') return undefined;
  const found = readConfig(coded(config));
  if ('reason' in found || /[}]/.test(config)) return undefined;
  const { type, alias } = found.value;
  if ((typeof type === 'string' ? decode(type) : keyword) !== shape) return undefined;
  const aliased = typeof alias === 'string' && alias !== '' ? readBreaks(alias) : undefined;
  if ((aliased ?? id) === label) return `${keyword} ${id}@{ ${config} }`;
  const text = ownSpelling(origin, label) ?? writeText(label);
  return aliased === undefined ? joined(`${keyword} ${id}@{ ${config} } as`, text) : undefined;
}

/**
 * JSON in which no string has a sign that Mermaid reads otherwise. Its own marks of entities can only be said by entities; beside one, no
 * colon may stand before it without a blank, see `lineWith`.
 */
function safeJson(value: Json): string {
  const json = stringify(value, 0);
  const unsafe = /[ﬂ¶]/.test(json) ? /[#;<>&{}%=:\u2028\u2029]/g : /[#;<>&{}%=\u2028\u2029]/g;
  return json.replace(/("(?:[^"\\]|\\.)*")(:?)/g, (_, string: string, colon: string) => {
    const safe = string
      .replace(unsafe, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .replace(/[ﬂ¶]/g, (sign) => `#${sign.charCodeAt(0)};`);
    return colon === '' ? safe : `${safe}: `;
  });
}

/** `box Aqua Front end`: always with a colour where the first word of the title would be taken for one. */
export function boxLine(box: Box | undefined): string {
  if (!box) return 'box';
  const own = ownBox(box);
  if (own !== undefined) return own === '' ? 'box' : `box ${own}`;
  const text = box.title === undefined ? '' : boxTitle(writeText(box.title), box.color);
  const first = /^\w*/.exec(text)?.[0] ?? '';
  const color = box.color ?? (isCssColor(first) || /^(?:rgb|hsl)a?\s*\(/.test(text) ? 'transparent' : undefined);
  const parts = [color === undefined ? '' : writePlain(color), text].filter((part) => part !== '');
  return lineWith('', ['box', ...parts].join(' '));
}

/** Box titles are sanitised as HTML, and a closing bracket would belong to the colour. */
function boxTitle(text: string, color: string | undefined): string {
  const pattern = color?.includes('(') ? /[<>&)\u00a0](?!br\/>)/g : /[<>&\u00a0](?!br\/>)/g;
  return text
    .replaceAll('<br/>', '\n')
    .replace(pattern, (sign) => `#${sign.charCodeAt(0)};`)
    .replaceAll('\n', '<br/>');
}

function ownBox({ title, color, origin }: Box): string | undefined {
  const raw = origin?.raw;
  if (raw?.format !== 'mermaid') return undefined;
  const source = coded(raw.text);
  if (impossible.test(source)) return undefined;
  const said = readBox(source);
  return said.color === color && equal(said.title, title) ? raw.text : undefined;
}

// ---- links, properties, details --------------------------------------------------------------------------------

/** The lines of one declaration: the author's own where all of them together still say the same, otherwise one line at the first. */
export function detailLines(statement: Statement<'declaration'>, index: MemberIndex): readonly string[] {
  const { of, id } = statement;
  const participant = index.participants.get(id ?? '');
  if (!participant || id === undefined) return [];
  const all = (index.details.get(id) ?? []).filter((one) => one.of === of);
  const own = all.map(({ origin }) => (origin?.raw?.format === 'mermaid' ? `${origin.as ?? of} ${id}: ${origin.raw.text}` : undefined));
  const at = all.indexOf(statement);
  if (own.every((line) => line !== undefined) && stillSays(all, of, participant)) return [own[at] ?? ''];
  return at === 0 ? ownLines(participant, of) : [];
}

function ownLines({ id, links, properties, details }: Participant, of: string): readonly string[] {
  if (of === 'details') return details === undefined ? [] : [lineWith(`details ${id}: `, writePlain(details))];
  if (of === 'properties') return properties === undefined ? [] : [`properties ${id}: ${safeJson(properties)}`];
  return links === undefined ? [] : [`links ${id}: ${safeJson(Object.fromEntries(links.map(({ label, href }) => [label ?? href, href])))}`];
}

/** All lines of a participant that nothing declared. */
export function undeclaredDetails(participant: Participant, declared: ReadonlySet<string>): readonly string[] {
  return ['links', 'properties', 'details'].flatMap((of) => (declared.has(of) ? [] : ownLines(participant, of)));
}

function stillSays(declarations: readonly Statement<'declaration'>[], of: string, { links, properties, details }: Participant): boolean {
  const texts = declarations.map(({ origin }) => cleanedDetail(coded(origin?.raw?.text ?? '')));
  if (of === 'details') return decode(texts.at(-1) ?? '') === details;
  if (of === 'properties') return equal(Object.assign({}, ...texts.map((text) => readJson(text) ?? {})), properties ?? {});
  const said = new Map<string, Link>();
  texts.forEach((text, i) => {
    const word = declarations[i]?.origin?.as;
    for (const link of word === 'link' ? [readLink(text)] : jsonLinks(readJson(text) ?? {})) said.set(link.label ?? '', link);
  });
  return equal([...said.values()], links ?? []);
}
