// Ids that Mermaid can hold wherever the diagram names them; others give way to readable ones, and the label stays.

import type { Diagram, Participant, Statement, StatementKind } from '../../ir/model.js';
import { renameIds } from '../../ir/rename.js';
import { participantsOf, walk } from '../../ir/walk.js';
import { declarationsHold, mentionsOf } from '../kit/declarations.js';
import { unused } from '../kit/unused.js';
import { mermaidDeclarations } from './adapt/members.js';
import { read } from './read.js';
import { fragmentWords, keywords } from './vocabulary.js';

/** A diagram with ids that Mermaid can hold, and the ids they stand for. */
export interface SafelyNamed {
  readonly diagram: Diagram;
  /** Former ids by new ones. */
  readonly names: ReadonlyMap<string, string>;
}

/** Words that begin or part a statement, wherever they stand in it. */
const reserved: ReadonlySet<string> = new Set([
  ...keywords.map((keyword) => keyword.toLowerCase()),
  ...['title', 'acctitle', 'accdescr', 'as', 'left', 'right'],
]);

/** Renames only what must be renamed; the choice depends on the diagram alone, so that printing again gives the same. */
export function safeIds(diagram: Diagram): SafelyNamed {
  const participants = participantsOf(diagram);
  const doubtful = participants.filter(({ id }) => !isPlain(id));
  if (doubtful.length === 0) return { diagram, names: new Map() };
  const uses = usesOf(diagram, new Set(doubtful.map(({ id }) => id)));
  const ids = new Set(participants.map(({ id }) => id));
  const first = freshIds(doubtful, uses, undeclaredIn(diagram), ids);
  // A new id has to be declared, for its label: then all may have to be.
  const renamed = first.size === 0 ? first : freshIds(doubtful, uses, new Set(), ids);
  return { diagram: renameIds(diagram, renamed), names: new Map([...renamed].map(([old, fresh]) => [fresh, old])) };
}

/** New ids for those that do not work. */
function freshIds(
  doubtful: readonly Participant[],
  uses: ReadonlyMap<string, ReadonlySet<Use>>,
  undeclared: ReadonlySet<string>,
  ids: ReadonlySet<string>,
): ReadonlyMap<string, string> {
  const taken = new Set(ids);
  const renamed = new Map<string, string>();
  for (const participant of doubtful) {
    if (works(participant, uses.get(participant.id) ?? new Set(), undeclared.has(participant.id))) continue;
    const fresh = freshId(participant.id, taken);
    taken.add(fresh);
    renamed.set(participant.id, fresh);
  }
  return renamed;
}

/** Participants that will come into being by being mentioned: they can have names that no declaration can hold. */
function undeclaredIn(diagram: Diagram): ReadonlySet<string> {
  if (isForeign(diagram) || !declarationsHold(diagram, mermaidDeclarations)) return new Set();
  const ids = new Set(
    participantsOf(diagram)
      .filter((one) => !mermaidDeclarations.needsDeclaration(one))
      .map(({ id }) => id),
  );
  for (const statement of walk(diagram.statements)) {
    // What stands for an edge is declared, and all others with it.
    if (statement.kind === 'message' && (typeof statement.from !== 'string' || typeof statement.to !== 'string')) return new Set();
    if (statement.kind === 'create') ids.delete(statement.participant);
    else if (statement.kind === 'declaration' && statement.of === 'participant') ids.delete(statement.id ?? '');
  }
  return ids;
}

/** An ASCII word that is no keyword works everywhere. */
function isPlain(id: string): boolean {
  return /^[A-Za-z_]\w*$/.test(id) && !reserved.has(id.toLowerCase());
}

/** So do several with blanks or dots between them, where nothing else stands in the declaration. */
export function areWords(id: string): boolean {
  return /^[A-WYZ_a-wyz]\w*(?:[ .]\w+)*$/.test(id) && id.split(/[ .]/).every((word) => !reserved.has(word.toLowerCase()));
}

function freshId(id: string, taken: ReadonlySet<string>): string {
  const word = id
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/\W+/g, '_')
    .replace(/^_+|(?<!_)_+$/g, '');
  const stem = word === '' || /^\d/.test(word) ? `p_${word}`.replace(/_$/, '') : word;
  return unused(isPlain(stem) ? stem : `${stem}_`, taken);
}

