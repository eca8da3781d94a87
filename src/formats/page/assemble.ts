// The words of a page and its drawn diagram as one workflow: each item of a list to its message, each heading to its error path.

import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.js';
import type { Diagram, Participant, Statement } from '../../ir/model.js';
import { plainText } from '../../ir/text.js';
import { mapStatements, participantsOf, walk } from '../../ir/walk.js';
import type { StepDetails } from '../../ir/workflow.js';
import { labelNumbers } from '../kit/labels.js';
import { freshId, trailingSections } from '../kit/workflow/sections.js';
import { type Piece, type Pieces, partOf, type SectionSaid, type StepItem, saidAs } from './said.js';
import { oneLine, sentenceOf } from './texts.js';
import { workflowOf } from './words.js';

type Section = Statement<'section'>;

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
  const title = drawn.title ?? partOf(page.pieces, 'title')?.title;
  const workflow = workflowOf(page, assembly.refused, title === undefined ? undefined : plainText(title));
  const { workflow: _, ...rest } = drawn;
  return {
    diagram: { ...rest, ...(title !== undefined && { title }), statements, ...(Object.keys(workflow).length > 0 && { workflow }) },
    diagnostics: assembly.diagnostics,
  };
}

// ---- steps -----------------------------------------------------------------------------------------------------

function happyPath(assembly: Assembly, numbers: ReadonlyMap<Statement, number>): void {
  const piece = assembly.page.pieces.find((one) => one.said?.part === 'happy');
  const happy = piece && saidAs(piece, 'happy');
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
    const titled = new Set(assembly.page.pieces.flatMap((piece) => saidAs(piece, role)?.section.title ?? []));
    const found = assembly.page.pieces.flatMap((piece): readonly Section[] => {
      const words = saidAs(piece, role)?.section;
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
