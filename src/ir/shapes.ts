// The shape of the IR as data: what `validate` checks and what the JSON Schema is made from. The compiler holds it to the model: a kind,
// a field, a word of a list or an "optional" that is forgotten or wrong does not compile.

import type {
  Accessibility,
  Arrow,
  Banner,
  Box,
  Diagram,
  Edge,
  Element,
  End,
  Head,
  Json,
  JsonObject,
  Link,
  Operand,
  Origin,
  Participant,
  Raw,
  Spot,
  Statement,
} from './model.js';
import type { Cell, FormattedText, Inline, InlineNode, Text } from './text.js';
import type { Page, Payload, RelatedPage, StepDetails, Workflow } from './workflow.js';

/** A shape; the phantom `type` makes it one of exactly the values of T. */
export type Shape<T> = AnyShape & { readonly type?: (value: T) => T };

/** A shape as data. */
export type AnyShape =
  | { readonly is: 'string' }
  | { readonly is: 'number' }
  | { readonly is: 'boolean' }
  | { readonly is: 'words'; readonly words: readonly (string | boolean)[] }
  | { readonly is: 'json' }
  | { readonly is: 'json-object' }
  | { readonly is: 'list'; readonly of: AnyShape; readonly atLeast: number }
  | { readonly is: 'fields'; readonly fields: { readonly [name: string]: AnyField } }
  /** An object whose `kind` says which of several it is. */
  | { readonly is: 'kinds'; readonly byKind: { readonly [kind: string]: Extract<AnyShape, { is: 'fields' }> } }
  /** A string or something else. */
  | { readonly is: 'string-or'; readonly other: AnyShape }
  | { readonly is: 'defined'; readonly name: Name };

/** A field of an object. */
export interface AnyField {
  readonly shape: AnyShape;
  readonly optional: boolean;
}

type Field<T, Optional extends boolean> = { readonly shape: Shape<T>; readonly optional: Optional };
type Fields<T> = { readonly [F in keyof T]-?: Field<Exclude<T[F], undefined>, Record<never, never> extends Pick<T, F> ? true : false> };

/** Everything that has a name of its own. */
interface Named {
  diagram: Diagram;
  banner: Banner;
  accessibility: Accessibility;
  member: Participant | Box;
  spot: Spot;
  element: Element;
  link: Link;
  statement: Statement;
  operand: Operand;
  end: End;
  edge: Edge;
  arrow: Arrow;
  head: Head;
  text: Text;
  formattedText: FormattedText;
  inline: Inline;
  inlineNode: InlineNode;
  cell: Cell;
  origin: Origin;
  raw: Raw;
  step: StepDetails;
  workflow: Workflow;
  payload: Payload;
  relatedPage: RelatedPage;
  page: Page;
}

/** The name of a shape. */
export type Name = keyof Named;

// ---- the words of this language --------------------------------------------------------------------------------

const string: Shape<string> = { is: 'string' };
const number: Shape<number> = { is: 'number' };
const boolean: Shape<boolean> = { is: 'boolean' };
const json: Shape<Json> = { is: 'json' };
const jsonObject: Shape<JsonObject> = { is: 'json-object' };
const yes: Shape<true> = { is: 'words', words: [true] };
const no: Shape<false> = { is: 'words', words: [false] };
const words = <const W extends string>(...list: readonly W[]): Shape<W> => ({ is: 'words', words: list });
const list = <T>(of: Shape<T>, atLeast = 0): Shape<readonly T[]> => ({ is: 'list', of, atLeast });
const defined = <N extends Name>(name: N): Shape<Named[N]> => ({ is: 'defined', name });
const must = <T>(shape: Shape<T>): Field<T, false> => ({ shape, optional: false });
const may = <T>(shape: Shape<T>): Field<T, true> => ({ shape, optional: true });

interface FieldsShape<T> {
  readonly is: 'fields';
  readonly fields: { readonly [name: string]: AnyField };
  readonly type?: (value: T) => T;
}

function object<T>(fields: Fields<T>): FieldsShape<T> {
  return { is: 'fields', fields };
}

interface KindsShape<T extends { readonly kind: string }> {
  readonly is: 'kinds';
  readonly byKind: { readonly [K in T['kind']]: Extract<AnyShape, { is: 'fields' }> };
  readonly type?: (value: T) => T;
}

/** The member of a union that a kind belongs to; several kinds may share one. */
type OfKind<T, K> = T extends { readonly kind: infer P } ? (K extends P ? T : never) : never;

/** The fields of each kind but `kind` itself. */
type FieldsByKind<T extends { readonly kind: string }> = { readonly [K in T['kind']]: Fields<Omit<OfKind<T, K>, 'kind'>> };

