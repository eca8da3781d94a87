// Laws that do not hold yet for every diagram that can be made up; none at present. Each is run all the same and has to fail: one that begins to hold
// has to leave this list.

import { test } from 'vitest';

/** By where the law is tried and what it says. */
const open: ReadonlySet<string> = new Set();

/** A law in one place; a test that must hold, or must fail while the law is open. */
export function law(place: string, says: string, proof: () => void, timeout?: number): void {
  (open.has(`${place}: ${says}`) ? test.fails : test)(says, proof, timeout);
}
