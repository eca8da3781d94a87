// Any text at all is read without an exception, and whatever was read of it can be said in every language.

import fc, { type Arbitrary } from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js';
import type { Format } from '../../src/format.js';
import type { Diagram, Origin } from '../../src/ir/model.js';
import { isDiagram } from '../../src/ir/validate.js';
import { boxesIn, participantsOf, walk } from '../../src/ir/walk.js';
import { registry } from '../../src/registry.js';
import { damagedText } from '../arbitrary/damage.js';
import { diagramArbitrary } from '../arbitrary/diagram.js';
import { runs } from '../arbitrary/runs.js';
import { nasty } from '../arbitrary/texts.js';
import { formats } from './formats.js';

const openings: readonly string[] = ['', 'sequenceDiagram\n', '@startuml\n', 'workflow: x\nsteps:\n', '{"sequitur": 1, "diagram": '];
const soup: Arbitrary<string> = fc
  .tuple(
    fc.constantFrom(...openings),
    fc.array(fc.oneof(fc.constantFrom(...nasty), fc.constantFrom('\n', '\n', ' ', 'A', 'B')), { maxLength: 60 }),
  )
  .map(([opening, words]) => opening + words.join(''));
const noise: Arbitrary<string> = fc.string({ unit: 'binary', maxLength: 200 });

function readAndSay(format: Format, text: string): void {
  const { diagram, diagnostics } = format.parse(text, {});
  expectInside(diagnostics, text);
  if (!diagram) return;
  expect(isDiagram(JSON.parse(JSON.stringify(diagram)))).toBe(true);
  expectSpansInside(diagram, text);
  for (const target of registry) target.print(diagram, {});
}

function expectInside(diagnostics: readonly Diagnostic[], text: string): void {
  for (const { span, related } of diagnostics)
    for (const one of [span, ...(related ?? []).map((other) => other.span)]) if (one) expectSpan(one, text.length);
}

function expectSpan({ start, end }: { readonly start: number; readonly end: number }, length: number): void {
  if (!(0 <= start && start <= end && end <= length)) throw new Error(`The span ${start}–${end} is not inside 0–${length}.`);
}

function expectSpansInside(diagram: Diagram, text: string): void {
  const look = ({ origin }: { readonly origin?: Origin }): void => {
    if (origin?.span) expectSpan(origin.span, text.length);
  };
  look(diagram);
  for (const participant of participantsOf(diagram)) look(participant);
  for (const box of boxesIn(diagram.participants)) look(box);
  for (const statement of walk(diagram.statements)) look(statement);
}

describe.each(formats)('%s', (_, format) => {
  test('any text', () => {
    fc.assert(
      fc.property(fc.oneof(soup, noise), (text) => readAndSay(format, text)),
      runs(500),
    );
  });

  test('a damaged diagram', () => {
    const damaged = diagramArbitrary({ length: 4 }).chain((diagram) => damagedText(format.print(diagram, {}).text));
    fc.assert(
      fc.property(damaged, (text) => readAndSay(format, text)),
      runs(300),
    );
  });

  test('another language', () => {
    const foreign = diagramArbitrary({ length: 4 }).chain((diagram) =>
      fc.constantFrom(...registry.map((one) => one.print(diagram, {}).text)),
    );
    fc.assert(
      fc.property(foreign, (text) => readAndSay(format, text)),
      runs(100),
    );
  });
});
