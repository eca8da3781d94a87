// A YAML text as a workflow: the file is checked as a whole, then read key by key in its own order, so that comments stay in their places.

import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.js';
import type { Parsed, ParseOptions } from '../../../format.js';
import type { Diagram, Origin, Statement } from '../../../ir/model.js';
import { type Member, mapStatements } from '../../../ir/walk.js';
import { positionAt } from '../../../source/positions.js';
import type { Span } from '../../../source/span.js';
import { labelNumbers, withNumber } from '../../kit/labels.js';
import { type Entry, isNothing, type MapNode, type Node, valueAt } from '../yaml/nodes.js';
import { type Document, readYaml, type Yaml } from '../yaml/read.js';
import { readSection } from './containers.js';
import type { Context } from './context.js';
import { readData, readSettings, readWorkflow } from './page.js';
import { bareParticipant, readParticipants } from './participants.js';
import { References } from './references.js';
import { Sorter } from './sorts.js';
import { readSteps } from './steps.js';
import { TextGuard } from './texts.js';
import { Trivia } from './trivia.js';
import { validate } from './validate.js';
import { numberingOf } from './words.js';

/** Reads the first workflow of a YAML text. */
export function read(text: string, options: ParseOptions): Parsed {
  const yaml = readYaml(text);
  const workflows = yaml.documents.filter(isWorkflow);
  const [first] = workflows;
  if (!first) {
    const missing = diagnostic('no-diagram', { format: 'YAML' }, { start: 0, end: text.length });
    return { diagnostics: [missing] };
  }
  const reading = new Reading(yaml, first);
  const diagram = reading.read();
  const syntax = yaml.diagnostics.filter(({ span }) => !span || isWithin(span, first.span));
  const found = [...syntax, ...apartFrom(syntax, reading.diagnostics(), yaml)];
  const more = workflows.length > 1 ? [diagnostic('more-diagrams', { count: workflows.length }, undefined)] : [];
  return { diagram, diagnostics: [...limited(found, options.limits?.errors ?? 100), ...more] };
}

/** A document whose root has a key that only a workflow has. */
export function isWorkflow(document: Document): document is Document & { readonly root: MapNode } {
  return document.root?.is === 'map' && document.root.entries.some(({ key }) => key === 'workflow' || key === 'steps');
}

function isWithin(inner: Span, outer: Span): boolean {
  return inner.start >= outer.start && inner.start <= outer.end;
}

/** What is not YAML makes the rest of its line look wrong, too; one finding a line is enough. */
function apartFrom(syntax: readonly Diagnostic[], others: readonly Diagnostic[], { lines }: Yaml): readonly Diagnostic[] {
  const broken = new Set(syntax.flatMap(({ span }) => (span ? [positionAt(lines, span.start).line] : [])));
  return others.filter(({ span }) => !span || !broken.has(positionAt(lines, span.start).line));
}

function limited(found: readonly Diagnostic[], limit: number): readonly Diagnostic[] {
  const sorted = [...found].sort((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0));
  const errors = sorted.filter(({ severity }) => severity === 'error');
  if (errors.length <= limit) return sorted;
  const shown = new Set(errors.slice(0, limit));
  const rest = diagnostic('too-many-errors', { count: errors.length - limit }, undefined);
  return [...sorted.filter((one) => one.severity !== 'error' || shown.has(one)), rest];
}

/** The line that tells editors of the schema. */
const modeline = /^yaml-language-server:\s*\$schema=(\S+)$/;

class Reading {
  readonly #root: MapNode;
  readonly #context: Context;
  readonly #guard: TextGuard;
  readonly #sorter = new Sorter();
  readonly #origin: Origin;
  #members: readonly Member[] = [];
  #declares = false;

  constructor({ comments, lines }: Yaml, { root, span }: Document & { readonly root: MapNode }) {
    this.#root = root;
    const own = comments.filter((comment) => isWithin(comment.span, span));
    const [first] = own;
    const schema = first && first.span.start < root.span.start ? modeline.exec(first.text)?.[1] : undefined;
    this.#origin = { span, ...(schema !== undefined && { choices: { schema } }) };
    this.#guard = new TextGuard(own);
    const trivia = new Trivia(schema === undefined ? own : own.slice(1), lines);
    this.#context = { sorter: this.#sorter, trivia, references: new References(), data: readData(root), outright: new Set() };
  }

