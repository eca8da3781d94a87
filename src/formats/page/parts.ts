// The parts of a page as Markdown, in the template's order.

import { stringify } from '../../ir/json.js';
import type { Diagram, Json, Participant, Statement } from '../../ir/model.js';
import { plainText, type Text } from '../../ir/text.js';
import { participantsOf, walk } from '../../ir/walk.js';
import type { Payload } from '../../ir/workflow.js';
import { labelNumbers } from '../kit/labels.js';
import { trailingSections } from '../kit/workflow/sections.js';
import { blocksOf } from './blocks.js';
import { writeFront } from './front.js';
import type { PartName } from './said.js';
import { bulletList, named, numberedList, oneLine, sentenceOf } from './texts.js';
import {
  defaultAudience,
  defaultPurpose,
  fenceWordOf,
  happyHeading,
  headingOfError,
  headingOfTitle,
  headings,
  type Language,
} from './vocabulary.js';

/** A part of a page. */
export interface Part {
  readonly part: PartName;
  /** The heading it begins with, or another name by which places behind it are known. */
  readonly name?: string;
  readonly level?: number;
  readonly text: string;
}

/** All parts of a workflow's page but the comment of its details. */
export function partsOf(diagram: Diagram, language: Language, drawing: string): readonly Part[] {
  const title = diagram.title === undefined ? undefined : oneLine(plainText(diagram.title));
  const { info, page } = diagram.workflow ?? {};
  const front = writeFront(info);
  const heading = oneLine(page?.heading ?? headingOfTitle(title));
  const purpose = page ? page.purpose : defaultPurpose(title);
  const audience = page ? page.audience : defaultAudience;
  return [
    ...(front === undefined ? [] : [{ part: 'front', text: front } as const]),
    headed('title', 1, heading),
    ...(purpose !== undefined && isHarmless(purpose) && !hasHeadings(purpose) ? [headed('purpose', 2, headings.purpose, purpose)] : []),
    ...(audience === undefined ? [] : [{ part: 'audience', text: `**Audience**: ${oneLine(audience)}` } as const]),
    headed('diagram-heading', 2, headings.diagram),
    { part: 'diagram', name: `\`\`\`${language.words[0]}`, text: fenced(language.words[0] ?? '', drawing) },
    ...stepParts(diagram),
    ...under(headed('data', 2, headings.data), (diagram.workflow?.data ?? []).map(payloadPart)),
    ...closingParts(diagram),
  ];
}

function headed(part: PartName, level: number, name: string, body?: string): Part {
  const heading = `${'#'.repeat(level)} ${name}`.trimEnd();
  return { part, level, name, text: body === undefined || body === '' ? heading : `${heading}\n\n${body}` };
}

/** Parts below a heading of their own; nothing where there are none. */
function under(heading: Part, parts: readonly Part[]): readonly Part[] {
  return parts.length === 0 ? [] : [heading, ...parts];
}

/** A text in a fence that it cannot close. */
function fenced(word: string, text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/^ {0,3}(`{3,})/gm)].map(([, run]) => run?.length ?? 0));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${word}\n${text}${text === '' || text.endsWith('\n') ? '' : '\n'}${fence}`;
}

/** Whether a text ends all that it begins: what follows it in a page must still be read. */
export function isHarmless(text: string): boolean {
  if (text.trim() === '' || text !== text.trim() || text.includes('\r')) return false;
  const last = blocksOf(`${text}\n\n# end\n`).at(-1);
  return last?.kind === 'heading' && last.span.start === text.length + 2;
}

function hasHeadings(text: string): boolean {
  return blocksOf(text).some(({ kind }) => kind === 'heading');
}

// ---- steps -----------------------------------------------------------------------------------------------------

type Participants = ReadonlyMap<string, Participant>;

function stepParts(diagram: Diagram): readonly Part[] {
  const participants: Participants = new Map(participantsOf(diagram).map((one) => [one.id, one]));
  const numbered = diagram.workflow?.labelNumbers === true;
  const happy = [...labelNumbers(diagram.statements)].flatMap(([message, number]) =>
    message.kind === 'message' ? [stepText(message, numbered ? number : undefined, participants)] : [],
  );
  const sections = trailingSections(diagram.statements);
  const errors = sections.filter(({ role }) => role === 'error');
  const alternatives = sections.filter(({ role }) => role === 'alternative');
  return [
    ...under(headed('steps', 2, headings.steps), [
      ...(happy.length > 0 ? [headed('happy', 3, happyHeading, numberedList(happy))] : []),
      ...errors.map((section) =>
        headed('error', 3, headingOfError(lineOf(section.title), errors.length === 1), sectionBody(section, participants)),
      ),
    ]),
    ...under(
      headed('alternatives', 2, headings.alternatives),
      alternatives.map((section) => headed('alternative', 3, lineOf(section.title) ?? '', sectionBody(section, participants))),
    ),
  ];
}

function lineOf(title: Text | undefined): string | undefined {
  return title === undefined ? undefined : oneLine(plainText(title));
}

function stepText(message: Statement<'message'>, number: number | undefined, participants: Participants): string {
  const { step } = message;
  const name = step?.title ?? step?.name;
  return named(name === undefined ? undefined : oneLine(name), step?.description ?? sentenceOf(message, number, participants));
}

function sectionBody(section: Statement<'section'>, participants: Participants): string {
  const { role, trigger, description, notes, statements } = section;
  const when = trigger === undefined ? undefined : oneLine(trigger);
  const steps = [...walk(statements)].flatMap((one) => (one.kind === 'message' ? [stepText(one, undefined, participants)] : []));
  const paragraphs = [
    when === undefined ? undefined : role === 'error' ? `**Trigger**: ${when}` : `If ${when}:`,
    description !== undefined && isHarmless(description) && !hasHeadings(description) ? description : undefined,
    steps.length > 0 ? numberedList(steps) : undefined,
    notes && notes.length > 0 ? bulletList(notes) : undefined,
  ];
  return paragraphs.filter((one) => one !== undefined).join('\n\n');
}

// ---- what follows ----------------------------------------------------------------------------------------------

function payloadPart({ id, title, mediaType, schema, example }: Payload): Part {
  const shown = example === undefined ? undefined : fenced(wordFor(example, mediaType), valueText(example));
  const described =
    schema === undefined ? [] : ['**Schema**:', fenced('json', valueText(schema)), ...(shown === undefined ? [] : ['**Example**:'])];
  return headed('payload', 3, oneLine(title ?? id), [...described, ...(shown === undefined ? [] : [shown])].join('\n\n'));
}

function wordFor(example: Json, mediaType: string | undefined): string {
  return typeof example === 'string' ? fenceWordOf(mediaType) : 'json';
}

/** A text as it is, any other value as JSON. */
function valueText(value: Json): string {
  return typeof value === 'string' ? value : stringify(value);
}

function closingParts({ workflow }: Diagram): readonly Part[] {
  const { performance = [], notes = [], related = [] } = workflow ?? {};
  return [
    ...(performance.length > 0
      ? [headed('performance', 2, headings.performance, bulletList(performance.map(({ name, text }) => named(oneLine(name), text))))]
      : []),
    ...(notes.length > 0 ? [headed('notes', 2, headings.notes, bulletList(notes))] : []),
    ...(related.length > 0
      ? [
          headed(
            'related',
            2,
            headings.related,
            bulletList(related.map(({ title, href, text }) => `**[${title}](${href})**${text === undefined ? '' : `: ${text}`}`)),
          ),
        ]
      : []),
  ];
}
