// Fragments: opened, divided, ended.

import { diagnostic } from '../../../diagnostics/diagnostic.js';
import type { Origin, Raw, Statement } from '../../../ir/model.js';
import type { OpenOperand } from '../../kit/nester.js';
import { isHarmlessSource } from '../creole/harmless.js';
import { readText, splitTitle, titleReading } from '../creole/read.js';
import type { Line } from '../parser.js';
import { operators } from '../vocabulary.js';
import { colorOf } from './colors.js';
import type { Builder, Reading } from './reading.js';

/** `alt#gold #LightBlue it works` */
export const fragment: Builder = (reading, line) => {
  const { parts } = line;
  const word = (parts['word'] ?? '').toLowerCase();
  const operator = operators.get(word) ?? 'group';
  const text = textOf(line);
  const isTitled = operator === 'group' || operator === 'partition';
  const { title, guard: inside } = isTitled ? splitTitle(text) : { title: '', guard: text };
  const guard = inside ?? '';
  const { header, color, beside } = parts;
  const isPlain = !isTitled && word !== 'par2' && (header ?? color ?? beside) === undefined;
  const rare = isPlain ? undefined : rareOf(reading, line, word, title.trim(), guard);
  const origin = reading.origin(title.trim() === '' ? undefined : titleOrigin(title, inside));
  reading.nester.begin(
    {
      keyword: word,
      span: reading.span,
      // Spreading costs as much as all else that is done for a fragment.
      fragment: rare ? { kind: 'fragment', operator, ...rare, origin, operands: [] } : { kind: 'fragment', operator, origin, operands: [] },
    },
    operandOf(guard, undefined, isHarmlessSource(guard) ? { span: reading.span } : { span: reading.span, raw: rawOf(guard) }),
  );
};

/** What few fragments say. */
function rareOf(reading: Reading, line: Line, word: string, title: string, guard: string): Partial<Statement<'fragment'>> {
  const { parts } = line;
  const headerColor = colorOf(reading, line, parts['header']);
  const color = colorOf(reading, line, parts['color']);
  return {
    ...(title !== '' && { title: readText(title, titleReading(guard)) }),
    ...(word === 'par2' && { overlapping: true as const }),
    ...(headerColor !== undefined && { headerColor }),
    ...(color !== undefined && { color }),
    ...(parts['beside'] !== undefined && { alongside: true as const }),
  };
}

/** `else #Pink it does not` */
export const branch: Builder = (reading, line) => {
  const guard = textOf(line);
  const color = colorOf(reading, line, line.parts['color']);
  const also = line.parts['word']?.toLowerCase() === 'also' ? { choices: { keyword: 'also' } } : undefined;
  reading.course.answerable = false;
  reading.course.notable = false;
  const spelled = reading.spelled(guard);
  if (reading.nester.next(operandOf(guard, color, also ? { ...spelled, ...also } : spelled))) return;
  reading.fail(diagnostic('stray-separator', { found: line.head.image.trim(), expected: 'a fragment' }, reading.span));
};

/** `end`; what stands behind it is kept. */
export const end: Builder = (reading, line) => {
  const { nester, course } = reading;
  const { color } = line.parts;
  const text = textOf(line);
  colorOf(reading, line, color);
  const ending = [color ?? '', text].filter((piece) => piece !== '').join(' ');
  const origin = nester.open?.fragment.origin;
  const more = { ending: readText(ending, 'guard'), origin: { ...origin, choices: { ...origin?.choices, ending } } };
  if (!nester.end(reading.span, ending === '' ? undefined : more)) {
    reading.fail(diagnostic('stray-end', { found: line.head.image.trim() }, reading.span));
    return;
  }
  course.answerable = false;
  course.last = undefined;
  course.begun = true;
  course.notable = true;
};

function titleOrigin(title: string, guard: string | undefined): Origin {
  const glued = guard !== undefined && title === title.trimEnd();
  // Before empty brackets a title is the name of the frame, and without them a text in the frame of a `group`.
  const empty = guard === '';
  return { raw: rawOf(title.trim()), ...((glued || empty) && { choices: { ...(glued && { glued }), ...(empty && { empty }) } }) };
}

function textOf({ rest }: Line): string {
  return (rest?.image ?? '').trim();
}

function operandOf(guard: string, color: string | undefined, origin: Origin): OpenOperand {
  if (guard !== '' && color === undefined) return { guard: readText(guard, 'guard'), origin, statements: [] };
  return { ...(guard !== '' && { guard: readText(guard, 'guard') }), ...(color !== undefined && { color }), origin, statements: [] };
}

const rawOf = (text: string): Raw => ({ format: 'plantuml', text });
