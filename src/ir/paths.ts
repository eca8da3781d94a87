// The error paths and alternatives of a workflow in other places than behind the happy path: inside of it, or as diagrams of their own.

import type { Diagram, Operand, Statement } from './model.js';
import { plainText } from './text.js';

type Section = Statement<'section'>;

/** One path of a workflow as a diagram of its own. */
export interface NamedPath {
  /** What tells it from the others: the id of its section, else its title or role; absent for the happy path. */
  readonly name?: string;
  readonly diagram: Diagram;
}

/** The happy path alone, then each error path and alternative that draws something as a diagram of its own with the same participants. */
export function paths(diagram: Diagram): readonly Diagram[] {
  return namedPaths(diagram).map((path) => path.diagram);
}

/** The same with a name for each, which no two share. */
export function namedPaths(diagram: Diagram): readonly NamedPath[] {
  const sections = diagram.statements.filter(isDrawn);
  if (sections.length === 0) return [{ diagram }];
  const { workflow: _, ...rest } = diagram;
  const counts = new Map<string, number>();
  const others = sections.map((section): NamedPath => {
    const wanted = section.id ?? (section.title === undefined ? section.role : plainText(section.title));
    return { name: unused(wanted, counts), diagram: { ...rest, title: titleOf(diagram, section), statements: section.statements } };
  });
  return [{ diagram: { ...diagram, statements: diagram.statements.filter((statement) => !isDrawn(statement)) } }, ...others];
}

/** The name, or the first of `name 2`, `name 3` … that nobody has; `counts` has all that were given, and how far each was counted. */
function unused(wanted: string, counts: Map<string, number>): string {
  let count = counts.get(wanted) ?? 1;
  let name = wanted;
  while (counts.has(name)) name = `${wanted} ${++count}`;
  counts.set(wanted, count);
  if (name !== wanted) counts.set(name, 1);
  return name;
}

function isDrawn(statement: Statement): statement is Section {
  return statement.kind === 'section' && statement.role !== 'main' && statement.statements.length > 0;
}

function titleOf({ title }: Diagram, { title: own, role }: Section): string {
  const name = own === undefined ? words[role] : plainText(own);
  return title === undefined ? name : `${plainText(title)}: ${name}`;
}

const words = { main: 'Happy Path', error: 'Error Path', alternative: 'Alternative' } as const;

/**
 * The workflow with its error paths where they leave it: from the step that a path leaves, what follows and the path are the operands of
 * an `alt`; an alternative stands beside the steps that it replaces. A path that leaves no step of the happy path stays where it is.
 */
export function inlined(diagram: Diagram): Diagram {
  const sections = diagram.statements.filter(isDrawn);
  let statements: readonly Statement[] = diagram.statements.filter((statement) => !isDrawn(statement));
  const left: Section[] = [];
  // From the last step to the first, so that each `alt` holds those behind it.
  const placed = sections.flatMap((section) => {
    const range = rangeOf(section, statements);
    if (!range) left.push(section);
    return range ? [{ section, ...range }] : [];
  });
  const byStart = [...placed].sort((a, b) => b.begin - a.begin || a.end - b.end);
  let before: (typeof placed)[number] | undefined;
  for (const one of byStart) {
    // Error paths of one step share an `alt`; what crosses another `alt` cannot be drawn inside.
    const shares = before?.section.role === 'error' && one.section.role === 'error' && before.begin === one.begin;
    const open = statements[one.begin];
    if (shares && open?.kind === 'fragment') {
      statements = replaced(statements, one.begin, one.begin + 1, { ...open, operands: [...open.operands, operandOf(one.section)] });
      continue;
    }
    const end = one.section.role === 'error' ? statements.length : one.end;
    if (before && one.section.role !== 'error' && one.end > before.begin) {
      left.push(one.section);
      continue;
    }
    statements = replaced(statements, one.begin, end, {
      kind: 'fragment',
      operator: 'alt',
      operands: [{ guard: words.main, statements: statements.slice(one.begin, end) }, operandOf(one.section)],
    });
    before = one;
  }
  const ordered = sections.filter((section) => left.includes(section));
  return sections.length === 0 ? diagram : { ...diagram, statements: [...statements, ...ordered] };
}

function replaced(list: readonly Statement[], begin: number, end: number, by: Statement): readonly Statement[] {
  return [...list.slice(0, begin), by, ...list.slice(end)];
}

function operandOf(section: Section): Operand {
  const name = section.title === undefined ? undefined : plainText(section.title);
  const guard = section.role === 'error' ? name : (section.trigger ?? name);
  return { guard: guard ?? words[section.role], statements: section.statements };
}

/** What an error path stands beside: everything behind the step that it leaves; what an alternative does: the steps it replaces. */
function rangeOf(section: Section, statements: readonly Statement[]): { readonly begin: number; readonly end: number } | undefined {
  const placeOf = (id: string | undefined): number =>
    id === undefined ? -1 : statements.findIndex((statement) => statement.kind === 'message' && statement.step?.id === id);
  if (section.role === 'error') {
    const at = placeOf(section.at);
    return at < 0 ? undefined : { begin: behind(statements, at), end: statements.length };
  }
  const places = (section.replaces ?? []).map(placeOf).sort((a, b) => a - b);
  const [first, last] = [places[0], places.at(-1)];
  return first === undefined || last === undefined || first < 0 ? undefined : { begin: first, end: behind(statements, last) };
}

/** Behind a message and the activations that belong to it. */
function behind(statements: readonly Statement[], at: number): number {
  let end = at + 1;
  while (statements[end]?.kind === 'activate' || statements[end]?.kind === 'deactivate') end++;
  return end;
}
