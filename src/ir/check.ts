// Whether a diagram that has the right shape also makes sense: names are given once, references lead somewhere, texts are in their one form.

import type { Box, Diagram, End, Participant, Statement } from './model.js';
import { type Inline, isEmptyText, isUnclosed, type Text, unclosedAtEnd } from './text.js';
import { statementLists } from './walk.js';

/** Something in a diagram that makes no sense. */
export interface Problem {
  /** `diagram.statements[3].operands[0].statements[1]` */
  readonly path: string;
  /** A whole sentence. */
  readonly problem: string;
}

/** Everything that makes no sense; empty for a diagram that any printer takes as it is. The data must have passed `validate`. */
export function check(diagram: Diagram): readonly Problem[] {
  const checker = new Checker();
  checker.parts(diagram);
  checker.members(diagram);
  const visits = visitsOf(diagram.statements);
  for (const visit of visits) checker.names(visit);
  for (const visit of visits) checker.references(visit);
  return checker.problems;
}

/** A statement and the way to it. */
interface Visit {
  readonly statement: Statement;
  readonly above: Visit | undefined;
  readonly step: string;
}

function visitsOf(statements: readonly Statement[]): readonly Visit[] {
  const visits: Visit[] = [];
  const pending = statements.map((statement, i): Visit => ({ statement, above: undefined, step: `diagram.statements[${i}]` })).reverse();
  for (let visit = pending.pop(); visit; visit = pending.pop()) {
    visits.push(visit);
    const { statement } = visit;
    const lists = statementLists(statement);
    for (let l = lists.length - 1; l >= 0; l--) {
      const list = lists[l] ?? [];
      const place = statement.kind === 'fragment' ? `.operands[${l}].statements` : '.statements';
      for (let i = list.length - 1; i >= 0; i--) {
        const inner = list[i];
        if (inner) pending.push({ statement: inner, above: visit, step: `${place}[${i}]` });
      }
    }
  }
  return visits;
}

function pathOf(visit: Visit): string {
  const steps: string[] = [];
  for (let at: Visit | undefined = visit; at; at = at.above) steps.push(at.step);
  return steps.reverse().join('');
}

/** A space of names: ids of participants and boxes share one. */
type Space = 'id' | 'anchor' | 'step' | 'section';

class Checker {
  readonly problems: Problem[] = [];
  readonly #names: { readonly [S in Space]: Set<string> } = { id: new Set(), anchor: new Set(), step: new Set(), section: new Set() };

  parts(diagram: Diagram): void {
    this.#text(diagram.title, 'diagram.title');
    for (const part of ['header', 'footer', 'caption', 'legend', 'mainframe'] as const)
      this.#text(diagram[part]?.text, `diagram.${part}.text`);
  }

  members(diagram: Diagram): void {
    interface Place {
      readonly member: Participant | Box;
      readonly path: string;
    }
    const placed = (list: readonly (Participant | Box)[], path: string): Place[] =>
      list.map((member, i) => ({ member, path: `${path}[${i}]` })).reverse();
    const pending = placed(diagram.participants, 'diagram.participants');
    for (let place = pending.pop(); place; place = pending.pop()) {
      const { member, path } = place;
      this.#give('id', member.id, path);
      this.#text(member.kind === 'box' ? member.title : member.label, `${path}.${member.kind === 'box' ? 'title' : 'label'}`);
      if (member.kind === 'box') pending.push(...placed(member.participants, `${path}.participants`));
    }
  }

  /** The names that a statement gives, and its texts. */
  names(visit: Visit): void {
    const { statement } = visit;
    for (const [space, name] of namesOf(statement)) this.#give(space, name, visit);
    for (const [field, text, goesOn] of textsOf(statement)) if (text !== undefined) this.#text(text, visit, field, goesOn);
    if (statement.kind === 'note' && statement.placement === 'over' && !statement.of) this.#say(visit, 'A note over nobody has no place.');
  }

  references(visit: Visit): void {
    for (const [space, name] of referencesOf(visit.statement))
      if (!this.#names[space].has(name)) this.#say(visit, `The ${words[space]} ${JSON.stringify(name)} does not exist.`);
  }

  #give(space: Space, name: string, place: string | Visit): void {
    const names = this.#names[space];
    if (name === '') this.#say(place, `The ${words[space]} is empty.`);
    if (names.has(name)) this.#say(place, `The ${words[space]} ${JSON.stringify(name)} is given twice.`);
    names.add(name);
  }

