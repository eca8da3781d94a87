// The statements of PlantUML that are one plain line each.

import type { Origin, Statement } from '../../../ir/model.js';
import { isEmptyText, type Text } from '../../../ir/text.js';
import type { Names } from './names.js';
import { choiceOf, colorText, joined, oneLine, rawOf, spelling } from './pieces.js';
import { shownOnLine } from './shown.js';

/** The lines of a statement; none for what PlantUML does not say. */
export function plainLine(statement: Statement, names: Names): readonly string[] {
  switch (statement.kind) {
    case 'activate':
      return [activation(statement, names)];
    case 'deactivate':
      if (isShort(statement, names)) return [`${names.first(statement.participant)}--`];
      return [joined(statement.kind, names.inline(statement.participant), lostColor(statement))];
    case 'destroy':
    case 'create':
      return [joined(statement.kind, names.inline(statement.participant), lostColor(statement))];
    case 'divider':
      return [dividerLine(statement)];
    case 'delay':
      return [delayLine(statement)];
    case 'space':
      return [statement.size === undefined ? '|||' : `||${statement.size}||`];
    case 'page':
      return [statement.ignored ? 'ignore newpage' : pageLine(statement)];
    case 'numbering':
      return [numberingLine(statement)];
    case 'duration':
      return [durationLine(statement)];
    default:
      return [];
  }
}

/** `A++` and `A--` take no quotes. */
function isShort({ participant, origin }: Statement<'activate' | 'deactivate'>, names: Names): boolean {
  return origin?.as === 'short' && !names.first(participant).startsWith('"');
}

function activation(activate: Statement<'activate'>, names: Names): string {
  const { participant, color, lineColor } = activate;
  if (isShort(activate, names) && lineColor === undefined) return joined(`${names.first(participant)}++`, colorText(color));
  return joined('activate', names.inline(participant), colorText(color), colorText(lineColor));
}

/** A colour that nobody draws, as its author wrote it. */
function lostColor(statement: Statement): string {
  const color = choiceOf(statement, 'color');
  return typeof color === 'string' ? colorText(color) : '';
}

function dividerLine({ text, origin }: Statement<'divider'>): string {
  if (isEmptyText(text)) return '====';
  return `==${padded(origin, text, 'divider')}==`;
}

function delayLine({ text, origin }: Statement<'delay'>): string {
  if (text === undefined || isEmptyText(text)) return origin?.raw?.text === '' ? '......' : '...';
  return `...${padded(origin, text, 'delay')}...`;
}

/** The text that is shown between the signs of a divider or a delay. */
export function shownBetweenSigns(origin: Origin | undefined, text: Text, position: 'divider' | 'delay'): Text {
  return shownOnLine(trimmedRaw(origin), text, position);
}

function trimmedRaw(origin: Origin | undefined): Origin | undefined {
  return origin?.raw?.format === 'plantuml' ? rawOf(origin.raw.text.trim()) : undefined;
}

/** A text between signs, with the blanks of its author; one beside each sign where he wrote none of the text. */
function padded(origin: Origin | undefined, text: Text, position: 'divider' | 'delay'): string {
  const raw = origin?.raw?.text ?? '';
  const own = trimmedRaw(origin);
  if (raw === '' || spelling(own, text, 'label') === undefined) return ` ${oneLine(undefined, text, position)} `;
  return oneLine(own, text, position) === raw.trim() ? raw : ` ${oneLine(own, text, position)} `;
}

function pageLine({ title, origin }: Statement<'page'>): string {
  return title === undefined || isEmptyText(title) ? 'newpage' : `newpage ${oneLine(origin, title, 'page')}`;
}

function numberingLine({ action, value, step, format, level }: Statement<'numbering'>): string {
  const shown = format === undefined ? '' : `"${format.replace(/["“”]/g, '')}"`;
  switch (action) {
    case 'start':
      return joined('autonumber', value ?? (step === undefined ? '' : '1'), step === undefined ? '' : String(step), shown);
    case 'stop':
      return 'autonumber stop';
    case 'resume':
      return joined('autonumber resume', step === undefined ? '' : String(step), shown);
    case 'increment':
      return joined('autonumber inc', level ?? '');
  }
}

function durationLine({ from, to, text, origin }: Statement<'duration'>): string {
  const line = `{${from}} <-> {${to}}`;
  return isEmptyText(text) ? line : `${line} : ${oneLine(origin, text, 'label')}`;
}

/** The lines of a comment, with the signs of its author. */
export function commentLines({ text, origin }: Statement<'comment'>): readonly string[] {
  const raw =
    origin?.raw?.format === 'plantuml' && commentText(origin.raw.text) === text && !origin.raw.text.endsWith('\\')
      ? origin.raw.text
      : undefined;
  const own = raw?.split('\n');
  if (own) return own;
  const isBlock = origin?.as === 'block' && !/'\/\s*(?:\n|$)/.test(text) && !text.startsWith("'");
  if (isBlock) return blockComment(text);
  // A comment must neither go on in the next line nor begin the diagram anew.
  return text.split('\n').map((line) =>
    joined("'", line.trimEnd())
      .replace(/@(?=start)/g, '@ ')
      .replace(/\\$/, '\\ '),
  );
}

function blockComment(text: string): readonly string[] {
  const lines = text.split('\n');
  return lines.length === 1 ? [`/' ${text} '/`] : ["/'", ...lines, "'/"];
}

/** What a comment says without its signs. */
function commentText(raw: string): string {
  const block = /^\/'([\s\S]*)'\/$/.exec(raw)?.[1];
  return (block ?? raw.replace(/^'/gm, '')).trim();
}
