// What the official PlantUML must draw of a diagram, said in the words of its own model, and what it draws instead.

import type { Banner, Diagram, End, Participant, Statement } from '../../src/ir/model.js';
import { contentOf, type Inline, type InlineNode, isEmptyText, makeText, plainText, type Text } from '../../src/ir/text.js';
import { outline, participantsIn } from '../../src/ir/walk.js';
import type { DrawnDiagram, DrawnParticipant, Reading } from './engine.js';

type Fact = Readonly<Record<string, unknown>>;

/** What stands for a text with parts that the engine's model does not tell: pictures, formulas, numbers. */
const untold = '?';

// ---- what was meant ---------------------------------------------------------------------------------------------

/** The lines of a text, without its looks. */
function meantText(text: Text | undefined): unknown {
  if (text === undefined) return [''];
  if (typeof text !== 'string' && hasUntold.test(JSON.stringify(text))) return untold;
  return withoutBlanks(wordsOf(contentOf(text)).split('\n'));
}

/** Pictures stand in the labels of links, too. */
const hasUntold = /"kind":"(?:image|autonumber|verbatim)"|"list":"number"|"label":"[^"]*<[:&$#]/;

/** The words in a text, in reading order. */
function wordsOf(content: readonly Inline[]): string {
  return content.map((item) => (typeof item === 'string' ? item : wordsIn(item))).join('');
}

function wordsIn(node: InlineNode): string {
  if (node.kind === 'row') return node.cells.map((cell) => wordsOf(cell.content)).join('');
  return 'content' in node ? wordsOf(node.content ?? []) : plainText({ content: [node] });
}

/** Blanks are left out: the engine's model has some of them as widths. */
function withoutBlanks(lines: readonly string[]): readonly string[] {
  return lines.map((line) => line.replace(/\s/g, ''));
}

/** The lines of a text that the engine's model has without the blanks at their ends, which may make signs of what they hid. */
function meantTrimmed(text: Text | undefined): unknown {
  return text !== undefined && /^\s+\S|\S\s+$/m.test(plainText(text)) ? untold : meantText(text);
}

function meantGuard(guard: Text | undefined): unknown {
  return guard === undefined || isEmptyText(guard) ? undefined : meantText(makeText(['[', ...contentOf(guard), ']']));
}

/** The facts of a diagram in the order of drawing: participants, the texts round it, events. */
export function meantBy(diagram: Diagram): readonly Fact[] {
  const members = [...participantsIn(diagram.participants)];
  const places = new Map(members.map(({ participant }, index) => [participant.id, index]));
  const banner = (one: Banner | undefined): unknown => meantText(one?.text);
  const { title, header, footer, caption, legend, mainframe } = diagram;
  return [
    ...members.map(({ participant, boxes }) => ({
      ...meantParticipant(participant),
      boxes: boxes.map((box) => meantTrimmed(box.title)).reverse(),
    })),
    { t: 'title', text: meantText(title) },
    ...Object.entries({ header, footer, caption, legend, mainframe }).map(([t, one]) => ({ t, text: banner(one) })),
    ...meantEvents(diagram, (id) => places.get(String(id)) ?? -1),
  ];
}

function meantParticipant({ shape, label }: Participant): Fact {
  return { t: shape, text: meantText(label) };
}

type Place = (id: End | undefined) => number;

function meantEvents(diagram: Diagram, place: Place): readonly Fact[] {
  const facts: Fact[] = [];
  for (const step of outline(diagram.statements)) {
    if (step.event === 'statement') facts.push(...meantStatement(step.statement, place));
    else if (step.statement.kind !== 'fragment') continue;
    else if (step.event === 'close') facts.push({ t: 'end' });
    else if (step.event === 'operand')
      facts.push(step.index > 0 ? { t: 'else', text: meantGuard(step.operand.guard) } : opening(step.statement));
  }
  // `ignore newpage` ignores all behind it.
  const last = facts.findIndex(({ t }) => t === 'ignored');
  const drawn = facts.filter(({ t }, at) => t !== 'ignored' && (t !== 'newpage' || last < 0 || at < last));
  return withSortedLives(withOwnedNotes(drawn));
}

/** A note of a message is kept with the message, whatever stands between. */
function withOwnedNotes(facts: readonly Fact[]): readonly Fact[] {
  const out: Fact[] = [];
  let owner = -1;
  for (const fact of facts) {
    if (fact['t'] === 'note' && fact['of'] === undefined && fact['place'] !== 'across') out.splice(++owner, 0, fact);
    else if (out.push(fact) && owners.has(String(fact['t']))) owner = out.length - 1;
  }
  return out;
}

const owners: ReadonlySet<string> = new Set(['message', 'ref', 'end']);

function opening({ operator, overlapping, title, operands }: Statement<'fragment'>): Fact {
  const text = meantGuard(operands[0]?.guard);
  // A partition has its title and guard in one.
  if (operator === 'partition') return { t: 'group', title: [operator], text: untold };
  if (operator !== 'group') return { t: 'group', title: [overlapping ? 'par2' : operator], text };
  // The title of a group without a guard is its guard to the engine, and its word where it has none, either.
  if (text === undefined) return { t: 'group', title: [operator], text: meantGuard(title) ?? ['[group]'] };
  return { t: 'group', title: meantText(title), text };
}

function meantStatement(statement: Statement, place: Place): readonly Fact[] {
  switch (statement.kind) {
    case 'message':
      return [meantMessage(statement, place)];
    case 'note':
      return [{ t: 'note', place: placementOf(statement), of: statement.of?.map(place), text: meantText(statement.text) }];
    case 'activate':
    case 'deactivate':
    case 'create':
    case 'destroy':
      return [{ t: 'life', kind: statement.kind, of: place(statement.participant) }];
    case 'divider':
    case 'delay':
      return [{ t: statement.kind, text: meantTrimmed(statement.text) }];
    case 'reference':
      return [{ t: 'ref', over: statement.over.map(place), text: meantText(statement.text) }];
    case 'space':
      return [{ t: 'space', size: statement.size ?? 25 }];
    case 'page':
      return [{ t: statement.ignored ? 'ignored' : 'newpage' }];
    default:
      return [];
  }
}

function meantMessage({ from, to, receivers, text, arrow }: Statement<'message'>, place: Place): Fact {
  const line = arrow.hidden ? 'hidden' : arrow.line;
  if (typeof from !== 'string') return { t: 'message', from: from.edge, to: place(to), line, text: meantText(text) };
  if (typeof to !== 'string') return { t: 'message', from: place(from), to: to.edge, line, text: meantText(text) };
  return { t: 'message', from: place(from), to: place(to), further: receivers?.map(place), line, text: meantText(text) };
}

/** Beside a message from or to an edge a note stands on the other side than it says. */
function placementOf({ placement, of }: Statement<'note'>): string {
  if (of === undefined && (placement === 'left' || placement === 'right')) return 'beside a message';
  return of && of.length > 1 ? 'over several' : placement;
}

/** What begins and ends at one place does so in any order. */
function withSortedLives(facts: readonly Fact[]): readonly Fact[] {
  const out: Fact[] = [];
  let lives: Fact[] = [];
  for (const fact of [...facts, undefined]) {
    if (fact?.['t'] === 'life') {
      lives.push(fact);
      continue;
    }
    out.push(...lives.sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b))));
    lives = [];
    if (fact) out.push(fact);
  }
  return out;
}

