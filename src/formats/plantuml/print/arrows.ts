// The arrow of a message, drawn to the right or, as its author had it, to the left.

import type { Arrow, Head } from '../../../ir/model.js';
import { colorText } from './pieces.js';

type Key = 'filled' | 'open' | 'filled/top' | 'open/top' | 'filled/bottom' | 'open/bottom';

const rightHeads: Readonly<Record<Key, string>> = {
  filled: '>',
  open: '>>',
  'filled/top': '\\',
  'open/top': '\\\\',
  'filled/bottom': '/',
  'open/bottom': '//',
};

const leftHeads: Readonly<Record<Key, string>> = {
  filled: '<',
  open: '<<',
  'filled/top': '/',
  'open/top': '//',
  'filled/bottom': '\\',
  'open/bottom': '\\\\',
};

/** The head at the right end of an arrow. Beside an edge the sign before a cross tells what the other head is. */
function rightEnd(head: Head | undefined, leads: boolean, tail?: Head): string {
  if (!head || head.shape === 'none') return head?.circle ? 'o' : '';
  if (head.shape === 'cross') return leads ? `${rightHeads[keyOf(tail?.shape === 'open' ? 'open' : 'filled', head)]}x` : 'x';
  return `${rightHeads[keyOf(head.shape, head)]}${head.circle ? 'o' : ''}`;
}

/** The head at the left end. */
function leftEnd(head: Head | undefined, leads: boolean): string {
  if (!head || head.shape === 'none') return head?.circle ? 'o' : '';
  if (head.shape === 'cross') return leads ? `x${leftHeads[keyOf('filled', head)]}` : 'x';
  return `${head.circle ? 'o' : ''}${leftHeads[keyOf(head.shape, head)]}`;
}

function keyOf(shape: 'filled' | 'open', head: Head): Key {
  return head.half === undefined ? shape : `${shape}/${head.half}`;
}

/**
 * Whether an arrow may be written from right to left: only where its tail has no head that would turn it round again, as between
 * participants a cross would another.
 */
export function isReversible({ head, tail }: Arrow, besideEdge: boolean): boolean {
  if (!head || head.shape === 'none') return false;
  if (!tail || tail.shape === 'none') return true;
  return tail.shape === 'cross' && (besideEdge || head.shape !== 'cross');
}

/** The whole arrow, without the blanks round it. Beside an edge the styles of one that points to the left need a dash behind them. */
export function arrowText(arrow: Arrow, reversed: boolean, slant?: number, besideEdge = false): string {
  const styles = [colorText(arrow.color), arrow.hidden ? 'hidden' : ''].filter((style) => style !== '').join(',');
  const style = styles === '' ? '' : `[${styles}]`;
  const shaft = arrow.line === 'dotted' ? `-${style}-` : reversed && besideEdge ? `${style}-` : `-${style}`;
  const fall = slant === undefined || slant === 0 ? '' : `(${slant})`;
  if (reversed) return `${fall}${leftEnd(arrow.head, true)}${shaft}${rightEnd(arrow.tail, false)}`;
  return `${leftEnd(arrow.tail, false)}${shaft}${rightEnd(arrow.head, true, arrow.tail)}${fall}`;
}
