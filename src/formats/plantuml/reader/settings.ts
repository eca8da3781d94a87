// Commands that change how a diagram looks: switches that the model knows, and what is kept as it was written.

import { diagnostic } from '../../../diagnostics/diagnostic.js';
import { refusedIn } from './css.js';
import type { Builder } from './reading.js';

/** `hide footbox`, `show unlinked` */
export const footbox: Builder = (reading, { parts }) => {
  const what = parts['unlinked'] === undefined ? 'footbox' : 'unlinked';
  const isHidden = parts['verb'] === undefined ? parts['switch']?.toLowerCase() !== 'on' : parts['verb'].toLowerCase() === 'hide';
  if (isHidden) reading.parts[what] = false;
  else delete reading.parts[what];
  reading.declare(what);
};

/** One of the closed list of commands. */
export const command: Builder = (reading, { head }) => {
  reading.add({ kind: 'verbatim', format: 'plantuml', text: head.image, origin: reading.origin() });
};

/** `skinparam … {`, `<style>`, `sprite … {` with their lines; everything else that is kept as it was written. */
export const styling: Builder = (reading, { head, rest }) => {
  const text = rest?.image ?? '';
  const found = /^<style>/i.test(head.image) ? refusedIn(text.slice(0, text.lastIndexOf('</'))) : undefined;
  if (found !== undefined) reading.fail(diagnostic('plantuml/style-sheet', { found }, reading.span));
  const lines = text.split('\n').map((line) => line.trimEnd());
  reading.add({ kind: 'verbatim', format: 'plantuml', text: head.image + lines.join('\n'), origin: reading.origin() });
};
