// The named pieces of PlantUML's lines: names, colours, stereotypes, links and arrows.

import { all, many, maybe, named, one, type Pattern, part, sign } from './pattern.js';

/** Blanks that must stand. */
export const S = named('S', sign('[ \\t\\u00a0]+', '( #x20 | #x9 | #xA0 )+'));
/** Blanks that may stand. */
export const s = maybe(S);

/** A blank that must stand, before something that may begin with more of them. */
export const blank = named('S', sign('[ \\t\\u00a0]', '( #x20 | #x9 | #xA0 )+'));

/** A name without quotes: letters and digits of any script. */
export const code = named('Code', sign('[\\p{L}\\p{N}_.@]+', '( LetterOrDigit | [_.@] )+'));
/** A name in quotes; any of the three signs opens and closes. */
export const quoted = named('Quoted', sign('["“”][^"“”]+["“”]', '["“”] [^"“”]+ ["“”]'));
/** A name, quoted or bare. */
export const name = named('Name', one(quoted, code));
/** What the signs of the other pieces are made of. */
export const characters: Readonly<Record<string, Pattern>> = {
  LetterOrDigit: sign('[\\p{L}\\p{N}]', '[0-9A-Za-z#xAA-#x10FFFF]'),
  Char: sign('.', '[^#xA#xD#x85#x2028#x2029]'),
};

// ---- colours ---------------------------------------------------------------------------------------------------

const plainColor = sign('#\\w+', '"#" [0-9A-Za-z_]+');
/** A name or hexadecimal digits. */
export const color = named('Color', plainColor);
/** Two signs are the least that a participant's colour may have. */
const longColor = named('LongColor', sign('#\\w\\w+(?:[-\\\\|/]\\w+)?', '"#" [0-9A-Za-z_] [0-9A-Za-z_]+ ( [#x2D\\|/] [0-9A-Za-z_]+ )?'));
const aspect = named(
  'Aspect',
  one('text', 'back', 'header', 'line.dashed', 'line.dotted', 'line.bold', 'line', 'shadowing'),
  maybe(sign(':#?\\w+(?:[-\\\\|/]#?\\w+)?', '":" "#"? [0-9A-Za-z_]+ ( [#x2D\\|/] "#"? [0-9A-Za-z_]+ )?')),
);
const colorSet = named(
  'ColorSet',
  '#',
  maybe(sign('\\w+(?:[-\\\\|/]\\w+)?;', '[0-9A-Za-z_]+ ( [#x2D\\|/] [0-9A-Za-z_]+ )? ";"')),
  aspect,
  many(';', aspect),
  maybe(';'),
);
/** What a note may be coloured with. */
export const colors = named('Colors', one(colorSet, longColor));

// ---- stereotypes and links -------------------------------------------------------------------------------------

/** One or several, up to the first signs behind which the rest of the line is in order. */
export const stereotypes = named('Stereotypes', sign('<<.+?>>', '"<<" Char+ ">>"'));
/** An address in double brackets, perhaps with a tooltip and a label. */
export const link = named(
  'Link',
  sign(
    '\\[\\[(?:\\s*(?:["“”][^"“”]+["“”]|[^\\s"“”{}[\\]](?:[^\\s"“”[\\]]*?))(?:\\s*\\{[^{}]*\\})?(?:\\s[^[\\]]*)?|\\s*\\{(?:[^[\\]\\n\\r\\u2028\\u2029]*[[\\]])*?[^}[\\]\\n\\r\\u2028\\u2029]*\\}[^[\\]]*)\\]\\]',
    '"[[" S? ( ( Quoted | [^#x20#x9"#x5B#x5D{}]+ ) ( S? "{" [^{}]* "}" )? ( S [^#x5B#x5D]* )? | "{" [^{}]* "}" [^#x5B#x5D]* ) "]]"',
  ),
);
// ---- arrows ----------------------------------------------------------------------------------------------------

const style = named(
  'Style',
  one('dashed', 'dotted', 'bold', 'hidden', 'plain', 'norank', 'single', 'node', plainColor, sign('thickness=\\d+', '"thickness=" [0-9]+')),
);
const styles = named('Styles', '[', style, many(',', style), ']');
const half = sign('(?:\\/\\/?|\\\\\\\\?)', '( "/" | "//" | "\\" | "\\\\" )');
const leftHead = sign('<<?', '( "<" | "<<" )');
const rightHead = sign('>>?', '( ">" | ">>" )');
const slant = sign('\\(\\d+\\)', '"(" [0-9]+ ")"');
/** The blank behind an anchor is the anchor's; a mark needs one of its own. */
const markBehindBlank = sign('(?<=[ \\t\\u00a0])(?<!\\}[ \\t\\u00a0])[ox]', '[ox]');
const markBeforeBlank = sign('[ox](?=[ \\t\\u00a0])', '[ox]');
const dash = sign('-+', '"-"+');
const dashes = sign('-*', '"-"*');
const body = named('Shaft', one(all(dash, maybe(styles, dashes)), all(dashes, styles, dash)));
const left = named(
  'LeftEnd',
  one(all(maybe(one(markBehindBlank, slant)), leftHead, maybe('_')), all(maybe(markBehindBlank), half), markBehindBlank),
);
const right = named(
  'RightEnd',
  one(all(maybe('_'), rightHead, maybe(one(markBeforeBlank, slant))), all(half, maybe(markBeforeBlank)), markBeforeBlank),
);
/** Between two participants. A mark at an end needs a blank on its outer side, or it would belong to the name. */
export const arrow = named('Arrow', one(all(left, body, maybe(right)), all(body, right)));

const outerLeft = one(leftHead, half);
const outerRight = one(rightHead, half);
/** Between a participant and an edge of the diagram. */
export const edgeArrow = named(
  'EdgeArrow',
  one(all(maybe(outerLeft), dash, maybe(styles), dashes, outerRight), all(outerLeft, dashes, maybe(styles), dash)),
);
/** A circle or a cross at an edge of the diagram. */
export const markAtEdge = sign('[ox]', '[ox]');
export { markBeforeBlank, markBehindBlank };

// ---- ends of a message -----------------------------------------------------------------------------------------

/** A name of a moment. */
export const anchorName = named('AnchorName', sign('[\\p{L}\\p{N}_]+', '( LetterOrDigit | "_" )+'));

/** An end of a message, which may declare its participant at once. */
export function side(n: '1' | '2'): Pattern {
  return named(
    n === '1' ? 'LeftSide' : 'RightSide',
    one(
      all(part(`long${n}`, quoted), n === '1' ? s : S, 'as', S, part(`short${n}`, code)),
      all(part(`id${n}`, code), S, 'as', s, part(`label${n}`, quoted)),
      part(`name${n}`, name),
    ),
  );
}
