// The version of the program, from the package it was installed with.

import { readFileSync } from 'node:fs';

/** The version, found in the nearest package file above this module, bundled or not. */
export function programVersion(): string {
  for (let folder = new URL('.', import.meta.url); ; folder = new URL('..', folder)) {
    const version = versionIn(new URL('package.json', folder));
    if (version !== undefined || folder.pathname === '/') return version ?? '0.0.0';
  }
}

function versionIn(file: URL): string | undefined {
  try {
    const content: unknown = JSON.parse(readFileSync(file, 'utf8'));
    const isOurs = typeof content === 'object' && content !== null && 'name' in content && content.name === 'sequitur';
    return isOurs && 'version' in content && typeof content.version === 'string' ? content.version : undefined;
  } catch {
    // There is no package file in this folder.
    return undefined;
  }
}
