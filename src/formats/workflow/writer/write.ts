// A diagram as a YAML text: every part of the IR, in the order in which a person would read it.

import type { Banner, Diagram, JsonObject, Statement } from '../../../ir/model.js';
import { isEmptyText } from '../../../ir/text.js';
import { labelNumbers } from '../../kit/labels.js';
import { type TopKey, topKeys } from '../vocabulary.js';
import { emit } from '../yaml/emit.js';
import { bare, fields, json, nothing, type Out, type OutComment, type OutEntry, type OutLayout, text, texts } from '../yaml/out.js';
import { splitLead } from './lead.js';
import { dataOut, pageOut, performanceOut, relatedOut } from './page.js';
import { participantsOut } from './participants.js';
import { sectionsOut, splitSections } from './sections.js';
import { layoutOf, numberingOut, type StepContext, stepsOut } from './steps.js';
import { maybeText, optional, textOut } from './texts.js';

/** The YAML text of a diagram. */
export function write(diagram: Diagram): string {
  const { workflow } = diagram;
  const { main, errors, alternatives, after } = splitSections(withoutLateDeclarations(diagram.statements));
  const lead = splitLead(main, workflow?.labelNumbers !== true);
  const numbers = workflow?.labelNumbers ? labelNumbers(diagram.statements) : new Map<Statement, number>();
  const context: StepContext = { data: workflow?.data, numbers };
  const parts: Readonly<Record<TopKey, Out | undefined>> = {
    ...settingsOut(diagram),
    info: workflow?.info && block(json(workflow.info)),
    page: workflow?.page && pageOut(workflow.page),
    participants: participantsOut(diagram, lead.members),
    numbering: workflow?.labelNumbers ? text('labels') : lead.numbering && topNumbering(lead.numbering),
    steps: stepsOut(lead.steps, context),
    errors: errors.length > 0 ? sectionsOut(errors, context) : undefined,
    alternatives: alternatives.length > 0 ? sectionsOut(alternatives, context) : undefined,
    data: workflow?.data && dataOut(workflow.data),
    performance: workflow?.performance && performanceOut(workflow.performance),
    notes: workflow?.notes && texts(workflow.notes, false),
    related: workflow?.related && relatedOut(workflow.related),
    extensions: isSpreadable(workflow?.extensions) ? undefined : workflow?.extensions && json(workflow.extensions),
  };
  const isLong = [...spaced].some((key) => key !== 'steps' && key !== 'numbering' && parts[key] !== undefined);
  const entries: OutEntry[] = topKeys.flatMap((key) => {
    const value = parts[key];
    const layout: OutLayout = lead.comments[key] ? layoutOf(lead.comments[key], undefined) : {};
    return value === undefined ? [] : [{ key, value, ...layout, blank: isLong && spaced.has(key) }];
  });
  if (isSpreadable(workflow?.extensions))
    entries.push(...Object.entries(workflow?.extensions ?? {}).map(([key, value]) => ({ key, value: json(value) })));
  return `${headOf(diagram)}${emit({ is: 'map', entries: entries.map(spacedEntry) }, after)}`;
}

/** Only what is declared before the first step can have a comment of its own under `participants`. */
function withoutLateDeclarations(statements: readonly Statement[]): readonly Statement[] {
  const first = statements.findIndex(({ kind }) => kind !== 'comment' && kind !== 'declaration' && kind !== 'numbering');
  return statements.filter(({ kind }, index) => kind !== 'declaration' || index < first || first < 0);
}

/** Keys with a blank line before them, in files that have more than one of them. */
const spaced: ReadonlySet<TopKey> = new Set<TopKey>([
  'participants',
  'numbering',
  'steps',
  'errors',
  'alternatives',
  'data',
  'performance',
]);

/** The blank line stands above the comments of a key. */
function spacedEntry(entry: OutEntry): OutEntry {
  const [first, ...others] = entry.comments ?? [];
  if (!first || !entry.blank) return entry;
  const comments: readonly OutComment[] = [{ ...first, blank: true }, ...others];
  return { ...entry, comments, blank: false };
}

/** The line that tells editors of the schema. */
function headOf({ origin }: Diagram): string {
  const schema = origin?.choices?.['schema'];
  return typeof schema === 'string' && /^\S+$/.test(schema) ? `# yaml-language-server: $schema=${schema}\n` : '';
}

type Setting = Exclude<keyof Diagram & TopKey, 'participants'> | 'workflow';

/** What is said of the whole drawing. */
function settingsOut(diagram: Diagram): Readonly<Record<Setting, Out | undefined>> {
  const { title, accessibility, config } = diagram;
  return {
    workflow: isEmptyText(title) ? nothing : (maybeText(title) ?? nothing),
    name: optional(diagram.name),
    id: optional(diagram.id),
    accessibility:
      accessibility && fields({ title: optional(accessibility.title), description: optional(accessibility.description) }, true),
    header: bannerOut(diagram.header),
    footer: bannerOut(diagram.footer),
    caption: bannerOut(diagram.caption),
    legend: bannerOut(diagram.legend),
    mainframe: bannerOut(diagram.mainframe),
    footbox: diagram.footbox === false ? bare(false) : undefined,
    unlinked: diagram.unlinked === false ? bare(false) : undefined,
    config: config && block(json(config)),
  };
}

/** Whether extensions can stand among the other keys. */
function isSpreadable(extensions: JsonObject | undefined): boolean {
  const keys = Object.keys(extensions ?? {});
  return keys.length > 0 && keys.every((key) => key.startsWith('x-'));
}

/** A top-level map is easier to read with a line for each key. */
function block(value: Out): Out {
  return value.is === 'map' ? { ...value, flow: false } : value;
}

function bannerOut(banner: Banner | undefined): Out | undefined {
  if (!banner || isEmptyText(banner.text)) return undefined;
  const { align, vertical } = banner;
  if (align === undefined && vertical === undefined) return textOut(banner.text);
  return fields({ text: textOut(banner.text), align: optional(align), vertical: optional(vertical) }, true);
}

function topNumbering(numbering: Statement<'numbering'>): Out {
  const value = numberingOut(numbering);
  return value.is === 'scalar' && value.text === 'start' ? bare(true) : value;
}
