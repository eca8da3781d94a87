// Strings and texts as unkind as authors write them: words of every language, arrows, separators, comments, markup, odd blanks.

import fc, { type Arbitrary } from 'fast-check';
import { type Cell, type FormattedText, type Inline, type InlineNode, makeText, type Text } from '../../src/ir/text.js';

/** Words that mean something to one of the languages, and signs that end, open or hide something in one. */
export const nasty: readonly string[] = [
  ...['end', 'End', 'END', 'else', 'and', 'option', 'alt', 'opt', 'loop', 'par', 'par_over', 'critical', 'break', 'rect', 'box'],
  ...['participant', 'actor', 'boundary', 'database', 'queue', 'as', 'order', 'create', 'destroy', 'activate', 'deactivate'],
  ...[
    'autonumber',
    'autoactivate',
    'return',
    'note',
    'Note over',
    'note left of',
    'end note',
    'endnote',
    'ref',
    'ref over',
    'end ref',
    'over',
  ],
  ...[
    'title',
    'header',
    'footer',
    'legend',
    'caption',
    'mainframe',
    'newpage',
    'hide',
    'skinparam',
    'style',
    'links',
    'link',
    'properties',
  ],
  ...['sequenceDiagram', '@startuml', '@enduml', '!include x', '!define A B', 'workflow:', 'true', 'null', '~', 'yes', '0x1F', '1.0'],
  ...['->', '->>', '-->', '-->>', '-x', '--x', '-)', '<->', '<<->>', '->o', '-/', '//--', '->>+', '->>-', '<-', '=>', '[->', '->]', '()'],
  ...[':', '::', ': ', ' : ', ';', ',', ', ', '#', '%', '%%', '%%{init: {}}%%', "'", "/'", "'/", '"', '""', '\\', '\\n', '\\\\', '|', '||'],
  ...['<br/>', '<br>', '<BR />', '<b>', '</b>', '&amp;', '&lt;', '#59;', '#quot;', '#9829;', '&#59;', '<U+2665>', '<:smile:>', '<&key>'],
  ...[
    '**',
    '//',
    '__',
    '--',
    '~~',
    '""mono""',
    '~',
    '[[',
    ']]',
    '[[http://a.b c]]',
    '<<',
    '>>',
    '<<x>>',
    '(',
    ')',
    '{',
    '}',
    '[',
    ']',
    '$',
    '@',
  ],
  ...[
    'style x:#y;',
    '#red',
    '#red/blue',
    '#FFAA00',
    '==',
    '== a ==',
    '...',
    '|||',
    '||20||',
    '----',
    '====',
    '+',
    '-',
    '++',
    '--',
    '**',
    '!!',
  ],
  ...['wrap:', 'nowrap:', 'a: b', '- a', '* a', '# a', '= a', '| a |', '? a', '& a', '*a', '!x', '%autonumber%', '%date()%', '$x', '<$x>'],
  ...[
    'é',
    'ß',
    'Ω',
    '日本',
    'שלום',
    'مرحبا',
    '👩‍💻',
    '🎉',
    '\u00a0',
    '\u2003',
    '\u2028',
    '\u200b',
    '\ufeff',
    '\u202e',
    'e\u0301',
    '\t',
    ' ',
    '  ',
  ],
];

const pieces = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...nasty) },
  { weight: 3, arbitrary: fc.stringMatching(/^[A-Za-z]{1,6}$/) },
  { weight: 1, arbitrary: fc.constantFrom(' ', '-', '_', '.', '/', ':') },
);

/** One line of text, never empty. */
export const hostileLine: Arbitrary<string> = fc
  .oneof(
    { weight: 2, arbitrary: fc.array(pieces, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('')) },
    { weight: 2, arbitrary: fc.array(pieces, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(' ')) },
    { weight: 1, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).map((text) => text.replace(/\p{Cc}/gu, '')) },
  )
  .map((text) => text || 'x');

/** Plain words. */
export const kindLine: Arbitrary<string> = fc
  .array(fc.stringMatching(/^[A-Za-z]{1,7}$/), { minLength: 1, maxLength: 3 })
  .map((w) => w.join(' '));

