// What a language cannot say, put into comment lines beside what stands for it.

import type { PrintOptions } from '../../../format.js';
import { equal } from '../../../ir/equal.js';
import type { Diagram, Json, JsonObject, Operand, Origin, Statement } from '../../../ir/model.js';
import { plainText } from '../../../ir/text.js';
import { mapStatements, outline, participantsOf } from '../../../ir/walk.js';
import { type Adaptation, sectionEnd } from '../adaptation.js';
import { type CarriedLine, writeLine } from './line.js';
import { markOf } from './marks.js';
import { structureOf } from './members.js';
import { fieldsOf, type Patch, patchOf } from './patch.js';

/** Whether a diagram is to be printed with carried lines: because it was asked for, or because it was read with some. */
export function carries(diagram: Diagram, { carry }: PrintOptions): boolean {
  return carry ?? diagram.origin?.choices?.['carried'] === true;
}

/** What the lines need to know of the target. */
export interface CarryOptions {
  /** The ids that participants had before a language made us choose others, by the new ones. */
  readonly names?: ReadonlyMap<string, string>;
  /** Declarations of participants are printed where they stand, so that a line before one speaks of it. */
  readonly declaresInPlace?: boolean;
}

/** The adapted diagram with a comment for each node that is not what it was. The adaptation must have marked its gaps. */
export function withCarriedLines(original: Diagram, adapted: Diagram, adaptation: Adaptation, options: CarryOptions = {}): Diagram {
  const primaries = primariesOf(adapted, adaptation);
  const before = new Map<object, object>();
  const old = (statement: Statement): object => before.get(statement) ?? statement;
  const statements = mapStatements(
    adapted.statements,
    (statement) => linesFor(statement, old(statement), adaptation, primaries),
    (was, rebuilt) => before.set(rebuilt, old(was)),
  );
  return withMemberLines(original, { ...adapted, statements }, options);
}

/** For each source the one statement that stands for it; all others are additions. */
function primariesOf(adapted: Diagram, adaptation: Adaptation): ReadonlyMap<object, object> {
  const primaries = new Map<object, Statement>();
  for (const { event, statement } of outline(adapted.statements)) {
    if (event !== 'statement' && event !== 'open') continue;
    const source = adaptation.sourceOf(statement);
    const current = primaries.get(source);
    const kind = 'kind' in source ? source.kind : undefined;
    if (!current || (statement.kind === kind && current.kind !== kind)) primaries.set(source, statement);
  }
  return primaries;
}

function linesFor(statement: Statement, old: object, adaptation: Adaptation, primaries: ReadonlyMap<object, object>): readonly Statement[] {
  const source = adaptation.sourceOf(old);
  if (adaptation.isGap(old)) return gapLine(source);
  if (source === old && !adaptation.isAddition(old)) return [statement];
  if (adaptation.isCaption(old)) return before({ verb: 'caption' }, statement);
  if (adaptation.isAddition(old) || primaries.get(source) !== old)
    return before({ verb: 'added', mark: markOf(fieldsOf(statement)) }, statement);
  const patch = patchFor(source, statement, adaptation);
  return patch ? before({ verb: 'next', patch }, statement) : [statement];
}

/** A line above a statement, with the blank line that stood there. */
function before(carried: CarriedLine, statement: Statement): readonly Statement[] {
  if (!statement.origin?.blankBefore) return [line(carried), statement];
  const { blankBefore, ...origin } = statement.origin;
  return [
    { ...line(carried), origin: { blankBefore } },
    { ...statement, origin },
  ];
}

function line(carried: CarriedLine, origin?: Origin): Statement<'comment'> {
  return { kind: 'comment', text: writeLine(carried), ...(origin && { origin }) };
}

