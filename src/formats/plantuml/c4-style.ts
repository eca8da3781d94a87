// A diagram as an author of C4-PlantUML would write it: its elements and relations as calls of the library's macros, everything else as it was.

import { equal } from '../../ir/equal.js';
import type { Arrow, Diagram, Element, Participant, Statement } from '../../ir/model.js';
import { contentOf, type Inline, isEmptyText, type Text } from '../../ir/text.js';
import { mapMembers, mapStatements, participantsOf } from '../../ir/walk.js';
import { readText } from './creole/read.js';
import { sameDrawing, writeText } from './creole/write.js';

const library = '!include <C4/C4_Sequence>';
/** What the library says at its beginning. */
const pragma = '!pragma teoz true';

/** The diagram with macros for all elements and relations that have one; itself where there is none, or where it is written so already. */
export function inC4(diagram: Diagram): Diagram {
  const macros = new Map<string, string>();
  for (const participant of participantsOf(diagram)) {
    const call = elementCall(participant);
    if (call !== undefined) macros.set(participant.id, call);
  }
  if (macros.size === 0 || usesMacros(diagram)) return diagram;
  const statements = mapStatements(diagram.statements, (statement) => {
    if (statement.kind === 'declaration' && ['participant', 'box', 'box-end'].includes(statement.of)) return [];
    // The library says it.
    if (statement.kind === 'verbatim' && statement.format === 'plantuml' && statement.text === pragma) return [];
    return [statement.kind === 'message' ? relation(statement) : statement];
  });
  return {
    ...withoutOrders(diagram),
    statements: [...opening(diagram), ...declarations(diagram, macros), ...statements],
  };
}

/** Whether macros of the author's own declare participants. */
function usesMacros({ statements }: Diagram): boolean {
  return statements.some(
    (one) => one.kind === 'expansion' && one.format === 'plantuml' && one.statements.some(({ kind }) => kind === 'declaration'),
  );
}

function expansion(text: string, statements: readonly Statement[]): Statement {
  return { kind: 'expansion', format: 'plantuml', text, statements };
}

/** The library hides the participants below the diagram; where they are wanted it must be told so. */
function opening({ footbox }: Diagram): readonly Statement[] {
  const footboxes: Statement = { kind: 'declaration', of: 'footbox' };
  const include = expansion(library, [{ kind: 'verbatim', format: 'plantuml', text: pragma }, footboxes]);
  return footbox === false ? [include] : [include, expansion('SHOW_FOOT_BOXES()', [footboxes])];
}

/** All participants and boxes in drawing order. */
function declarations({ participants }: Diagram, macros: ReadonlyMap<string, string>): readonly Statement[] {
  const out: Statement[] = [];
  const pending: ((typeof participants)[number] | string)[] = [...participants].reverse();
  for (let member = pending.pop(); member !== undefined; member = pending.pop()) {
    if (typeof member === 'string') out.push({ kind: 'declaration', of: 'box-end', id: member });
    else if (member.kind === 'box') {
      out.push({ kind: 'declaration', of: 'box', id: member.id });
      pending.push(member.id, ...[...member.participants].reverse());
    } else {
      const declaration: Statement = { kind: 'declaration', of: 'participant', id: member.id };
      const call = macros.get(member.id);
      out.push(call === undefined ? declaration : expansion(call, [declaration]));
    }
  }
  return out;
}

/** The places that an author gave with `order` are places in the list here. */
function withoutOrders(diagram: Diagram): Diagram {
  const participants = mapMembers(diagram.participants, (member, inner) => {
    if (member.kind === 'box') return [{ ...member, participants: member.participants.flatMap(inner) }];
    if (!member.origin?.choices) return [member];
    const { choices: _, ...origin } = member.origin;
    return [{ ...member, origin }];
  });
  return { ...diagram, participants };
}

const name = /^[\p{L}\p{N}_]+$/u;
const words: Readonly<Record<Element['type'], string>> = {
  person: 'Person',
  system: 'System',
  container: 'Container',
  component: 'Component',
};

/** `Container(id, "Label", "technology", "description")`; undefined for an element of which the macros cannot say all. */
function elementCall(participant: Participant): string | undefined {
  const { id, label, shape, element, kind: _, origin: __, ...more } = participant;
  if (!element || shape !== 'participant' || Object.keys(more).length > 0 || !name.test(id) || isEmptyText(label)) return undefined;
  const { type, external, technology = '', description = '' } = element;
  const shown = labelArgument(label);
  if (shown === undefined || !isArgument(technology) || !isArgument(description)) return undefined;
  const isRole = type === 'person' || type === 'system';
  // A person or a system has no technology of its own but a type, which stands far behind.
  const rest = isRole
    ? [...inQuotes(description), ...(technology === '' ? [] : [`$type="${technology}"`])]
    : inQuotes(technology, description);
  return `${words[type]}${external ? '_Ext' : ''}(${[id, `"${shown}"`, ...rest].join(', ')})`;
}

/** Arguments in quotes, without empty ones at the end. */
function inQuotes(...values: readonly string[]): readonly string[] {
  const last = values.findLastIndex((value) => value !== '');
  return values.slice(0, last + 1).map((value) => `"${value}"`);
}

/** Whether a text is an argument as it is. */
function isArgument(text: string): boolean {
  return /^[^"$%\\\n\r~<]*$/.test(text) && text.trim() === text;
}

function labelArgument(label: Text): string | undefined {
  const written = writeText(label, 'name');
  return /["$%]/.test(written) || !sameDrawing(readText(written, 'label'), label) ? undefined : written;
}

const call: Arrow = { line: 'solid', head: { shape: 'filled' } };

/** `Rel(from, to, "label", "technology")` for a message that is drawn like that; any other message as it is. */
function relation(message: Statement<'message'>): Statement {
  const { kind: _, origin: __, from, to, arrow, text, ...more } = message;
  if (typeof from !== 'string' || typeof to !== 'string' || !name.test(from) || !name.test(to)) return message;
  if (!equal(arrow, call) || Object.keys(more).length > 0) return message;
  const [label, lineBreak, technology, ...others] = contentOf(text);
  const said = [strongText(label), technology === undefined ? '' : technologyText(technology)];
  if (others.length > 0 || (technology !== undefined && lineBreak !== '\n') || !said.every((one) => one !== undefined && isArgument(one)))
    return message;
  return expansion(`Rel(${[from, to, ...inQuotes(...said.map(String))].join(', ')})`, [message]);
}

/** The words of `**words**`, on one line. */
function strongText(item: Inline | undefined): string | undefined {
  if (typeof item !== 'object' || item.kind !== 'strong') return undefined;
  const [only, ...more] = item.content;
  return typeof only === 'string' && more.length === 0 && only !== '' ? only : undefined;
}

/** The words of `//<size:12>[words]</size>//`, as far as the macro does not break them. */
function technologyText(item: Inline): string | undefined {
  const size = typeof item === 'object' && item.kind === 'emphasis' && item.content.length === 1 ? item.content[0] : undefined;
  const inner =
    typeof size === 'object' && size.kind === 'size' && size.size === 12 && size.content.length === 1 ? size.content[0] : undefined;
  return typeof inner === 'string' ? /^\[(.{1,35})\]$/.exec(inner)?.[1] : undefined;
}
