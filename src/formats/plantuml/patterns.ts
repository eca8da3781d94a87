// The statements of PlantUML as patterns of whole lines, made of named pieces, in the order in which the engine tries them.

const code = '[\\p{L}\\p{N}_.@]+';
const quoted = '["“”][^"“”]+["“”]';
const name = `(?:${quoted}|${code})`;
const color = '#\\w+(?:[-\\\\|/]#?\\w+)?';
const styleItem = '(?:text|back|header|line(?:\\.(?:dashed|dotted|bold))?|shadowing)(?::#?\\w+(?:[-\\\\|/]#?\\w+)?)?';
const colors = `(?:#(?:\\w+(?:[-\\\\|/]#?\\w+)?;)?${styleItem}(?:;${styleItem})*;?|${color})`;
const stereo = '<<.+?>>(?:\\s*<<.+?>>)*';
const url = '\\[\\[.+?\\]\\]';
const side = (n: string): string => `(?:(?<pre${n}>${code}|${quoted})\\s+as\\s+(?<alias${n}>${code}|${quoted})|(?<name${n}>${name}))`;
const leftHead = '(?:<<|<|\\/\\/|\\/|\\\\\\\\|\\\\)';
const rightHead = '(?:>>|>|\\/\\/|\\/|\\\\\\\\|\\\\)';
const style = '\\[[^\\]\\s]*\\]';
const body = `(?:-+(?:${style})?-*|-*${style}-+)`;
const arrow = `(?:(?<=\\s)[ox])?(?:\\(\\d+\\))?(?:${leftHead}_?)?${body}(?:_?${rightHead})?(?:[ox](?=\\s)|\\(\\d+\\))?`;
const start = '(?<beside>&\\s*)?(?:\\{(?<anchor>\\w+)\\}\\s+)?';
const rest = `\\s*(?<lifeColor>#\\w+)?\\s*(?:(?<stereo>${stereo})\\s*)?(?<url>${url})?\\s*(?::(?<label>.*))?`;
const exoBody = `${leftHead}?${body}${rightHead}?`;
const tail = `\\s*(?<stereo>${stereo})?\\s*(?<color>${colors})?\\s*(?<url>${url})?\\s*`;
const noteWord = '(?<row>(?:&\\s*)?(?:\\/\\s*)?)(?<word>[hr]?note)\\s*(?:(?<stereo0><<.+?>>)\\s*)?';
const labelOrEnd = '(?::(?<label>.*))?';

const whole = (pattern: string): RegExp => new RegExp(`^${pattern}$`, 'iu');

const participantTail = `\\s*(?<stereo>${stereo})?\\s*(?:order\\s+(?<order>-?\\d{1,7}))?\\s*(?<url>${url})?\\s*(?<color>${color})?`;
const shape = '(?<shape>participant|actor|boundary|control|entity|queue|database|collections)';

