// SVG images drawn by PlantUML: the source they carry is a diagram to read. Images are drawn, so nothing is written into one.

import type { Container, Found } from './embedded.js';
import { sourceInSvg } from './images.js';

export const svgFile: Container = {
  id: 'svg-file',
  extensions: ['.svg'],
  hint: /<\?plantuml-src|<!--\s*SRC=\[|@startuml/,
  find,
};

function find(document: string): Found {
  const text = sourceInSvg(document);
  if (text === undefined) return { embedded: [], references: [] };
  const span = { start: 0, end: document.length };
  const map = { pieces: [{ at: 0, from: 0, to: document.length, copied: false }] };
  const rewrite = (): { readonly refused: string } => ({ refused: 'an image is drawn anew, not rewritten' });
  return {
    embedded: [{ container: 'svg-file', shape: 'link', format: 'plantuml', claim: 'stated', span, text, map, rewrite }],
    references: [],
  };
}
