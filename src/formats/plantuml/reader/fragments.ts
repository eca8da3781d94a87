// Fragments: opened, divided, ended.

import { diagnostic } from '../../../diagnostics/diagnostic.js';
import type { Operand, Origin } from '../../../ir/model.js';
import { readText } from '../creole/read.js';
import type { Line } from '../parser.js';
import { operators } from '../vocabulary.js';
import { colorOf } from './colors.js';
import type { Builder } from './reading.js';

/** `group Title [guard]`: the last brackets hold the guard. */
const titled = /^(.*?)\[(.*)\]$/s;

/** `alt#gold #LightBlue it works` */
export const fragment: Builder = (reading, line) => {
  const { parts } = line;
  const word = (parts['word'] ?? '').toLowerCase();
  const operator = operators.get(word) ?? 'group';
  const text = textOf(line);
  const isTitled = operator === 'group' || operator === 'partition';
  const [, before, inside] = (isTitled && text.endsWith(']') && titled.exec(text)) || [];
  const title = isTitled ? (before ?? text) : '';
  const guard = isTitled ? (inside ?? '') : text;
  const headerColor = colorOf(reading, line, parts['header']);
  const color = colorOf(reading, line, parts['color']);
  reading.nester.begin(
    {
      keyword: word,
      span: reading.span,
      head: {
        operator,
        ...(title.trim() !== '' && { title: readText(title.trim(), 'raw') }),
        ...(word === 'par2' && { overlapping: true as const }),
        ...(headerColor !== undefined && { headerColor }),
        ...(color !== undefined && { color }),
        ...(parts['beside'] !== undefined && { alongside: true as const }),
        origin: reading.origin(titleOrigin(title, inside)),
      },
    },
    { ...guarded(guard), origin: { span: reading.span, ...spelled(guard) } },
  );
};

/** `else #Pink it does not` */
export const branch: Builder = (reading, line) => {
  const guard = textOf(line);
  const color = colorOf(reading, line, line.parts['color']);
  const also = line.parts['word']?.toLowerCase() === 'also' && { choices: { keyword: 'also' } };
  reading.course.answerable = false;
  reading.course.notable = false;
  const operand = { ...guarded(guard), ...(color !== undefined && { color }), origin: reading.origin({ ...spelled(guard), ...also }) };
  if (reading.nester.next(operand)) return;
  reading.fail(diagnostic('stray-separator', { found: line.head.image.trim(), expected: 'a fragment' }, reading.span));
};

/** `end`; what stands behind it is kept. */
export const end: Builder = (reading, line) => {
  const { nester, course } = reading;
  const { color } = line.parts;
  const text = textOf(line);
  colorOf(reading, line, color);
  const ending = [color ?? '', text].filter((piece) => piece !== '').join(' ');
  const origin = nester.open?.head.origin;
  const more = ending !== '' && {
    ending: readText(ending, 'guard'),
    origin: { ...origin, choices: { ...origin?.choices, ending } },
  };
  if (!nester.end(reading.span, more || {})) {
    reading.fail(diagnostic('stray-end', { found: line.head.image.trim() }, reading.span));
    return;
  }
  course.answerable = false;
  course.last = undefined;
  course.begun = true;
  course.notable = true;
};

function titleOrigin(title: string, guard: string | undefined): Origin {
  if (title.trim() === '') return {};
  const glued = guard !== undefined && title === title.trimEnd();
  return { ...spelled(title.trim()), ...(glued && { choices: { glued } }) };
}

function textOf({ rest }: Line): string {
  return (rest?.image ?? '').trim();
}

function guarded(guard: string): Pick<Operand, 'guard'> {
  return guard === '' ? {} : { guard: readText(guard, 'guard') };
}

function spelled(text: string): Origin {
  return { raw: { format: 'plantuml', text } };
}