/** All patterns by name. */
export const patterns = {
  banner: whole(
    '(?:(?<align>left|right|center)\\s+)?(?<word>title|mainframe|caption|legend|footer|header)(?:(?:\\s+|\\s*:\\s*)(?<text>.+))?',
  ),
  untouched: whole(
    '(?:set\\s+separator\\b.*|!.*|skinparam\\s+\\S+\\s+\\S.*|sprite\\s.*|scale\\s.*|rotate\\b.*|minwidth\\s.*|page\\s+\\d.*|skin\\s+\\S+|autonewpage\\s.*|(?:hide|show)\\s+(?:stereotypes?|circles?|empty\\s+\\w+|members|methods|fields|attributes)\\b.*|<style>.*</style>)',
  ),
  footbox: whole('(?:(?<hide>hide|show)\\s+)?(?<what>footbox|@?unlinked)(?:\\s+(?<switch>on|off))?'),
  life: whole(`(?<word>activate|deactivate|destroy|create)\\s+(?<name>${name})\\s*(?:(?<color>${color})(?:\\s+(?<line>${color}))?)?`),
  deactivateLast: whole('deactivate'),
  participant: whole(
    `(?<create>create\\s+)?${shape}\\s+(?:(?<first>${code}|${quoted})\\s+as\\s+(?<second>${code}|${quoted})|(?<name>${name}))${participantTail}\\s*(?<block>\\[)?`,
  ),
  message: whole(
    `${start}${side('1')}(?:\\{(?<anchor1>\\w+)\\}(?=\\s))?\\s*(?<arrow>${arrow})\\s*${side('2')}(?<further>(?:\\s+&\\s+${code})*)(?:\\{(?<anchor2>\\w+)\\}(?=\\s|$))?\\s*(?<signs>\\+\\+--|--\\+\\+|\\+\\+|--|\\*\\*|!!)?${rest}`,
  ),
  exoLeft: whole(`${start}(?<edge>[[\\]?])?(?<arrow>[ox]?${exoBody}(?:[ox](?=\\s))?)\\s*(?<name>${name})\\s*(?<signs>[+*!-]+)?${rest}`),
  exoRight: whole(`${start}(?<name>${name})\\s*(?<arrow>(?:(?<=\\s)[ox])?${exoBody}[ox]?)(?<edge>[[\\]?])?\\s*(?<signs>[+*!-]+)?${rest}`),
  noteOver: whole(`${noteWord}over\\s+(?:of\\s+)?(?<name>${name})\\s*,\\s*(?<name2>${name})${tail}${labelOrEnd}`),
  noteOf: whole(`${noteWord}(?<side>left|right|over)\\s+(?:of\\s+)?(?<name>${name})${tail}${labelOrEnd}`),
  noteAcross: whole(`${noteWord}(?<side>across)${tail}${labelOrEnd}`),
  box: whole(`box(?:\\s+(?:["“”](?<quoted>[^"“”]*)["“”]|(?<text>[^#]+)))?\\s*(?<stereo>${stereo})?\\s*(?<color>${colors})?`),
  boxEnd: whole('end\\s*box'),
  fragment: whole(
    `(?<beside>&\\s*)?(?<word>opt|alt|loop|par2?|break|critical|group|partition)(?<header>${color})?(?:\\s+(?<color>${color}))?(?:\\s+(?<text>.*))?`,
  ),
  branch: whole(`(?<word>else|also)(?:\\s+(?<color>${color}))?(?:\\s+(?<text>.*))?`),
  end: whole('(?:&\\s*)?end(?:\\s+(?<text>.*))?'),
  short: whole(`(?<name>${code})\\s*(?<signs>\\+\\+|--)\\s*(?<color>${color})?`),
  answer: whole(`(?<beside>&\\s*)?return\\s*(?:(?<color>${color})\\s+)?(?<text>.*)`),
  noteBeside: whole(`${noteWord}(?<side>left|right|top|bottom)${tail}${labelOrEnd}`),
  page: whole('@?(?:(?<ignored>ignore\\s*)newpage|newpage(?:(?:\\s+|\\s*:\\s*)(?<title>.+))?)'),
  divider: whole('==(?<text>.*)=='),
  space: whole('\\|\\|(?:(?<size>\\d+)\\|\\|*|\\|+)'),
  reference: whole(
    `ref(?<header>${color})?\\s+over\\s+(?<names>${name}(?:\\s*,\\s*${name})*)\\s*(?<url>${url})?\\s*(?:(?<color>${color})\\s*|(?::(?<label>.*)))?`,
  ),
  numbering: whole(
    'autonumber\\s*(?:(?<stop>stop)|(?<resume>resume)(?:\\s+(?<resumeStep>\\d+))?|inc(?:\\s+(?<level>[A-Za-z]))?|(?<value>\\d[\\d]*(?:[^\\p{L}\\p{N}\\s"][0-9]+)*)?(?:\\s+(?<step>\\d+))?)\\s*(?:["“”](?<format>[^"“”]+)["“”])?',
  ),
  autoactivate: whole('autoactivate\\s+(?<on>on|off)'),
  delay: whole('(?:\\.\\.\\.|…)(?:(?<text>.*?)(?:\\.\\.\\.|…))?'),
  url: whole(`url\\s+(?:(?:of|for)\\s+)?(?<name>${name})\\s+(?:is\\s+)?(?<url>${url})`),
  duration: whole('\\{(?<from>\\w+)\\}\\s*<->\\s*\\{(?<to>\\w+)\\}\\s*(?::(?<label>.*))?'),
} as const;

export type PatternName = keyof typeof patterns;

/** The engine's order of attempts, by what a line starts with. */
const order = Object.keys(patterns) as readonly PatternName[];

/** Patterns that a line which starts with a certain word or sign alone can match. */
const startsOf: Partial<Record<PatternName, RegExp>> = {
  banner: /^[tmclfhr]/i,
  untouched: /^[s!rmpha<]/i,
  footbox: /^[hsfu@]/i,
  life: /^[adc]/i,
  deactivateLast: /^d/i,
  participant: /^[cpabedq]/i,
  message: /^[^<[\]?\-/\\]/,
  noteOver: /^[nhr&/]/i,
  noteOf: /^[nhr&/]/i,
  noteAcross: /^[nhr&/]/i,
  box: /^b/i,
  boxEnd: /^e/i,
  fragment: /^[oalpbcg&]/i,
  branch: /^[ea]/i,
  end: /^e/i,
  answer: /^[r&]/i,
  noteBeside: /^[nhr&/]/i,
  page: /^[@ni]/i,
  divider: /^=/,
  space: /^\|/,
  reference: /^r/i,
  numbering: /^a/i,
  autoactivate: /^a/i,
  delay: /^[.…]/,
  url: /^u/i,
  duration: /^\{/,
};

const byFirst = new Map<number, readonly PatternName[]>();

/** The patterns worth trying for a line, in order. */
export function candidates(line: string): readonly PatternName[] {
  const first = line.charCodeAt(0);
  const known = byFirst.get(first);
  if (known) return known;
  const sign = line.charAt(0);
  const found = order.filter((one) => startsOf[one]?.test(sign) ?? true);
  byFirst.set(first, found);
  return found;
}

/** A line that needs a dash. */
export const dashed: ReadonlySet<PatternName> = new Set<PatternName>(['message', 'exoLeft', 'exoRight']);
