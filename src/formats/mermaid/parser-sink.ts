// What the parser tells of each statement, and whom.

import type { IToken } from 'chevrotain';

/** What the parser tells of each statement, in the order of the text. Tokens are as they stand in the prepared text. */
export interface StatementSink {
  header(token: IToken): void;
  ignored(token: IToken): void;
  participant(statement: DeclaredParticipant): void;
  destroy(keyword: IToken, actor: IToken): void;
  life(keyword: IToken, actor: IToken): void;
  box(keyword: IToken, rest: IToken | undefined): void;
  fragment(keyword: IToken, rest: IToken | undefined): void;
  separator(keyword: IToken, rest: IToken | undefined): void;
  end(token: IToken): void;
  message(message: ReadMessage): void;
  note(keyword: IToken, placement: IToken, actors: readonly IToken[], text: IToken): void;
  detail(keyword: IToken, actor: IToken, text: IToken): void;
  autonumber(keyword: IToken, numbers: readonly IToken[], off: IToken | undefined): void;
  title(token: IToken): void;
  accessibility(keyword: IToken, value: IToken | undefined, end: IToken | undefined): void;
}

/** A participant as its declaration says it. */
export interface DeclaredParticipant {
  readonly create: IToken | undefined;
  readonly keyword: IToken;
  readonly actor: IToken;
  readonly config: IToken | undefined;
  readonly as: IToken | undefined;
  readonly label: IToken | undefined;
}

/** A message as its line says it. */
export interface ReadMessage {
  readonly from: IToken;
  readonly arrow: IToken;
  /** `()` at the sender. */
  readonly tailCircle: IToken | undefined;
  /** `+`, `-` or `()` at the receiver. */
  readonly mark: IToken | undefined;
  readonly to: IToken;
  readonly text: IToken;
}
