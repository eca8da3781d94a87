// C4-PlantUML, understood without its files: in a sequence diagram its macros are participants, boxes and messages.

import { elementMacros } from './c4/elements.js';
import { openingLines } from './c4/lines.js';
import { sequenceMacros } from './c4/macros.js';
import type { Builtin } from './functions.js';
import { emitLines, type Machine } from './machine.js';

/** A part of the library: the one for sequences, or one for the other kinds of diagram. */
export type Library = 'sequence' | 'structure';

/** Which part of the library a path or address names; undefined where it names none. */
export function libraryOf(path: string): Library | undefined {
  const name = /(?:^|[\\/<])C4(?:_([A-Za-z]+))?(?:\.puml|>)?$/.exec(path);
  if (!name || !/^(?:<|https?:)/i.test(path)) return undefined;
  return name[1] === 'Sequence' ? 'sequence' : 'structure';
}

/** Makes the macros of a library known, unless they are already; the sequences' go before all others. */
export function useLibrary(machine: Machine, library: Library): void {
  if (machine.library === 'sequence' || machine.library === library) return;
  machine.library = library;
  machine.bareNames = true;
  for (const builtin of library === 'sequence' ? sequenceMacros() : structureMacros())
    machine.functions.byName.set(builtin.name, [builtin]);
  if (library === 'sequence') emitLines(machine, openingLines, false);
}

/** Without the part for sequences an element is a box of another kind of diagram; the reader will say so. */
function structureMacros(): readonly Builtin[] {
  return [...elementMacros.keys()].map(
    (name): Builtin => ({
      kind: 'builtin',
      name,
      counts: [1, 12],
      unquoted: true,
      parameters: ['$alias', '$label', '$techn', '$descr', '$sprite', '$tags', '$link', '$type', '$baseShape'],
      writes: true,
      run: (args, { machine }) => {
        const alias = args[0]?.kind === 'text' ? args[0].value : '';
        emitLines(machine, [`rectangle ${alias}`], false);
        return undefined;
      },
    }),
  );
}
