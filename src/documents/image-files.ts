// Images drawn by PlantUML: the source they carry is a diagram to read. Images are drawn, so nothing is written into one.

import type { Container, Embedded, Found } from './embedded.js';
import { nothing } from './embedded.js';
import { sourceInSvg } from './images.js';

/** An SVG image in which PlantUML has kept the source. */
export const svgFile: Container = {
  id: 'svg-file',
  extensions: ['.svg'],
  hint: /<\?plantuml-src|<!--\s*SRC=\[|@startuml/,
  find: (document) => carried('svg-file', sourceInSvg(document), { length: document.length, copied: false }),
};

/** The text of a PNG file is the source that it carries: its bytes are no text. */
export const pngFile: Container = {
  id: 'png-file',
  extensions: ['.png'],
  hint: /@start/,
  find: (document) => carried('png-file', document, { length: document.length, copied: true }),
};

function carried(container: string, text: string | undefined, { length, copied }: { length: number; copied: boolean }): Found {
  if (text === undefined) return nothing;
  const span = { start: 0, end: length };
  const map = { pieces: [{ at: 0, from: 0, to: length, copied }] };
  const rewrite = (): { readonly refused: string } => ({ refused: 'an image is drawn anew, not rewritten' });
  const embedded: Embedded = { container, shape: 'image', format: 'plantuml', claim: 'stated', span, text, map, rewrite };
  return { ...nothing, embedded: [embedded] };
}