// ---- what is drawn ----------------------------------------------------------------------------------------------

/** The strings of a text as the engine draws it, one a line. */
function drawnText(dump: unknown): unknown {
  if (dump === undefined) return [''];
  const sheet = has(dump, 'text') ? dump.text : dump;
  if (has(sheet, 'lines') || has(sheet, 'written') || !Array.isArray(sheet)) return untold;
  return withoutBlanks(sheet.flatMap(linesOf));
}

/** A table is several lines in one. */
function linesOf(line: unknown): readonly string[] {
  const [only] = Array.isArray(line) ? line : [];
  if (has(only, 'table') && Array.isArray(only.table))
    return only.table.map((row: unknown) => stringsIn(has(row, 'cells') ? row.cells : row));
  return [stringsIn(line)];
}

function stringsIn(dump: unknown): string {
  if (typeof dump === 'string') return dump;
  if (Array.isArray(dump)) return dump.map(stringsIn).join('');
  const inner = ['s', 'runs', 'block', 'text', 'cell', 'tree'] as const;
  return inner.map((key) => (has(dump, key) ? stringsIn(dump[key]) : '')).join('');
}

function has<K extends string>(value: unknown, key: K): value is Readonly<Record<K, unknown>> {
  return typeof value === 'object' && value !== null && key in value;
}

/** The facts of what the engine draws, in the same order and words. */
export function drawnBy(drawn: DrawnDiagram): readonly Fact[] {
  const codes = new Map(drawn.participants.map(({ code }, index) => [code, index]));
  const place = (code: unknown): number => codes.get(String(code)) ?? -1;
  return [
    ...drawn.participants.map(drawnParticipant),
    ...['title', 'header', 'footer', 'caption', 'legend', 'mainFrame'].map((key) => ({
      t: key.toLowerCase(),
      text: drawnText(drawn[key]),
    })),
    ...withSortedLives(drawn.events.flatMap((event) => drawnEvent(event, place))),
  ];
}

