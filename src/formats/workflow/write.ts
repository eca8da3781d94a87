// A diagram as a YAML text: every part of the IR, in the order in which a person would read it.

import type { Banner, Box, Diagram, JsonObject, Participant, Statement } from '../../ir/model.js';
import { isEmptyText } from '../../ir/text.js';
import { mapMembers, participantsOf } from '../../ir/walk.js';
import type { Workflow } from '../../ir/workflow.js';
import { labelNumbers } from '../kit/labels.js';
import { emit, type Out, type OutEntry } from './emit.js';
import { mentionedIn } from './mentions.js';
import { bare, fields, json, list, nothing, text, texts } from './out.js';
import { type TopKey, topKeys } from './vocabulary.js';
import { memberOut } from './write-participants.js';
import { numberingOut, type StepContext, stepsOut } from './write-steps.js';
import { maybeText, optional, textOut } from './write-text.js';

type Section = Statement<'section'>;

/** The YAML text of a diagram. */
export function write(diagram: Diagram): string {
  const { steps, errors, alternatives } = splitSections(diagram.statements);
  const { workflow } = diagram;
  const numbers = workflow?.labelNumbers ? labelNumbers(diagram.statements) : new Map<Statement, number>();
  const context: StepContext = { data: workflow?.data, numbers };
  const first = steps.findIndex(({ kind }) => kind !== 'declaration');
  const numbering = workflow?.labelNumbers ? undefined : steps[first];
  const rest = numbering?.kind === 'numbering' ? steps.slice(first + 1) : steps;
  const parts: Readonly<Record<TopKey, Out | undefined>> = {
    workflow: isEmptyText(diagram.title) ? nothing : (maybeText(diagram.title) ?? nothing),
    name: optional(diagram.name),
    id: optional(diagram.id),
    info: workflow?.info && block(json(workflow.info)),
    page: workflow?.page && pageOut(workflow.page),
    accessibility:
      diagram.accessibility &&
      fields({ title: optional(diagram.accessibility.title), description: optional(diagram.accessibility.description) }),
    header: bannerOut(diagram.header),
    footer: bannerOut(diagram.footer),
    caption: bannerOut(diagram.caption),
    legend: bannerOut(diagram.legend),
    mainframe: bannerOut(diagram.mainframe),
    footbox: diagram.footbox === false ? bare(false) : undefined,
    unlinked: diagram.unlinked === false ? bare(false) : undefined,
    config: diagram.config && block(json(diagram.config)),
    participants: participantsOut(diagram),
    numbering: workflow?.labelNumbers ? text('labels') : numbering?.kind === 'numbering' ? topNumbering(numbering) : undefined,
    steps: stepsOut(rest, context),
    errors: errors.length > 0 ? sectionsOut(errors, context) : undefined,
    alternatives: alternatives.length > 0 ? sectionsOut(alternatives, context) : undefined,
    data: workflow?.data && dataOut(workflow.data),
    performance: workflow?.performance && performanceOut(workflow.performance),
    notes: workflow?.notes && texts(workflow.notes, false),
    related:
      workflow?.related &&
      list(
        workflow.related.map((page) => fields({ title: text(page.title), href: text(page.href), text: optional(page.text) }, true)),
        false,
      ),
    extensions: isSpreadable(workflow?.extensions) ? undefined : workflow?.extensions && json(workflow.extensions),
  };
  const entries: OutEntry[] = topKeys.flatMap((key) => {
    const value = parts[key];
    return value === undefined
      ? []
      : [{ key, value, blank: spaced.has(key) && participantsOf(diagram).length > 0 && parts.participants !== undefined }];
  });
  if (isSpreadable(workflow?.extensions))
    entries.push(...Object.entries(workflow?.extensions ?? {}).map(([key, value]) => ({ key, value: json(value) })));
  return emit({ is: 'map', entries });
}

const spaced = new Set<TopKey>(['participants', 'steps', 'errors', 'alternatives', 'data', 'performance']);

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
  return fields({ text: textOut(banner.text), align: optional(align), vertical: optional(vertical) });
}

