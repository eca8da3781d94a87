// The lines of a page's comment put back where they belong. A line that fits nothing any more is reported, the page wins.

import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.js';
import type { Diagram, JsonObject, Statement } from '../../ir/model.js';
import { renameIds } from '../../ir/rename.js';
import { isDiagram } from '../../ir/validate.js';
import { mapMembers, mapStatements, participantsOf, statementsOf } from '../../ir/walk.js';
import type { StepDetails } from '../../ir/workflow.js';
import type { Span } from '../../source/span.js';
import { isRecord } from '../kit/carry/flow.js';
import { trailingSections } from '../kit/workflow/sections.js';
import type { Detail, Details } from './details.js';
import { saysOf } from './texts.js';

interface Applied {
  readonly diagram: Diagram;
  readonly diagnostics: readonly Diagnostic[];
}

/** The diagram with what the lines say; a line that fits nothing any more is reported, the page wins. */
export function applyDetails(shown: Diagram, { lines, damaged }: Details): Applied {
  const diagnostics = damaged.map((span) => diagnostic('carried-unreadable', {}, span));
  if (lines.length === 0) return { diagram: shown, diagnostics };
  const applying = new Applying(shown, diagnostics);
  const diagram = applying.apply(lines);
  return { diagram, diagnostics };
}

class Applying {
  readonly #shown: Diagram;
  readonly #diagnostics: Diagnostic[];
  readonly #messages: readonly Statement<'message'>[];
  readonly #bySays = new Map<string, Statement<'message'>[]>();
  readonly #patches = new Map<object, JsonObject>();

  constructor(shown: Diagram, diagnostics: Diagnostic[]) {
    this.#shown = shown;
    this.#diagnostics = diagnostics;
    this.#messages = [...statementsOf(shown, 'message')];
    for (const message of this.#messages) {
      const says = saysOf(message);
      const others = this.#bySays.get(says);
      if (others) others.push(message);
      else this.#bySays.set(says, [message]);
    }
  }

  apply(lines: readonly Detail[]): Diagram {
    const participants = new Map(participantsOf(this.#shown).map((one) => [one.id, one]));
    const sections = new Map(trailingSections(this.#shown.statements).map((one) => [one.id ?? '', one]));
    const payloads = new Map(this.#shown.workflow?.data?.map((one) => [one.id, one]));
    const boxes = new Map<string, string>();
    let whole: JsonObject = {};
    let workflow: JsonObject = {};
    for (const { data, span } of lines) {
      if (isRecord(data['diagram'])) whole = data['diagram'];
      else if (isRecord(data['workflow'])) workflow = data['workflow'];
      else if ('step' in data) this.#note(this.#messageOf(data), without(data, 'step', 'says'), 'a step', span);
      else if ('participant' in data)
        this.#note(participants.get(String(data['participant'])), without(data, 'participant'), 'a participant', span);
      else if ('box' in data) boxes.set(String(data['box']), String(data['id']));
      else if ('section' in data) this.#note(sections.get(String(data['section'])), without(data, 'section'), 'a path', span);
      else this.#note(payloads.get(String(data['payload'])), without(data, 'payload'), 'a payload', span);
    }
    const settled = this.#settled(this.#rebuilt(whole, workflow), lines);
    return boxes.size === 0 ? settled : renameIds(settled, boxes);
  }

  #note(node: object | undefined, data: JsonObject, construct: string, span: Span | undefined): void {
    if (node) this.#patches.set(node, data);
    else this.#diagnostics.push(diagnostic('carried-edited', { construct }, span));
  }

  #messageOf({ step, says }: JsonObject): Statement<'message'> | undefined {
    const there = typeof step === 'number' ? this.#messages[step - 1] : undefined;
    if (there && saysOf(there) === says) return there;
    const alike = typeof says === 'string' ? this.#bySays.get(says) : undefined;
    return alike?.length === 1 ? alike[0] : undefined;
  }

  #rebuilt(whole: JsonObject, workflowPatch: JsonObject): object {
    const { workflow, ...own } = this.#shown;
    const data = workflow?.data?.map((payload) => patched(payload, this.#patches.get(payload)));
    const parts = patched({ ...workflow, ...(data && { data }) }, workflowPatch);
    return {
      ...patched(own, whole),
      participants: mapMembers(own.participants, (member, inner) => {
        if (member.kind === 'box') return [{ ...member, participants: member.participants.flatMap(inner) }];
        return [patched(member, this.#patches.get(member)) as typeof member];
      }),
      statements: this.#statements(),
      ...(Object.keys(parts).length > 0 && { workflow: parts }),
    };
  }

  #statements(): readonly Statement[] {
    const sources = new Map<Statement, Statement>();
    return mapStatements(
      this.#shown.statements,
      (statement) => {
        const found = this.#patches.get(sources.get(statement) ?? statement);
        if (!found) return [statement];
        if (statement.kind !== 'message') return [patched(statement, found) as Statement];
        const { step, ...bare } = statement;
        const next: StepDetails = patched(step ?? {}, found);
        return [Object.keys(next).length > 0 ? { ...bare, step: next } : bare];
      },
      (before, after) => sources.set(after, before),
    );
  }

  /** A damaged value must not make something that is no diagram. */
  #settled(diagram: object, lines: readonly Detail[]): Diagram {
    if (isDiagram(diagram)) return diagram;
    this.#diagnostics.push(...lines.slice(0, 1).map(({ span }) => diagnostic('carried-unreadable', {}, span)));
    return this.#shown;
  }
}

function without(data: JsonObject, ...keys: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(data).filter(([key]) => !keys.includes(key)));
}

function patched(node: object, fields: JsonObject | undefined): object {
  if (!fields) return node;
  const next: Record<string, unknown> = { ...node };
  for (const [key, value] of Object.entries(fields)) {
    if (value === null) delete next[key];
    else next[key] = value;
  }
  return next;
}
