// The statements of PlantUML that are one plain line each.

import type { Statement } from '../../../ir/model.js';
import { isEmptyText } from '../../../ir/text.js';
import type { Names } from './names.js';
import { colorText, joined, oneLine } from './pieces.js';

/** The lines of a statement; none for what PlantUML does not say. */
export function plainLine(statement: Statement, names: Names): readonly string[] {
  switch (statement.kind) {
    case 'activate':
      return [activation(statement, names)];
    case 'deactivate':
    case 'destroy':
    case 'create':
      return [`${statement.kind} ${names.inline(statement.participant)}`];
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
    case 'comment':
      return commentLines(statement);
    default:
      return [];
  }
}

function activation({ participant, color, lineColor, origin }: Statement<'activate'>, names: Names): string {
  if (origin?.as === 'short' && names.isBare(participant) && lineColor === undefined) {
    return joined(`${names.first(participant)}++`, colorText(color));
  }
  return joined('activate', names.inline(participant), colorText(color), colorText(lineColor));
}

function dividerLine({ text, origin }: Statement<'divider'>): string {
  if (isEmptyText(text)) return '====';
  return `== ${oneLine(origin, text, 'divider')} ==`;
}

function delayLine({ text, origin }: Statement<'delay'>): string {
  if (text === undefined || isEmptyText(text)) return '...';
  return `... ${oneLine(origin, text, 'delay')} ...`;
}

function pageLine({ title, origin }: Statement<'page'>): string {
  return title === undefined || isEmptyText(title) ? 'newpage' : `newpage ${oneLine(origin, title, 'label')}`;
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

function commentLines({ text, origin }: Statement<'comment'>): readonly string[] {
  const own = origin?.raw?.format === 'plantuml' && commentText(origin.raw.text) === text ? origin.raw.text.split('\n') : undefined;
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
