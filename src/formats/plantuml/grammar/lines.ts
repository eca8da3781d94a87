// Every kind of line that a sequence diagram may have, in the order in which the engine tries them: the first that matches a whole line wins.

import {
  commands,
  packedPixels,
  packedSpriteSize,
  parameter,
  parameterLine,
  pixels,
  something,
  spriteName,
  spriteSize,
  svgSpriteName,
  svgStart,
} from './commands.js';
import { all, firstWordsOf, many, maybe, named, one, type Pattern, type Piece, part, sign } from './pattern.js';
import {
  anchorName,
  arrow,
  blank,
  code,
  color,
  colors,
  edgeArrow,
  link,
  markAtEdge,
  markBeforeBlank,
  markBehindBlank,
  name,
  quoted,
  S,
  s,
  side,
  stereotypes,
} from './pieces.js';

/** What may follow the head of a line: `: text`, a text, lines up to a closing one, or one of the first and the last. */
export type Rest = 'nothing' | 'label' | 'text' | 'lines' | 'label or lines';

/** A kind of line. */
export interface LineKind {
  readonly head: Pattern;
  readonly rest: Rest;
  /** What a text behind the head must look like; anything when absent. */
  readonly text?: Pattern;
  /** The line that closes what this one opens. */
  readonly closes?: ClosingKind;
  /** What each line between must look like; anything when absent. */
  readonly inside?: Pattern;
  /** What a person calls it. */
  readonly called: string;
  /** The words and signs with one of which such a line begins, in small letters; undefined means anything. */
  readonly begins: readonly string[] | undefined;
  /** Whether such a line has a dash in any case. */
  readonly dash?: true;
}

/** The kinds of closing lines. */
export type ClosingKind =
  | 'note'
  | 'note beside'
  | 'ref'
  | 'title'
  | 'caption'
  | 'legend'
  | 'header'
  | 'footer'
  | 'participant'
  | 'braces'
  | 'sprite'
  | 'svg'
  | 'style';

const kind = (called: string, rest: Rest, piece: Piece, more: Partial<LineKind> = {}): LineKind => {
  const head = all(piece);
  return { called, rest, head, begins: firstWordsOf(head), ...more };
};

/** A text in which something can be read. */
const readable = named(
  'ReadableText',
  sign('[^\\p{L}\\p{N}_.\\n\\r\\u2028\\u2029]*[\\p{L}\\p{N}_.].*', 'Char* ( LetterOrDigit | [_.] ) Char*'),
);
/** Quotes at both ends make a text of anything. */
const bannerText = named('BannerText', one(readable, sign('["“”].*["“”]', '["“”] Char* ["“”]')));
/** What stands between a keyword and its text. */
const separated = one(all(s, ':'), blank);
const align = part('align', one('left', 'right', 'center'));

const banner = (word: string, aligned: boolean): LineKind =>
  kind(`\`${word}\``, 'text', all(...(aligned ? [maybe(align, s)] : []), part('word', word), separated), {
    text: word === 'mainframe' ? readable : bannerText,
  });
const bannerLines = (word: 'title' | 'caption' | 'header' | 'footer', aligned: boolean): LineKind =>
  kind(`\`${word}\``, 'lines', all(...(aligned ? [maybe(align, s)] : []), part('word', word)), { closes: word });

const beside = maybe(named('Alongside', part('beside', '&'), s));
const anchored = maybe(named('AtAnchor', '{', part('anchor', anchorName), '}', S));
/** The anchor of one end of a message. */
const endAnchor = (n: '1' | '2'): Pattern =>
  maybe(named('EndAnchor', '{', part(`anchor${n}`, anchorName), '}', sign('(?=[ \\t\\u00a0])', '&S')));
