// What is wrong with a line that no sequence diagram has.

import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.js';
import type { Span } from '../../source/span.js';

/** The finding for a line that no sequence diagram has. */
export function explain(line: string, span: Span, _text: string): Diagnostic {
  return diagnostic('syntax-error', { found: line.slice(0, 80), expected: 'a statement of a sequence diagram' }, span);
}
