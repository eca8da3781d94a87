// Every arrow that the official PlantUML accepts has for us the heads that it draws, and none that it refuses is one for us.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Head } from '../../src/ir/model.js';
import { statementsOf } from '../../src/ir/walk.js';
import { formatById } from '../../src/registry.js';
import { withoutOrigins } from '../arbitrary/origins.js';
import { hasOracle, type Oracle, startOracle } from './engine.js';

let oracle: Oracle | undefined;

beforeAll(() => {
  if (hasOracle) oracle = startOracle();
});

afterAll(() => oracle?.stop());

const left: readonly string[] = ['<', '<<', '/', '//', '\\', '\\\\'];
const right: readonly string[] = ['>', '>>', '/', '//', '\\', '\\\\'];
const bare: readonly string[] = ['', 'o', 'x'];

const arrows: readonly string[] = [...bare, ...bare.flatMap((mark) => left.map((head) => mark + head))].flatMap((start) =>
  [...bare, ...bare.flatMap((mark) => right.map((head) => head + mark))].map((end) => `${start}-${end}`),
);

const lines: Readonly<Record<string, (arrow: string) => string>> = {
  'between two participants': (arrow) => `A ${arrow} B`,
  'from the left': (arrow) => `[${arrow} A`,
  'to the right': (arrow) => `A ${arrow}]`,
};

const names = { none: 'NONE', filled: 'NORMAL', open: 'ASYNC', cross: 'CROSSX' };

/** A head as the engine's model has it. */
function spelled(head: Head | undefined): string {
  return `${names[head?.shape ?? 'none']}${head?.half ? `/${head.half.toUpperCase()}_PART` : ''}${head?.circle ? '+CIRCLE' : ''}`;
}

/** The ends and the heads of the only message as we read them, or why not. */
function ours(text: string): string {
  const { diagram, diagnostics } = formatById('plantuml').parse(text, {});
  const [message] = diagram ? [...statementsOf(diagram, 'message')] : [];
  if (!message || diagnostics.some(({ severity }) => severity === 'error')) return 'refused';
  const { from, to, arrow } = message;
  const ends = typeof from !== 'string' ? `FROM_${from.edge}` : typeof to !== 'string' ? `TO_${to.edge}` : `${from} ${to}`;
  return `${ends} ${spelled(arrow.tail)} ${spelled(arrow.head)}`;
}

/** The same by the engine. */
async function theirs(text: string): Promise<string> {
  const [reading] = (await oracle?.read(text)) ?? [];
  if (reading?.kind !== 'SEQUENCE') return 'refused';
  const [event] = reading.drawn?.events ?? [];
  const { from, to, type, arrow } = event as unknown as { from?: string; to?: string; type: string; arrow: { start: string; end: string } };
  const ends = from === undefined ? type.replace(/LEFT|RIGHT/, (edge) => edge.toLowerCase()) : `${from} ${to}`;
  return `${ends} ${arrow.start} ${arrow.end}`;
}

describe.skipIf(!hasOracle)('to the official engine (skipped without ../shared/judge)', () => {
  test.each(Object.entries(lines))('all arrows %s have its heads, printed anew as well', { timeout: 120_000 }, async (_, line) => {
    const failed: string[] = [];
    for (const arrow of arrows) {
      const text = `@startuml\nparticipant A\nparticipant B\n${line(arrow)}\n@enduml\n`;
      const [read, meant] = [ours(text), await theirs(text)];
      if (read !== meant) failed.push(`${line(arrow)}: ${read}, not ${meant}`);
      const { diagram } = formatById('plantuml').parse(text, {});
      if (read === 'refused' || !diagram) continue;
      const { text: again, diagnostics } = formatById('plantuml').print(withoutOrigins(diagram), {});
      const printed = await theirs(again);
      if (printed !== meant || diagnostics.length > 0) failed.push(`${line(arrow)}: ${again} is ${printed}`);
    }
    expect(failed.length, failed.slice(0, 10).join('\n')).toBe(0);
  });
});