function gapLine(source: object): readonly Statement[] {
  if (source === sectionEnd) return [line({ verb: 'end' })];
  const fields = json(fieldsOf(source));
  if (!('kind' in source)) return [line({ verb: 'operand', fields })];
  if (source.kind === 'section') return [line({ verb: 'section', fields })];
  // An expansion means its statements, which are there.
  return source.kind === 'expansion' ? [] : [line({ verb: 'insert', statement: { kind: String(source.kind), ...fields } })];
}

/** IR data is JSON; its types do not say so. */
function json(value: object): JsonObject {
  return value as JsonObject;
}

// ---- fragments -------------------------------------------------------------------------------------------------

/** The patch of a statement with those of its operands. */
function patchFor(source: object, statement: Statement, adaptation: Adaptation): Patch | undefined {
  const whole = patchOf(source, statement);
  if (statement.kind !== 'fragment' || !('operands' in source) || !Array.isArray(source.operands)) return whole;
  const patch = whole && withoutCaption(whole, source, statement, adaptation);
  const operands = operandPatches(source.operands, statement.operands);
  return operands ? { mark: markOf({ kind: 'fragment' }), ...patch, fields: { ...patch?.fields, operands } } : patch;
}

/** A title that a caption says need not be said again. */
function withoutCaption(patch: Patch, source: object, statement: Statement<'fragment'>, adaptation: Adaptation): Patch {
  const caption = statement.operands[0]?.statements.find(({ kind }) => kind === 'note');
  if (caption?.kind !== 'note' || !adaptation.isCaption(caption)) return patch;
  const said = 'title' in source && source.title === plainText(caption.text);
  const { title: _, ...fields } = patch.fields;
  return said ? { ...patch, fields } : patch;
}

/** The guards and colours of a fragment's operands, where they are not what they were. */
function operandPatches(was: readonly Operand[], shown: readonly Operand[]): Json | undefined {
  const patches = shown.map((operand, index): Json => {
    const wanted = was[index];
    const patch = wanted && patchOf(wanted, operand);
    return patch ? { ...patch.fields, mark: patch.mark, ...(patch.textMark !== undefined && { textMark: patch.textMark }) } : null;
  });
  return patches.some((patch) => patch !== null) ? patches : undefined;
}

// ---- participants and the diagram as a whole -------------------------------------------------------------------

function withMemberLines(original: Diagram, adapted: Diagram, { names, declaresInPlace }: CarryOptions): Diagram {
  const was = new Map(participantsOf(original).map((one) => [one.id, { ...one, id: names?.get(one.id) ?? one.id }]));
  const shown = participantsOf(adapted);
  const patches = new Map<string, Patch | undefined>();
  for (const participant of shown) {
    const source = was.get(participant.id);
    const patch = source && patchOf(source, participant);
    if (patch || !source) patches.set(participant.id, patch);
  }
  const placed = new Set<string>();
  const statements = mapStatements(adapted.statements, (statement) => {
    if (!declaresInPlace || statement.kind !== 'declaration' || statement.of !== 'participant') return [statement];
    const patch = patches.get(statement.id ?? '');
    if (!patch || statement.id === undefined || placed.has(statement.id)) return [statement];
    placed.add(statement.id);
    return before({ verb: 'next', patch }, statement);
  });
  const rest = [...patches].filter(([id]) => !placed.has(id));
  const top = [
    ...diagramLine(original, adapted),
    ...membersLine(original, adapted, new Set(shown.map(({ id }) => id))),
    ...rest.map(([id, patch]) => line({ verb: 'participant', id, ...(patch && { patch }) })),
  ];
  return { ...adapted, statements: [...top, ...statements] };
}

function membersLine(original: Diagram, adapted: Diagram, known: ReadonlySet<string>): readonly Statement[] {
  const was = structureOf(original, known);
  const shown = structureOf(adapted, known);
  return equal(was, shown) ? [] : [line({ verb: 'members', structure: was })];
}

function diagramLine(original: Diagram, adapted: Diagram): readonly Statement[] {
  const patch = patchOf(original, adapted);
  return patch ? [line({ verb: 'diagram', patch })] : [];
}