type FieldsOnly = Extract<AnyShape, { is: 'fields' }>;

function kinds<T extends { readonly kind: string }>(table: FieldsByKind<T>): KindsShape<T> {
  const entries = Object.entries<{ readonly [name: string]: AnyField }>(
    table as { readonly [kind: string]: { readonly [name: string]: AnyField } },
  );
  const byKind: { [kind: string]: FieldsOnly } = {};
  for (const [kind, fields] of entries) byKind[kind] = { is: 'fields', fields: { kind: must(words(kind)), ...fields } };
  // One entry for each key of the table: its keys are the kinds.
  return { is: 'kinds', byKind: byKind as KindsShape<T>['byKind'] };
}

// ---- the tables ------------------------------------------------------------------------------------------------

const text = defined('text');
const color = may(string);
const link = may(defined('link'));
const origin = may(defined('origin'));
const content = must(list(defined('inline')));
const align = may(words('left', 'center', 'right'));

const statement = kinds<Statement>({
  message: {
    from: must(defined('end')),
    to: must(defined('end')),
    arrow: must(defined('arrow')),
    text: must(text),
    receivers: may(list(string, 1)),
    alongside: may(yes),
    slant: may(number),
    anchor: may(string),
    fromAnchor: may(string),
    toAnchor: may(string),
    stereotype: may(string),
    link,
    step: may(defined('step')),
    origin,
  },
  note: {
    placement: must(words('left', 'right', 'top', 'bottom', 'over', 'across')),
    of: may(list(string, 1)),
    shape: may(words('hexagon', 'rectangle')),
    text: must(text),
    color,
    stereotype: may(string),
    link,
    alongside: may(yes),
    sameRow: may(yes),
    origin,
  },
  activate: { participant: must(string), color, lineColor: color, origin },
  deactivate: { participant: must(string), origin },
  create: { participant: must(string), origin },
  destroy: { participant: must(string), origin },
  fragment: {
    operator: must(
      words(
        ...(['alt', 'opt', 'loop', 'par', 'critical', 'break', 'group', 'partition', 'highlight'] as const),
        ...(['strict', 'seq', 'neg', 'assert', 'ignore', 'consider'] as const),
      ),
    ),
    title: may(text),
    operands: must(list(defined('operand'), 1)),
    overlapping: may(yes),
    ending: may(text),
    headerColor: color,
    color,
    alongside: may(yes),
    origin,
  },
  reference: { over: must(list(string)), text: must(text), link, headerColor: color, color, origin },
  divider: { text: must(text), origin },
  delay: { text: may(text), origin },
  space: { size: may(number), origin },
  page: { title: may(text), ignored: may(yes), origin },
  numbering: {
    action: must(words('start', 'stop', 'resume', 'increment')),
    value: may(string),
    decimal: may(yes),
    step: may(number),
    format: may(string),
    counting: may(yes),
    level: may(string),
    origin,
  },
  duration: { from: must(string), to: must(string), text: must(text), origin },
  state: { participant: must(string), text: must(text), origin },
  section: {
    role: must(words('main', 'error', 'alternative')),
    id: may(string),
    title: may(text),
    trigger: may(string),
    at: may(string),
    description: may(string),
    replaces: may(list(string)),
    notes: may(list(string)),
    statements: must(list(defined('statement'))),
    origin,
  },
  expansion: { format: must(string), text: must(string), statements: must(list(defined('statement'))), origin },
  comment: { text: must(string), origin },
  declaration: {
    of: must(
      words(
        ...(['participant', 'box', 'box-end', 'links', 'properties', 'details', 'title', 'header', 'footer', 'caption'] as const),
        ...(['legend', 'mainframe', 'accessibility-title', 'accessibility-description', 'footbox', 'unlinked', 'autoactivate'] as const),
      ),
    ),
    id: may(string),
    origin,
  },
  verbatim: { format: must(string), text: must(string), origin },
});

const unclosed = may(yes);

const inlineNode = kinds<InlineNode>({
  strong: { content, unclosed },
  emphasis: { content, unclosed },
  mono: { content },
  sub: { content },
  sup: { content },
  plain: { content, unclosed },
  underline: { color, content, unclosed },
  wave: { color, content, unclosed },
  strike: { color, content, unclosed },
  color: { color: must(string), content, unclosed },
  back: { color: must(string), content, unclosed },
  size: { size: must(number), content, unclosed },
  font: { font: must(string), content, unclosed },
  link: { href: must(string), label: may(string), tooltip: may(string) },
  image: { href: must(string), scale: may(string) },
  icon: { name: must(string), options: may(string) },
  emoji: { name: must(string), options: may(string) },
  autonumber: {},
  verbatim: { format: must(string), text: must(string), plain: must(string) },
  heading: { level: must(number), content },
  item: { list: must(words('bullet', 'number')), level: must(number), content },
  rule: { line: must(words('-', '=', '.', '_')), content: may(list(defined('inline'))) },
  row: { color, cells: must(list(defined('cell'))) },
});

