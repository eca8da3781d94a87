// The command: its sub-commands, and what is common to all. Only the module of the one that is called is loaded.

import yargs, { type Argv } from 'yargs';
import { commandNames } from './command-names.js';
import { reasonOf } from './failure.js';
import { exit, tell } from './tree/command.js';
import { wrongUsage } from './usage.js';
import { programVersion } from './version.js';

/** How each command joins the program. */
const commands: Readonly<Record<(typeof commandNames)[number], (program: Argv) => Promise<Argv>>> = {
  convert: async (program) => program.command((await import('./commands/convert.js')).convert),
  migrate: async (program) => program.command((await import('./commands/migrate.js')).migrate),
  format: async (program) => program.command((await import('./commands/format.js')).format),
  check: async (program) => program.command((await import('./commands/check.js')).check),
  compare: async (program) => program.command((await import('./commands/compare.js')).compare),
  formats: async (program) => program.command((await import('./commands/formats.js')).formats),
  schema: async (program) => program.command((await import('./commands/schema.js')).schema),
  url: async (program) => program.command((await import('./commands/url.js')).url),
};

/** The command that words begin with. */
function namedBy([first]: readonly string[]): readonly (typeof commandNames)[number][] {
  return commandNames.filter((name) => name === first);
}

/** The names of the commands that words are about: the one they begin with, all where they ask what there is, else the first. */
function namesIn(words: readonly string[]): readonly (typeof commandNames)[number][] {
  const [first] = words;
  const named = namedBy(words);
  if (named.length > 0) return named;
  const asks = first === undefined || first === 'completion' || words.some((word) => word === '--help' || word.startsWith('--get-yargs'));
  return asks ? commandNames : commandNames.slice(0, 1);
}

/** Stands for a lone dash, which yargs would take for the beginning of an option; no word of a command line can hold it. */
const dash = '\0';
const withDash = (value: unknown): unknown => (value === dash ? '-' : Array.isArray(value) ? value.map(withDash) : value);

const words = process.argv.slice(2);
const program = yargs(words.map((word) => (word === '-' ? dash : word)))
  .scriptName('sequitur')
  .usage('$0 [command]\n\nReads a sequence diagram in one language and says it in another.')
  .completion('completion', 'Print the script that completes words in a shell')
  .version(programVersion())
  .alias({ help: 'h', version: 'V' })
  .detectLocale(false)
  .middleware((given) => {
    for (const [name, value] of Object.entries(given)) given[name] = withDash(value);
  }, true)
  .strict();
program.fail((message: string | null, error) => {
  const options = program.parsed ? Object.keys(program.parsed.aliases) : [];
  tell(message === null ? reasonOf(error) : wrongUsage(message, { words, options }));
  tell(`sequitur ${[...namedBy(words), '--help'].join(' ')} shows how it is used.`);
  process.exit(exit.trouble);
});

async function run(): Promise<void> {
  for (const name of namesIn(words)) await commands[name](program);
  await program.parseAsync();
  // Everything is written. Node would take its heap to pieces first, which takes as long as printing a small diagram.
  process.exit();
}

void run();
