// A workflow as its page: the parts, what was verbatim in its place, and one comment with what neither shows.

import type { Printed, PrintOptions } from '../../format.js';
import { equal } from '../../ir/equal.js';
import type { Diagram } from '../../ir/model.js';
import type { Page } from '../../ir/workflow.js';
import { blocksOf } from './blocks.js';
import { type Details, modelOf, noDetails, writeDetails } from './details.js';
import { detailsOf, isPlain } from './differences.js';
import { drawingOf } from './drawing.js';
import { merged } from './into.js';
import { isHarmless, type Part, partsOf } from './parts.js';
import { unplaced } from './places.js';
import { type OpenPage, openPage, pageMark, read, readPage } from './read.js';
import { headings, type Language, languageOf } from './vocabulary.js';

/** Prints the page of a workflow: as its author wrote it where that still says the same. */
export function printPage(diagram: Diagram, options: PrintOptions, languages: readonly Language[]): Printed {
  const { raw } = diagram.origin ?? {};
  const written = options.source ?? (raw?.format === 'page' ? raw.text : undefined);
  if (written !== undefined && options.carry !== false && stillSays(written, diagram, languages)) {
    return { text: written, diagnostics: [], says: diagram };
  }
  const printed = printAnew(diagram, options, languages);
  if (written === undefined) return printed;
  const text = merged(printed.text, written, languages);
  return { ...printed, text, says: read(text, {}, languages).diagram ?? printed.says };
}

function stillSays(text: string, diagram: Diagram, languages: readonly Language[]): boolean {
  const again = read(text, {}, languages).diagram;
  return again !== undefined && equal(bare(again), bare(diagram));
}

function bare(diagram: Diagram): Diagram {
  const { origin: _, ...rest } = unplaced(diagram);
  return rest;
}

function printAnew(diagram: Diagram, options: PrintOptions, languages: readonly Language[]): Printed {
  const language = languages.find(({ words }) => words[0] === diagram.workflow?.page?.language) ?? languages[0];
  if (!language) throw new Error('A page needs a language for its diagram.');
  const { source: _, ...inner } = options;
  const drawn = language.format.print(drawingOf(diagram, language), { ...inner, carry: options.carry ?? true });
  const parts = partsOf(diagram, language, drawn.text);
  const sections = harmless(diagram.workflow?.page?.sections ?? [], languages);
  const page = compose(parts, sections, undefined);
  const shown = openPage(page, {}, languages);
  const details = options.carry === false ? noDetails : detailsFor(diagram, shown);
  const says = details.model ? diagram : (readPage(shown, details).diagram ?? diagram);
  return { text: compose(parts, sections, writeDetails(details)), diagnostics: drawn.diagnostics, says };
}

/** What must stand in the comment so that reading the page gives the diagram again. */
function detailsFor(diagram: Diagram, page: OpenPage): Details {
  const lifted = detailsWith(diagram, page, noDetails);
  if (lifted && (lifted.lines.length === 0 || !isPlain(diagram))) return lifted;
  const plain = isPlain(diagram) ? detailsWith(diagram, page, { ...noDetails, plain: true }) : undefined;
  if (plain && (!lifted || plain.lines.length < lifted.lines.length)) return plain;
  return lifted ?? modelOf(diagram, pageMark(page));
}

/** The same, read in one way; undefined where lines for its parts would not do, or the page would be complained about. */
function detailsWith(diagram: Diagram, page: OpenPage, base: Details): Details | undefined {
  const { diagram: shown, diagnostics } = readPage(page, base);
  // A list that was kept because it disagrees goes on disagreeing.
  const kept = diagram.workflow?.page?.sections !== undefined;
  const complains = diagnostics.some(({ severity, code }) => severity !== 'info' && !(kept && code === 'page/steps-disagree'));
  const lines = shown && !complains ? detailsOf(diagram, shown) : undefined;
  return lines && { ...base, lines };
}

// ---- verbatim --------------------------------------------------------------------------------------------------

type Verbatim = NonNullable<Page['sections']>[number];

/** Those that can stand in a page without hiding what follows, or passing for its diagram. */
function harmless(sections: readonly Verbatim[], languages: readonly Language[]): readonly Verbatim[] {
  return sections.filter(({ after, text }) => {
    if (!isHarmless(text)) return false;
    return blocksOf(text).every((block) => {
      if (block.kind === 'fence') return after !== headings.diagram || !languageOf(block.word, languages);
      return block.kind !== 'heading' || block.level !== 2 || block.text !== headings.diagram;
    });
  });
}

/** Puts everything together. A verbatim part with the heading of a part stands for it. */
function compose(parts: readonly Part[], sections: readonly Verbatim[], comment: string | undefined): string {
  const own = new Set(
    sections.flatMap(({ text }) => blocksOf(text).flatMap((block) => (block.kind === 'heading' ? [`${block.level} ${block.text}`] : []))),
  );
  const known = new Set(parts.map(({ name }) => name));
  const behind = new Map<string | undefined, string[]>();
  for (const { after, text } of sections) {
    const place = after === undefined || known.has(after) ? after : parts.at(-1)?.name;
    const others = behind.get(place);
    if (others) others.push(text);
    else behind.set(place, [text]);
  }
  const out: string[] = [];
  const written = new Set<string | undefined>();
  let name: string | undefined;
  let hidden = false;
  const flush = (): void => {
    if (!written.has(name)) out.push(...(behind.get(name) ?? []));
    written.add(name);
  };
  for (const part of parts) {
    if (part.name !== undefined || part.part === 'title') {
      if (part.part !== 'front') flush();
      name = part.name;
    }
    if (part.level === 2) hidden = own.has(`2 ${part.name}`);
    const replaced = part.level === 3 && own.has(`3 ${part.name}`);
    if (!(hidden && (part.level ?? 3) >= 2 && part.part !== 'diagram') && !replaced) out.push(part.text);
    if (part.part === 'diagram' && comment !== undefined) out.push(comment);
  }
  flush();
  return `${out.join('\n\n')}\n`;
}
