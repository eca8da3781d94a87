// What a printer must know before its first line: which statements go into the lines of others.

import type { PrintOptions } from '../../../format.js';
import type { Diagram, Statement } from '../../../ir/model.js';
import { outline } from '../../../ir/walk.js';
import { type Front, frontMatter } from './front.js';
import { type MemberIndex, memberIndex } from './members.js';

/** What the printer of a diagram knows beside the statement at hand. */
export interface Context {
  readonly diagram: Diagram;
  readonly members: MemberIndex;
  /** Destructions by the message before which Mermaid wants them, or by what stood behind their line. */
  readonly destroyed: ReadonlyMap<Statement, readonly Statement[]>;
  /** Lives that are suffixes of a message's arrow, by their message. */
  readonly suffixes: ReadonlyMap<Statement, Statement>;
  /** Statements that are printed with a message. */
  readonly folded: ReadonlySet<Statement>;
  readonly front: Front;
}

/** Looks the whole diagram through once. */
export function contextOf(diagram: Diagram, options: PrintOptions): Context {
  const destroyed = new Map<Statement, Statement[]>();
  const suffixes = new Map<Statement, Statement>();
  const folded = new Set<Statement>();
  let message: Statement<'message'> | undefined;
  /** Only what follows a message at once can be its suffix. */
  let open: Statement<'message'> | undefined;
  /** What stands between the message before, or the last line that closes something, and the message. */
  let before: readonly Statement[] = [];
  let since: Statement[] = [];
  for (const step of outline(diagram.statements)) {
    const { event, statement } = step;
    if (event !== 'statement') {
      open = undefined;
      if (event === 'open') since.push(statement);
      else if (event === 'close' || step.index > 0) since = [];
    } else if (statement.kind === 'message') {
      message = open = statement;
      before = since;
      since = [];
    } else if (statement.kind === 'destroy' && message) {
      const place = placeOfEnd(statement, before) ?? message;
      const list = destroyed.get(place);
      if (list) list.push(statement);
      else destroyed.set(place, [statement]);
      folded.add(statement);
    } else if (open && !suffixes.has(open) && isSuffix(statement, open, options)) {
      suffixes.set(open, statement);
      folded.add(statement);
    } else {
      open = undefined;
      since.push(statement);
    }
  }
  return { diagram, members: memberIndex(diagram), destroyed, suffixes, folded, front: frontMatter(diagram) };
}

/** The statement that stood behind the line of a destruction, where that was not its message. */
function placeOfEnd({ origin }: Statement<'destroy'>, before: readonly Statement[]): Statement | undefined {
  const early = origin?.choices?.['early'];
  return typeof early === 'number' ? before[before.length - early] : undefined;
}

function isSuffix(statement: Statement, { from, to, arrow }: Statement<'message'>, { style }: PrintOptions): boolean {
  if (arrow.head?.circle || arrow.tail?.circle) return false;
  const fits =
    statement.kind === 'activate' ? statement.participant === to : statement.kind === 'deactivate' && statement.participant === from;
  if (!fits || style?.activation === 'statement') return false;
  return (
    style?.activation === 'shorthand' ||
    (statement.origin?.as !== undefined && statement.origin.as !== 'statement' && statement.origin.as !== 'short')
  );
}
