// Carried lines turned back into what they stand for, as far as nobody edited the text beside them.

import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.js';
import type { Diagram, Json, Operand, Participant, Statement } from '../../../ir/model.js';
import { renameIds } from '../../../ir/rename.js';
import { isDiagram, validate } from '../../../ir/validate.js';
import { boxesIn, type Member, mapMembers, mapStatements, participantsOf, walk } from '../../../ir/walk.js';
import { mentionsOf } from '../declarations.js';
import { type CarriedLine, isRecord, markOf, readLine } from './line.js';
import { restoreMembers } from './members.js';
import { applyPatch, fieldsOf } from './patch.js';

/** What reading the carried lines of a diagram gave. */
export interface Restored {
  readonly diagram: Diagram;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The diagram with its carried lines turned into what they carry. An edit of the text beside a line wins and is reported
 * (`carried-edited`); a damaged line stays a comment (`carried-unreadable`). A diagram without such lines comes back as it is.
 */
export function restoreCarried(diagram: Diagram): Restored {
  let found = false;
  for (const statement of walk(diagram.statements)) {
    if (statement.kind !== 'comment' || readLine(statement.text) === undefined) continue;
    found = true;
    break;
  }
  return found ? new Restoring().restore(diagram) : { diagram, diagnostics: [] };
}

interface Segment {
  readonly head: Json | undefined;
  readonly statements: Statement[];
}

class Restoring {
  readonly #diagnostics: Diagnostic[] = [];
  readonly #participants: { readonly line: CarriedLine; readonly comment: Statement }[] = [];
  #members: Json | undefined;
  #diagram: { readonly line: CarriedLine; readonly comment: Statement } | undefined;

