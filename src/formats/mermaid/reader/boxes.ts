// What stands behind `box`: a colour, if a browser knows it as one, and a title.

import type { Text } from '../../../ir/text.js';
import { isCssColor } from '../colors.js';
import { decode, readText } from '../texts.js';
import { sanitized } from './sanitized.js';

/** A box's line as Mermaid understands it. */
export interface BoxLine {
  /** Absent where the author gave none, or gave `transparent`. */
  readonly color?: string;
  readonly transparent: boolean;
  readonly title?: Text;
}

/** Mermaid's own pattern: a function reaches to the last closing bracket of the line. */
const colorAndTitle = /^((?:rgba?|hsla?)\s*\((?=.*$).*\)|\w*(?!\w))(.*)$/;

/** Reads the prepared text behind `box`: where the first word is no colour, all of it is the title. */
export function readBox(source: string): BoxLine {
  const [, word = '', rest = ''] = colorAndTitle.exec(source) ?? ['', '', source];
  const isColor = isCssColor(word.trim());
  const shown = sanitized(isColor ? rest : source).trim();
  const title = shown === '' ? undefined : readText(shown);
  const transparent = isColor && word === 'transparent';
  return {
    ...(isColor && !transparent && { color: decode(word) }),
    transparent,
    ...(title !== undefined && title !== '' && { title }),
  };
}
