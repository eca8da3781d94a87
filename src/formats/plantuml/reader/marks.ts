// What divides a diagram in time: dividers, delays, spaces, pages; and the numbers of its messages.

import { diagnostic } from '../../../diagnostics/diagnostic.js';
import { readText } from '../creole/read.js';
import type { Builder } from './reading.js';

/** `== text ==` */
export const divider: Builder = (reading, { parts }) => {
  const raw = parts['text'] ?? '';
  const text = raw.trim();
  reading.add({ kind: 'divider', text: readText(text, 'label'), origin: reading.origin({ raw: { format: 'plantuml', text: raw } }) });
  reading.course.answerable = false;
  reading.course.last = undefined;
  reading.course.begun = true;
};

/** `... text ...` */
export const delay: Builder = (reading, { parts }) => {
  const raw = parts['text'];
  const text = raw?.trim() ?? '';
  const origin = reading.origin(raw === undefined ? {} : { raw: { format: 'plantuml', text: raw } });
  reading.add({ kind: 'delay', ...(text !== '' && { text: readText(text, 'label') }), origin });
  reading.course.afterDelay = true;
};

/** `||45||` */
export const space: Builder = (reading, { parts }) => {
  const { size } = parts;
  reading.add({ kind: 'space', ...(size !== undefined && { size: Number(size) }), origin: reading.origin() });
};

/** `newpage A title` */
export const page: Builder = (reading, { parts, rest }) => {
  const raw = rest?.image.trim();
  reading.add({
    kind: 'page',
    ...(raw !== undefined && { title: readText(raw, 'label') }),
    ...(parts['ignored'] !== undefined && { ignored: true as const }),
    origin: reading.origin(raw === undefined ? {} : { raw: { format: 'plantuml', text: raw } }),
  });
};

/** `autonumber 10 5 "<b>000"`, `autonumber stop`, `autonumber resume`, `autonumber inc B` */
export const numbering: Builder = (reading, { parts, head }) => {
  const { course } = reading;
  const origin = reading.origin();
  const { value, step, startFormat, resumeStep, format, level } = parts;
  const needsNumber = parts['resume'] !== undefined || parts['increment'] !== undefined;
  const depth = level === undefined ? 0 : level.toUpperCase().charCodeAt(0) - 64;
  if (parts['resume'] !== undefined && course.numberParts === undefined) course.unnumbered = head.image.trim();
  else if (needsNumber && course.numberParts === undefined) {
    reading.fail(diagnostic('plantuml/no-numbering', { word: head.image.trim() }, reading.span));
  } else if (depth > (course.numberParts ?? 0)) {
    reading.fail(diagnostic('plantuml/number-too-short', { level: level ?? '', parts: course.numberParts ?? 0 }, reading.span));
  }
  if (parts['stop'] !== undefined) reading.add({ kind: 'numbering', action: 'stop', origin });
  else if (parts['increment'] !== undefined)
    reading.add({ kind: 'numbering', action: 'increment', ...(level !== undefined && { level }), origin });
  else if (parts['resume'] !== undefined) {
    const numbers = { ...(resumeStep !== undefined && { step: Number(resumeStep) }), ...(format !== undefined && { format }) };
    reading.add({ kind: 'numbering', action: 'resume', ...numbers, origin });
  } else {
    course.numberParts = value?.match(/\d+/g)?.length ?? 1;
    const numbers = { ...(value !== undefined && { value }), ...(step !== undefined && { step: Number(step) }) };
    reading.add({ kind: 'numbering', action: 'start', ...numbers, ...(startFormat !== undefined && { format: startFormat }), origin });
  }
};
