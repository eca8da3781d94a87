// Participants and boxes: declared on one line or several, mentioned, linked, created.

import { diagnostic } from '../../../diagnostics/diagnostic.js';
import type { JsonObject, Participant } from '../../../ir/model.js';
import type { Text } from '../../../ir/text.js';
import { readText } from '../creole/read.js';
import type { Line } from '../parser.js';
import { c4Element } from '../preprocessor/index.js';
import { bodyOf, type Said } from './bodies.js';
import { colorOf, colorsOf, isKnownColor } from './colors.js';
import { create } from './lives.js';
import { isQuoted, linkOf, stereotypeOf, stereotypesOf, unquoted } from './names.js';
import type { Builder, Reading } from './reading.js';

/** How a declaration names its participant: the id, what is shown, and which of the spellings its author chose. */
interface Ident {
  readonly id: string;
  readonly shown: string;
  readonly alias?: 'before' | 'after' | 'bare';
  readonly quoted?: true;
}

function identOf({ parts }: Line): Ident {
  const { long, id, first, label, id2, name = '' } = parts;
  if (long !== undefined) return { id: id ?? '', shown: unquoted(long), alias: 'before' };
  if (first !== undefined && label !== undefined) return { id: first, shown: unquoted(label), alias: 'after' };
  if (first !== undefined) return { id: id2 ?? '', shown: first, alias: 'bare' };
  return { id: unquoted(name), shown: unquoted(name), ...(isQuoted(name) && { quoted: true as const }) };
}

/** `participant "Long name" as L <<type>> order 3 [[link]] #red` */
export const participant: Builder = (reading, line) => {
  const { parts } = line;
  const ident = identOf(line);
  const creates = parts['create'] !== undefined || parts['create2'] !== undefined;
  const isNew = !reading.members.has(ident.id);
  declare(reading, line, ident, undefined);
  if (!creates) reading.declare('participant', ident.id);
  else if (isNew) {
    reading.declare('participant', ident.id, parts['create2'] === undefined ? { as: 'create' } : { as: 'bare create' });
    create(reading, ident.id, { as: 'declaration' });
  } else if (parts['create2'] !== undefined) create(reading, ident.id, {});
  else reading.declare('participant', ident.id);
};

/** `participant Name [`, its lines, `]` */
export const participantLines: Builder = (reading, line) => {
  const ident = identOf(line);
  const body = bodyOf(reading, line);
  // What stands before the bracket on the last line is not shown.
  declare(reading, line, ident, body);
  reading.declare('participant', ident.id);
};

function declare(reading: Reading, line: Line, { id, shown, alias, quoted }: Ident, lines: Said | undefined): void {
  const { parts } = line;
  const { macro } = reading.place;
  const element = macro && c4Element(macro.name, macro.args);
  const own = element ? macro.args['label'] : undefined;
  const label: Text = own === undefined && lines ? lines.text : readText(own ?? shown, 'label');
  const order = parts['order'] === undefined ? 0 : Number(parts['order']);
  // Of one that is there already nothing but its place changes; only a bare `create` looks at the colour all the same.
  const isLooked = !reading.members.has(id) || parts['create2'] !== undefined;
  const color = lines === undefined && isLooked ? memberColor(reading, line) : undefined;
  const link = linkOf(parts['link']);
  const named = stereotypesOf(parts['stereo']);
  if (isLooked && named.spot?.color !== undefined && !isKnownColor(named.spot.color)) colorOf(reading, line, named.spot.color);
  const choices: JsonObject = {
    ...(alias !== undefined && { alias }),
    ...(quoted && { quoted }),
    ...(parts['order'] !== undefined && { order }),
    ...lines?.choices,
  };
  const found: Participant = {
    kind: 'participant',
    id,
    label,
    shape: (parts['shape'] ?? 'participant').toLowerCase(),
    ...(element ? { element } : named),
    ...(color !== undefined && { color }),
    ...(link && { links: [link] }),
    origin: {
      span: reading.span,
      ...(lines !== undefined && { as: 'block' }),
      raw: { format: 'plantuml', text: lines?.raw ?? shown },
      ...(Object.keys(choices).length > 0 && { choices }),
    },
  };
  reading.members.change(id, (known) => withQuotes(known, quoted));
  reading.members.declare(found, order);
}

/** One that was there before, with the quotes of the line that declares it now. */
function withQuotes(participant: Participant, quoted: true | undefined): Participant {
  const { choices: { quoted: before, ...others } = {}, ...origin } = participant.origin ?? {};
  if (before === quoted) return participant;
  const choices = quoted ? { ...others, quoted } : others;
  return { ...participant, origin: { ...origin, ...(Object.keys(choices).length > 0 && { choices }) } };
}

/** A participant has one colour or two; the parts of it cannot be coloured. */
function memberColor(reading: Reading, line: Line): string | undefined {
  return colorOf(reading, line, line.parts['color']);
}

/** `box "Title" #LightBlue` */
export const box: Builder = (reading, line) => {
  const { parts } = line;
  const title = parts['quotedTitle'] ?? parts['title'];
  const color = colorsOf(reading, line, parts['color'] ?? parts['color2'] ?? parts['color3']);
  const stereotype = stereotypeOf(parts['stereo']);
  const id = reading.members.openBox({
    ...(title !== undefined && { title: readText(title, 'label') }),
    ...(color !== undefined && { color }),
    ...(stereotype !== undefined && { stereotype }),
    origin: {
      span: reading.span,
      ...(title !== undefined && { raw: { format: 'plantuml', text: title } }),
      ...(parts['title'] !== undefined && { choices: { quoted: false } }),
    },
  });
  reading.declare('box', id);
};

/** `end box` */
export const boxEnd: Builder = (reading, { head }) => {
  const id = reading.members.closeBox();
  if (id === undefined) reading.fail(diagnostic('plantuml/no-box', { found: head.image.trim() }, reading.span));
  else reading.declare('box-end', id);
};

/** `url of Name is [[link]]` */
export const url: Builder = (reading, { parts }) => {
  const link = linkOf(parts['link']);
  const id = reading.mention(parts['name'] ?? '');
  if (link) reading.members.change(id, (one) => ({ ...one, links: [link] }));
  reading.declare('links', id);
};
