// What PlantUML shows of a text, a link, a stereotype where it is printed: the same, or the nearest that its lines can hold.

import type { Link, Origin, Spot } from '../../../ir/model.js';
import type { Text } from '../../../ir/text.js';
import { readLink } from '../../kit/creole/links.js';
import { isHarmless } from '../creole/harmless.js';
import { readText } from '../creole/read.js';
import { type Position, readingOf } from '../creole/write.js';
import { type Stereotypes, stereotypeOf, stereotypesOf } from '../reader/names.js';
import { linkText, oneLine, stereotypeText } from './pieces.js';

/** The text that is shown where one is printed on a line. */
export function shownOnLine(origin: Origin | undefined, text: Text, position: Position): Text {
  if (isHarmless(text)) return text;
  const reading = readingOf[position];
  const line = oneLine(origin, text, position, reading);
  return readText(position === 'name' ? line : line.trim(), reading);
}

/** The link that is shown; undefined where nothing of it can be printed. */
export function shownLink(link: Link): Link | undefined {
  const written = linkText(link);
  return written === '' ? undefined : readLink(written.slice(2, -2));
}

/** The stereotypes of a participant that are shown. */
export function shownStereotypes(stereotypes: readonly string[] | undefined, spot: Spot | undefined): Stereotypes {
  return stereotypesOf(stereotypeText(stereotypes, spot));
}

/** The stereotype that is shown where only its words count. */
export function shownStereotype(stereotype: string): string | undefined {
  const shown = stereotypeOf(stereotypeText([stereotype]));
  return shown === '' ? undefined : shown;
}
