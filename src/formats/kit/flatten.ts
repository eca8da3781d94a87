// The first step of every adaptation to a diagram language: what only other formats hold is opened or left out.

import type { Diagram, Statement } from '../../ir/model.js';
import { isFootboxSwitch } from '../../ir/styling.js';
import { mapStatements, outline } from '../../ir/walk.js';
import { type Adaptation, sectionEnd } from './adaptation.js';
import { mentionsOf } from './declarations.js';
import { drawSection, type Heading, outermostOf } from './workflow/sections.js';

/** Opens expansions of other formats and sections, leaves out other formats' verbatim commands and participants that are not to be drawn. */
export function flatten(diagram: Diagram, adaptation: Adaptation, format: string, heading: Heading): Diagram {
  // Looked for only where there is an expansion: most diagrams have none.
  let styling: ReadonlySet<object> | undefined;
  const statements = adaptation.map(diagram.statements, (statement) => {
    switch (statement.kind) {
      case 'expansion':
        if (statement.format === format) return [statement];
        styling ??= stylingExpansions(diagram.statements);
        if (styling.has(adaptation.sourceOf(statement))) return [];
        if (isTextAlone(statement)) adaptation.lose('verbatim', statement);
        return statement.statements;
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

/** What a text in a format says with carried lines: of an include that is only styling it has the text, not what that comes to. */
export function carriedWhole(diagram: Diagram, format: string): Diagram {
  const styling = new Set(stylingExpansions(diagram.statements));
  if (styling.size === 0) return diagram;
  const statements = mapStatements(
    diagram.statements,
    (statement) =>
      statement.kind === 'expansion' && statement.format !== format && styling.has(statement)
        ? [{ ...statement, statements: [] }]
        : [statement],
    (was, rebuilt) => {
      if (styling.has(was)) styling.add(rebuilt);
    },
  );
  return { ...diagram, statements };
}

/** Whether an include came from a carried line, so that nobody here knows what it comes to. */
export function isTextAlone({ origin, statements }: Statement<'expansion'>): boolean {
  return origin?.as === 'include' && statements.length === 0;
}

/** The includes that came to commands of their own language and nothing else; other texts may need definitions before them. */
function stylingExpansions(statements: readonly Statement[]): ReadonlySet<object> {
  const styling = new Set<object>();
  const open: { readonly format: string | undefined; commands: boolean; others: boolean }[] = [];
  for (const { event, statement } of outline(statements)) {
    const outer = event === 'close' ? open.at(-2) : open.at(-1);
    if (event === 'open')
      open.push({ format: statement.kind === 'expansion' ? statement.format : undefined, commands: false, others: false });
    else if (event === 'close') {
      const held = open.pop();
      const isStyling = held?.format !== undefined && held.commands && !held.others;
      if (isStyling && statement.origin?.as === 'include') styling.add(statement);
      if (!outer) continue;
      if (isStyling && held.format === outer.format) outer.commands = true;
      else outer.others = true;
    } else if (outer && isCommandOf(outer.format, statement)) outer.commands = true;
    else if (outer && statement.kind !== 'comment') outer.others = true;
  }
  return styling;
}

/** Whether it is a command of the language, or switches the participants at the foot: of that the diagram knows besides. */
function isCommandOf(format: string | undefined, statement: Statement): boolean {
  return (statement.kind === 'verbatim' && statement.format === format) || isFootboxSwitch(statement);
}

/** A section's statements under its heading, as the pages of workflows draw it. */
function openSection(section: Statement<'section'>, diagram: Diagram, adaptation: Adaptation, as: Heading): readonly Statement[] {
  const [begin, end] = [adaptation.gap(section), adaptation.gap(sectionEnd)];
  const isComment = (one: Statement): boolean => one.kind === 'comment' && !adaptation.isGap(one);
  const drawn = drawSection(section, outermostOf(diagram), as, isComment);
  if (!drawn) {
    adaptation.lose('section', section, section.role === 'main' ? 'its statements stand without it' : 'it is left out');
    return [...begin, ...section.statements, ...end];
  }
  adaptation.lose('section', section);
  for (const [index, comment] of drawn.comments.entries()) adaptation.replaced(section.statements[index] ?? comment, [comment]);
  return [...begin, ...drawn.comments, ...adaptation.add(drawn.heading), ...drawn.rest, ...end];
}

/** The participants that some statement needs. */
export function usedParticipants(diagram: Diagram): ReadonlySet<string> {
  const used = new Set<string>();
  for (const step of outline(diagram.statements)) if (step.event === 'statement') for (const id of mentionsOf(step.statement)) used.add(id);
  return used;
}
