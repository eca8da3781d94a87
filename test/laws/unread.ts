// Formats that cannot read yet what they print: the laws wait for them.

import type { Diagram } from '../../src/ir/model.js';
import { registry } from '../../src/registry.js';

const simple: Diagram = { participants: [{ kind: 'participant', id: 'A', label: 'A', shape: 'participant' }], statements: [] };

/** Their ids. */
export const unread: ReadonlySet<string> = new Set(
  registry.filter((format) => !format.parse(format.print(simple, {}).text, {}).diagram).map(({ id }) => id),
);
