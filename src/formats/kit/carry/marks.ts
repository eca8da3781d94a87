// Marks of what stood in the target when it was printed: where something else stands now, somebody edited it.

import { stringify } from '../../../ir/json.js';

/** How many signs a mark has. */
export const markLength = 3;

/** A short mark of a value: equal for equal values, whatever the order of keys and the blanks in texts. */
export function markOf(value: unknown): string {
  let hash = 0x811c9dc5;
  const text = stringify(value, 0, true).replace(/(?:\s|\\[nrtf])+/g, '');
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return (hash % 36 ** markLength).toString(36).padStart(markLength, '0');
}
