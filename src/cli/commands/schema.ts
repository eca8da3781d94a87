// sequitur schema: the JSON Schema of what sequitur reads as data, for editors and other programs.

import type { CommandModule } from 'yargs';
import { schemaOf } from '../../index.js';

interface SchemaArguments {
  readonly of: string;
}

/** What there are schemas of, and the formats that they belong to. */
const subjects: Readonly<Record<string, string>> = { workflow: 'yaml', ir: 'json' };

/** The command for yargs. */
export const schema: CommandModule<object, SchemaArguments> = {
  command: 'schema [of]',
  describe: 'Print the JSON Schema of the YAML of workflows, or of the IR',
  builder: (yargs) => yargs.positional('of', { choices: Object.keys(subjects), default: 'workflow', describe: 'What it is the schema of' }),
  handler: ({ of }) => {
    process.stdout.write(`${JSON.stringify(schemaOf(subjects[of] ?? of), undefined, 2)}\n`);
  },
};
