// What the laws need of formats: all of the registry, and printing and reading in one step.

import type { Diagnostic } from '../../src/diagnostics/diagnostic.js';
import { isLoss } from '../../src/diagnostics/diagnostic.js';
import type { Format, PrintOptions } from '../../src/format.js';
import { compare, equalMeaning } from '../../src/ir/compare.js';
import type { Diagram } from '../../src/ir/model.js';
import { messageNumbers } from '../../src/ir/numbering.js';
import { mapStatements } from '../../src/ir/walk.js';
import { registry } from '../../src/registry.js';
import { unread } from './unread.js';

const reading = registry.filter(({ id }) => !unread.has(id));

/** Every format with its name, as `describe.each` wants it. */
export const formats: readonly (readonly [id: string, format: Format])[] = reading.map((format) => [format.id, format]);

/** Every ordered pair of different formats. */
export const pairs: readonly (readonly [from: string, to: string, Format, Format])[] = reading.flatMap((from) =>
  reading.filter((to) => to !== from).map((to) => [from.id, to.id, from, to] as const),
);

/** A diagram printed and read again. */
export interface There {
  readonly text: string;
  readonly says: Diagram;
  readonly losses: readonly Diagnostic[];
  readonly again: Diagram;
}

/** Warnings that are fair: a language draws nothing for a shape that it does not know, but keeps it. */
const fair: ReadonlySet<string> = new Set(['mermaid/unknown-shape']);

/** Prints a diagram and reads what was printed; our own output is never complained about. */
export function there(format: Format, diagram: Diagram, options: PrintOptions = {}): There {
  const { text, says, diagnostics } = format.print(diagram, options);
  const parsed = format.parse(text, {});
  const complaint = parsed.diagnostics.find(({ severity, code }) => severity !== 'info' && !fair.has(code));
  if (complaint) throw new Error(`${format.name} complains about our own output: ${complaint.message}\n${text}`);
  if (!parsed.diagram) throw new Error(`${format.name} cannot read our own output:\n${text}`);
  return { text, says, losses: diagnostics.filter(isLoss), again: parsed.diagram };
}

/**
 * The meaning with what numbering comes to instead of how it is said: the languages count differently, but a number that is drawn is
 * the same in all.
 */
export function expectSameNumbers(expected: Diagram, found: Diagram, text: string): void {
  const numbersOf = (diagram: Diagram): readonly string[] =>
    [...messageNumbers(diagram).values()].map(({ text: number, format }) => `${number} ${format ?? ''}`);
  const unnumbered = (diagram: Diagram): Diagram => ({
    ...diagram,
    statements: mapStatements(diagram.statements, (statement) => (statement.kind === 'numbering' ? [] : [statement])),
  });
  expectSame(unnumbered(expected), unnumbered(found), text);
  const [wanted, shown] = [numbersOf(expected).join(), numbersOf(found).join()];
  if (wanted !== shown) throw new Error(`The numbers changed from ${wanted} to ${shown}.\n${text}`);
}

/** Throws, with the differences in words, where two diagrams do not mean the same. */
export function expectSame(expected: Diagram, found: Diagram, text: string): void {
  if (equalMeaning(expected, found)) return;
  const differences = compare(expected, found).map(({ message }) => `- ${message}`);
  throw new Error(`The meaning changed.\n${differences.join('\n')}\n${text}`);
}
