// Diagram to Mermaid text: names that Mermaid holds, then what it can say, then one handler a statement.

import type { Printed, PrintOptions } from '../../../format.js';
import type { Diagram, Operand, Statement } from '../../../ir/model.js';
import { outline } from '../../../ir/walk.js';
import { carries } from '../../kit/carry/carried.js';
import { carriedWhole } from '../../kit/flatten.js';
import { Lines } from '../../kit/lines.js';
import { adapt } from '../adapt.js';
import { safeIds } from '../names.js';
import { quoted } from '../prepare.js';
import { joined, writeText } from '../texts.js';
import { fragmentWords, spellArrow } from '../vocabulary.js';
import { type Context, contextOf } from './context.js';
import { printDescription, printParts, printSpokenTitle, printTitle } from './headings.js';
import { boxLine, declarationLine, detailLines, undeclaredDetails } from './members.js';
import { commentLines, guardText, ownSpelling, spelledText, withoutSpellings } from './texts.js';

/** Prints a diagram; what Mermaid cannot say is approximated and reported. */
export function printDiagram(diagram: Diagram, options: PrintOptions): Printed {
  const named = safeIds(diagram);
  const { diagram: adapted, diagnostics } = adapt(named.diagram, options, named.names);
  return { text: printText(adapted, options), diagnostics, says: carries(diagram, options) ? carriedWhole(diagram, 'mermaid') : adapted };
}

/** Prints a diagram that Mermaid can say. */
export function printText(diagram: Diagram, options: PrintOptions): string {
  const text = linesOf(diagram, options);
  // Quotes in anything like a tag are changed, even from one line to another: then no sign that begins a tag stays as it is.
  return quoted(text) === text ? text : linesOf(withoutSpellings(diagram), options);
}

function linesOf(diagram: Diagram, options: PrintOptions): string {
  const context = contextOf(diagram, options);
  const { front } = context;
  const indent = diagram.origin?.choices?.['indent'];
  const lines = new Lines(typeof indent === 'string' && /^(?:\t| {1,8})$/.test(indent) ? indent : '    ');
  for (const line of front.lines) lines.addRaw(line);
  const head = headLength(diagram.statements);
  for (const statement of diagram.statements.slice(0, head)) printStatement(statement, lines, context);
  if (diagram.origin?.blankBefore) lines.blank();
  lines.add('sequenceDiagram');
  lines.indent();
  printParts(diagram, front.titled, lines);
  printBody(diagram.statements.slice(head), lines, context);
  for (const participant of context.members.participants.values()) {
    const declared = new Set(context.members.details.get(participant.id)?.map(({ of }) => of));
    for (const line of undeclaredDetails(participant, declared)) lines.add(line);
  }
  return lines.text();
}

/** Comments and directives that stood above `sequenceDiagram`. */
function headLength(statements: readonly Statement[]): number {
  const at = statements.findIndex(({ origin, kind }) => origin?.as !== 'head' || (kind !== 'comment' && kind !== 'verbatim'));
  return at < 0 ? statements.length : at;
}

// ---- statements ------------------------------------------------------------------------------------------------

function printBody(statements: readonly Statement[], lines: Lines, context: Context): void {
  for (const step of outline(statements)) {
    if (step.event === 'statement') printStatement(step.statement, lines, context);
    else if (step.event === 'open') printOpen(step.statement, lines, context);
    else if (step.event === 'operand') printOperand(step.statement, step.operand, step.index, lines);
    else if (step.statement.kind === 'fragment') {
      lines.outdent();
      lines.add('end');
    }
  }
}

function printOpen(statement: Statement, lines: Lines, context: Context): void {
  if (statement.kind !== 'fragment') return;
  printEnds(statement, lines, context);
  if (statement.origin?.blankBefore) lines.blank();
  const { operator, overlapping, color, operands } = statement;
  const row = fragmentWords.find((one) => one.operator === operator && one.overlapping === overlapping);
  const text = operator === 'highlight' ? (ownSpelling(statement.origin, color ?? '') ?? writeText(color ?? '')) : guardText(operands[0]);
  lines.add(joined(row?.word ?? 'opt', text));
  lines.indent();
}

function printOperand(fragment: Statement<'fragment'>, operand: Operand, index: number, lines: Lines): void {
  if (index === 0) return;
  const row = fragmentWords.find((one) => one.operator === fragment.operator && one.overlapping === fragment.overlapping);
  lines.outdent();
  if (operand.origin?.blankBefore) lines.blank();
  lines.add(joined(row?.separator ?? 'else', guardText(operand)));
  lines.indent();
}

