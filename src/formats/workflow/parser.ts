// The grammar of a message's key: `Web App --> API -`.

import { EmbeddedActionsParser, type IToken } from 'chevrotain';
import { settle } from '../kit/settle.js';
import * as t from './tokens.js';

/** The parts of a message's key, as they stand there. */
export interface KeyParts {
  readonly left: EndPart;
  readonly sign: IToken;
  readonly right: EndPart;
  readonly suffix: IToken | undefined;
}

/** One end of a message. */
export interface EndPart {
  readonly is: 'quoted' | 'edge' | 'name';
  readonly token: IToken;
}

/** Reads one key at a time. */
export class MessageKeyParser extends EmbeddedActionsParser {
  constructor(options: { readonly validate: boolean }) {
    super(t.allTokens, { maxLookahead: 1, recoveryEnabled: false, skipValidations: !options.validate, nodeLocationTracking: 'none' });
    this.performSelfAnalysis();
    settle(this);
  }

  /** `Web App --> API -`: from, arrow, to, and what becomes of their activations. */
  readonly messageKey = this.RULE('messageKey', (): KeyParts => {
    const left = this.SUBRULE1(this.end);
    const sign = this.CONSUME(t.ArrowSign);
    const right = this.SUBRULE2(this.end);
    const suffix = this.OPTION(() => this.CONSUME(t.Suffix));
    return { left, sign, right, suffix };
  });

  /** A participant by its id, or an edge of the diagram. */
  readonly end = this.RULE(
    'end',
    (): EndPart =>
      this.OR<EndPart>([
        { ALT: () => ({ is: 'quoted', token: this.CONSUME(t.Quoted) }) },
        { ALT: () => ({ is: 'edge', token: this.CONSUME(t.EdgeSign) }) },
        { ALT: () => ({ is: 'name', token: this.CONSUME(t.Name) }) },
      ]),
  );
}
