// The JSON Schema of a workflow file, made from the table in shapes.ts. Conditions lead to one schema for each value, so that an editor
// says what is wrong with what stands there, and not what else might have stood there.

import type { Json, JsonObject } from '../../ir/model.js';
import { bareWords, type Definition, definitionNames, definitionOf, kindByWord, type Shape } from './shapes.js';
import { arrowSigns } from './vocabulary.js';

/** The name of the schema. */
const id = 'urn:sequitur:workflow:1';

const scalar = ['string', 'number', 'boolean'];

/** A message's key as a regular expression; the grammar is in `grammars/message-key.ebnf`. */
const end = `(?:"(?:[^"\\\\]|\\\\[\\s\\S])*"|[\\[\\]]|(?:(?![ \\t]${arrowSigns}[ \\t])(?![ \\t](?:-\\+|\\+|-)$)[\\s\\S])+)`;
const messageKey = `^${end}[ \\t]${arrowSigns}[ \\t]${end}(?:[ \\t]+(?:-\\+|\\+|-))?$`;
/** Keys of the author's own. */
const ownKeys = '^x-';

/** The schema of the YAML (JSON Schema 2020-12). */
export function workflowSchema(): JsonObject {
  const $defs: { [name: string]: Json } = {
    step: stepSchema(),
    compartmentOrStep: when(isStep(), reference('step'), reference('operand')),
    anyText: choice([{ is: 'fields', of: 'text' }], { type: scalar }),
  };
  for (const name of definitionNames)
    if (name !== 'file') $defs[name] = name === 'message' ? messageSchema() : definitionSchema(definitionOf(name));
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: id,
    title: 'A workflow',
    description: 'A workflow of sequitur: who takes part, what happens step by step, and what its page says.',
    ...definitionSchema(definitionOf('file')),
    $defs,
  };
}

function reference(name: string): JsonObject {
  return { $ref: `#/$defs/${name}` };
}

/** A condition and what it leads to. */
function when(condition: JsonObject, consequence: JsonObject, otherwise: JsonObject): JsonObject {
  // Written as entries: an object that looks like a promise is a trap.
  return Object.fromEntries([
    ['if', condition],
    ['then', consequence],
    ['else', otherwise],
  ]);
}

function definitionSchema({ keys, required, filled }: Definition): JsonObject {
  return {
    type: 'object',
    properties: propertiesOf(keys, filled),
    patternProperties: { [ownKeys]: {} },
    ...(required.length > 0 && { required }),
    additionalProperties: false,
  };
}

function propertiesOf(keys: Definition['keys'], filled: readonly string[]): JsonObject {
  return Object.fromEntries(
    Object.entries(keys).map(([name, { shape, says }]) => {
      const schema = schemaOf(shape);
      return [name, { description: says, ...(filled.includes(name) ? schema : orNothing(schema)) }];
    }),
  );
}

/** A key without a value says nothing. */
function orNothing(schema: JsonObject): JsonObject {
  const { type } = schema;
  if (Object.keys(schema).length === 0) return schema;
  if (typeof type === 'string') return { ...schema, type: [type, 'null'] };
  if (isNames(type)) return { ...schema, type: [...type, 'null'] };
  return { anyOf: [schema, { type: 'null' }] };
}

function isNames(type: Json | undefined): type is readonly string[] {
  return Array.isArray(type);
}

function schemaOf(shape: Shape): JsonObject {
  switch (shape.is) {
    case 'text':
      return reference('anyText');
    case 'string':
      return { type: scalar, ...(shape.such && { examples: shape.such }) };
    case 'number':
      return { type: 'number' };
    case 'flag':
      return { type: 'boolean' };
    case 'word':
      return { enum: shape.words };
    case 'json':
      return {};
    case 'object':
      return knownKeys(shape.known);
    case 'list': {
      const items = schemaOf(shape.of);
      return shape.single ? choice([{ is: 'list', of: shape.of }], items) : { type: 'array', items };
    }
    case 'names':
      return { type: 'object', additionalProperties: orNothing(schemaOf(shape.of)) };
    case 'fields':
      return reference(shape.of);
    case 'steps':
      return { type: 'array', items: reference('step') };
    case 'operands': {
      const items = reference('compartmentOrStep');
      return when({ type: 'array' }, { items }, items);
    }
    case 'either':
      return choice(shape.shapes.slice(0, -1), schemaOf(shape.shapes.at(-1) ?? shape));
  }
}

/** A map with any keys, some of them with a description. */
function knownKeys(known: { readonly [key: string]: string }): JsonObject {
  const properties = Object.entries(known).map(([key, description]) => [key, { description }]);
  return { type: 'object', ...(properties.length > 0 && { properties: Object.fromEntries(properties) }) };
}

/** The first shape that takes a value of its sort, otherwise the last. */
function choice(shapes: readonly Shape[], last: JsonObject): JsonObject {
  return shapes.reduceRight<JsonObject>((rest, shape) => when(sortOf(shape), schemaOf(shape), rest), last);
}

/** What a value must be to be meant as this shape; the twin of `takes` in the validator. */
function sortOf(shape: Shape): JsonObject {
  switch (shape.is) {
    case 'flag':
      return { type: 'boolean' };
    case 'number':
      return { type: 'number' };
    case 'word':
      return { enum: shape.words };
    case 'list':
    case 'steps':
    case 'operands':
      return { type: 'array' };
    case 'fields': {
      const { signs } = definitionOf(shape.of);
      return { type: 'object', ...(signs && { anyOf: signs.map((sign) => ({ required: [sign] })) }) };
    }
    case 'names':
    case 'object':
      return { type: 'object' };
    case 'json':
      return {};
    default:
      return { type: scalar };
  }
}

// ---- steps -----------------------------------------------------------------------------------------------------

/** Some key is a message's. */
const hasMessageKey: JsonObject = { not: { propertyNames: { not: { pattern: messageKey } } } };

function isStep(): JsonObject {
  const words = [...kindByWord.keys()].map((word): JsonObject => ({ required: [word] }));
  return { anyOf: [{ not: { type: 'object' } }, ...words, { type: 'object', ...hasMessageKey }] };
}

/** A step: the words are offered, and the one that stands there says what else may. */
function stepSchema(): JsonObject {
  const words = [...kindByWord];
  const offered = words.map(([word, kind]) => [word, { description: definitionOf(kind).keys[word]?.says ?? '' }]);
  const chain = words.reduceRight<JsonObject>(
    (rest, [word, kind]) => when({ required: [word] }, reference(kind), rest),
    reference('message'),
  );
  return {
    description: 'A step: `A -> B: text` for a message, or a word and its text; details stand beside it.',
    type: ['object', 'string'],
    properties: Object.fromEntries(offered),
    ...when({ type: 'string' }, { anyOf: [{ enum: [...bareWords] }, { pattern: messageKey }] }, chain),
  };
}

function messageSchema(): JsonObject {
  const { patternProperties: _, ...schema } = definitionSchema(definitionOf('message'));
  const text = { description: 'From, arrow, to, and the text.', ...orNothing(reference('anyText')) };
  return { ...schema, patternProperties: { [ownKeys]: {}, [messageKey]: text }, ...hasMessageKey };
}
