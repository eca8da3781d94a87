// Files that are one diagram as a whole: Mermaid, and data files that may be a workflow or the JSON form.

import { bodyOf, lineEndOf, linesOf } from './body.js';
import type { Container, Embedded, Found } from './embedded.js';
import { extensionsOf } from './references.js';

/** A file that is one Mermaid diagram. */
export const mermaidFile: Container = {
  id: 'mermaid-file',
  extensions: extensionsOf('mermaid'),
  hint: /\S/,
  find: (text) => whole(text, 'mermaid-file', 'mermaid', 'stated'),
};

/** A file of workflows. */
export const yamlFile: Container = {
  id: 'yaml-file',
  extensions: ['.yaml', '.yml'],
  hint: /participants|workflow|steps/,
  find: (text) => whole(text, 'yaml-file', 'yaml', 'possible'),
};

/** A file that is one diagram of the IR. */
export const jsonFile: Container = {
  id: 'json-file',
  extensions: ['.json'],
  // Reports and baselines begin like a diagram, and hold none.
  hint: /"sequitur"\s*:\s*\d+\s*,\s*"diagram"\s*:/,
  find: (text) => whole(text, 'json-file', 'json', 'possible'),
};

function whole(document: string, container: string, format: string, claim: 'stated' | 'possible'): Found {
  // A byte order mark is the file's, not the diagram's.
  const span = { start: document.startsWith('\ufeff') ? 1 : 0, end: document.length };
  const rewrite: Embedded['rewrite'] = (text, to) => {
    if (to !== format) return { refused: `the file is named as ${format}` };
    const eol = lineEndOf(document);
    return { text: linesOf(text).join(eol) + (/[\r\n]$/.test(document) ? eol : '') };
  };
  return {
    embedded: [{ container, shape: 'file', format, claim, span, ...bodyOf(document, [span]), rewrite }],
    references: [],
    bystanders: [],
  };
}
