// What is printed for: a version of Mermaid, which may lack newer syntax, and the styles where people differ.

import type { PrintOptions, PrintStyle } from '../../../format.js';

/** What may be used. */
export interface Target {
  readonly types: Exclude<PrintStyle['types'], undefined>;
  readonly divider: Exclude<PrintStyle['divider'], undefined>;
  readonly numbering: Exclude<PrintStyle['numbering'], undefined>;
  /** Half arrow heads. */
  readonly halves: boolean;
  /** Central connections: `()`. */
  readonly circles: boolean;
  /** Heads at both ends. */
  readonly bothWays: boolean;
  /** `create` and `destroy`. */
  readonly lives: boolean;
}

type Version = readonly [major: number, minor: number, patch: number];

/** Since when Mermaid reads it, as its documentation and change log say. */
const since = {
  lives: [10, 3, 0],
  bothWays: [11, 0, 0],
  types: [11, 11, 0],
  halves: [11, 12, 3],
  circles: [11, 12, 3],
} as const satisfies { readonly [feature: string]: Version };

/** The target of a printing. Throws for a version that is none: an option is the programmer's. */
export function targetOf({ mermaidVersion, style }: PrintOptions): Target {
  const version = mermaidVersion === undefined ? undefined : versionOf(mermaidVersion);
  const has = (feature: keyof typeof since): boolean => version === undefined || isAtLeast(version, since[feature]);
  const types = style?.types ?? 'native';
  return {
    types: types === 'native' && !has('types') ? 'plain' : types,
    divider: style?.divider ?? 'note',
    numbering: style?.numbering ?? 'autonumber',
    halves: has('halves'),
    circles: has('circles'),
    bothWays: has('bothWays'),
    lives: has('lives'),
  };
}

/** `10.9` means the last of its kind: what came with 10.9.1 is there. */
function versionOf(text: string): Version {
  if (!/^\d+(?:\.\d+){0,2}$/.test(text)) throw new Error(`no version of Mermaid: ${JSON.stringify(text)}`);
  const [major = 0, minor = Number.POSITIVE_INFINITY, patch = Number.POSITIVE_INFINITY] = text.split('.').map(Number);
  return [major, minor, patch];
}

function isAtLeast(version: Version, wanted: Version): boolean {
  for (const [index, number] of wanted.entries()) {
    const own = version[index] ?? 0;
    if (own !== number) return own > number;
  }
  return true;
}
