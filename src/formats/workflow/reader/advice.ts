// What to do where something else stands than a workflow file has there.

import { readMessageKey } from '../message-key.js';
import { definitionOf, kindByWord, type Shape } from '../shapes.js';
import { operators } from '../vocabulary.js';
import type { Node } from '../yaml/nodes.js';

/** What to do where a value of a key was to have this shape; undefined where the finding itself says it. */
export function adviceFor(node: Node, shape: Shape, key: string): string | undefined {
  switch (shape.is) {
    case 'text':
    case 'string':
      return node.is === 'scalar' ? undefined : adviceForText(node, key);
    case 'flag':
      return node.is === 'scalar' ? adviceForFlag(node.source) : undefined;
    case 'either':
      return shape.shapes.map((one) => adviceFor(node, one, key)).find((advice) => advice !== undefined);
    case 'fields': {
      const { required } = definitionOf(shape.of);
      return node.is === 'map' || required.length === 0 ? undefined : `Write {${required.map((one) => `${one}: …`).join(', ')}}.`;
    }
    case 'object': {
      const [known] = Object.keys(shape.known);
      return known === undefined || node.is !== 'scalar' ? undefined : `Write {${known}: ${node.source}}.`;
    }
    case 'names':
      return node.is === 'seq' ? 'Write each on a line of its own with a colon behind it, and without "-".' : undefined;
    case 'operands':
      return node.is === 'scalar' ? `Write {when: ${node.source}, steps: […]}.` : undefined;
    case 'steps':
      return 'Write "- " before each step.';
    default:
      return undefined;
  }
}

function adviceForText(node: Node, key: string): string {
  if (operators.some((one) => one === key) && holdsSteps(node)) return 'What happens in it stands beside it, under `steps:`.';
  const kind = kindByWord.get(key) ?? (readMessageKey(key) && 'message');
  const keys = kind && definitionOf(kind).keys;
  const deep = keys && node.is === 'map' ? node.entries.find((entry) => Object.hasOwn(keys, entry.key)) : undefined;
  if (deep) return `What belongs to a step stands in the column of its first word: write "${deep.key}" there.`;
  return 'Only a text stands here; one with braces, brackets or ": " in it is put in quotes.';
}

/** Words that older YAML took for true and false. */
function adviceForFlag(word: string): string | undefined {
  if (/^(?:yes|on|y|1)$/i.test(word)) return 'Write true.';
  return /^(?:no|off|n|0)$/i.test(word) ? 'Write false.' : undefined;
}

/** Whether something looks like steps, and not like a text in brackets. */
function holdsSteps(node: Node): boolean {
  if (node.is === 'seq') return node.items.some(({ value }) => value.is === 'map');
  return node.is === 'map' && node.entries.some(({ value }) => value.is === 'seq');
}