const member = kinds<Participant | Box>({
  participant: {
    id: must(string),
    label: must(text),
    shape: must(string),
    stereotypes: may(list(string)),
    spot: may(defined('spot')),
    element: may(defined('element')),
    color,
    links: may(list(defined('link'))),
    properties: may(jsonObject),
    details: may(string),
    origin,
  },
  box: {
    id: must(string),
    title: may(text),
    color,
    stereotype: may(string),
    link,
    participants: must(list(defined('member'))),
    origin,
  },
});

/** The shape of everything in the IR, by name. */
export const definitions = {
  diagram: object<Diagram>({
    name: may(string),
    id: may(string),
    title: may(text),
    header: may(defined('banner')),
    footer: may(defined('banner')),
    caption: may(defined('banner')),
    legend: may(defined('banner')),
    mainframe: may(defined('banner')),
    accessibility: may(defined('accessibility')),
    footbox: may(no),
    unlinked: may(no),
    participants: must(list(defined('member'))),
    statements: must(list(defined('statement'))),
    config: may(jsonObject),
    workflow: may(defined('workflow')),
    origin,
  }),
  banner: object<Banner>({ text: must(text), align, vertical: may(words('top', 'bottom')), origin }),
  accessibility: object<Accessibility>({ title: may(string), description: may(string) }),
  member,
  spot: object<Spot>({ character: must(string), color }),
  element: object<Element>({
    type: must(words('person', 'system', 'container', 'component')),
    external: may(yes),
    technology: may(string),
    description: may(string),
  }),
  link: object<Link>({ href: must(string), label: may(string), tooltip: may(string) }),
  statement,
  operand: object<Operand>({ guard: may(text), color, statements: must(list(defined('statement'))), origin }),
  end: { is: 'string-or', other: { is: 'defined', name: 'edge' } } satisfies AnyShape as Shape<End>,
  edge: object<Edge>({ edge: must(words('left', 'right')), short: may(yes) }),
  arrow: object<Arrow>({
    line: must(words('solid', 'dotted')),
    head: may(defined('head')),
    tail: may(defined('head')),
    color,
    hidden: may(yes),
  }),
  head: object<Head>({ shape: must(words('none', 'filled', 'open', 'cross')), half: may(words('top', 'bottom')), circle: may(yes) }),
  text: { is: 'string-or', other: { is: 'defined', name: 'formattedText' } } satisfies AnyShape as Shape<Text>,
  formattedText: object<FormattedText>({ content, wrap: may(boolean), align }),
  inline: { is: 'string-or', other: { is: 'defined', name: 'inlineNode' } } satisfies AnyShape as Shape<Inline>,
  inlineNode,
  cell: object<Cell>({ header: may(yes), color, content }),
  origin: object<Origin>({
    span: may(object<Exclude<Origin['span'], undefined>>({ start: must(number), end: must(number) })),
    blankBefore: may(yes),
    raw: may(defined('raw')),
    as: may(string),
    reversed: may(yes),
    choices: may(jsonObject),
  }),
  raw: object<Raw>({ format: must(string), text: must(string) }),
  step: object<StepDetails>({
    id: may(string),
    name: may(string),
    title: may(string),
    text: may(string),
    description: may(string),
    answers: may(string),
    request: may(jsonObject),
    response: may(jsonObject),
    timeout: may(string),
    retry: may(jsonObject),
    extensions: may(jsonObject),
  }),
  workflow: object<Workflow>({
    info: may(jsonObject),
    labelNumbers: may(yes),
    data: may(list(defined('payload'))),
    performance: may(list(object<{ readonly name: string; readonly text: string }>({ name: must(string), text: must(string) }))),
    notes: may(list(string)),
    related: may(list(defined('relatedPage'))),
    page: may(defined('page')),
    extensions: may(jsonObject),
  }),
  payload: object<Payload>({ id: must(string), title: may(string), mediaType: may(string), schema: may(json), example: may(json) }),
  relatedPage: object<RelatedPage>({ title: must(string), href: must(string), text: may(string) }),
  page: object<Page>({
    heading: may(string),
    language: may(string),
    purpose: may(string),
    audience: may(string),
    sections: may(list(object<{ readonly after?: string; readonly text: string }>({ after: may(string), text: must(string) }))),
  }),
} satisfies { readonly [N in Name]: Shape<Named[N]> };
