// Capability tables are written as what a format cannot say; everything else is native.

import type { Capabilities, Support } from '../../format.js';
import { type Construct, constructs } from '../../ir/constructs.js';

/** `becomes a note`: said in another way. */
export const approximated = (as: string): Support => ({ level: 'approximated', as });
/** Not said at all; `as` tells what a reader sees instead, where that needs words. */
export const dropped = (as?: string): Support => ({ level: 'dropped', ...(as !== undefined && { as }) });

/** Said as it is. */
export const native: Support = { level: 'native' };

/** The table of a format that cannot say the given constructs natively. */
export function capabilities(limits: Partial<Record<Construct, Support>>): Capabilities {
  const table: Partial<Record<Construct, Support>> = {};
  for (const construct of Object.keys(constructs) as Construct[]) table[construct] = limits[construct] ?? native;
  return table as Capabilities;
}

/** The table of a format that holds the whole IR. */
export const allNative: Capabilities = capabilities({});
