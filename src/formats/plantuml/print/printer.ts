// A diagram as PlantUML text, in one canonical layout that keeps its author's choices. What PlantUML cannot say was replaced before; see adapt.ts.
//
// Choices of an author that are kept, as the reader leaves them in `origin`:
//   as     'suffix' (++ -- ** !!), 'short' (`B++`), 'return', 'autoactivate'; 'block' for a text, comment or participant on lines of its own;
//          'unclosed' for a fragment without its end; of a declaration 'create' (`create actor A`) and 'bare create' (`create A`), of the create
//          behind it 'declaration'
//   raw    the spelling of the node's one text: label, note, guard (of the operand), header of a group (of the fragment), a comment with its signs;
//          the title's stands in the origin of its declaration; of a divider and a delay with the blanks at both ends
//   choices
//     participant    order (number), alias ('before', 'after', 'bare'), quoted, inline (declared by the message that first names it)
//     box            quoted: false
//     message        arrow (as it was written), bracket: false (of an arrow from or to an edge); color (of `return`)
//     life           color (where it is not drawn), named: false (`deactivate` alone)
//     operand        keyword ('also');   fragment: ending;   text on lines of its own: indent: 'flat'

import type { PrintOptions } from '../../../format.js';
import type { Box, Diagram, Operand, Participant, Statement } from '../../../ir/model.js';
import { isStyling } from '../../../ir/styling.js';
import { type OutlineEvent, outline, statementsOf } from '../../../ir/walk.js';
import { Cursor } from '../../kit/cursor.js';
import { Lines } from '../../kit/lines.js';
import { branchLine, endLine, openingLine } from './fragments.js';
import { isCreatedBy, messageLine, type Suffix, suffixOf } from './messages.js';
import { type Names, namesOf } from './names.js';
import { noteLines, referenceLines } from './notes.js';
import { allDeclarations, boxLine, creationWord, declaredInPlace, membersById, participantLines } from './participants.js';
import { partLines, topLines } from './parts.js';
import { choiceOf, joined } from './pieces.js';
import { autoactivationHolds, isAutomatic, ReturnTracker, returnFor } from './returns.js';
import { commentLines, plainLine } from './statements.js';

/** The PlantUML text of a diagram that PlantUML can say. */
export function printText(diagram: Diagram, options: PrintOptions = {}): string {
  return new Printer(diagram, options).print();
}

class Printer {
  readonly #diagram: Diagram;
  readonly #lines = new Lines('  ');
  readonly #names: Names;
  readonly #participants: ReadonlyMap<string, Participant>;
  readonly #boxes: ReadonlyMap<string, Box>;
  readonly #inPlace: boolean;
  readonly #automatic: boolean;
  readonly #returns = new ReturnTracker();
  readonly #statementsOnly: boolean;
  readonly #cursor: Cursor;
  /** How many events are still to come that are more than ends. */
  #remaining = 0;

  constructor(diagram: Diagram, { style }: PrintOptions) {
    this.#diagram = diagram;
    this.#cursor = new Cursor(diagram.statements);
    this.#names = namesOf(diagram);
    const members = membersById(diagram);
    this.#participants = members.participants;
    this.#boxes = members.boxes;
    this.#inPlace = declaredInPlace(diagram, this.#names);
    this.#statementsOnly = style?.activation === 'statement';
    this.#automatic = !this.#statementsOnly && autoactivationHolds(diagram.statements);
  }

  print(): string {
    const { name, id, statements } = this.#diagram;
    this.#lines.add(joined('@startuml', id !== undefined ? `(id=${id})` : '', name ?? ''));
    for (const { event } of outline(statements)) if (event !== 'close') this.#remaining++;
    this.#top();
    for (let event = this.#next(); event; event = this.#next()) this.#event(event);
    this.#lines.noBlank();
    this.#lines.add('@enduml');
    return this.#lines.text();
  }

  #next(): OutlineEvent | undefined {
    const event = this.#cursor.next();
    if (event && event.event !== 'close') this.#remaining--;
    return event;
  }

