// What the grammar expected where it gave up, in words; the sentence is made where the line is known.

import type { IParserErrorMessageProvider, TokenType } from 'chevrotain';

const labelOf = ({ LABEL, name }: TokenType): string => LABEL ?? name;

/** Errors say what was expected, in words: one label a line. The sentence is made elsewhere. */
export const expectations: IParserErrorMessageProvider = {
  buildMismatchTokenMessage: ({ expected }) => labelOf(expected),
  buildNotAllInputParsedMessage: () => 'a statement',
  buildNoViableAltMessage: ({ expectedPathsPerAlt }) => firstLabels(expectedPathsPerAlt.flat()),
  buildEarlyExitMessage: ({ expectedIterationPaths }) => firstLabels(expectedIterationPaths),
};

function firstLabels(paths: readonly (readonly TokenType[])[]): string {
  return [...new Set(paths.flatMap(([first]) => (first ? [labelOf(first)] : [])))].join('\n');
}
