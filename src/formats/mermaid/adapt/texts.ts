// Texts without formatting: Mermaid has wrapping alone.

import type { Statement } from '../../../ir/model.js';
import { contentOf, type Inline, makeText, plainText } from '../../../ir/text.js';
import { mapTexts } from '../../../ir/texts.js';
import { formatted } from '../../kit/label-numbers.js';
import { type Context, isStatement } from './context.js';

/** The same statement with texts that have no formatting but wrapping. */
export function plain(statement: Statement, context: Context): Statement {
  const { adaptation } = context;
  const number = numberWithin(statement, context);
  let lostImage = false;
  let lostMarkup = false;
  let lostAlignment = false;
  const changed = mapTexts(statement, (text) => {
    if (typeof text === 'string') return text;
    const { content, wrap, align } = text;
    if (align === undefined && content.every((item) => typeof item === 'string')) return text;
    const written = number === undefined ? content : withNumber(content, number);
    lostImage ||= hasImage(written);
    lostMarkup ||= written.some((item) => typeof item !== 'string' && item.kind !== 'autonumber');
    lostAlignment ||= align !== undefined;
    return makeText([plainText(makeText(written))], wrap === undefined ? {} : { wrap });
  });
  if (lostImage) adaptation.lose('image', statement);
  else if (lostMarkup) adaptation.lose('markup', statement);
  else if (lostAlignment) adaptation.lose('alignment', statement);
  else if (changed !== statement && number !== undefined) adaptation.lose('autonumber-text', statement);
  adaptation.replaced(statement, [changed]);
  return changed;
}

/** What PlantUML puts in where a message or note asks for the number: the last that was shown. Other texts cannot ask. */
function numberWithin(statement: Statement, context: Context): string | undefined {
  if (statement.kind !== 'message' && statement.kind !== 'note') return undefined;
  const source = context.adaptation.sourceOf(statement);
  const own = isStatement(source) ? context.numbers.get(source) : undefined;
  if (own) context.number = formatted(own);
  return context.number;
}

/** Content with a number where the author asked for it. */
function withNumber(content: readonly Inline[], number: string): readonly Inline[] {
  const written = content.map((item) => (typeof item !== 'string' && item.kind === 'autonumber' ? number : item));
  return contentOf(makeText(written));
}

/** Whether a picture stands somewhere in formatted content. */
export function hasImage(content: readonly Inline[]): boolean {
  const pending: (readonly Inline[])[] = [content];
  for (let list = pending.pop(); list; list = pending.pop()) {
    for (const item of list) {
      if (typeof item === 'string') continue;
      if (item.kind === 'image' || item.kind === 'icon' || item.kind === 'emoji') return true;
      if (item.kind === 'row') pending.push(...item.cells.map((cell) => cell.content));
      else if ('content' in item && item.content) pending.push(item.content);
    }
  }
  return false;
}
