// Creation, destruction and activation where Mermaid refuses what other languages tolerate.

import type { Diagram, Statement, StatementKind } from '../../../ir/model.js';
import { boxesIn, type OutlineEvent, outline, participantsIn, walk } from '../../../ir/walk.js';
import type { Adaptation, Replacement } from '../../kit/adaptation.js';
import { mentionsOf } from '../../kit/declarations.js';
import { partners } from './context.js';
import type { Target } from './target.js';

/** The diagram with only those creations, destructions and deactivations that Mermaid accepts. */
export function lives(diagram: Diagram, adaptation: Adaptation, target: Target): Diagram {
  if (!hasLives(diagram)) return diagram;
  const events = [...outline(diagram.statements)];
  const decisions = new Map<object, Replacement>();
  decideCreations(events, diagram, adaptation, decisions, target);
  decideDestructions(events, adaptation, decisions, target);
  decideActivations(events, adaptation, decisions);
  const statements = adaptation.apply(diagram.statements, decisions);
  return statements === diagram.statements ? diagram : { ...diagram, statements };
}

function hasLives({ statements }: Diagram): boolean {
  for (const { kind } of walk(statements))
    if (kind === 'create' || kind === 'destroy' || kind === 'activate' || kind === 'deactivate') return true;
  return false;
}

/** Mermaid creates a participant that nothing named before, outside of boxes; the next message must go to the last one created. */
function decideCreations(
  events: readonly OutlineEvent[],
  diagram: Diagram,
  adaptation: Adaptation,
  decisions: Map<object, Replacement>,
  target: Target,
): void {
  const boxed = boxedParticipants(diagram);
  const named = new Set<string>();
  let pending: Statement<'create'>[] = [];
  const refuse = (create: Statement<'create'>): void => {
    adaptation.lose('creation', create);
    decisions.set(create, []);
  };
  for (const { event, statement } of events) {
    if (event !== 'statement') continue;
    if (statement.kind === 'create') {
      if (!target.lives || named.has(statement.participant) || boxed.has(statement.participant)) refuse(statement);
      else pending.push(statement);
    } else if (statement.kind === 'message') {
      for (let last = pending.pop(); last && statement.to !== last.participant; last = pending.pop()) refuse(last);
      pending = [];
    }
    if (!endsOrBegins.has(statement.kind)) for (const id of mentionsOf(statement)) named.add(id);
  }
}

/** What names nobody in Mermaid: whom it speaks of may still be created behind it. */
const endsOrBegins: ReadonlySet<StatementKind> = new Set(['activate', 'deactivate', 'destroy']);

function boxedParticipants(diagram: Diagram): ReadonlySet<string> {
  const boxed = new Set<string>();
  if ([...boxesIn(diagram.participants)].length === 0) return boxed;
  for (const { participant, boxes } of participantsIn(diagram.participants)) if (boxes.length > 0) boxed.add(participant.id);
  return boxed;
}

/**
 * Who may end at each message that creates somebody; undefined for anybody. Such a message does not count for Mermaid as the one that a
 * destruction needs: it wants the next one to name the participant, too, unless another destruction comes before that.
 */
function endableAtCreations(
  events: readonly OutlineEvent[],
  decisions: ReadonlyMap<object, Replacement>,
): ReadonlyMap<Statement, readonly string[] | undefined> {
  const endable = new Map<Statement, readonly string[] | undefined>();
  let ended: string[] = [];
  /** Seen from the end: a creation before this message may still come. */
  let later: { readonly message: Statement<'message'>; readonly ended: readonly string[] } | undefined;
  let next: readonly string[] | undefined;
  const settle = (creates: boolean): void => {
    if (!later) return;
    const named = partners(later.message);
    if (creates) endable.set(later.message, next);
    const ends = later.ended.some((id) => named.includes(id) && (!creates || !next || next.includes(id)));
    if (ends) next = undefined;
    else if (!creates) next = named;
    later = undefined;
  };
  for (let at = events.length - 1; at >= 0; at--) {
    const step = events[at];
    if (step?.event !== 'statement') continue;
    const { statement } = step;
    if (statement.kind === 'destroy') {
      settle(false);
      ended.push(statement.participant);
    } else if (statement.kind === 'create' && !decisions.has(statement)) settle(true);
    else if (statement.kind === 'message') {
      settle(false);
      later = { message: statement, ended };
      ended = [];
    }
  }
  return endable;
}

/**
 * Mermaid destroys a participant with the message before: the destruction must follow a message of that participant, and the last
 * destruction of a participant is the one that counts.
 */
function decideDestructions(
  events: readonly OutlineEvent[],
  adaptation: Adaptation,
  decisions: Map<object, Replacement>,
  target: Target,
): void {
  const last = new Map<string, Statement>();
  for (const { event, statement } of events)
    if (event === 'statement' && statement.kind === 'destroy') last.set(statement.participant, statement);
  const endable = endableAtCreations(events, decisions);
  const active = new Map<string, number>();
  let message: Statement<'message'> | undefined;
  let adjacent = false;
  for (const { event, statement } of events) {
    if (event !== 'statement') adjacent = false;
    else if (statement.kind === 'message') {
      message = statement;
      adjacent = true;
    } else if (statement.kind === 'activate') active.set(statement.participant, (active.get(statement.participant) ?? 0) + 1);
    else if (statement.kind === 'deactivate') active.set(statement.participant, Math.max(0, (active.get(statement.participant) ?? 0) - 1));
    else if (statement.kind !== 'destroy') adjacent = false;
    else {
      const { participant } = statement;
      const named = message && partners(message).includes(participant) && (endable.get(message)?.includes(participant) ?? true);
      const fits = target.lives && named && last.get(participant) === statement;
      if (!fits) {
        adaptation.lose('destruction', statement);
        decisions.set(statement, endings(participant, active.get(participant) ?? 0));
      } else if (!adjacent && message) {
        adaptation.lose('destruction', statement, 'it ends with its last message');
        decisions.set(message, [...(decisions.get(message) ?? [message]), statement]);
        decisions.set(statement, []);
      }
      active.set(participant, 0);
    }
  }
}

/** The activations that a destruction would have ended. */
function endings(participant: string, count: number): readonly Statement[] {
  return Array.from({ length: count }, (): Statement => ({ kind: 'deactivate', participant }));
}

/** Mermaid refuses to deactivate what is not active. */
function decideActivations(events: readonly OutlineEvent[], adaptation: Adaptation, decisions: Map<object, Replacement>): void {
  const active = new Map<string, number>();
  for (const { event, statement } of events) {
    if (event !== 'statement') continue;
    if (statement.kind === 'activate') active.set(statement.participant, (active.get(statement.participant) ?? 0) + 1);
    else if (statement.kind === 'deactivate') {
      const count = active.get(statement.participant) ?? 0;
      if (count > 0) active.set(statement.participant, count - 1);
      else {
        adaptation.lose('activation', statement);
        decisions.set(statement, []);
      }
    } else if (statement.kind === 'destroy' && decisions.has(statement)) active.set(statement.participant, 0);
  }
}