function drawnParticipant({ type, display, ...rest }: DrawnParticipant): Fact {
  const boxes: unknown[] = [];
  for (let box = rest['box']; box !== undefined; box = has(box, 'in') ? box.in : undefined) {
    boxes.push(drawnText(has(box, 'title') ? box.title : undefined));
  }
  return { t: type.toLowerCase(), text: drawnText(display), boxes };
}

type DrawnPlace = (code: unknown) => number;

function drawnEvent(event: Fact, place: DrawnPlace): readonly Fact[] {
  const { t, notes, list } = event;
  const own = ownFact(event, place);
  const attached = [notes, t === 'notes' ? list : []].flatMap((all) => (Array.isArray(all) ? all : []));
  return [...own, ...attached.map((note: Fact) => drawnNote(note, place))];
}

function ownFact(event: Fact, place: DrawnPlace): readonly Fact[] {
  const text = drawnText(event['text'] ?? event['label']);
  switch (event['t']) {
    case 'message':
    case 'exo':
      return [drawnMessage(event, place, text)];
    case 'note':
      return [drawnNote(event, place)];
    case 'life':
      return [{ t: 'life', kind: String(event['kind']).toLowerCase(), of: place(event['p']) }];
    case 'group':
      return [
        { t: 'group', title: drawnText(event['title']), text: event['comment'] === undefined ? undefined : drawnText(event['comment']) },
      ];
    case 'else':
      return [{ t: 'else', text: event['comment'] === undefined ? undefined : drawnText(event['comment']) }];
    case 'ref':
      return [{ t: 'ref', over: Array.isArray(event['over']) ? event['over'].map(place) : [], text }];
    case 'space':
      return [{ t: 'space', size: event['px'] }];
    case 'divider':
    case 'delay':
      return [{ t: event['t'], text }];
    case 'notes':
      return [];
    default:
      return [{ t: event['t'] }];
  }
}

const lines: Readonly<Record<string, string>> = { NORMAL: 'solid', BOLD: 'solid', DOTTED: 'dotted', HIDDEN: 'hidden' };

function drawnMessage(event: Fact, place: DrawnPlace, text: unknown): Fact {
  const body = has(event['arrow'], 'body') ? String(event['arrow'].body) : '';
  const line = lines[body] ?? body;
  const [, way, edge = ''] = /^(FROM|TO)_(\w+)$/.exec(String(event['type'] ?? '')) ?? [];
  const at = edge.toLowerCase();
  if (way === 'FROM') return { t: 'message', from: at, to: place(event['p']), line, text };
  if (way === 'TO') return { t: 'message', from: place(event['p']), to: at, line, text };
  const { multicast } = event;
  const further = Array.isArray(multicast) ? multicast.map(place) : undefined;
  return { t: 'message', from: place(event['from']), to: place(event['to']), further, line, text };
}

function drawnNote(note: Fact, place: DrawnPlace): Fact {
  const { pos, p, p2 } = note;
  const of = p === undefined ? undefined : [p, ...(p2 === undefined ? [] : [p2])].map(place);
  const side = String(pos)
    .toLowerCase()
    .replace('over_several', of ? 'over several' : 'across');
  const isBeside = of === undefined && (side === 'left' || side === 'right');
  return { t: 'note', place: isBeside ? 'beside a message' : side, of, text: drawnText(note['text']) };
}

// ---- the comparison ---------------------------------------------------------------------------------------------

type Pair = readonly [Fact | undefined, Fact | undefined];

/** What one of the two cannot tell is the same in both. */
function withoutUntold([a, b]: Pair, key: 'text' | 'title' | 'boxes'): Pair {
  const isUntold = [a?.[key], b?.[key]].some((value) => value === untold || (Array.isArray(value) && value.includes(untold)));
  return isUntold
    ? [
        { ...a, [key]: untold },
        { ...b, [key]: untold },
      ]
    : [a, b];
}

/** Everything that the engine draws otherwise than it was meant. */
export function misreadings(diagram: Diagram, reading: Reading | undefined): readonly string[] {
  if (!reading?.drawn) return [`PlantUML reads ${reading?.kind} ${JSON.stringify(reading?.errors ?? [])}`];
  const meant = meantBy(diagram);
  const drawn = drawnBy(reading.drawn);
  const words = (fact: Fact | undefined): string => JSON.stringify(fact) ?? 'nothing';
  return Array.from({ length: Math.max(meant.length, drawn.length) }, (_, at) => [meant[at], drawn[at]] as const).flatMap(([a, b]) => {
    const [want, found] = (['text', 'title', 'boxes'] as const).reduce(withoutUntold, [a, b]);
    return words(want) === words(found) ? [] : [`${words(a)} became ${words(b)}`];
  });
}
