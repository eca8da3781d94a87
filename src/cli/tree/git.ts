// Whether git could bring back what is about to be changed.

import { execFileSync } from 'node:child_process';

/** The files under the paths that have changes git does not know yet; undefined where there is no git repository. */
export function uncommitted(paths: readonly string[]): readonly string[] | undefined {
  try {
    const args = ['status', '--porcelain', '-z', '--untracked-files=no', '--', ...paths];
    const output = execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 64_000_000 });
    return output.split('\0').flatMap((entry) => (entry.length > 3 ? [entry.slice(3)] : []));
  } catch {
    // No git, or no repository: there is nothing to warn of.
    return undefined;
  }
}