const tail = named('NoteTail', maybe(s, part('stereo', stereotypes)), maybe(s, part('color', colors)), maybe(s, part('link', link)));
const memberTail = named(
  'ParticipantTail',
  maybe(s, part('stereo', stereotypes)),
  maybe(s, 'order', S, part('order', sign('-?\\d{1,7}', '"-"? [0-9]+'))),
  maybe(s, part('link', link)),
  maybe(s, part('color', colors)),
);
const shape = named(
  'Shape',
  part('shape', one('participant', 'actor', 'boundary', 'control', 'entity', 'queue', 'database', 'collections')),
);
const member = named(
  'NewParticipant',
  one(
    all(part('long', quoted), S, 'as', S, part('id', code)),
    all(part('first', code), S, 'as', S, one(part('label', quoted), part('id2', code))),
    part('name', name),
  ),
);
const row = maybe(named('SameRow', part('row', '/'), s));
const noteWord = named('NoteWord', part('word', one('note', 'hnote', 'rnote')), s, maybe(part('stereo0', stereotypes), s));
const messageTail = named(
  'MessageTail',
  maybe(s, part('lifeColor', color)),
  maybe(s, part('stereo', stereotypes)),
  maybe(s, part('link', link)),
);
const edgeTail = named(
  'EdgeTail',
  maybe(s, part('signs', sign('[+*!-]+', '[-+*!]+'))),
  maybe(s, part('lifeColor', color)),
  maybe(s, part('link', link)),
);
const edge = named('Edge', part('edge', sign('[[\\]?]', '"[" | "]" | "?"')));
/** Between names, too, but without quotes it is part of them. */
const atQuote = sign('(?:@(?=["“”])|(?<=["“”])@)', '"@"');
const number = named('Number', sign('\\d+', '[0-9]+'));
const quotedFormat = all(sign('["“”]', '["“”]'), part('format', sign('[^"“”]+', '[^"“”]+')), sign('["“”]', '["“”]'));

const spriteEnd = one(all('end', maybe(' '), 'sprite'), '}');
const spriteHead: readonly Piece[] = ['sprite', S, maybe('$'), spriteName, s];

