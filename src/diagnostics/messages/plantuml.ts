// Findings of the PlantUML format alone.

import { error, quote, warning } from '../sentence.js';

/** PlantUML's own sentences. */
export const plantuml = {
  'plantuml/nothing-to-end': error(
    (d: { participant: string }) => `${quote(d.participant)} cannot end here: no message stands before.`,
    () => 'Put the line behind the message that ends it.',
  ),
  'plantuml/after-delay': error(
    () => 'Nothing can be activated or ended directly after a delay.',
    () => 'Put the line before the delay, or behind the next message.',
  ),
  'plantuml/already-ended': error(
    (d: { participant: string }) =>
      `The message before already ended an activation of ${quote(d.participant)}, so that it cannot begin one.`,
    () => 'Begin the one before the other ends, or behind another message.',
  ),
  'plantuml/create-without-message': error(
    (d: { participant: string }) => `After \`create\` the next message has to lead to ${quote(d.participant)}.`,
    () => 'Put the line right before the message that creates.',
  ),
  'plantuml/nowhere-to-return': error(
    () => 'There is no message that this `return` could answer.',
    () => 'It answers the innermost message that activates, or the last one where no divider, `else` or `end` stands between.',
  ),
  'plantuml/nothing-active': error(
    () => 'No message waits for the end of what it activated, so that `deactivate` alone ends nothing.',
    () => 'Name the participant: `deactivate Alice`.',
  ),
  'plantuml/nobody-left': error(
    () => 'Nobody takes part in anything, so that this leaves no diagram.',
    () => 'Leave it out.',
  ),
  'plantuml/no-numbering': error(
    (d: { word: string }) => `${quote(d.word)} needs an \`autonumber\` before it.`,
    () => 'Start with `autonumber` alone, or with its first number.',
  ),
  'plantuml/number-too-short': error(
    (d: { level: string; parts: number }) =>
      `The message numbers have ${d.parts === 1 ? 'one part' : `${d.parts} parts`}, so that there is no part ${quote(d.level)} to increase.`,
    () => 'Start with as many parts as are needed: `autonumber 1.1`.',
  ),
  'plantuml/unknown-color': error(
    (d: { color: string }) => `There is no colour ${quote(d.color)}.`,
    () => 'Write a CSS name, or `#` with three, six or eight hexadecimal digits.',
  ),
  'plantuml/foreign-style': error(
    (d: { style: string }) => `Arrows of sequence diagrams have no style ${quote(d.style)}.`,
    () => 'They know a colour, `dashed`, `dotted`, `bold` and `hidden`.',
  ),
  'plantuml/style-sheet': error(
    (d: { found: string }) => `This style sheet cannot be read${d.found === '' ? ' to its end' : ` at ${quote(d.found)}`}.`,
    () => 'Write names before braces, and before values on the same line: `arrow { FontColor red }`.',
  ),
  'plantuml/headless-arrow': error(
    (d: { arrow: string }) => `The arrow ${quote(d.arrow)} has no head.`,
    () => 'Write `->`, or `->>` for an open head; `o` and `x` only mark it.',
  ),
  'plantuml/late-comment': error(
    (d: { found: string }) => `${quote(d.found)} is no comment: PlantUML knows comments only on lines of their own.`,
    () => 'Move it to the line before.',
  ),
  'plantuml/unclosed-comment': warning(
    () => 'The comment that begins here never ends: all that follows is part of it.',
    () => "End it with a line that ends with `'/`.",
  ),
  'plantuml/unquoted-name': error(
    (d: { name: string }) => `The name ${quote(d.name)} has to stand in quotes.`,
    (d) => `Write \`"${d.name}"\`: names without quotes hold letters, digits, \`_\`, \`.\` and \`@\` alone.`,
  ),
  'plantuml/unknown-word': error(
    (d: { word: string; suggestion: string }) => `No line begins with ${quote(d.word)}.`,
    (d) => `Did you mean ${quote(d.suggestion)}?`,
  ),
  'plantuml/mermaid-suffix': error(
    (d: { found: string; suffix: string }) => `${quote(d.found)} is Mermaid's way to say who is active.`,
    (d) => `PlantUML has it behind the receiver: \`Alice -> Bob ${d.suffix} : text\`.`,
  ),
  'plantuml/foreign-arrow': error(
    (d: { found: string }) => `${quote(d.found)} is no arrow of a sequence diagram.`,
    () => 'Write `->` or `-->`, `->>` or `-->>` for open heads.',
  ),
  'plantuml/no-box': error(
    (d: { found: string }) => `${quote(d.found)} closes nothing: no box is open here.`,
    () => 'Remove the line, or look for a box that was closed too early.',
  ),
};
