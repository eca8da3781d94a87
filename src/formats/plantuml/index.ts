import type { Format } from '../../format.js';
import { adapt } from './adapt.js';
import { plantumlCapabilities } from './capabilities.js';
import { printText } from './printer.js';

export const plantuml: Format = {
  id: 'plantuml',
  name: 'PlantUML',
  extensions: ['.puml'],
  capabilities: plantumlCapabilities,
  recognises: () => false,
  diagrams: () => [],
  parse: () => ({ diagnostics: [] }),
  print(original, options) {
    const { diagram, diagnostics } = adapt(original, options);
    return { text: printText(diagram, options), diagnostics, says: diagram };
  },
};
