// What to do where something else stands than a workflow file has there.

import type { Shape } from '../shapes.js';
import { operators } from '../vocabulary.js';
import type { Node } from '../yaml/nodes.js';

/** What to do where a value of a key was to have this shape; undefined where the finding itself says it. */
export function adviceFor(node: Node, shape: Shape, key: string): string | undefined {
  switch (shape.is) {
    case 'text':
    case 'string':
      if (operators.some((one) => one === key) && holdsSteps(node)) return 'What happens in it stands beside it, under `steps:`.';
      return node.is === 'scalar' ? undefined : 'To YAML, braces and brackets are no text: put it in quotes.';
    case 'object': {
      const [known] = Object.keys(shape.known);
      return known === undefined || node.is !== 'scalar' ? undefined : `Write {${known}: ${node.source}}.`;
    }
    case 'names':
      return node.is === 'seq' ? 'Write each on a line of its own with a colon behind it, and without "-".' : undefined;
    case 'steps':
      return 'Write "- " before each step.';
    default:
      return undefined;
  }
}

/** Whether something looks like steps, and not like a text in brackets. */
function holdsSteps(node: Node): boolean {
  if (node.is === 'seq') return node.items.some(({ value }) => value.is === 'map');
  return node.is === 'map' && node.entries.some(({ value }) => value.is === 'seq');
}
