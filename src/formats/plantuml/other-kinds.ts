// A block is whatever kind of diagram can read all of its lines; sequence diagrams are only tried first. So one line that they refuse may
// make the whole block a class diagram: this tells which.

import { isSettingOfAnyKind } from './grammar/decide.js';

const id = '[\\p{L}\\p{N}_$][\\p{L}\\p{N}_$.,/\\-]*';
const className = `[\\p{L}\\p{N}_$](?:[^\\s"<>()[\\]{}:;&#*|'^~=?\\u200b]|::)*`;
const styles = '\\[(?:#\\w+|dashed|dotted|bold|hidden|plain|norank|single|thickness=\\d+)(?:,(?:#\\w+|\\w+(?:=\\d+)?))*\\]';
const direction = '(?:left|right|up|down|le|ri|do|[lrud])';
/** A shaft of such signs, perhaps with styles and a direction within: the signs on either side of nothing are not parted. */
const shaft = (signs: string, within: string): string => `${signs}+(?:(?:${within}${direction}?|${direction})${signs}*)?`;
const label = '\\s*(?::.*)?';

const line = (pattern: string): RegExp => new RegExp(`^(?:${pattern})$`, 'iu');

const classLink = line(
  `(?:${className}|"[^"]+")\\s*(?:"[^"]*"\\s*)?(?:[<*o+^#x}{]|<\\|)?${shaft('[-.=]', styles)}(?:[>*o+^#x{}]|\\|>)?\\s*(?:"[^"]*"\\s*)?(?:${className}|"[^"]+")${label}`,
);
const shape = ':[^:]+:\\/?|\\([^()]+\\)\\/?|\\(\\)\\s*\\w+|\\[(?!\\*\\])[^[\\]]+\\]';
const node = `(?:${id}|"[^"]+"|${shape})`;
const nodeLink = line(`${node}\\s*[<*o+^#x]?${shaft('[-.=~]', '\\[#\\w+(?:[;,]#?\\w+)*\\]')}[>*o+^#x]?\\s*${node}${label}`);

interface Kind {
  readonly called: string;
  readonly lines: readonly RegExp[];
}

/** The other kinds in the order in which the engine tries them, with the lines that tell them apart. */
const kinds: readonly Kind[] = [
  {
    called: 'class diagram',
    lines: [
      classLink,
      line('(?:abstract|class|interface|enum|annotation|entity|exception|struct|protocol|package|namespace|object|map|diamond)\\b.*'),
      line('(?:left to right|top to bottom) direction|allow_?mixing|[{}]|together\\s*\\{'),
      line('(?:hide|show|remove|restore)\\s.*'),
      line('note\\s+"[^"]*"\\s+as\\s+\\S+|actor\\s+\\S+\\s*\\[.*\\]'),
    ],
  },
  {
    called: 'activity diagram',
    lines: [
      line(
        `(?:${id}|"[^"]+"|\\(\\*(?:top)?\\)|={2,}[^=]+={2,})?\\s*${shaft('[-=.]', styles)}>\\s*(?:\\[[^\\]]*\\]\\s*)?(?:[\\p{L}\\p{N}_"=]|\\(\\*).*`,
      ),
      line('if\\s+(?:"[^"]*"\\s+)?then|else|endif|(?:end\\s?)?partition\\b.*|\\}'),
    ],
  },
  {
    called: 'description diagram',
    lines: [
      nodeLink,
      line(shape),
      line(
        '(?!.*\\border\\s+-?\\d)(?:actor|agent|artifact|boundary|card|cloud|collections|component|control|database|entity|file|folder|frame|hexagon|interface|label|node|package|person|process|queue|rectangle|stack|storage|usecase)\\/?\\s.*',
      ),
      line('\\.{3}\\s*[^.\\s].*|\\.{5}|\\}'),
    ],
  },
  {
    called: 'state diagram',
    lines: [
      line(`(?:${id}|\\[\\*\\])\\s*${shaft('-', styles)}>\\s*(?:${id}|\\[\\*\\])${label}`),
      line(`${id}\\s*:.*`),
      line('state\\s.*|\\}|--|\\|\\|'),
    ],
  },
  {
    called: 'activity diagram',
    lines: [
      line(
        'start|stop|end|kill|detach|break|fork(?:\\s+again)?|end\\s?(?:fork|merge|split|if|while|switch)\\b.*|split(?:\\s+again)?|repeat\\b.*|backward.*',
      ),
      line(
        ':.*[;|<>/\\]}]|(?:else)?if\\s*\\(.*|else\\b.*|while\\s*\\(.*|switch\\s*\\(.*|case\\s*\\(.*|->.*;?|\\|.*\\||(?:partition|group)\\b.*|\\}',
      ),
    ],
  },
];

/** Names and links share most of their signs, so that many ends of a name are tried: behind so many signs only a label goes on. */
const longest = 2000;

/** The kind of diagram that reads all lines, which are not blank; undefined where none does, and the block is just broken. */
export function otherKindOf(lines: readonly string[]): string | undefined {
  const own = withoutBodies(lines).filter((text) => !isSettingOfAnyKind(text));
  const starts = own.map((text) => text.slice(0, longest));
  return kinds.find((kind) => starts.every((text) => kind.lines.some((pattern) => pattern.test(text))))?.called;
}

/** What only other kinds of diagram have: `class Name {` and `actor Name [` with lines of their own. */
const bodies: readonly (readonly [opens: RegExp, closes: RegExp])[] = [
  [/^actor\s.*\[$/i, /\]$/],
  [/^(?:abstract|annotation|class|entity|enum|exception|interface|map|metaclass|object|protocol|struct)\b.*\{$/i, /^\}$/],
];

/** The lines with each body in the line that opens it. */
function withoutBodies(lines: readonly string[]): readonly string[] {
  const out: string[] = [];
  let closes: RegExp | undefined;
  for (const text of lines) {
    if (closes) {
      if (closes.test(text)) closes = undefined;
      continue;
    }
    closes = bodies.find(([opens]) => opens.test(text))?.[1];
    out.push(closes ? `${text}${text.endsWith('[') ? ']' : ''}` : text);
  }
  return out;
}