/** `destroy A`, which stands before its message. */
function printEnds(statement: Statement, lines: Lines, context: Context): void {
  for (const end of context.destroyed.get(statement) ?? []) {
    if (end.origin?.blankBefore) lines.blank();
    if (end.kind === 'destroy') lines.add(`destroy ${end.participant}`);
  }
}

function printStatement(statement: Statement, lines: Lines, context: Context): void {
  if (context.folded.has(statement)) return;
  printEnds(statement, lines, context);
  if (statement.origin?.blankBefore) lines.blank();
  switch (statement.kind) {
    case 'message':
      lines.add(messageLine(statement, context.suffixes.get(statement)));
      return;
    case 'note':
      lines.add(noteLine(statement));
      return;
    case 'activate':
    case 'deactivate':
    case 'destroy':
      lines.add(`${statement.kind} ${statement.participant}`);
      return;
    case 'create':
      lines.add(`create ${declarationLine(statement.participant, context.members)}`);
      return;
    case 'numbering':
      lines.add(numberingLine(statement));
      return;
    case 'comment':
      for (const line of commentLines(statement)) lines.add(line);
      return;
    case 'verbatim':
      if (statement.format === 'mermaid') printVerbatim(statement.text, lines);
      return;
    case 'declaration':
      printDeclaration(statement, lines, context);
      return;
    default:
  }
}

/** A directive of several lines keeps them as they are; only its first one is moved in. */
function printVerbatim(text: string, lines: Lines): void {
  const [first = '', ...others] = text.split('\n');
  lines.add(first);
  for (const line of others) lines.addRaw(line);
}

function messageLine(statement: Statement<'message'>, suffix: Statement | undefined): string {
  const { from, to, arrow } = statement;
  const image = spellArrow(arrow) ?? '->>';
  const text = spelledText(statement);
  const sender = typeof from === 'string' ? from : '';
  const receiver = typeof to === 'string' ? to : '';
  const tail = arrow.tail?.circle ? '()' : '';
  const head = arrow.head?.circle ? '()' : suffix?.kind === 'activate' ? '+' : suffix ? '-' : '';
  // A minus would go on with the arrow before it, or begin one with the name behind it.
  const before = head === '-' && image.endsWith('-') ? ' ' : '';
  const after = head === '-' && /^[xX)|/\\-]/.test(receiver) ? ' ' : '';
  return joined(`${sender}${tail}${image}${before}${head}${after}${receiver}:`, text);
}

function noteLine(statement: Statement<'note'>): string {
  const { placement, of, origin } = statement;
  const place = placement === 'left' ? 'left of' : placement === 'right' ? 'right of' : 'over';
  const text = spelledText(statement);
  const word = origin?.choices?.['keyword'] === 'note' ? 'note' : 'Note';
  return joined(`${word} ${place} ${(of ?? []).join(',')}:`, text);
}

function numberingLine({ action, value, step, origin }: Statement<'numbering'>): string {
  if (action === 'stop') return 'autonumber off';
  // The renderer takes a 0 for nothing said, and some authors write it.
  const { start, step: by = step } = origin?.choices ?? {};
  const from = value ?? start ?? (action === 'start' || step === undefined ? undefined : '0');
  if (from === undefined && (step === undefined || step === 1)) return 'autonumber';
  return `autonumber ${from ?? '1'}${step === undefined ? '' : ` ${by}`}`;
}

function printDeclaration(statement: Statement<'declaration'>, lines: Lines, context: Context): void {
  const { of, id } = statement;
  const { diagram, members, front } = context;
  if (of === 'participant' && id !== undefined) lines.add(declarationLine(id, members));
  else if (of === 'box' && id !== undefined) {
    lines.add(boxLine(members.boxes.get(id)));
    lines.indent();
  } else if (of === 'box-end') {
    lines.outdent();
    lines.add('end');
  } else if (of === 'links' || of === 'properties' || of === 'details') for (const line of detailLines(statement, members)) lines.add(line);
  else if (of === 'title' && !front.titled) printTitle(diagram, statement.origin, lines);
  else if (of === 'accessibility-title') printSpokenTitle(diagram, statement.origin, lines);
  else if (of === 'accessibility-description') printDescription(diagram, statement.origin, lines);
}