  read(): Diagram {
    const { references } = this.#context;
    const groups = this.#groups();
    const workflow = readWorkflow(this.#root, this.#context.data);
    const statements = [...groups.before, ...groups.steps, ...groups.errors, ...groups.alternatives, ...groups.after];
    const implied = references.missing('participant').map(bareParticipant);
    return {
      ...readSettings(this.#root),
      participants: [...this.#members, ...implied],
      statements: workflow?.labelNumbers ? this.#numbered(statements) : statements,
      ...(workflow && { workflow }),
      origin: this.#origin,
    };
  }

  diagnostics(): readonly Diagnostic[] {
    // Without participants of its own, a file has those that its steps speak of.
    const problems = this.#context.references.problems(new Set(this.#declares ? [] : ['participant']));
    return [...validate(this.#root, this.#sorter, this.#guard), ...problems];
  }

  /** The statements that each key comes to, in the order of the IR; keys are read in the order of the file. */
  #groups(): { readonly [group in Group]: readonly Statement[] } {
    const groups: { readonly [group in Group]: Statement[] } = { before: [], steps: [], errors: [], alternatives: [], after: [] };
    const { trivia, references } = this.#context;
    for (const comment of trivia.before(this.#root.entries[0]?.keySpan.start ?? 0))
      groups.before.push({ ...comment, origin: { ...comment.origin, as: 'head' } });
    for (const entry of this.#root.entries) {
      const { key, value } = entry;
      const group = isGroup(key) ? key : groups.steps.length > 0 ? 'after' : 'before';
      groups[group].push(...trivia.before(entry.keySpan.start));
      if (key === 'participants') {
        const { members, statements } = readParticipants(value, this.#context);
        this.#declares = value.is === 'map';
        this.#members = members;
        groups.before.push(...statements);
      } else if (key === 'numbering') groups.before.push(...topNumbering(value));
      else if (key === 'steps') groups.steps.push(...trivia.behind(entry.keySpan.end + 1), ...readSteps(value, this.#context));
      else if ((key === 'errors' || key === 'alternatives') && value.is === 'map')
        groups[key].push(...this.#sections(key === 'errors' ? 'error' : 'alternative', value));
      else {
        if (key === 'data') for (const [id, span] of payloadNames(value)) references.give('payload', id, span);
        groups[group].push(...trivia.before(value.span.end), ...trivia.behind(value.span.end));
      }
    }
    groups.after.push(...trivia.before(Number.POSITIVE_INFINITY));
    return groups;
  }

  #sections(role: 'error' | 'alternative', map: MapNode): readonly Statement[] {
    return map.entries.flatMap((entry: Entry) => {
      const comments = this.#context.trivia.before(entry.keySpan.start);
      const { lists, finish } = readSection(role, entry, this.#context);
      const statements = lists.map(({ node }) => (node ? readSteps(node, this.#context) : []));
      return [...comments, finish(statements)];
    });
  }

  /** Labels with their numbers; those given outright stay as they are. */
  #numbered(statements: readonly Statement[]): readonly Statement[] {
    const numbers = labelNumbers(statements);
    return mapStatements(statements, (statement) => {
      if (statement.kind !== 'message' || this.#context.outright.has(statement)) return [statement];
      return [{ ...statement, text: withNumber(statement.text, numbers.get(statement)) }];
    });
  }
}

/** The names under `data` and where they stand; in a list two payloads may have the same. */
function payloadNames(data: Node): ReadonlyMap<string, Span> {
  if (data.is === 'map') return new Map(data.entries.map(({ key, keySpan }) => [key, keySpan]));
  const ids = data.is === 'seq' ? data.items.map(({ value }) => (value.is === 'map' ? valueAt(value, 'id') : undefined)) : [];
  return new Map(ids.flatMap((node) => (node?.is === 'scalar' ? [[node.source, node.span] as const] : [])));
}

type Group = 'before' | 'steps' | 'errors' | 'alternatives' | 'after';

function isGroup(key: string): key is 'steps' | 'errors' | 'alternatives' {
  return key === 'steps' || key === 'errors' || key === 'alternatives';
}

/** `numbering: true` and its like stand for a step before all others. */
function topNumbering(node: Node): readonly Statement[] {
  if (isNothing(node) || (node.is === 'scalar' && (node.source === 'labels' || node.value === false))) return [];
  const { kind, ...numbering } = numberingOf(node);
  return [{ kind, ...numbering, origin: { span: node.span } }];
}
