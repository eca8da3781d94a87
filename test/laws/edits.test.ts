// An edit made in the target wins, and all else comes back as it was.

import fc from 'fast-check';
import { describe, test } from 'vitest';
import type { Format } from '../../src/format.js';
import type { Diagram, Statement, StatementKind } from '../../src/ir/model.js';
import { mapStatements, statementsOf } from '../../src/ir/walk.js';
import { formatById } from '../../src/registry.js';
import { diagramArbitrary } from '../arbitrary/diagram.js';
import { runs } from '../arbitrary/runs.js';
import { expectSame, there } from './formats.js';

const languages = ['mermaid', 'plantuml'] as const;
const pairs = languages.map((to) => [languages.find((one) => one !== to) ?? to, to] as const);
const kinds: readonly StatementKind[] = ['message', 'note', 'fragment', 'divider', 'delay', 'space', 'reference', 'state', 'numbering'];
const word = 'Quince';

/** The label of a message, if it stands in one line of the target alone and in no other message. */
function editable(diagram: Diagram, text: string): readonly { readonly message: Statement<'message'>; readonly line: string }[] {
  const messages = [...statementsOf(diagram, 'message')];
  return messages.flatMap((message) => {
    const { text: label } = message;
    if (typeof label !== 'string' || !/^\w[\w ]*\w$/.test(label)) return [];
    const lines = text.split('\n').filter((line) => line.includes(label));
    const [line] = lines;
    const own = line !== undefined && lines.length === 1 && new RegExp(`: ?${label}$`).test(line);
    return own && !/^\s*(?:%%|')/.test(line) ? [{ message, line }] : [];
  });
}

function edited(from: Format, to: Format, diagram: Diagram, choice: number): void {
  const source = there(from, diagram).again;
  const target = there(to, source, { carry: true });
  const candidates = editable(source, target.text);
  const chosen = candidates[choice % Math.max(1, candidates.length)];
  if (!chosen || typeof chosen.message.text !== 'string') return;
  const { message, line } = chosen;
  const other = line.slice(0, line.length - chosen.message.text.length) + word;
  const text = target.text
    .split('\n')
    .map((one) => (one === line ? other : one))
    .join('\n');
  const again = to.parse(text, {}).diagram ?? { participants: [], statements: [] };
  const back = there(from, again).again;
  // A fragment is rebuilt when something inside it changes; the message itself is not.
  const wanted = mapStatements(source.statements, (one) => (one === message ? [{ ...message, text: word }] : [one]));
  expectSame({ ...source, statements: wanted }, back, `${target.text}\n--- edited: ${other}\n${there(from, again).text}`);
}

describe.each(pairs)('%s, edited as %s', (from, to) => {
  test('the edit is there, and nothing else changed', () => {
    fc.assert(
      fc.property(diagramArbitrary({ kind: true, plain: true, bare: true, kinds }), fc.nat(), (diagram, choice) =>
        edited(formatById(from), formatById(to), diagram, choice),
      ),
      runs(40),
    );
  });
});
