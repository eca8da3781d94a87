// Workflows written as YAML as a format.

import type { Format } from '../../format.js';
import { allNative } from '../kit/capabilities.js';
import { isWorkflow, read } from './reader/read.js';
import { workflowSchema } from './schema.js';
import { write } from './writer/write.js';
import { readYaml } from './yaml/read.js';

export const workflow: Format = {
  id: 'yaml',
  name: 'YAML',
  extensions: ['.yaml', '.yml'],
  capabilities: allNative,
  // One key alone is not certain: other programs have workflows, too.
  recognises: (text) => /^\ufeff?workflow[ \t]*:/m.test(text) && /^steps[ \t]*:/m.test(text),
  diagrams: (text) =>
    readYaml(text)
      .documents.filter(isWorkflow)
      .map(({ span }) => ({ format: 'yaml', span, text: text.slice(span.start, span.end) })),
  parse: read,
  print: (diagram) => ({ text: write(diagram), diagnostics: [], says: diagram }),
  schema: workflowSchema,
};
