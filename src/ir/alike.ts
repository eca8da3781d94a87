// A quick look at two diagrams before their meanings are worked out: mostly they hold the same, and differ at most in how it was written.

import { equalBut } from './equal.js';
import type { Box, Diagram, Operand, Participant, Statement } from './model.js';
import { statementLists } from './walk.js';

const banners = ['header', 'footer', 'caption', 'legend', 'mainframe'] as const;
const outside: ReadonlySet<string> = new Set(['origin', 'name', 'id', 'participants', 'statements', ...banners]);
const within: ReadonlySet<string> = new Set(['origin', 'participants', 'statements', 'operands']);
/** The id of a box is never drawn, and nothing refers to it. */
const withinBox: ReadonlySet<string> = new Set([...within, 'id']);

/**
 * Whether two diagrams hold the same but for what has no meaning anywhere: origins, comments, declarations, the names of their blocks. Then
 * they mean the same; where not, they still may.
 */
export function areAlike(a: Diagram, b: Diagram): boolean {
  if (!equalBut(a, b, outside) || !banners.every((name) => isLikeBanner(a[name], b[name]))) return false;
  return haveLikeMembers(a.participants, b.participants) && haveLikeStatements(a.statements, b.statements);
}

function isLikeBanner(a: object | undefined, b: object | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && equalBut(a, b, within));
}

type Members = readonly (Participant | Box)[];

function haveLikeMembers(a: Members, b: Members): boolean {
  const pending: [Members, Members][] = [[a, b]];
  for (let pair = pending.pop(); pair; pair = pending.pop()) {
    const [some, others] = pair;
    if (some.length !== others.length) return false;
    for (const [index, one] of some.entries()) {
      const other = others[index];
      if (one === other) continue;
      if (!other || one.kind !== other.kind || !equalBut(one, other, one.kind === 'box' ? withinBox : within)) return false;
      if (one.kind === 'box' && other.kind === 'box') pending.push([one.participants, other.participants]);
    }
  }
  return true;
}

type Statements = readonly Statement[];

function haveLikeStatements(a: Statements, b: Statements): boolean {
  const pending: [Statements, Statements][] = [[a, b]];
  for (let pair = pending.pop(); pair; pair = pending.pop()) {
    const [some, others] = pair.map((list) => list.filter(hasMeaning));
    if (!some || !others || some.length !== others.length) return false;
    for (const [index, one] of some.entries()) {
      const other = others[index];
      if (one === other) continue;
      if (!other || !isLikeOutside(one, other)) return false;
      const inner = statementLists(other);
      for (const [at, list] of statementLists(one).entries()) pending.push([list, inner[at] ?? []]);
    }
  }
  return true;
}

const hasMeaning = ({ kind }: Statement): boolean => kind !== 'comment' && kind !== 'declaration';

/** Whether two statements are alike, whatever is inside them. */
function isLikeOutside(a: Statement, b: Statement): boolean {
  // What an expansion came to counts, and not its text.
  if (a.kind !== b.kind || a.kind === 'expansion' || !equalBut(a, b, within)) return false;
  return a.kind !== 'fragment' || b.kind !== 'fragment' || haveLikeOperands(a.operands, b.operands);
}

function haveLikeOperands(a: readonly Operand[], b: readonly Operand[]): boolean {
  return a.length === b.length && a.every((one, index) => equalBut(one, b[index] ?? {}, within));
}
