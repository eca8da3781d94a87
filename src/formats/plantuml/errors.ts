// What is wrong with a line that no sequence diagram has.

import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.js';
import type { Span } from '../../source/span.js';

const others: readonly (readonly [RegExp, string])[] = [
  [/^(?:abstract|class|interface|enum|annotation|package|namespace|left to right|allowmixing|(?:hide|show|remove)\s)/i, 'class diagram'],
  [/^(?:component|node|person|rectangle|usecase|cloud|folder|artifact|card|storage|agent|object|map|[([:])/i, 'description diagram'],
  [/^(?:state\s|\[\*\])/i, 'state diagram'],
  [/^(?:start|stop|if\s*\(|while\s*\(|repeat|fork|:.*;|\(\*\))/i, 'activity diagram'],
  [/^\S+\s+(?:\S+\s+)?(?:[<*o+^#]?[<|]*[-.]+[|>]*[>*o+^#]?)\s+(?:\S+\s+)?\S+/, 'class diagram'],
];

/** The finding for a line that no sequence diagram has. */
export function explain(line: string, span: Span, _text: string): Diagnostic {
  const kind = others.find(([pattern]) => pattern.test(line))?.[1];
  if (kind !== undefined) return diagnostic('not-a-sequence-diagram', { kind, format: 'PlantUML', found: line }, span);
  return diagnostic('syntax-error', { found: line.slice(0, 80), expected: 'a statement of a sequence diagram' }, span);
}
