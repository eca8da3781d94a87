// Carried lines turned back into what they stand for, as far as nobody edited the text beside them.

import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.js';
import { asJson } from '../../../ir/json.js';
import type { Diagram, Json, JsonObject, Operand, Statement } from '../../../ir/model.js';
import { plainText } from '../../../ir/text.js';
import { mapStatements, walk } from '../../../ir/walk.js';
import { readLine, readPatch, withNothing } from './line.js';
import { markOf } from './marks.js';
import { type CarriedPart, restoreParts } from './parts.js';
import { applyPatch, fieldsOf, isStatementKind, type Patch } from './patch.js';
import { textFrom } from './texts.js';
import { isStatement } from './valid.js';

/** What reading the carried lines of a diagram gave. */
export interface Restored {
  readonly diagram: Diagram;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The diagram that was read from a text, with its carried lines turned into what they carry. An edit of the text beside a line wins and
 * is reported (`carried-edited`); a damaged line stays a comment (`carried-unreadable`). A diagram without such lines comes back as it is.
 */
export function restoreCarried(diagram: Diagram): Restored {
  for (const statement of walk(diagram.statements))
    if (statement.kind === 'comment' && readLine(statement.text) !== undefined) return new Restoring().restore(diagram);
  return { diagram, diagnostics: [] };
}

/** The statements of one operand. */
interface Segment {
  readonly fields: JsonObject;
  readonly statements: Statement[];
  /** The note that says the title or guard of what it stands in. */
  caption?: Statement<'note'>;
}

interface OpenSection {
  readonly fields: JsonObject;
  readonly outer: Statement[];
  readonly inner: Statement[];
  /** The line that opens it. */
  readonly comment: Statement;
}

class Restoring {
  readonly #diagnostics: Diagnostic[] = [];
  readonly #parts: CarriedPart[] = [];
  /** For fragments whose first operand begins with it: the note that says their title. */
  readonly #captions = new WeakMap<Statement, Statement<'note'>>();

