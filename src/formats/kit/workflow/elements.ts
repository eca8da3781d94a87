// What a participant is in the C4 model, in the words that diagrams show: a line of its label, or a stereotype.

import type { Element, Participant } from '../../../ir/model.js';

const types: readonly Element['type'][] = ['person', 'system', 'container', 'component'];

/** `Person`, `External`, `External Container`, `[Container: React]`: the line below a participant's name. */
export function elementWords({ type, external, technology }: Element): string {
  const word = `${external ? 'External ' : ''}${external && type === 'system' ? '' : capital(type)}`.trimEnd();
  return technology === undefined ? word : `[${word}: ${technology}]`;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** Each line without a technology, with what it says. */
const byWords: ReadonlyMap<string, Element> = new Map(
  types.flatMap((type) => [{ type } as const, { type, external: true } as const]).map((element) => [elementWords(element), element]),
);

/** Reads a line as `elementWords` writes it; undefined for any other. */
export function readElementWords(line: string): Element | undefined {
  const plain = byWords.get(line);
  if (plain) return plain;
  const [, word = '', technology = ''] = /^\[([A-Za-z ]+): ([^\n]+)\]$/.exec(line) ?? [];
  const element = byWords.get(word);
  return element && { ...element, technology };
}

/** `container`, `external system`, `container: React`: the stereotype of a participant. */
export function elementStereotype({ type, external, technology }: Element): string {
  const word = external ? `external ${type}` : type;
  return technology === undefined ? word : `${word}: ${technology}`;
}

const byStereotype: ReadonlyMap<string, Element> = new Map([...byWords.values()].map((element) => [elementStereotype(element), element]));

/** Reads a stereotype as people write it, in any case, `external` before or behind. */
export function readElementStereotype(stereotype: string): Element | undefined {
  const [, words = '', technology] = /^([^:]+?)(?:: ([^\n]+))?$/.exec(stereotype) ?? [];
  const lower = words.toLowerCase().replaceAll('_', ' ');
  const turned = lower.replace(/^(\S+) external$/, 'external $1').replace(/^external$/, 'external system');
  const element = byStereotype.get(turned);
  return element && (technology === undefined ? element : { ...element, technology });
}

/** The participant with what its label or its first fitting stereotype says that it is; itself where they say nothing. */
export function withElement(participant: Participant): Participant {
  if (participant.element) return participant;
  return fromLabel(participant) ?? fromStereotype(participant) ?? participant;
}

function fromLabel(participant: Participant): Participant | undefined {
  const { label } = participant;
  const at = typeof label === 'string' ? label.lastIndexOf('\n') : -1;
  if (typeof label !== 'string' || at < 1) return undefined;
  const element = readElementWords(label.slice(at + 1));
  return element && { ...participant, label: label.slice(0, at), element };
}

function fromStereotype({ stereotypes, ...participant }: Participant): Participant | undefined {
  const last = stereotypes?.at(-1);
  const element = last === undefined ? undefined : readElementStereotype(last);
  if (!element) return undefined;
  const others = stereotypes?.slice(0, -1) ?? [];
  return { ...participant, ...(others.length > 0 && { stereotypes: others }), element };
}