/** All kinds by name, in the engine's order. */
export const lineKinds = {
  Title: banner('title', false),
  MainFrame: banner('mainframe', false),
  Caption: banner('caption', false),
  LegendLines: kind('`legend`', 'lines', all(part('word', 'legend'), maybe(S, part('vertical', one('top', 'bottom'))), maybe(S, align)), {
    closes: 'legend',
  }),
  // Where its end comes, `legend right` opens lines; where not, it says "right".
  Legend: banner('legend', false),
  Footer: banner('footer', true),
  Header: banner('header', true),
  TitleLines: bannerLines('title', false),
  CaptionLines: bannerLines('caption', false),
  FooterLines: bannerLines('footer', true),
  HeaderLines: bannerLines('header', true),
  Command: kind('a command', 'nothing', commands),
  SkinparamLines: kind('`skinparam … {`', 'lines', all('skinparam', maybe(S, something, parameter), s, '{'), {
    closes: 'braces',
    inside: parameterLine,
  }),
  SpriteLines: kind('`sprite … {`', 'lines', all(...spriteHead, maybe(spriteSize, s), '{'), {
    closes: 'sprite',
    inside: one(spriteEnd, pixels),
  }),
  PackedSpriteLines: kind('`sprite … {`', 'lines', all(...spriteHead, packedSpriteSize, s, '{'), {
    closes: 'sprite',
    inside: one(spriteEnd, packedPixels),
  }),
  SvgSpriteLines: kind('`sprite … <svg …`', 'lines', all('sprite', S, maybe('$'), svgSpriteName, S, svgStart), { closes: 'svg' }),
  StyleLines: kind('`<style>`', 'lines', all('<style>', s), { closes: 'style' }),
  Footbox: kind(
    '`hide footbox`',
    'nothing',
    one(
      all(part('verb', one('hide', 'show')), one(all(s, 'footbox'), all(S, part('unlinked', maybe('@'), 'unlinked')))),
      all('footbox', maybe(s, part('switch', one('on', 'off')))),
    ),
  ),
  Life: kind(
    '`activate`',
    'nothing',
    all(
      part('word', one('activate', 'deactivate', 'destroy', 'create')),
      S,
      part('name', name),
      maybe(s, part('color', color), maybe(S, part('line', color))),
    ),
  ),
  DeactivateLast: kind('`deactivate`', 'nothing', 'deactivate'),
  Participant: kind(
    'a participant',
    'nothing',
    all(one(all(maybe(part('create', 'create'), S), shape), part('create2', 'create')), S, member, memberTail),
  ),
  ParticipantLines: kind('a participant', 'lines', all(part('shape', 'participant'), S, part('name', code), memberTail, s, '['), {
    closes: 'participant',
  }),
  Message: kind(
    'a message',
    'label',
    all(
      beside,
      anchored,
      side('1'),
      endAnchor('1'),
      s,
      part('arrow', arrow),
      s,
      side('2'),
      part('further', many(S, '&', S, code)),
      endAnchor('2'),
      maybe(s, part('signs', one('++--', '--++', '++', '--', '**', '!!'))),
      messageTail,
    ),
    { dash: true },
  ),
  FromEdge: kind(
    'a message from an edge',
    'label',
    all(
      beside,
      anchored,
      maybe(edge, maybe(part('markLeft', markAtEdge))),
      part('arrow', edgeArrow),
      maybe(part('markRight', markBeforeBlank)),
      s,
      part('name', name),
      edgeTail,
    ),
    { dash: true, begins: [...'&{[]?<>-/\\'] },
  ),
  ToEdge: kind(
    'a message to an edge',
    'label',
    all(
      beside,
      anchored,
      part('name', name),
      s,
      maybe(part('markLeft', markBehindBlank)),
      part('arrow', edgeArrow),
      maybe(part('markRight', markAtEdge)),
      maybe(edge),
      edgeTail,
    ),
    { dash: true },
  ),
  NoteOverTwo: kind(
    'a note',
    'label or lines',
    all(beside, row, noteWord, 'over', S, part('name', name), s, ',', s, part('name2', name), tail),
    {
      closes: 'note',
    },
  ),
  NoteOf: kind(
    'a note',
    'label or lines',
    all(beside, row, noteWord, part('side', one('left', 'right', 'over')), S, maybe('of', S), part('name', name), tail),
    { closes: 'note' },
  ),
  NoteAcross: kind('a note', 'label or lines', all(row, noteWord, part('side', 'across'), tail), { closes: 'note' }),
  Box: kind(
    'a box',
    'nothing',
    all(
      'box',
      one(
        all(
          S,
          sign('["“”]', '["“”]'),
          part('quotedTitle', sign('[^"“”]+', '[^"“”]+')),
          sign('["“”]', '["“”]'),
          maybe(s, part('stereo', stereotypes)),
          maybe(s, part('color', colors)),
          s,
        ),
        all(S, part('title', sign('(?:[^# \\t\\u00a0][^#]*|[ \\t\\u00a0](?=#))', '[^#]+')), maybe(part('color2', colors))),
        all(s, maybe(part('color3', colors))),
      ),
    ),
  ),
  BoxEnd: kind('`end box`', 'nothing', all('end', s, 'box')),
  Fragment: kind(
    'a fragment',
    'text',
    all(
      beside,
      part('word', one('opt', 'alt', 'loop', 'par2', 'par', 'break', 'critical', 'group', 'partition')),
      maybe(part('header', color)),
      maybe(S, part('color', color), sign('(?=[ \\t\\u00a0]|$)', '')),
      sign('(?=[ \\t\\u00a0]|$)', ''),
    ),
  ),
  Branch: kind(
    '`else`',
    'text',
    all(
      beside,
      part('word', one('else', 'also')),
      maybe(S, part('color', color), sign('(?=[ \\t\\u00a0]|$)', '')),
      sign('(?=[ \\t\\u00a0]|$)', ''),
    ),
  ),
  End: kind(
    '`end`',
    'text',
    all(beside, 'end', maybe(S, part('color', color), sign('(?=[ \\t\\u00a0]|$)', '')), sign('(?=[ \\t\\u00a0]|$)', '')),
  ),
  Short: kind('`++`', 'nothing', all(part('name', code), s, part('signs', one('++', '--')), s, maybe(part('color', color)))),
  Return: kind('`return`', 'text', all(beside, 'return', maybe(s, part('color', color), sign('(?=[ \\t\\u00a0])', 'S')))),
  NoteBeside: kind('a note', 'label or lines', all(noteWord, part('side', one('left', 'right', 'top', 'bottom')), tail), {
    closes: 'note beside',
  }),
  PageTitle: kind('`newpage`', 'text', all(maybe('@'), 'newpage', separated), { text: readable }),
  Page: kind('`newpage`', 'nothing', all(maybe('@'), maybe(part('ignored', 'ignore'), s), 'newpage')),
  Divider: kind('a divider', 'nothing', all('==', part('text', sign('.*', 'Char*')), '==')),
  Space: kind('a space', 'nothing', all('||', one(all(part('size', number), '|', many('|')), all('|', many('|'))))),
  ReferenceText: kind(
    'a reference',
    'label',
    all(
      'ref',
      maybe(part('header', color)),
      S,
      'over',
      S,
      part('names', name, many(one(all(s, ',', s), atQuote), name)),
      maybe(s, part('link', link)),
    ),
    { text: sign('.*', 'Char*') },
  ),
  ReferenceLines: kind(
    'a reference',
    'lines',
    all(
      'ref',
      maybe(part('header', color)),
      S,
      'over',
      S,
      part('names', name, many(s, ',', s, name)),
      maybe(s, part('link', link)),
      maybe(s, part('color', color)),
    ),
    { closes: 'ref' },
  ),
  Numbering: kind(
    '`autonumber`',
    'nothing',
    all(
      'autonumber',
      one(
        all(S, part('stop', 'stop')),
        all(S, part('resume', 'resume'), maybe(S, part('resumeStep', number)), maybe(S, quotedFormat)),
        all(S, part('increment', 'inc'), maybe(S, part('level', sign('[A-Za-z]', '[A-Za-z]')))),
        all(
          maybe(s, part('value', sign('\\d+(?:[^\\p{L}\\p{N}\\s"“”]+\\d+)*', '[0-9]+ ( [^0-9A-Za-z#x20#x9"“”]+ [0-9]+ )*'))),
          maybe(S, part('step', number)),
          maybe(s, sign('["“”]', '["“”]'), part('startFormat', sign('[^"“”]+', '[^"“”]+')), sign('["“”]', '["“”]')),
        ),
      ),
    ),
  ),
  Autoactivate: kind('`autoactivate`', 'nothing', all('autoactivate', S, part('switch', one('on', 'off')))),
  Delay: kind(
    'a delay',
    'nothing',
    all(sign('(?:\\.\\.\\.|…)', '( "..." | "…" )'), maybe(part('text', sign('.*', 'Char*')), sign('(?:\\.\\.\\.|…)', '( "..." | "…" )'))),
    { begins: ['.', '…'] },
  ),
  Url: kind('`url of`', 'nothing', all('url', S, maybe(one('of', 'for'), S), part('name', name), S, maybe('is', S), part('link', link))),
  Duration: kind('a duration', 'label', all('{', part('from', anchorName), '}', s, '<->', s, '{', part('to', anchorName), '}')),
} as const satisfies Readonly<Record<string, LineKind>>;

/** The name of a kind of line. */
export type LineName = keyof typeof lineKinds;
/** The names in the engine's order. */
export const lineNames = Object.keys(lineKinds) as readonly LineName[];
