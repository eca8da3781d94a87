import type { Format } from '../../format.js';
import { allNative } from '../kit/capabilities.js';

export const json: Format = {
  id: 'json',
  name: 'JSON',
  extensions: ['.json'],
  capabilities: allNative,
  recognises: () => false,
  diagrams: () => [],
  parse: () => ({ diagnostics: [] }),
  print: () => ({ text: '', diagnostics: [] }),
};
