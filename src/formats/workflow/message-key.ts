// The first key of a message step: `Web App --> API -`. The arrow stands between blanks; everything else is a name.

import { createToken, EmbeddedActionsParser, Lexer } from 'chevrotain';
import type { Arrow, End } from '../../ir/model.js';
import { arrowBySign, edgeBySign } from './vocabulary.js';

/** What a message's key says. */
export interface MessageKey {
  readonly left: End;
  readonly right: End;
  readonly arrow: Arrow;
  /** What the key says of activations, in order. */
  readonly suffix: '' | '+' | '-' | '-+';
}

const signs = '(?:<<|<|x)?--?(?:>>|>|x)?';
const Quoted = createToken({ name: 'Quoted', pattern: /[ \t]*"(?:[^"\\]|\\.)*"(?=[ \t]|(?![\s\S]))/, line_breaks: true });
const Suffix = createToken({ name: 'Suffix', pattern: /[ \t]+(?:-\+|\+|-)(?![\s\S])/ });
const Sign = createToken({ name: 'Arrow', pattern: new RegExp(`[ \\t]${signs}(?=[ \\t])`) });
const Edge = createToken({ name: 'Edge', pattern: /[ \t]*[[\]](?=[ \t]|(?![\s\S]))/ });
const Name = createToken({
  name: 'Name',
  pattern: new RegExp(`(?:(?![ \\t]${signs}[ \\t])(?![ \\t](?:-\\+|\\+|-)(?![\\s\\S]))[\\s\\S])+`),
  line_breaks: true,
});

const tokens = [Suffix, Sign, Quoted, Edge, Name];
const lexer = new Lexer(tokens, { positionTracking: 'onlyOffset' });

class MessageKeyParser extends EmbeddedActionsParser {
  constructor() {
    super(tokens, { recoveryEnabled: false });
    this.performSelfAnalysis();
  }

  readonly messageKey = this.RULE('messageKey', (): MessageKey | undefined => {
    const left = this.SUBRULE1(this.end);
    const sign = this.CONSUME(Sign).image;
    const right = this.SUBRULE2(this.end);
    const suffix = this.OPTION(() => this.CONSUME(Suffix).image.trim()) ?? '';
    return this.ACTION(() => {
      const arrow = arrowBySign.get(sign.trim());
      return arrow && { left, right, arrow, suffix: suffix === '+' || suffix === '-' || suffix === '-+' ? suffix : '' };
    });
  });

  readonly end = this.RULE(
    'end',
    (): End =>
      this.OR([
        { ALT: () => unquote(this.CONSUME(Quoted).image.trim()) },
        { ALT: () => ({ edge: this.CONSUME(Edge).image.trim() === '[' ? edgeBySign['['] : edgeBySign[']'] }) },
        { ALT: () => this.CONSUME(Name).image.trim() },
      ]),
  );
}

const parser = new MessageKeyParser();

/** Reads a step's first key; undefined when it is no message. */
export function readMessageKey(key: string): MessageKey | undefined {
  if (!key.includes('-')) return undefined;
  parser.input = lexer.tokenize(key).tokens;
  const found = parser.messageKey();
  return parser.errors.length > 0 ? undefined : found;
}

function unquote(image: string): string {
  try {
    const value: unknown = JSON.parse(image.replace(/[\n\r\t]/g, (sign) => JSON.stringify(sign).slice(1, -1)));
    return typeof value === 'string' ? value : image;
  } catch {
    // An escape that JSON does not know stands for its character.
    return image.slice(1, -1).replace(/\\([\s\S])/g, '$1');
  }
}

const needsQuotes = new RegExp(
  `^[ \\t"]|[ \\t]$|^[[\\]]$|^$|[ \\t]${signs}(?:[ \\t]|$)|[ \\t](?:-\\+|\\+|-)$|^${signs}[ \\t]|[\\n\\r]|^\\s|\\s$`,
);

/** An end of a message as it stands in a key. */
export function writeEnd(end: End): string {
  if (typeof end !== 'string') return end.edge === 'left' ? '[' : ']';
  return needsQuotes.test(end) ? JSON.stringify(end) : end;
}
