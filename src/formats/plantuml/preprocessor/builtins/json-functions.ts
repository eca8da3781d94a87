// Built-in functions on JSON. None changes its argument: each gives a new value.

import { fail } from '../failure.js';
import type { Builtin } from '../functions.js';
import { arrayOf, type JsonMember, type JsonNode, objectOf, parseJson, textsOf } from '../json.js';
import { jsonOf, ofJson, type Value } from '../values.js';
import { builtin, intArg, ofBoolean, ofText, textArg } from './make.js';

function json(name: string, args: readonly Value[], index = 0): JsonNode {
  const value = args[index];
  return value?.kind === 'json' ? value.value : fail('bad-call', { name, reason: 'it needs JSON' });
}

function given(name: string, args: readonly Value[], index: number): JsonNode {
  const value = args[index];
  return value ? jsonOf(value) : fail('bad-call', { name, reason: 'the value is missing' });
}

const object = (members: readonly JsonMember[]): Value => ofJson(objectOf(members));
const array = (items: readonly JsonNode[]): Value => ofJson(arrayOf(items));

/** The members with one set: in its old place, or at the end. */
function withMember(members: readonly JsonMember[], name: string, value: JsonNode): readonly JsonMember[] {
  const at = members.findLastIndex(([known]) => known === name);
  return at < 0 ? [...members, [name, value]] : members.with(at, [name, value]);
}

function add(args: readonly Value[]): Value {
  const node = json('%json_add', args);
  if (node.kind === 'array') return array([...node.items, given('%json_add', args, 1)]);
  if (node.kind !== 'object') return ofJson(node);
  return object([...node.members, [textArg(args, 1), given('%json_add', args, 2)]]);
}

function set(args: readonly Value[]): Value {
  const node = json('%json_set', args);
  if (node.kind === 'object') return object(withMember(node.members, textArg(args, 1), given('%json_set', args, 2)));
  if (node.kind !== 'array') return ofJson(node);
  const value = given('%json_set', args, 2);
  const index = args[1]?.kind === 'int' ? intArg(args, 1) : -1;
  return index >= 0 && index < node.items.length ? array(node.items.with(index, value)) : ofJson(node);
}

function remove(args: readonly Value[]): Value {
  const node = json('%json_remove', args);
  if (node.kind === 'array') {
    const index = args[1]?.kind === 'int' ? intArg(args, 1) : -1;
    return array(node.items.filter((_, at) => at !== index));
  }
  if (node.kind !== 'object') return ofJson(node);
  const at = node.members.findLastIndex(([name]) => name === textArg(args, 1));
  return object(node.members.filter((_, index) => index !== at));
}

function merge(args: readonly Value[]): Value {
  const left = json('%json_merge', args, 0);
  const right = json('%json_merge', args, 1);
  if (left.kind === 'array' && right.kind === 'array') return array([...left.items, ...right.items]);
  if (left.kind !== 'object' || right.kind !== 'object') return ofJson(left);
  const merged = new Map(left.members);
  for (const [name, value] of right.members) merged.set(name, value);
  return object([...merged]);
}

/** The names of an object; of an array, those of all objects in it. */
function keys(node: JsonNode): readonly string[] {
  if (node.kind === 'object') return node.members.map(([name]) => name);
  if (node.kind !== 'array') return [];
  return [...new Set(node.items.flatMap((item) => (item.kind === 'object' ? keys(item) : [])))];
}

function typeOf(value: Value | undefined): string {
  if (value?.kind !== 'json') return value?.kind === 'int' ? 'number' : 'string';
  if (value.value.kind !== 'literal') return value.value.kind;
  const { text } = value.value;
  return text === 'true' || text === 'false' ? 'boolean' : text === 'null' ? 'json' : 'number';
}

/** All of them. */
export const jsonBuiltins: readonly Builtin[] = [
  builtin('json_add', 2, add, 3),
  builtin('json_set', 2, set, 3),
  builtin('json_remove', 2, remove),
  builtin('json_merge', 2, merge),
  builtin('json_key_exists', 2, (args) => {
    const value = args[0];
    return ofBoolean(value?.kind === 'json' && value.value.kind === 'object' && value.value.byName.has(textArg(args, 1)));
  }),
  builtin('get_json_keys', 1, (args) => ofJson(textsOf(keys(json('%get_json_keys', args))))),
  builtin('get_json_type', 1, (args) => ofText(typeOf(args[0]))),
  builtin('str2json', 1, (args) => {
    const node = parseJson(textArg(args, 0));
    return node ? ofJson(node) : ofText('');
  }),
  builtin(
    'load_json',
    1,
    (args, { machine }) => {
      const path = textArg(args, 0);
      const text = machine.options.include?.(path, machine.file) ?? (args.length > 1 ? textArg(args, 1) : '{}');
      const node = parseJson(text.replace(/^\ufeff/, ''));
      return node ? ofJson(node) : fail('preprocessor-json', { reason: `${path} is not valid` });
    },
    3,
  ),
];
