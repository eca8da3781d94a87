// The texts round the drawing: Mermaid has a title and nothing else.

import type { Banner, Diagram, Statement } from '../../../ir/model.js';
import { isEmptyText, plainText } from '../../../ir/text.js';
import type { Adaptation } from '../../kit/adaptation.js';
import { outermost } from './context.js';

/** The diagram without what Mermaid cannot draw round it; a caption and a legend become notes at the end. */
export function withoutBanners(diagram: Diagram, adaptation: Adaptation): Diagram {
  const { header, footer, caption, legend, mainframe, footbox, workflow, name, id, ...rest } = diagram;
  const lost: readonly (readonly ['header' | 'footer' | 'mainframe' | 'caption' | 'legend', Banner | undefined])[] = [
    ['header', header],
    ['footer', footer],
    ['mainframe', mainframe],
    ['caption', caption],
    ['legend', legend],
  ];
  const notes: Statement[] = [];
  for (const [part, banner] of lost) {
    if (!banner || isEmptyText(banner.text)) continue;
    adaptation.lose(part, banner);
    if (part === 'caption' || part === 'legend') notes.push(...adaptation.add(finalNote(banner, diagram)));
  }
  if (workflow) adaptation.lose('workflow', diagram);
  if (footbox === false) adaptation.loseDeclared('footbox', diagram, 'footbox');
  const line = diagram.title === undefined ? undefined : singleLine(diagram, adaptation);
  const title = line === undefined || (line === '' && diagram.title !== '') ? {} : { title: line };
  const accessibility = diagram.accessibility && spokenTexts(diagram, adaptation);
  const statements = notes.length > 0 ? [...diagram.statements, ...notes] : diagram.statements;
  const same =
    footbox === undefined &&
    !workflow &&
    name === undefined &&
    id === undefined &&
    !(header || footer || caption || legend || mainframe) &&
    title.title === diagram.title &&
    accessibility === diagram.accessibility;
  if (same) return diagram;
  const { accessibility: _, title: __, ...others } = rest;
  return { ...others, ...title, ...(accessibility && { accessibility }), statements };
}

/** Mermaid drops empty lines in a description, and blanks at the beginning of its lines. */
function spokenTexts(diagram: Diagram, adaptation: Adaptation): Diagram['accessibility'] {
  const { title, description } = diagram.accessibility ?? {};
  const kept = description?.replace(/\n\s+/g, '\n').replace(/^\n+|(?<!\n)\n+$/g, '');
  if (kept === description) return diagram.accessibility;
  adaptation.loseDeclared('accessibility', diagram, 'accessibility-description');
  if (title === undefined && !kept) return undefined;
  return { ...(title !== undefined && { title }), ...(kept && { description: kept }) };
}

function finalNote(banner: Banner, diagram: Diagram): readonly Statement[] {
  const of = outermost(diagram);
  const text = plainText(banner.text);
  if (of.length === 0 || text.trim() === '') return [];
  const span = banner.origin?.span;
  return [{ kind: 'note', placement: 'over', of, text, origin: { blankBefore: true, ...(span && { span }) } }];
}

/** Mermaid draws a title on one line, without formatting. */
function singleLine(diagram: Diagram, adaptation: Adaptation): string {
  const { title } = diagram;
  if (title === undefined) return '';
  const text = plainText(title);
  if (typeof title !== 'string') adaptation.loseDeclared('markup', diagram, 'title');
  if (!text.includes('\n')) return text;
  adaptation.loseDeclared('line-break', diagram, 'title');
  return text.replace(/(?<!\s)\s*\n\s*/g, ' ');
}
