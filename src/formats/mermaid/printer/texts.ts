// Texts in the author's spelling where that still says the same, otherwise in ours.

import { equal } from '../../../ir/equal.js';
import type { Diagram, Operand, Origin, Statement } from '../../../ir/model.js';
import type { Text } from '../../../ir/text.js';
import { mapMembers, mapStatements } from '../../../ir/walk.js';
import { sanitized } from '../reader/sanitized.js';
import { coded, decode, readText, writeText } from '../texts.js';

/** What goes wrong in a text, wherever it stands. */
export const impossible = /[\n\r;#]|%%\{|style|classDef/;

/** The author's spelling of a text, if the node has one that reads as this very text. */
export function ownSpelling(origin: Origin | undefined, text: Text): string | undefined {
  const raw = origin?.raw;
  if (raw?.format !== 'mermaid') return undefined;
  const source = coded(raw.text);
  return !impossible.test(source) && equal(readText(source), text) ? raw.text : undefined;
}

/** What goes wrong in a text for screen readers, which reaches to the end of the line. */
export const impossibleSpoken = /[\n\r]|%%\{|style|classDef|#\w+;/;

/** The author's spelling of a title or of a text for screen readers. */
export function ownLine(origin: Origin | undefined, text: string, wrong: RegExp): string | undefined {
  const raw = origin?.raw;
  if (raw?.format !== 'mermaid' || raw.text.trim() === '') return undefined;
  const source = coded(raw.text);
  return !wrong.test(source) && decode(sanitized(source)) === text ? raw.text : undefined;
}

/** The diagram without the author's spellings, and without comments that seem to begin a tag. */
export function withoutSpellings(diagram: Diagram): Diagram {
  const participants = mapMembers(diagram.participants, (member, inner) => [
    withoutRaw(member.kind === 'box' ? { ...member, participants: member.participants.flatMap(inner) } : member),
  ]);
  const statements = mapStatements(diagram.statements, (statement) => {
    const bare = withoutRaw(statement);
    if (bare.kind === 'comment') return [{ ...bare, text: bare.text.replace(/<(?=\w)/g, '< ') }];
    return [bare.kind === 'fragment' ? { ...bare, operands: bare.operands.map(withoutRaw) } : bare];
  });
  return { ...diagram, participants, statements };
}

function withoutRaw<N extends { readonly origin?: Origin }>(node: N): N {
  if (!node.origin?.raw) return node;
  const { raw: _, ...origin } = node.origin;
  return { ...node, origin };
}

/** The text of a message or note. */
export function spelledText({ text, origin }: Statement<'message' | 'note'>): string {
  return ownSpelling(origin, text) ?? writeText(text);
}

/** The guard of an operand; empty where there is none. */
export function guardText(operand: Operand | undefined): string {
  if (operand?.guard === undefined) return '';
  return ownSpelling(operand.origin, operand.guard) ?? writeText(operand.guard);
}

/** A comment, one line for each of its own. */
export function commentLines({ text, origin }: Statement<'comment'>): readonly string[] {
  const raw = origin?.raw;
  if (
    raw?.format === 'mermaid' &&
    /^(?:%%(?!\{)|#)[^\n]*$/.test(raw.text) &&
    // More percent signs are a longer mark behind something else, and text where the line begins with them.
    [/^(?:#|%+)/, /^%%/].some((mark) => raw.text.replace(mark, '').trim() === text) &&
    !hasDirective(raw.text)
  ) {
    return [raw.text];
  }
  return text.split(/\r\n|[\n\r]/).map((line) => (line.trim() === '' ? '%%' : `%% ${line.trim().replace(/%%\{/g, '%% {')}`));
}

const hasDirective = (text: string): boolean => text.includes('%%{');
