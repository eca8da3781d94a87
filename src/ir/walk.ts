// Going through a diagram without recursion: fragments may nest to any depth.

import type { Box, Diagram, Operand, Participant, Statement, StatementKind } from './model.js';

/** The lists of statements directly inside a statement, in drawing order. */
export function statementLists(statement: Statement): readonly (readonly Statement[])[] {
  switch (statement.kind) {
    case 'fragment':
      return statement.operands.map((operand) => operand.statements);
    case 'section':
    case 'expansion':
      return [statement.statements];
    default:
      return [];
  }
}

/** Every statement in drawing order, a statement before those inside it. */
export function* walk(statements: readonly Statement[]): Generator<Statement> {
  const pending: Progress[] = [{ list: statements, at: 0 }];
  for (let level = pending.at(-1); level; level = pending[pending.length - 1]) {
    const statement = level.list[level.at++];
    if (!statement) {
      pending.pop();
      continue;
    }
    yield statement;
    if (!isContainer(statement)) continue;
    const inner = statementLists(statement);
    for (let i = inner.length - 1; i >= 0; i--) pending.push({ list: inner[i] ?? [], at: 0 });
  }
}

/** How far a list was gone through. */
interface Progress {
  readonly list: readonly Statement[];
  at: number;
}

/** The statements of one kind, in drawing order. */
export function* statementsOf<K extends StatementKind>(diagram: Diagram, kind: K): Generator<Extract<Statement, { kind: K }>> {
  for (const statement of walk(diagram.statements)) if (isKind(statement, kind)) yield statement;
}

/** Whether a statement is of a kind. */
export function isKind<K extends StatementKind>(statement: Statement, kind: K): statement is Extract<Statement, { kind: K }> {
  return statement.kind === kind;
}

function isContainer(statement: Statement): statement is Container {
  return statement.kind === 'fragment' || statement.kind === 'section' || statement.kind === 'expansion';
}

/** A step of going through nested statements: a whole statement, or the edge of one that holds others. */
export type OutlineEvent =
  | { readonly event: 'statement'; readonly statement: Statement }
  | { readonly event: 'open'; readonly statement: Container }
  /** Before the statements of an operand; the first one comes right after `open`. */
  | { readonly event: 'operand'; readonly statement: Statement<'fragment'>; readonly operand: Operand; readonly index: number }
  | { readonly event: 'close'; readonly statement: Container };

/** A statement that holds statements. */
export type Container = Statement<'fragment' | 'section' | 'expansion'>;

/** Nested statements as a flat sequence of events, for printers and everything else that goes from top to bottom. */
export function* outline(statements: readonly Statement[]): Generator<OutlineEvent> {
  const stack: { readonly owner: Container | undefined; list: readonly Statement[]; at: number; operand: number }[] = [
    { owner: undefined, list: statements, at: 0, operand: -1 },
  ];
  for (let top = stack.at(-1); top; top = stack[stack.length - 1]) {
    const statement = top.list[top.at++];
    if (statement) {
      if (!isContainer(statement)) {
        yield { event: 'statement', statement };
        continue;
      }
      yield { event: 'open', statement };
      stack.push({ owner: statement, list: statement.kind === 'fragment' ? [] : statement.statements, at: 0, operand: -1 });
      continue;
    }
    const { owner } = top;
    const operand = owner?.kind === 'fragment' ? owner.operands[top.operand + 1] : undefined;
    if (owner?.kind === 'fragment' && operand) {
      top.operand++;
      top.list = operand.statements;
      top.at = 0;
      yield { event: 'operand', statement: owner, operand, index: top.operand };
      continue;
    }
    stack.pop();
    if (owner) yield { event: 'close', statement: owner };
  }
}

/** Every participant in drawing order, with the boxes it stands in, outermost first. */
export function* participantsIn(
  members: readonly (Participant | Box)[],
): Generator<{ readonly participant: Participant; readonly boxes: readonly Box[] }> {
  const pending: Iterator<Participant | Box>[] = [members[Symbol.iterator]()];
  const boxes: Box[] = [];
  for (let level = pending.at(-1); level; level = pending.at(-1)) {
    const next = level.next();
    if (next.done) {
      pending.pop();
      boxes.pop();
    } else if (next.value.kind === 'participant') yield { participant: next.value, boxes: [...boxes] };
    else {
      boxes.push(next.value);
      pending.push(next.value.participants[Symbol.iterator]());
    }
  }
}

