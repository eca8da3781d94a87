// Small pieces of a page's Markdown: items of lists, bold names, sentences made of messages. Each is read as it is written.

import type { End, Json, Participant, Statement } from '../../ir/model.js';
import { plainText } from '../../ir/text.js';
import type { RelatedPage } from '../../ir/workflow.js';
import { withoutNumber } from '../kit/labels.js';

/** A text on one line. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** An item of a list; its further lines stand below its first. */
export function itemLines(marker: string, text: string): string {
  const indent = ' '.repeat(marker.length);
  return marker + text.replace(/\n(?=[^\n])/g, `\n${indent}`);
}

/** A numbered list. */
export function numberedList(items: readonly string[]): string {
  return items.map((item, index) => itemLines(`${index + 1}. `, item)).join('\n');
}

/** A list with dashes. */
export function bulletList(items: readonly string[]): string {
  return items.map((item) => itemLines('- ', item)).join('\n');
}

/** The text of an item without the indentation of its further lines; `column` is where the first begins. */
export function itemText(source: string, column: number): string {
  const indent = new RegExp(`\\n {1,${Math.max(1, column)}}`, 'g');
  return source.replace(indent, '\n');
}

/** `**name**: text`, or one of them. */
export function named(name: string | undefined, text: string): string {
  return name === undefined ? text : `**${name}**: ${text}`;
}

/** Reads what `named` writes. */
export function readNamed(item: string): { readonly name?: string; readonly text: string } {
  const [whole, name] = /^\*\*([^*\n]+)\*\*: /.exec(item) ?? [];
  return whole === undefined || name === undefined ? { text: item } : { name, text: item.slice(whole.length) };
}

/** The sentence for a step that has none of its own: `Web Application → API Service: POST /api/orders`. */
export function sentenceOf(
  { from, to, text, step }: Statement<'message'>,
  number: number | undefined,
  participants: ReadonlyMap<string, Participant>,
): string {
  const end = (one: End): string => (typeof one === 'string' ? nameOf(participants.get(one), one) : '…');
  const bare = number === undefined ? text : (withoutNumber(text, number) ?? text);
  const lines = plainText(bare).split('\n');
  const said = step?.name !== undefined && lines[0] === `[${step.name}]` ? lines.slice(1) : lines;
  const words = oneLine(said.join(', '));
  return `${end(from)} → ${end(to)}${words === '' ? '' : `: ${words}`}`;
}

function nameOf(participant: Participant | undefined, id: string): string {
  return oneLine(participant === undefined ? id : plainText(participant.label)) || id;
}

/** The beginning of a label: it tells whether the line and the message still belong together. */
export function saysOf({ text }: Statement<'message'>): string {
  const [line = ''] = plainText(text).split('\n');
  return line.replace(/^\d+\. /, '').slice(0, 40);
}

/** Reads a link to another page: `**[title](href)**: text`. */
export function readRelated(item: string): RelatedPage | undefined {
  const [, , title, href, text] = /^(\*\*)?\[([^[\]\n]*)\]\(([^()\s]*)\)\1?(?:: ([\s\S]+))?$/.exec(item) ?? [];
  return title === undefined || href === undefined ? undefined : { title, href, ...(text !== undefined && { text }) };
}

/** The value of a JSON text; undefined where it is none. */
export function readJson(text: string): Json | undefined {
  try {
    const value: Json = JSON.parse(text);
    return value;
  } catch {
    // JSON.parse has no other way of saying no.
    return undefined;
  }
}
