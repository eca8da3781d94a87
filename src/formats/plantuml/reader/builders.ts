// Which builder reads which kind of line.

import type { LineName } from '../grammar/lines.js';
import { banner } from './banners.js';
import { branch, end, fragment } from './fragments.js';
import { answer, autoactivate, deactivateLast, life, short } from './lives.js';
import { delay, divider, numbering, page, space } from './marks.js';
import { duration, fromEdge, message, toEdge } from './messages.js';
import { note, reference } from './notes.js';
import { box, boxEnd, participant, participantLines, url } from './participants.js';
import type { Builder } from './reading.js';
import { command, footbox, styling } from './settings.js';

/** One builder for each kind of line; a forgotten one does not compile. */
export const builders: Readonly<Record<LineName, Builder>> = {
  Title: banner,
  TitleLines: banner,
  MainFrame: banner,
  Caption: banner,
  CaptionLines: banner,
  Legend: banner,
  LegendLines: banner,
  Footer: banner,
  FooterLines: banner,
  Header: banner,
  HeaderLines: banner,
  Command: command,
  SkinparamLines: styling,
  SpriteLines: styling,
  PackedSpriteLines: styling,
  SvgSpriteLines: styling,
  StyleLines: styling,
  Footbox: footbox,
  Life: life,
  DeactivateLast: deactivateLast,
  Participant: participant,
  ParticipantLines: participantLines,
  Message: message,
  FromEdge: fromEdge,
  ToEdge: toEdge,
  NoteOverTwo: note,
  NoteOf: note,
  NoteAcross: note,
  NoteBeside: note,
  Box: box,
  BoxEnd: boxEnd,
  Fragment: fragment,
  Branch: branch,
  End: end,
  Short: short,
  Return: answer,
  PageTitle: page,
  Page: page,
  Divider: divider,
  Space: space,
  ReferenceText: reference,
  ReferenceLines: reference,
  Numbering: numbering,
  Autoactivate: autoactivate,
  Delay: delay,
  Url: url,
  Duration: duration,
};
