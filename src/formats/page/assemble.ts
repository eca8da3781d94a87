// The words of a page and its drawn diagram as one workflow: each item of a list to its message, each heading to its error path.

import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.js';
import type { Diagram, Participant, Statement } from '../../ir/model.js';
import { plainText } from '../../ir/text.js';
import { mapStatements, participantsOf, walk } from '../../ir/walk.js';
import type { Page, Payload, StepDetails, Workflow } from '../../ir/workflow.js';
import type { Span } from '../../source/span.js';
import { labelNumbers } from '../kit/labels.js';
import { freshId } from '../kit/workflow/sections.js';
import type { PartName, Piece, Said, SectionSaid, StepItem } from './reader.js';
import { oneLine, sentenceOf } from './texts.js';
import { defaultAudience, defaultPurpose, headingOfTitle, type Language } from './vocabulary.js';

type Section = Statement<'section'>;

/** A page as it was read. */
export interface Pieces {
  readonly text: string;
  readonly pieces: readonly Piece[];
  readonly drawing: { readonly language: Language; readonly content: Span };
  /** The diagram, its conventions read. */
  readonly drawn: Diagram;
}

interface Assembly {
  readonly page: Pieces;
  readonly participants: ReadonlyMap<string, Participant>;
  readonly diagnostics: Diagnostic[];
  /** Steps that the lists say more about, by their message. */
  readonly steps: Map<Statement, StepDetails>;
  /** Parts that say something else than the diagram: they stay as they are written. */
  readonly refused: Set<Piece>;
}

