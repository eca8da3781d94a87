// The named points of time that durations are measured from.

import type { Statement } from './model.js';
import { walk } from './walk.js';

/** Where a message names its height: as a whole, at its sender, at its receiver. */
export const anchorFields = ['anchor', 'fromAnchor', 'toAnchor'] as const;

/** All anchors that messages name. */
export function anchorsIn(statements: readonly Statement[]): Set<string> {
  const anchors = new Set<string>();
  for (const one of walk(statements)) {
    if (one.kind !== 'message') continue;
    for (const field of anchorFields) if (one[field] !== undefined) anchors.add(one[field]);
  }
  return anchors;
}
