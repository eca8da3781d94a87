import type { Format } from '../../format.js';
import { allNative } from '../kit/capabilities.js';

export const plantuml: Format = {
  id: 'plantuml',
  name: 'PlantUML',
  extensions: ['.puml'],
  capabilities: allNative,
  recognises: () => false,
  diagrams: () => [],
  parse: () => ({ diagnostics: [] }),
  print: (says) => ({ text: '', diagnostics: [], says }),
};
