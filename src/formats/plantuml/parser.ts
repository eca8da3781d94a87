// PlantUML's grammar: one rule a statement, flat; what a statement means is the reader's business.

import { EmbeddedActionsParser, type IToken } from 'chevrotain';
import { lateLookahead } from '../kit/lookahead.js';
import { settle } from '../kit/settle.js';
import type { LineName } from './grammar/lines.js';
import type { Parts } from './grammar/pattern.js';
import { allTokens, heads, Label, linesTo, NewLine, nameOfHead, Text, Unfinished, Unknown } from './tokens.js';

/** A statement as it was read: the head of its line, what each part of the head's pattern matched, and what stands behind the head. */
export interface Line {
  readonly head: IToken;
  readonly name: LineName;
  readonly parts: Parts;
  /** `: text`, a text, or the lines up to the closing one. */
  readonly rest: IToken | undefined;
}

/** What the parser tells of each statement, in the order of the text. */
export interface StatementSink {
  statement(line: Line): void;
  unknown(token: IToken): void;
  unfinished(token: IToken): void;
}

/** One rule a statement; the most frequent first. */
const statementRules = [
  ...(['message', 'edgeMessage', 'answer', 'note', 'noteBeside', 'fragment', 'branch', 'end', 'life', 'participant', 'box'] as const),
  ...(['reference', 'mark', 'page', 'duration', 'numbering', 'banner', 'bannerLines', 'setting', 'styling', 'url'] as const),
  ...(['unknown', 'unfinished'] as const),
];

/** Reads pieces of whole lines; tells a sink what it finds. */
export class PlantumlParser extends EmbeddedActionsParser {
  sink: StatementSink | undefined;

  constructor(options: { readonly validate: boolean }) {
    // No recovery: behind each head the lexer gives what the grammar wants, and what is no line it gives as `Unknown`.
    super(allTokens, { maxLookahead: 1, lookaheadStrategy: lateLookahead(), recoveryEnabled: false, skipValidations: !options.validate });
    this.performSelfAnalysis();
    settle(this);
  }

