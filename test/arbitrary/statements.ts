// One arbitrary for each kind of statement. Participants, anchors and steps are named by placeholders, which diagram.ts resolves.

import fc, { type Arbitrary } from 'fast-check';
import type { Arrow, End, Head, Operand, Operator, Statement, StatementKind } from '../../src/ir/model.js';
import { contentOf, isEmptyText, isUnclosed, plainText, type Text } from '../../src/ir/text.js';
import type { StepDetails } from '../../src/ir/workflow.js';
import { jsonObject, linkArbitrary } from './members.js';
import { color, guardArbitrary, hostileLine, kindLine, textArbitrary } from './texts.js';

/** Placeholders of participants: resolved to one that exists. */
export const placeholders: readonly string[] = ['0', '1', '2', '3', '4'];

/** What the statements of a diagram may use. */
export interface StatementOptions {
  /** Plain words in all texts. */
  readonly kind?: boolean;
  /** No formatting in texts. */
  readonly plain?: boolean;
  /** Only what every language says: no colours, links, anchors, step details. */
  readonly bare?: boolean;
}

/** All kinds; a kind without an arbitrary does not compile. `inner` makes the statements inside of others. */
export type StatementArbitraries = { readonly [K in StatementKind]: Arbitrary<Statement<K>> };

const participant = fc.constantFrom(...placeholders);
const several = fc.uniqueArray(participant, { minLength: 1, maxLength: 3 });
const yes = fc.constant(true as const);
const anchors = fc.constantFrom('a', 'b', 'c1', 'first call');

const edge: Arbitrary<End> = fc.record({ edge: fc.constantFrom('left', 'right'), short: yes }, { requiredKeys: ['edge'] });
const end: Arbitrary<End> = fc.oneof({ weight: 8, arbitrary: participant }, { weight: 1, arbitrary: edge });

const head: Arbitrary<Head> = fc.oneof(
  fc.record({ shape: fc.constantFrom('filled', 'open'), half: fc.constantFrom('top', 'bottom'), circle: yes }, { requiredKeys: ['shape'] }),
  fc.record({ shape: fc.constant('cross'), circle: yes }, { requiredKeys: ['shape'] }),
  fc.record({ shape: fc.constant('none'), circle: yes }),
);
const plainHead: Arbitrary<Head> = fc.record({ shape: fc.constantFrom('filled', 'open', 'cross') });
const line = fc.constantFrom('solid', 'dotted');

/** Arrows of all shapes, mostly those that people draw. */
export const arrow: Arbitrary<Arrow> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ line, head: plainHead }) },
  { weight: 1, arbitrary: fc.record({ line, head, tail: head, color, hidden: yes }, { requiredKeys: ['line'] }) },
);

const operators: { readonly [O in Operator]: true } = {
  ...{ alt: true, opt: true, loop: true, par: true, critical: true, break: true, group: true, partition: true, highlight: true },
  ...{ strict: true, seq: true, neg: true, assert: true, ignore: true, consider: true },
};

/** Details of a step; ids and references are made unique and true afterwards. */
function stepArbitrary(text: Arbitrary<string>): Arbitrary<StepDetails> {
  return fc.record(
    {
      id: fc.constantFrom('s1', 's2', 's3', 'end'),
      name: text,
      title: text,
      text,
      description: text,
      answers: fc.constantFrom('s1', 's2'),
      request: jsonObject,
      response: jsonObject,
      timeout: fc.constantFrom('5s', '1m'),
      retry: jsonObject,
      extensions: fc.constant({ 'x-owner': 'team' }),
    },
    { requiredKeys: [] },
  );
}

/** Keeps the fields that every language says, where only those are wanted. */
function fields<T extends object, K extends keyof T>(
  required: { [F in K]: Arbitrary<T[F]> },
  optional: { [F in Exclude<keyof T, K>]: Arbitrary<Exclude<T[F], undefined>> },
  bare: boolean | undefined,
): Arbitrary<T> {
  const all = bare ? required : { ...required, ...optional };
  // fast-check's own type of a record with optional keys is the same, but cannot be shown to be for a generic T.
  return fc.record(all as object, { requiredKeys: Object.keys(required) as never[] }) as unknown as Arbitrary<T>;
}

