// Fragments and their operands: frames that Mermaid has, and what stands for those that it lacks.

import type { Operand, Statement } from '../../../ir/model.js';
import { plainText } from '../../../ir/text.js';
import type { Replacement } from '../../kit/adaptation.js';
import { cssColor } from '../../kit/color.js';
import { type Context, isStatement, noteOver, place } from './context.js';

/** Fragments that may have several operands in Mermaid. */
const divisible: ReadonlySet<string> = new Set(['alt', 'par', 'critical']);
const native: ReadonlySet<string> = new Set(['alt', 'opt', 'loop', 'par', 'critical', 'break', 'highlight']);
/** What a frame without a colour of its own is filled with: visible on light and dark pages. */
export const frameColor = 'rgba(128, 128, 128, 0.1)';

/** A fragment that Mermaid can draw, with a note for the title that it cannot. */
export function fragment(statement: Statement<'fragment'>, context: Context): Replacement {
  const { adaptation } = context;
  const { headerColor, alongside, title, ending, ...bare } = statement;
  if (alongside) adaptation.lose('alongside', statement);
  const isNative = native.has(statement.operator);
  const colored =
    statement.operands.some(({ color }) => color !== undefined) || (statement.color !== undefined && statement.operator !== 'highlight');
  if (headerColor !== undefined || colored) adaptation.lose('color', statement);
  if (!isNative) return framed(statement, context);
  const severed = statement.operands.length > 1 && !divisible.has(statement.operator);
  if (!severed && headerColor === undefined && !alongside && !colored && title === undefined && ending === undefined) return [statement];
  const { color, ...rest } = bare;
  const fill = statement.operator === 'highlight' && color !== undefined ? { color } : {};
  const plain = { ...rest, ...fill, operands: uncolored(statement.operands) };
  if (!severed) return [plain];
  const source = adaptation.sourceOf(statement);
  const original = isStatement(source) && source.kind === 'fragment' ? source : statement;
  return [undivided(plain, original.operands, context)];
}

function uncolored(operands: readonly Operand[]): readonly Operand[] {
  return operands.map(({ color: _, ...operand }) => operand);
}

/** `opt`, `break`, `loop` and `highlight` with further operands. */
function undivided(statement: Statement<'fragment'>, originals: readonly Operand[], context: Context): Statement {
  const { adaptation } = context;
  for (const operand of statement.operands.slice(1)) adaptation.lose('branch', { ...place(operand.origin ?? statement.origin) });
  if (statement.operator === 'opt' || statement.operator === 'break') return { ...statement, operator: 'alt' };
  return { ...statement, operands: [joined(statement.operands, originals, context)] };
}

/** All operands as one; the guard of each further one is a note. */
function joined(operands: readonly Operand[], originals: readonly Operand[], context: Context): Operand {
  const [first, ...others] = operands;
  const statements = [...(first?.statements ?? [])];
  for (const [index, operand] of others.entries()) {
    const owner: Statement = { kind: 'comment', text: '', ...(operand.origin && { origin: operand.origin }) };
    const notes = noteOver(context.all, operand.guard ?? 'else', owner);
    if (operand.guard === undefined) context.adaptation.add(notes);
    else context.adaptation.caption(notes);
    statements.push(...context.adaptation.gap(originals[index + 1] ?? operand), ...notes, ...operand.statements);
  }
  return { ...first, statements };
}

/** `group`, `partition` and UML's lesser operators: an alt where they have several operands, otherwise a frame with a note. */
function framed(statement: Statement<'fragment'>, context: Context): Replacement {
  const { adaptation } = context;
  const { title, headerColor: _, alongside: __, color, overlapping: ___, ending: ____, ...bare } = statement;
  const isGroup = statement.operator === 'group' || statement.operator === 'partition';
  adaptation.lose(isGroup ? 'group' : 'operator', statement);
  const operands = uncolored(statement.operands);
  const [first, ...others] = operands;
  const guard = plainText(first?.guard ?? '').trim();
  const name = isGroup ? plainText(title ?? '').trim() : statement.operator;
  const text = guard === '' ? name : name === '' ? guard : `${name} [${guard}]`;
  const origin = place(statement.origin);
  if (others.length > 0) {
    const head: Operand = { ...first, guard: text, statements: first?.statements ?? [] };
    return [{ ...bare, ...origin, operator: 'alt', operands: [head, ...others] }];
  }
  const { span } = statement.origin ?? {};
  const caption = noteOver(context.all, text, span ? { origin: { span } } : {});
  const statements = first?.statements ?? [];
  const fill = color === undefined ? frameColor : cssColor(color);
  const frame: Statement = { ...bare, ...origin, operator: 'highlight', color: fill, operands: [{ statements }] };
  // A note before an activation would move its beginning down; above the frame it does not.
  if (beginsWithLife(statements)) return [...adaptation.add(caption), frame];
  if (guard === '' && isGroup) adaptation.caption(caption);
  else adaptation.add(caption);
  return [{ ...frame, operands: [{ statements: [...caption, ...statements] }] }];
}

function beginsWithLife(statements: readonly Statement[]): boolean {
  const first = statements.find(({ kind }) => !undrawn.has(kind));
  return first?.kind === 'activate' || first?.kind === 'deactivate' || first?.kind === 'destroy';
}

const undrawn: ReadonlySet<string> = new Set(['comment', 'declaration', 'numbering', 'verbatim']);
