// sequitur formats: what each format can say, from the same tables that the printers use.

import type { CommandModule } from 'yargs';
import { type Capabilities, formats as describeFormats } from '../../index.js';
import { put } from '../terminal.js';

interface FormatsArguments {
  readonly reporter: string;
}

/** The capability table as Markdown, one row a construct, one column a format: ✓ is said as it is, ✗ is left out, words are what stands instead. */
export function capabilityTable(): string {
  const described = describeFormats();
  const [first] = described;
  if (!first) return '';
  const head = [`| construct | ${described.map(({ name }) => name).join(' | ')} |`, `|---|${described.map(() => '---|').join('')}`];
  const constructs = Object.keys(first.capabilities) as (keyof Capabilities)[];
  const rows = constructs.map((construct) => `| ${construct} | ${described.map((one) => cell(one.capabilities, construct)).join(' | ')} |`);
  return `${[...head, ...rows].join('\n')}\n`;
}

function cell(table: Capabilities, construct: keyof Capabilities): string {
  const support = table[construct];
  if (support.level === 'native') return '✓';
  const words = support.level === 'dropped' ? `✗ ${support.as ?? 'is left out'}` : (support.as ?? 'is approximated');
  return words.replaceAll('|', '\\|');
}

/** The command for yargs. */
export const formats: CommandModule<object, FormatsArguments> = {
  command: 'formats',
  describe: 'What each format can say',
  builder: (yargs) => yargs.option('reporter', { choices: ['markdown', 'json'], default: 'markdown', describe: 'How it is shown' }),
  handler: ({ reporter }) => {
    put('output', reporter === 'json' ? `${JSON.stringify(describeFormats(), undefined, 2)}\n` : capabilityTable());
  },
};
