// Diagnostics on standard error, coloured where a person reads them.

import { styleText } from 'node:util';
import { type Diagnostic, isLoss, lineStarts, type Paint, plainPaint, render } from '../index.js';
import { isColored, put } from './terminal.js';

const colors = { error: 'red', warning: 'yellow', info: 'cyan' } as const;

/** Colours for a terminal that wants them. */
function paintOfErrors(): Paint {
  if (!isColored('errors')) return plainPaint;
  return { strong: (text) => styleText('bold', text), severity: (severity, text) => styleText(colors[severity], text) };
}

/** Shows what was found in a text; with `quiet` errors only. */
export function show(found: readonly Diagnostic[], name: string, text: string, quiet: boolean): void {
  const lines = lineStarts(text);
  const paint = paintOfErrors();
  const shown = quiet ? found.filter(({ severity }) => severity === 'error') : found;
  const losses = shown.filter(isLoss).reduce((sum, { count }) => sum + (count ?? 1), 0);
  const summary = losses === 0 ? '' : `${name}: ${losses} ${losses === 1 ? 'construct' : 'constructs'} not said natively.\n`;
  put('errors', shown.map((one) => render(one, name, lines, paint)).join('') + summary);
}
