// The command: its sub-commands, and what is common to all. Bundled into one file.

import yargs from 'yargs';
import { check } from './commands/check.js';
import { compare } from './commands/compare.js';
import { convert } from './commands/convert.js';
import { format } from './commands/format.js';
import { formats } from './commands/formats.js';
import { migrate } from './commands/migrate.js';
import { url } from './commands/url.js';
import { exit, tell } from './tree/command.js';
import { programVersion } from './version.js';

await yargs(process.argv.slice(2))
  .scriptName('sequitur')
  .command(convert)
  .command(migrate)
  .command(format)
  .command(check)
  .command(compare)
  .command(formats)
  .command(url)
  .completion('completion', 'Print the script that completes words in a shell')
  .version(programVersion())
  .strict()
  .fail((message, error) => {
    tell(message ?? (error instanceof Error ? error.message : String(error)));
    tell('sequitur --help shows how it is used.');
    process.exit(exit.trouble);
  })
  .parseAsync();
