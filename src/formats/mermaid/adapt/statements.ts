// Each statement that Mermaid lacks, as those that a reader of the diagram would choose for it.

import type { Diagram, Statement } from '../../../ir/model.js';
import type { MessageNumber } from '../../../ir/numbering.js';
import { contentOf, isEmptyText, makeText } from '../../../ir/text.js';
import type { Adaptation, Replacement } from '../../kit/adaptation.js';
import { type Context, contextOf, ends, noteOver, place } from './context.js';
import { fragment, frameColor } from './fragments.js';
import { messages } from './messages.js';
import { note, notesAtTheirOwners } from './notes.js';
import type { Target } from './target.js';
import { plain } from './texts.js';

/** The diagram's statements with everything that Mermaid lacks replaced; lives and numbering are dealt with on their own. */
export function statementsFor(
  diagram: Diagram,
  adaptation: Adaptation,
  numbers: ReadonlyMap<Statement, MessageNumber>,
  target: Target,
): readonly Statement[] {
  const context = contextOf(diagram, adaptation, numbers, target);
  return adaptation.map(notesAtTheirOwners(diagram, adaptation), (statement) => replace(plain(statement, context), context));
}

function replace(statement: Statement, context: Context): Replacement {
  const { adaptation } = context;
  switch (statement.kind) {
    case 'message':
      return messages(statement, context);
    case 'note':
      return [note(statement, context)];
    case 'fragment':
      context.last = context.all;
      return fragment(statement, context);
    case 'reference':
      return reference(statement, context);
    case 'divider':
    case 'delay':
      adaptation.lose(statement.kind, statement, isEmptyText(statement.text) ? 'it is left out, having no text' : undefined);
      return banner(statement, context);
    case 'state':
      adaptation.lose('state', statement);
      return noteOver([statement.participant], statement.text, statement);
    case 'page':
      context.ignoresPages ||= statement.ignored === true;
      adaptation.lose('page', statement, context.ignoresPages ? 'it is left out' : undefined);
      return context.ignoresPages ? [] : noteOver(context.all, statement.title ?? '', statement);
    case 'space':
    case 'duration':
      adaptation.lose(statement.kind, statement);
      return [];
    case 'activate':
      return [withoutBarColors(statement, adaptation)];
    default:
      return [statement];
  }
}

/** A divider or delay as a note over all, in a highlighted region where that is wished. */
function banner(statement: Statement<'divider' | 'delay'>, context: Context): Replacement {
  const note = noteOver(context.all, statement.text ?? '', statement);
  if (statement.kind === 'delay' || context.target.divider === 'note' || note.length === 0) return note;
  const { origin, ...bare } = statement;
  const inner = context.adaptation.caption(noteOver(context.all, bare.text, origin?.span ? { origin: { span: origin.span } } : {}));
  return [{ kind: 'fragment', operator: 'highlight', color: frameColor, operands: [{ statements: inner }], ...place(origin) }];
}

function withoutBarColors(statement: Statement<'activate'>, adaptation: Adaptation): Statement {
  const { color, lineColor, ...rest } = statement;
  if (color === undefined && lineColor === undefined) return statement;
  adaptation.lose('color', statement);
  return rest;
}

function reference(statement: Statement<'reference'>, context: Context): Replacement {
  const { adaptation, places, all } = context;
  adaptation.lose('reference', statement);
  const over = ends(statement.over, places);
  context.last = over;
  const text = makeText(['ref: ', ...contentOf(statement.text)]);
  return noteOver(over.length > 0 ? over : all, text, statement);
}