  restore(diagram: Diagram): Restored {
    const inner = mapStatements(diagram.statements, (statement) => [this.#restoreInside(statement)]);
    const statements = this.#segments(inner).flatMap((segment) => segment.statements);
    const choices = { ...diagram.origin?.choices, carried: true };
    const read: Diagram = { ...diagram, statements, origin: { ...diagram.origin, choices } };
    const restored = restoreParts(read, this.#parts, (comment) => this.#edited(comment));
    return { diagram: restored, diagnostics: this.#diagnostics };
  }

  #restoreInside(statement: Statement): Statement {
    if (statement.kind === 'fragment') return this.#restoreFragment(statement);
    if (statement.kind !== 'section' && statement.kind !== 'expansion') return statement;
    return { ...statement, statements: this.#segments(statement.statements).flatMap((segment) => segment.statements) };
  }

  #restoreFragment(statement: Statement<'fragment'>): Statement {
    const segments = statement.operands.map((operand) => this.#segments(operand.statements));
    const operands = statement.operands.flatMap((operand, i) => operandsFrom(operand, segments[i] ?? []));
    const same = operands.length === statement.operands.length && operands.every((operand, i) => operand === statement.operands[i]);
    const restored = same ? statement : { ...statement, operands };
    const caption = segments[0]?.[0]?.caption;
    if (caption) this.#captions.set(restored, caption);
    return restored;
  }

  /** A list of statements with its carried lines obeyed, cut where further operands begin. */
  #segments(list: readonly Statement[]): readonly Segment[] {
    const segments: Segment[] = [{ fields: {}, statements: [] }];
    const sections: OpenSection[] = [];
    const out = (): Statement[] => sections.at(-1)?.inner ?? segments.at(-1)?.statements ?? [];
    for (let at = 0; at < list.length; at++) {
      const statement = list[at];
      if (!statement) continue;
      const line = statement.kind === 'comment' ? readLine(statement.text) : undefined;
      const next = list[at + 1];
      if (line === undefined) out().push(statement);
      else if (line === 'damaged') out().push(...this.#unreadable(statement), statement);
      else if (line.verb === 'operand') segments.push({ fields: line.fields, statements: [] });
      else if (line.verb === 'section') sections.push({ fields: line.fields, outer: out(), inner: [], comment: statement });
      else if (line.verb === 'end') closeSection(sections.pop(), statement);
      else if (line.verb === 'insert') out().push(...line.statements.flatMap((one) => this.#inserted(one, statement)));
      else if (line.verb === 'caption') {
        const segment = segments.at(-1);
        if (segment && next?.kind === 'note') segment.caption = next;
        else this.#edited(statement);
      } else if (line.verb === 'added' && takeDestruction(out(), line.mark)) continue;
      else if (line.verb === 'added' && this.#addedDeclaration(line.mark, list, at)) at += 2;
      else if (line.verb === 'added' || line.verb === 'next') {
        const obeyed = line.verb === 'added' ? this.#added(line.mark, statement, next) : this.#next(line.patch, statement, next);
        out().push(...obeyed);
        if (next) at++;
      } else this.#parts.push({ line, comment: statement });
    }
    while (sections.length > 0) closeSection(sections.pop(), list.at(-1));
    return segments;
  }

  /** A declaration that was added, with a line of its own between that speaks of the participant. */
  #addedDeclaration(mark: string, list: readonly Statement[], at: number): boolean {
    const [comment, declared] = [list[at + 1], list[at + 2]];
    const line = comment?.kind === 'comment' ? readLine(comment.text) : undefined;
    if (!comment || !line || line === 'damaged' || line.verb !== 'next' || declared?.kind !== 'declaration') return false;
    if (declared.id === undefined || markOf(fieldsOf(declared)) !== mark) return false;
    this.#parts.push({ line: { verb: 'participant', id: declared.id, patch: line.patch }, comment });
    return true;
  }

  #added(mark: string, comment: Statement, next: Statement | undefined): readonly Statement[] {
    if (next && markOf(fieldsOf(next)) === mark) return [];
    this.#edited(comment);
    return next ? [next] : [];
  }

  #next(patch: Patch, comment: Statement, next: Statement | undefined): readonly Statement[] {
    if (next?.kind === 'declaration' && next.id !== undefined) {
      this.#parts.push({ line: { verb: 'participant', id: next.id, patch }, comment });
      return [placed(next, comment)];
    }
    const patched = next && this.#patched(patch, next, comment);
    if (patched) return [placed(patched, comment)];
    this.#edited(comment);
    return next ? [placed(next, comment)] : [];
  }

  #patched(patch: Patch, next: Statement, comment: Statement): Statement | undefined {
    const { operands: inner, ...own } = patch.fields;
    const { fields, edited } = applyPatch(next, { ...patch, fields: own });
    const { origin: _, ...bare } = fields;
    const whole = edited ? {} : this.#titled(patch, next);
    const restored: Record<string, unknown> = { ...bare, ...whole };
    const list = restored['kind'] === 'fragment' && next.kind === 'fragment' ? operandsIn(restored, next.operands) : undefined;
    const data: unknown = { ...restored, ...patchedOperands(inner, list) };
    if (!isStatement(data)) return undefined;
    if (edited) this.#edited(comment);
    const { origin } = next;
    const { raw: __, ...place } = origin ?? {};
    return { ...data, ...(origin && { origin: 'text' in own || patch.was !== undefined || patch.formatting ? place : origin }) };
  }

  /** A fragment whose title a note says. */
  #titled({ was, fields }: Patch, next: Statement): { readonly [field: string]: Json | readonly Operand[] } {
    const caption = this.#captions.get(next);
    if (!caption || next.kind !== 'fragment' || was === undefined) return {};
    const operands = next.operands.map((operand) => ({ ...operand, statements: operand.statements.filter((one) => one !== caption) }));
    const [field, inner] = isStatementKind(was) ? ['text', {}] : ['title', { operands }];
    return { ...(fields[field] === undefined && { [field]: asJson(caption.text) }), ...inner };
  }

  #inserted(data: JsonObject, comment: Statement): readonly Statement[] {
    const { span, blankBefore } = comment.origin ?? {};
    // No expansion is carried as a text but an include.
    const as = data['kind'] === 'expansion' ? { as: 'include' } : {};
    const origin = { ...(span && { span }), ...(blankBefore && { blankBefore }), ...as };
    const statement: unknown = { ...data, ...(comment.origin && { origin }) };
    return isStatement(statement) ? [statement] : this.#unreadable(comment);
  }

  #unreadable(comment: Statement): readonly Statement[] {
    this.#diagnostics.push(diagnostic('carried-unreadable', {}, comment.origin?.span));
    return [];
  }