/** The workflow that a page says. */
export function assemble(page: Pieces): { readonly diagram: Diagram; readonly diagnostics: readonly Diagnostic[] } {
  const participants = new Map(participantsOf(page.drawn).map((one) => [one.id, one]));
  const assembly: Assembly = { page, participants, diagnostics: [], steps: new Map(), refused: new Set() };
  const { drawn } = page;
  const numbers = labelNumbers(drawn.statements);
  happyPath(assembly, numbers);
  const drawnSections = trailingSections(drawn.statements);
  const main = drawn.statements.slice(0, drawn.statements.length - drawnSections.length);
  const sections = sectionsOf(assembly, drawnSections);
  const statements = mapStatements([...main, ...sections], (statement) => {
    const step = assembly.steps.get(statement);
    return [step && statement.kind === 'message' ? { ...statement, step } : statement];
  });
  const title = drawn.title ?? first(page.pieces, 'title')?.title;
  const workflow = workflowOf(assembly, title === undefined ? undefined : plainText(title));
  const { workflow: _, ...rest } = drawn;
  return {
    diagram: { ...rest, ...(title !== undefined && { title }), statements, ...(Object.keys(workflow).length > 0 && { workflow }) },
    diagnostics: assembly.diagnostics,
  };
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

function said<P extends PartName>(piece: Piece, part: P): Extract<Said, { part: P }> | undefined {
  const isThat = (one: Said | undefined): one is Extract<Said, { part: P }> => one?.part === part;
  return isThat(piece.said) ? piece.said : undefined;
}

function first<P extends PartName>(pieces: readonly Piece[], part: P): Extract<Said, { part: P }> | undefined {
  for (const piece of pieces) {
    const found = said(piece, part);
    if (found) return found;
  }
  return undefined;
}

// ---- steps -----------------------------------------------------------------------------------------------------

function happyPath(assembly: Assembly, numbers: ReadonlyMap<Statement, number>): void {
  const piece = assembly.page.pieces.find((one) => one.said?.part === 'happy');
  const happy = piece && said(piece, 'happy');
  if (!piece || !happy) return;
  const numbered = assembly.page.drawn.workflow?.labelNumbers === true;
  describe(assembly, piece, happy.items, [...numbers.keys()], numbered);
}

/** Gives each message the words of its item; where there are more of one than of the other, both places are reported. */
function describe(
  assembly: Assembly,
  piece: Piece,
  items: readonly StepItem[],
  messages: readonly Statement[],
  numbered: boolean,
): boolean {
  if (items.length !== messages.length) {
    disagree(assembly, piece, items.length, messages.length);
    return false;
  }
  for (const [index, message] of messages.entries()) {
    const item = items[index];
    if (item && message.kind === 'message') setStep(assembly, message, item, numbered ? index + 1 : undefined);
  }
  return true;
}

function disagree(assembly: Assembly, piece: Piece, listed: number, drawn: number): void {
  const { page, diagnostics, refused } = assembly;
  refused.add(piece);
  const what = piece.name ?? '';
  diagnostics.push(
    diagnostic('page/steps-disagree', { heading: what, listed, drawn }, piece.span, {
      related: [{ message: 'The diagram stands here.', span: page.drawing.content }],
    }),
  );
}

function setStep(assembly: Assembly, message: Statement<'message'>, { name, text }: StepItem, number: number | undefined): void {
  const title = name === message.step?.name ? undefined : name;
  const description = text === sentenceOf(message, number, assembly.participants) ? undefined : text;
  if (title === undefined && description === undefined) return;
  assembly.steps.set(message, {
    ...message.step,
    ...(title !== undefined && { title }),
    ...(description !== undefined && { description }),
  });
}

// ---- error paths and alternatives ------------------------------------------------------------------------------

/** Each heading with the path that is drawn for it, and those that are drawn without a heading. */
function sectionsOf(assembly: Assembly, drawn: readonly Section[]): readonly Section[] {
  const ids = new Set(drawn.map(({ id }) => id ?? ''));
  return (['error', 'alternative'] as const).flatMap((role) => {
    const left = drawn.filter((section) => section.role === role);
    const titled = new Set(assembly.page.pieces.flatMap((piece) => said(piece, role)?.section.title ?? []));
    const found = assembly.page.pieces.flatMap((piece): readonly Section[] => {
      const words = said(piece, role)?.section;
      if (!words) return [];
      const at = left.findIndex(({ title }) => belongs(words.title, title, titled));
      const [section] = at < 0 ? [] : left.splice(at, 1);
      if (!section && words.items) return refuse(assembly, piece, words.items);
      return [section ? described(assembly, piece, words, section) : undrawn(piece, words, role, ids)];
    });
    return [...found, ...left];
  });
}

/** A heading without a title is that of the first path that no other heading names. */
function belongs(heading: string | undefined, title: Section['title'], titled: ReadonlySet<string>): boolean {
  const drawn = title === undefined ? undefined : oneLine(plainText(title));
  return heading === undefined ? drawn === undefined || !titled.has(drawn) : heading === drawn;
}

function refuse(assembly: Assembly, piece: Piece, items: readonly StepItem[]): readonly Section[] {
  disagree(assembly, piece, items.length, 0);
  return [];
}

function described(assembly: Assembly, piece: Piece, words: SectionSaid, section: Section): Section {
  const messages = [...walk(section.statements)].filter(({ kind }) => kind === 'message');
  if (words.items && !describe(assembly, piece, words.items, messages, false)) return section;
  return { ...section, ...wordsOf(words) };
}

function wordsOf({ trigger, description, notes }: SectionSaid): Partial<Section> {
  return { ...(trigger !== undefined && { trigger }), ...(description !== undefined && { description }), ...(notes && { notes }) };
}

function undrawn({ span }: Piece, words: SectionSaid, role: 'error' | 'alternative', ids: Set<string>): Section {
  const { title } = words;
  // What the template's titles begin with says nothing.
  const name = title?.replace(/^\[?(?:Alternative Flow(?: \d+)?: )?(?:e\.g\.,? )?/, '');
  const id = freshId(name || (role === 'error' ? 'Error Path' : 'Alternative'), ids);
  return { kind: 'section', role, id, ...(title !== undefined && { title }), ...wordsOf(words), statements: [], origin: { span } };
}

// ---- everything else -------------------------------------------------------------------------------------------

function workflowOf(assembly: Assembly, title: string | undefined): Workflow {
  const { pieces, drawn } = assembly.page;
  const info = first(pieces, 'front')?.info;
  const ids = new Set<string>();
  const data = pieces.flatMap((piece): readonly Payload[] => {
    const payload = said(piece, 'payload')?.payload;
    return payload ? [withId(payload, ids)] : [];
  });
  const performance = first(pieces, 'performance')?.rows;
  const notes = first(pieces, 'notes')?.notes;
  const related = first(pieces, 'related')?.related;
  const page = pageOf(assembly, title);
  return {
    ...(info && { info }),
    ...(drawn.workflow?.labelNumbers && { labelNumbers: true }),
    ...(data.length > 0 && { data }),
    ...(performance && { performance }),
    ...(notes && { notes }),
    ...(related && { related }),
    ...(page && { page }),
  };
}

/** A heading of one word is the payload's id. */
function withId({ title, ...payload }: Omit<Payload, 'id'>, ids: Set<string>): Payload {
  if (title !== undefined && /^[\p{L}_][\p{L}\p{N}_]*$/u.test(title) && !ids.has(title)) {
    ids.add(title);
    return { id: title, ...payload };
  }
  return { id: freshId(title ?? 'payload', ids), ...(title !== undefined && { title }), ...payload };
}

function pageOf(assembly: Assembly, title: string | undefined): Page | undefined {
  const { pieces, drawing } = assembly.page;
  const written = pieces.find((piece) => piece.said?.part === 'title')?.name;
  const heading = written === headingOfTitle(title) ? undefined : written;
  const purpose = first(pieces, 'purpose')?.text;
  const audience = first(pieces, 'audience')?.text;
  const sections = verbatimOf(assembly);
  const [usual] = drawing.language.words;
  const language = usual === 'mermaid' ? undefined : usual;
  const others: Page = {
    ...(heading !== undefined && { heading }),
    ...(language !== undefined && { language }),
    ...(sections.length > 0 && { sections }),
  };
  const isDefault = purpose === defaultPurpose(title) && audience === defaultAudience;
  if (isDefault && Object.keys(others).length === 0) return undefined;
  const { sections: last, ...head } = others;
  const page: Page = {
    ...head,
    ...(purpose !== undefined && { purpose }),
    ...(audience !== undefined && { audience }),
    ...(last && { sections: last }),
  };
  return Object.keys(page).length > 0 ? page : undefined;
}

/** What is no part, with the heading it stands behind; neighbours are one. */
function verbatimOf({ page: { text, pieces }, refused }: Assembly): NonNullable<Page['sections']> {
  const out: { readonly after: string | undefined; readonly span: Span }[] = [];
  let after: string | undefined;
  let joins = false;
  for (const piece of withoutBareHeadings(pieces, refused)) {
    if (piece.said) {
      after = piece.name ?? after;
      joins = false;
      continue;
    }
    const last = joins ? out.pop() : undefined;
    out.push({ after, span: { start: last?.span.start ?? piece.span.start, end: piece.span.end } });
    joins = true;
  }
  return out.map(({ after: place, span }) => ({ ...(place !== undefined && { after: place }), text: text.slice(span.start, span.end) }));
}

const parents: Partial<Record<PartName, readonly PartName[]>> = {
  'diagram-heading': ['diagram', 'details'],
  steps: ['happy', 'error'],
  alternatives: ['alternative'],
  data: ['payload'],
};

/** The pieces with those parts verbatim that say nothing by themselves: refused lists, and headings above nothing that is a part. */
function withoutBareHeadings(pieces: readonly Piece[], refused: ReadonlySet<Piece>): readonly Piece[] {
  const out: Piece[] = [];
  let below: PartName | undefined;
  for (const piece of [...pieces].reverse()) {
    const part = refused.has(piece) ? undefined : piece.said?.part;
    const children = part && parents[part];
    const isBare = !part || (children !== undefined && !(below && children.includes(below)));
    if (!isBare) below = part;
    out.push(isBare ? { span: piece.span } : piece);
  }
  return out.reverse();
}
