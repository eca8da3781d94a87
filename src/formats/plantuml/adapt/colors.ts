// Colours as PlantUML can write them.

import { hexColor } from '../../../ir/color.js';
import type { Origin, Participant, Spot } from '../../../ir/model.js';
import type { Adaptation } from '../../kit/adaptation.js';
import { firstColor, isGradient } from '../../kit/color.js';
import { isKnownColor } from '../reader/colors.js';

const white = '#FFFFFF';

/** A colour that PlantUML knows, as it is written; undefined for what only CSS has (`hsl(…)`, `var(…)`) and for names that nobody knows. */
export function plantumlColor(color: string): string | undefined {
  const hex = hexColor(color);
  const isSpelled = /^(?:#[0-9a-f]{3}|#[0-9a-f]{6}|#[0-9a-f]{8}|[a-z]\w*)(?:[/\\|-]#?\w+)?$/i.test(hex);
  return isSpelled && isKnownColor(hex) ? hex : undefined;
}

/** The circle with its letter always has a colour of its own, never half transparent. */
export function plainSpot(spot: Spot, participant: Participant, adaptation: Adaptation): Spot {
  const known = plantumlColor(spot.color ?? white);
  const opaque = known?.replace(/^(#[0-9a-f]{6})[0-9a-f]{2}$/i, '$1');
  const color = opaque === undefined || isGradient(opaque) ? white : opaque;
  if (color === spot.color) return spot;
  if (color !== known || spot.color === undefined)
    adaptation.lose('color', participant, `the circle with its letter is ${color === white ? 'white' : 'opaque'}`);
  return { ...spot, color };
}

/** What has these fields for colours. */
type Colored<F extends string> = { readonly [K in F]?: string } & { readonly origin?: Origin };

/** The node with colours that PlantUML can write; one that only CSS has is left out. */
export function painted<N extends Colored<F>, F extends string>(node: N, fields: readonly F[], adaptation: Adaptation): N {
  return withColors(node, fields, (color) => {
    // A set of colours (`red;line:blue`, `line:blue`) is PlantUML's own.
    if (isColorSet(color)) return color;
    const known = plantumlColor(color);
    if (known === undefined) adaptation.lose('color', node);
    return known;
  });
}

/** The node where each of these colours is one, not two that run into each other. */
export function plain<N extends Colored<F>, F extends string>(node: N, fields: readonly F[], adaptation: Adaptation): N {
  const changed = withColors(node, fields, (color) => (isGradient(color) ? firstColor(color) : color));
  if (changed !== node) adaptation.lose('color', node, 'it has the first colour of the gradient');
  return changed;
}

/** The node with each of these colours as `change` makes it, or without it; the same node where all stay. */
function withColors<N extends Colored<F>, F extends string>(
  node: N,
  fields: readonly F[],
  change: (color: string) => string | undefined,
): N {
  let changed: N = node;
  for (const field of fields) {
    const color = changed[field];
    const next = color === undefined ? undefined : change(color);
    if (next === color) continue;
    const { [field]: _, ...rest } = changed;
    changed = { ...rest, ...(next !== undefined && { [field]: next }) } as N;
  }
  return changed;
}

function isColorSet(color: string): boolean {
  return /;|^(?:text|back|header|line(?:\.\w+)?|shadowing)(?::|$)/.test(color);
}