function pageOut({ heading, language, purpose, audience, sections }: NonNullable<Workflow['page']>): Out {
  return fields({
    heading: optional(heading),
    language: optional(language),
    purpose: optional(purpose),
    audience: optional(audience),
    sections:
      sections &&
      list(
        sections.map((section) => fields({ after: optional(section.after), text: text(section.text) })),
        false,
      ),
  });
}

function topNumbering(numbering: Statement<'numbering'>): Out {
  const value = numberingOut(numbering);
  return value.is === 'scalar' && value.text === 'start' ? bare(true) : value;
}

/** All participants and boxes; nothing where the steps alone say them. */
function participantsOut(diagram: Diagram): Out | undefined {
  if (areImplied(diagram)) return undefined;
  const made = new Map<object, OutEntry>();
  mapMembers(diagram.participants, (member) => {
    const inner = member.kind === 'box' ? member.participants.flatMap((one) => made.get(one) ?? []) : [];
    made.set(member, { key: member.id, ...memberOut(member, inner) });
    return [member];
  });
  return { is: 'map', entries: diagram.participants.flatMap((member: Participant | Box) => made.get(member) ?? []) };
}

/** Whether reading the steps finds these participants, in this order and no different. */
function areImplied({ participants, statements }: Diagram): boolean {
  const plain = participants.every(
    (member) => member.kind === 'participant' && member.label === member.id && member.shape === 'participant' && isBare(member),
  );
  if (!plain) return false;
  const mentioned = mentionedIn(statements);
  return mentioned.length === participants.length && participants.every(({ id }, index) => mentioned[index] === id);
}

function isBare(participant: Participant): boolean {
  const known = new Set(['kind', 'id', 'label', 'shape', 'origin']);
  return Object.keys(participant).every((key) => known.has(key));
}

/** Error paths and alternatives that end the diagram have keys of their own, where each has an id of its own. */
function splitSections(statements: readonly Statement[]): {
  readonly steps: readonly Statement[];
  readonly errors: readonly Section[];
  readonly alternatives: readonly Section[];
} {
  const ids = new Set<string>();
  let at = statements.length;
  const take = (role: Section['role']): readonly Section[] => {
    const taken: Section[] = [];
    for (let next = statements[at - 1]; next?.kind === 'section' && next.role === role; next = statements[at - 1]) {
      if (next.id === undefined || next.id === '' || ids.has(next.id)) break;
      ids.add(next.id);
      taken.unshift(next);
      at--;
    }
    return taken;
  };
  const alternatives = take('alternative');
  const errors = take('error');
  return { steps: statements.slice(0, at), errors, alternatives };
}

function sectionsOut(sections: readonly Section[], context: StepContext): Out {
  return {
    is: 'map',
    entries: sections.map(({ id, title, role, trigger, at, description, replaces, notes, statements }) => ({
      key: id ?? '',
      value: fields({
        title: maybeText(title),
        [role === 'error' ? 'trigger' : 'when']: optional(trigger),
        at: optional(at),
        description: optional(description),
        replaces: replaces && texts(replaces),
        notes: notes && texts(notes, false),
        steps: statements.length > 0 ? stepsOut(statements, context) : undefined,
      }),
    })),
  };
}

function dataOut(data: NonNullable<Workflow['data']>): Out {
  const value = ({ title, mediaType, schema, example }: (typeof data)[number]): Readonly<Record<string, Out | undefined>> => ({
    title: optional(title),
    mediaType: optional(mediaType),
    schema: schema === undefined ? undefined : json(schema),
    example: example === undefined ? undefined : json(example),
  });
  if (new Set(data.map(({ id }) => id)).size < data.length) {
    return list(
      data.map((payload) => fields({ id: text(payload.id), ...value(payload) })),
      false,
    );
  }
  return { is: 'map', entries: data.map((payload) => ({ key: payload.id, value: fields(value(payload)) })) };
}

function performanceOut(rows: NonNullable<Workflow['performance']>): Out {
  if (new Set(rows.map(({ name }) => name)).size < rows.length) {
    return list(
      rows.map((row) => fields({ name: text(row.name), text: text(row.text) }, true)),
      false,
    );
  }
  return { is: 'map', entries: rows.map((row) => ({ key: row.name, value: text(row.text) })) };
}
