// What a run that was killed while it wrote has left: temporary files beside those that it meant to replace. The next run takes them away.

import { lstatSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryMark } from './files.js';

/** The hidden name of a file that is being written, and the process that writes it. */
const ours = new RegExp(`^\\..+${temporaryMark.replaceAll('.', '\\.')}(\\d+)-\\d+$`);

/** A file is there for a moment only: what is this old, nobody writes any more. In a shared folder the process may be of another machine. */
const oldEnough = 60_000;

/** Removes from folders the temporary files of processes that are gone. Whatever else is there, and what cannot be removed, stays. */
export function removeLeftovers(folders: Iterable<string>): void {
  for (const folder of folders) {
    for (const name of namesIn(folder)) {
      const process = ours.exec(name)?.[1];
      if (process !== undefined && !isRunning(Number(process))) removeOld(join(folder, name));
    }
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    // What cannot be read is reported where its files are read.
    return [];
  }
}

function isRunning(id: number): boolean {
  try {
    return process.kill(id, 0);
  } catch (error) {
    // A process of somebody else may not be asked, but is there.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function removeOld(path: string): void {
  try {
    const stats = lstatSync(path);
    if (stats.isFile() && Date.now() - stats.mtimeMs > oldEnough) rmSync(path);
  } catch {
    // Another run was faster, or may not remove it: it harms nobody.
  }
}
