// Statements as steps: what happens is the first key, its text the value, everything else stands beside it.

import type { Handlers, Operand, Statement } from '../../../ir/model.js';
import { match } from '../../../ir/model.js';
import type { Payload } from '../../../ir/workflow.js';
import { furtherKey, isTitled, wordByKind } from '../vocabulary.js';
import {
  bare,
  entriesOf,
  fields,
  lazily,
  list,
  names,
  nothing,
  type Out,
  type OutComment,
  type OutEntry,
  type OutItem,
  type OutLayout,
  text,
  texts,
} from '../yaml/out.js';
import { type Activations, forwards, messageEntries, noActivations } from './messages.js';
import { flag, guardOut, linkFields, maybeText, optional, ownEntries, textOut } from './texts.js';

/** What printing a step needs to know of its diagram. */
export interface StepContext {
  readonly data: readonly Payload[] | undefined;
  /** The numbers in the labels, where labels are numbered. */
  readonly numbers: ReadonlyMap<Statement, number>;
}

/** The steps that statements come to, made one by one. */
export function stepItems(statements: readonly Statement[], context: StepContext): Iterable<OutItem> {
  return lazily(() => steps(statements, context));
}

function* steps(statements: readonly Statement[], context: StepContext): Generator<OutItem> {
  // Where something was declared is said by `participants`, in their order.
  const flat = statements.filter(({ kind }) => kind !== 'declaration');
  let waiting: Statement<'comment'>[] = [];
  let isEmpty = true;
  for (let at = 0; at < flat.length; at++) {
    const statement = flat[at];
    if (!statement) continue;
    if (statement.kind === 'comment' && isYamlComment(statement.text)) {
      waiting.push(statement);
      continue;
    }
    let entries: readonly OutEntry[];
    if (statement.kind === 'message') {
      const message = forwards(statement);
      const activations = activationsAfter(message, flat[at + 1], flat[at + 2]);
      at += activations.taken;
      entries = messageEntries(message, context.data, context.numbers.get(statement), activations);
    } else entries = [...match(statement, writers, context), ...ownEntries(statement.origin)];
    yield { value: { is: 'map', entries }, ...layoutOf(waiting, statement.origin?.blankBefore) };
    waiting = [];
    isEmpty = false;
  }
  if (waiting.length === 0) return;
  // A list of nothing but comments would be no list.
  if (!isEmpty)
    yield layoutOf(
      waiting.map(({ text, origin }) => ({ kind: 'comment', text, origin: { ...origin, as: 'line' } })),
      false,
    );
  else for (const { text: words } of waiting) yield { value: { is: 'map', entries: step(wordByKind.comment, text(words)) } };
}

/** The comments before something: above it, or, the last one, behind it. */
export function layoutOf(comments: readonly Statement<'comment'>[], blank: boolean | undefined): OutLayout {
  const last = comments.at(-1);
  const aside = last?.origin?.as === 'aside' ? last.text : undefined;
  const above = (aside === undefined ? comments : comments.slice(0, -1)).map(
    ({ text: words, origin }): OutComment => ({ text: words, blank: origin?.blankBefore }),
  );
  return { blank, aside, ...(above.length > 0 && { comments: above }) };
}

/** What YAML can hold as a comment line and give back as it was. */
export function isYamlComment(comment: string): boolean {
  return /^(?:[^\p{Cc}\p{Cs}\u2028\u2029\ufeff]*[^\s\p{C}])?$/u.test(comment);
}

/** What stands directly after a message and can be said in its key. */
function activationsAfter(message: Statement<'message'>, first: Statement | undefined, second: Statement | undefined): Activations {
  const deactivates = (s: Statement | undefined): boolean => s?.kind === 'deactivate' && isShort(s) && s.participant === message.from;
  const activates = (s: Statement | undefined): boolean =>
    s?.kind === 'activate' && isShort(s) && s.participant === message.to && s.color === undefined && s.lineColor === undefined;
  if (deactivates(first)) return activates(second) ? { suffix: ' -+', taken: 2 } : { suffix: ' -', taken: 1 };
  return activates(first) ? { suffix: ' +', taken: 1 } : noActivations;
}

/** An activation that was a step of its own stays one. */
function isShort({ origin }: Statement): boolean {
  return origin?.as !== 'step';
}

/** An entry for the word of a step, then what stands beside it. */
function step(word: string, value: Out, beside: Readonly<Record<string, Out | undefined>> = {}): readonly OutEntry[] {
  return [{ key: word, value }, ...entriesOf(beside)];
}

type Writers = Omit<Handlers<readonly OutEntry[], StepContext>, 'message'>;

