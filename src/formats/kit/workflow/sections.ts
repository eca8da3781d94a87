// Error paths and alternatives as diagrams draw them: after the happy path, under a heading that says what they are.

import type { Diagram, Origin, Statement } from '../../../ir/model.js';
import { plainText } from '../../../ir/text.js';
import { participantsOf } from '../../../ir/walk.js';

type Section = Statement<'section'>;

/** What stands above the statements of a section. */
export type Heading = 'note' | 'divider';

const words = { main: undefined, error: 'Error Path', alternative: 'Alternative' } as const;

/** `Error Path: Payment Failure`; undefined for the happy path, which needs no heading. */
export function headingText({ role, title }: Section): string | undefined {
  const word = words[role];
  const name = title === undefined ? '' : plainText(title);
  return word === undefined || name === '' ? word : `${word}: ${name}`;
}

/** How a section is drawn. */
export interface DrawnSection {
  /** What was added to say where it begins. */
  readonly heading: readonly Statement[];
  /** The comments that its author wrote above; they stand before the heading and make one of our own needless. */
  readonly comments: readonly Statement[];
  readonly rest: readonly Statement[];
}

/**
 * A section's statements with its heading; undefined where nothing is drawn. `over` are the first and last participant; `isComment`
 * tells the author's comments from marks that only look like them.
 */
export function drawSection(
  section: Section,
  over: readonly string[],
  as: Heading,
  isComment = ({ kind }: Statement): boolean => kind === 'comment',
): DrawnSection | undefined {
  const text = headingText(section);
  if (text === undefined || section.statements.length === 0) return undefined;
  const count = Math.max(
    0,
    section.statements.findIndex((statement) => !isComment(statement)),
  );
  const span = section.origin?.span;
  const place = span ? { origin: { span } } : {};
  const above = { origin: { blankBefore: true, ...(span && { span }) } } as const;
  const comment: readonly Statement[] = as === 'note' && count === 0 ? [{ kind: 'comment', text, ...above }] : [];
  const note: readonly Statement[] = over.length > 0 ? [{ kind: 'note', placement: 'over', of: over, text, ...place }] : [];
  const divider: Statement = { kind: 'divider', text, ...(count === 0 ? above : place) };
  return {
    heading: as === 'divider' ? [divider] : [...comment, ...note],
    comments: withBlank(section.statements.slice(0, count)),
    rest: section.statements.slice(count),
  };
}

/** The comments with a blank line above the first. */
function withBlank(comments: readonly Statement[]): readonly Statement[] {
  return comments.map((comment, index) => (index > 0 ? comment : { ...comment, origin: { ...comment.origin, blankBefore: true } }));
}

/** The first and the last participant: over these a heading stands. */
export function outermostOf(diagram: Diagram): readonly string[] {
  const all = participantsOf(diagram);
  const [first, last] = [all[0]?.id, all.at(-1)?.id];
  return first === undefined || last === undefined ? [] : first === last ? [first] : [first, last];
}

/** The error paths and alternatives that end a diagram. */
export function trailingSections(statements: readonly Statement[]): readonly Section[] {
  const taken: Section[] = [];
  let alternatives = true;
  for (let at = statements.length - 1; at >= 0; at--) {
    const statement = statements[at];
    if (statement?.kind !== 'section' || statement.role === 'main') break;
    if (statement.role === 'error') alternatives = false;
    else if (!alternatives) break;
    taken.unshift(statement);
  }
  return taken;
}

// ---- read again ------------------------------------------------------------------------------------------------

interface Head {
  readonly role: 'error' | 'alternative';
  readonly title: string | undefined;
  /** Where its comments begin, and where the heading itself stands. */
  readonly begin: number;
  readonly at: number;
}

/** The diagram with the parts that stand under such headings as sections; itself where there are none. */
export function withSections(diagram: Diagram): Diagram {
  const { statements } = diagram;
  const over = outermostOf(diagram);
  const heads = statements.flatMap((statement, at) => readHeading(statement, at, over, statements) ?? []);
  const ids = new Set<string>();
  const sections = heads.map((head, index) => sectionOf(head, statements, heads[index + 1]?.begin ?? statements.length, ids));
  const [first] = heads;
  const drawn = sections.every((section) => section.statements.some(({ kind }) => kind !== 'comment'));
  return first && drawn ? { ...diagram, statements: [...statements.slice(0, first.begin), ...sections] } : diagram;
}

function readHeading(statement: Statement, at: number, over: readonly string[], all: readonly Statement[]): Head | undefined {
  const text = headingOf(statement, over);
  const [, word, title] = /^(Error Path|Alternative)(?:: ([^\n]+))?$/.exec(text ?? '') ?? [];
  if (word === undefined) return undefined;
  let begin = at;
  while (all[begin - 1]?.kind === 'comment') {
    begin--;
    if (all[begin]?.origin?.blankBefore) break;
  }
  return { role: word === words.error ? 'error' : 'alternative', title, begin, at };
}

function headingOf(statement: Statement, over: readonly string[]): string | undefined {
  if (statement.kind === 'divider') return typeof statement.text === 'string' ? statement.text : undefined;
  if (statement.kind !== 'note' || typeof statement.text !== 'string') return undefined;
  const { kind: _, origin: __, text, placement, of = [], ...further } = statement;
  const spans = of.length === over.length && of.every((id, index) => id === over[index]);
  return placement === 'over' && spans && Object.keys(further).length === 0 ? text : undefined;
}

function sectionOf({ role, title, begin, at }: Head, all: readonly Statement[], end: number, ids: Set<string>): Section {
  const above = all.slice(begin, at);
  const [only] = above;
  const heading = title === undefined ? words[role] : `${words[role]}: ${title}`;
  const derived = above.length === 1 && only?.kind === 'comment' && only.text === heading;
  const comments = derived ? [] : above.map((comment, index) => (index === 0 ? withoutBlank(comment) : comment));
  const id = freshId(title ?? words[role], ids);
  return {
    kind: 'section',
    role,
    id,
    ...(title !== undefined && { title }),
    statements: [...comments, ...all.slice(at + 1, end)],
    ...spanning(all[begin], all[end - 1]),
  };
}

function withoutBlank(statement: Statement): Statement {
  const { blankBefore: _, ...origin } = statement.origin ?? {};
  return { ...statement, origin };
}

function spanning(first: Statement | undefined, last: Statement | undefined): { readonly origin?: Origin } {
  const [start, end] = [first?.origin?.span?.start, last?.origin?.span?.end];
  return start === undefined || end === undefined || end < start ? {} : { origin: { span: { start, end } } };
}

/** `Payment Failure` as an id, `paymentFailure`, that none of the others has. */
export function freshId(title: string, taken: Set<string>): string {
  const parts = title.match(/[\p{L}\p{N}]+/gu) ?? ['part'];
  const base = parts.map((part, index) => (index === 0 ? lowered(part) : capital(part))).join('');
  let id = base;
  for (let count = 2; taken.has(id); count++) id = `${base}${count}`;
  taken.add(id);
  return id;
}

/** An abbreviation is in small letters as a whole: `APIError` would become `aPIError`. */
function lowered(word: string): string {
  return word === word.toUpperCase() ? word.toLowerCase() : word.charAt(0).toLowerCase() + word.slice(1);
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + (word === word.toUpperCase() ? word.slice(1).toLowerCase() : word.slice(1));
}
