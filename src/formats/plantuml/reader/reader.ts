// Builds one diagram from the statements that the parser tells of.

import type { IToken } from 'chevrotain';
import { anchorsIn } from '../../../ir/anchors.js';
import type { Box, Diagram, Statement } from '../../../ir/model.js';
import { plainText } from '../../../ir/text.js';
import { mapStatements, walk } from '../../../ir/walk.js';
import type { Span } from '../../../source/span.js';
import type { Block } from '../blocks.js';
import { explain } from '../errors.js';
import { withExpansions } from '../expansions.js';
import type { Line, StatementSink } from '../parser.js';
import type { Prepared } from '../prepare.js';
import { builders } from './builders.js';
import { Places } from './places.js';
import { Reading } from './reading.js';
import { Surroundings } from './surroundings.js';

/** Reads the statements of one block. */
export class Reader implements StatementSink {
  readonly places: Places;
  readonly reading: Reading;
  /** Where the piece of the prepared text that is parsed begins. */
  base = 0;
  /** Where the piece that follows has to begin, because this one ends within a statement. */
  unfinishedAt: number | undefined;
  readonly #surroundings: Surroundings;
  readonly #prepared: Prepared;

  constructor(prepared: Prepared, limit: number | undefined) {
    this.#prepared = prepared;
    this.places = new Places(prepared);
    this.reading = new Reading(limit, (line, written) => this.#spanOfPart(line, written));
    this.#surroundings = new Surroundings(prepared.comments, this.reading);
  }

  statement(line: Line): void {
    this.#arrive(line.head, line.rest ?? line.head);
    builders[line.name](this.reading, line);
  }

  unknown(token: IToken): void {
    this.#arrive(token, token);
    const start = this.base + token.startOffset;
    const spanOf = (from: number, to: number): Span => this.places.spanOf(start + from, start + to);
    this.reading.fail(() => explain({ line: token.image, span: this.reading.span, spanOf }));
  }

  unfinished(token: IToken): void {
    this.unfinishedAt = this.base + token.startOffset;
  }

  /** Goes to the place of a statement, past blank lines and comments. */
  #arrive(first: IToken, last: IToken): void {
    const { places } = this;
    const start = this.base + first.startOffset;
    const end = this.base + last.startOffset + last.image.trimEnd().length;
    const lineStart = places.lineStart(start);
    const blank = places.blankBefore(lineStart);
    if (blank !== undefined) this.#surroundings.blankAt(places.originalOf(blank));
    this.#surroundings.before(places.originalOf(lineStart));
    const macro = places.pieceAt(start)?.macro;
    const span = places.spanOf(start, end);
    const blankBefore = this.#surroundings.takeBlank(span);
    const indent = start - lineStart;
    this.reading.place = macro ? { span, blankBefore, indent, macro } : { span, blankBefore, indent };
  }

  #spanOfPart({ head, rest }: Line, written: string): Span {
    const at = head.image.indexOf(written);
    const token = at < 0 && rest ? rest : head;
    const start = this.base + token.startOffset + Math.max(0, token.image.indexOf(written));
    return this.places.spanOf(start, start + written.length);
  }

  /** The diagram, once all statements were told. */
  finish({ name, id, start, end }: Block, source: string): Diagram {
    const { reading } = this;
    this.#surroundings.before(end);
    const { statements } = reading.nester.finish({ start: end, end });
    const drawn = reading.course.measured ? withoutLooseDurations(statements) : statements;
    const { participants, boxes } = reading.members.tree();
    reading.finishErrors();
    return {
      ...(name !== undefined && { name }),
      ...(id !== undefined && { id }),
      ...reading.parts,
      participants,
      statements: withExpansions(withoutEmptyBoxes(drawn, boxes), this.#prepared.expansions, source),
      origin: { span: { start, end } },
    };
  }
}

/** A duration between points that no message names is not drawn; the line is kept as it was written. */
function withoutLooseDurations(statements: readonly Statement[]): readonly Statement[] {
  const anchors = anchorsIn(statements);
  return mapStatements(statements, (one) => {
    if (one.kind !== 'duration' || (anchors.has(one.from) && anchors.has(one.to))) return [one];
    const { raw, ...origin } = one.origin ?? {};
    const label = raw?.text ?? plainText(one.text);
    return [{ kind: 'verbatim', format: 'plantuml', text: `{${one.from}} <-> {${one.to}}${label && ` : ${label}`}`, origin }];
  });
}

/** A box in which nobody stands is not drawn. */
function withoutEmptyBoxes(statements: readonly Statement[], boxes: ReadonlySet<Box['id']>): readonly Statement[] {
  const isEmpty = (one: Statement): boolean =>
    one.kind === 'declaration' && (one.of === 'box' || one.of === 'box-end') && one.id !== undefined && !boxes.has(one.id);
  for (const one of walk(statements))
    if (isEmpty(one)) return mapStatements(statements, (statement) => (isEmpty(statement) ? [] : [statement]));
  return statements;
}
