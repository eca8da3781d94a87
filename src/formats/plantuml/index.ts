// PlantUML's sequence diagrams as a format.

import type { Format } from '../../format.js';
import { renameIds } from '../../ir/rename.js';
import { carries } from '../kit/carry/carried.js';
import { carriedWhole } from '../kit/flatten.js';
import { withSuffixes } from './adapt/suffixes.js';
import { adapt } from './adapt.js';
import { inC4 } from './c4-style.js';
import { plantumlCapabilities } from './capabilities.js';
import { newNamesOf } from './print/names.js';
import { printText } from './print/printer.js';
import { locate, read, recognises } from './read.js';

/** PlantUML's sequence diagrams. */
export const plantuml: Format = {
  id: 'plantuml',
  name: 'PlantUML',
  extensions: ['.puml', '.plantuml', '.pu', '.wsd', '.iuml'],
  capabilities: plantumlCapabilities,
  recognises,
  diagrams: locate,
  parse: read,
  print(given, options) {
    const original = options.style?.types === 'c4' ? inC4(given) : given;
    // Carried lines speak of participants by the names that are printed.
    const renamed = carries(original, options) ? newNamesOf(original) : new Map<string, string>();
    const names = new Map([...renamed].map(([id, name]) => [name, id]));
    const { diagram, diagnostics } = adapt(renameIds(original, renamed), options, names);
    const styled = options.style?.activation === 'shorthand' ? withSuffixes(diagram) : diagram;
    return {
      text: printText(styled, options),
      diagnostics,
      says: carries(original, options) ? carriedWhole(original, 'plantuml') : diagram,
    };
  },
};
