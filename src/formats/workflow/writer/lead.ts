// What stands before the first step: comments, declarations, the numbering. The comments go to what they stand before.

import type { Statement } from '../../../ir/model.js';
import type { TopKey } from '../vocabulary.js';
import { isYamlComment } from './steps.js';

type Comment = Statement<'comment'>;

/** The beginning of a list of statements, taken apart. */
export interface Lead {
  /** Comments before keys of the file. */
  readonly comments: { readonly [K in TopKey]?: readonly Comment[] };
  /** Comments before participants and boxes, by their ids. */
  readonly members: ReadonlyMap<string, readonly Comment[]>;
  readonly numbering: Statement<'numbering'> | undefined;
  /** All that is left. */
  readonly steps: readonly Statement[];
}

/** Takes the beginning apart; `numbers` false: a numbering is a step like any other. */
export function splitLead(statements: readonly Statement[], numbers: boolean): Lead {
  const head: Comment[] = [];
  const comments: { [K in TopKey]?: Comment[] } = { workflow: head };
  const members = new Map<string, Comment[]>();
  let numbering: Statement<'numbering'> | undefined;
  let waiting: Comment[] = [];
  let at = 0;
  for (; at < statements.length; at++) {
    const statement = statements[at];
    if (statement?.kind === 'comment' && isYamlComment(statement.text)) {
      if (statement.origin?.as === 'head') head.push(statement);
      else waiting.push(statement);
    } else if (statement?.kind === 'declaration') {
      const { of, id } = statement;
      if (id === undefined || (of !== 'participant' && of !== 'box')) continue;
      if (waiting.length > 0 && members.size === 0) comments.participants = waiting;
      members.set(id, members.size === 0 ? [] : waiting);
      waiting = [];
    } else if (statement?.kind === 'numbering' && numbers && !numbering) {
      numbering = statement;
      comments.numbering = waiting;
      waiting = [];
    } else break;
  }
  return { comments, members, numbering, steps: [...waiting, ...statements.slice(at)] };
}
