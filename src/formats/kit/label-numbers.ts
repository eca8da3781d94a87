// Message numbers written into the labels, for those who do not want the language to count.

import type { Diagram, Statement } from '../../ir/model.js';
import type { MessageNumber } from '../../ir/numbering.js';
import { contentOf, makeText, type Text } from '../../ir/text.js';
import { statementsOf } from '../../ir/walk.js';
import type { Adaptation } from './adaptation.js';

/** The diagram without numbering; each message that showed a number has it in its label. */
export function numbersInLabels(diagram: Diagram, adaptation: Adaptation, numbers: ReadonlyMap<Statement, MessageNumber>): Diagram {
  const [first] = statementsOf(diagram, 'numbering');
  if (!first) return diagram;
  adaptation.lose('numbering', first, 'the numbers stand in the labels');
  const statements = adaptation.map(diagram.statements, (statement) => {
    if (statement.kind === 'numbering') return [];
    const source = adaptation.sourceOf(statement);
    const number = statement.kind === 'message' && isStatement(source) ? numbers.get(source) : undefined;
    return statement.kind === 'message' && number ? [{ ...statement, text: labelled(statement.text, number) }] : [statement];
  });
  return { ...diagram, statements };
}

function isStatement(node: object): node is Statement {
  return 'kind' in node;
}

function labelled(text: Text, number: MessageNumber): Text {
  const words = numberWords(number);
  const options =
    typeof text === 'string' ? {} : { ...(text.wrap !== undefined && { wrap: text.wrap }), ...(text.align && { align: text.align }) };
  return makeText([words, ...(text === '' ? [] : [' ', ...contentOf(text)])], options);
}

/** `7.`, or as PlantUML's format has it. */
function numberWords(number: MessageNumber): string {
  return number.format === undefined ? `${number.text}.` : formatted(number);
}

/** A number without markup: `7`, or as PlantUML's format has it, `[007]`. */
export function formatted({ text, last, format }: MessageNumber): string {
  if (format === undefined) return text;
  const plain = format.replace(/<[^<>]*>/g, '');
  return plain.replace(/[#0]+/, (digits) => (/^\d+$/.test(text) ? String(last).padStart(digits.replace(/#/g, '').length, '0') : text));
}
