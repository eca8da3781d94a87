// The first step of every adaptation to a diagram language: what only other formats hold is opened or left out.

import type { Diagram, Statement } from '../../ir/model.js';
import { plainText } from '../../ir/text.js';
import { outline, participantsIn } from '../../ir/walk.js';
import { type Adaptation, sectionEnd } from './adaptation.js';
import { mentionsOf } from './declarations.js';

/** What stands above the statements of a section. */
export type Heading = 'note' | 'divider';

/** Opens expansions of other formats and sections, leaves out other formats' verbatim commands and participants that are not to be drawn. */
export function flatten(diagram: Diagram, adaptation: Adaptation, format: string, heading: Heading): Diagram {
  const statements = adaptation.map(diagram.statements, (statement) => {
    switch (statement.kind) {
      case 'expansion':
        return statement.format === format ? [statement] : statement.statements;
      case 'verbatim':
        if (statement.format === format) return [statement];
        adaptation.lose('verbatim', statement);
        return [];
      case 'section':
        return openSection(statement, diagram, adaptation, heading);
      default:
        return [statement];
    }
  });
  return statements === diagram.statements ? diagram : { ...diagram, statements };
}

const words = { main: undefined, error: 'Error Path', alternative: 'Alternative' } as const;

/** A section's statements under a comment and a note over all participants, as the pages of workflows draw it. */
function openSection(section: Statement<'section'>, diagram: Diagram, adaptation: Adaptation, as: Heading): readonly Statement[] {
  const word = words[section.role];
  const [begin, end] = [adaptation.gap(section), adaptation.gap(sectionEnd)];
  if (word === undefined || section.statements.length === 0) {
    adaptation.lose('section', section, word === undefined ? 'its statements stand without it' : 'it is left out');
    return [...begin, ...section.statements, ...end];
  }
  adaptation.lose('section', section);
  const title = section.title === undefined ? '' : plainText(section.title);
  const text = title === '' ? word : `${word}: ${title}`;
  const all = [...participantsIn(diagram.participants)].map(({ participant }) => participant.id);
  const [first, last] = [all[0], all.at(-1)];
  const over = first === undefined || last === undefined ? [] : first === last ? [first] : [first, last];
  const span = section.origin?.span;
  const place = span ? { origin: { span } } : {};
  const comment: Statement = { kind: 'comment', text, origin: { blankBefore: true, ...(span && { span }) } };
  if (as === 'divider') return [...begin, ...adaptation.add([{ ...comment, kind: 'divider' }]), ...section.statements, ...end];
  const note: readonly Statement[] = over.length > 0 ? [{ kind: 'note', placement: 'over', of: over, text, ...place }] : [];
  return [...begin, ...adaptation.add([comment, ...note]), ...section.statements, ...end];
}

/** The participants that some statement needs. */
export function usedParticipants(diagram: Diagram): ReadonlySet<string> {
  const used = new Set<string>();
  for (const step of outline(diagram.statements)) if (step.event === 'statement') for (const id of mentionsOf(step.statement)) used.add(id);
  return used;
}
