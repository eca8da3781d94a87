// The diagram that stands in a page: the workflow as its pages draw it, without what the page says in words.

import type { Diagram, Participant, Statement } from '../../ir/model.js';
import { contentOf, makeText } from '../../ir/text.js';
import { mapMembers, mapStatements } from '../../ir/walk.js';
import { elementStereotype, elementWords } from '../kit/workflow/elements.js';
import { drawSection, outermostOf, trailingSections } from '../kit/workflow/sections.js';
import type { Language } from './vocabulary.js';

/** The plain diagram that a page draws for a workflow. */
export function drawingOf(diagram: Diagram, language: Language): Diagram {
  const { title: _, workflow: __, ...rest } = diagram;
  const participants = mapMembers(diagram.participants, (member, inner) => [
    member.kind === 'box' ? { ...member, participants: member.participants.flatMap(inner) } : drawnParticipant(member, language),
  ]);
  const sections = new Set<Statement>(trailingSections(diagram.statements));
  const over = outermostOf(diagram);
  const opened = diagram.statements.flatMap((statement) => {
    if (statement.kind !== 'section' || !sections.has(statement)) return [statement];
    const drawn = drawSection(statement, over, language.heading);
    return drawn ? [...drawn.comments, ...drawn.heading, ...drawn.rest] : statement.statements;
  });
  const statements = mapStatements(opened, (statement) => {
    if (statement.kind !== 'message' || !statement.step) return [statement];
    const { step: ___, ...message } = statement;
    return [message];
  });
  return { ...rest, participants, statements: withGap(statements, participants) };
}

/** What may stand above the participants. */
const leading: ReadonlySet<string> = new Set(['comment', 'verbatim', 'declaration', 'numbering', 'expansion']);

/** A blank line between the participants and what they do, where they are declared at all. */
function withGap(statements: readonly Statement[], members: Diagram['participants']): readonly Statement[] {
  const isDeclared = members.some((member) => member.kind === 'box' || member.shape !== 'participant' || member.label !== member.id);
  const body = statements.findIndex(({ kind }) => !leading.has(kind));
  const last = statements.slice(0, Math.max(0, body)).findLastIndex(({ kind }) => kind === 'declaration');
  const at = last < 0 ? body : last + 1;
  const first = statements[at];
  if (!isDeclared || !first) return statements;
  return [...statements.slice(0, at), { ...first, origin: { ...first.origin, blankBefore: true } }, ...statements.slice(at + 1)];
}

function drawnParticipant(participant: Participant, { types }: Language): Participant {
  const { element, ...rest } = participant;
  if (!element) return participant;
  if (types === 'stereotype') return { ...rest, stereotypes: [...(rest.stereotypes ?? []), elementStereotype(element)] };
  const words = `\n${elementWords(element)}`;
  const { label } = rest;
  if (typeof label === 'string') return { ...rest, label: label + words };
  const { content: _, ...wishes } = label;
  return { ...rest, label: makeText([...contentOf(label), words], wishes) };
}
