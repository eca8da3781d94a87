// A statement in words, for people who compare two diagrams.

import type { Box, Diagram, End, Handlers, Operand, Participant, Statement } from './model.js';
import { match } from './model.js';
import { plainText, type Text } from './text.js';
import { participantsOf } from './walk.js';

/** `message User → Web "Log in"`: one statement without what is inside it. Participants are named by their labels. */
export function describe(statement: Statement, labels: ReadonlyMap<string, string>): string {
  return match(statement, words, (id) => labels.get(id) ?? id);
}

/** A text in quotes, without its formatting. */
export function quoted(text: Text): string {
  return JSON.stringify(plainText(text));
}

/** The names of all participants as a reader sees them. */
export function labelsOf(diagram: Diagram): ReadonlyMap<string, string> {
  return new Map(participantsOf(diagram).map(({ id, label }) => [id, plainText(label).replace(/\s+/g, ' ') || id]));
}

/** `participant "Web Application" (database)` */
export function describeMember(member: Participant | Box): string {
  if (member.kind === 'box') return `box ${quoted(member.title ?? '')}`;
  return `${member.shape} ${quoted(member.label)}`;
}

/** `else "not found"` */
export function describeOperand(fragment: Statement<'fragment'>, { guard }: Operand): string {
  return `operand ${quoted(guard ?? '')} of ${fragment.operator}`;
}

type Name = (id: string) => string;

const endOf = (end: End, name: Name): string => (typeof end === 'string' ? name(end) : `the ${end.edge} edge`);
const named = (ids: readonly string[], name: Name): string => ids.map(name).join(', ');

const words: Handlers<string, Name> = {
  message: ({ from, to, text, receivers }, name) =>
    `message ${endOf(from, name)} → ${[endOf(to, name), ...(receivers ?? []).map(name)].join(', ')} ${quoted(text)}`,
  note: ({ placement, of, text }, name) => `note ${placement}${of ? ` ${named(of, name)}` : ''} ${quoted(text)}`,
  activate: ({ participant }, name) => `activation of ${name(participant)}`,
  deactivate: ({ participant }, name) => `deactivation of ${name(participant)}`,
  create: ({ participant }, name) => `creation of ${name(participant)}`,
  destroy: ({ participant }, name) => `destruction of ${name(participant)}`,
  fragment: ({ operator, title, operands }) =>
    `${operator}${title === undefined ? '' : ` ${quoted(title)}`} ${quoted(operands[0]?.guard ?? '')}`,
  reference: ({ over, text }, name) => `reference over ${named(over, name)} ${quoted(text)}`,
  divider: ({ text }) => `divider ${quoted(text)}`,
  delay: ({ text }) => `delay ${quoted(text ?? '')}`,
  space: ({ size }) => `space${size === undefined ? '' : ` of ${size}`}`,
  page: ({ title }) => `page break ${quoted(title ?? '')}`,
  numbering: ({ action, value }) => `numbering: ${action}${value === undefined ? '' : ` at ${value}`}`,
  duration: ({ from, to, text }) => `duration from ${from} to ${to} ${quoted(text)}`,
  state: ({ participant, text }, name) => `state of ${name(participant)} ${quoted(text)}`,
  section: ({ role, title }) => `section (${role}) ${quoted(title ?? '')}`,
  expansion: ({ text }) => `expansion ${JSON.stringify(text)}`,
  comment: ({ text }) => `comment ${JSON.stringify(text)}`,
  declaration: ({ of, id }) => `declaration of ${of} ${id ?? ''}`,
  verbatim: ({ format, text }) => `${format} command ${JSON.stringify(text)}`,
};
