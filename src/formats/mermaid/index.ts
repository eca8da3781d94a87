// Mermaid's sequence diagrams as a format.

import type { Format } from '../../format.js';
import { mermaidCapabilities } from './capabilities.js';
import { prepare } from './prepare.js';
import { printDiagram } from './printer/printer.js';
import { read } from './read.js';
import { beginning } from './vocabulary.js';

/** Mermaid's sequence diagrams. */
export const mermaid: Format = {
  id: 'mermaid',
  name: 'Mermaid',
  extensions: ['.mmd', '.mermaid'],
  capabilities: mermaidCapabilities,
  recognises: (text) => /sequenceDiagram/.test(text) && beginning.test(prepare(text).text),
  diagrams: (text) => (text.trim() === '' ? [] : [{ format: 'mermaid', span: { start: 0, end: text.length }, text }]),
  parse: read,
  print: printDiagram,
};
