// Workflows written as YAML as a format.

import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.js';
import type { Format, Printed, PrintOptions } from '../../format.js';
import { equal } from '../../ir/equal.js';
import type { Diagram } from '../../ir/model.js';
import { statementsOf, withoutExpansions } from '../../ir/walk.js';
import { allNative } from '../kit/capabilities.js';
import { isTextAlone } from '../kit/flatten.js';
import { asWorkflow } from '../kit/workflow/lift.js';
import { isWorkflow, read as parse } from './reader/read.js';
import { workflowSchema } from './schema.js';
import { write } from './writer/write.js';
import { layOut } from './yaml/layout.js';
import { readYaml } from './yaml/read.js';

/** Workflows as YAML; its id is `yaml`. */
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
  parse,
  print,
  schema: workflowSchema,
};

function print(diagram: Diagram, options: PrintOptions): Printed {
  const own = laidOut(diagram, options);
  if (own !== undefined) return { text: own, diagnostics: [], says: diagram };
  // There is no preprocessor here: what its text came to stands in the place of that text.
  const opened = withoutExpansions(diagram);
  const says = options.style?.conventions === 'data' ? asWorkflow(opened) : opened;
  return { text: write(says), diagnostics: unknownTexts(diagram), says };
}

/** A loss for each preprocessor text of which nobody here knows what it comes to. */
function unknownTexts(diagram: Diagram): readonly Diagnostic[] {
  const data = { construct: 'verbatim', target: 'YAML', carriable: false, carried: false } as const;
  return [...statementsOf(diagram, 'expansion')].flatMap((one) =>
    isTextAlone(one)
      ? [
          diagnostic(
            'loss/verbatim',
            { ...data, shown: `\`${one.text}\` is left out, as what it includes is not known here` },
            one.origin?.span,
          ),
        ]
      : [],
  );
}

/** The author's own text, laid out; undefined where the diagram is not what stands there. */
function laidOut(diagram: Diagram, { source }: PrintOptions): string | undefined {
  if (source === undefined) return undefined;
  const { diagram: read } = parse(source, {});
  return equal(read, diagram) ? layOut(source) : undefined;
}