  #edited(comment: Statement): void {
    this.#diagnostics.push(diagnostic('carried-edited', { construct: 'a construct' }, comment.origin?.span));
  }
}

function operandsFrom(operand: Operand, segments: readonly Segment[]): readonly Operand[] {
  const [first, ...others] = segments;
  const statements = first?.statements ?? [];
  const same = statements.length === operand.statements.length && statements.every((statement, i) => statement === operand.statements[i]);
  const further = others.map(({ fields, statements, caption }): Operand => {
    const { guard, ...others } = fields;
    const whole = guard === undefined ? undefined : textFrom(guard, undefined);
    // The guard with its formatting, as long as the note still says it.
    const isEdited = caption && (whole === undefined || plainText(whole) !== plainText(caption.text));
    const said = isEdited ? caption.text : whole;
    return { ...others, ...(said !== undefined && { guard: said }), statements: statements.filter((one) => one !== caption) };
  });
  return [same ? operand : { ...operand, statements }, ...further];
}

/** The operands without the note that says a title, or those that were read. */
function operandsIn(fields: Record<string, unknown>, read: readonly Operand[]): readonly Operand[] {
  const { operands } = fields;
  return Array.isArray(operands) ? operands : read;
}

function patchedOperands(patches: Json | undefined, operands: readonly Operand[] | undefined): { readonly operands?: readonly Operand[] } {
  if (!operands) return {};
  const list: readonly Json[] = Array.isArray(patches) ? patches : [];
  return {
    operands: operands.map((operand, index): Operand => {
      const said = list[index];
      const patch = typeof said === 'string' ? readPatch(withNothing(said)) : undefined;
      if (!patch) return operand;
      const { origin, ...fields } = applyPatch(operand, patch).fields;
      return { ...fields, statements: operand.statements };
    }),
  };
}

/** Where a destruction is written above its message, the line that speaks of it stands behind both: takes it out of what was read. */
function takeDestruction(read: Statement[], mark: string): boolean {
  for (let at = read.length - 1; read[at]?.kind === 'destroy'; at--) {
    const statement = read[at];
    if (statement && markOf(fieldsOf(statement)) === mark) return read.splice(at, 1).length > 0;
  }
  return false;
}

/** The section stands from its own line to the one that ends it. */
function closeSection(section: OpenSection | undefined, last: Statement | undefined): void {
  if (!section) return;
  const { fields, comment, inner, outer } = section;
  const [first, end] = [comment.origin?.span, last?.origin?.span];
  const origin = first && end && { span: { start: first.start, end: Math.max(first.end, end.end) } };
  const statement: unknown = { ...fields, kind: 'section', statements: inner, ...(origin && { origin }) };
  if (isStatement(statement)) outer.push(statement);
  else outer.push(...inner);
}

/** A statement with the blank line that stood above its carried line. */
function placed(statement: Statement, comment: Statement): Statement {
  return comment.origin?.blankBefore ? { ...statement, origin: { ...statement.origin, blankBefore: true } } : statement;
}
