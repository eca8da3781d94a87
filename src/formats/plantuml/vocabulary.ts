// What PlantUML's words and arrows mean: the tables that the reader's patterns are made of.

import type { Arrow, Head, Operator, Statement } from '../../ir/model.js';

/** The keywords that open a fragment. */
export const operators: ReadonlyMap<string, Operator> = new Map<string, Operator>([
  ['opt', 'opt'],
  ['alt', 'alt'],
  ['loop', 'loop'],
  ['par', 'par'],
  ['par2', 'par'],
  ['break', 'break'],
  ['critical', 'critical'],
  ['group', 'group'],
  ['partition', 'partition'],
]);

/**
 * The pattern of a letter or digit that PlantUML may not take for one: those beyond the basic plane, and those that Unicode 14 and later
 * brought, which the Java 17 that it runs on does not know.
 */
export const strangeLetter =
  '[\\u{10000}-\\u{10ffff}\\u0870-\\u088f\\u08b5\\u08c8\\u08c9\\u0c5c\\u0c5d\\u0cdc\\u0cdd\\u170d\\u171f\\u1b4c\\u1c89\\u1c8a\\u2c2f\\u2c5f\\u9ffd-\\u9fff\\ua7c0\\ua7c1\\ua7cb-\\ua7dc\\ua7f1-\\ua7f4]';

const notInWords = new RegExp(`(?:${strangeLetter}|[^\\p{L}\\p{N}])+`, 'gu');

/** What of a text can stand in a word of PlantUML's; perhaps nothing. */
export function wordOf(text: string): string {
  return text.replace(notInWords, '_').replace(/^_+|(?<!_)_+$/g, '');
}

/** An arrow as it stands in a line, before it is known which end sends. */
export interface DrawnArrow {
  readonly arrow: Arrow;
  /** The right end sends. */
  readonly reversed: boolean;
  readonly slant?: number;
}

const parts = /^([ox])?(?:\((\d+)\))?(<<|<|\/\/|\/|\\\\|\\)?_?(-*)(?:\[([^\]]*)\])?(-*)_?(>>|>|\/\/|\/|\\\\|\\)?(?:([ox])|\((\d+)\))?$/i;

/** What an arrow says, between two participants or from or to an edge of the diagram; undefined when it is none that a sequence diagram knows. */
export function readArrow(drawn: string, besideEdge = false): DrawnArrow | undefined {
  const found = parts.exec(drawn);
  if (!found) return undefined;
  const [, leftMark, leftFall, leftHead, before = '', styles, after = '', rightHead, rightMark, rightFall] = found;
  const leftSign = leftMark?.toLowerCase();
  const rightSign = rightMark?.toLowerCase();
  // Beside an edge the right head alone says what both are: `CommandExoArrowAny`.
  const alone = besideEdge ? rightHead : undefined;
  const left = headOf(leftHead && (alone ?? leftHead), leftSign);
  const right = headOf(rightHead, rightSign);
  if (!leftHead && !rightHead && leftSign !== 'x' && rightSign !== 'x') return undefined;
  const style = readStyles(styles);
  const line = style.dotted || before.length + after.length > 1 ? 'dotted' : 'solid';
  // Between participants a cross at each end leads to the right whatever stands between, beside an edge it does not.
  const isCrossed = !besideEdge && leftSign === 'x' && rightSign === 'x';
  const reversed = leftHead !== undefined && rightHead === undefined && !isCrossed;
  const [whole, tail] = reversed ? [left, right] : [rightHead || rightSign === 'x' ? right : filledWith(right), left];
  const half = halfOf(alone === undefined ? leftHead : undefined, rightHead);
  const head = whole && half ? { ...whole, half } : whole;
  const fall = leftFall ?? rightFall;
  const { color, hidden } = style;
  return {
    arrow: {
      line,
      ...(head && { head }),
      ...(tail && { tail }),
      ...(color !== undefined && { color }),
      ...(hidden && { hidden: true as const }),
    },
    reversed,
    ...(fall !== undefined && { slant: Number(fall) }),
  };
}

/** `A x- B` has a head that nobody wrote. */
function filledWith(drawn: Head | undefined): Head {
  return { shape: 'filled', ...(drawn?.circle && { circle: true as const }) };
}

function headOf(sign: string | undefined, mark: string | undefined): Head | undefined {
  if (mark === 'x') return { shape: 'cross' };
  if (sign === undefined) return mark === 'o' ? { shape: 'none', circle: true } : undefined;
  return { shape: sign.length === 2 ? 'open' : 'filled', ...(mark === 'o' && { circle: true as const }) };
}

/** Which half of its head an arrow has. The engine knows one for the whole arrow, of its head, at whichever end it stands: `CommandArrow`. */
function halfOf(left: string | undefined, right: string | undefined): Head['half'] {
  if (left?.startsWith('\\') || right?.startsWith('/')) return 'bottom';
  return left?.startsWith('/') || right?.startsWith('\\') ? 'top' : undefined;
}

interface Style {
  readonly dotted?: boolean;
  readonly hidden?: boolean;
  readonly color?: string;
}

function readStyles(styles: string | undefined): Style {
  let style: Style = {};
  for (const word of styles?.split(',') ?? []) {
    const lower = word.toLowerCase();
    // Of what contradicts itself the last word counts.
    if (lower === 'dashed' || lower === 'dotted') style = { ...style, dotted: true, hidden: false };
    else if (lower === 'hidden') style = { ...style, hidden: true };
    else if (word.startsWith('#')) style = { ...style, color: readColor(word) };
  }
  return style;
}

/** The words in the brackets of an arrow. */
export function stylesOf(drawn: string): readonly string[] {
  return /\[([^\]]*)\]/.exec(drawn)?.[1]?.split(',') ?? [];
}

/** A colour without the `#` that only marks names. */
export function readColor(written: string): string {
  return /^#(?:[0-9a-f]{3}|[0-9a-f]{6}|[0-9a-f]{8})$/i.test(written) ? written : written.replace(/^#/, '');
}

/** Whose activation a message begins and its answer ends; at an edge of the diagram the one participant is both ends. */
export function activatedBy({ from, to }: Pick<Statement<'message'>, 'from' | 'to'>): string {
  return typeof to === 'string' ? to : String(from);
}

/** Whether a message leads from a participant or to it: the engine attaches to it the lives of those two only. */
export function isBetween({ from, to }: Pick<Statement<'message'>, 'from' | 'to'>, participant: string): boolean {
  return from === participant || to === participant;
}
