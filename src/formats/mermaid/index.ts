import type { Format } from '../../format.js';
import { allNative } from '../kit/capabilities.js';

export const mermaid: Format = {
  id: 'mermaid',
  name: 'Mermaid',
  extensions: ['.mmd'],
  capabilities: allNative,
  recognises: () => false,
  diagrams: () => [],
  parse: () => ({ diagnostics: [] }),
  print: (says) => ({ text: '', diagnostics: [], says }),
};