/** The arbitraries of all kinds; `inner` gives lists of statements for those that hold some. */
export function statementArbitraries(options: StatementOptions, inner: Arbitrary<readonly Statement[]>): StatementArbitraries {
  const { bare } = options;
  const words = options.kind ? kindLine : hostileLine;
  const text = textArbitrary(options);
  const short = textArbitrary({ ...options, oneLine: true });
  const guard = guardArbitrary(options);
  const block = textArbitrary(options, true);
  const link = linkArbitrary(words);
  const operand: Arbitrary<Operand> = fc.record({ guard, statements: inner, ...(bare ? {} : { color }) }, { requiredKeys: ['statements'] });
  return {
    message: fields<Omit<Statement<'message'>, 'origin'>, 'kind' | 'from' | 'to' | 'arrow' | 'text'>(
      {
        kind: fc.constant('message'),
        from: bare ? participant : end,
        to: participant,
        arrow: bare ? fc.record({ line, head: plainHead }) : arrow,
        text,
      },
      {
        receivers: fc.uniqueArray(participant, { minLength: 1, maxLength: 2 }),
        alongside: yes,
        slant: fc.integer({ min: 1, max: 40 }),
        anchor: anchors,
        fromAnchor: anchors,
        toAnchor: anchors,
        stereotype: kindLine,
        link,
        step: stepArbitrary(words),
      },
      bare,
    ),
    note: fields<Omit<Statement<'note'>, 'origin'>, 'kind' | 'placement' | 'of' | 'text'>(
      { kind: fc.constant('note'), placement: fc.constantFrom('left', 'right', 'over'), of: several, text: block },
      { shape: fc.constantFrom('hexagon', 'rectangle'), color, stereotype: kindLine, link, alongside: yes, sameRow: yes },
      bare,
    )
      .chain((note) =>
        bare ? fc.constant(note) : fc.constantFrom(note, note, note, { ...withoutPlace(note), placement: 'across' }, withoutPlace(note)),
      )
      .map(placed),
    activate: fields({ kind: fc.constant('activate'), participant }, { color, lineColor: color }, bare),
    deactivate: fc.record({ kind: fc.constant('deactivate'), participant }),
    create: fc.record({ kind: fc.constant('create'), participant }),
    destroy: fc.record({ kind: fc.constant('destroy'), participant }),
    fragment: fields<Omit<Statement<'fragment'>, 'origin'>, 'kind' | 'operator' | 'operands'>(
      {
        kind: fc.constant('fragment'),
        operator: fc.constantFrom(...(Object.keys(operators) as Operator[])),
        operands: fc.array(operand, { minLength: 1, maxLength: 3 }),
      },
      { title: guard, ending: guard, overlapping: yes, headerColor: color, color, alongside: yes },
      bare,
    ).map(sensibleFragment),
    reference: fields({ kind: fc.constant('reference'), over: several, text }, { link, headerColor: color, color }, bare),
    divider: fc.record({ kind: fc.constant('divider'), text }),
    delay: fc.record({ kind: fc.constant('delay'), text }, { requiredKeys: ['kind'] }),
    space: fc.record({ kind: fc.constant('space'), size: fc.integer({ min: 1, max: 100 }) }, { requiredKeys: ['kind'] }),
    page: fc.record({ kind: fc.constant('page'), title: short, ignored: yes }, { requiredKeys: ['kind'] }),
    numbering: numberingArbitrary,
    duration: fc.record({ kind: fc.constant('duration'), from: anchors, to: anchors, text: short }),
    state: fc.record({ kind: fc.constant('state'), participant, text: short }),
    section: fields<Omit<Statement<'section'>, 'origin'>, 'kind' | 'role' | 'statements'>(
      { kind: fc.constant('section'), role: fc.constantFrom('main', 'error', 'alternative'), statements: inner },
      {
        id: fc.constantFrom('one', 'two', 'three'),
        title: short,
        trigger: words,
        at: fc.constantFrom('s1', 's2'),
        description: words,
        replaces: fc.uniqueArray(fc.constantFrom('s1', 's2'), { minLength: 1, maxLength: 2 }),
        notes: fc.array(words, { minLength: 1, maxLength: 2 }),
      },
      bare,
    ),
    expansion: fc.oneof(
      fc.constant<Statement<'expansion'>>({ kind: 'expansion', format: 'plantuml', text: '!if 0\n!endif', statements: [] }),
      fc.record({ kind: fc.constant('expansion'), format: fc.constant('elsewhere'), text: words, statements: inner }),
    ),
    comment: fc.record({ kind: fc.constant('comment'), text: words }),
    declaration: fc.record({ kind: fc.constant('declaration'), of: fc.constant('participant'), id: participant }),
    verbatim: fc.constantFrom<Statement<'verbatim'>>(
      { kind: 'verbatim', format: 'plantuml', text: 'skinparam responseMessageBelowArrow true' },
      { kind: 'verbatim', format: 'plantuml', text: 'skinparam sequence {\n  ArrowColor red\n}' },
      { kind: 'verbatim', format: 'mermaid', text: '%%{init: {"theme": "dark"}}%%' },
      { kind: 'verbatim', format: 'elsewhere', text: 'whatever' },
    ),
  };
}

