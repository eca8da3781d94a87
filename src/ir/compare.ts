// Are these two the same diagram? If not, where do they differ?

import { diffArrays } from 'diff';
import type { Span } from '../source/span.js';
import { areAlike } from './alike.js';
import { describe, describeMember, describeOperand, labelsOf, quoted } from './describe.js';
import { equal } from './equal.js';
import { stringify } from './json.js';
import { meaning, meaningOf, positionNames } from './meaning.js';
import type { Diagram, Statement } from './model.js';
import { numberingAsDrawn } from './numbering.js';
import type { Text } from './text.js';
import { boxesIn, outline, participantsIn } from './walk.js';

/** One difference between two diagrams. */
export interface Difference {
  /** `missing`: only the first has it; `added`: only the second has it; `changed`: both have it, not alike. */
  readonly kind: 'missing' | 'added' | 'changed';
  /** In words. */
  readonly message: string;
  /** What the first diagram has, and where in its text. */
  readonly first?: Place;
  readonly second?: Place;
}

/** What one of two diagrams has at a difference, in words, and where. */
export interface Place {
  readonly words: string;
  readonly span?: Span;
}

/** Whether two diagrams are drawn alike. */
export function equalMeaning(a: Diagram, b: Diagram): boolean {
  return areAlike(a, b) || equal(meaning(a), meaning(b));
}

/** The differences between two diagrams in drawing order; none when they mean the same. */
export function compare(a: Diagram, b: Diagram): readonly Difference[] {
  if (equalMeaning(a, b)) return [];
  const found = diffEntries(entriesOf(a), entriesOf(b));
  return found.length > 0 ? found : [{ kind: 'changed', message: 'The two diagrams differ in what stands around them.' }];
}

/** One line of a diagram's account: what is compared, and the words for it. */
interface Entry extends Place {
  readonly key: string;
  /** Entries of one topic may have become each other. */
  readonly topic: string;
}

function diffEntries(a: readonly Entry[], b: readonly Entry[]): readonly Difference[] {
  const differences: Difference[] = [];
  const changes = diffArrays([...a], [...b], { comparator: (x, y) => x.key === y.key });
  for (let at = 0; at < changes.length; at++) {
    const change = changes[at];
    const next = changes[at + 1];
    if (!change || (!change.added && !change.removed)) continue;
    if (next && change.removed && next.added) {
      differences.push(...pairUp(change.value, next.value));
      at++;
    } else differences.push(...change.value.map((entry) => lone(change.removed ? 'missing' : 'added', entry)));
  }
  return differences;
}

/** Entries of one topic that stand in the same place are one change, the others are missing or added. */
function pairUp(removed: readonly Entry[], added: readonly Entry[]): readonly Difference[] {
  const rest = [...added];
  const differences = removed.map((entry): Difference => {
    const at = rest.findIndex(({ topic }) => topic === entry.topic);
    const [partner] = at < 0 ? [] : rest.splice(at, 1);
    if (!partner) return lone('missing', entry);
    const { first, second } = { first: placeOf(entry), second: placeOf(partner) };
    const same = first.words === second.words;
    return { kind: 'changed', message: same ? `${first.words} looks different.` : `${first.words} became ${second.words}.`, first, second };
  });
  return [...differences, ...rest.map((entry) => lone('added', entry))];
}

function lone(kind: 'missing' | 'added', entry: Entry): Difference {
  const place = placeOf(entry);
  return kind === 'missing'
    ? { kind, message: `${entry.words} is missing.`, first: place }
    : { kind, message: `${entry.words} was added.`, second: place };
}

function placeOf({ words, span }: Entry): Place {
  return { words, ...(span && { span }) };
}

function entriesOf(diagram: Diagram): readonly Entry[] {
  return [...partsOf(diagram), ...membersOf(diagram), ...statementsOf(diagram)];
}

function entry(topic: string, words: string, data: unknown, span: Span | undefined): Entry {
  return { topic, words, key: `${topic} ${stringify(data, 0, true)}`, ...(span && { span }) };
}

/** Everything of a diagram but its participants and statements. */
function partsOf(diagram: Diagram): readonly Entry[] {
  const { participants: _, statements: __, ...parts } = meaning({ ...diagram, participants: [], statements: [] });
  const words = wordsAround(diagram);
  return Object.entries(parts).map(([name, value]) => {
    const text = words.get(name);
    return entry(name, `the ${name}${text === undefined ? '' : ` ${quoted(text)}`}`, value, diagram.origin?.span);
  });
}

/** The texts round the drawing by the names of their fields. */
function wordsAround({ title, header, footer, caption, legend, mainframe }: Diagram): ReadonlyMap<string, Text> {
  const banners = Object.entries({ header, footer, caption, legend, mainframe });
  const texts = [['title', title] as const, ...banners.map(([name, banner]) => [name, banner?.text] as const)];
  return new Map(texts.flatMap(([name, text]) => (text === undefined ? [] : [[name, text] as const])));
}

function membersOf(diagram: Diagram): readonly Entry[] {
  const participants = [...participantsIn(diagram.participants)].map(({ participant, boxes }) => {
    const { origin, id: _, ...rest } = participant;
    return entry('participant', describeMember(participant), { ...rest, boxes: boxes.map(({ title }) => title ?? '') }, origin?.span);
  });
  const boxes = [...boxesIn(diagram.participants)].map((box) => {
    const { origin, id: _, participants: __, ...rest } = box;
    return entry('box', describeMember(box), rest, origin?.span);
  });
  return [...participants, ...boxes];
}

function statementsOf(diagram: Diagram): readonly Entry[] {
  const positions = positionNames(diagram);
  const labels = labelsOf(diagram);
  const rename = (id: string): string => labels.get(id) ?? positions.get(id) ?? `?${id}`;
  const entries: Entry[] = [];
  const asDrawn = numberingAsDrawn();
  for (const step of outline(diagram.statements)) {
    const { statement } = step;
    const span = statement.origin?.span;
    if (statement.kind === 'expansion') continue;
    if (step.event === 'close') entries.push(entry('end', `the end of ${describe(statement, labels)}`, 0, span));
    else if (step.event === 'operand') {
      const { statements: _, origin, ...operand } = step.operand;
      if (step.index > 0) entries.push(entry('operand', describeOperand(step.statement, step.operand), operand, origin?.span ?? span));
    } else
      for (const one of asDrawn(shallow(statement)))
        for (const said of meaningOf(one, rename)) entries.push(entry(said.kind, describe(one, labels), said, span));
  }
  return entries;
}

/** The statement without what is inside it, but with the guard that stands beside its operator. */
function shallow(statement: Statement): Statement {
  if (statement.kind === 'fragment') {
    const operands = statement.operands.slice(0, 1).map((operand) => ({ ...operand, statements: [] }));
    return { ...statement, operands };
  }
  return statement.kind === 'section' ? { ...statement, statements: [] } : statement;
}
