// Mermaid's grammar: one rule a statement, flat; what a statement means is the reader's business.

import { EmbeddedActionsParser, type IToken, type TokenType } from 'chevrotain';
import { lateLookahead } from '../kit/lookahead.js';
import { settle } from '../kit/settle.js';
import { expectations } from './parser-errors.js';
import type { StatementSink } from './parser-sink.js';
import * as t from './tokens.js';

/** Reads chunks of whole statements; tells a sink what it finds. */
export class MermaidParser extends EmbeddedActionsParser {
  sink: StatementSink | undefined;

  constructor(options: { readonly validate: boolean }) {
    super(t.allTokens, {
      maxLookahead: 1,
      lookaheadStrategy: lateLookahead(),
      // Recovery would go on in the middle of a broken line; whoever calls goes on behind it.
      recoveryEnabled: false,
      skipValidations: !options.validate,
      errorMessageProvider: expectations,
    });
    this.performSelfAnalysis();
    settle(this);
  }

  statements = this.RULE('statements', () => {
    this.MANY(() => {
      this.OR(this.#alternatives);
    });
  });

  // Hoisted: the closures are made once, not for each statement.
  readonly #alternatives = [
    { ALT: () => this.SUBRULE(this.message) },
    { ALT: () => this.CONSUME(t.NewLine) },
    { ALT: () => this.SUBRULE(this.note) },
    { ALT: () => this.SUBRULE(this.fragment) },
    { ALT: () => this.SUBRULE(this.separator) },
    { ALT: () => this.SUBRULE(this.end) },
    { ALT: () => this.SUBRULE(this.life) },
    { ALT: () => this.SUBRULE(this.participant) },
    { ALT: () => this.SUBRULE(this.create) },
    { ALT: () => this.SUBRULE(this.destroy) },
    { ALT: () => this.SUBRULE(this.box) },
    { ALT: () => this.SUBRULE(this.detail) },
    { ALT: () => this.SUBRULE(this.autonumber) },
    { ALT: () => this.SUBRULE(this.title) },
    { ALT: () => this.SUBRULE(this.accessibility) },
    { ALT: () => this.SUBRULE(this.header) },
    { ALT: () => this.SUBRULE(this.ignored) },
  ];

  /** `sequenceDiagram` */
  header = this.RULE('header', () => {
    const token = this.CONSUME(t.SequenceDiagram);
    if (!this.RECORDING_PHASE) this.sink?.header(token);
  });

  /** A sign that Mermaid skips at the beginning of a line. */
  ignored = this.RULE('ignored', () => {
    const token = this.CONSUME(t.Invalid);
    if (!this.RECORDING_PHASE) this.sink?.ignored(token);
  });

