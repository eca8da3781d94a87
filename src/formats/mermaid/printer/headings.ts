// The texts round the diagram: its title, and those for screen readers.

import type { Diagram, Origin } from '../../../ir/model.js';
import type { Lines } from '../../kit/lines.js';
import { lineWith, writePlain, writeTitle } from '../texts.js';
import { impossible, impossibleSpoken, ownLine } from './texts.js';

/** The title and the texts for screen readers, where no declaration says where they stand. */
export function printParts(diagram: Diagram, titled: boolean, lines: Lines): void {
  const declared = new Set(diagram.statements.map((statement) => (statement.kind === 'declaration' ? statement.of : undefined)));
  if (!titled && !declared.has('title')) printTitle(diagram, undefined, lines);
  if (!declared.has('accessibility-title')) printSpokenTitle(diagram, undefined, lines);
  if (!declared.has('accessibility-description')) printDescription(diagram, undefined, lines);
}

/** `title Checkout`, or with the colon that its author wrote. */
export function printTitle({ title }: Diagram, origin: Origin | undefined, lines: Lines): void {
  if (typeof title !== 'string') return;
  const word = origin?.as === 'title:' ? 'title:' : 'title';
  lines.add(lineWith(`${word} `, ownLine(origin, title, impossible) ?? writeTitle(title)));
}

/** `accTitle: Checkout` */
export function printSpokenTitle({ accessibility }: Diagram, origin: Origin | undefined, lines: Lines): void {
  const { title } = accessibility ?? {};
  if (title !== undefined) lines.add(lineWith('accTitle: ', ownLine(origin, title, impossibleSpoken) ?? writeSpoken(title)));
}

/** Texts for screen readers go to the end of the line, whatever is in it. */
function writeSpoken(text: string): string {
  return writePlain(text)
    .replace(/[<>&]/g, (sign) => `#${sign.charCodeAt(0)};`)
    .replace(/^\s+|(?<!\s)\s+$/g, (blanks) => [...blanks].map((one) => `#${one.charCodeAt(0)};`).join(''));
}

/** A description of several lines, or one that the author wrote so, stands between braces. */
export function printDescription({ accessibility }: Diagram, origin: Origin | undefined, lines: Lines): void {
  const { description } = accessibility ?? {};
  if (description === undefined) return;
  if (!description.includes('\n') && origin?.as !== 'block') {
    lines.add(lineWith('accDescr: ', ownLine(origin, description, impossibleSpoken) ?? writeSpoken(description)));
    return;
  }
  lines.add('accDescr {');
  lines.indent();
  for (const line of description.split('\n')) lines.add(lineWith('', writeSpoken(line).replaceAll('}', '#125;').replace(/^%%/, '#37;%')));
  lines.outdent();
  lines.add('}');
}
