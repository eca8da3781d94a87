// How many examples a property is tried on: few while working, many where SEQUITUR_RUNS says so.

const asked = Number(process.env['SEQUITUR_RUNS'] ?? '1');

/** The number of runs of a property, `base` of them on a developer's machine. */
export function runs(base: number): { readonly numRuns: number } {
  return { numRuns: Math.max(1, Math.round(base * (Number.isFinite(asked) && asked > 0 ? asked : 1))) };
}
