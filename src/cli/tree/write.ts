// Writing that leaves every file whole, old or new: a temporary file beside it, flushed, then renamed into place.

import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fchmodSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { reasonOf } from '../failure.js';
import { temporaryMark } from './files.js';

let count = 0;

/** Puts new bytes in the place of a file that still holds `expected`; says why where that cannot be. Keeps the mode, follows a link. */
export function replaceFile(path: string, expected: Uint8Array, bytes: Uint8Array): string | undefined {
  try {
    const target = realpathSync(path);
    accessSync(target, constants.W_OK);
    if (Buffer.compare(readFileSync(target), expected) !== 0) return 'it was changed by another program meanwhile';
    writeBeside(target, bytes, statSync(target).mode & 0o7777);
    return undefined;
  } catch (error) {
    return reasonOf(error);
  }
}

/** Writes a file that does not exist yet; one that has come into being meanwhile is left as it is. */
export function createFile(path: string, bytes: Uint8Array, mode: number): string | undefined {
  if (!existsSync(dirname(path))) return `there is no folder ${dirname(path)}`;
  try {
    writeBeside(path, bytes, mode, linkInto);
    return undefined;
  } catch (error) {
    return reasonOf(error);
  }
}

/** Removes a file that still holds `expected`. */
export function removeFile(path: string, expected: Uint8Array): string | undefined {
  try {
    if (Buffer.compare(readFileSync(path), expected) !== 0) return 'it was changed by another program meanwhile';
    unlinkSync(path);
    return undefined;
  } catch (error) {
    return reasonOf(error);
  }
}

/** Unlike renaming, linking fails where the name is taken. */
function linkInto(temporary: string, target: string): void {
  try {
    linkSync(temporary, target);
  } catch (error) {
    // Some file systems have no links: there the moment between looking and renaming has to do.
    if (existsSync(target)) throw error;
    renameSync(temporary, target);
    return;
  }
  unlinkSync(temporary);
}

function writeBeside(target: string, bytes: Uint8Array, mode: number, place: (from: string, to: string) => void = renameSync): void {
  const temporary = join(dirname(target), `.${basename(target)}${temporaryMark}${process.pid}-${++count}`);
  const file = openSync(temporary, 'wx', mode);
  try {
    try {
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
      // The mask of the process applies to what is opened, not to what is changed.
      fchmodSync(file, mode);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    place(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