/** One line or several, maybe empty ones among them. */
export function lines(line: Arbitrary<string>): Arbitrary<string> {
  const several = fc.array(fc.oneof({ weight: 5, arbitrary: line }, fc.constant('')), { minLength: 2, maxLength: 4 });
  return fc.oneof({ weight: 4, arbitrary: line }, { weight: 1, arbitrary: several.map((all) => all.join('\n')) });
}

/** A colour in each of the forms that a diagram may hold. */
export const color: Arbitrary<string> = fc.constantFrom(
  'red',
  'LightBlue',
  '#FFAA00',
  '#0a0',
  'rgb(10, 20, 30)',
  'rgba(1,2,3,0.5)',
  'red/blue',
);

const spanKinds = ['strong', 'emphasis', 'mono', 'sub', 'sup', 'plain'] as const;

/** Formatting within a line; it nests. */
export function inlineArbitrary(line: Arbitrary<string>): Arbitrary<Inline> {
  const { inline } = fc.letrec<{ inline: Inline; content: readonly Inline[] }>((tie) => ({
    content: fc.array(tie('inline'), { minLength: 1, maxLength: 3 }).map(canonical),
    inline: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      { weight: 6, arbitrary: line },
      { weight: 2, arbitrary: leaf(line) },
      { weight: 3, arbitrary: span(tie('content')) },
    ),
  }));
  return inline;
}

function span(content: Arbitrary<readonly Inline[]>): Arbitrary<InlineNode> {
  return fc.oneof(
    fc.record({ kind: fc.constantFrom(...spanKinds), content }),
    fc.record({ kind: fc.constantFrom('underline', 'wave', 'strike'), content, color }, { requiredKeys: ['kind', 'content'] }),
    fc.record({ kind: fc.constantFrom('color', 'back'), color, content }),
    fc.record({ kind: fc.constant('size'), size: fc.integer({ min: 6, max: 40 }), content }),
    fc.record({ kind: fc.constant('font'), font: fc.constantFrom('monospaced', 'Arial'), content }),
  );
}

function leaf(line: Arbitrary<string>): Arbitrary<InlineNode> {
  const href = fc.constantFrom('https://example.org/a', 'http://a.b/c?d=e&f#g', './x.md');
  return fc.oneof(
    fc.record({ kind: fc.constant('link'), href, label: line, tooltip: line }, { requiredKeys: ['kind', 'href'] }),
    fc.record({ kind: fc.constant('image'), href, scale: fc.constantFrom('0.5', '2') }, { requiredKeys: ['kind', 'href'] }),
    fc.record({ kind: fc.constant('icon'), name: fc.constantFrom('key', 'person') }),
    fc.record({ kind: fc.constant('emoji'), name: fc.constantFrom('smile', '1f600') }),
    fc.record({ kind: fc.constant('autonumber') }),
    fc.record({
      kind: fc.constant('verbatim'),
      format: fc.constant('plantuml'),
      text: fc.constant('<math>x</math>'),
      plain: fc.constant('x'),
    }),
  );
}

/** Something that fills whole lines. */
function lineNode(line: Arbitrary<string>): Arbitrary<InlineNode> {
  const content = fc.array(inlineArbitrary(line), { minLength: 1, maxLength: 2 }).map(canonical);
  const cell: Arbitrary<Cell> = fc.record({ header: fc.constant(true), color, content }, { requiredKeys: ['content'] });
  return fc.oneof(
    fc.record({ kind: fc.constant('heading'), level: fc.integer({ min: 1, max: 4 }), content }),
    fc.record({ kind: fc.constant('item'), list: fc.constantFrom('bullet', 'number'), level: fc.integer({ min: 1, max: 3 }), content }),
    fc.record({ kind: fc.constant('rule'), line: fc.constantFrom('-', '=', '.', '_'), content }, { requiredKeys: ['kind', 'line'] }),
    fc.record(
      { kind: fc.constant('row'), color, cells: fc.array(cell, { minLength: 1, maxLength: 3 }) },
      { requiredKeys: ['kind', 'cells'] },
    ),
  );
}

