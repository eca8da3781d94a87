// sequitur compare: are two diagrams, or the diagrams of two documents, the same in any two formats? If not, where do they differ?

import type { CommandModule } from 'yargs';
import {
  type Diagnostic,
  type Diagram,
  type Difference,
  compare as differences,
  lineStarts,
  type Place,
  parse,
  positionAt,
} from '../../index.js';
import { contentOf } from '../input.js';
import { type Piece, piecesOf, placedIn } from '../pieces.js';
import { plural } from '../report/summary.js';
import { show } from '../show.js';
import { put } from '../terminal.js';
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
  describe: 'Whether two diagrams, or all in two documents, mean the same, and where not',
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
  const first = diagramsIn(a);
  const second = diagramsIn(b);
  if (!first || !second) return exit.trouble;
  const found = [
    ...unmatched(first, second),
    ...first.diagrams.flatMap((one, index) => {
      const other = second.diagrams[index];
      return other ? differences(one.diagram, other.diagram).map((difference) => placed(difference, one.piece, other.piece)) : [];
    }),
  ];
  if (reporter === 'json') put('output', `${JSON.stringify(found, undefined, 2)}\n`);
  else {
    const lines = found.map(({ message, first: one, second: other }) => {
      const places = [at(first, one), at(second, other)].filter((place) => place !== '');
      return `${message}${places.length > 0 ? ` (${places.join(', ')})` : ''}\n`;
    });
    put('output', lines.join('') || `The ${first.diagrams.length > 1 ? '' : 'two '}diagrams mean the same.\n`);
  }
  return found.length > 0 ? exit.findings : exit.fine;
}

/** One of two files: its text, and the diagrams in it. */
interface Side {
  readonly path: string;
  readonly text: string;
  readonly diagrams: readonly { readonly diagram: Diagram; readonly piece: Piece }[];
}

/** Diagrams are compared in the order in which they stand; what is over is a difference. */
function unmatched(first: Side, second: Side): readonly Difference[] {
  const [one, other] = [first.diagrams.length, second.diagrams.length];
  if (one === other) return [];
  const message = `${first.path} holds ${plural(one, 'diagram')}, ${second.path} holds ${other}.`;
  return [{ kind: one > other ? 'missing' : 'added', message }];
}

function placed(difference: Difference, one: Piece, other: Piece): Difference {
  const { first, second } = difference;
  return { ...difference, ...(first && { first: inFile(first, one) }), ...(second && { second: inFile(second, other) }) };
}

function inFile(place: Place, piece: Piece): Place {
  return place.span ? { ...place, span: piece.place(place.span) } : place;
}

function at({ path, text }: Side, place: Place | undefined): string {
  if (!place?.span) return '';
  const { line, column } = positionAt(lineStarts(text), place.span.start);
  return `${path}:${line}:${column}`;
}

function diagramsIn(path: string): Side | undefined {
  const read = contentOf(path);
  if ('problem' in read) return trouble(`${path}: ${read.problem}`);
  const filename = path === '-' ? undefined : path;
  const pieces = piecesOf(read.text, filename, undefined);
  if (!pieces) return trouble(`The format of ${path} is not certain; convert it first, and name it there with -f.`);
  const options = filename === undefined ? {} : { filename, include: includeWithin([filename]) };
  const parsed = pieces.map((piece) => ({ piece, ...parse(piece.text, { ...options, from: piece.format }) }));
  // Beside others, a diagram of another kind is none of ours.
  const ours = parsed.length === 1 ? parsed : parsed.filter(({ diagnostics }) => !diagnostics.some(isForeign));
  const wrong = ours.flatMap(({ piece, diagnostics }) => diagnostics.filter(isError).map((one) => placedIn(one, piece)));
  show(wrong, path, read.text, false);
  if (wrong.length > 0) return undefined;
  const diagrams = ours.flatMap(({ piece, diagram }) => (diagram ? [{ piece, diagram }] : []));
  return diagrams.length > 0 ? { path, text: read.text, diagrams } : trouble(`There is no diagram in ${path}.`);
}

function trouble(sentence: string): undefined {
  tell(sentence);
}

const isForeign = ({ code }: Diagnostic): boolean => code === 'not-a-sequence-diagram';
const isError = ({ severity }: Diagnostic): boolean => severity === 'error';