function withoutPlace({ of: _, ...note }: Omit<Statement<'note'>, 'origin'>): Statement<'note'> {
  return { ...note, placement: note.placement === 'over' ? 'right' : note.placement };
}

/** Beside a participant there is room for a note of that one alone. */
function placed(note: Statement<'note'>): Statement<'note'> {
  const beside = note.placement === 'left' || note.placement === 'right';
  return beside && note.of ? { ...note, of: note.of.slice(0, 1) } : note;
}

/** Behind a title that a guard follows no formatting goes on. */
function titleBefore(title: Text, guard: Text | undefined): Text {
  return !isEmptyText(guard) && isUnclosed(contentOf(title).at(-1)) ? plainText(title) : title;
}

/** Only `group` and `partition` have a title, only `par` overlaps, a highlight has a fill and one operand. */
function sensibleFragment({ title, overlapping, ending, ...fragment }: Omit<Statement<'fragment'>, 'origin'>): Statement<'fragment'> {
  const titled = fragment.operator === 'group' || fragment.operator === 'partition';
  const [first] = fragment.operands;
  return {
    ...fragment,
    ...(titled && title !== undefined && { title: titleBefore(title, first?.guard) }),
    ...(ending !== undefined && !isEmptyText(ending) && { ending }),
    ...(fragment.operator === 'par' && overlapping && { overlapping }),
    ...(fragment.operator === 'highlight' &&
      first && { color: fragment.color ?? 'rgb(1, 2, 3)', operands: [{ statements: first.statements }] }),
  };
}

const numberingArbitrary: Arbitrary<Statement<'numbering'>> = fc.oneof(
  fc.record(
    {
      kind: fc.constant('numbering'),
      action: fc.constant('start'),
      value: fc.constantFrom('1', '10', '007', '1.1', '1.2.3'),
      step: fc.constantFrom(1, 2, 10),
      format: fc.constantFrom('<b>[000]', '#', '0.0'),
    },
    { requiredKeys: ['kind', 'action'] },
  ),
  fc.record({
    kind: fc.constant('numbering'),
    action: fc.constant('start'),
    value: fc.constantFrom('1.5', '.25'),
    step: fc.constantFrom(1, 0.5),
    decimal: yes,
  }),
  fc.record(
    { kind: fc.constant('numbering'), action: fc.constantFrom('stop', 'resume'), counting: yes },
    { requiredKeys: ['kind', 'action'] },
  ),
  fc.record({ kind: fc.constant('numbering'), action: fc.constant('increment'), level: fc.constantFrom('A', 'B') }),
);
