// Notes and references.

import type { Origin, Statement } from '../../../ir/model.js';
import type { Line } from '../parser.js';
import { type Said, saidBy } from './bodies.js';
import { colorOf, colorsOf } from './colors.js';
import { linkOf, stereotypeOf } from './names.js';
import type { Builder, Reading } from './reading.js';
import { styling } from './settings.js';

type Placement = Statement<'note'>['placement'];

const placements: Readonly<Record<string, Placement>> = {
  left: 'left',
  right: 'right',
  top: 'top',
  bottom: 'bottom',
  over: 'over',
  across: 'across',
};
const shapes: Readonly<Record<string, Statement<'note'>['shape']>> = { hnote: 'hexagon', rnote: 'rectangle' };

/** `note left of Alice #aqua : text`, and all other forms. */
export const note: Builder = (reading, line) => {
  const { parts } = line;
  const placement = placements[(parts['side'] ?? 'over').toLowerCase()] ?? 'over';
  const said = saidBy(reading, line);
  const { name, name2 } = parts;
  const of = name === undefined ? [] : name2 === undefined ? [reading.mention(name)] : [reading.mention(name), reading.mention(name2)];
  const rare = rareOf(reading, line);
  // Without a line the engine has no note.
  if (said.isBlock && line.rest?.image.split('\n').length === 2) return;
  // It draws none of a message without anything before it, or right behind `else`; its words stay all the same.
  if (of.length === 0 && placement !== 'across' && !reading.course.notable) {
    styling(reading, line);
    return;
  }
  const shape = shapes[(parts['word'] ?? '').toLowerCase()];
  const { text } = said;
  const origin = originOf(reading, said);
  // Nearly every note is plain, and spreading costs as much as all else that is done for it.
  const isPlain = of.length > 0 && !shape && !rare;
  if (isPlain) reading.add({ kind: 'note', placement, of, text, origin });
  else reading.add({ kind: 'note', placement, ...(of.length > 0 && { of }), ...(shape && { shape }), text, ...rare, origin });
};

/** What few notes say. */
function rareOf(reading: Reading, line: Line): Partial<Statement<'note'>> | undefined {
  const { color, stereo, stereo0, link, beside, row } = line.parts;
  if ((color ?? stereo ?? stereo0 ?? link ?? beside ?? row) === undefined) return undefined;
  const fill = colorsOf(reading, line, color);
  const stereotype = stereotypeOf(stereo ?? stereo0);
  const target = linkOf(link);
  return {
    ...(fill !== undefined && { color: fill }),
    ...(stereotype !== undefined && { stereotype }),
    ...(target && { link: target }),
    ...(beside !== undefined && { alongside: true as const }),
    ...(row !== undefined && { sameRow: true as const }),
  };
}

/** `ref over Alice, Bob : text` */
export const reference: Builder = (reading, line) => {
  const { parts } = line;
  const said = saidBy(reading, line);
  const over = (parts['names'] ?? '').match(/["“”][^"“”]+["“”]|[\p{L}\p{N}_.]+/gu)?.map((one) => reading.mention(one)) ?? [];
  const link = linkOf(parts['link']);
  const headerColor = colorOf(reading, line, parts['header']);
  const color = colorOf(reading, line, parts['color']);
  reading.add({
    kind: 'reference',
    over,
    text: said.text,
    ...(link && { link }),
    ...(headerColor !== undefined && { headerColor }),
    ...(color !== undefined && { color }),
    origin: originOf(reading, said),
  });
  reading.course.notable = true;
};

function originOf(reading: Reading, { raw, isBlock, choices }: Said): Origin {
  if (!isBlock && !choices) return reading.spelled(raw);
  return reading.origin({ ...(isBlock && { as: 'block' }), raw: { format: 'plantuml', text: raw }, ...(choices && { choices }) });
}
