// What must be said beside a page to have a workflow again: the difference between the one wanted and the one read, line by line.

import { equalMeaning } from '../../ir/compare.js';
import { equal } from '../../ir/equal.js';
import type { Diagram, Json, JsonObject } from '../../ir/model.js';
import { boxesIn, participantsOf, statementsOf, walk } from '../../ir/walk.js';
import type { Workflow } from '../../ir/workflow.js';
import { trailingSections } from '../kit/workflow/sections.js';
import { applyDetails } from './apply.js';
import { type Detail, noDetails } from './details.js';
import { saysOf } from './texts.js';

/** What must be said beside `shown` to have `wanted`; undefined where lines for its parts would not do. */
export function detailsOf(wanted: Diagram, shown: Diagram): readonly Detail[] | undefined {
  const lines = [
    ...diagramLines(wanted, shown),
    ...participantLines(wanted, shown),
    ...boxLines(wanted, shown),
    ...stepLines(wanted, shown),
    ...sectionLines(wanted, shown),
  ];
  const details = lines.map((data): Detail => ({ data }));
  return equalMeaning(applyDetails(shown, { ...noDetails, lines: details }).diagram, wanted) ? details : undefined;
}

/** The fields of one node that the other does not have, `null` for those that it has not; undefined where they are the same. */
function patch(wanted: object, shown: object): JsonObject | undefined {
  const [before, after] = [new Map(Object.entries(shown)), new Map(Object.entries(wanted))];
  const fields = [...new Set([...after.keys(), ...before.keys()])]
    .filter((key) => !structure.has(key) && !equal(withoutOrigin(after.get(key)), withoutOrigin(before.get(key))))
    .sort((a, b) => Number(b === 'id') - Number(a === 'id') || (a < b ? -1 : 1));
  if (fields.length === 0) return undefined;
  // IR data is JSON; its types do not say so.
  return Object.fromEntries(fields.map((key) => [key, (withoutOrigin(after.get(key)) ?? null) as Json]));
}

/** What is never part of a line: inner nodes have lines of their own. */
const structure: ReadonlySet<string> = new Set(['origin', 'statements', 'participants']);

/** A banner knows where it stood. */
function withoutOrigin(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('origin' in value)) return value;
  const { origin: _, ...rest } = value;
  return rest;
}

function diagramLines(wanted: Diagram, shown: Diagram): readonly JsonObject[] {
  const { workflow: mine = {}, ...own } = wanted;
  const { workflow: read = {}, ...other } = shown;
  const diagram = patch(own, other);
  const payloads = mine.data?.length === read.data?.length;
  const payloadLines = !payloads
    ? []
    : (mine.data ?? []).flatMap((payload, index): readonly JsonObject[] => {
        const one = read.data?.[index];
        const found = one && patch(payload, one);
        return found ? [{ payload: one.id, ...found }] : [];
      });
  const workflow = patch(payloads ? withoutData(mine) : mine, payloads ? withoutData(read) : read);
  return [...(diagram ? [{ diagram }] : []), ...(workflow ? [{ workflow }] : []), ...payloadLines];
}

function withoutData({ data: _, ...workflow }: Workflow): Workflow {
  return workflow;
}

function participantLines(wanted: Diagram, shown: Diagram): readonly JsonObject[] {
  const read = new Map(participantsOf(shown).map((one) => [one.id, one]));
  return participantsOf(wanted).flatMap((participant): readonly JsonObject[] => {
    const one = read.get(participant.id);
    const found = one && patch(participant, one);
    return found ? [{ participant: participant.id, ...found }] : [];
  });
}

/** Boxes have ids in the YAML alone. */
function boxLines(wanted: Diagram, shown: Diagram): readonly JsonObject[] {
  const read = [...boxesIn(shown.participants)];
  return [...boxesIn(wanted.participants)].flatMap(({ id }, index): readonly JsonObject[] => {
    const one = read[index];
    return one && one.id !== id ? [{ box: one.id, id }] : [];
  });
}

function stepLines(wanted: Diagram, shown: Diagram): readonly JsonObject[] {
  const read = [...statementsOf(shown, 'message')];
  return [...statementsOf(wanted, 'message')].flatMap((message, index): readonly JsonObject[] => {
    const one = read[index];
    const found = one && patch(message.step ?? {}, one.step ?? {});
    return found ? [{ step: index + 1, says: saysOf(one), ...found }] : [];
  });
}

function sectionLines(wanted: Diagram, shown: Diagram): readonly JsonObject[] {
  const read = trailingSections(shown.statements);
  return trailingSections(wanted.statements).flatMap((section, index): readonly JsonObject[] => {
    const one = read[index];
    const found = one && patch(section, one);
    return found ? [{ section: one.id ?? '', ...found }] : [];
  });
}

/** Whether a diagram uses nothing of what only workflows have. */
export function isPlain(diagram: Diagram): boolean {
  if (diagram.workflow?.labelNumbers || participantsOf(diagram).some(({ element }) => element)) return false;
  for (const statement of walk(diagram.statements)) {
    if (statement.kind === 'section' || (statement.kind === 'message' && statement.step)) return false;
  }
  return true;
}
