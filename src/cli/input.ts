// What a command reads: files, folders, or standard input.

import { readFileSync } from 'node:fs';
import { reasonOf } from './failure.js';
import { tell } from './tree/command.js';
import { type Decoded, decode, type Undecodable } from './tree/encoding.js';

/** What a command is to read: standard input as if it were a file of this name, or paths. */
export type Input = { readonly piped: string } | { readonly paths: readonly string[] };

/** The input that a command line names; where it is not clear, that is told and there is none. */
export function inputOf(args: {
  readonly paths?: readonly string[] | undefined;
  readonly stdinFilepath?: string | undefined;
}): Input | undefined {
  const { paths = [], stdinFilepath: piped } = args;
  const files = paths.filter((path) => path !== '-');
  if (piped !== undefined && files.length === 0) return { piped };
  if (piped === undefined && files.length > 0 && files.length === paths.length) return { paths };
  if (files.length > 0) tell('Either files or standard input, not both.');
  else if (paths.length > 0) tell('Say what comes through standard input, as if it were a file: --stdin-filepath guide.md.');
  else tell('Name files or folders, or give --stdin-filepath.');
  return undefined;
}

/** All of standard input. */
export function standardInput(): Uint8Array {
  return readFileSync(0);
}

/** The text of a file or, for a dash, of standard input; or why there is none. */
export function contentOf(path: string, encoding?: string): Decoded | Undecodable {
  try {
    return decode(path === '-' ? standardInput() : readFileSync(path), encoding);
  } catch (error) {
    return { problem: reasonOf(error) };
  }
}
