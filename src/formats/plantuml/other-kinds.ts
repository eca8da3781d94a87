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
    called: 'component, deployment or use case diagram',
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

/** The kind of diagram that the lines, which are not blank, are of; undefined where they are of none, and the block is just broken. */
export function otherKindOf(lines: readonly string[]): string | undefined {
  if (lines.length === 0) return undefined;
  const own = withoutBodies(lines).filter((text) => !isSettingOfAnyKind(text));
  const starts = own.map((text) => text.slice(0, longest));
  return kinds.find((kind) => starts.every((text) => kind.lines.some((pattern) => pattern.test(text))))?.called ?? kindMeant(lines);
}

/** Lines that are in no sequence diagram, whatever is wrong with it, by the kind that has them. */
const telling: readonly Kind[] = [
  {
    called: 'class diagram',
    lines: [
      line(
        '(?:abstract(?:\\s+class)?|annotation|class|enum|interface|object|protocol|struct|map)\\s+["\\p{L}_$].*|(?:package|namespace)\\s.*\\{',
      ),
      line('.*\\s(?:<\\|[-.]+\\S*|\\S*[-.]+\\|>|[*+][-.]{1,2}\\S*|\\S*[-.]{1,2}[*+])\\s.*'),
      line('(?:hide|show)\\s+(?:empty\\s|circle|members|methods|fields|attributes).*'),
    ],
  },
  {
    called: 'component, deployment or use case diagram',
    lines: [
      line('\\[[^[\\]*]+\\](?:\\s+as\\s.*|\\s*<<.*|\\s*#.*|\\s+[-.<*o#].*)?|\\S.*\\s[-.]\\S*>\\s*\\[[^[\\]*]+\\].*|\\(\\)\\s*\\S.*'),
      line(
        '(?:artifact|cloud|component|card|file|folder|frame|hexagon|node|person|rectangle|stack|storage|usecase)\\s.*|(?:database|queue)\\s.*\\{',
      ),
      line('(?:left to right|top to bottom) direction'),
    ],
  },
  { called: 'state diagram', lines: [line('state\\s+["\\p{L}_].*')] },
  {
    called: 'activity diagram',
    lines: [
      line('start|stop|fork|end\\s?fork|repeat|end\\s?while.*|endif|\\(\\*\\).*|:[^:]+;'),
      line('(?:if|while|switch|repeat\\s?while)\\s*\\(.*|if\\s.*\\sthen|\\|[^|]*\\p{L}[^|]*\\|'),
    ],
  },
];

/** Lines that no other kind has. */
const sequenceOnly = line(
  '(?:participant|activate|deactivate|autonumber|autoactivate|alt|opt|loop|par2?|critical|return|ref|box|[hr]note)\\b.*|==.*==|\\[-.*|.*->\\]|note\\s+over\\s.*',
);

/** Where the states begin or end: nothing else is called so. */
const pseudoState = /^\[\*\]\s*-|>\s*\[\*\]/;

/**
 * The kind that most lines tell of which no sequence diagram has, where none speaks against it and they are no slip among messages. It may
 * be asked of a block from which something is missing.
 */
export function kindMeant(lines: readonly string[]): string | undefined {
  if (lines.some((text) => sequenceOnly.test(text))) return undefined;
  const starts = lines.map((text) => text.slice(0, longest));
  if (starts.some((text) => pseudoState.test(text))) return 'state diagram';
  const counts = telling.map(({ called, lines: own }) => ({
    called,
    count: starts.filter((text) => own.some((pattern) => pattern.test(text))).length,
  }));
  const told = counts.reduce((sum, { count }) => sum + count, 0);
  const messages = starts.filter((text) => /->.*:/.test(text)).length;
  const [first] = [...counts].sort((a, b) => b.count - a.count);
  return first && 2 * told > messages ? first.called : undefined;
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
