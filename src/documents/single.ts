// Files that are one diagram as a whole: Mermaid, and data files that may be a workflow or the JSON form.

import { identityMap } from '../source/offset-map.js';
import type { Container, Found } from './embedded.js';
import { extensionsOf } from './references.js';

export const mermaidFile: Container = {
  id: 'mermaid-file',
  extensions: extensionsOf('mermaid'),
  hint: /\S/,
  find: (text) => whole(text, 'mermaid-file', 'mermaid', 'stated'),
};

export const yamlFile: Container = {
  id: 'yaml-file',
  extensions: ['.yaml', '.yml'],
  hint: /participants|workflow|steps/,
  find: (text) => whole(text, 'yaml-file', 'yaml', 'possible'),
};

export const jsonFile: Container = {
  id: 'json-file',
  extensions: ['.json'],
  hint: /"sequitur"/,
  find: (text) => whole(text, 'json-file', 'json', 'possible'),
};

function whole(text: string, container: string, format: string, claim: 'stated' | 'possible'): Found {
  const span = { start: 0, end: text.length };
  const rewrite = (to: string, toFormat: string) => (toFormat === format ? { text: to } : { refused: `the file is named as ${format}` });
  return { embedded: [{ container, shape: 'file', format, claim, span, text, map: identityMap, rewrite }], references: [] };
}