/** Lines in which an id may stand, with `@` for the id. */
type Use =
  | '@->>b:'
  | 'b->>@:'
  | 'b->>-@:'
  | '@/|-b:'
  | '@()->>b:'
  | 'Note over @:'
  | 'Note left of @:'
  | 'activate @'
  | 'destroy @\n@->>b:'
  | 'links @: {}';

function usesOf(diagram: Diagram, ids: ReadonlySet<string>): ReadonlyMap<string, Set<Use>> {
  const uses = new Map<string, Set<Use>>();
  const add = (id: unknown, ...found: readonly Use[]): void => {
    if (typeof id !== 'string' || !ids.has(id)) return;
    const known = uses.get(id) ?? new Set();
    uses.set(id, known);
    for (const use of found) known.add(use);
  };
  for (const statement of walk(diagram.statements)) {
    if (statement.kind === 'message') {
      const { from, to, arrow, receivers } = statement;
      add(from, '@->>b:');
      for (const one of [to, ...(receivers ?? [])]) add(one, 'b->>@:', 'b->>-@:');
      if (arrow.tail?.half) add(from, '@/|-b:');
      if (arrow.tail?.circle || arrow.head?.circle) add(from, '@()->>b:');
    } else if (statement.kind === 'activate' || statement.kind === 'deactivate') add(statement.participant, 'activate @');
    else if (statement.kind === 'destroy') add(statement.participant, 'destroy @\n@->>b:');
    else for (const id of mentionsOf(statement)) add(id, 'Note over @:', 'Note left of @:');
  }
  if (isForeign(diagram)) for (const id of ids) add(id, 'Note over @:', 'Note left of @:');
  for (const { id, links, properties, details } of participantsOf(diagram))
    if (links || properties || details !== undefined) add(id, 'links @: {}');
  return uses;
}

/** Whether something in the diagram will become a note over participants, which names those that it did not name before. */
function isForeign(diagram: Diagram): boolean {
  if (diagram.caption || diagram.legend) return true;
  for (const statement of walk(diagram.statements)) {
    if (statement.kind === 'note' ? !statement.of : statement.kind === 'fragment' ? !isNative(statement) : !native.has(statement.kind))
      return true;
  }
  return false;
}

const native: ReadonlySet<StatementKind> = new Set<StatementKind>([
  ...(['message', 'activate', 'deactivate', 'create', 'destroy', 'numbering', 'comment', 'declaration', 'verbatim'] as const),
]);

function isNative({ operator, operands }: Statement<'fragment'>): boolean {
  const row = fragmentWords.find((word) => word.operator === operator);
  return row !== undefined && (operands.length < 2 || row.separator !== undefined);
}

/** Whether Mermaid reads the id as it is in all these lines and in its own declaration: asked by reading them. */
function works({ id, label, shape, element, stereotypes }: Participant, uses: ReadonlySet<Use>, isUndeclared: boolean): boolean {
  if (/[\n\r\u2028\u2029]|%%|^[%#]/.test(id) || id !== id.trim() || id === '') return false;
  const config = shape === 'participant' || shape === 'actor' ? '' : '@{ "type": "queue" }';
  // What Mermaid has no place for will stand in the label.
  const as = label === id && !element && !stereotypes ? '' : ' as Label';
  if (config === '' && as === '' && areWords(id)) return true;
  const lines = [...uses].map((use) => use.replaceAll('@', () => id));
  const declaration = isUndeclared ? '' : `participant ${id}${config}${as}\n`;
  const text = `sequenceDiagram\n${declaration}participant b\n${lines.join('\n')}\n`;
  const known = tried.get(text);
  if (known !== undefined) return known;
  if (tried.size === 1_000) tried.clear();
  const holds = isHeld(text, id, as === '' ? id : 'Label');
  tried.set(text, holds);
  return holds;
}

/** Whether the texts that were tried hold their ids: the diagrams of a project name the same participants. */
const tried = new Map<string, boolean>();

/** Whether a text is read with two participants: b, and one with this id and label. */
function isHeld(text: string, id: string, label: string): boolean {
  const { diagram, diagnostics } = read(text, {});
  const refused = diagnostics.some(({ severity, code }) => severity === 'error' && code !== 'mermaid/inactive');
  // `accDescr {` and its like begin a text of the diagram instead.
  if (!diagram || refused || diagram.accessibility || diagram.title !== undefined) return false;
  const others = participantsOf(diagram).filter((one) => one.id !== 'b');
  return others.length === 1 && others[0]?.id === id && others[0].label === label;
}
