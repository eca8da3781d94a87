// What is wrong with a command line: yargs finds it, the sentences are ours.

import { suggest } from '../index.js';

/** What is known of a command line beside what is wrong with it. */
interface CommandLine {
  readonly words: readonly string[];
  /** The names of the command's options, and their other spellings. */
  readonly options: readonly string[];
}

/** What yargs says, and how we say it. */
const sentences: readonly (readonly [RegExp, (found: readonly string[], line: CommandLine) => string])[] = [
  [/^Unknown (?:argument|command)s?: (.+)$/, ([names = ''], line) => unknown(names.split(', '), line)],
  [/^Missing required arguments?: (.+)$/, ([names = '']) => `Needed: ${names.split(', ').map(optionOf).join(', ')}.`],
  [
    /^Not enough non-option arguments: got (\d+), need at least (\d+)$/,
    ([got, least]) => `At least ${least} ${least === '1' ? 'path is' : 'paths are'} needed; ${got} given.`,
  ],
  [/^Not enough arguments following: (.+)$/, ([name = '']) => `${optionOf(name)} needs a value.`],
];

const wrongChoice = /^ *Argument: (.+), Given: (.+), Choices: (.+)$/gm;

/** The sentence for what yargs says of a command line. */
export function wrongUsage(message: string, line: CommandLine): string {
  const choices = [...message.matchAll(wrongChoice)].map(([, name = '', given = '', known = '']) => wrongValue(name, given, known));
  if (choices.length > 0) return choices.join('\n');
  for (const [pattern, say] of sentences) {
    const found = pattern.exec(message);
    if (found) return say(found.slice(1), line);
  }
  return message;
}

function optionOf(name: string): string {
  return name.length === 1 ? `-${name}` : `--${name}`;
}

function unknown(names: readonly string[], { words, options }: CommandLine): string {
  const known = options.filter((option) => /^[a-z-]{2,}$/.test(option));
  const said = names.map((name) => {
    if (words.includes(name)) return `${name} is one word too many.`;
    const meant = suggest(name, known);
    return `There is no option ${optionOf(name)} here.${meant === undefined ? '' : ` Did you mean ${optionOf(meant)}?`}`;
  });
  return said.join('\n');
}

/** Both values are as JSON writes them; an option without its value has been given `true`. */
function wrongValue(name: string, given: string, known: string): string {
  const choices = `one of ${known.replaceAll('"', '')}`;
  return given === 'true' ? `${name}: a value is needed, ${choices}.` : `${name}: ${given} is not ${choices}.`;
}
