// What a language cannot say, put into comment lines beside what stands for it.

import type { PrintOptions } from '../../../format.js';
import { equal } from '../../../ir/equal.js';
import type { Diagram, Json, Operand, Statement } from '../../../ir/model.js';
import { mapStatements, outline, participantsOf } from '../../../ir/walk.js';
import { type Adaptation, sectionEnd } from '../adaptation.js';
import { type CarriedLine, isRecord, markOf, writeLine } from './line.js';
import { structureOf } from './members.js';
import { fieldsOf, patchOf } from './patch.js';

/** Whether a diagram is to be printed with carried lines: because it was asked for, or because it was read with some. */
export function carries(diagram: Diagram, { carry }: PrintOptions): boolean {
  return carry ?? diagram.origin?.choices?.['carried'] === true;
}

/** The ids that participants had before a language made us choose others, by the new ones. */
export type Names = ReadonlyMap<string, string>;

/** The adapted diagram with a comment for each node that is not what it was. The adaptation must have marked its gaps. */
export function withCarriedLines(original: Diagram, adapted: Diagram, adaptation: Adaptation, names: Names = new Map()): Diagram {
  const primaries = primariesOf(adapted, adaptation);
  const before = new Map<object, object>();
  const old = (statement: Statement): object => before.get(statement) ?? statement;
  const statements = mapStatements(
    adapted.statements,
    (statement) => linesFor(statement, old(statement), adaptation, primaries),
    (was, rebuilt) => before.set(rebuilt, old(was)),
  );
  return withMemberLines(original, { ...adapted, statements }, names);
}

/** The diagram without the marks of its gaps, for printing without carried lines. */
export function withoutGaps(diagram: Diagram, adaptation: Adaptation): Diagram {
  const statements = mapStatements(diagram.statements, (statement) => (adaptation.isGap(statement) ? [] : [statement]));
  return statements === diagram.statements ? diagram : { ...diagram, statements };
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
  if (adaptation.isGap(old)) return [gapLine(source)];
  if (source === old && !adaptation.isAddition(old)) return [statement];
  if (adaptation.isAddition(old) || primaries.get(source) !== old)
    return [line({ verb: 'added', mark: markOf(fieldsOf(statement)) }), statement];
  const patch = patchOf(source, statement);
  const operands = operandPatch(source, statement);
  if (!patch && !operands) return [statement];
  const data = { ...(typeof patch?.data === 'object' ? patch.data : {}), ...(operands && { operands }) };
  return [line({ verb: 'next', mark: markOf({}), ...patch, data }), statement];
}

function line(carried: CarriedLine): Statement {
  return { kind: 'comment', text: writeLine(carried) };
}

function gapLine(source: object): Statement {
  if (source === sectionEnd) return line({ verb: 'end' });
  const data = fieldsOf(source) as Json;
  if (!('kind' in source)) return line({ verb: 'operand', data });
  if (source.kind === 'section') return line({ verb: 'section', data });
  // Only an expansion that came to nothing leaves a gap.
  return line({ verb: 'insert', data: source.kind === 'expansion' && isRecord(data) ? { ...data, statements: [] } : data });
}

/** The guards and colours of a fragment's operands, where they are not what they were. */
function operandPatch(source: object, statement: Statement): Json | undefined {
  if (statement.kind !== 'fragment' || !('operands' in source) || !Array.isArray(source.operands)) return undefined;
  const was: readonly Operand[] = source.operands;
  const patches = statement.operands.map((operand, index): Json => {
    const wanted = was[index];
    const patch = wanted && patchOf(wanted, operand);
    return patch ? { ...(typeof patch.data === 'object' ? patch.data : {}), '#': patch.mark ?? '0' } : null;
  });
  return patches.some((patch) => patch !== null) ? patches : undefined;
}

// ---- participants and the diagram as a whole -------------------------------------------------------------------

function withMemberLines(original: Diagram, adapted: Diagram, names: Names): Diagram {
  const was = new Map(participantsOf(original).map((one) => [one.id, { ...one, id: names.get(one.id) ?? one.id }]));
  const shown = participantsOf(adapted);
  const lines = new Map<string, Statement>();
  for (const participant of shown) {
    const source = was.get(participant.id);
    const patch = source ? patchOf(source, participant) : { data: null, mark: markOf(fieldsOf(participant)) };
    if (patch) lines.set(participant.id, line({ verb: 'participant', id: participant.id, ...patch }));
  }
  const top = [...diagramLine(original, adapted), ...membersLine(original, adapted, new Set(shown.map(({ id }) => id)))];
  const placed = new Set<string>();
  const statements = mapStatements(adapted.statements, (statement) => {
    if (statement.kind !== 'declaration' || statement.of !== 'participant' || statement.id === undefined) return [statement];
    const own = lines.get(statement.id);
    if (!own || placed.has(statement.id)) return [statement];
    placed.add(statement.id);
    return [own, statement];
  });
  const rest = [...lines].filter(([id]) => !placed.has(id)).map(([, own]) => own);
  return { ...adapted, statements: [...top, ...rest, ...statements] };
}

function membersLine(original: Diagram, adapted: Diagram, known: ReadonlySet<string>): readonly Statement[] {
  const was = structureOf(original, known);
  const shown = structureOf(adapted, known);
  return equal(was, shown) ? [] : [line({ verb: 'members', data: was })];
}

function diagramLine(original: Diagram, adapted: Diagram): readonly Statement[] {
  const patch = patchOf(original, adapted);
  return patch ? [line({ verb: 'diagram', ...patch })] : [];
}
