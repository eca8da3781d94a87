// PlantUML text to diagram: the first block is prepared and read.

import { diagnostic } from '../../diagnostics/diagnostic.js';
import type { Located, Parsed, ParseOptions } from '../../format.js';
import { restoreCarried } from '../kit/carry/read.js';
import { blocksOf } from './blocks.js';
import { prepare } from './prepare.js';
import { Reader } from './reader.js';

/** Reads the first diagram of a text. */
export function read(text: string, options: ParseOptions): Parsed {
  const blocks = blocksOf(text);
  const [block] = blocks;
  if (!block) {
    const other = /[@\\]start(\w+)/.exec(text);
    const span = { start: other?.index ?? 0, end: (other?.index ?? 0) + (other?.[0].length ?? 0) };
    if (!other) return { diagnostics: [diagnostic('no-diagram', { format: 'PlantUML' }, span)] };
    const kind = `${other[1]} diagram`;
    return { diagnostics: [diagnostic('not-a-sequence-diagram', { kind, format: 'PlantUML', found: other[0] }, span)] };
  }
  const opening = { start: block.opening.start, end: block.opening.end };
  const prepared = prepare(block, text, options);
  const reader = new Reader(prepared);
  const diagram = reader.read(block, text);
  const diagnostics = [...prepared.diagnostics, ...reader.diagnostics];
  if (!block.closed) diagnostics.unshift(diagnostic('unclosed-block', { keyword: '@startuml', close: '@enduml' }, opening));
  const several = blocks.length > 1 ? [diagnostic('more-diagrams', { count: blocks.length }, opening)] : [];
  if (!diagram) return { diagnostics: [...diagnostics, ...several] };
  const isEmpty = diagram.participants.length === 0 && !diagnostics.some(({ severity }) => severity === 'error');
  if (isEmpty) diagnostics.push(diagnostic('no-diagram', { format: 'PlantUML' }, opening));
  const { diagram: restored, diagnostics: carried } = restoreCarried(diagram);
  return { diagram: restored, diagnostics: [...diagnostics, ...several, ...carried] };
}

/** Every block of a text, with its place. */
export function locate(text: string): readonly Located[] {
  return blocksOf(text).map(({ name, id, start, end }) => ({
    format: 'plantuml',
    ...(name !== undefined && { name }),
    ...(id !== undefined && { id }),
    span: { start, end },
    text: text.slice(start, end),
  }));
}

/** Whether a text is certainly PlantUML: only its own delimiter says so. */
export function recognises(text: string): boolean {
  return /^[^\p{L}\p{N}_@\\]*[@\\]startuml(?!\p{L})/mu.test(text);
}