  #tell(head: IToken, rest?: IToken): void {
    const name = this.RECORDING_PHASE ? undefined : nameOfHead.get(head.tokenType);
    if (name === undefined) return;
    const parts: Parts = head.payload;
    this.sink?.statement({ head, name, parts, rest });
  }

  statements = this.RULE('statements', () => {
    this.MANY(() => {
      this.OR(this.#alternatives);
    });
  });

  // Hoisted: the closures are made once, not for each statement.
  readonly #alternatives = [
    ...statementRules.map((name) => ({ ALT: () => this.SUBRULE(this[name]) })),
    { ALT: () => this.CONSUME(NewLine) },
  ];

  /** `Alice -> Bob : text` */
  message = this.RULE('message', () => {
    const head = this.CONSUME(heads.Message);
    const label = this.OPTION(this.#label);
    this.#tell(head, label);
  });

  readonly #label = (): IToken => this.CONSUME(Label);

  /** `[-> Alice : text`, `Alice ->] : text` */
  edgeMessage = this.RULE('edgeMessage', () => {
    const head = this.OR([{ ALT: () => this.CONSUME(heads.FromEdge) }, { ALT: () => this.CONSUME(heads.ToEdge) }]);
    const label = this.OPTION(() => this.CONSUME(Label));
    this.#tell(head, label);
  });

  /** `return text` */
  answer = this.RULE('answer', () => {
    const head = this.CONSUME(heads.Return);
    const text = this.OPTION(() => this.CONSUME(Text));
    this.#tell(head, text);
  });

  /** `note over Alice, Bob : text`, or the text on lines of its own */
  note = this.RULE('note', () => {
    const head = this.OR([
      { ALT: () => this.CONSUME(heads.NoteOf) },
      { ALT: () => this.CONSUME(heads.NoteOverTwo) },
      { ALT: () => this.CONSUME(heads.NoteAcross) },
    ]);
    const text = this.OR1([{ ALT: () => this.CONSUME(Label) }, { ALT: () => this.CONSUME(linesTo.note) }]);
    this.#tell(head, text);
  });

  /** `note right : text`, of the message, reference or end of a fragment before it */
  noteBeside = this.RULE('noteBeside', () => {
    const head = this.CONSUME(heads.NoteBeside);
    const text = this.OR([{ ALT: () => this.CONSUME(Label) }, { ALT: () => this.CONSUME(linesTo.beside) }]);
    this.#tell(head, text);
  });

  /** `alt it works` */
  fragment = this.RULE('fragment', () => {
    const head = this.CONSUME(heads.Fragment);
    const text = this.OPTION(() => this.CONSUME(Text));
    this.#tell(head, text);
  });

  /** `else it does not` */
  branch = this.RULE('branch', () => {
    const head = this.CONSUME(heads.Branch);
    const text = this.OPTION(() => this.CONSUME(Text));
    this.#tell(head, text);
  });

  /** `end`, of the innermost fragment */
  end = this.RULE('end', () => {
    const head = this.CONSUME(heads.End);
    const text = this.OPTION(() => this.CONSUME(Text));
    this.#tell(head, text);
  });

  /** `activate Alice #red`, `Alice ++`, `autoactivate on` */
  life = this.RULE('life', () => {
    const head = this.OR([
      { ALT: () => this.CONSUME(heads.Life) },
      { ALT: () => this.CONSUME(heads.DeactivateLast) },
      { ALT: () => this.CONSUME(heads.Short) },
      { ALT: () => this.CONSUME(heads.Autoactivate) },
    ]);
    this.#tell(head);
  });

  /** `participant "Long name" as L <<type>> order 3 [[link]] #red` */
  participant = this.RULE('participant', () => {
    this.OR([
      { ALT: () => this.#tell(this.CONSUME(heads.Participant)) },
      {
        ALT: () => {
          const head = this.CONSUME(heads.ParticipantLines);
          const lines = this.CONSUME(linesTo.participant);
          this.#tell(head, lines);
        },
      },
    ]);
  });

  /** `box "Front end" #LightBlue` … `end box` */
  box = this.RULE('box', () => {
    const head = this.OR([{ ALT: () => this.CONSUME(heads.Box) }, { ALT: () => this.CONSUME(heads.BoxEnd) }]);
    this.#tell(head);
  });

  /** `ref over Alice, Bob : text`, or the text on lines of its own */
  reference = this.RULE('reference', () => {
    this.OR([
      {
        ALT: () => {
          const head = this.CONSUME(heads.ReferenceText);
          const label = this.CONSUME(Label);
          this.#tell(head, label);
        },
      },
      {
        ALT: () => {
          const head = this.CONSUME(heads.ReferenceLines);
          const lines = this.CONSUME(linesTo.ref);
          this.#tell(head, lines);
        },
      },
    ]);
  });

  /** `== text ==`, `... text ...`, `|||` */
  mark = this.RULE('mark', () => {
    const head = this.OR([
      { ALT: () => this.CONSUME(heads.Divider) },
      { ALT: () => this.CONSUME(heads.Delay) },
      { ALT: () => this.CONSUME(heads.Space) },
    ]);
    this.#tell(head);
  });

  /** `newpage A title` */
  page = this.RULE('page', () => {
    this.OR([
      {
        ALT: () => {
          const head = this.CONSUME(heads.PageTitle);
          const text = this.CONSUME(Text);
          this.#tell(head, text);
        },
      },
      { ALT: () => this.#tell(this.CONSUME(heads.Page)) },
    ]);
  });

  /** `{start} <-> {end} : text` */
  duration = this.RULE('duration', () => {
    const head = this.CONSUME(heads.Duration);
    const label = this.OPTION(() => this.CONSUME(Label));
    this.#tell(head, label);
  });

  /** `autonumber 10 5 "<b>000"` */
  numbering = this.RULE('numbering', () => {
    this.#tell(this.CONSUME(heads.Numbering));
  });

  /** `title A title` */
  banner = this.RULE('banner', () => {
    const head = this.OR([
      { ALT: () => this.CONSUME(heads.Title) },
      { ALT: () => this.CONSUME(heads.MainFrame) },
      { ALT: () => this.CONSUME(heads.Caption) },
      { ALT: () => this.CONSUME(heads.Legend) },
      { ALT: () => this.CONSUME(heads.Footer) },
      { ALT: () => this.CONSUME(heads.Header) },
    ]);
    const text = this.CONSUME(Text);
    this.#tell(head, text);
  });

  /** `title`, its lines, `end title` */
  bannerLines = this.RULE('bannerLines', () => {
    this.OR([
      { ALT: () => this.#lines(this.CONSUME(heads.TitleLines), this.CONSUME(linesTo.title)) },
      { ALT: () => this.#lines(this.CONSUME(heads.CaptionLines), this.CONSUME(linesTo.caption)) },
      { ALT: () => this.#lines(this.CONSUME(heads.LegendLines), this.CONSUME(linesTo.legend)) },
      { ALT: () => this.#lines(this.CONSUME(heads.FooterLines), this.CONSUME(linesTo.footer)) },
      { ALT: () => this.#lines(this.CONSUME(heads.HeaderLines), this.CONSUME(linesTo.header)) },
    ]);
  });

  #lines(head: IToken, lines: IToken): void {
    this.#tell(head, lines);
  }

  /** `hide footbox`, `skinparam backgroundColor red` and the other commands of one line */
  setting = this.RULE('setting', () => {
    const head = this.OR([{ ALT: () => this.CONSUME(heads.Footbox) }, { ALT: () => this.CONSUME(heads.Command) }]);
    this.#tell(head);
  });

  /** `skinparam sequence {` … `}`, `<style>` … `</style>` */
  styling = this.RULE('styling', () => {
    this.OR([
      { ALT: () => this.#lines(this.CONSUME(heads.SkinparamLines), this.CONSUME(linesTo.braces)) },
      { ALT: () => this.#lines(this.CONSUME(heads.SpriteLines), this.CONSUME(linesTo.sprite)) },
      { ALT: () => this.#lines(this.CONSUME(heads.PackedSpriteLines), this.CONSUME1(linesTo.sprite)) },
      { ALT: () => this.#lines(this.CONSUME(heads.SvgSpriteLines), this.CONSUME(linesTo.svg)) },
      { ALT: () => this.#lines(this.CONSUME(heads.StyleLines), this.CONSUME(linesTo.style)) },
    ]);
  });

  /** `url of Alice is [[link]]` */
  url = this.RULE('url', () => {
    this.#tell(this.CONSUME(heads.Url));
  });

  /** A line that no sequence diagram has. */
  unknown = this.RULE('unknown', () => {
    const token = this.CONSUME(Unknown);
    if (!this.RECORDING_PHASE) this.sink?.unknown(token);
  });

  /** What goes on in the next piece of the text. */
  unfinished = this.RULE('unfinished', () => {
    const token = this.CONSUME(Unfinished);
    if (!this.RECORDING_PHASE) this.sink?.unfinished(token);
  });
}
