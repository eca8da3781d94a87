// Diagrams made to be misread, printed, and read by the official PlantUML: they must mean to it what was meant.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { printText } from '../../src/formats/plantuml/print/printer.js';
import type { Diagram, Statement } from '../../src/ir/model.js';
import { plainText, type Text } from '../../src/ir/text.js';
import { participantsOf } from '../../src/ir/walk.js';
import { hasOracle, type Oracle, type Reading, startOracle } from './engine.js';
import { Choices, hostileDiagram } from './hostile.js';

const count = process.env['CI'] ? 1_000 : 150;
/** The first seed; another one tries other diagrams. */
const firstSeed = Number(process.env['SEED'] ?? '1');
let oracle: Oracle | undefined;

beforeAll(() => {
  if (hasOracle) oracle = startOracle();
});

afterAll(() => oracle?.stop());

/** A text as the engine's dump shows one without looks of its own. */
function shown(text: Text): readonly string[] {
  return plainText(text)
    .split('\n')
    .map((line) => line.replace(/[ \t]+$/, ''));
}

function linesOf(dump: unknown): unknown {
  return typeof dump === 'object' && dump !== null && 'text' in dump ? dump.text : dump;
}

/** What an event of a statement must show. */
function expected(statement: Statement, diagram: Diagram): readonly object[] {
  const place = (end: unknown): number => participantsOf(diagram).findIndex(({ id }) => id === end);
  switch (statement.kind) {
    case 'message': {
      const { from, to, text } = statement;
      if (typeof from !== 'string' || typeof to !== 'string') return [{ t: 'exo', text: shown(text) }];
      return [{ t: 'message', from: place(from), to: place(to), text: shown(text) }];
    }
    case 'fragment': {
      const [operand, ...others] = statement.operands;
      const title = statement.title === undefined ? [statement.operator] : shown(statement.title);
      const branches = others.map(({ guard }) => ({ t: 'else', text: shown(`[${plainText(guard ?? '')}]`) }));
      return [{ t: 'group', title, text: shown(`[${plainText(operand?.guard ?? '')}]`) }, ...branches, { t: 'end' }];
    }
    case 'note':
      return [{ t: statement.kind, text: shown(statement.text) }];
    case 'divider':
    case 'delay':
      // The blanks round their lines are only spelling.
      return [{ t: statement.kind, text: shown(statement.text ?? '').map((line) => line.trim()) }];
    case 'reference':
      return [{ t: 'ref', text: shown(statement.text) }];
    default:
      return [];
  }
}

function found(reading: Reading): readonly object[] {
  const codes = reading.drawn?.participants.map(({ code }) => code) ?? [];
  return (reading.drawn?.events ?? []).map((event) => {
    const { t, from, to } = event;
    if (t === 'end') return { t };
    if (t === 'else') return { t, text: linesOf(event['comment']) };
    if (t === 'group') return { t, title: linesOf(event['title']), text: linesOf(event['comment']) };
    const text = linesOf(event['label'] ?? event['text']);
    return t === 'message' ? { t, from: codes.indexOf(String(from ?? '')), to: codes.indexOf(String(to ?? '')), text } : { t, text };
  });
}

/** Everything compared: what was meant, and what the engine found instead. */
function misreadings(diagram: Diagram, reading: Reading | undefined): readonly string[] {
  if (!reading?.drawn) return [`kind ${reading?.kind} ${JSON.stringify(reading?.errors ?? [])}`];
  const { participants, title, header, footer, caption, legend } = reading.drawn;
  const banners = [diagram.title, ...[diagram.header, diagram.footer, diagram.caption, diagram.legend].map((one) => one?.text)];
  const wanted = [
    ...participantsOf(diagram).map(({ shape, label }) => [shape, shown(label)]),
    ...banners.map((one) => shown(one ?? '')),
    ...diagram.statements.flatMap((statement) => expected(statement, diagram)),
  ];
  const read = [
    ...participants.map(({ type, display }) => [type.toLowerCase(), linesOf(display)]),
    ...[title, header, footer, caption, legend].map(linesOf),
    ...found(reading),
  ];
  const pairs = Array.from({ length: Math.max(wanted.length, read.length) }, (_, i) =>
    [wanted[i], read[i]].map((one) => JSON.stringify(one)),
  );
  return pairs.flatMap(([meant, instead]) => (meant === instead ? [] : [`${meant} became ${instead}`]));
}

describe.skipIf(!hasOracle)('to the official engine (skipped without ../shared/judge)', () => {
  test(`${count} hostile diagrams mean what was meant`, { timeout: 600_000 }, async () => {
    const failed: string[] = [];
    for (let seed = firstSeed; seed < firstSeed + count; seed++) {
      const diagram = hostileDiagram(new Choices(seed));
      const text = printText(diagram);
      const [reading] = (await oracle?.read(text)) ?? [];
      const found = misreadings(diagram, reading);
      if (found.length > 0) failed.push(`seed ${seed}: ${found.join('; ')}\n${text}`);
    }
    expect(failed.length, failed.slice(0, 20).join('\n')).toBe(0);
  });
});
