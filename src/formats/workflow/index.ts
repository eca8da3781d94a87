import type { Format } from '../../format.js';
import { allNative } from '../kit/capabilities.js';

export const workflow: Format = {
  id: 'yaml',
  name: 'YAML',
  extensions: ['.yaml'],
  capabilities: allNative,
  recognises: () => false,
  diagrams: () => [],
  parse: () => ({ diagnostics: [] }),
  print: (says) => ({ text: '', diagnostics: [], says }),
};
