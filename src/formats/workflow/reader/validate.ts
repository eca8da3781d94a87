// Whether a file has the shape of a workflow: goes through its nodes along the table in shapes.ts, with an explicit stack, and says what
// does not fit. The reader then takes what fits and leaves the rest.

import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.js';
import { oneOf } from '../../../diagnostics/sentence.js';
import { meant } from '../foreign-words.js';
import { type Definition, type DefinitionName, definitionOf, type Shape } from '../shapes.js';
import type { Entry, MapNode, Node, SeqNode } from '../yaml/nodes.js';
import { isNothing, nameOf } from '../yaml/nodes.js';
import { adviceFor } from './advice.js';
import type { Sorter } from './sorts.js';
import { isTextMap, type TextGuard } from './texts.js';

/** A node that is still to be looked at. */
interface Visit {
  readonly node: Node;
  readonly shape: Shape;
  /** The key that it is the value of. */
  readonly key: string;
}

/** Everything in a file that does not fit. */
export function validate(root: Node, sorter: Sorter, guard: TextGuard): readonly Diagnostic[] {
  const validator = new Validator(sorter, guard);
  validator.run(root);
  return validator.diagnostics;
}

class Validator {
  readonly diagnostics: Diagnostic[] = [];
  readonly #pending: Visit[] = [];
  /** A node that aliases repeat is looked at once. */
  readonly #seen = new Set<Node>();
  readonly #sorter: Sorter;
  readonly #guard: TextGuard;

  constructor(sorter: Sorter, guard: TextGuard) {
    this.#sorter = sorter;
    this.#guard = guard;
  }

  run(root: Node): void {
    this.#pending.push({ node: root, shape: { is: 'fields', of: 'file' }, key: 'workflow' });
    for (let visit = this.#pending.pop(); visit; visit = this.#pending.pop()) {
      if (visit.node.is !== 'scalar') {
        if (this.#seen.has(visit.node)) continue;
        this.#seen.add(visit.node);
      }
      this.#look(visit);
    }
  }

  #look(visit: Visit): void {
    const { node, shape, key } = visit;
    switch (shape.is) {
      case 'text':
        if (node.is === 'scalar') this.#text(node);
        else if (isTextMap(node)) this.#fields(node, 'text');
        else this.#wrong(visit, 'a text');
        return;
      case 'string':
        if (node.is === 'scalar' && !isNothing(node)) this.#text(node);
        else this.#wrong(visit, 'a text');
        return;
      case 'number':
      case 'flag':
      case 'word':
      case 'object':
        if (!takes(shape, node)) this.#wrong(visit, oneOf(wordsOf(shape)));
        return;
      case 'json':
        return;
      case 'list':
        if (node.is === 'seq') this.#all(node, shape.of, key);
        else if (shape.single) this.#look({ ...visit, shape: shape.of });
        else this.#wrong(visit, 'a list');
        return;
      case 'names':
        if (node.is === 'map') this.#named(node, shape.of);
        else this.#wrong(visit, 'a map');
        return;
      case 'fields':
        if (node.is === 'map') this.#fields(node, shape.of);
        else this.#wrong(visit, 'a map');
        return;
      case 'steps':
        this.#steps(visit, false);
        return;
      case 'operands':
        this.#steps(visit, true);
        return;
      case 'either': {
        const fitting = shape.shapes.find((one) => takes(one, node));
        if (fitting) this.#look({ ...visit, shape: fitting });
        else this.#wrong(visit, oneOf(shape.shapes.flatMap(wordsOf)));
      }
    }
  }

