// Error paths and alternatives at the end of a diagram have keys of their own.

import type { Statement } from '../../../ir/model.js';
import { fields, type Out, type OutComment, texts } from '../yaml/out.js';
import { isYamlComment, layoutOf, type StepContext, stepsOut } from './steps.js';
import { maybeText, optional, ownEntries } from './texts.js';

type Section = Statement<'section'>;
type Comment = Statement<'comment'>;

/** A section and the comments before it. */
interface Commented {
  readonly section: Section & { readonly id: string };
  readonly comments: readonly Comment[];
}

/** The statements of a diagram by the keys under which they stand. */
export interface Sections {
  readonly main: readonly Statement[];
  readonly errors: readonly Commented[];
  readonly alternatives: readonly Commented[];
  /** Comments behind the last section. */
  readonly after: readonly OutComment[];
}

/** Sections that end the diagram have keys of their own, where each has an id of its own. */
export function splitSections(statements: readonly Statement[]): Sections {
  const ids = new Set<string>();
  let at = commentsBefore(statements, statements.length);
  const end = at;
  const take = (role: Section['role']): readonly Commented[] => {
    const taken: Commented[] = [];
    for (let next = statements[at - 1]; next?.kind === 'section' && next.role === role; next = statements[at - 1]) {
      const { id } = next;
      if (id === undefined || id === '' || ids.has(id)) break;
      ids.add(id);
      const start = commentsBefore(statements, at - 1);
      taken.push({ section: { ...next, id }, comments: statements.slice(start, at - 1).filter(isComment) });
      at = start;
    }
    return taken.reverse();
  };
  const alternatives = take('alternative');
  const errors = take('error');
  if (errors.length + alternatives.length === 0) return { main: statements, errors, alternatives, after: [] };
  const after = statements.slice(end).filter(isComment);
  return {
    main: statements.slice(0, at),
    errors,
    alternatives,
    after: after.map(({ text, origin }) => ({ text, blank: origin?.blankBefore })),
  };
}

/** Where the comments before a place begin. */
function commentsBefore(statements: readonly Statement[], end: number): number {
  let at = end;
  for (let before = statements[at - 1]; before && isComment(before) && isYamlComment(before.text); before = statements[at - 1]) at--;
  return at;
}

function isComment(statement: Statement): statement is Comment {
  return statement.kind === 'comment';
}

/** Sections by their ids. */
export function sectionsOut(sections: readonly Commented[], context: StepContext): Out {
  return {
    is: 'map',
    entries: sections.map(({ section, comments }) => ({
      key: section.id,
      value: sectionOut(section, context),
      ...layoutOf(comments, section.origin?.blankBefore),
    })),
  };
}

function sectionOut(section: Section, context: StepContext): Out {
  const { role, title, trigger, at, description, replaces, notes, statements, origin } = section;
  const { entries } = fields({
    title: maybeText(title),
    [role === 'error' ? 'trigger' : 'when']: optional(trigger),
    at: optional(at),
    description: optional(description),
    replaces: replaces && texts(replaces),
    notes: notes && texts(notes, false),
    steps: statements.length > 0 ? stepsOut(statements, context) : undefined,
  });
  return { is: 'map', entries: [...entries, ...ownEntries(origin)] };
}
