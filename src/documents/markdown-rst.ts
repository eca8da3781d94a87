// ```` ```{eval-rst} ```` of MyST: a stretch of reStructuredText within Markdown.

import type { OffsetMap } from '../source/offset-map.js';
import type { Span } from '../source/span.js';
import { linesOf } from './body.js';
import type { Embedded, Found, Rewritten } from './embedded.js';
import { fenceFor } from './fences.js';
import { rst } from './rst.js';

/** What stands in the body of such a fence of these characters; the body lies in the document in one piece. */
export function findInRst(document: string, body: Span, fence: string, filename: string): Found {
  const { embedded, references, bystanders } = rst.find(document.slice(body.start, body.end), filename);
  const placed = <T extends { readonly span: Span }>(one: T): T => ({ ...one, span: shifted(one.span, body.start) });
  return {
    embedded: embedded.map((one): Embedded => {
      const rewrite: Embedded['rewrite'] = (text, format) => fitting(one.rewrite(text, format), fence);
      return { ...placed(one), map: shiftedMap(one.map, body.start), rewrite };
    }),
    references: references.map(placed),
    bystanders: bystanders.map(placed),
  };
}

/** Text without a line that closes the fence: to lengthen the fence is not up to what stands in it. */
function fitting(rewritten: Rewritten, fence: string): Rewritten {
  if (!('text' in rewritten) || fenceFor(linesOf(rewritten.text), fence) === fence) return rewritten;
  return { refused: 'a line of it would close the fence around it' };
}

function shifted({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}

function shiftedMap({ pieces }: OffsetMap, by: number): OffsetMap {
  return { pieces: pieces.map((piece) => ({ ...piece, from: piece.from + by, to: piece.to + by })) };
}
