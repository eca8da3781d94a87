// sequitur schema: the JSON Schema of what sequitur reads as data, for editors and other programs.

import type { CommandModule } from 'yargs';
import { type JsonObject, schemaOf } from '../../index.js';
import { configSchema } from '../config.js';
import { put } from '../terminal.js';

interface SchemaArguments {
  readonly of: string;
}

/** What there are schemas of. */
const subjects: Readonly<Record<string, () => JsonObject | undefined>> = {
  workflow: () => schemaOf('yaml'),
  ir: () => schemaOf('json'),
  config: configSchema,
};

/** The command for yargs. */
export const schema: CommandModule<object, SchemaArguments> = {
  command: 'schema [of]',
  describe: 'Print the JSON Schema of the YAML of workflows, of the IR, or of the configuration',
  builder: (yargs) => yargs.positional('of', { choices: Object.keys(subjects), default: 'workflow', describe: 'What it is the schema of' }),
  handler: ({ of }) => {
    put('output', `${JSON.stringify(subjects[of]?.(), undefined, 2)}\n`);
  },
};
