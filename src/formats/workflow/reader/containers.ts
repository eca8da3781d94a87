// Steps that hold steps: fragments with their operands, and sections.

import type { Operand, Operator, Origin, Statement } from '../../../ir/model.js';
import { isEmptyText, type Text } from '../../../ir/text.js';
import { furtherKeys, isTitled, operators, type WordKind } from '../vocabulary.js';
import { type Entry, type Item, isNothing, type MapNode, type Node, valueAt } from '../yaml/nodes.js';
import { type Context, given, nameOf, namesOf, originOf } from './context.js';
import type { StepList } from './steps.js';
import { flagOf, guardOf, stringOf, stringsOf, textOf } from './texts.js';

/** The lists inside a step, and the statement that their statements make. */
export interface Container {
  readonly lists: readonly Omit<StepList, 'done'>[];
  readonly finish: (lists: readonly (readonly Statement[])[]) => Statement;
}

/** A fragment or a section; undefined for any other step. */
export function readContainer(
  kind: WordKind | Operator,
  first: Entry,
  map: MapNode | undefined,
  origin: Origin,
  context: Context,
): Container | undefined {
  if (!map) return undefined;
  if (kind === 'section') return readInnerSection(first, map, origin, context);
  const operator = operators.find((one) => one === kind);
  return operator && readFragment(operator, first, map, origin, context);
}

/** The span of a statement reaches as far as what stands inside of it, comments included. */
export function around(origin: Origin | undefined, lists: readonly (readonly Statement[])[]): { readonly origin?: Origin } {
  if (!origin?.span) return {};
  const end = Math.max(origin.span.end, ...lists.map((list) => list.at(-1)?.origin?.span?.end ?? 0));
  return { origin: { ...origin, span: { start: origin.span.start, end } } };
}

interface Compartment extends Omit<Operand, 'statements'> {
  readonly list: Omit<StepList, 'done'>;
}

function readFragment(operator: Operator, first: Entry, map: MapNode, origin: Origin, context: Context): Container {
  const at = (name: string): Node | undefined => valueAt(map, name);
  const when = guardOf(at('when'));
  const highlight = operator === 'highlight';
  const titled = isTitled(operator);
  const title = titled ? textOf(first.value, { unclosed: isEmptyText(when) }) : textOf(at('title'));
  const guard = titled || highlight ? when : (guardOf(first.value) ?? when);
  const spelt = at('operands');
  const own: readonly Compartment[] = spelt ? [] : [{ ...guarded(guard), list: { node: at('steps') } }];
  const others = [spelt, ...furtherKeys.map(at)].flatMap((node) =>
    node === undefined || isNothing(node) ? [] : compartmentsOf(node, context),
  );
  const [head, ...rest] = others;
  // Where all compartments are listed, the guard of the first may stand beside the word.
  const found = spelt && head && !head.guard ? [{ ...head, ...guarded(guard) }, ...rest] : [...own, ...others];
  const compartments = found.length > 0 ? found : [{ list: { node: undefined } }];
  return {
    lists: compartments.map(({ list }) => list),
    finish: (lists) => ({
      kind: 'fragment',
      operator,
      ...given({ title }),
      operands: compartments.map(({ list: _, ...head }, index) => ({
        ...head,
        statements: lists[index] ?? [],
        ...around(head.origin, [lists[index] ?? []]),
      })),
      ...given({
        overlapping: flagOf(at('overlapping')) || undefined,
        headerColor: stringOf(at('header color')),
        color: highlight ? stringOf(first.value) : stringOf(at('color')),
        alongside: flagOf(at('alongside')) || undefined,
        ending: guardOf(at('ending')),
      }),
      ...around(origin, lists),
    }),
  };
}

function guarded(guard: Text | undefined): { readonly guard?: Text } {
  return guard === undefined || isEmptyText(guard) ? {} : { guard };
}

/** The compartments in a list; steps that stand there themselves are one without a guard. */
function compartmentsOf(node: Node, { sorter }: Context): readonly Compartment[] {
  const items: readonly Item[] = node.is === 'seq' ? node.items : [{ value: node, start: node.span.start }];
  const found: Compartment[] = [];
  let loose: Item[] = [];
  const flush = (): void => {
    if (loose.length > 0) found.push({ list: { node, items: loose } });
    loose = [];
  };
  for (const item of items) {
    const { value, start } = item;
    if (value.is !== 'map' || !sorter.isOperand(value)) {
      loose.push(item);
      continue;
    }
    flush();
    const origin = originOf({ start, end: value.span.end }, false, value);
    found.push({
      ...guarded(guardOf(valueAt(value, 'when'))),
      ...given({ color: stringOf(valueAt(value, 'color')) }),
      ...origin,
      list: { node: valueAt(value, 'steps') },
    });
  }
  flush();
  return found;
}

function readInnerSection(first: Entry, map: MapNode, origin: Origin, context: Context): Container {
  const role = stringOf(valueAt(map, 'role'));
  const id = valueAt(map, 'id');
  return sectionOf(role === 'error' || role === 'alternative' ? role : 'main', first.value, id, 'trigger', map, origin, context);
}

/** An error path or alternative under a key of the file. */
export function readSection(role: 'error' | 'alternative', { key, keySpan, value }: Entry, context: Context): Container {
  const map: MapNode = value.is === 'map' ? value : { is: 'map', entries: [], span: value.span };
  const id: Node = { is: 'scalar', source: key, value: key, span: keySpan, plain: false };
  const blank = context.trivia.blankBefore(keySpan.start);
  const { origin } = originOf({ start: keySpan.start, end: Math.max(keySpan.end, value.span.end) }, blank, value);
  return sectionOf(role, valueAt(map, 'title'), id, role === 'error' ? 'trigger' : 'when', map, origin, context);
}

function sectionOf(
  role: Statement<'section'>['role'],
  title: Node | undefined,
  id: Node | undefined,
  trigger: 'trigger' | 'when',
  map: MapNode,
  origin: Origin,
  context: Context,
): Container {
  const name = stringOf(id);
  if (name !== undefined && id) context.references.give('section', name, id.span);
  const fields = given({
    id: name,
    title: textOf(title),
    trigger: stringOf(valueAt(map, trigger)),
    at: nameOf(valueAt(map, 'at'), 'step', context),
    description: stringOf(valueAt(map, 'description')),
    replaces: namesOf(valueAt(map, 'replaces'), 'step', context),
    notes: stringsOf(valueAt(map, 'notes')),
  });
  return {
    lists: [{ node: valueAt(map, 'steps') }],
    finish: ([statements = []]) => ({ kind: 'section', role, ...fields, statements, ...around(origin, [statements]) }),
  };
}