/** All participants, boxes opened, in drawing order. */
export function participantsOf(diagram: Diagram): readonly Participant[] {
  return [...participantsIn(diagram.participants)].map(({ participant }) => participant);
}

/** What a diagram's list of participants holds. */
export type Member = Participant | Box;

/** All boxes, outer before inner, in drawing order. */
export function* boxesIn(members: readonly (Participant | Box)[]): Generator<Box> {
  const pending: Iterator<Participant | Box>[] = [members[Symbol.iterator]()];
  while (pending.length > 0) {
    const next = pending[pending.length - 1]?.next();
    if (!next || next.done) pending.pop();
    else if (next.value.kind === 'box') {
      yield next.value;
      pending.push(next.value.participants[Symbol.iterator]());
    }
  }
}

/**
 * A copy of the statements in which each was replaced by what `change` made of it, from the inside out; the statements given to
 * `change` have their inner lists changed already. Statements in which nothing changed stay the same objects; `renewed` hears of those
 * that were rebuilt because something inside them changed.
 */
export function mapStatements(
  statements: readonly Statement[],
  change: (statement: Statement) => readonly Statement[],
  renewed: (before: Statement, after: Statement) => void = () => {},
): readonly Statement[] {
  const stack: Frame[] = [{ source: statements, at: 0, out: undefined, lists: [] }];
  for (;;) {
    const frame = stack[stack.length - 1];
    if (!frame) return statements;
    const statement = frame.source[frame.at];
    if (statement === undefined) {
      const done = frame.out ?? frame.source;
      stack.pop();
      const parent = stack[stack.length - 1];
      if (!parent) return done;
      parent.lists.push(done);
      continue;
    }
    const inner = statementLists(statement);
    const next = inner[frame.lists.length];
    if (next) {
      stack.push({ source: next, at: 0, out: undefined, lists: [] });
      continue;
    }
    const rebuilt = sameItems(inner, frame.lists) ? statement : withLists(statement, frame.lists);
    if (rebuilt !== statement) renewed(statement, rebuilt);
    const changed = change(rebuilt);
    if (changed.length !== 1 || changed[0] !== statement) frame.out ??= frame.source.slice(0, frame.at);
    if (frame.out) for (const item of changed) frame.out.push(item);
    if (frame.lists.length > 0) frame.lists = [];
    frame.at++;
  }
}

function sameItems(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}

interface Frame {
  readonly source: readonly Statement[];
  at: number;
  /** What became of those before `at`, once that is not the same. */
  out: Statement[] | undefined;
  /** What became of the inner lists of the statement at `at`, as far as they are done. */
  lists: (readonly Statement[])[];
}

/** The same statement with other inner lists (as many as `statementLists` gave). */
export function withLists(statement: Statement, lists: readonly (readonly Statement[])[]): Statement {
  switch (statement.kind) {
    case 'fragment':
      return { ...statement, operands: statement.operands.map((operand, i) => ({ ...operand, statements: lists[i] ?? [] })) };
    case 'section':
    case 'expansion':
      return { ...statement, statements: lists[0] ?? [] };
    default:
      return statement;
  }
}

/** The diagram with what preprocessor text came to instead of that text; the same object where there is none. */
export function withoutExpansions(diagram: Diagram): Diagram {
  const statements = mapStatements(diagram.statements, (one) => (one.kind === 'expansion' ? one.statements : [one]));
  return statements === diagram.statements ? diagram : { ...diagram, statements };
}

/**
 * A copy of nested participants and boxes in which each was replaced, from the inside out: `change` is given a member and, for a box,
 * what became of each of its own members.
 */
export function mapMembers(
  members: readonly Member[],
  change: (member: Member, changed: (inner: Member) => readonly Member[]) => readonly Member[],
): readonly Member[] {
  const done = new Map<Member, readonly Member[]>();
  const changed = (member: Member): readonly Member[] => done.get(member) ?? [];
  const boxes = [...boxesIn(members)];
  for (let i = boxes.length - 1; i >= 0; i--) {
    const box = boxes[i];
    if (!box) continue;
    for (const inner of box.participants) if (inner.kind === 'participant') done.set(inner, change(inner, changed));
    done.set(box, change(box, changed));
  }
  for (const member of members) if (member.kind === 'participant') done.set(member, change(member, changed));
  return members.flatMap(changed);
}
