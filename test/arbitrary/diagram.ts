// Arbitrary diagrams: well-formed by `check`, and otherwise as unkind as the IR allows.

import fc, { type Arbitrary } from 'fast-check';
import type { Banner, Diagram, Statement, StatementKind } from '../../src/ir/model.js';
import { renameIds } from '../../src/ir/rename.js';
import { mapStatements, participantsOf, statementLists, walk, withLists } from '../../src/ir/walk.js';
import type { Workflow } from '../../src/ir/workflow.js';
import { jsonObject, membersArbitrary } from './members.js';
import { placeholders, type StatementOptions, statementArbitraries } from './statements.js';
import { hostileLine, kindLine, lines, textArbitrary } from './texts.js';

/** Which diagrams are wanted; without options all of the IR. */
export interface DiagramOptions extends StatementOptions {
  /** Only these kinds of statements. */
  readonly kinds?: readonly StatementKind[];
  /** `false`: no boxes. */
  readonly boxes?: boolean;
  /** `false`: nothing but participants and statements. */
  readonly parts?: boolean;
  /** At most so many statements in a list. */
  readonly length?: number;
}

/** Any diagram. */
export function diagramArbitrary(options: DiagramOptions = {}): Arbitrary<Diagram> {
  const parts = options.parts === false || options.bare ? fc.constant({}) : partsArbitrary(options);
  return fc
    .tuple(parts, membersArbitrary(options), statementsArbitrary(options))
    .map(([rest, participants, statements]) => settled({ ...rest, participants, statements }));
}

/** How often a kind is drawn, against 2. */
const weights: { readonly [K in StatementKind]?: number } = { message: 12, note: 4, fragment: 4, activate: 3, deactivate: 3 };

/** Lists of statements, nested, their participants still placeholders. */
function statementsArbitrary(options: DiagramOptions): Arbitrary<readonly Statement[]> {
  const { list } = fc.letrec<{ list: readonly Statement[] }>((tie) => ({
    list: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      { weight: 1, arbitrary: fc.constant([]) },
      { weight: 3, arbitrary: listOf(tie('list'), options) },
    ),
  }));
  return listOf(list, options);
}

function listOf(inner: Arbitrary<readonly Statement[]>, options: DiagramOptions): Arbitrary<readonly Statement[]> {
  const byKind = statementArbitraries(options, inner);
  const kinds = (Object.keys(byKind) as StatementKind[]).filter((kind) => options.kinds === undefined || options.kinds.includes(kind));
  const statement: Arbitrary<Statement> = fc.oneof(
    ...kinds.map((kind) => ({ weight: weights[kind] ?? 2, arbitrary: byKind[kind] as Arbitrary<Statement> })),
  );
  return fc.array(statement, { maxLength: options.length ?? 6 });
}

/** Everything of a diagram but participants and statements. */
function partsArbitrary(options: DiagramOptions): Arbitrary<Omit<Diagram, 'participants' | 'statements'>> {
  const line = options.kind ? kindLine : hostileLine;
  const text = textArbitrary(options, true);
  const align = fc.constantFrom('left', 'center', 'right');
  const banner: Arbitrary<Banner> = fc.record({ text, align, vertical: fc.constantFrom('top', 'bottom') }, { requiredKeys: ['text'] });
  const all = fc.record(
    {
      name: fc.stringMatching(/^[a-z]{1,6}$/),
      id: fc.stringMatching(/^[a-z]{1,6}$/),
      title: textArbitrary(options),
      header: banner,
      footer: banner,
      caption: banner,
      legend: banner,
      mainframe: banner,
      accessibility: fc.record({ title: line, description: lines(line) }, { requiredKeys: [] }).filter(isFilled),
      footbox: fc.constant(false as const),
      unlinked: fc.constant(false as const),
      config: jsonObject,
      workflow: workflowArbitrary(line),
    },
    { requiredKeys: [] },
  );
  return fc.oneof({ weight: 3, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: all });
}

function workflowArbitrary(line: Arbitrary<string>): Arbitrary<Workflow> {
  const payload = fc.record(
    {
      id: fc.constantFrom('Order', 'Receipt'),
      title: line,
      mediaType: fc.constant('application/json'),
      schema: jsonObject,
      example: jsonObject,
    },
    { requiredKeys: ['id'] },
  );
  return fc
    .record(
      {
        info: jsonObject,
        labelNumbers: fc.constant(true as const),
        data: fc.uniqueArray(payload, { minLength: 1, maxLength: 2, selector: ({ id }) => id }),
        performance: fc.uniqueArray(fc.record({ name: kindLine, text: line }), {
          minLength: 1,
          maxLength: 2,
          selector: ({ name }) => name,
        }),
        notes: fc.array(line, { minLength: 1, maxLength: 2 }),
        related: fc.array(fc.record({ title: line, href: fc.constant('./a.md'), text: line }, { requiredKeys: ['title', 'href'] }), {
          minLength: 1,
          maxLength: 2,
        }),
        page: fc
          .record(
            {
              heading: line,
              purpose: lines(line),
              audience: line,
              sections: fc.array(fc.record({ after: line, text: lines(line) }, { requiredKeys: ['text'] }), { minLength: 1, maxLength: 2 }),
            },
            { requiredKeys: [] },
          )
          .filter(isFilled),
        extensions: fc.constant({ 'x-owner': 'team' }),
      },
      { requiredKeys: [] },
    )
    .filter(isFilled);
}