  restore(diagram: Diagram): Restored {
    const inner = mapStatements(diagram.statements, (statement) => [this.#restoreInside(statement)]);
    const statements = this.#segments(inner).flatMap((segment) => segment.statements);
    let restored: Diagram = {
      ...diagram,
      statements,
      origin: { ...diagram.origin, choices: { ...diagram.origin?.choices, carried: true } },
    };
    const added = this.#addedParticipants(restored);
    restored = this.#restoreParticipants(restored, added);
    if (this.#members !== undefined) restored = restoreMembers(restored, this.#members, added);
    restored = this.#restoreDiagram(this.#withOwnNames(restored));
    return { diagram: restored, diagnostics: this.#diagnostics };
  }

  #restoreInside(statement: Statement): Statement {
    if (statement.kind === 'fragment') {
      const operands = statement.operands.flatMap((operand) => this.#operands(operand));
      const same = operands.length === statement.operands.length && operands.every((operand, i) => operand === statement.operands[i]);
      return same ? statement : { ...statement, operands };
    }
    if (statement.kind !== 'section' && statement.kind !== 'expansion') return statement;
    return { ...statement, statements: this.#segments(statement.statements).flatMap((segment) => segment.statements) };
  }

  #operands(operand: Operand): readonly Operand[] {
    const [first, ...others] = this.#segments(operand.statements);
    const changed = others.length > 0 || first?.statements.some((statement, i) => statement !== operand.statements[i]);
    if (!changed && first?.statements.length === operand.statements.length) return [operand];
    const further = others.map(({ head, statements }): Operand => ({ ...(isRecord(head) ? head : {}), statements }));
    return [{ ...operand, statements: first?.statements ?? [] }, ...further];
  }

  /** A list of statements with its carried lines obeyed, cut where further operands begin. */
  #segments(list: readonly Statement[]): readonly Segment[] {
    const segments: Segment[] = [{ head: undefined, statements: [] }];
    const sections: { readonly head: Json | undefined; readonly outer: Statement[]; readonly inner: Statement[] }[] = [];
    const out = (): Statement[] => sections.at(-1)?.inner ?? segments.at(-1)?.statements ?? [];
    for (let at = 0; at < list.length; at++) {
      const statement = list[at];
      if (!statement) continue;
      const line = statement.kind === 'comment' ? readLine(statement.text) : undefined;
      if (line === undefined) out().push(statement);
      else if (line === 'damaged') {
        this.#diagnostics.push(diagnostic('carried-unreadable', {}, statement.origin?.span));
        out().push(statement);
      } else if (line.verb === 'operand') segments.push({ head: line.data, statements: [] });
      else if (line.verb === 'section') sections.push({ head: line.data, outer: out(), inner: [] });
      else if (line.verb === 'end') closeSection(sections.pop());
      else if (line.verb === 'next' || line.verb === 'added') {
        const next = list[at + 1];
        out().push(...this.#obey(line, statement, next));
        if (next) at++;
      } else out().push(...this.#note(line, statement));
    }
    while (sections.length > 0) closeSection(sections.pop());
    return segments;
  }

  /** Lines that speak of the statement after them. */
  #obey(line: CarriedLine, comment: Statement, next: Statement | undefined): readonly Statement[] {
    if (!next) return this.#edited(comment);
    if (line.verb === 'added') return markOf(fieldsOf(next)) === line.mark ? [] : [...this.#edited(comment), next];
    const { fields, edited } = applyPatch(next, withoutOperands(line));
    if (edited) this.#edited(comment);
    const patched: unknown = { ...fields, origin: placeOf(next), ...this.#patchedOperands(line, next) };
    if (isStatement(patched)) return [patched];
    this.#edited(comment);
    return [next];
  }

  #patchedOperands(line: CarriedLine, next: Statement): { readonly operands?: readonly Operand[] } {
    const patches = isRecord(line.data) ? line.data['operands'] : undefined;
    if (next.kind !== 'fragment' || !Array.isArray(patches)) return {};
    const operands = next.operands.map((operand, index): Operand => {
      const patch: Json | undefined = patches[index];
      if (!isRecord(patch)) return operand;
      const { '#': mark, ...data } = patch;
      const { fields } = applyPatch(operand, { verb: 'next', data, mark: String(mark) });
      return { ...fields, statements: operand.statements };
    });
    return { operands };
  }

  /** Lines that stand by themselves. */
  #note(line: CarriedLine, comment: Statement): readonly Statement[] {
    if (line.verb === 'participant') this.#participants.push({ line, comment });
    else if (line.verb === 'members') this.#members = line.data;
    else if (line.verb === 'diagram') this.#diagram = { line, comment };
    else if (isRecord(line.data)) {
      const statement: unknown = { ...line.data, ...(comment.origin?.span && { origin: { span: comment.origin.span } }) };
      if (isStatement(statement)) return [statement];
      this.#diagnostics.push(diagnostic('carried-unreadable', {}, comment.origin?.span));
    }
    return [];
  }

  #edited(comment: Statement): readonly Statement[] {
    this.#diagnostics.push(diagnostic('carried-edited', { construct: 'construct' }, comment.origin?.span));
    return [];
  }

  // ---- participants and the diagram ---------------------------------------------------------------------------

  /** Participants that were added in the target and that nothing names any more. */
  #addedParticipants(diagram: Diagram): ReadonlySet<string> {
    const added = new Set(this.#participants.flatMap(({ line }) => (line.data === null && line.id !== undefined ? [line.id] : [])));
    if (added.size > 0) for (const statement of walk(diagram.statements)) for (const id of mentionsOf(statement)) added.delete(id);
    return added;
  }

  #restoreParticipants(diagram: Diagram, added: ReadonlySet<string>): Diagram {
    const lines = new Map(this.#participants.map((entry) => [entry.line.id, entry]));
    if (lines.size === 0) return diagram;
    const participants = mapMembers(diagram.participants, (member, changed): readonly Member[] => {
      if (member.kind === 'box') return [{ ...member, participants: member.participants.flatMap(changed) }];
      const entry = lines.get(member.id);
      if (added.has(member.id)) return [];
      if (!entry || entry.line.data === null) return [member];
      const { fields, edited } = applyPatch(member, withoutId(entry.line));
      if (edited) this.#edited(entry.comment);
      const patched: unknown = fields;
      return isParticipant(patched) ? [patched] : [member];
    });
    const statements = mapStatements(diagram.statements, (statement) =>
      statement.kind === 'declaration' && statement.id !== undefined && added.has(statement.id) ? [] : [statement],
    );
    return { ...diagram, participants, statements };
  }

  /** The ids that participants had before a language made the author choose others. */
  #withOwnNames(diagram: Diagram): Diagram {
    const taken = new Set([...participantsOf(diagram), ...boxesIn(diagram.participants)].map(({ id }) => id));
    const names = new Map<string, string>();
    for (const { line } of this.#participants) {
      const id = isRecord(line.data) ? line.data['id'] : undefined;
      if (typeof id === 'string' && line.id !== undefined && taken.has(line.id) && !taken.has(id)) names.set(line.id, id);
    }
    return renameIds(diagram, names);
  }

  #restoreDiagram(diagram: Diagram): Diagram {
    if (!this.#diagram) return diagram;
    const { fields, edited } = applyPatch(diagram, this.#diagram.line);
    if (edited) this.#edited(this.#diagram.comment);
    const patched: unknown = fields;
    return isDiagram(patched) ? patched : diagram;
  }
}

function closeSection(
  section: { readonly head: Json | undefined; readonly outer: Statement[]; readonly inner: Statement[] } | undefined,
): void {
  if (!section) return;
  const statement: unknown = { ...(isRecord(section.head) ? section.head : {}), kind: 'section', statements: section.inner };
  if (isStatement(statement)) section.outer.push(statement);
  else section.outer.push(...section.inner);
}

function withoutOperands(line: CarriedLine): CarriedLine {
  if (!isRecord(line.data)) return line;
  const { operands: _, ...data } = line.data;
  return { ...line, data };
}

function withoutId(line: CarriedLine): CarriedLine {
  if (!isRecord(line.data)) return line;
  const { id: _, ...data } = line.data;
  return { ...line, data };
}

/** The place of a node whose spelling is not its own. */
function placeOf({ origin }: Statement): Statement['origin'] {
  const { span, blankBefore } = origin ?? {};
  return { ...(span && { span }), ...(blankBefore && { blankBefore }) };
}

function isStatement(value: unknown): value is Statement {
  return validate({ participants: [], statements: [value] }).length === 0;
}

function isParticipant(value: unknown): value is Participant {
  return validate({ participants: [value], statements: [] }).length === 0;
}
