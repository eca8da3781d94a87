// What the command says, written at once. The streams of Node take several milliseconds before their first character, as long as reading
// and printing a small diagram.

import { fstatSync, writeSync } from 'node:fs';
import { isatty } from 'node:tty';

const files = { output: 1, errors: 2 } as const;

/** Where to: standard output or standard error. */
export type Channel = keyof typeof files;

/** Those whose reader has gone away, as `head` does: what follows is not for anyone. */
const left = new Set<Channel>();

/** Writes all of a text, or of bytes. */
export function put(channel: Channel, content: string | Uint8Array): void {
  let rest = typeof content === 'string' ? Buffer.from(content) : content;
  while (rest.length > 0 && !left.has(channel)) rest = rest.subarray(writtenOf(rest, channel));
}

/** How much could be written. */
function writtenOf(bytes: Uint8Array, channel: Channel): number {
  try {
    return writeSync(files[channel], bytes);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    // Windows says EOF of a pipe that nobody reads.
    if (code === 'EPIPE' || code === 'EOF') left.add(channel);
    // The reader is slower than we are, and somebody has made the pipe one that does not wait.
    else if (code === 'EAGAIN') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    else throw error;
    return 0;
  }
}

/** Whether a person reads it. */
export function isTerminal(channel: Channel): boolean {
  const file = files[channel];
  // Looking first spares what Node's module for terminals takes to load.
  return fstatSync(file).isCharacterDevice() && isatty(file);
}

/** Whether it is to be coloured. */
export function isColored(channel: Channel): boolean {
  return !process.env['NO_COLOR'] && isTerminal(channel);
}
