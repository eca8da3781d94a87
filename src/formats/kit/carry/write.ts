// What a language cannot say, put into comment lines beside what stands for it.

import { equal } from '../../../ir/equal.js';
import { asJson } from '../../../ir/json.js';
import type { Diagram, Json, Operand, Origin, Statement } from '../../../ir/model.js';
import { plainText } from '../../../ir/text.js';
import { boxesIn, type Member, mapStatements, outline, participantsIn, statementLists, walk } from '../../../ir/walk.js';
import { type Adaptation, sectionEnd } from '../adaptation.js';
import { isTextAlone } from '../flatten.js';
import { type CarriedLine, patchWords, withoutNothing, writeLine } from './line.js';
import { markOf } from './marks.js';
import { type Known, knownIn, structureOf } from './members.js';
import { fieldsOf, type Patch, patchFrom, patchOf } from './patch.js';

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
  const runs = commandRuns(adapted.statements, adaptation);
  const before = new Map<object, object>();
  const old = (statement: Statement): object => before.get(statement) ?? statement;
  const statements = mapStatements(
    adapted.statements,
    (statement) => runs.get(old(statement)) ?? linesFor(statement, old(statement), adaptation, primaries),
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

/** A line with several commands says no more than this. */
const longest = 1000;

interface Run {
  readonly marks: object[];
  readonly commands: Statement<'verbatim'>[];
  length: number;
}

/** Commands of another language that follow each other share a line: by the mark of each of them, the first with all. */
function commandRuns(statements: readonly Statement[], adaptation: Adaptation): ReadonlyMap<object, readonly Statement[]> {
  const runs: Run[] = [];
  const lists = [statements, ...[...walk(statements)].flatMap(statementLists)];
  for (const list of lists) {
    let run: Run | undefined;
    for (const statement of list) {
      if (isSwitch(statement)) continue;
      const command = adaptation.isGap(statement) ? adaptation.sourceOf(statement) : undefined;
      if (!command || !isCommand(command)) run = undefined;
      else if (run && run.commands[0]?.format === command.format && run.length + command.text.length <= longest) {
        run.marks.push(statement);
        run.commands.push(command);
        run.length += command.text.length;
      } else {
        run = { marks: [statement], commands: [command], length: command.text.length };
        runs.push(run);
      }
    }
  }
  const lines = new Map<object, readonly Statement[]>();
  for (const { marks, commands } of runs)
    for (const [index, mark] of marks.entries()) lines.set(mark, index === 0 ? [insertLine(commands)] : []);
  return lines;
}

/** A switch for the diagram as a whole keeps no commands apart. */
const isSwitch = (statement: Statement): boolean =>
  statement.kind === 'declaration' && (statement.of === 'footbox' || statement.of === 'unlinked');

function isCommand(node: object): node is Statement<'verbatim'> {
  return 'kind' in node && node.kind === 'verbatim';
}

function insertLine(statements: readonly Statement[]): Statement {
  return line({ verb: 'insert', statements: statements.map((one) => ({ kind: one.kind, ...asJson(fieldsOf(one)) })) });
}

function gapLine(source: object): readonly Statement[] {
  if (source === sectionEnd) return [line({ verb: 'end' })];
  const fields = asJson(fieldsOf(source));
  if (!('kind' in source)) return [line({ verb: 'operand', fields })];
  if (source.kind === 'section') return [line({ verb: 'section', fields })];
  const { kind } = source;
  if (isDefinition(source)) return [];
  const operator = 'operator' in source ? { operator: String(source.operator) } : {};
  return [line({ verb: 'insert', statements: [{ kind: String(kind), ...operator, ...fields }] })];
}

/** What was defined without drawing anything is written out wherever it was used. */
function isDefinition(node: object): boolean {
  return isExpansion(node) && node.statements.length === 0 && !isTextAlone(node);
}

function isExpansion(node: object): node is Statement<'expansion'> {
  return 'kind' in node && node.kind === 'expansion';
}

// ---- fragments -------------------------------------------------------------------------------------------------

/** The patch of a statement with those of its operands. */
function patchFor(source: object, statement: Statement, adaptation: Adaptation): Patch | undefined {
  const whole = patchOf(source, statement);
  if (statement.kind !== 'fragment') return whole;
  const patch = whole && withoutCaption(whole, statement, adaptation);
  if (!('operands' in source) || !Array.isArray(source.operands)) return patch;
  const operands = operandPatches(source.operands, statement.operands);
  if (!operands) return patch;
  return { ...(patch ?? patchFrom({}, undefined, statement)), fields: { ...patch?.fields, operands } };
}

/** A title, or the text of a divider, that a caption says need not be said again. */
function withoutCaption(patch: Patch, statement: Statement<'fragment'>, adaptation: Adaptation): Patch {
  const caption = statement.operands[0]?.statements.find(({ kind }) => kind === 'note');
  if (caption?.kind !== 'note' || !adaptation.isCaption(caption)) return patch;
  const text = plainText(caption.text);
  const fields = Object.entries(patch.fields).filter(([key, value]) => (key !== 'title' && key !== 'text') || value !== text);
  return fields.length < Object.keys(patch.fields).length ? patchFrom(Object.fromEntries(fields), patch.was, statement) : patch;
}

/** The guards and colours of a fragment's operands, where they are not what they were. */
function operandPatches(was: readonly Operand[], shown: readonly Operand[]): Json | undefined {
  const patches = shown.map((operand, index): Json => {
    const wanted = was[index];
    const patch = wanted && patchOf(wanted, operand);
    return patch ? withoutNothing(patchWords(patch)) : null;
  });
  return patches.some((patch) => patch !== null) ? patches : undefined;
}

// ---- participants and the diagram as a whole -------------------------------------------------------------------

function withMemberLines(original: Diagram, adapted: Diagram, { names, declaresInPlace }: CarryOptions): Diagram {
  const was = new Map(membersOf(original).map((one) => [one.id, { ...one, id: names?.get(one.id) ?? one.id }]));
  const shown = membersOf(adapted);
  const lines = new Map<string, Extract<CarriedLine, { verb: 'participant' | 'box' }>>();
  for (const member of shown) {
    const source = was.get(member.id);
    const patch = source && patchOf(source, member);
    if (patch || !source) lines.set(member.id, { verb: member.kind, id: member.id, ...(patch && { patch }) });
  }
  const known = knownIn(adapted);
  const placed = new Set<string>();
  const statements = mapStatements(adapted.statements, (statement) => {
    if (!declaresInPlace || statement.kind !== 'declaration' || !(statement.of === 'participant' || statement.of === 'box'))
      return [statement];
    const patch = lines.get(statement.id ?? '')?.patch;
    if (!patch || statement.id === undefined || placed.has(statement.id)) return [statement];
    placed.add(statement.id);
    return before({ verb: 'next', patch }, statement);
  });
  const rest = [...lines.values()].filter(({ id }) => !placed.has(id));
  const top = [
    ...diagramLine(original, adapted),
    ...membersLine(original, adapted, known),
    ...rest.map((one) => line({ ...one, id: one.verb === 'box' ? String(known.boxes.get(one.id)) : one.id })),
  ];
  return { ...adapted, statements: [...top, ...statements] };
}

function membersOf({ participants }: Diagram): readonly Member[] {
  return [...boxesIn(participants), ...[...participantsIn(participants)].map(({ participant }) => participant)];
}

function membersLine(original: Diagram, adapted: Diagram, known: Known): readonly Statement[] {
  const was = structureOf(original, known);
  const shown = structureOf(adapted, known);
  return equal(was, shown) ? [] : [line({ verb: 'members', structure: was })];
}

function diagramLine(original: Diagram, adapted: Diagram): readonly Statement[] {
  const patch = patchOf(original, adapted);
  return patch ? [line({ verb: 'diagram', patch })] : [];
}
