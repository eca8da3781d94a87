// Findings of the Mermaid format alone.

import { error, quote, warning } from '../sentence.js';

/** Mermaid's own sentences. */
export const mermaid = {
  'mermaid/inactive': error(
    (d: { participant: string }) => `${quote(d.participant)} is not active here, so it cannot be deactivated.`,
    () => 'Remove the deactivation, or activate the participant before.',
  ),
  'mermaid/create-existing': error(
    (d: { participant: string }) => `${quote(d.participant)} exists already and cannot be created.`,
    () => 'Remove its earlier declaration or mention, or give the new one another id with the same name after `as`.',
  ),
  'mermaid/create-without-message': error(
    (d: { participant: string }) => `The next message must go to ${quote(d.participant)}, which was just created.`,
    () => 'Put the creation right before the first message to it.',
  ),
  'mermaid/destroy-without-message': error(
    (d: { participant: string }) => `The next message must come from or go to ${quote(d.participant)}, which was just destroyed.`,
    () => 'In Mermaid `destroy` stands before the message that ends the participant.',
  ),
  'mermaid/two-boxes': error(
    (d: { participant: string }) => `${quote(d.participant)} stands in another box already.`,
    () => 'Remove it from one of them.',
  ),
  'mermaid/in-box': error(
    (d: { found: string }) => `A box holds participants only; ${quote(d.found)} does not belong in it.`,
    () => 'Close the box with `end` before it.',
  ),
  'mermaid/front-matter': error((d: { reason: string }) => `The front matter is not YAML: ${d.reason}.`),
  'mermaid/participant-config': error((d: { reason: string }) => `The configuration of the participant is not YAML: ${d.reason}.`),
  'mermaid/duplicate-header': error(() => 'The diagram has begun already: `sequenceDiagram` stands once, first.'),
  'mermaid/header-case': error(
    (d: { found: string }) => `Mermaid does not recognise ${quote(d.found)}.`,
    () => 'Write `sequenceDiagram`, with this very capital.',
  ),
  'mermaid/ignored-sign': warning(
    (d: { found: string }) => `Mermaid skips ${quote(d.found)} here, as if it were not there.`,
    () => 'Remove it.',
  ),
  'mermaid/comment-in-id': warning(
    (d: { id: string; meant: string }) => `The comment became part of the name ${quote(d.id)}: this line has no comments at its end.`,
    (d) => `Put the comment on a line of its own, so that the name is ${quote(d.meant)}.`,
  ),
  'mermaid/unclosed-directive': warning(
    (d: { taken: string }) => `This directive is not closed: Mermaid takes ${quote(d.taken)} for it.`,
    () => 'Close it with `}%%`; write `#37;%{` where it is a text.',
  ),
  'mermaid/unclosed-description': warning(
    () => 'This description is never closed: Mermaid reads to the end of the text and keeps nothing of it.',
    () => 'Close it with `}`.',
  ),
  'mermaid/sanitized': warning(
    (d: { written: string; shown: string }) => `Mermaid takes this text for HTML: ${quote(d.written)} is shown as ${quote(d.shown)}.`,
    () => 'Write `#60;` for `<`.',
  ),
  'mermaid/ignored-json': warning((d: { keyword: string }) => `The JSON after ${quote(d.keyword)} cannot be read; Mermaid ignores it.`),
  'mermaid/unknown-shape': warning(
    (d: { shape: string }) => `Mermaid draws nothing for the participant type ${quote(d.shape)}.`,
    () => 'Use participant, actor, boundary, control, entity, database, collections or queue, in small letters.',
  ),
  'mermaid/undrawable': warning(
    (d: { participant: string }) => `Nothing declares ${quote(d.participant)}; Mermaid reads this but fails to draw it.`,
    (d) => `Add a line \`participant ${d.participant}\`.`,
  ),
  'mermaid/undrawable-alias': warning(
    (d: { alias: string }) => `The alias ${quote(d.alias)} is no text; Mermaid reads this but fails to draw it.`,
    () => 'Put the alias between quotes.',
  ),
  'mermaid/destroys-nothing': warning(
    (d: { participant: string }) => `No message of ${quote(d.participant)} follows, so nothing is destroyed.`,
    () => 'In Mermaid `destroy` stands before the message that ends the participant.',
  ),
  'mermaid/link-label': warning(
    (d: { label: string; meant: string }) => `Mermaid cuts the last sign before the \`@\`: ${quote(d.meant)} becomes ${quote(d.label)}.`,
    () => 'Put a blank before the `@`.',
  ),
  'mermaid/text-end': error(
    (d: { sign: string }) => `The text ends at this ${quote(d.sign)}, and what follows is no statement.`,
    (d) => (d.sign === ';' ? 'Write `#59;` for a semicolon in a text.' : 'Write `#35;` for a number sign in a text.'),
  ),
  'mermaid/keyword-as-name': error(
    (d: { keyword: string }) => `${quote(d.keyword)} is a word of the language and cannot name a participant here.`,
    (d) => `Give it another id: \`participant ${d.keyword}_ as ${d.keyword}\`.`,
  ),
  'mermaid/name-with-as': warning(
    (d: { id: string }) => `All of ${quote(d.id)} is the name here: a name before \`as\` has no blanks in it.`,
    () => 'Write the short name first: `participant Id as Long name`; quotes would be drawn.',
  ),
  'mermaid/takes-next-line': warning(
    (d: { keyword: string; next: string }) => `${quote(d.next)} is the text of this ${quote(d.keyword)}: it takes the next line.`,
    (d) => `Write the text behind ${quote(d.keyword)}, on its line.`,
  ),
  'mermaid/trailing-blank': error(
    () => 'The blank at the end of this line takes the line end along, so that the statement goes on in the next line.',
    () => 'Remove the blank.',
  ),
  'mermaid/foreign-word': error(
    (d: { found: string; instead: string }) => `${quote(d.found)} begins no statement of Mermaid.`,
    (d) => d.instead,
  ),
  'mermaid/sign-in-name': error(
    (d: { sign: string }) => `A participant's name cannot hold ${quote(d.sign)}.`,
    () => 'Declare a short name, and what is drawn behind `as`: `participant Id as Any text`.',
  ),
  'mermaid/several-receivers': error(
    () => 'A message goes to one participant.',
    () => 'Write a message for each of them.',
  ),
  'mermaid/message-without-text': error(
    () => 'The message has no text.',
    () => 'Put `:` and a text behind it; a `:` alone is enough.',
  ),
  'mermaid/note-without-text': error(
    () => "The note has no text: it stands on the note's own line.",
    () => 'Write `Note over A: text`, with `<br/>` between lines of the text.',
  ),
  'mermaid/comment-in-text': warning(
    (d: { comment: string }) => `${quote(d.comment)} is part of the text: a comment needs a line of its own.`,
    () => 'Put the comment on a line of its own; write `#37;%` where it is meant as text.',
  ),
  'mermaid/text-cut': warning(
    (d: { comment: string }) => `${quote(d.comment)} is a comment here, not part of the text.`,
    () => 'Write `#35;` for `#` in a text; put a comment on a line of its own.',
  ),
  'mermaid/third-name': error(
    () => 'A note stands over one participant or two.',
    () => 'Name the first and the last one.',
  ),
  'mermaid/foreign-arrow': error(
    (d: { found: string; instead: string }) => `${quote(d.found)} is no arrow of Mermaid.`,
    (d) => (d.instead === '' ? '' : `Write ${d.instead}.`),
  ),
};