/** Content in its one form; formatting of the same kind side by side would be one node to any reader, so a blank stands between. */
function canonical(content: readonly Inline[]): readonly Inline[] {
  const out: Inline[] = [];
  for (const item of content) {
    const last = out.at(-1);
    if (typeof item === 'string' && typeof last === 'string') out[out.length - 1] = last + item;
    else if (typeof item !== 'string' && last !== undefined && typeof last !== 'string') out.push(' ', item);
    else if (item !== '') out.push(item);
  }
  return out.length > 0 ? out : ['x'];
}

/** Which texts are wanted. */
export interface TextOptions {
  /** Only plain words. */
  readonly kind?: boolean;
  /** No formatting. */
  readonly plain?: boolean;
  /** No line breaks. */
  readonly oneLine?: boolean;
}

/** A guard: a text on one line, at whose end formatting may go on. */
export function guardArbitrary(options: TextOptions = {}): Arbitrary<Text> {
  const guard = textArbitrary({ ...options, oneLine: true });
  if (options.plain) return guard;
  const inline = fc.array(inlineArbitrary(options.kind ? kindLine : hostileLine), { minLength: 1, maxLength: 2 }).map(canonical);
  const maybe = fc.oneof(inline, fc.constant<readonly Inline[]>([]));
  const innermost = unclosed(maybe);
  const end = fc.oneof(innermost, unclosed(fc.tuple(maybe, innermost).map(([before, last]) => besides(before, last))));
  const goingOn = fc.tuple(maybe, end).map(([before, last]) => makeText(besides(before, last)));
  return fc.oneof({ weight: 5, arbitrary: guard }, { weight: 1, arbitrary: goingOn });
}

function besides(before: readonly Inline[], last: Inline): readonly Inline[] {
  return before.length === 0 ? [last] : canonical([...before, last]);
}

/** Formatting that is never ended. */
function unclosed(content: Arbitrary<readonly Inline[]>): Arbitrary<InlineNode> {
  const more = { unclosed: fc.constant(true as const), content };
  return fc.oneof(
    fc.record({ kind: fc.constantFrom('strong', 'emphasis', 'plain'), ...more }),
    fc.record({ kind: fc.constantFrom('underline', 'wave', 'strike'), color, ...more }, { requiredKeys: ['kind', 'unclosed', 'content'] }),
    fc.record({ kind: fc.constantFrom('color', 'back'), color, ...more }),
    fc.record({ kind: fc.constant('size'), size: fc.integer({ min: 6, max: 40 }), ...more }),
    fc.record({ kind: fc.constant('font'), font: fc.constantFrom('monospaced', 'Arial'), ...more }),
  );
}

/** Any text in its one form. `blocks`: list items, headings and tables may stand in it. */
export function textArbitrary(options: TextOptions = {}, blocks = false): Arbitrary<Text> {
  const line = options.kind ? kindLine : hostileLine;
  const simple = options.oneLine ? line : lines(line);
  if (options.plain) return simple;
  const wish = fc.record({ wrap: fc.boolean(), align: fc.constantFrom('left', 'center', 'right') }, { requiredKeys: [] });
  const noWish = fc.constant<Omit<FormattedText, 'content'>>({});
  const inline = fc.array(inlineArbitrary(line), { minLength: 1, maxLength: 3 }).map(canonical);
  const several = fc.array(
    blocks
      ? fc.oneof(
          inline,
          lineNode(line).map((node) => [node]),
        )
      : inline,
    { minLength: 1, maxLength: options.oneLine ? 1 : 3 },
  );
  const formatted = fc.tuple(several, fc.oneof({ weight: 5, arbitrary: noWish }, { weight: 1, arbitrary: wish })).map(([all, settings]) =>
    makeText(
      all.flatMap((one, index) => (index > 0 ? ['\n', ...one] : one)),
      settings,
    ),
  );
  return fc.oneof({ weight: 3, arbitrary: simple }, { weight: 1, arbitrary: formatted });
}
