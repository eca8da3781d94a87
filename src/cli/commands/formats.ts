// sequitur formats: what each format can say, from the same tables that the printers use.

import type { CommandModule } from 'yargs';
import type { Capabilities } from '../../format.js';
import { registry } from '../../registry.js';

interface FormatsArguments {
  readonly reporter: string;
}

/** The capability table as Markdown: one row a construct, one column a format. */
export function capabilityTable(): string {
  const [first] = registry;
  if (!first) return '';
  const head = [`| construct | ${registry.map(({ name }) => name).join(' | ')} |`, `|---|${registry.map(() => '---|').join('')}`];
  const constructs = Object.keys(first.capabilities) as (keyof Capabilities)[];
  const rows = constructs.map((construct) => `| ${construct} | ${registry.map((one) => cell(one.capabilities, construct)).join(' | ')} |`);
  return `${[...head, ...rows].join('\n')}\n`;
}

function cell(table: Capabilities, construct: keyof Capabilities): string {
  const support = table[construct];
  const words = support.level === 'native' || support.as === undefined ? support.level : `${support.level}: ${support.as}`;
  return words.replaceAll('|', '\\|');
}

/** The command for yargs. */
export const formats: CommandModule<object, FormatsArguments> = {
  command: 'formats',
  describe: 'What each format can say',
  builder: (yargs) => yargs.option('reporter', { choices: ['text', 'json', 'markdown'], default: 'text', describe: 'How it is shown' }),
  handler: ({ reporter }) => {
    const data = registry.map(({ id, name, extensions, capabilities }) => ({ id, name, extensions, capabilities }));
    process.stdout.write(reporter === 'json' ? `${JSON.stringify(data, undefined, 2)}\n` : capabilityTable());
  },
};
