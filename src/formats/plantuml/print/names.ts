// How each participant is called in the printed text: by its id wherever PlantUML can hold it, by a readable new one elsewhere.

import { equal } from '../../../ir/equal.js';
import type { Diagram, Participant } from '../../../ir/model.js';
import { plainText } from '../../../ir/text.js';
import { participantsOf, walk } from '../../../ir/walk.js';
import { unused } from '../../kit/unused.js';
import { readText } from '../creole/read.js';
import { strangeLetter, wordOf } from '../vocabulary.js';
import { choiceOf } from './pieces.js';

/** The names of a diagram's participants. */
export interface Names {
  /** As it is written in the middle of a line: bare or quoted. */
  inline(id: string): string;
  /** As it is written where a line begins: quoted as well where the bare word would begin another command. */
  first(id: string): string;
  /** As it is written in a reference, where `@` ends a bare word. */
  inReference(id: string): string;
  /** Whether the name can stand without quotes. */
  isBare(id: string): boolean;
  /** Whether a participant that nothing declares would be drawn with this one's label. */
  saysLabel(participant: Participant): boolean;
}

const bare = new RegExp(`^(?:(?!${strangeLetter})[\\p{L}\\p{N}_.@])+$`, 'u');
/** Words that begin a command even when an arrow follows. */
const commands =
  /^(?:title|caption|header|footer|legend|mainframe|left|right|center|skinparam|sprite|scale|hide|show|activate|deactivate|create|destroy|set|rotate|skin|url|return|newpage|autonumber|@.*)$/i;
/** What no quoted name can hold, or what the preprocessor would change in it. */
const unquotable = /["“”–\u0000-\u001F\u0085\u2028\u2029]|%\w+\s*\(|\/'''|^@start|^$/;

/** Whether a name can stand without quotes. */
export function isBareName(name: string): boolean {
  return bare.test(name);
}

/** Names every participant of a diagram. */
export function namesOf(diagram: Diagram): Names {
  const participants = participantsOf(diagram);
  const mustBeBare = withoutQuotes(diagram);
  /** Never declared, and in quotes where their author first named them although nothing asked for quotes. */
  const keptInQuotes = new Set(
    participants.filter((one) => choiceOf(one, 'quoted') === true && !asksForQuotes(one.id)).map(({ id }) => id),
  );
  for (const statement of walk(diagram.statements)) {
    if (statement.kind === 'declaration' && statement.id !== undefined) keptInQuotes.delete(statement.id);
  }
  const known = new Set(participants.map(({ id }) => id));
  const renamed = newNamesOf(diagram, mustBeBare);
  const nameOf = (id: string): string => renamed.get(id) ?? (!known.has(id) && unquotable.test(id) ? slug(id) : id);
  const written = (id: string, isBare: (name: string) => boolean): string => {
    const name = nameOf(id);
    return bare.test(name) && isBare(name) && !keptInQuotes.has(id) ? name : `"${name}"`;
  };
  return {
    inline: (id) => (mustBeBare.has(id) ? nameOf(id) : written(id, () => true)),
    first: (id) => written(id, (name) => !commands.test(name)),
    inReference: (id) => written(id, (name) => !name.includes('@')),
    isBare: (id) => bare.test(nameOf(id)),
    saysLabel: ({ id, label }) => equal(readText(nameOf(id), 'label'), label),
  };
}

/** The ids that PlantUML has no way to write, with what stands for them. */
export function newNamesOf(diagram: Diagram, mustBeBare = withoutQuotes(diagram)): ReadonlyMap<string, string> {
  const participants = participantsOf(diagram);
  const taken = new Set(participants.map(({ id }) => id));
  const renamed = new Map<string, string>();
  for (const participant of participants) {
    if (!needsNewName(participant, mustBeBare)) continue;
    const name = newName(participant, taken);
    taken.add(name);
    renamed.set(participant.id, name);
  }
  return renamed;
}

/** The ids that stand where no quotes can. */
function withoutQuotes({ statements }: Diagram): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const statement of walk(statements)) {
    if (statement.kind === 'message') for (const id of statement.receivers ?? []) ids.add(id);
    if (statement.kind === 'reference') for (const id of statement.over) if (/[[\]]|^\(\)$/.test(id)) ids.add(id);
  }
  return ids;
}

/** Whether some places cannot have the name without quotes. */
function asksForQuotes(name: string): boolean {
  return !bare.test(name) || commands.test(name) || name.includes('@');
}

/** A name in quotes cannot have a label of its own; further receivers cannot be quoted at all. */
function needsNewName({ id, label }: Participant, mustBeBare: ReadonlySet<string>): boolean {
  if (unquotable.test(id)) return true;
  return !bare.test(id) && (mustBeBare.has(id) || !equal(readText(id, 'label'), label));
}

function newName({ id, label }: Participant, taken: ReadonlySet<string>): string {
  return unused(slug(id.trim() === '' ? plainText(label) : id), taken);
}

function slug(text: string): string {
  const word = wordOf(text).slice(0, 60);
  return word === '' ? 'P' : word;
}
