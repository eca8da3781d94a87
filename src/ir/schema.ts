// The JSON Schema of the IR, made from the table in shapes.ts.

import type { Json, JsonObject } from './model.js';
import { type AnyShape, definitions, type Name } from './shapes.js';

/** The name of the schema; its version is that of the form. */
const id = 'urn:sequitur:ir:1';

/** The schema of `{ "sequitur": 1, "diagram": … }` (JSON Schema 2020-12). */
export function irSchema(): JsonObject {
  const $defs: { [name: string]: Json } = {};
  for (const [name, shape] of Object.entries<AnyShape>(definitions)) {
    if (shape.is !== 'kinds') $defs[name] = schemaOf(shape);
    else {
      // A definition for each kind, so that an editor can name what it completes.
      const kinds = Object.entries(shape.byKind);
      $defs[name] = { oneOf: kinds.map(([kind]) => ({ $ref: `#/$defs/${name}.${kind}` })) };
      for (const [kind, fields] of kinds) $defs[`${name}.${kind}`] = schemaOf(fields);
    }
  }
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: id,
    title: 'A sequence diagram',
    description: 'What a sequence diagram says, in no language: the intermediate representation of sequitur.',
    type: 'object',
    properties: { $schema: { type: 'string' }, sequitur: { const: 1 }, diagram: reference('diagram') },
    required: ['sequitur', 'diagram'],
    $defs,
  };
}

function reference(name: Name): JsonObject {
  return { $ref: `#/$defs/${name}` };
}

/** Shapes do not nest deeper than their table is written; only data does. */
function schemaOf(shape: AnyShape): JsonObject {
  switch (shape.is) {
    case 'string':
    case 'number':
    case 'boolean':
      return { type: shape.is };
    case 'words':
      return shape.words.length === 1 ? { const: shape.words[0] ?? null } : { enum: shape.words };
    case 'json':
      return {};
    case 'json-object':
      return { type: 'object' };
    case 'list':
      return { type: 'array', items: schemaOf(shape.of), ...(shape.atLeast > 0 && { minItems: shape.atLeast }) };
    case 'defined':
      return reference(shape.name);
    case 'string-or':
      return { anyOf: [{ type: 'string' }, schemaOf(shape.other)] };
    case 'kinds':
      return { oneOf: Object.values(shape.byKind).map(schemaOf) };
    case 'fields': {
      const fields = Object.entries(shape.fields);
      const required = fields.filter(([, { optional }]) => !optional).map(([name]) => name);
      return {
        type: 'object',
        properties: Object.fromEntries(fields.map(([name, field]) => [name, schemaOf(field.shape)])),
        ...(required.length > 0 && { required }),
        additionalProperties: false,
      };
    }
  }
}