/** An object that says nothing is never part of a diagram. */
function isFilled(value: object): boolean {
  return Object.keys(value).length > 0;
}

// ---- placeholders ----------------------------------------------------------------------------------------------

/** The diagram with all references leading somewhere: participants by their ids, anchors and steps to those that exist, once each. */
function settled(diagram: Diagram): Diagram {
  const ids = participantsOf(diagram).map(({ id }) => id);
  const names = new Map(placeholders.map((placeholder, index) => [placeholder, ids[index % ids.length] ?? '']));
  const { statements } = renameIds({ ...diagram, participants: [] }, names);
  const rows = mapStatements(statements, (statement) => [withLists(statement, statementLists(statement).map(withTrueRows))]);
  return withTrueReferences({ ...diagram, statements: withTrueRows(rows) });
}

/** Only what follows something of its own kind stands beside it. */
function withTrueRows(list: readonly Statement[]): readonly Statement[] {
  return list.map((statement, index) => {
    const before = list[index - 1];
    if (statement.kind === 'note') {
      const { sameRow, alongside, ...note } = statement;
      const beside = before?.kind === 'note' && before.of && note.of;
      return { ...note, ...(sameRow && beside && { sameRow }), ...(alongside && before?.kind === 'note' && { alongside }) };
    }
    if (statement.kind !== 'message' && statement.kind !== 'fragment') return statement;
    if (!statement.alongside || before?.kind === statement.kind) return statement;
    const { alongside: _, ...alone } = statement;
    return alone;
  });
}

function withTrueReferences(diagram: Diagram): Diagram {
  const taken = new Set<string>();
  const once = (space: string, name: string | undefined): boolean => {
    const key = `${space} ${name}`;
    if (name === undefined || taken.has(key)) return false;
    taken.add(key);
    return true;
  };
  const unique = mapStatements(diagram.statements, (statement) => [withUniqueNames(statement, once)]);
  const has = (space: string, name: string | undefined): boolean => name !== undefined && taken.has(`${space} ${name}`);
  return { ...diagram, statements: mapStatements(unique, (statement) => trueOnly(statement, has)) };
}

type Known = (space: string, name: string | undefined) => boolean;

/** Names that were given before are left out; so are participants named twice in one list. */
function withUniqueNames(statement: Statement, once: Known): Statement {
  switch (statement.kind) {
    case 'message': {
      const { anchor, fromAnchor, toAnchor, step, receivers, ...rest } = statement;
      const others = [...new Set(receivers)].filter((id) => id !== rest.to);
      return {
        ...rest,
        ...(others.length > 0 && { receivers: others }),
        ...(once('anchor', anchor) && anchor !== undefined && { anchor }),
        ...(once('anchor', fromAnchor) && fromAnchor !== undefined && { fromAnchor }),
        ...(once('anchor', toAnchor) && toAnchor !== undefined && { toAnchor }),
        ...(step && Object.keys(step).length > 0 && { step: once('step', step.id) || step.id === undefined ? step : { name: 'again' } }),
      };
    }
    case 'note':
      return statement.of ? { ...statement, of: [...new Set(statement.of)] } : statement;
    case 'reference':
      return { ...statement, over: [...new Set(statement.over)] };
    case 'section': {
      const { id, ...rest } = statement;
      return { ...rest, ...(id !== undefined && once('section', id) && { id }) };
    }
    default:
      return statement;
  }
}

/** References that lead nowhere are left out, and durations between points that do not exist. */
function trueOnly(statement: Statement, has: Known): readonly Statement[] {
  switch (statement.kind) {
    case 'duration':
      return has('anchor', statement.from) && has('anchor', statement.to) && statement.from !== statement.to ? [statement] : [];
    case 'message': {
      if (!statement.step) return [statement];
      const { answers, ...step } = statement.step;
      const known = { ...step, ...(answers !== undefined && has('step', answers) && { answers }) };
      return [{ ...statement, step: Object.keys(known).length > 0 ? known : { name: 'answer' } }];
    }
    case 'section': {
      const { at, replaces, ...rest } = statement;
      const known = replaces?.filter((id) => has('step', id)) ?? [];
      return [{ ...rest, ...(at !== undefined && has('step', at) && { at }), ...(known.length > 0 && { replaces: known }) }];
    }
    default:
      return [statement];
  }
}

/** Every kind of statement that stands in a diagram. */
export function kindsIn(diagram: Diagram): ReadonlySet<StatementKind> {
  return new Set([...walk(diagram.statements)].map(({ kind }) => kind));
}