  #all({ items }: SeqNode, shape: Shape, key: string): void {
    for (const { value } of [...items].reverse()) this.#pending.push({ node: value, shape, key });
  }

  #named({ entries }: MapNode, shape: Shape): void {
    for (const { key, value } of [...entries].reverse()) if (!isNothing(value)) this.#pending.push({ node: value, shape, key });
  }

  #steps(visit: Visit, operands: boolean): void {
    const { node } = visit;
    if (node.is !== 'seq' && !operands) {
      this.#wrong(visit, 'a list of steps');
      return;
    }
    const nodes = node.is === 'seq' ? node.items.map(({ value }) => value) : [node];
    for (const one of [...nodes].reverse()) {
      if (operands && this.#sorter.isOperand(one))
        this.#pending.push({ node: one, shape: { is: 'fields', of: 'operand' }, key: visit.key });
      else if (operands && node === one && this.#isGuardAlone(one)) this.#wrong(visit, 'steps, or compartments with `when` and `steps`');
      else this.#step(one);
    }
  }

  #isGuardAlone(node: Node): boolean {
    return node.is === 'scalar' && 'problem' in this.#sorter.sortOf(node);
  }

  #step(node: Node): void {
    const sort = this.#sorter.sortOf(node);
    if ('problem' in sort) {
      this.diagnostics.push(sort.problem);
      return;
    }
    if (node.is !== 'map' || this.#seen.has(node)) return;
    this.#seen.add(node);
    this.#fields(node, sort.is === 'message' ? 'message' : sort.kind, sort.is === 'message' ? sort.first : undefined);
  }

  #fields(map: MapNode, name: DefinitionName, messageKey?: Entry): void {
    const definition = definitionOf(name);
    for (const entry of [...map.entries].reverse()) {
      if (entry === messageKey) this.#value(entry, { is: 'text' }, false);
      else this.#entry(entry, definition);
    }
    for (const required of definition.required) {
      if (map.entries.some(({ key }) => key === required)) continue;
      const span = { start: map.span.start, end: Math.min(map.span.end, map.entries[0]?.keySpan.end ?? map.span.start) };
      this.diagnostics.push(diagnostic('missing-key', { key: required, where: definition.name }, span));
    }
  }

  #entry(entry: Entry, definition: Definition): void {
    const { key, keySpan } = entry;
    const known = Object.hasOwn(definition.keys, key) ? definition.keys[key] : undefined;
    if (known) this.#value(entry, known.shape, definition.filled.includes(key));
    else if (!key.startsWith('x-')) {
      const suggestion = meant(key, Object.keys(definition.keys));
      const data = { key, where: definition.name, ...(suggestion !== undefined && { suggestion }) };
      this.diagnostics.push(diagnostic('unknown-key', data, keySpan));
    }
  }

  #value({ key, value }: Entry, shape: Shape, filled: boolean): void {
    if (!isNothing(value) || filled) this.#pending.push({ node: value, shape, key });
    else if (shape.is === 'text' || shape.is === 'string') this.#text(value);
  }

  #text(node: Node): void {
    if (node.is === 'scalar') this.diagnostics.push(...this.#guard.warningsOf(node));
  }

  #wrong(visit: Visit, expected: string): void {
    const { node, shape, key } = visit;
    const advice = adviceFor(node, shape, key);
    this.diagnostics.push(diagnostic('wrong-value', { key, expected, found: nameOf(node), ...(advice && { advice }) }, node.span));
  }
}

/** Whether a shape is meant for a value of this sort. */
function takes(shape: Shape, node: Node): boolean {
  switch (shape.is) {
    case 'text':
      return node.is === 'scalar' || isTextMap(node);
    case 'string':
      return node.is === 'scalar';
    case 'number':
      return node.is === 'scalar' && typeof node.value === 'number';
    case 'flag':
      return node.is === 'scalar' && typeof node.value === 'boolean';
    case 'word':
      return node.is === 'scalar' && shape.words.includes(node.source);
    case 'names':
    case 'object':
      return node.is === 'map';
    case 'fields': {
      const { signs } = definitionOf(shape.of);
      return node.is === 'map' && (!signs || node.entries.some(({ key }) => signs.includes(key)));
    }
    case 'list':
    case 'steps':
    case 'operands':
      return node.is === 'seq';
    case 'json':
      return true;
    case 'either':
      return shape.shapes.some((one) => takes(one, node));
  }
}

/** What fits a shape, in a sentence: "expected …, … or …". */
function wordsOf(shape: Shape): readonly string[] {
  switch (shape.is) {
    case 'text':
    case 'string':
      return ['a text'];
    case 'number':
      return ['a number'];
    case 'flag':
      return ['true', 'false'];
    case 'word':
      return shape.words;
    case 'list':
    case 'steps':
    case 'operands':
      return ['a list'];
    case 'fields':
      return [definitionOf(shape.of).name];
    default:
      return ['a map'];
  }
}