  /** `Alice->>+Bob: text` */
  message = this.RULE('message', () => {
    const from = this.CONSUME(t.Actor);
    const tailCircle = this.OPTION(this.#circle);
    const arrow = this.CONSUME(t.ArrowToken);
    const mark = this.OPTION1(this.#mark);
    const to = this.CONSUME1(t.Actor);
    const text = this.CONSUME(t.Text);
    if (!this.RECORDING_PHASE) this.sink?.message({ from, tailCircle, arrow, mark, to, text });
  });

  readonly #circle = (): IToken => this.CONSUME(t.Circle);
  readonly #marks = [{ ALT: () => this.CONSUME(t.Plus) }, { ALT: () => this.CONSUME(t.Minus) }, { ALT: () => this.CONSUME1(t.Circle) }];
  readonly #mark = (): IToken => this.OR(this.#marks);

  /** `Note over Alice,Bob: text` */
  note = this.RULE('note', () => {
    const keyword = this.CONSUME(t.Note);
    const actors: IToken[] = [];
    const placement = this.OR([
      { ALT: () => this.SUBRULE(this.beside, { ARGS: [actors] }) },
      { ALT: () => this.SUBRULE(this.over, { ARGS: [actors] }) },
    ]);
    const text = this.CONSUME(t.Text);
    if (!this.RECORDING_PHASE) this.sink?.note(keyword, placement, actors, text);
  });

  /** `left of Alice` */
  beside = this.RULE('beside', (actors: IToken[]) => {
    const side = this.OR([{ ALT: () => this.CONSUME(t.LeftOf) }, { ALT: () => this.CONSUME(t.RightOf) }]);
    const actor = this.CONSUME(t.Actor);
    if (!this.RECORDING_PHASE) actors.push(actor);
    return side;
  });

  /** `over Alice,Bob` */
  over = this.RULE('over', (actors: IToken[]) => {
    const keyword = this.CONSUME(t.Over);
    const first = this.CONSUME(t.Actor);
    if (!this.RECORDING_PHASE) actors.push(first);
    this.OPTION(() => {
      this.CONSUME(t.Comma);
      const second = this.CONSUME1(t.Actor);
      if (!this.RECORDING_PHASE) actors.push(second);
    });
    return keyword;
  });

  /** One of several words. */
  #words(...types: readonly TokenType[]): { ALT: () => IToken }[] {
    return types.map((type) => ({ ALT: () => this.CONSUME(type) }));
  }

  readonly #openings = this.#words(t.Loop, t.Rect, t.Opt, t.Alt, t.Par, t.ParOver, t.Critical, t.Break);
  readonly #separators = this.#words(t.Else, t.And, t.Option);
  readonly #details = this.#words(t.Links, t.Link, t.Properties, t.Details);

  /** `alt it works` */
  fragment = this.RULE('fragment', () => {
    const keyword = this.OR(this.#openings);
    const rest = this.OPTION(() => this.CONSUME(t.RestOfLine));
    if (!this.RECORDING_PHASE) this.sink?.fragment(keyword, rest);
  });

  /** `else it does not` */
  separator = this.RULE('separator', () => {
    const keyword = this.OR(this.#separators);
    const rest = this.OPTION(() => this.CONSUME(t.RestOfLine));
    if (!this.RECORDING_PHASE) this.sink?.separator(keyword, rest);
  });

  /** `end`, of a fragment or a box; another statement may follow on its line. */
  end = this.RULE('end', () => {
    const token = this.CONSUME(t.End);
    if (!this.RECORDING_PHASE) this.sink?.end(token);
  });

  /** `activate Alice` */
  life = this.RULE('life', () => {
    const keyword = this.OR([{ ALT: () => this.CONSUME(t.Activate) }, { ALT: () => this.CONSUME(t.Deactivate) }]);
    const actor = this.CONSUME(t.Actor);
    this.CONSUME(t.NewLine);
    if (!this.RECORDING_PHASE) this.sink?.life(keyword, actor);
  });

  /** `participant A as Alice` */
  participant = this.RULE('participant', () => {
    this.SUBRULE(this.declaration, { ARGS: [undefined] });
  });

  /** `create participant A` */
  create = this.RULE('create', () => {
    const create = this.CONSUME(t.Create);
    this.OR([
      { ALT: () => this.SUBRULE(this.declaration, { ARGS: [create] }) },
      { ALT: () => this.SUBRULE(this.oddCreation, { ARGS: [create] }) },
    ]);
  });

  /** `create destroy A`, which creates. */
  oddCreation = this.RULE('oddCreation', (create: IToken) => {
    const keyword = this.CONSUME(t.Destroy);
    const actor = this.CONSUME(t.Actor);
    this.CONSUME(t.NewLine);
    if (!this.RECORDING_PHASE) this.sink?.participant({ create, keyword, actor, config: undefined, as: undefined, label: undefined });
  });

  /** `actor A@{ "type": "database" } as Alice` */
  declaration = this.RULE('declaration', (create: IToken | undefined) => {
    const keyword = this.OR([{ ALT: () => this.CONSUME(t.ParticipantWord) }, { ALT: () => this.CONSUME(t.ActorWord) }]);
    const actor = this.CONSUME(t.Actor);
    const config = this.OPTION(() => {
      this.CONSUME(t.ConfigStart);
      const content = this.CONSUME(t.ConfigContent);
      this.CONSUME(t.ConfigEnd);
      return content;
    });
    let label: IToken | undefined;
    const as = this.OPTION1(() => {
      const token = this.CONSUME(t.As);
      label = this.OPTION2(() => this.CONSUME(t.RestOfLine));
      return token;
    });
    this.CONSUME(t.NewLine);
    if (!this.RECORDING_PHASE) this.sink?.participant({ create, keyword, actor, config, as, label });
  });

  /** `destroy Alice` */
  destroy = this.RULE('destroy', () => {
    const keyword = this.CONSUME(t.Destroy);
    const actor = this.CONSUME(t.Actor);
    this.CONSUME(t.NewLine);
    if (!this.RECORDING_PHASE) this.sink?.destroy(keyword, actor);
  });

  /** `box Aqua Front end` */
  box = this.RULE('box', () => {
    const keyword = this.CONSUME(t.Box);
    const rest = this.OPTION(() => this.CONSUME(t.RestOfLine));
    if (!this.RECORDING_PHASE) this.sink?.box(keyword, rest);
  });

  /** `link Alice: Wiki @ https://wiki` */
  detail = this.RULE('detail', () => {
    const keyword = this.OR(this.#details);
    const actor = this.CONSUME(t.Actor);
    const text = this.CONSUME(t.Text);
    if (!this.RECORDING_PHASE) this.sink?.detail(keyword, actor, text);
  });

  /** `autonumber 10 5` */
  autonumber = this.RULE('autonumber', () => {
    const keyword = this.CONSUME(t.Autonumber);
    const numbers: IToken[] = [];
    const off = this.OPTION(() => this.CONSUME(t.Off));
    this.MANY(() => {
      const number = this.CONSUME(t.NumberToken);
      if (!this.RECORDING_PHASE) numbers.push(number);
    });
    this.CONSUME(t.NewLine);
    if (!this.RECORDING_PHASE) this.sink?.autonumber(keyword, numbers, off);
  });

  /** `title Checkout` */
  title = this.RULE('title', () => {
    const token = this.CONSUME(t.Title);
    if (!this.RECORDING_PHASE) this.sink?.title(token);
  });

  /** `accTitle: text`, `accDescr: text`, `accDescr { text }` */
  accessibility = this.RULE('accessibility', () => {
    this.OR([
      {
        ALT: () => {
          const keyword = this.OR1([{ ALT: () => this.CONSUME(t.AccTitle) }, { ALT: () => this.CONSUME(t.AccDescr) }]);
          const value = this.OPTION(() => this.CONSUME(t.Value));
          if (!this.RECORDING_PHASE) this.sink?.accessibility(keyword, value, undefined);
        },
      },
      {
        ALT: () => {
          const keyword = this.CONSUME(t.AccDescrBlock);
          const value = this.OPTION1(() => this.CONSUME(t.BlockValue));
          const end = this.OPTION2(() => this.CONSUME(t.BlockEnd));
          if (!this.RECORDING_PHASE) this.sink?.accessibility(keyword, value, end);
        },
      },
    ]);
  });
}