  #text(text: Text | undefined, place: string | Visit, field = '', goesOn = false): void {
    const flaw = text === undefined ? undefined : flawOf(text, goesOn);
    if (flaw !== undefined) this.#say(place, flaw, field);
  }

  #say(place: string | Visit, problem: string, field = ''): void {
    this.problems.push({ path: (typeof place === 'string' ? place : pathOf(place)) + field, problem });
  }
}

const words: { readonly [S in Space]: string } = { id: 'id', anchor: 'anchor', step: 'id of a step', section: 'id of a section' };

type Named = readonly [space: Space, name: string];

function all(space: Space, ...names: readonly (string | undefined)[]): readonly Named[] {
  return names.flatMap((name): readonly Named[] => (name === undefined ? [] : [[space, name]]));
}

function namesOf(statement: Statement): readonly Named[] {
  if (statement.kind === 'section') return all('section', statement.id);
  if (statement.kind !== 'message') return [];
  return [...all('anchor', statement.anchor, statement.fromAnchor, statement.toAnchor), ...all('step', statement.step?.id)];
}

function referencesOf(statement: Statement): readonly Named[] {
  const end = (e: End): string | undefined => (typeof e === 'string' ? e : undefined);
  switch (statement.kind) {
    case 'message':
      return [
        ...all('id', end(statement.from), end(statement.to), ...(statement.receivers ?? [])),
        ...all('step', statement.step?.answers),
      ];
    case 'note':
      return all('id', ...(statement.of ?? []));
    case 'reference':
      return all('id', ...statement.over);
    case 'activate':
    case 'deactivate':
    case 'create':
    case 'destroy':
    case 'state':
      return all('id', statement.participant);
    case 'declaration':
      return all('id', statement.id);
    case 'duration':
      return all('anchor', statement.from, statement.to);
    case 'section':
      return all('step', statement.at, ...(statement.replaces ?? []));
    default:
      return [];
  }
}

/** The texts of a statement; `goesOn` where formatting may go on behind it. */
function textsOf(statement: Statement): readonly (readonly [field: string, text: Text | undefined, goesOn?: boolean])[] {
  switch (statement.kind) {
    case 'message':
    case 'note':
    case 'reference':
    case 'divider':
    case 'delay':
    case 'duration':
    case 'state':
      return [['.text', statement.text]];
    case 'page':
    case 'section':
      return [['.title', statement.title]];
    case 'fragment':
      return [
        ['.title', statement.title, isEmptyText(statement.operands[0]?.guard)],
        ['.ending', statement.ending, true],
        ...statement.operands.map(({ guard }, i) => [`.operands[${i}].guard`, guard, true] as const),
      ];
    default:
      return [];
  }
}

/** What keeps a text from being in its one form. */
function flawOf(text: Text, goesOn: boolean): string | undefined {
  if (typeof text === 'string') return text.includes('\r') ? carriage : undefined;
  const plain = text.content.every((item) => typeof item === 'string');
  if (plain && text.wrap === undefined && text.align === undefined) return 'A text without formatting is a plain string.';
  const unclosed: ReadonlySet<Inline> = new Set(goesOn ? unclosedAtEnd(text.content) : []);
  const pending: (readonly Inline[])[] = [text.content];
  for (let content = pending.pop(); content; content = pending.pop()) {
    for (const [index, item] of content.entries()) {
      if (isUnclosed(item) && !unclosed.has(item)) return 'Formatting is unclosed only at the end of a guard.';
      if (typeof item !== 'string') pending.push(...contentsOf(item));
      else if (item === '') return 'An empty string says nothing.';
      else if (item.includes('\r')) return carriage;
      else if (typeof content[index + 1] === 'string') return 'Two strings side by side are one.';
    }
  }
  return undefined;
}

const carriage = 'A line ends with "\\n" alone.';

function contentsOf(node: Exclude<Inline, string>): readonly (readonly Inline[])[] {
  if (node.kind === 'row') return node.cells.map(({ content }) => content);
  return 'content' in node && node.content ? [node.content] : [];
}
