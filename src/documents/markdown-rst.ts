// ```` ```{eval-rst} ```` of MyST: a stretch of reStructuredText within Markdown.

import type { Span } from '../source/span.js';
import { linesOf } from './body.js';
import { broughtOut, type Found, type Rewritten } from './embedded.js';
import { fenceFor } from './fences.js';
import { rst } from './rst.js';

/** What stands in the body of such a fence of these characters; the body lies in the document in one piece. */
export function findInRst(document: string, { start, end }: Span, fence: string, filename: string): Found {
  const map = { pieces: [{ at: 0, from: start, to: end, copied: true }] };
  return broughtOut(rst.find(document.slice(start, end), filename), map, (rewritten) => fitting(rewritten, fence));
}

/** Text without a line that closes the fence: to lengthen the fence is not up to what stands in it. */
function fitting(rewritten: Rewritten, fence: string): Rewritten {
  if (!('text' in rewritten) || fenceFor(linesOf(rewritten.text), fence) === fence) return rewritten;
  return { refused: 'a line of it would close the fence around it' };
}
