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
      const [operand] = statement.operands;
      const title = statement.title === undefined ? [statement.operator] : shown(statement.title);
      return [{ t: 'group', title, text: shown(`[${plainText(operand?.guard ?? '')}]`) }, { t: 'end' }];
    }
    case 'note':
    case 'divider':
      return [{ t: statement.kind, text: shown(statement.text) }];
    case 'delay':
      return [{ t: 'delay', text: shown(statement.text ?? '') }];
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
    if (t === 'group') return { t, title: linesOf(event['title']), text: linesOf(event['comment']) };
    const text = linesOf(event['label'] ?? event['text']);
    return t === 'message' ? { t, from: codes.indexOf(String(from ?? '')), to: codes.indexOf(String(to ?? '')), text } : { t, text };
  });
}

describe.skipIf(!hasOracle)('to the official engine (skipped without ../shared/judge)', () => {
  test(`${count} hostile diagrams mean what was meant`, { timeout: 300_000 }, async () => {
    for (let seed = firstSeed; seed < firstSeed + count; seed++) {
      const diagram = hostileDiagram(new Choices(seed));
      const text = printText(diagram);
      const [reading] = (await oracle?.read(text)) ?? [];
      expect(reading?.kind, `seed ${seed}\n${text}`).toBe('SEQUENCE');
      if (!reading?.drawn) continue;
      const { participants, title, header, legend } = reading.drawn;
      const wanted = participantsOf(diagram);
      expect(
        participants.map(({ type, display }) => [type.toLowerCase(), linesOf(display)]),
        text,
      ).toEqual(wanted.map(({ shape, label }) => [shape, shown(label)]));
      expect([title, header, legend].map(linesOf), text).toEqual(
        [diagram.title, diagram.header?.text, diagram.legend?.text].map((one) => shown(one ?? '')),
      );
      expect(found(reading), text).toEqual(diagram.statements.flatMap((statement) => expected(statement, diagram)));
    }
  });
});
