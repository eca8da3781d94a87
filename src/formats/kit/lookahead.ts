// Lookahead that is worked out when an alternative is first asked for: a small text uses few rules, and most of a parser's start is this.

import { type ILookaheadStrategy, LLkLookaheadStrategy } from 'chevrotain';

type Alternation = ReturnType<ILookaheadStrategy['buildLookaheadForAlternation']>;
type Optional = ReturnType<ILookaheadStrategy['buildLookaheadForOptional']>;

/** Chevrotain's own LL(1) strategy, put off; for the `lookaheadStrategy` of a parser. */
export function lateLookahead(): ILookaheadStrategy {
  const own = new LLkLookaheadStrategy({ maxLookahead: 1 });
  return {
    validate: (options) => own.validate(options),
    buildLookaheadForAlternation: (options) => {
      let built: Alternation | undefined;
      const late: Alternation = function (this: unknown, alternatives) {
        built ??= own.buildLookaheadForAlternation(options);
        return built.call(this, alternatives);
      };
      return late;
    },
    buildLookaheadForOptional: (options) => {
      let built: Optional | undefined;
      const late: Optional = function (this: unknown) {
        built ??= own.buildLookaheadForOptional(options);
        return built.call(this);
      };
      return late;
    },
  };
}
