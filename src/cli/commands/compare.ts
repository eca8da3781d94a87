// sequitur compare: are two diagrams, in any two formats, the same? If not, where do they differ?

import type { CommandModule } from 'yargs';
import { compare as differences, lineStarts, type Place, parse, positionAt } from '../../index.js';
import { contentOf } from '../input.js';
import { show } from '../show.js';
import { exit, tell } from '../tree/command.js';
import { includeWithin } from '../tree/surroundings.js';

interface CompareArguments {
  readonly a: string;
  readonly b: string;
  readonly reporter: string;
}

/** The command for yargs. */
export const compare: CommandModule<object, CompareArguments> = {
  command: 'compare <a> <b>',
  describe: 'Whether two diagrams mean the same, and where not',
  builder: (yargs) =>
    yargs
      .positional('a', { type: 'string', demandOption: true, describe: 'A file, or - for standard input' })
      .positional('b', { type: 'string', demandOption: true, describe: 'Another, in any format' })
      .option('reporter', { choices: ['text', 'json'], default: 'text', describe: 'How differences are shown' }),
  handler: ({ a, b, reporter }) => {
    process.exitCode = run(a, b, reporter);
  },
};

function run(a: string, b: string, reporter: string): number {
  const first = diagramIn(a);
  const second = diagramIn(b);
  if (!first || !second) return exit.trouble;
  const found = differences(first.diagram, second.diagram);
  if (reporter === 'json') process.stdout.write(`${JSON.stringify(found, undefined, 2)}\n`);
  else {
    const lines = found.map(({ message, first: one, second: other }) => {
      const places = [at(a, first.text, one), at(b, second.text, other)].filter((place) => place !== '');
      return `${message}${places.length > 0 ? ` (${places.join(', ')})` : ''}\n`;
    });
    process.stdout.write(lines.join('') || 'The two diagrams mean the same.\n');
  }
  return found.length > 0 ? exit.findings : exit.fine;
}

function at(path: string, text: string, place: Place | undefined): string {
  if (!place?.span) return '';
  const { line, column } = positionAt(lineStarts(text), place.span.start);
  return `${path}:${line}:${column}`;
}

function diagramIn(path: string) {
  const decoded = contentOf(path);
  if ('problem' in decoded) {
    tell(`${path}: ${decoded.problem}`);
    return undefined;
  }
  const { diagram, diagnostics } = parse(decoded.text, path === '-' ? {} : { filename: path, include: includeWithin([path]) });
  const wrong = diagnostics.filter(({ severity }) => severity === 'error');
  show(wrong, path, decoded.text, false);
  return diagram && wrong.length === 0 ? { diagram, text: decoded.text } : undefined;
}