const writers: Writers = {
  note: writeNote,
  activate: ({ participant, color, lineColor }) =>
    step(wordByKind.activate, text(participant), { color: optional(color), 'line color': optional(lineColor) }),
  deactivate: ({ participant }) => step(wordByKind.deactivate, text(participant)),
  create: ({ participant }) => step(wordByKind.create, text(participant)),
  destroy: ({ participant }) => step(wordByKind.destroy, text(participant)),
  fragment: writeFragment,
  reference: ({ text: words, over, link, headerColor, color }) =>
    step(wordByKind.reference, textOut(words), {
      over: names(over),
      ...linkFields(link),
      'header color': optional(headerColor),
      color: optional(color),
    }),
  divider: ({ text: words }) => step(wordByKind.divider, textOut(words)),
  delay: ({ text: words }) => step(wordByKind.delay, maybeText(words) ?? nothing),
  space: ({ size }) => step(wordByKind.space, size === undefined ? nothing : bare(size)),
  page: ({ title, ignored }) => step(wordByKind.page, maybeText(title) ?? nothing, { ignored: flag(ignored) }),
  numbering: (numbering) => step(wordByKind.numbering, numberingOut(numbering)),
  duration: ({ text: words, from, to }) => step(wordByKind.duration, textOut(words), { from: text(from), to: text(to) }),
  state: ({ text: words, participant }) => step(wordByKind.state, textOut(words), { of: text(participant) }),
  section: ({ title, role, id, trigger, at, description, replaces, notes, statements }, context) =>
    step(wordByKind.section, maybeText(title) ?? nothing, {
      role: text(role),
      id: optional(id),
      trigger: optional(trigger),
      at: optional(at),
      description: optional(description),
      replaces: replaces && texts(replaces),
      notes: notes && texts(notes, false),
      steps: stepsOut(statements, context),
    }),
  comment: ({ text: words }) => step(wordByKind.comment, text(words)),
  verbatim: ({ text: words, format }) => step(wordByKind.verbatim, text(words), { format: text(format) }),
  // These two never reach a step of their own: what is written has no expansions.
  expansion: () => [],
  declaration: () => [],
};

/** How numbering is said: one word where one is enough. */
export function numberingOut({ action, value, step, format, decimal, counting, level }: Statement<'numbering'>): Out {
  const details = {
    start: action === 'start' ? optional(value) : undefined,
    value: action === 'start' ? undefined : optional(value),
    step: step === undefined ? undefined : bare(step),
    format: optional(format),
    decimal: flag(decimal),
    counting: flag(counting),
    level: optional(level),
  };
  const given = entriesOf(details);
  if (given.length === 0) return text(action);
  return fields({ action: action === 'start' ? undefined : text(action), ...details }, true);
}

const placementKeys = { over: 'over', left: 'left of', right: 'right of', top: 'top of', bottom: 'bottom of', across: '' } as const;

function writeNote(note: Statement<'note'>): readonly OutEntry[] {
  const { placement, of, shape, color, stereotype, link, alongside, sameRow } = note;
  return step(wordByKind.note, textOut(note.text), {
    ...placementFields(placement, of),
    shape: optional(shape),
    color: optional(color),
    stereotype: optional(stereotype),
    ...linkFields(link),
    alongside: flag(alongside),
    'same row': flag(sameRow),
  });
}

function placementFields(placement: Statement<'note'>['placement'], of: readonly string[] | undefined): Readonly<Record<string, Out>> {
  const key = placementKeys[placement];
  if (of && key !== '') return { [key]: names(of) };
  if (placement === 'across' && !of) return { across: bare(true) };
  return { ...(placement !== 'right' && { placement: text(placement) }), ...(of && { of: texts(of) }) };
}

function writeFragment(fragment: Statement<'fragment'>, context: StepContext): readonly OutEntry[] {
  const { operator, title, operands, overlapping, ending, headerColor, color, alongside } = fragment;
  const [first, ...further] = operands;
  const guard = guardOut(first?.guard);
  const highlight = operator === 'highlight';
  const titled = isTitled(operator);
  const word = highlight ? optional(color) : titled ? maybeText(title, { unclosed: guard === undefined }) : guard;
  const spelt = first?.color !== undefined;
  return step(operator, word ?? nothing, {
    title: titled ? undefined : maybeText(title),
    when: highlight || titled ? guard : undefined,
    'header color': optional(headerColor),
    color: highlight ? undefined : optional(color),
    overlapping: flag(overlapping),
    ending: maybeText(ending, { unclosed: true }),
    alongside: flag(alongside),
    operands: spelt && first ? operandList([unguarded(first), ...further], context) : undefined,
    steps: spelt || !first ? undefined : stepsOut(first.statements, context),
    [furtherKey[operator] ?? 'else']: spelt || further.length === 0 ? undefined : operandList(further, context),
  });
}

/** The guard of the first operand stands beside the word. */
function unguarded({ guard: _, ...operand }: Operand): Operand {
  return operand;
}

function operandList(operands: readonly Operand[], context: StepContext): Out {
  return list(
    operands.map(({ guard, color, statements }) =>
      fields({
        when: guardOut(guard),
        color: optional(color),
        steps: stepsOut(statements, context),
      }),
    ),
    false,
  );
}

/** The value of `steps`. */
export function stepsOut(statements: readonly Statement[], context: StepContext): Out {
  return { is: 'seq', items: stepItems(statements, context) };
}
