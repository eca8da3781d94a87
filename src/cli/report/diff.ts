// A unified diff, as patch and git read it.

import { createTwoFilesPatch } from 'diff';

/** The diff of a file, or an empty text where nothing changes; a file that is new has no text before, one that goes has none after. */
export function diffOf(path: string, before: string | undefined, after: string | undefined): string {
  if (before === after) return '';
  const shown = path.replaceAll('\\', '/').replace(/^\.\//, '');
  if (before === undefined && after !== undefined) return additionOf(shown, after);
  const patch = createTwoFilesPatch(
    before === undefined ? '/dev/null' : `a/${shown}`,
    after === undefined ? '/dev/null' : `b/${shown}`,
    before ?? '',
    after ?? '',
    undefined,
    undefined,
    { context: 3 },
  );
  return patch.replace(/^=+\n/, '');
}

/** The diff of a new file: nothing is to be compared. */
function additionOf(path: string, text: string): string {
  const head = `--- /dev/null\n+++ b/${path}\n`;
  if (text === '') return head;
  const lines = text.split('\n');
  const isWhole = lines.at(-1) === '';
  if (isWhole) lines.pop();
  const ending = isWhole ? '' : '\\ No newline at end of file\n';
  return `${head}@@ -0,0 +1,${lines.length} @@\n+${lines.join('\n+')}\n${ending}`;
}

/** The diff with the colours of a terminal. */
export function colored(diff: string): string {
  return diff.replace(/^(\+(?!\+\+)|-(?!--)|@@).*$/gm, (line) => {
    const color = line.startsWith('+') ? 32 : line.startsWith('-') ? 31 : 36;
    return `\u001b[${color}m${line}\u001b[39m`;
  });
}
