// The last look at a document before it may be written: every diagram has to stand in it where it should, and say what it should.

import type { Embedded } from '../../index.js';
import type { Planned } from './plan.js';

/** What is wrong with a changed document. `before` are the diagrams of the old text, `after` those of the new one. */
export function damageOf(before: readonly Embedded[], planned: readonly Planned[], after: readonly Embedded[]): string | undefined {
  const edits = planned.flatMap(({ edit, outcome }) => (edit ? [{ ...edit, outcome }] : [])).sort((a, b) => a.start - b.start);
  const found = new Map(after.map((one) => [one.span.start, one]));
  const untouched = untouchedOf(before, edits);
  let shift = 0;
  let next = 0;
  for (const edit of edits) {
    for (; (untouched[next]?.span.start ?? Number.POSITIVE_INFINITY) < edit.start; next++) {
      if (!isSame(untouched[next], found, shift)) return 'Another diagram would be damaged by the change.';
    }
    const there = found.get(edit.start + shift);
    const wanted = edit.outcome?.after;
    if (wanted !== undefined && (there?.span.end !== edit.start + shift + edit.text.length || !says(there, wanted)))
      return `The diagram of line ${edit.outcome?.line} could not be put in its place. This is a defect of sequitur; nothing was changed.`;
    shift += edit.text.length - (edit.end - edit.start);
  }
  const rest = untouched.slice(next).every((one) => isSame(one, found, shift));
  return rest ? undefined : 'Another diagram would be damaged by the change.';
}

/** The diagrams that no edit reaches; both lists are in order. */
function untouchedOf(before: readonly Embedded[], edits: readonly { readonly start: number; readonly end: number }[]): readonly Embedded[] {
  let at = 0;
  return before.filter(({ span }) => {
    while ((edits[at]?.end ?? Number.POSITIVE_INFINITY) <= span.start) at++;
    return (edits[at]?.start ?? Number.POSITIVE_INFINITY) >= span.end;
  });
}

function isSame(one: Embedded | undefined, found: ReadonlyMap<number, Embedded>, shift: number): boolean {
  return one === undefined || found.get(one.span.start + shift)?.text === one.text;
}

/** Whether a block says a text. An image that became a block says before it what the image's alternative text was. */
function says({ text }: Embedded, wanted: string): boolean {
  return key(text) === key(wanted) || key(text.replace(/^(@startuml[^\n\r]*[\r\n]+)?(?:%%|') .*[\r\n]+/, '$1')) === key(wanted);
}

/** What the text is to its language: containers may take blanks at the ends of lines away. */
function key(text: string): string {
  return text.replace(/(?<![ \t])[ \t]*(\r\n|\r|\n)/g, '\n').trim();
}