  /** What stands before everything else because no statement says where. */
  #top(): void {
    /** Parts of the diagram that stand where their author put them. */
    const placed = new Set<string>();
    for (const { of } of statementsOf(this.#diagram, 'declaration')) placed.add(of);
    this.#all(topLines(this.#diagram, placed));
    if (this.#inPlace) return;
    for (const { depth, text } of allDeclarations(this.#diagram, this.#names)) this.#lines.add('  '.repeat(depth) + text);
  }

  #all(lines: readonly string[]): void {
    for (const line of lines) this.#lines.add(line);
  }

  #event(event: OutlineEvent): void {
    switch (event.event) {
      case 'statement':
        this.#blank(event.statement);
        this.#statement(event.statement);
        break;
      case 'open':
        this.#blank(event.statement);
        this.#open(event.statement);
        break;
      case 'operand':
        this.#operand(event.statement, event.operand, event.index);
        break;
      case 'close':
        if (event.statement.kind === 'fragment') this.#end(event.statement);
    }
  }

  #blank({ origin }: Statement | Operand): void {
    if (origin?.blankBefore) this.#lines.blank();
  }

  #statement(statement: Statement): void {
    switch (statement.kind) {
      case 'message':
        this.#message(statement);
        break;
      case 'note':
        this.#all(noteLines(statement, this.#names));
        break;
      case 'reference':
        this.#all(referenceLines(statement, this.#names));
        break;
      case 'declaration':
        this.#declaration(statement);
        break;
      case 'verbatim':
        if (statement.format === 'plantuml') this.#lines.addBlock(statement.text);
        break;
      default: {
        const isAlone =
          choiceOf(statement, 'named') === false && statement.kind === 'deactivate' && this.#returns.innermost === statement.participant;
        this.#returns.see(statement);
        if (isAlone) this.#lines.add('deactivate');
        else if (statement.kind === 'comment') this.#comment(statement);
        else if (!this.#isSaidElsewhere(statement)) this.#all(plainLine(statement, this.#names));
      }
    }
  }

  /** Whether another line says this statement: `autoactivate`, the declaration before it, or the suffix of the message that comes next. */
  #isSaidElsewhere(statement: Statement): boolean {
    if (isAutomatic(statement)) return this.#automatic;
    if (this.#creationWord(this.#cursor.statementAt(-1), statement) !== undefined) return true;
    const next = this.#cursor.statementAt(1);
    return statement.kind === 'create' && next?.kind === 'message' && !this.#statementsOnly && isCreatedBy(next, statement);
  }

  /** The lines of a comment in a block stay where they are; `'` stands at the depth of the other lines. */
  #comment(comment: Statement<'comment'>): void {
    const lines = commentLines(comment);
    if (lines[0]?.startsWith("/'")) this.#lines.addBlock(lines.join('\n'));
    else this.#all(lines);
  }

  #message(message: Statement<'message'>): void {
    const isReturn = message.origin?.as === 'return' && !this.#statementsOnly;
    const returning = isReturn ? returnFor(message, this.#returns.answer(), this.#cursor.statementAt(1)) : undefined;
    this.#returns.see(message);
    if (returning) {
      this.#lines.add(returning.line);
      this.#skip(returning.taken);
      return;
    }
    const suffix = this.#suffix(message);
    this.#lines.add(messageLine(message, this.#names, suffix));
    this.#skip(suffix.taken);
  }

  #suffix(message: Statement<'message'>): Suffix {
    if (this.#statementsOnly) return { signs: '', taken: 0 };
    return suffixOf(message, this.#cursor.statementAt(-1), [this.#cursor.statementAt(1), this.#cursor.statementAt(2)]);
  }

  /** Leaves out the next statements, which the line before has said. */
  #skip(count: number): void {
    for (let i = 0; i < count; i++) {
      const statement = this.#cursor.statementAt(1);
      if (statement) this.#returns.see(statement);
      this.#next();
    }
  }

  #declaration(declaration: Statement<'declaration'>): void {
    const { of, id } = declaration;
    const part = partLines(this.#diagram, of);
    if (part) this.#all(part);
    else if (of === 'autoactivate') {
      if (this.#automatic) this.#lines.add(`autoactivate ${id === 'off' ? 'off' : 'on'}`);
    } else if (this.#inPlace && id !== undefined) this.#member(declaration, id);
  }

  #member(declaration: Statement<'declaration'>, id: string): void {
    const { of } = declaration;
    if (of === 'box-end') {
      this.#lines.outdent();
      this.#lines.add('end box');
      return;
    }
    const box = of === 'box' ? this.#boxes.get(id) : undefined;
    if (box) {
      this.#lines.add(boxLine(box));
      this.#lines.indent();
      return;
    }
    const participant = of === 'participant' ? this.#participants.get(id) : undefined;
    if (participant)
      this.#all(participantLines(participant, this.#names, true, this.#creationWord(declaration, this.#cursor.statementAt(1))));
  }

  #creationWord(declaration: Statement | undefined, create: Statement | undefined): ReturnType<typeof creationWord> {
    return this.#inPlace ? creationWord(declaration, create) : undefined;
  }

  /** The end of a fragment; at the end of the diagram PlantUML needs none, and an author may have left it out. */
  #end(fragment: Statement<'fragment'>): void {
    this.#returns.seeEnd(true);
    this.#lines.noBlank();
    this.#lines.outdent();
    if (fragment.origin?.as !== 'unclosed' || this.#remaining > 0) this.#lines.add(endLine(fragment));
  }

  #open(statement: Statement<'fragment' | 'section' | 'expansion'>): void {
    if (statement.kind !== 'expansion' || statement.format !== 'plantuml') return;
    if (!this.#inPlace && !isStylingInclude(statement)) return;
    this.#lines.addBlock(statement.text);
    // Its statements are what the text comes to.
    for (let next = this.#next(); next; next = this.#next()) {
      if (next.event === 'close' && next.statement === statement) return;
      if (next.event === 'statement') this.#returns.see(next.statement);
    }
  }

  #operand(fragment: Statement<'fragment'>, operand: Operand, index: number): void {
    if (index > 0) {
      this.#returns.seeEnd(false);
      this.#lines.noBlank();
      this.#lines.outdent();
      this.#blank(operand);
    }
    this.#lines.add(index === 0 ? openingLine(fragment, operand) : branchLine(operand));
    this.#lines.indent();
  }
}

/** Whether it is an include that declares nobody: it may stand where participants are declared above all else. */
function isStylingInclude({ origin, statements }: Statement<'expansion'>): boolean {
  return origin?.as === 'include' && statements.every(isStyling);
}
